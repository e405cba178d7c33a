"""Claims of two texts that belong together though they are not one quantity: a whole in one text and its parts in the
other, a change and its ends, a birthday and an age, a record and what exceeds it.

Rules bind them by roles such as `{linked: sum-elsewhere}`. Whether the figures fit has no say here. To add one, write a
function over the claims of two comparable parts, enter it in `_JOINERS` and in `RELATIONS`, and write its rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from checker.link import gates
from checker.link.comparable import Ground
from checker.link.facets import Facets
from checker.link.survey import Survey, by_part
from checker.link.words import surface
from checker.model.claim import Kind
from checker.model.finding import Link, Relation

MAX_PARTS = 12
CLOSE = 4  # lemmas within which a verb belongs to the figure
TOLD = 3  # words that a change must share with both of its ends

_SUMMED = frozenset({Kind.COUNT, Kind.MEASUREMENT, Kind.MONEY})
_HARD = ("kind", "unit", "head", "modifiers", "modality", "role", "calendar", "time", "complement", "contrast")

Claims = Sequence[Facets]
Joiner = Callable[[Claims, Claims, Ground], Iterator[tuple[str, tuple[Facets, ...], str]]]


def relations(found: Survey) -> tuple[Relation, ...]:
    """The relations between comparable parts, in the order of the parts. Raises DataError for a malformed table."""
    parts = by_part(item for item in found.read if item.claim.resolved and "converted" not in item.marks)
    made: list[Relation] = []
    for one, two, ground in found.context.comparer.grounded():
        if one[0] == two[0]:
            continue  # sections of one file: the rules for documents look at them
        for a, b in ((parts.get(one, []), parts.get(two, [])), (parts.get(two, []), parts.get(one, []))):
            for joiner in _JOINERS:
                for kind, members, reason in joiner(a, b, ground):
                    if not found.copied(members[0].claim, members[1].claim):
                        link = Link((), (*ground.reasons, reason), 1, _same_day(members), kind)
                        made.append(Relation(kind, tuple(item.claim for item in members), link))
    return tuple(made)


def _same_day(members: Claims) -> bool | None:
    times = [item.time for item in members]
    if None in times:
        return None
    return all(gates.time(members[0], item) for item in members[1:]) or None


def _fit(a: Facets, b: Facets, names: Sequence[str] = _HARD) -> bool:
    return all(gates.HARD[name](a, b) is not False for name in names)


def _plain(facets: Facets) -> bool:
    """A figure that is a statement of its own, neither an end of a change nor a bound of a class."""
    claim = facets.claim
    return claim.series < 0 and not claim.threshold and "class" not in facets.marks


def _sum(a: Claims, b: Claims, ground: Ground) -> Iterator[tuple[str, tuple[Facets, ...], str]]:
    """ "The three lakes together hold 96 million litres" in `a`, and what each of three lakes holds in `b`."""
    for whole in a:
        if "scope all_of_them" not in whole.marks or whole.claim.kind not in _SUMMED or not _plain(whole):
            continue
        for number in a:
            things = _announced(number, whole)
            parts = [item for item in b if things and _is_one(item, whole, things)]
            named = {name for item in parts for name in item.names}
            if len(parts) > 1 and _exactly(number, len(parts)) and len(named) >= len(parts):
                reason = f"{len(parts)} {things}s with names of their own stand for the {number.claim.text}"
                yield "sum-elsewhere", (whole, *parts), reason


def _announced(number: Facets, whole: Facets) -> str | None:
    """The noun of the few things that a whole is said to be of, in its own sentence and before it."""
    claim = number.claim
    here = (
        claim.kind is Kind.COUNT and claim.sentence == whole.claim.sentence and claim.span.end <= whole.claim.span.start
    )
    return number.head if here and number.head != whole.head else None


def _exactly(number: Facets, count: int) -> bool:
    return count <= MAX_PARTS and number.claim.interval.is_point and number.claim.interval.lower == count


def _is_one(item: Facets, whole: Facets, things: str) -> bool:
    about = things in item.near and bool(item.names) and _plain(item)
    same_deed = item.verb is not None and (item.verb == whole.verb or item.verb in whole.deeds)
    room = {"scope room"} & whole.marks  # what both halls hold, and what each of them holds
    apart = any(mark.startswith("scope ") or mark == "other" for mark in item.marks - room)
    return about and same_deed and not apart and _fit(item, whole, ("kind", "unit", "head", "modality", "complement"))


def _part(a: Claims, b: Claims, ground: Ground) -> Iterator[tuple[str, tuple[Facets, ...], str]]:
    """Beds in a province in `a`, beds of one clinic in `b`, where `b` says that the clinic is in the province."""
    for whole in a:
        if whole.claim.kind not in _SUMMED or not whole.names or not _plain(whole) or whole.marks:
            continue
        for item in b:
            if item.marks or not item.names or not _plain(item) or item.names & whole.names:
                continue
            if not (_fit(whole, item) and item.modifiers == whole.modifiers and _one_time(whole, item, ground)):
                continue
            inside = next((y for x in item.names for y in whole.names if _lies_in(x, y, item)), None)
            if inside is not None:
                yield "part-elsewhere", (whole, item), f"the text says that it lies in {' '.join(inside).title()}"


def _one_time(a: Facets, b: Facets, ground: Ground) -> bool:
    if a.time is None and b.time is None:
        return ground.gap == 0
    return gates.time(a, b) is True


def _lies_in(x: tuple[str, ...], y: tuple[str, ...], item: Facets) -> bool:
    """True where a sentence of the text opens with `x` and names `y` right after "in" or "of", perhaps a kind of place.

    The sentence of the figure itself will do as well.
    """
    part, inside, outside = item.part, surface("within", "before"), surface("within", "never")
    for sentences in part.paragraphs.values():
        for sentence in sentences:
            names = list(part.names.within(sentence.span))
            if not names or names[0].tokens[-len(x) :] != x:
                continue
            for name in names[1:]:
                before = part.text[sentence.span.start : name.start].lower().replace(",", " ").split()[-4:]
                if name.tokens == y and inside.intersection(before) and not outside.intersection(before):
                    return True
    return False


def _change(a: Claims, b: Claims, ground: Ground) -> Iterator[tuple[str, tuple[Facets, ...], str]]:
    """ "Between 2015 and 2020 their number fell by 25 percent" in `a`, and both numbers in `b`."""
    for share in a:
        years = sorted(name for sort, name in share.calendar if sort == "year")
        if share.claim.kind is not Kind.PERCENTAGE or share.claim.unit != "percent" or len(years) != 2:
            continue
        if not _moved(share):
            continue
        ends = [[item for item in b if _of_year(item, year) and _counts(item, share)] for year in years]
        for first in ends[0]:
            fitting = [last for last in ends[1] if last.head == first.head and last.modifiers == first.modifiers]
            if len(ends[0]) == 1 and len(fitting) == 1 and not (first.topic ^ fitting[0].topic):
                yield (
                    "change-elsewhere",
                    (share, first, fitting[0]),
                    f"both speak of the {first.head}s of {' and '.join(years)}",
                )


def _moved(share: Facets) -> bool:
    """True for "fell by 25 percent": the verb stands next to the figure."""
    moves = surface("moves", "down") | surface("moves", "up")
    told = any(word in moves for word in (share.verb, *share.deeds, *share.near[:1]))
    return told and share.stretch.left[:1] == ("by",)


def _of_year(item: Facets, year: str) -> bool:
    return {name for sort, name in item.calendar if sort == "year"} == {year} and item.claim.kind is Kind.COUNT


def _counts(item: Facets, share: Facets) -> bool:
    told = set(share.near) & {item.head, *item.near, *item.modifiers}
    named = not item.names or not share.names or bool(item.topic & share.topic)
    plain = _plain(item) and not item.marks and item.claim.modality is share.claim.modality
    return plain and named and item.head in share.near and len(told) >= TOLD


def _age(a: Claims, b: Claims, ground: Ground) -> Iterator[tuple[str, tuple[Facets, ...], str]]:
    """ "Born on 9 May 1952" in `a`, "turned 70 on 9 May 2020" in `b`, of one person with first and last name."""
    for birth in a:
        if birth.claim.kind is not Kind.DATE or birth.claim.resolution != "day" or "bear" not in birth.near[:CLOSE]:
            continue
        for age in b:
            if age.claim.kind is not Kind.AGE or not {"turn", "celebrate"} & {age.verb, *age.deeds, *age.near[:2]}:
                continue
            person = next((name for name in birth.names & age.names if len(name) > 1), None)
            days = [item for item in b if item.claim.kind is Kind.DATE and item.claim.sentence == age.claim.sentence]
            if person and len(days) == 1 and days[0].claim.resolution == "day":
                yield "age-elsewhere", (birth, age, days[0]), f"both speak of {' '.join(person).title()}"


def _record(a: Claims, b: Claims, ground: Ground) -> Iterator[tuple[str, tuple[Facets, ...], str]]:
    """ "The highest temperature ever measured in Altos" in `a`, and an earlier one of a place in Altos in `b`."""
    for record in a:
        said = frozenset((record.claim.superlative or "").lower().split())
        if not said & surface("records", "highest") or not said & surface("records", "ever") or not record.names:
            continue
        for other in b:
            if other.claim.superlative or other.claim.kind is not record.claim.kind or not _plain(other) or other.marks:
                continue
            what = {*other.near[:CLOSE], other.head or ""} & said
            earlier = other.time is not None and other.time.upper is not None and record.part.day is not None
            if not (what and other.names & record.names and _fit(record, other, ("unit", "head", "modality"))):
                continue
            if earlier and other.time is not None and (other.time.upper or 0) <= (record.part.day or 0):
                yield "record-beaten", (record, other), f"both speak of the {' '.join(sorted(what))}"


_JOINERS: tuple[Joiner, ...] = (_sum, _part, _change, _age, _record)
