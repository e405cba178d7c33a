"""Random texts against the whole extraction: `python tests/fuzz_extract.py [minutes]`.

Texts are mixed from numerals, units, marks, control characters and letters of many scripts. Whatever a text holds, it
is read in time proportional to its length, and what is found is where it says. A text that is not is printed, and made
a case: in `tests/extractors/` where it shows a wrong claim, in `tests/laws/` where it shows a crash or a hang.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from hypothesis import HealthCheck, given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from checker.config import DateOrder, Settings  # noqa: E402
from checker.errors import CheckerError  # noqa: E402
from checker.pipeline import claims_of  # noqa: E402

BATCH = 300  # texts between two looks at the clock
PATIENCE, PER_CHARACTER = 1.0, 0.003  # seconds of CPU that a text may take

NUMERALS = """0 1 7 12 100 1,904 12.5 1.950.000 1 414 021 6.2e-4 1e999 ½ ¾ ⅞ 3/4 10^9 10⁶ × 10^8 0x1F 007 -7 −7 ±3
 five twelve twenty-one two hundred and seventeen thousand a dozen half a quarter third thirty-first couple several
 million bn lakh crore k m dozens hundreds of thousands point nought one in two out of ٣٤ 五千 万 亿 ３ 𝟛 Ⅻ ⑦""".split()
WORDS = """about nearly more than less at least most up to over under some between and or to from by of per a an the
 each every in on since until before after during ago later next last this that same first second week month year years
 -year-old old aged day days hour minutes decade century people patients books of them cars he she it they said says
 according told may might will not no never so far additional tripled twice times fold total of Mr. Dr. U.S. No.
 January May March Monday Easter Q3 FY18 1990s '98 2004 2019-05-04 8/10/2012 4 May 2019 30 February noon""".split()
UNITS = """% percent percentage points $ US$ € £ ¥ yuan Rs EUR USD km km² square metres °C degrees kg mg/l kWh m/s² mph
 litres a day /year " ' ″ ft in lb oz 5G 12h p.m. 7:30 Covid-19 Route 66 page 4""".split()
MARKS = [*" ,.;:!?…—–-‑_/\\|()[]{}<>«»“”‘’'\"`´#*+=~^&@§©°·•\t\n\r\f\v", "\n\n", "\r\n"]
MARKS += ["\n- ", "\n# ", "\n| ", " |\n"]
STRANGE = ["\u00a0", "\u2009", "\u200b", "\u202e", "\u2028", "\ufeff", "\x1b", "\x7f", "\x85", *"İſßé"]
STRANGE += ["中", "の", "한", "й", "ع", "🎉", "e\u0301", "\ud7ff", "\U0010ffff"]
STRANGE += ["`x 5`", "http://a.b/5", "a5@b.c", "```\n"]

listed = map(st.sampled_from, (NUMERALS, WORDS, UNITS, MARKS, STRANGE))
piece = st.one_of(*listed, st.characters(), st.integers().map(str))
some = st.lists(piece, min_size=1, max_size=4).map(" ".join)
joint = st.sampled_from([" ", " ", " ", "", ", ", "-", "\n"])
texts = st.one_of(
    st.lists(st.tuples(piece, joint), max_size=60).map(lambda pairs: "".join(one + gap for one, gap in pairs)),
    st.tuples(some, st.integers(2, 400)).map(lambda run: run[0] * run[1]),
    st.lists(st.tuples(piece, st.integers(1, 60)), max_size=8).map(lambda runs: " ".join(a * many for a, many in runs)),
)
chosen = st.builds(Settings, st.sampled_from([None, "2020-02-29"]), st.sampled_from([None, *DateOrder]))


def check(text: str, settings_: Settings) -> None:
    """Raise AssertionError where a text takes too long, or a claim is not what it says."""
    start = time.process_time()
    try:
        _, claims = claims_of("a.txt", text, settings_)
    except CheckerError as error:
        raise AssertionError(f"{error}") from error
    took = time.process_time() - start
    assert took < PATIENCE + PER_CHARACTER * len(text), f"{len(text)} characters took {took:.1f} s"
    for claim in claims:
        assert text[claim.span.start : claim.span.end] == claim.text != ""
        assert claim.sentence.start <= claim.span.start and claim.span.end <= claim.sentence.end
        assert not claim.resolved or not claim.interval.empty
    assert [claim.span for claim in claims] == sorted(claim.span for claim in claims)
    assert len({claim.id for claim in claims}) == len(claims)


def main() -> int:
    """Try texts for as many minutes as the command line says; 1 where one was not read as it should be."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    tried, failed, end = 0, 0, time.monotonic() + 60 * minutes
    while time.monotonic() < end:

        @settings(max_examples=BATCH, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(texts, chosen)
        def run(text: str, settings_: Settings) -> None:
            check(text, settings_)

        try:
            run()
        except Exception as error:
            failed += 1
            print("\n".join([f"{type(error).__name__}: {error}", *getattr(error, "__notes__", [])]), flush=True)
        tried += BATCH
        print(f"{tried:,} texts, {failed} found", file=sys.stderr, flush=True)
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
