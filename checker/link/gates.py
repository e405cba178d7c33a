"""Gates: each asks one thing of two claims and answers True (it passes), False (it clashes) or None (nothing to go by).

A hard gate that clashes ends the comparison; of the soft ones one may clash. An empty slot never clashes and never
counts as a match. To add a gate, write the function and put it in `HARD` or `SOFT` under the name that explains it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.link.facets import Facets
from checker.link.names import contained, namesakes
from checker.link.narrowing import other_label
from checker.link.values import CONVERTED, measure
from checker.link.words import common, counted_alike, deed, kind_of, lemmas
from checker.model.claim import Basis, Kind, Time
from checker.model.document import Block
from checker.text.inflect import function_word, ranked_tags, singular

Gate = Callable[[Facets, Facets], bool | None]

COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
WIDTHS = 1.5  # a period more than this many times as long as the other has another granularity
WEEK = 7
LINE = 6  # words of sentences that are compared word by word
APART = 2  # words in which they may differ
VERB_TAGS = ("B", "Z", "D", "G")
YEAR = 366


def kind(a: Facets, b: Facets) -> bool | None:
    """A count goes with a count, or with a bare number that stands for one."""
    return a.claim.kind is b.claim.kind or {a.claim.kind, b.claim.kind} == COUNTED


def unit(a: Facets, b: Facets) -> bool | None:
    """Units other than counted nouns are equal, or measure the same thing: feet and metres."""
    if a.claim.kind in COUNTED:
        return None
    if a.claim.kind in CONVERTED:
        return measure(a.claim.unit) == measure(b.claim.unit)
    return a.claim.unit == b.claim.unit


def head(a: Facets, b: Facets) -> bool | None:
    """The counted nouns mean the same; a bare number has none."""
    if a.claim.kind not in COUNTED or a.head is None or b.head is None:
        return None
    if a.head == b.head or counted_alike(a.head, b.head) or kind_of(a.head, b.head) or kind_of(b.head, a.head):
        return True
    if "person" not in (a.head, b.head):
        return False
    people = lemmas("persons")
    if any(x.head == "person" and x.verb is not None and deed(y.head or "") == x.verb for x, y in ((a, b), (b, a))):
        return True  # "9,300 visitors", "9,300 people visited"
    generic = a.head in people and b.head in people
    return bool(generic and a.verb is not None and a.verb == b.verb)


def modifiers(a: Facets, b: Facets) -> bool | None:
    """ "liver transplants" and "kidney transplants" clash; "new posts" and "posts" do not."""
    if not a.modifiers or not b.modifiers:
        return None
    return not (a.modifiers - b.modifiers - set(b.near) and b.modifiers - a.modifiers - set(a.near))


def holder(a: Facets, b: Facets) -> bool | None:
    """Two named holders are the same, or one is part of the other's name."""
    return _same_phrase(a.claim.holder, b.claim.holder)


def place(a: Facets, b: Facets) -> bool | None:
    """Two places that the clauses themselves name; a city in a country is another place than the country."""
    if a.claim.place_inherited or b.claim.place_inherited:
        return None
    return _same_phrase(a.claim.place, b.claim.place)


def _same_phrase(a: str | None, b: str | None) -> bool | None:
    if not a or not b:
        return None
    first, second = (tuple(text.lower().replace("’", "'").removeprefix("the ").split()) for text in (a, b))
    if contained(first, second):
        return True
    named = a[:1].isupper() or b[:1].isupper() or any(word[:1].isupper() for word in (*a.split(), *b.split()))
    return False if named else None


def time(a: Facets, b: Facets) -> bool | None:
    """Two times that the clauses themselves name overlap and are of one granularity."""
    x, y = a.time, b.time
    if x is None or y is None or x.inherited or y.inherited:
        return None
    same = same_period(x, y)
    known = (x.lower is None or x.upper is None) == (y.lower is None or y.upper is None)
    return None if not same and not known and a.calendar & b.calendar else same  # "in August ..., the most since May"


def same_period(a: Time, b: Time) -> bool | None:
    """True for two periods that overlap and are about as long; None where a bound is open on both."""
    if a.lower is None or a.upper is None or b.lower is None or b.upper is None:
        open_ends = (a.lower is None, a.upper is None) == (b.lower is None, b.upper is None)
        if not open_ends:
            return False
        return a.lower == b.lower and a.upper == b.upper
    if a.upper < b.lower or b.upper < a.lower:
        return False
    long, short = sorted((a.upper - a.lower + 1, b.upper - b.lower + 1), reverse=True)
    return long <= WEEK or long <= WIDTHS * short


def calendar(a: Facets, b: Facets) -> bool | None:
    """Years that the clauses name are not all different; nor are months, nor weekdays."""
    if a.claim.kind is Kind.DATE:
        return None
    sorts = {sort for sort, _ in a.calendar} & {sort for sort, _ in b.calendar}
    shared = {sort for sort, _ in a.calendar & b.calendar}
    return sorts == shared if sorts else None


def modality(a: Facets, b: Facets) -> bool | None:
    """A target is no fact; a headline may tell as done what the text says will be."""
    if a.claim.modality is b.claim.modality:
        return True
    return None if Block.HEADING in (a.claim.block, b.claim.block) else False


def increase(a: Facets, b: Facets) -> bool | None:
    """An increase on one side only. "More than 40" is a bound; words such as "additional" clash in `share`."""
    mine, theirs = (x.claim.basis is Basis.INCREASE and x.claim.interval.upper is not None for x in (a, b))
    return False if mine != theirs else None


def role(a: Facets, b: Facets) -> bool | None:
    """Killed and injured exclude each other; so do other roles of one group."""
    mine: dict[str, set[str]] = {}
    for group, name in a.roles:
        mine.setdefault(group, set()).add(name)
    theirs = {group for group, _ in b.roles}
    if a.claim.kind is Kind.MONEY:
        theirs.discard("trade")  # what one pays, the other gets
    shared = mine.keys() & theirs
    if not shared:
        return None
    return all(mine[group] & {name for other, name in b.roles if other == group} for group in shared)


def verb(a: Facets, b: Facets) -> bool | None:
    """The same verb speaks for a link; another verb says nothing."""
    return True if a.verb is not None and a.verb == b.verb else None


def share(a: Facets, b: Facets) -> bool | None:
    """A part named as such ("4,000 of them", "40 others") is no whole."""
    marks = {"other"} if a.claim.kind is Kind.PERCENTAGE else {"other", "share"}  # every percentage is a share
    return False if (a.marks ^ b.marks) & marks else None


def location(a: Facets, b: Facets) -> bool | None:
    """ "in Osterfeld" and "in Westerau": places that the clauses name after "in", known to a gazetteer or not."""
    if not a.locations or not b.locations:
        return None
    return any(contained(x, y) for x in a.locations for y in b.locations)


def threshold(a: Facets, b: Facets) -> bool | None:
    """A limit is no figure that was found."""
    return False if a.claim.threshold != b.claim.threshold else None


def label(a: Facets, b: Facets) -> bool | None:
    """ "Sahil district: 17 dead" and "Kotri district: 12 dead"."""
    return False if other_label(a, b) else None


def stance(a: Facets, b: Facets) -> bool | None:
    """An aim, an expectation or a denial in one clause only; a headline may tell as done what the text says will be."""
    told = {mark for mark in a.marks ^ b.marks if mark.startswith("stance ")}
    if not told or Block.HEADING in (a.claim.block, b.claim.block):
        return None
    return False


def foreign(a: Facets, b: Facets) -> bool | None:
    """Each clause names something that the other text does not know: "sold to Norvia" and "sold to Estia"."""
    if a.part is b.part or not a.names or not b.names:
        return None
    strange = [any(not y.part.names.tokens.intersection(phrase) for phrase in x.names) for x, y in ((a, b), (b, a))]
    return False if all(strange) else None


def slot(a: Facets, b: Facets) -> bool | None:
    """Sentences alike but for a noun: "a flat in the centre costs" and "a house in the centre costs"."""
    mine, theirs = a.stretch.line, b.stretch.line
    if a.claim.sentence == b.claim.sentence or len(mine) != len(theirs) or len(mine) < LINE:
        return None
    voices = [{singular(word) for word in (one.claim.attribution or "").lower().split()} for one in (a, b)]
    apart = [(x, y) for x, y in zip(mine, theirs, strict=True) if x != y and (x not in voices[0] or y not in voices[1])]
    if not apart or len(apart) > APART:
        return None
    return False if all(_noun(x) and _noun(y) and common(x) != common(y) for x, y in apart) else None


def _noun(word: str) -> bool:
    return word.isalpha() and function_word(word) is None and ranked_tags(word)[:1] not in VERB_TAGS


def scope(a: Facets, b: Facets) -> bool | None:
    """ "alone", "together", "on average", "a record": on one side only, they count something else."""
    narrow = {mark for mark in a.marks ^ b.marks if mark.startswith("scope ")}
    return False if narrow else None


def template(a: Facets, b: Facets) -> bool | None:
    """Market, poll and result sentences repeat each other: the holder and the day must both agree."""
    if not any(mark.startswith("template ") for mark in a.marks | b.marks):
        return None
    return bool(time(a, b) and (holder(a, b) or a.names & b.names))


def names(a: Facets, b: Facets) -> bool | None:
    """Clauses that name other things, and none in common, speak of other things; so do "Upper Elm" and "Lower Elm"."""
    if not a.names or not b.names:
        return None
    return any(contained(x, y) for x in a.names for y in b.names) and not namesakes(a.names, b.names)


def complement(a: Facets, b: Facets) -> bool | None:
    """ "patients with flu" and "patients with measles", "gates for domestic flights" and "for international flights".

    What stands on one side only ("beds for children", "beds") narrows the count too, unless the other speaks of it.
    """
    if a.complement is None or b.complement is None:
        found = a.complement or b.complement
        if found is None or found[0] not in lemmas("narrowing"):
            return None
        other = b if found is a.complement else a
        return None if found[1] & {*other.near, *other.modifiers, *other.topic} else False
    if a.complement[0] != b.complement[0]:
        return None
    mine, theirs = _leveled(a.complement[1], b.complement[1])
    if mine - theirs and theirs - mine and mine & theirs:
        return False
    return bool(mine & theirs) or bool(mine & set(b.near)) or bool(theirs & set(a.near))


def _leveled(mine: frozenset[str], theirs: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Both sets, with one word for what both call by two: "cocaine" and "the drug"."""
    for one in sorted(mine - theirs):
        for two in sorted(theirs - mine):
            if counted_alike(one, two) or kind_of(one, two) or kind_of(two, one):
                theirs = theirs - {two} | {one}
    return mine, theirs


def member(a: Facets, b: Facets) -> bool | None:
    """ "the Oster works of Vela Motors" is neither its Hamm works nor Vela Motors itself."""
    if a.member is None and b.member is None:
        return None
    return a.member == b.member


def another(a: Facets, b: Facets) -> bool | None:
    """ "another attack", "a similar case" on one side only."""
    return False if "another" in a.marks ^ b.marks else None


def period(a: Facets, b: Facets) -> bool | None:
    """ "in the quarter" and "in the year"; within one text also "in the year to date" and none."""
    mine, theirs = ({mark for mark in x.marks if mark.startswith("period ")} for x in (a, b))
    if mine == theirs or a.claim.sentence == b.claim.sentence:
        return None
    one_sided = a.part is b.part and Block.HEADING not in (a.claim.block, b.claim.block)
    return None if not one_sided and (not mine or not theirs) else False


def contrast(a: Facets, b: Facets) -> bool | None:
    """ "in the north" and "in the south", "the first battle" and "the second"."""
    groups = {group for group, _ in a.contrasts} & {group for group, _ in b.contrasts}
    return groups <= {group for group, _ in a.contrasts & b.contrasts} if groups else None


def moment(a: Facets, b: Facets) -> bool | None:
    """ "then" on one side only, or "then" against "now"."""
    if a.claim.sentence == b.claim.sentence:
        return None
    mine, theirs = ({mark for mark in x.marks if mark.startswith("moment ")} for x in (a, b))
    return None if mine == theirs else False


def carried_time(a: Facets, b: Facets) -> bool | None:
    """Times of which one is carried over from an earlier sentence, or stands against the other's document date."""
    x, y = a.time, b.time
    if x is not None and y is not None:
        return None if not (x.inherited or y.inherited) else (None if same_period(x, y) else False)
    for known, other in ((x, b), (y, a)):
        day = other.part.day
        if known is not None and not known.inherited and day is not None:
            late = known.upper is not None and known.upper < day - YEAR
            early = known.lower is not None and known.lower > day
            return False if late or early else None
    return None


def carried_place(a: Facets, b: Facets) -> bool | None:
    """Places of which one is carried over from an earlier sentence: that may support a link, it never clashes."""
    if a.claim.place_inherited == b.claim.place_inherited:
        return None
    return _same_phrase(a.claim.place, b.claim.place) or None


def extra_modifier(a: Facets, b: Facets) -> bool | None:
    """A modifier on one side only narrows what is counted, unless the other sentence has it elsewhere."""
    loose = (a.modifiers - b.modifiers - set(b.near)) | (b.modifiers - a.modifiers - set(a.near))
    return False if loose else None


HARD: Mapping[str, Gate] = {
    "kind": kind, "unit": unit, "head": head, "modifiers": modifiers, "modality": modality, "role": role,
    "holder": holder, "place": place, "time": time, "calendar": calendar, "share": share, "scope": scope,
    "names": names, "foreign": foreign, "slot": slot, "location": location, "stance": stance, "threshold": threshold,
    "label": label,
    "complement": complement, "member": member,
    "contrast": contrast, "period": period, "verb": verb,
}  # fmt: skip
SOFT: Mapping[str, Gate] = {
    "increase": increase, "moment": moment, "carried time": carried_time, "carried place": carried_place,
    "extra modifier": extra_modifier, "another": another,
}  # fmt: skip


def ask(gates: Mapping[str, Gate], a: Facets, b: Facets) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the gates that passed and of those that clashed."""
    passed: list[str] = []
    clashed: list[str] = []
    for name, gate in gates.items():
        answer = gate(a, b)
        if answer is not None:
            (passed if answer else clashed).append(name)
    return tuple(passed), tuple(clashed)
