"""Whatever a user hands over: a clear message on standard error, the contract's status, and the others still read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support import Done

Run = Callable[..., Done]
GOOD = "In 2019 the council ran 40 libraries.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(GOOD)
    return tmp_path


def missing() -> str:
    return "no such file"


def empty_folder() -> str:
    Path("bad.txt").mkdir()
    return "no document in this folder"


def binary() -> str:
    Path("bad.txt").write_bytes(b"\x7fELF\x02\x01\x01\x00\x00")
    return "binary file"


def not_utf8() -> str:
    Path("bad.txt").write_bytes(b"x" * 1234 + b"\xff")
    return "not UTF-8: byte 1,234"


def dangling() -> str:
    Path("bad.txt").symlink_to("gone.txt")
    return "a symbolic link to 'gone.txt', which is not there"


def circle() -> str:
    Path("bad.txt").symlink_to("worse.txt")
    Path("worse.txt").symlink_to("bad.txt")
    return "symbolic links lead in a circle"


BAD = [missing, empty_folder, binary, not_utf8, dangling, circle]


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
@pytest.mark.parametrize("command", ["scan", "extract"])
def test_a_bad_document_is_2_and_does_not_stop_the_others(run: Run, command: str, make: Callable[[], str]) -> None:
    message = make()
    done = run(command, "bad.txt", "good.txt", "--format", "json")
    assert done.status == 2
    assert done.err.startswith("checker: bad.txt: ") and message in done.err and done.err.count("\n") == 1
    printed = json.loads(done.out)
    if command == "scan":
        assert printed["summary"]["documents"] == 1
    else:
        assert {claim["document"] for claim in printed["claims"]} == {"good.txt"}


@pytest.mark.parametrize("make", [binary, not_utf8, dangling, circle], ids=lambda make: make.__name__)
def test_a_bad_document_in_a_folder_is_named_too(run: Run, make: Callable[[], str]) -> None:
    message = make()
    done = run("scan", ".")
    assert done.status == 2 and "checker: bad.txt: " in done.err and message in done.err
    assert "1 document" in done.out


def test_an_unreadable_file(run: Run, deny: Callable[[Path], None]) -> None:
    Path("bad.txt").write_text("5 men")
    deny(Path("bad.txt"))
    done = run("scan", "bad.txt", "good.txt")
    assert done.status == 2 and done.err.startswith("checker: bad.txt: may not be read") and "1 document" in done.out


def test_a_circle_of_folders(run: Run) -> None:
    Path("docs").mkdir()
    Path("docs/up").symlink_to("..")
    Path("docs/a.txt").write_text(GOOD)
    done = run("scan", "docs", "--format", "json")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["summary"]["documents"] == 1


def test_only_bad_documents(run: Run) -> None:
    done = run("scan", "gone.txt")
    assert done.status == 2 and done.out.startswith("No document was read.\n0 documents")


def test_an_empty_path(run: Run) -> None:
    done = run("scan", "", "good.txt", "--format", "json")
    assert done.status == 2 and "an empty path" in done.err
    assert json.loads(done.out)["summary"]["documents"] == 1


def test_standard_input_that_is_closed(start: Callable[..., subprocess.Popen[bytes]]) -> None:
    process = start("scan", "-", preexec_fn=lambda: os.close(0))
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2 and b"standard input is closed" in err and b"Traceback" not in err


def test_a_folder_without_rules(run: Run) -> None:
    Path("rules").mkdir()
    done = run("scan", "good.txt", "--rules", "rules")
    assert done.status == 2 and done.err.startswith("checker: rules: no rule file here")


def test_a_rule_file_of_another_type(run: Run) -> None:
    done = run("rules", "validate", "good.txt")
    assert done.status == 2 and done.err.startswith("checker: good.txt: no rule file")


def test_other_types_in_a_folder_are_counted_and_no_error(run: Run) -> None:
    Path("picture.png").write_bytes(b"\x89PNG\x00")
    done = run("scan", ".", "--format", "json")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["summary"]["skipped"] == 1


def test_the_encoding_cures_what_the_message_says(run: Run) -> None:
    Path("bad.txt").write_bytes("12 cafés".encode("windows-1252"))
    assert "--encoding windows-1252" in run("extract", "bad.txt").err
    done = run("extract", "bad.txt", "--encoding", "windows-1252", "--format", "jsonl")
    assert done.status == 0 and json.loads(done.out)["text"] == "12 cafés"


def test_a_file_name_that_would_drive_the_terminal(run: Run) -> None:
    name = "a\x1b[31m\n\u202e.txt"
    Path(name).write_text(GOOD)
    assert run("extract", name, "--format", "jsonl").status == 0
    done = run("extract", name, "gone" + name)
    assert "\x1b" not in done.out + done.err and "\u202e" not in done.out + done.err


RULE = """\
id: my-rule
what: A part is larger than its whole.
why: One of the two is wrong.
bind:
  part: {kind: count}
  whole: {kind: count}
within: sentence
assert: part <= whole
message: "{part} is more than {whole}"
"""


def write_rule(text: str, name: str = "my-rule.yaml") -> None:
    Path("rules/own").mkdir(parents=True, exist_ok=True)
    Path("rules/own", name).write_text(text)


def test_a_sound_rule_file(run: Run) -> None:
    write_rule(RULE)
    assert run("rules", "validate", "rules") == Done(0, "1 rule, no fault.\n", "")


HOSTILE = {
    "syntax": (RULE.replace("message: ", "message: ["), 10),
    "unknown field": (RULE + "severty: error\n", 10),
    "python": (RULE.replace("part <= whole", "__import__('os').system('true')"), 8),
    "attribute": (RULE.replace("part <= whole", "part.__class__ == 1"), 8),
    "deep": (RULE.replace("part <= whole", "(" * 5000 + "part" + ")" * 5000 + " <= whole"), 8),
    "long": (RULE.replace("part <= whole", " + ".join(["part"] * 20_000) + " <= whole"), 8),
    "power": (RULE.replace("part <= whole", "9 ** 9 ** 9 ** 9 <= part"), 8),
    "unknown role": (RULE.replace("part <= whole", "part <= hole"), 8),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_faulty_rule_file_is_2_at_its_line_at_once(run: Run, name: str) -> None:
    text, line = HOSTILE[name]
    write_rule(text)
    began = time.perf_counter()
    for arguments in (["scan", "good.txt", "--rules", "rules"], ["rules", "validate", "rules"]):
        done = run(*arguments)
        assert (done.status, done.out) == (2, "")
        assert f"rules/own/my-rule.yaml:{line}:" in done.err
        assert "internal error" not in done.err and "Traceback" not in done.err and len(done.err) < 2000
    assert time.perf_counter() - began < 10


def test_all_faults_come_at_once_and_a_duplicate_id_is_one(run: Run) -> None:
    write_rule(RULE)
    write_rule(RULE, "my-other.yaml")
    Path("rules/more").mkdir()
    Path("rules/more/my-rule.yaml").write_text(RULE.replace("what: ", "waht: "))
    Path("rules/more/again").mkdir()
    done = run("scan", "good.txt", "--rules", "rules")
    assert done.status == 2
    assert "rules/own/my-other.yaml:1:" in done.err and "rules/more/my-rule.yaml:2:" in done.err
    Path("rules/more/my-rule.yaml").write_text(RULE)
    Path("rules/own/my-other.yaml").unlink()
    done = run("scan", "good.txt", "--rules", "rules")
    assert done.status == 2 and "'my-rule'" in done.err and "my-rule.yaml" in done.err


def test_a_rule_file_without_end_is_refused(run: Run) -> None:
    write_rule(RULE + "# " + "x" * 2_000_000)
    done = run("rules", "validate", "rules")
    assert done.status == 2 and "rules/own/my-rule.yaml:1:1: 2,000," in done.err


def test_a_yaml_bomb_is_refused(run: Run) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    write_rule("\n".join(lines))
    done = run("rules", "validate", "rules")
    assert done.status == 2 and "rules/own/my-rule.yaml:1:" in done.err


MEASURE = """
import resource, sys, time
from checker.cli import run
began = time.process_time()
status = run(sys.argv[1:])
print(status, time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def measured(*arguments: object) -> tuple[float, float]:
    """Seconds of processor time and megabytes of memory at most, of one run in a process of its own."""
    command = [sys.executable, "-c", MEASURE, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    status, seconds, kilobytes = done.stderr.split()
    assert status == "0", done.stderr
    return float(seconds), float(kilobytes) / (1 if sys.platform == "linux" else 1024) / 1024


def one_line(megabytes: float) -> Path:
    path = Path(f"line-{megabytes}.txt")
    piece = "the council ran 40 libraries and lent books to readers while the rain went on over the hills and "
    path.write_text(piece * int(megabytes * 1_000_000 / len(piece)))
    return path


def test_a_long_line_costs_in_proportion(here: Path) -> None:
    measured("extract", "good.txt")
    (small, _), (large, _) = (
        measured("extract", one_line(size), "-o", os.devnull, "-f", "jsonl") for size in (0.2, 0.8)
    )
    assert large < 4 * small * 1.6


@pytest.mark.slow
def test_a_line_of_fifty_megabytes(here: Path) -> None:
    ten, some = measured("scan", one_line(10), "-o", os.devnull, "-f", "json")
    fifty, memory = measured("scan", one_line(50), "-o", os.devnull, "-f", "json")
    assert fifty < 5 * ten * 1.4
    assert memory < 5 * some * 1.2
