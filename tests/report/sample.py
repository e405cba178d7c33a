"""One report with a bit of everything, for the goldens; the figures are invented."""

from __future__ import annotations

from fractions import Fraction

from checker.model.claim import Claim, Kind, Modality, Time
from checker.model.document import Span
from checker.model.finding import Finding, Link, Report, Scope, Severity, Slip, Summary, Suspect, Verdict
from checker.model.interval import Interval

SENTENCE = "Of the 480 clinics asked, 312 (58 %) had fewer than two beds free, the ministry said."


def claim(number: int, text: str, kind: Kind, lower: object, upper: object, unit: str, **fields: object) -> Claim:
    value = Interval.of(
        None if lower is None else Fraction(str(lower)), None if upper is None else Fraction(str(upper))
    )
    sentence = str(fields.pop("sentence_text", SENTENCE))
    start = 200 + sentence.index(text)
    record: dict[str, object] = {
        "id": f"c-{number:012x}",
        "document": "reports/clinics.txt",
        "span": Span(start, start + len(text)),
        "line": 7,
        "column": start - 199,
        "text": text,
        "kind": kind,
        "interval": value,
        "hard": value,
        "soft": value,
        "nominal": value,
        "approximate": False,
        "resolved": True,
        "resolution": "1",
        "unit": unit,
        "extractor": kind.value,
        "sentence": Span(200, 200 + len(sentence)),
        "sentence_text": sentence,
    }
    return Claim(**(record | fields))  # type: ignore[arg-type]


WHOLE = claim(1, "480 clinics", Kind.COUNT, 480, 480, "clinic", subject="clinics asked", attribution="the ministry")
PART = claim(2, "312", Kind.COUNT, 312, 312, "clinic", subject="had beds free", attribution="the ministry")
SHARE = claim(3, "58 %", Kind.PERCENTAGE, "57.5", "58.5", "percent", attribution="the ministry")
BEDS = claim(4, "fewer than two beds", Kind.COUNT, None, 2, "bed", modality=Modality.HYPOTHETICAL)
OTHER = claim(
    5,
    "nearly 600 家诊所",
    Kind.COUNT,
    None,
    600,
    "clinic",
    document="reports/诊所 =overview=.md",
    approximate=True,
    sentence_text="In 2019 nearly 600 家诊所 were asked.",
    time=Time("in 2019", 737060, 737424),
    place="the north",
    place_inherited=True,
    document_date="2020-01-06",
)
HOSTILE = claim(
    6,
    "\x1b[31m9\u202e0\r\n men",
    Kind.COUNT,
    90,
    90,
    "man",
    document="=cmd|'/C calc'!A0.txt",
    sentence_text="<script> | *\x1b[31m9\u202e0\r\n men* https://evil.example www.evil.example",
    holder="@team_a <b>",
)

REPORT = Report(
    findings=(
        Finding(
            id="f-00000000000a",
            fingerprint="00000000000a",
            rule="share-of-whole",
            severity=Severity.ERROR,
            scope=Scope.INTERNAL,
            verdict=Verdict.CONTRADICTED,
            message="312 of 480 clinics (the ministry, reports/clinics.txt:7) is 65 %, and not 58 %",
            claims=(PART, WHOLE, SHARE),
            roles=("part", "whole", "share"),
            primary=2,
            stated="57.5-58.5 %",
            computed="65 %",
            working="312 / 480 = 65 %; the text says 58 %, which stands for 57.5-58.5 %",
            diagnosis=(
                Slip(
                    "transposition",
                    "It would fit if the share were 65 %, or if the part were 276 to 281",
                    "part",
                ),
            ),
            suspects=(PART.id, SHARE.id),
            group="g-1",
            intervals={"part / whole": "65 %"},
        ),
        Finding(
            id="f-00000000000b",
            fingerprint="00000000000b",
            rule="same-quantity",
            severity=Severity.WARNING,
            scope=Scope.CROSS_SOURCE,
            verdict=Verdict.STRAINED,
            message='"480 clinics" (the ministry, reports/clinics.txt:7) is far below '
            '"nearly 600 家诊所" (reports/诊所 =overview=.md:7)',
            claims=(WHOLE, OTHER),
            roles=("a", "b"),
            working="480 against 540 up to 600",
            link=Link(("same kind and unit", "the clinics that were asked"), ("both speak of beds",), 2, None),
        ),
        Finding(
            id="f-00000000000c",
            fingerprint="00000000000c",
            rule="part-exceeds-whole",
            severity=Severity.WARNING,
            scope=Scope.INTERNAL,
            verdict=Verdict.CONTRADICTED,
            message="312 is a part of\x1b[2J\x07 90",
            claims=(PART, HOSTILE),
            roles=("part", "whole"),
            working="312 > 90",
            suspects=(PART.id,),
            group="g-1",
        ),
    ),
    summary=Summary(
        documents=3,
        claims=6,
        comparisons=41,
        undetermined=5,
        by_severity={"error": 1, "warning": 2, "info": 4},
        by_rule={"part-exceeds-whole": 1, "same-quantity": 5, "share-of-whole": 1},
        states={"new": 7, "unchanged": 0, "changed": 0, "resolved": 0},
        skipped=2,
    ),
    suspects=(
        Suspect(PART.id, ("f-00000000000a", "f-00000000000c"), 1),
        Suspect(OTHER.id, ("f-00000000000b",), 0),
    ),
)
CLAIMS = [WHOLE, PART, SHARE, BEDS, OTHER, HOSTILE]
