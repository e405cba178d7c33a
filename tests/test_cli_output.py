"""Reports go to a file whole or not at all, and never change the exit status."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from support import Done

from checker.cli._output import write
from checker.errors import OutputError

Run = Callable[..., Done]
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clash.txt").write_text("Of the 480 clinics that were asked, 312 (58 %) had beds free.\n")
    (tmp_path / "many.txt").write_text("The town has 400 trees and 12 parks.\n" * 600)
    return tmp_path


def test_a_report_in_a_file_is_the_one_on_standard_output(run: Run) -> None:
    done = run("scan", "clash.txt", "--format", "json", "--output", "report.json")
    assert (done.status, done.out, done.err) == (1, "", "")
    assert Path("report.json").read_bytes().decode() == run("scan", "clash.txt", "--format", "json", "-o", "-").out
    assert sorted(os.listdir()) == ["clash.txt", "many.txt", "report.json"]


def test_a_report_is_replaced_with_its_permissions(run: Run) -> None:
    Path("report.csv").write_text("old")
    Path("report.csv").chmod(0o640)
    Path("link.csv").symlink_to("report.csv")
    run("extract", "clash.txt", "--format", "csv", "--output", "link.csv")
    assert Path("report.csv").read_text().startswith("id,document") and Path("link.csv").is_symlink()
    assert stat.S_IMODE(Path("report.csv").stat().st_mode) == 0o640


def test_a_new_report_has_the_permissions_of_any_new_file(run: Run) -> None:
    Path("other").write_text("")
    run("extract", "clash.txt", "--output", "report.txt")
    assert Path("report.txt").stat().st_mode == Path("other").stat().st_mode


def test_a_report_that_fails_leaves_the_old_one() -> None:
    Path("report.txt").write_text("old")

    def pieces() -> list[str]:
        yield "new"  # type: ignore[misc]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(pieces(), "report.txt")
    assert Path("report.txt").read_text() == "old"
    assert sorted(os.listdir()) == ["clash.txt", "many.txt", "report.txt"]


def test_a_folder_that_is_not_there_or_not_writable(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("scan", "clash.txt", "--output", "gone/report.txt")
    assert (done.status, done.out) == (2, "") and "gone: no such folder (create it first)" in done.err
    done = run("scan", "clash.txt", "--output", ".")
    assert (done.status, done.out) == (2, "") and "is a folder" in done.err
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    done = run("scan", "clash.txt", "--output", "report.txt")
    assert (done.status, done.out) == (2, "") and "report.txt: may not be written" in done.err


def test_a_folder_that_refuses_at_the_last_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputError, match=r"report\.txt: cannot be written: Permission denied"):
        write(["new"], "report.txt")
    assert sorted(os.listdir()) == ["clash.txt", "many.txt"]


def test_a_document_is_never_overwritten(run: Run) -> None:
    done = run("scan", "clash.txt", "--output", "./clash.txt")
    assert done.status == 2 and "would be overwritten" in done.err
    assert "480" in Path("clash.txt").read_text()


def test_a_report_in_a_scanned_folder_is_no_document(run: Run) -> None:
    Path("many.txt").unlink()
    first = run("scan", ".", "--format", "markdown", "--output", "report.md")
    one = Path("report.md").read_bytes()
    second = run("scan", ".", "--format", "markdown", "--output", "report.md")
    assert first.status == second.status == 1
    assert Path("report.md").read_bytes() == one


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_is_2(start: Start) -> None:
    with open("/dev/full", "wb") as full:
        process = start("extract", "many.txt", stdout=full)
        _, err = process.communicate()
    assert process.returncode == 2 and b"cannot be written" in err and b"Traceback" not in err
    process = start("extract", "many.txt", "--output", "/dev/full")
    _, err = process.communicate()
    assert process.returncode == 2 and b"cannot be written" in err


@pytest.mark.parametrize("form", ["jsonl", "table", "csv"])
def test_a_closed_pipe_is_quiet(start: Start, form: str) -> None:
    process = start("extract", "many.txt", "--format", form)
    assert process.stdout and process.stderr
    process.stdout.read(10)
    process.stdout.close()
    process.stdout = None
    assert process.communicate()[1] == b""
    assert process.returncode == 0


def test_ctrl_c_is_130_with_one_line_and_no_half_report(start: Start) -> None:
    Path("report.txt").write_text("old")
    process = start("extract", "-", "--output", "report.txt", stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"It rained. " * 40_000)  # more than a pipe holds: written once the other end is reading
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert err.strip() in (b"checker: interrupted", b"")
    assert Path("report.txt").read_text() == "old"


def test_an_internal_error_is_2_with_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker import pipeline

    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep\x1b[31m")

    monkeypatch.setattr(pipeline, "settings", fail)
    monkeypatch.delenv("CHECKER_DEBUG", raising=False)
    done = run("scan", "clash.txt")
    assert (done.status, done.out) == (2, "")
    assert done.err == "checker: internal error: RecursionError: too deep[31m; CHECKER_DEBUG=1 shows where\n"
    monkeypatch.setenv("CHECKER_DEBUG", "1")
    assert "Traceback" in run("scan", "clash.txt").err


def test_a_time_out_is_2(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker import pipeline
    from checker.errors import CheckerError

    def late(*_: object) -> None:
        raise CheckerError("the pattern 'x' ran for more than 20 seconds")

    monkeypatch.setattr(pipeline, "claims_of", late)
    done = run("scan", "clash.txt")
    assert done.status == 2 and "clash.txt: the pattern 'x' ran" in done.err


def test_progress_shows_on_a_terminal_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    from checker.cli import _progress

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(_progress, "_PATIENCE", 0.0)
    with _progress.Watch() as watch:
        report = watch.run().progress
        assert report
        report(3, 40, "docs/\x1b[31ma.txt")
    shown = sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert shown == "\r\x1b[K3 of 40  docs/[31ma.txt\r\x1b[K"
