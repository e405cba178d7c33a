"""What extraction costs, as ratios: `python tests/benchmarks/extraction.py [--large] [--only PART] [TEXT ...]`.

Parts: `throughput` against a pass of the standard library's `re` over all digits and, where they are installed, against
quantulum3 and Recognizers-Text; `start` against `python -c pass`; `growth`: exponents
of time and memory over 0.1, 1 and 10 MB, with `--large` 100 MB too. Texts are generated (see `prose.py`); files that
are named are measured as well. Times are CPU seconds, taken in turns, as machines are not steady.

The peers are no dependency: pip install quantulum3 recognizers-text-suite 'emoji<2'. They get the text by paragraphs,
as both need more than twice the time for twice the text.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from prose import prose  # noqa: E402

import checker  # noqa: E402

LONG, MIDDLE, SHORT = 2_000_000, 300_000, 30_000  # characters: for the digits, the checker, the peers
ROUNDS, STARTS = 5, 9
SMALL_DOCUMENT = 18_000
SIZES = (100_000, 1_000_000, 10_000_000)
LARGE = 100_000_000
DENSE = "In {n} the port sold {n},400 tonnes for ${n}.5 million, {n} % more than {n} firms did within {n} weeks. "
INSTALL = "pip install quantulum3 recognizers-text-suite 'emoji<2'"
Work = Callable[[str], object]


def digits(text: str) -> int:
    """The measure: a pass over all digits."""
    return sum(1 for _ in re.finditer(r"\d+", text))


def extract(text: str) -> object:
    """The whole extraction, with context."""
    return checker.extract({"text": text})


def cpu(work: Work, text: str) -> float:
    """Seconds of CPU for each character."""
    start = time.process_time()
    work(text)
    return (time.process_time() - start) / len(text)


def dense(characters: int) -> str:
    """Text that is nothing but quantities, in paragraphs."""
    made = (DENSE.format(n=10 + number % 80) + "\n\n" * (number % 5 == 4) for number in range(characters // 90))
    return "".join(made)


# --- throughput -------------------------------------------------------------------------------------------------------


def throughput(files: list[str]) -> None:
    """Print the cost of extraction as a multiple of the pass over digits, and against the peers."""
    long = prose(LONG)
    print(f"generated prose: {1024 * digits(long) / len(long):.1f} figures a KB")
    texts = {"generated prose": long[:MIDDLE]}
    texts |= {name: Path(name).read_text(encoding="utf-8")[:MIDDLE] for name in files}
    for name, text in texts.items():
        extract(text)
        rounds = [(cpu(digits, long), cpu(extract, text), cpu(digits, long)) for _ in range(ROUNDS)]
        ratio = statistics.median(2 * own / (before + after) for before, own, after in rounds)
        speed = 1e-3 / min(own for _, own, _ in rounds)
        print(f"{name}: {ratio:.0f} times the pass over digits (at most 160, aim 80); {speed:.0f} KB/s")
    for name, make in (("quantulum3", quantulum), ("Recognizers-Text", recognizers)):
        try:
            peer = make()
        except ImportError as error:
            print(f"{name}: not measured ({error}); {INSTALL}")
            continue
        text = long[:SHORT]
        peer(text[:1000])
        extract(text)
        own = min(cpu(extract, text) for _ in range(ROUNDS))
        other = cpu(peer, text)
        own = statistics.median((own, *(cpu(extract, text) for _ in range(ROUNDS))))
        print(f"{name}: {1e-3 / other:.1f} KB/s on {SHORT // 1000} KB; the checker is {other / own:.0f} times as fast")


def quantulum() -> Work:
    """quantulum3 without its classifier, which needs packages of its own."""
    from quantulum3 import parser

    return lambda text: [parser.parse(part) for part in text.split("\n\n")]


def recognizers() -> Work:
    """Recognizers-Text: numbers, currencies, dimensions, ages, dates; models are made once."""
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import Culture, NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    units, english = NumberWithUnitRecognizer(Culture.English), Culture.English
    models = [
        NumberRecognizer(english).get_number_model(),
        units.get_currency_model(),
        units.get_dimension_model(),
        units.get_age_model(),
        DateTimeRecognizer(english).get_datetime_model(),
    ]
    return lambda text: [model.parse(part) for part in text.split("\n\n") for model in models]


# --- start ------------------------------------------------------------------------------------------------------------


def start() -> None:
    """Print what a process costs that says its version, or reads one small document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.txt"
        path.write_text(prose(SMALL_DOCUMENT), encoding="utf-8")
        commands = {
            "pass": ["-c", "pass"],
            "checker --version (at most 8)": ["-m", "checker", "--version"],
            "checker extract, 18 KB (at most 25, aim 12)": ["-m", "checker", "extract", str(path), "--format", "jsonl"],
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(STARTS):
            for name, command in commands.items():
                taken[name].append(_process(command, folder))
        middle = {name: [*map(statistics.median, zip(*some, strict=True))] for name, some in taken.items()}
        for name, (used, wall) in middle.items():
            base = middle["pass"]
            print(f"{name}: {used / base[0]:.1f} times `python -c pass` in CPU, {wall / base[1]:.1f} times in time")


def _process(command: list[str], folder: str) -> tuple[float, float]:
    """CPU and wall seconds of one run of Python; compiled modules are kept, as after an installation."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": folder, "PYTHONPATH": str(ROOT)}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL, env=environment)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


# --- growth -----------------------------------------------------------------------------------------------------------


def growth(sizes: tuple[int, ...]) -> None:
    """Print time and memory of single documents, with their exponents; each runs in a process of its own."""
    for name in ("prose", "dense"):
        rows = []
        for size in sizes if name == "prose" else sizes[:2]:
            command = [sys.executable, __file__, "--one", name, str(size)]
            rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
            row = rows[-1]
            held = row["bytes"] / row["characters"]
            cost = f"{row['seconds']:.2f} s, {held:.1f} bytes held for each of the text"
            print(f"{name}, {size / 1e6:g} MB: {row['claims']:,} claims, {cost}")
        for one, two in zip(rows, rows[1:], strict=False):
            larger = math.log(two["characters"] / one["characters"])
            exponent = math.log(two["seconds"] / one["seconds"]) / larger
            print(f"{name}, {math.exp(larger):.0f} times the text: exponent of time {exponent:.2f}")


def measure(name: str, size: int) -> dict[str, float]:
    """Cost of one document, in this process."""
    text = (prose if name == "prose" else dense)(size)
    extract(text[:20_000])
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    claims = checker.extract({"text": text})
    seconds = time.process_time() - began
    peak = 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held)
    return {"characters": len(text), "claims": len(claims), "seconds": seconds, "bytes": peak}


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description="What extraction costs, as ratios.")
    parser.add_argument("texts", nargs="*", metavar="TEXT", help="a text to measure beside the generated one")
    parser.add_argument("--only", choices=["throughput", "start", "growth"])
    parser.add_argument("--large", action="store_true", help="100 MB too")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(measure(chosen.one[0], int(chosen.one[1]))))
        return
    parts = {
        "throughput": lambda: throughput(chosen.texts),
        "start": start,
        "growth": lambda: growth((*SIZES, LARGE) if chosen.large else SIZES),
    }
    for name, part in parts.items():
        if chosen.only in (None, name):
            print(f"--- {name}")
            part()


if __name__ == "__main__":
    main()
