"""Laws of the gates over every pair of claims that the cases of `link.yaml` hold, and each gate by itself."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

import pytest
from link.claimed import claimed
from link.test_link import CASES, records

from checker.link import gates
from checker.link.anaphora import anaphors
from checker.link.comparable import Comparer, siblings
from checker.link.facets import Facets, facets
from checker.link.parts import Part, parts

EVERY = {**gates.HARD, **gates.SOFT, "template": gates.template}


def read(marked: str, path: str = "a.txt", date: str | None = None) -> list[Facets]:
    document, claims = claimed(path, marked, date)
    found = parts(document)
    return [facets(claim, found[claim.section]) for claim in claims]


def part(text: str, path: str = "a.txt", date: str | None = None) -> Part:
    return parts(claimed(path, text, date)[0])[0]


def every_pair() -> Iterator[tuple[Facets, Facets]]:
    for case in CASES:
        documents, claims = records(case)
        made = [
            facets(claim, parts(documents[path])[claim.section]) for path, found in claims.items() for claim in found
        ]
        yield from itertools.combinations(made, 2)


def test_gates_are_symmetric_and_pass_a_claim_against_itself() -> None:
    for a, b in every_pair():
        for name, gate in EVERY.items():
            assert gate(a, b) == gate(b, a), name
            if name != "template":
                assert gate(a, a) is not False, name


def test_every_gate_has_something_to_say() -> None:
    answers = defaultdict(set)
    for a, b in every_pair():
        for name, gate in EVERY.items():
            answers[name].add(gate(a, b))
    silent = {name for name, found in answers.items() if found == {None}}
    assert silent <= {
        "carried time",
        "carried place",
        "holder",
        "place",
        "increase",
        "label",
        "member",
        "period",
        "threshold",
    }, "these have cases of their own below"


@pytest.mark.parametrize(
    ("gate", "a", "b", "expected"),
    [
        ("head", "[[40 flats]] burned", "[[40 apartments]] burned", True),
        ("head", "[[40 flats]] burned", "[[40 shops]] burned", False),
        ("head", "[[40 people|verb=evacuate]] left", "[[40 residents|verb=evacuate]] left", True),
        ("head", "[[40 people|verb=evacuate]] left", "[[40 residents|verb=pay]] paid", False),
        ("modifiers", "[[40 liver transplants]] here", "[[40 kidney transplants]] here", False),
        ("modifiers", "[[40 new posts]] here", "[[40 posts]] here", None),
        ("extra modifier", "[[40 rural posts]] here", "[[40 posts]] here", False),
        ("extra modifier", "[[40 rural posts]] here", "[[40 posts]] in rural parts", None),
        ("holder", "[[40 beds|holder=Clinic Ost]]", "[[40 beds|holder=Clinic West]]", False),
        ("holder", "[[40 beds|holder=the office]]", "[[40 beds|holder=its bureau]]", None),
        ("holder", "[[40 beds|holder=Blue Ferry]]", "[[40 beds|holder=Blue Ferry Line]]", True),
        ("place", "[[40 beds|place=Orm]]", "[[40 beds|place=Lund]]", False),
        ("place", "[[40 beds|place=Orm]]", "[[40 beds|place=Lund;place_inherited=true]]", None),
        ("carried place", "[[40 beds|place=Orm]]", "[[40 beds|place=Orm;place_inherited=true]]", True),
        ("carried place", "[[40 beds|place=Orm]]", "[[40 beds|place=Lund;place_inherited=true]]", None),
        ("time", "[[40 beds|time=2017-01-01..2017-12-31]]", "[[40 beds|time=2017-03-01..2017-03-31]]", False),
        ("time", "[[40 beds|time=2017-01-01..2017-12-31]]", "[[40 beds|time=2017-01-01..2017-12-31]]", True),
        ("time", "[[40 beds|time=2017-01-01..2017-12-31]]", "[[40 beds]]", None),
        ("calendar", "in May 2017 [[40 beds]]", "in June 2017 [[40 beds]]", False),
        ("calendar", "in May 2017 [[40 beds]]", "in 2017 [[40 beds]]", True),
        ("modality", "[[40 beds|modality=target]]", "[[40 beds]]", False),
        ("modality", "# [[40 beds]]\n\nText.", "It says [[40 beds|modality=target]].", None),
        ("increase", "[[40 beds|basis=increase]]", "[[40 beds]]", False),
        ("increase", "[[more than 40 beds|basis=increase]]", "[[40 beds]]", None),
        ("role", "[[40 men|verb=kill]]", "[[40 men|verb=wound]]", False),
        ("role", "[[40 men|verb=perish]]", "[[40 men|verb=die]]", True),
        ("share", "[[40 beds|partitive=true]]", "[[40 beds]]", False),
        ("share", "Of 51 beds [[40 beds]] burned", "[[40 beds]] burned", False),
        ("share", "another [[40 beds]]", "[[40 beds]]", False),
        ("scope", "an average of [[40 beds]]", "[[40 beds]]", False),
        ("scope", "in the valley alone [[40 beds]]", "[[40 beds]]", False),
        ("names", "in Orm [[40 beds]]", "in Lund [[40 beds]]", False),
        ("names", "in Orm [[40 beds]]", "at Orm harbour [[40 beds]]", True),
        ("complement", "[[40 cases]] of flu", "[[40 cases]] of measles", False),
        ("complement", "[[40 cases]] of flu", "[[40 cases]] of severe flu", True),
        ("contrast", "in the north [[40 beds]]", "in the south [[40 beds]]", False),
        ("head", "[[40 lorries]] burned", "[[40 trucks]] burned", True),
        ("head", "[[40 lorries]] burned", "[[40 vehicles]] burned", True),
        ("head", "[[40 lorries]] burned", "[[40 things]] burned", False),
        ("head", "[[40 employees]] came", "[[40 employers]] came", False),
        ("complement", "[[40 kilograms]] of cocaine", "[[40 kilograms]] of the drug", True),
        ("role", "[[40 applications|verb=receive]]", "[[40 applications|verb=approve]]", False),
        ("scope", "the hall holds [[40 guests]]", "[[40 guests]] came", False),
        ("threshold", "[[40 beds|threshold=true]]", "[[40 beds]]", False),
        ("label", "Ward One: [[40 beds]]", "Ward Two: [[40 beds]]", False),
        ("label", "Ward One: [[40 beds]]", "Ward One: [[40 beds]] burned", None),
        ("label", "Ward One: [[40 beds]]", "[[40 beds]] burned", None),
        ("threshold", "[[40 beds|threshold=true]]", "[[40 beds|threshold=true]]", None),
        ("moment", "today [[40 beds]]", "originally [[40 beds]]", False),
        ("another", "another fire took [[40 beds]]", "the fire took [[40 beds]]", False),
    ],
)
def test_gate(gate: str, a: str, b: str, expected: bool | None) -> None:
    first = read(a if a[0] in "#OW" else f"We saw {a}.")[0]
    second = read(b if b[0] == "W" else f"We saw {b}.", "b.txt")[0]
    assert EVERY[gate](first, second) is expected


def test_a_time_against_the_date_of_the_other_text() -> None:
    (old,) = read("We saw [[40 beds|time=2005-01-01..2005-12-31]].", date="2019-05-01")
    (new,) = read("We saw [[40 beds]].", "b.txt", date="2019-05-01")
    assert gates.carried_time(old, new) is False


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Final report 2018\n\nA text.", "Final report 2019\n\nA text.", True),
        ("Final report 2018\n\nA text.", "Final report 2018\n\nA text.", False),
        ("Trial, day 3\n\nA text.", "Trial, day 4\n\nA text.", True),
        ("Toll climbs to 31\n\nA text.", "Toll climbs to 37\n\nA text.", False),
        ("Roads in North Bano\n\nA text.", "Roads in South Bano\n\nA text.", True),
        ("A text of the United States\n\nYes.", "A text of the United Nations\n\nYes.", False),
        ("We went to the University of Orm.", "We went to Orm University of Music.", True),
    ],
)
def test_siblings(a: str, b: str, expected: bool) -> None:
    assert siblings(part(a), part(b, "b.txt")) is expected


def test_grounds() -> None:
    comparer = Comparer()
    a = part("Fire in Ormhaven\n\nA fire destroyed the mill of Ormhaven in the night.", date="2011-05-03")
    b = part("The mill burned\n\nIn the night a fire destroyed the old mill of Ormhaven.", "b.txt", "2011-05-04")
    c = part("Cabbage soup\n\nCut the cabbage and boil it for an hour with salt.", "c.txt", "2011-05-04")
    ground = comparer.ground(a, b)
    assert ground is not None and ground.gap == 1 and ground.near
    assert comparer.ground(b, a) is ground
    assert comparer.ground(a, c) is None
    within = comparer.ground(a, a)
    assert within is not None and within.same_part


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There were [[70 people]] in it, says X. Others put the number at [[100]].", 1),
        ("There were [[70 people]] in it, says X. Others put it at [[100|attribution=Y]].", 0),  # one voice is known
        ("He counted [[70 people|attribution=X]]. The owner spoke of [[100|attribution=Y]].", 1),
        ("He counted [[70 people|attribution=X]]. The owner sang [[100|attribution=Y]] songs.", 0),
        ("There were [[70 people]] in it.\n\nOthers put the number at [[100]].", 0),  # another paragraph
        ("Others put the number at [[100]].", 0),
    ],
)
def test_figures_taken_up(text: str, found: int) -> None:
    assert len(list(anaphors(read(text)))) == found
