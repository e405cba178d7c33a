"""Numbers in a row that share what stands behind the last: "20, 35 and 50 mg", "8- and 12-hour", "10 x 15 cm"."""

from __future__ import annotations

from collections.abc import Sequence

from checker.grammar.amount import Amount, share_scale
from checker.model.record import replace
from checker.text import inflect
from checker.text.tokens import HYPHENS, Reading

LONGEST = 12  # members of a row
WIDEST = 4  # tokens from one member to the next
RELAY = 20  # of two sides one is not so many times the other


def listed(reading: Reading, found: Sequence[Amount]) -> list[Amount]:
    """The amounts, with `joint` set in those that stand in a row: the last token of the row's last number."""
    made = list(found)
    at = 0
    while at < len(made) - 1:
        end = _row(reading, made, at)
        if end > at and _opens(reading, made[at]):
            across = reading.lower(made[end].first - 1) in ("and", "or")
            for n in range(at, end):
                if across and made[n].single and made[end].low.scaled:  # 18, 22 and 31 thousand
                    low = share_scale(reading, made[n].low, made[end].low)
                    made[n] = replace(made[n], low=low, high=low)
                if made[n].joint < 0:
                    made[n] = replace(made[n], joint=made[end].core_last)
        at = max(end, at) + 1
    return made


def _row(reading: Reading, found: Sequence[Amount], first: int) -> int:
    """The last member of the row that begins with amount `first`, or `first`: commas part them, "and" the last."""
    at = first
    while at + 1 < len(found) and at - first < LONGEST:
        one, two = found[at], found[at + 1]
        if two.first - one.last > WIDEST:
            return first
        gap = [reading.lower(n) for n in range(one.last + 1, two.first)]
        if gap and gap[0] in HYPHENS and reading.touches(one.last):
            gap = gap[1:]  # 8- and 12-hour
        if not _alike(one, two):
            return first
        if gap in (["x"], ["×"], ["by"]):
            if two.low.value < RELAY * one.low.value:  # "4 x 100 m" is no size
                at += 1
                following = found[at + 1] if at + 1 < len(found) else None
                if following is None or following.first - two.core_last != 2:
                    return at
                continue
            return first
        if gap in (["and"], ["or"]) or (gap in ([",", "and"], [",", "or"]) and at > first):
            return at + 1
        if gap != [","]:
            return first
        at += 1
    return first


def _alike(one: Amount, two: Amount) -> bool:
    low = one.low
    return low.digits == two.low.digits and not (
        low.ordinal or two.low.ordinal or low.vague or low.fraction or one.change
    )


def _opens(reading: Reading, amount: Amount) -> bool:
    """Can a row begin here: not behind a noun, whose number it might be ("Apollo 11 and 12 days")?"""
    at = amount.first - 1
    before = reading.text(at)
    if reading.sort(at) != "word" or inflect.function_word(before) is not None:
        return before not in ("#", "-", "/")
    if before[0].isupper() and (at > 0 or not inflect.is_known(before)):
        return False
    return inflect.ranked_tags(before)[:1] not in ("N", "") or amount.operator is not None
