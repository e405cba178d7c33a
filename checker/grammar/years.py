"""Years, decades and centuries: "in 2004", "(1971)", "nineteen eighty-six", "the 1990s", "the 19th century"."""

from __future__ import annotations

from fractions import Fraction

from checker.grammar.calendar import MAX_YEAR, MIN_YEAR, Point, number_of
from checker.grammar.numeral import numeral_at
from checker.lexicon.lists import numbers, words
from checker.lexicon.units_table import unit_form
from checker.model.document import Block
from checker.text import inflect
from checker.text.tokens import HYPHENS, Reading
from checker.trace import rule

LATEST_IN_WORDS = 2100
FIRST_EVENT = 1600
ERAS = ("AD", "CE", "A.D.", "C.E.")
CENTURY_LINKS = ("and", "or", "to", "through", "until", *HYPHENS, "–")
CITED = 14  # tokens of the names of a work that is cited
FIRST_SHORT = 20  # "20s" to "90s" are decades of the twentieth century


def year_at(reading: Reading, index: int) -> int | None:
    """Four figures that could be a year at token `index`."""
    text = reading.text(index)
    if reading.sort(index) == "number" and len(text) == 4 and text.isascii() and text.isdigit():
        return int(text) if MIN_YEAR <= int(text) <= MAX_YEAR else None
    return None


def year_expected(reading: Reading, index: int, *, short: bool) -> tuple[int, int] | None:
    """The year at `index`, where a month leads one to expect it: 2020, nineteen eighty-six, '96 (96 if `short`)."""
    year = year_at(reading, index)
    if year is not None:
        return (year, index) if _free(reading, index) else None
    era = reading.text(index + 1) if reading.text(index) in ERAS else ""
    if era.isascii() and era.isdigit() and 1 <= int(era) <= MAX_YEAR:
        return int(era), index + 1
    at = index + (reading.text(index) in ("'", "’"))
    text = reading.text(at)
    if reading.sort(at) == "number" and len(text) == 2 and text.isdigit() and (at > index or short):
        return int(text) + (2000 if int(text) < 50 else 1900), at
    return _in_words(reading, index) if reading.sort(index) == "word" else None


def _in_words(reading: Reading, index: int) -> tuple[int, int] | None:
    """ "nineteen eighty-six", "two thousand and five"."""
    one = numeral_at(reading, index)
    if one is None or one.ordinal or one.fraction or one.value.denominator != 1 or reading.lower(index) in ("a", "an"):
        return None
    value, last = int(one.value), one.last
    if 10 <= value <= 20:
        two = numeral_at(reading, last + 1) if reading.sort(last + 1) == "word" else None
        if two is None or two.ordinal or two.value.denominator != 1 or not 10 <= two.value < 100:
            return None
        value, last = value * 100 + int(two.value), two.last
    return (value, last) if MIN_YEAR <= value <= LATEST_IN_WORDS else None


def _free(reading: Reading, index: int) -> bool:
    """Is the figure at `index` a whole one, rather than the start of "2,000 people"?"""
    mark = reading.text(index + 1) in (".", ",") and reading.touches(index)
    return not (mark and reading.sort(index + 2) == "number" and reading.touches(index + 1))


@rule("decade", "value")
def decade(reading: Reading, index: int) -> Point | None:
    """ "the 1990s", "the '90s", "the nineties"."""
    at = index + (reading.lower(index) == "the")
    word = number_of("decades", reading.lower(at))
    if word is not None:
        parted = reading.lower(index - 1) in ("early", "late", "mid", "in") or reading.text(index - 1) in HYPHENS
        return Point(index, at, "decade", 1900 + word) if at > index or parted else None
    short = reading.text(at) in ("'", "’") and reading.touches(at)
    at += short
    text = reading.text(at)
    parted = reading.text(at + 1) == "s" and len(text) == 4  # "the 1990 s"
    ending = reading.lower(at + 1) in ("s", "'s") and (parted or reading.touches(at))
    if reading.sort(at) != "number" or not ending or not text.isdigit() or not text.endswith("0"):
        return None
    if len(text) == 4 and MIN_YEAR <= int(text) <= MAX_YEAR:
        return Point(at, at + 1, "decade", int(text))
    if len(text) != 2 or not (short or _decade_meant(reading, index, at)):
        return None
    return Point(at - short, at + 1, "decade", _century_of(reading, at - short) + int(text))


def _century_of(reading: Reading, at: int) -> int:
    """1900, or the century of the decade before: "the 1860s and '70s"."""
    at -= 1 + (reading.lower(at - 1) == "the")
    ended = reading.lower(at) in ("and", "or", ",", "to", "-", "–") and reading.lower(at - 1) in ("s", "'s")
    year = year_at(reading, at - 2) if ended else None
    return 1900 if year is None else year // 100 * 100


def _decade_meant(reading: Reading, index: int, at: int) -> bool:
    """Are two figures with an s a decade: "the late 90s", "the 1980s and 90s"? "His 70s", "the low 90s" are others."""
    before = reading.lower(index - 1)
    if before in ("early", "late", "mid") or (before in HYPHENS and reading.lower(index - 2) == "mid"):
        return reading.lower(index - 2 - (before in HYPHENS)) == "the"
    if before in ("and", "or") and reading.lower(index - 2) in ("s", "'s"):
        return True
    other, listed = reading.text(at + 3), reading.lower(at + 2) in ("and", "or")
    if listed and reading.lower(at + 4) in ("s", "'s") and reading.lower(index) == "the":
        return other.isdigit() and other.endswith("0") and len(other) in (2, 4)  # "the 80s and 90s"
    return int(reading.text(at)) >= FIRST_SHORT and index <= 1 and at + 1 >= reading.count - 2


@rule("century", "value")
def century(reading: Reading, index: int) -> Point | None:
    """ "the 19th century", "nineteenth-century"."""
    at = index + (reading.lower(index) == "the")
    figure, number = reading.text(at), numbers("numerals", "ordinals").get(reading.lower(at))
    if reading.sort(at) == "number" and figure.isdigit() and len(figure) <= 2:
        if reading.lower(at + 1) not in ("st", "nd", "rd", "th"):
            return None
        number, at = Fraction(figure), at + 1
    at += reading.text(at + 1) in HYPHENS and reading.lower(at + 2) == "century"
    if number is None or not 1 <= number <= 22:
        return None
    if reading.lower(at + 1) not in ("century", "centuries"):
        last = at if _centuries_follow(reading, at + 1) else -1
        return Point(index, at, "century", (int(number) - 1) * 100 + 1) if last >= 0 else None
    if reading.lower(at + 2) in words("calendar", "before_christ"):
        return None
    if reading.lower(at + 1) == "centuries" and reading.lower(index - 1) not in (*CENTURY_LINKS, "the"):
        return None
    return Point(index, at + 1, "century", (int(number) - 1) * 100 + 1)


def _centuries_follow(reading: Reading, at: int) -> bool:
    """ "the 17th | and 18th centuries", "from the fifth | to the seventh century"."""
    if reading.lower(at) not in CENTURY_LINKS:
        return False
    at += 1 + (reading.lower(at + 1) == "the")
    at += reading.sort(at) == "number"
    ordinal = reading.lower(at) in ("st", "nd", "rd", "th") or reading.lower(at) in words("numerals", "ordinals")
    after = at + 1 + (reading.text(at + 1) in HYPHENS)
    named = reading.lower(after) in ("century", "centuries")
    return ordinal and named and reading.lower(after + 1) not in words("calendar", "before_christ")


@rule("bare year", "value")
def lone_year(reading: Reading, index: int) -> Point | None:
    """A bare year, only with evidence about it: "in 2004", "(1971)", "the 2008 Olympics"."""
    short = _office_year(reading, index)
    if short is None and (reading.text(index + 1) in ERAS or reading.text(index) == "AD"):
        short = _early_year(reading, index)
    if short is not None:
        return short
    year = year_at(reading, index)
    if year is None or not _free(reading, index) or not _evident(reading, index):
        return None
    return Point(index, index, "year", year)


@rule("financial year", "value")
def _office_year(reading: Reading, index: int) -> Point | None:
    """FY18, CY 19: two figures behind the letters that offices write before a year."""
    at = index + 1 + (reading.text(index + 1) in ("'", "’"))
    text = reading.text(at)
    if reading.lower(index) not in ("fy", "cy") or len(text) not in (2, 4) or not (text.isascii() and text.isdigit()):
        return None
    year = int(text) + (2000 if len(text) == 2 else 0)
    return Point(index, at, "year", year) if FIRST_EVENT <= year <= MAX_YEAR else None


def _early_year(reading: Reading, index: int) -> Point | None:
    """79 AD, 476 CE: a year before the year 1000, told by its era or AD 79."""
    if reading.text(index) == "AD":
        told = year_expected(reading, index, short=False)
        return None if told is None else Point(index, told[1], "year", told[0])
    text, era = reading.text(index), reading.text(index + 1)
    if era not in ERAS or len(text) > 3 or not (text.isascii() and text.isdigit() and int(text)):
        return None
    return Point(index, index + 1, "year", int(text)) if era.isupper() else None


def _evident(reading: Reading, index: int) -> bool:
    before, after = reading.lower(index - 1), reading.lower(index + 1)
    if after in words("calendar", "no_year_before") or before in words("calendar", "no_year_after"):
        return False
    lower = reading.sort(index + 1) == "word" and reading.text(index + 1).islower()
    if lower and _counted(after):
        return False
    if before == "on" and reading.lower(index - 2) in words("calendar", "compared_on"):
        return True
    if before == "." and reading.lower(index - 2) in ("c", "ca") and reading.touches(index - 2):
        return True
    if after in words("calendar", "year_verbs") and (index == 0 or inflect.function_word(reading.text(index - 1))):
        return True  # "2007 saw a rise"
    if before == "." and reading.lower(index - 2) in ("b", "d") and reading.text(index - 3) in ("(", ","):
        return after in (")", ",", ";", "in")  # "Ann Lee (b. 1971)"
    if before == "(" and after in (")", ",", ";", ":", "-", "–"):
        other = reading.text(index + 2)
        year = not other.isdigit() or len(other) == 2 or year_at(reading, index + 2) is not None
        return year or after not in ("-", "–")
    if before == "," and after in (")", ";") and _cited(reading, index):
        return True
    if before in ("-", "–", "/") and reading.touches(index - 1):
        return year_at(reading, index - 2) is not None or reading.lower(index - 2) in words("calendar", "prefixes")
    if before in words("calendar", "year_evidence") or _heads(reading, index):
        return True
    if _names_event(reading, index):
        return True
    if season_at(reading, index) is not None:
        return True
    if after == "or" and reading.lower(index + 2) in words("calendar", "open_ends"):
        return True
    pair = after in ("-", "–") and reading.touches(index)
    other = reading.text(index + 2)
    pair = pair and before not in words("calendar", "numbered")
    if pair and (year_at(reading, index + 2) is not None or (other.isdigit() and len(other) == 2)):
        return True
    return after in words("calendar", "year_followers") or (before == "the" and reading.text(index + 1)[:1].isupper())


def season_at(reading: Reading, index: int) -> int | None:
    """The second year of "2018/19" or "2018/2019", a season or financial year, where one begins at token `index`."""
    year, other = year_at(reading, index), reading.text(index + 2)
    joined = reading.text(index + 1) == "/" and reading.touches(index) and reading.touches(index + 1)
    if year is None or not joined or not (other.isascii() and other.isdigit()):
        return None
    return year + 1 if other in (str(year + 1), str(year + 1)[2:]) else None


def _cited(reading: Reading, index: int) -> bool:
    """ "(Ann Lee, 2014)", "(Moro et al., 2014; ...)": a name in brackets, and the year that ends it."""
    if not FIRST_EVENT <= int(reading.text(index)) < LATEST_IN_WORDS:
        return False
    name = index - 2 - (reading.text(index - 2) == ".")
    if not (reading.text(name)[:1].isupper() or reading.lower(name) == "al"):
        return False
    return any(reading.text(n) in ("(", ";") for n in range(name - 1, max(-1, name - CITED), -1))


def _heads(reading: Reading, index: int) -> bool:
    """In a heading (of a table too): a year on its own, before a colon, or behind the last comma ("Blockade, 1861")."""
    cell, last = reading.sentence, reading.count - 1
    if cell.block is Block.CELL:
        return last == 0 and 0 in (cell.row, cell.column)
    if cell.block is not Block.HEADING:
        return False
    opens = index == 0 and (index == last or reading.text(1) == ":")
    return opens or (index == last and reading.text(index - 1) == ",")


def _names_event(reading: Reading, index: int) -> bool:
    """ "the 1918 offensive", "its 2006 budget": figures before a singular noun that is no unit can count nothing."""
    word = reading.text(index + 1)
    before = index - 1 - ("J" in inflect.ranked_tags(reading.text(index - 1)))  # "a secret 1902 pact"
    pointed = inflect.function_word(reading.text(before)) == "determiner" and word.islower()
    if not pointed or not FIRST_EVENT <= int(reading.text(index)) < LATEST_IN_WORDS:
        return False
    if inflect.ranked_tags(word)[:1] == "J" and reading.lower(index + 2) in words("calendar", "year_followers"):
        return True  # "the 1972 presidential election"
    tags = inflect.ranked_tags(word)
    return "N" in tags and "P" not in tags and unit_form(word) is None and reading.text(index + 2) not in HYPHENS


def _counted(word: str) -> bool:
    """Is a plural noun counted by the figure: "In 2000 hospitals"? Then it is no year."""
    tags = inflect.tags(word)
    return "P" in tags and not tags & {"Z", "B", "D", "R"} and word not in words("calendar", "year_followers")
