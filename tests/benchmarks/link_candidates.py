"""What linking costs as the number of documents grows: `python tests/benchmarks/link_candidates.py [250 1000 ...]`.

Generated documents: many events, some documents an event, one vocabulary for all, so that unrelated documents share
nouns, verbs and common names. Nothing is random; the same number of documents gives the same documents. Printed for
each size: documents, claims, candidates a claim, pairs, postings left out, CPU seconds and growth of peak memory by
linking alone (the claims themselves are made first and not counted), then the exponents of both between sizes.

Each size runs in a process of its own, so that one does not warm up the next.
"""

from __future__ import annotations

import datetime
import gc
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

SIZES = (250, 1_000, 4_000, 16_000)
PER_EVENT = 5  # documents an event
FIRST_DAY = datetime.date(2010, 1, 1)
SYLLABLES = "ba ke lu mo ri sa te vo na zi du fe ga ho ji".split()
KINDS = (
    ("fire", "The fire destroyed", "houses", "The brigade evacuated", "residents"),
    ("storm", "The storm damaged", "roofs", "The police closed", "roads"),
    ("strike", "The strike stopped", "buses", "The company counted", "passengers"),
    ("fair", "The fair drew", "visitors", "The town rented", "stalls"),
    ("flood", "The flood ruined", "farms", "The army rescued", "villagers"),
    ("election", "The election filled", "seats", "The clerk counted", "ballots"),
)
THINGS = "stalls chairs paintings singers bakers loaves tents lamps boats flags".split()
VERBS = "opened arrived danced shone vanished".split()
REGIONS = ("Norland", "Esterland", "Sudland", "Westermark")


def name(number: int) -> str:
    """A made-up place, another for each number."""
    found = []
    for _ in range(4):
        number, digit = divmod(number, len(SYLLABLES))
        found.append(SYLLABLES[digit])
    return "".join(found).capitalize()


def tell(
    telling: int, what: str, place: str, street: str, region: str, one: tuple[str, int, str], two: tuple[str, int, str]
) -> str:
    """One of five ways to report an event: other order, passive voice, other words about it."""
    (first, many, ones), (second, few, twos) = one, two
    subject, verb = first.rsplit(" ", 1)
    agent, deed = second.rsplit(" ", 1)
    active = f"{first} [[{many} {ones}|verb={verb}]] in {place} near {street}, the mayor of {place} said."
    passive = f"In all [[{many} {ones}|verb={verb}]] in {place} near {street} were {verb} by the {what}."
    acted = f"{second} [[{few} {twos}|verb={deed}]] of {street} on the day of the {what}."
    by = f"were {deed} by {agent.lower()}, a reporter of {place} wrote."
    suffered = f"That day [[{few} {twos}|verb={deed}]] of {street} {by}"
    told = (
        f"{active} {acted} Nobody in {place} slept.",
        f"{passive} {suffered} The church of {place} stayed open until morning.",
        f"{acted} {passive} A witness from {street} remembers smoke, noise and rain.",
        f"{suffered} {active} Help came from the harbour of {street} before noon.",
        f"It began at breakfast. {active} Later came the lorries. {suffered}",
    )[telling]
    return (
        f"{what.capitalize()} in {place}\n\n{told}\n\nIn {region} such a {what} is rare. The minister of {region} "
        f"spoke of [[{few + 3} {twos}]] and of [[{many // 2} helpers]] in all of {region}. Our report number "
        f"{'abcdefgh'[telling]} of the {what} ends with [[{telling + 5} photographs]] of {place}.\n\n"
        + aside(telling, place, street, few, many)
    )


def aside(telling: int, place: str, street: str, few: int, many: int) -> str:
    """A paragraph about other things, with nouns that all documents share."""
    nouns = THINGS[telling:] + THINGS[:telling]
    numbers = (few + 40, many + 9, few + 200, few + 12, telling + 5, many * 3)
    told = [f"[[{number} {noun}]]" for number, noun in zip(numbers, nouns, strict=False)]
    first = f"Elsewhere in {street} {told[0]} {VERBS[telling]} on Friday, and {told[1]} stand ready in {place}."
    second = f"In {place} there were {told[2]} and {told[3]} to be seen by whoever {VERBS[telling]}."
    return f"{first} {second} Next week {told[4]} and {told[5]} follow in {street}."


def documents(count: int) -> Iterator[tuple[str, str, str]]:
    """Yield (path, marked text, ISO day). Marks as in `tests/link/claimed.py`."""
    for number in range(count):
        event, telling = divmod(number, PER_EVENT)
        what, first, one, second, two = KINDS[event % len(KINDS)]
        place, street, region = name(event * 7 + 3), name(event * 11 + 50_000 // 3), REGIONS[event % len(REGIONS)]
        day = FIRST_DAY + datetime.timedelta(days=event // 8 + telling % 3)
        many, few = 100 + event * 13 % 899, 10 + event * 7 % 89
        text = tell(telling, what, place, street, region, (first, many, one), (second, few, two))
        yield f"{number:06}.txt", text, day.isoformat()


def measure(count: int) -> dict[str, float]:
    """Link the claims of `count` documents; figures of cost."""
    from link.claimed import claimed

    from checker.link.survey import survey

    texts, claims = {}, {}
    for path, text, day in documents(count):
        texts[path], claims[path] = claimed(path, text, day)
    number = sum(map(len, claims.values()))
    gc.collect()
    gc.disable()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    found = survey(texts, claims)
    seconds = time.process_time() - start
    return {
        "documents": count,
        "claims": number,
        "looked_at": found.looked_at,
        "pairs": len(found.pairs),
        "skipped": found.skipped,
        "seconds": seconds,
        "bytes": 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before),
    }


def main() -> None:
    """Print the table."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    heads = "documents", "claims", "cand./claim", "pairs", "skipped", "CPU s", "MB", "B/claim"
    print(" ".join(head.rjust(width) for head, width in zip(heads, (9, 9, 11, 8, 8, 8, 8, 8), strict=True)))
    rows = []
    for size in sizes:
        made = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], capture_output=True, text=True, check=True
        )
        row = json.loads(made.stdout)
        rows.append(row)
        print(
            f"{row['documents']:9,} {row['claims']:9,} {row['looked_at'] / row['claims']:11.2f} {row['pairs']:8,} "
            f"{row['skipped']:8,} {row['seconds']:8.2f} {row['bytes'] / 1e6:8.1f} {row['bytes'] / row['claims']:8.0f}"
        )
    for one, two in zip(rows, rows[1:], strict=False):
        grown = math.log(two["claims"] / one["claims"])
        cpu, memory = (math.log(two[key] / one[key]) / grown for key in ("seconds", "bytes"))
        print(f"{one['documents']:,} to {two['documents']:,}: exponent of CPU {cpu:.2f}, of memory {memory:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
    else:
        main()
