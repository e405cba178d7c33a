"""Whole numbers in English words and figures, as texts write them: what the numeral grammar must read back."""

from __future__ import annotations

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def spell(number: int, *, joined: bool = True) -> str:
    """217 is "two hundred and seventeen", or without `joined` "two hundred seventeen"."""
    if number < 20:
        return ONES[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return TENS[ten] + (f"-{ONES[one]}" if one else "")
    if number < 1000:
        hundred, rest = divmod(number, 100)
        link = " and " if joined else " "
        return f"{ONES[hundred]} hundred" + (link + spell(rest, joined=joined) if rest else "")
    size, name = next((size, name) for size, name in SCALES if number >= size)
    count, rest = divmod(number, size)
    link = " and " if joined and 0 < rest < 100 else " "
    return f"{spell(count, joined=joined)} {name}" + (link + spell(rest, joined=joined) if rest else "")


def grouped(number: int, mark: str) -> str:
    """1234567 with a mark between groups of three."""
    return f"{number:,}".replace(",", mark)
