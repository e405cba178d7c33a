"""Text from documents made safe to print, and the words for places and values that formats share."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from checker.model.claim import Claim, Kind
from checker.model.finding import Finding, Report, Severity
from checker.model.interval import Interval
from checker.model.wire import day

# What moves a cursor, turns the direction of writing or shows nothing; joiners stay, words of some scripts need them.
_BLANK = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e0fff]"
)


def plain(text: str, limit: int = 0) -> str:
    """One line without control characters; longer than `limit` (if given) it is cut and ends in an ellipsis."""
    if limit and len(text) > 4 * limit:
        text = text[: 4 * limit]
    text = visible(text).strip()
    return text[: limit - 1].rstrip() + "…" if limit and len(text) > limit else text


def visible(text: str) -> str:
    """The text on one line, without the characters that act instead of showing."""
    return UNSEEN.sub("", _BLANK.sub(" ", text))


def wrapped(lines: Iterable[str], width: int) -> Iterator[str]:
    """Lines within a width, what goes on of one indented beneath it; each with its end."""
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()))
        parts = textwrap.wrap(line, max(40, width), subsequent_indent=indent + "  ", break_on_hyphens=False)
        yield "\n".join(parts or [""]) + "\n"


def place(claim: Claim) -> str:
    """Where a claim stands: "notes.txt:12:4"."""
    return f"{plain(claim.document)}:{claim.line}:{claim.column}"


def figure(value: Fraction) -> str:
    """A number as people write it: "1,904", "0.5", "33.33..."."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    places = 0
    while places < 6 and (value * 10**places).denominator != 1:
        places += 1
    exact = (value * 10**places).denominator == 1
    scaled = round(abs(value) * 10**places)
    whole, rest = divmod(scaled, 10**places)
    return f"{'-' if value < 0 else ''}{whole:,}.{rest:0{places}d}{'' if exact else '...'}"


def interval(value: Interval, kind: Kind) -> str:
    """An interval in words: "317", "39,500 to 40,500", "more than 600", "up to 5", "from 2004-01-01 on"."""
    lower, upper = value.lower, value.upper
    if kind is Kind.DATE:
        return _days(lower, upper)
    if lower is not None and upper is not None:
        ends = ((lower, value.lower_inclusive), (upper, value.upper_inclusive))
        words = [f"{figure(end)}{'' if inside else ' (not itself)'}" for end, inside in ends]
        return words[0] if lower == upper else " to ".join(words)
    if lower is not None:
        return f"{'at least' if value.lower_inclusive else 'more than'} {figure(lower)}"
    if upper is not None:
        return f"{'up to' if value.upper_inclusive else 'less than'} {figure(upper)}"
    return "any"


def value(claim: Claim) -> str:
    """What a claim states, with its unit: "about 3,000 transplant / year"."""
    if not claim.resolved:
        return "not told"
    words = interval(claim.interval, claim.kind)
    about = "about " if claim.approximate and claim.interval.bounded else ""
    unit = {"percent": "%", "percentage_point": "points"}.get(claim.unit or "", claim.unit or "")
    return plain(f"{about}{words} {unit}".rstrip())


def headline(finding: Finding) -> str:
    """What a message says before it goes on with the working and the likeliest slip, which reports show apart."""
    message, working = plain(finding.message), plain(finding.working)
    at = message.casefold().find(working.casefold()) if working else -1
    return message[:at].rstrip() if at > 0 else message


def totals(report: Report) -> str:
    """One line: how many findings there are and how many are not shown."""
    shown = Counter(finding.severity.value for finding in report.findings)
    hidden = Counter(report.summary.by_severity) - shown
    worst_first = [one.value for one in reversed(Severity)]
    parts = [_many(shown[one], one) for one in worst_first if shown[one]]
    nothing = "No discrepancy found" if report.summary.documents else "No document was read"
    words = ", ".join(parts) if parts else "No discrepancy shown" if hidden else nothing
    left_out = ", ".join(_many(hidden[one], one) for one in worst_first if hidden[one])
    return f"{words}; not shown: {left_out}." if hidden else f"{words}."


def coverage(report: Report) -> str:
    """One line: what was looked at."""
    summary = report.summary
    parts = [
        _many(summary.documents, "document"),
        _many(summary.claims, "claim"),
        _many(summary.comparisons, "comparison"),
        f"{summary.undetermined:,} undetermined",
    ]
    parts += [_many(summary.corroborations, "corroboration")] if summary.corroborations else []
    parts += [f"{summary.suppressed:,} suppressed"] if summary.suppressed else []
    parts += [f"{_many(summary.skipped, 'file')} of other types"] if summary.skipped else []
    parts += [f"{summary.skipped_postings:,} frequent names left out of linking"] if summary.skipped_postings else []
    return ", ".join(parts) + "."


def _many(count: int, noun: str) -> str:
    plural = {"info": "infos"}.get(noun, noun + "s")
    return f"{count:,} {noun if count == 1 else plural}"


def _days(lower: Fraction | None, upper: Fraction | None) -> str:
    first, last = (None if bound is None else day(bound) for bound in (lower, upper))
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"from {first} on" if first else f"until {last}" if last else "any day"
