"""News-like prose of any length, made and not copied: three to four figures in each thousand characters.

The same length gives the same text. Sentences are put together from patterns and word lists by a fixed sequence of
numbers, so that names, nouns and figures come in ever new company, as they do in a newspaper.
"""

from __future__ import annotations

from collections.abc import Iterator

PLACES = """Aarhus Bergen Bilbao Cork Dundee Esbjerg Faro Galway Ghent Graz Kiel Leeds Lyon Malmö Nantes Odense Padua
 Porto Salzburg Split Tampere Turku Uppsala Utrecht Verona Vilnius Zagreb""".split()
PEOPLE = """Ada Brandt|Ilse Vermeer|Tom Ashby|Nadia Rossi|Petra Lindqvist|Hugo Marsh|Clara Jensen|Omar Haddad|Lena Voss|
Rafael Duarte|Maud Keller|Ivo Petrov|Sarah Whitlock|Jonas Eklund|Marta Nowak|Daniel Okafor""".replace("\n", "").split(
    "|"
)
BODIES = """the City Council|the Harbour Authority|the Ministry of Transport|the Regional Museum|the Water Board|
the National Theatre|the Farmers' Union|the University Hospital|the Chamber of Commerce|the Coastguard|the Archive of
 Trades|the Railway Museum|the Bridge Commission|the Forest Agency""".replace("\n", "").split("|")
ROLES = "mayor spokeswoman director engineer teacher curator driver nurse farmer captain chairwoman historian".split()
THINGS = """bridges libraries ferries orchards greenhouses buses classrooms wells barges tenants apprentices visitors
 volunteers passengers beekeepers paintings containers turbines lanterns benches windows allotments streets pupils
 letters recordings trees boats chairs workshops households""".split()
ADJECTIVES = """old new wooden narrow coastal municipal private rural northern empty crowded modest careful sudden quiet
 public local abandoned early generous""".split()
VERBS = "opened closed repaired counted sold moved painted inspected rented replaced returned planted".split()
TOPICS = """weather|the harvest|rising rents|the new timetable|a long dispute over the harbour wall|public money|the
 smell of the tannery|the winter fair|noise from the quarry|a lack of teachers|the future of the old market|the
 cost of heating""".replace("\n", "").split("|")
UNITS = "km tonnes hectares litres kWh metres miles".split()
MONTHS = "January February March April June July August September October November December".split()

QUIET = (  # without any figure
    "{Body} had hoped for a quieter season, but {topic} came up again at every meeting.",
    "People in {place} talk about little else than {topic}, and few of them expect an answer soon.",
    "Asked about {topic}, {person} only smiled and went on sorting {things} behind the counter.",
    "Nobody knows who {verb} the {adjective} {things} that stood beside the road to {place}.",
    "It was, {person} remembers, the kind of evening on which {adjective} {things} look almost cheerful.",
    "The {role} of {place} blamed {topic}; others, among them {person}, blamed the {role}.",
    'She said that the {adjective} {things} "belong to everybody who has ever walked past them".',
    "Critics of {body} point to {topic}, which in their view was never discussed in the open.",
    "Since then the {things} have been {verb}, cleaned, lent to neighbours and, for the most part, forgotten.",
    "What worries {person}, a {role} from {place}, is not {topic} but the silence that followed.",
    "In the end {body} agreed to wait, because the {adjective} {things} could not be moved in such weather.",
    "Whether {topic} matters to those who live near the {adjective} {things} is another question.",
    "According to {body}, the {things} in {place} were {verb} without anybody having asked for it.",
    "Between the station and the river, {adjective} houses lean against each other like tired {role}s.",
    "The report does not say why {body} never answered, nor who kept the {adjective} {things} in the meantime.",
    "Many of those who came to {place} for {topic} stayed for the music, the soup and the company.",
)
TOLD = (  # with a figure or more
    "{Body} {verb} {count} {things} last year, {person} said.",
    "In {year}, {count} {adjective} {things} were {verb} in {place}, according to {body}.",
    "A {role} earns about €{money} a month there, {percent}% more than in {place}.",
    "More than {count} {things} stood empty between {month} {year} and the following spring.",
    "The work cost ${small}.{digit} million, nearly {percent} per cent of the budget of {body}.",
    "{person}, {age}, has been a {role} in {place} since {year}.",
    "On {day} {month} {year} {body} {verb} the last of its {few} {adjective} {things}.",
    "The road is {small} {unit} long and should be ready by {later}, {body} announced.",
    "Two thirds of the {things} in {place} are older than {age} years.",
    "Of the {count} {things} that {body} owns, {few} were {verb} within three weeks.",
    "Prices rose from £{few} to £{age} in {year}, and about {percent} percent of the {things} were sold.",
    "At least a dozen {role}s and {few} {things} were waiting in front of the town hall.",
)


def paragraphs() -> Iterator[str]:
    """Yield paragraphs without end, now and then a heading."""
    number = 0
    while True:
        draw = _sequence(number)
        if number % 12 == 0:
            yield _filled("{Thing} and {topic} in {place}", draw).replace("a long", "long")
        told = [next(draw) % 7 == 0 for _ in range(3 + next(draw) % 4)]
        yield " ".join(_filled(_pick(TOLD if one else QUIET, draw), draw) for one in told)
        number += 1


def prose(characters: int) -> str:
    """About so many characters of text."""
    made, length = [], 0
    for paragraph in paragraphs():
        made.append(paragraph)
        length += len(paragraph) + 2
        if length >= characters:
            break
    return "\n\n".join(made) + "\n"


def _sequence(seed: int) -> Iterator[int]:
    """Numbers that look drawn by lot: a linear congruential generator (Park and Miller 1988)."""
    state = (seed * 48_271 + 11) % 2_147_483_647 or 1
    for _ in range(5):
        state = state * 48_271 % 2_147_483_647
    while True:
        state = state * 48_271 % 2_147_483_647
        yield state >> 7


def _pick(choices: list[str] | tuple[str, ...], draw: Iterator[int]) -> str:
    return choices[next(draw) % len(choices)]


def _filled(pattern: str, draw: Iterator[int]) -> str:
    year = 1950 + next(draw) % 70
    body = _pick(BODIES, draw)
    thing = _pick(THINGS, draw)
    return pattern.format(
        body=body, Body=body[0].upper() + body[1:], things=thing, Thing=thing.capitalize(), year=year, later=year + 7,
        place=_pick(PLACES, draw), person=_pick(PEOPLE, draw), role=_pick(ROLES, draw), topic=_pick(TOPICS, draw),
        adjective=_pick(ADJECTIVES, draw), verb=_pick(VERBS, draw), unit=_pick(UNITS, draw), month=_pick(MONTHS, draw),
        count=f"{100 + next(draw) % 90_000:,}", money=f"{900 + next(draw) % 5_000:,}", percent=3 + next(draw) % 90,
        small=2 + next(draw) % 60, digit=1 + next(draw) % 9, few=5 + next(draw) % 90, age=21 + next(draw) % 70,
        day=1 + next(draw) % 28,
    )  # fmt: skip
