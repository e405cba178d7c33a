"""Tables for people, wrapped to the terminal. The only door to `tabulate` and `wcwidth` (wide characters count twice).

A finding takes one row: how bad, then what is wrong, where, how it was worked out, and what single slip would explain
it. Findings that share a suspect stand in one table under a line that names it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tabulate import tabulate
from wcwidth import wrap

from checker.model.claim import Claim
from checker.model.finding import Finding, Report, Scope
from checker.model.reason import Explained
from checker.model.rule import Rule
from checker.report import Layout
from checker.report._plain import coverage, headline, plain, totals, value
from checker.report._reasons import explained as lines
from checker.report._suspects import HEADING, culprits

_TEXT = 240  # of a claim's words; enough to know it again
_FRAME = 3  # columns of border and blanks for each column of a table, and one more at the end
_LEAST = 60  # a narrower terminal breaks lines itself
_GRADE = 12  # the longest verdict


def findings(report: Report, layout: Layout) -> Iterator[str]:
    """A table for each suspect that several findings share, tables for the others, the suspects, and counts."""
    for group, members in groupby(_together(report.findings), lambda pair: pair[0]):
        rows = [finding for _, finding in members]
        if group:
            yield _heading(rows, layout)
        yield grid([(_grade(finding), _story(finding)) for finding in rows], (_GRADE,), layout) + "\n\n"
    yield from _culprits(report, layout)
    yield totals(report) + "\n" + coverage(report) + "\n"
    if report.findings:
        yield "More on a finding: checker explain ID PATHS\n"


def claims(claims: Iterable[Claim], layout: Layout) -> Iterator[str]:
    """A table for each document: where, what kind, the words, what they state, of what."""
    total = 0
    for document, members in groupby(claims, lambda claim: claim.document):
        rows = [(f"{c.line}:{c.column}", c.kind.value, plain(c.text, _TEXT), value(c), _slots(c)) for c in members]
        total += len(rows)
        widths = (max(7, *(len(row[0]) for row in rows)), 11)
        heads = ("where", "kind", "words", "value", "of what, when, where, who says so")
        yield f"{plain(document)}\n{grid(rows, widths, layout, heads)}\n\n"
    yield f"{total:,} claim{'' if total == 1 else 's'}.\n"


def explained(claims: Iterable[Explained], layout: Layout) -> Iterator[str]:
    """A block for each claim rather than a row: what each field is, and what gave it."""
    return lines(claims, layout)


def _together(found: Sequence[Finding]) -> list[tuple[str | None, Finding]]:
    """The findings in order, each with the group it shares; those of one group are pulled up to their first."""
    shared = Counter(finding.group for finding in found)
    grouped = [(finding.group if shared[finding.group] > 1 else None, finding) for finding in found]
    first: dict[str, int] = {}
    keys = [first.setdefault(group, index) if group else index for index, (group, _) in enumerate(grouped)]
    return [grouped[index] for index in sorted(range(len(found)), key=lambda index: (keys[index], index))]


def _heading(rows: Sequence[Finding], layout: Layout) -> str:
    suspect = rows[0].suspects[0] if rows[0].suspects else None
    claim = next((claim for claim in rows[0].claims if claim.id == suspect), None)
    if claim is None:
        return f"{len(rows)} findings with one suspect:\n"
    where = f"{plain(claim.document)}:{claim.line}"
    return f'{len(rows)} findings would go if one figure were wrong: "{plain(claim.text, _TEXT)}" ({where})\n'


def _culprits(report: Report, layout: Layout) -> Iterator[str]:
    """The figures that would explain several findings, with the working of each."""
    for number, (claim, words, explained) in enumerate(culprits(report)):
        yield f"{HEADING}:\n" if number == 0 else ""
        lines = [f'  "{plain(claim.text, _TEXT)}" ({plain(claim.document)}:{claim.line}) {words}']
        lines += [f"    {one.id}: {plain(one.working)}" for one in explained]
        yield "".join(_wrapped(f"\n{line}", max(_LEAST, layout.width))[2:] + "\n" for line in lines) + "\n"


def _grade(finding: Finding) -> str:
    lines = [finding.severity.value.upper(), finding.verdict.value]
    lines += ["two sources"] if finding.scope is Scope.CROSS_SOURCE else []
    lines += [finding.state.value] if finding.state.value != "new" else []
    return "\n".join(lines)


def _story(finding: Finding) -> str:
    lines = [headline(finding), ""]
    bound = zip(finding.roles, finding.claims, strict=True)
    for where, claims in groupby(bound, lambda pair: f"{plain(pair[1].document)}:{pair[1].line}"):
        lines.append(where)
        lines += [f'  {role}: "{plain(claim.text, _TEXT)}"{_whose(claim)}' for role, claim in claims]
    lines += ["", f"Working: {plain(finding.working)}"] if finding.working else [""]
    lines += [f"Perhaps: {plain(slip.text)}" for slip in finding.diagnosis[:1]]
    return "\n".join([*lines, f"[{finding.rule}, {finding.id}]"])


def _whose(claim: Claim) -> str:
    """The holder, the day and the voice of a claim, as far as the text tells them."""
    parts = [claim.holder, claim.time and claim.time.text, claim.attribution and f"says {claim.attribution}"]
    words = ", ".join(plain(part, 60) for part in parts if part)
    return f" ({words})" if words else ""


def _slots(claim: Claim) -> str:
    time = claim.time and claim.time.text
    says = claim.attribution and f"says {claim.attribution}"
    modality = None if claim.modality.value == "asserted" else claim.modality.value
    parts = [claim.subject, claim.holder, time, claim.place, says, claim.basis and claim.basis.value, modality]
    return "; ".join(plain(part, 80) for part in parts if part)


def grid(rows: Sequence[Sequence[str]], widths: Sequence[int], layout: Layout, heads: Sequence[str] = ()) -> str:
    """A grid within the layout's width: the first columns as wide as `widths` says, the rest share what is left."""
    count = len(rows[0])
    rest = max(_LEAST, layout.width) - sum(widths) - _FRAME * count - 1
    others = count - len(widths)
    shares = [*widths, *(rest // others + (index < rest % others) for index in range(others))]
    table = (heads or rows[0], *rows)
    wrapped = [[_wrapped(cell, share) for cell, share in zip(row, shares, strict=True)] for row in table]
    return tabulate(
        wrapped[1:],
        headers=wrapped[0] if heads else (),
        tablefmt="grid",
        disable_numparse=True,
        preserve_whitespace=True,
    )


def _wrapped(cell: str, width: int) -> str:
    """Each line of a cell within `width`; where there is more than one, lines that go on are indented."""
    lines: list[str] = []
    for index, line in enumerate(cell.split("\n")):
        first = line[: len(line) - len(line.lstrip())]
        rest = first + "  " if index else first
        lines += wrap(line.lstrip(), width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [
            ""
        ]
    return "\n".join(line.ljust(1) for line in lines)


def rules(listed: Sequence[Rule], layout: Layout) -> Iterator[str]:
    """A row for each rule: its id and family, its kind of discrepancy, what it says."""
    rows = [(f"{rule.id}\n  {rule.family}", rule.kind or "", plain(rule.what)) for rule in listed]
    if rows:
        heads = ("rule, family", "kind", "what")
        widths = [max(len(part) for cell in (heads[at], *(row[at] for row in rows)) for part in cell.split("\n"))
                  for at in range(2)]  # fmt: skip
        yield grid(rows, widths, layout, heads) + "\n"
    yield f"{len(rows):,} rule{'' if len(rows) == 1 else 's'}.\n"
