"""The README keeps its promises: its commands are those that are run, its table is the one that is printed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import Done

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_two_commands() -> None:
    first, second = blocks("sh")
    assert first.count("\n") == second.count("\n") == 1
    assert first.rstrip().endswith(".venv/bin/checker scan seeds/")
    assert second.rstrip() in (ROOT / ".ci" / "run").read_text(encoding="utf-8"), ".ci/run calls the same command"


def test_the_table_is_the_real_one(
    run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("COLUMNS", raising=False)
    before, shown, after = re.split(
        r"(?<=<!-- table: checker scan seeds/ -->\n```\n)(.*?)(?=```)", README, flags=re.DOTALL
    )
    printed = run("scan", "seeds/").out
    if request.config.getoption("--update-goldens"):
        (ROOT / "README.md").write_text(before + printed + after, encoding="utf-8")
    else:
        assert printed == shown, "run pytest --update-goldens and read the diff"


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    [code] = blocks("python")
    exec(compile(code.replace('["drafts/", "report.md"]', '"seeds/"'), "README.md", "exec"), {})
    out = capsys.readouterr().out
    assert "About 3,000 patients count" in out and "60-80 days duration" in out


def test_links_lead_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page}: {target}"


@pytest.mark.parametrize("page", ["README.md", "docs/rules.md"])
def test_rules_on_the_pages_are_sound(page: str, tmp_path: Path, run: Callable[..., Done]) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    rules = [
        block for block in re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL) if block.startswith("id:")
    ]
    assert rules
    for rule in rules:
        own = re.sub(r"^id: (.*)$", r"id: my-\1", rule, count=1, flags=re.MULTILINE)
        name = own.splitlines()[0].removeprefix("id: ")
        (tmp_path / f"{name}.yaml").write_text(own)
    assert run("rules", "validate", tmp_path).status == 0


@pytest.mark.slow
def test_a_wheel_works_far_from_the_project(tmp_path: Path) -> None:
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    subprocess.run([python, "-m", "pip", "install", "-q", ROOT], check=True)
    (tmp_path / "a.txt").write_text("Of the 480 clinics that were asked, 312 (58 %) had beds free.\n")
    command = [python.with_name("checker"), "scan", "a.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "") and "share-of-whole" in done.stdout
