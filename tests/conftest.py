"""What tests of several rooms share."""

from __future__ import annotations

import builtins
import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from support import Done

# The same examples in every run, so that a change and not chance makes a test fail; `--hypothesis-profile search` looks
# for new ones.
CHECKS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
settings.register_profile("checker", deadline=None, derandomize=True, suppress_health_check=CHECKS)
settings.register_profile("search", deadline=None, max_examples=2000, suppress_health_check=CHECKS)
settings.load_profile("checker")

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="rewrite the goldens; then read the diff")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare text with a file, or write the file under --update-goldens."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-goldens"):
            path.write_bytes(text.encode("utf-8"))
        assert path.read_bytes().decode("utf-8") == text, (
            "if this is better, run pytest --update-goldens and read the diff"
        )

    return compare


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Done]:
    """The command line within this process: quick, and warnings are errors."""
    from checker.cli import run as command

    def go(*arguments: object) -> Done:
        capfdbinary.readouterr()
        status = command([str(argument) for argument in arguments])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Done(status, out.decode("utf-8"), err.decode("utf-8"))

    return go


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """The command line as a process of its own, for what only shows from outside."""
    started: list[subprocess.Popen[bytes]] = []

    def go(*arguments: object, **options: Any) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "checker", *map(str, arguments)]
        process = subprocess.Popen(command, **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options)
        started.append(process)
        return process

    yield go
    for process in started:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream:
                stream.close()


@pytest.fixture
def deny(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Take away the permission to read a file or list a folder, from the superuser too."""
    denied: dict[str, int] = {}
    real_open, real_scandir = builtins.open, os.scandir

    def refuse(path: Any) -> None:
        if isinstance(path, (str, Path)) and os.path.abspath(path) in denied:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    def opened(path: Any, *rest: Any, **options: Any) -> Any:
        refuse(path)
        return real_open(path, *rest, **options)

    def scanned(path: Any = ".") -> Any:
        refuse(path)
        return real_scandir(path)

    def go(path: Path) -> None:
        denied[os.path.abspath(path)] = path.stat().st_mode
        path.chmod(0)
        monkeypatch.setattr(builtins, "open", opened)
        monkeypatch.setattr(os, "scandir", scanned)

    yield go
    for path, mode in denied.items():
        os.chmod(path, mode)
