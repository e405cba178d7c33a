"""The walk from files to findings. The only module that knows every room, so the rooms need not know each other.

    read -> segment -> mentions -> claims        one document at a time, a pure function of its text and the settings
    link -> check                                all documents together

The command line and the Python API are thin shells over `extract` and `scan`.
"""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from checker.config import DateOrder, Settings
from checker.errors import CheckerError, UsageError
from checker.model.claim import Claim
from checker.model.document import Document
from checker.model.record import record, replace

if TYPE_CHECKING:
    from checker.engine._material import Material
    from checker.model.finding import Finding, Report, Suspect
    from checker.model.reason import Explained
    from checker.model.rule import Rule

PathLike = str | os.PathLike[str]
Inputs = PathLike | Iterable[PathLike] | Mapping[str, str]
OnError = Callable[[CheckerError], None]
Progress = Callable[[int, int, str], None]  # documents done, documents in all, the name of the next


@record(frozen=True)
class Run:
    """How a run is watched: `on_error` hears of each document that cannot be read (without it the first one ends the
    run), `progress` of each one begun, `notice` of what a user should know though it is no error. `leave_out` is a file
    that is no document even where a walked folder holds it.
    """

    on_error: OnError | None = None
    progress: Progress | None = None
    leave_out: str | None = None
    notice: Callable[[str], None] | None = None

    def fail(self, error: CheckerError) -> None:
        """Pass on an error that does not concern the other documents, or raise it."""
        if self.on_error is None:
            raise error
        self.on_error(error)


@record
class Corpus:
    """Documents that could be read, with their claims, both by document name in sorted order."""

    documents: dict[str, Document] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    skipped: int = 0


def settings(*, date: str | None = None, date_order: str | None = None, encoding: str = "utf-8") -> Settings:
    """Checked settings from plain values; None is "not given". Raises UsageError where one makes no sense."""
    try:
        day = date and datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        raise UsageError(f"{date!r} is no day", where="date", cure="write it as 2024-05-01") from None
    try:
        order = DateOrder(date_order) if date_order else None
    except ValueError:
        cure = f"one of {', '.join(DateOrder)}"
        raise UsageError(f"{date_order!r} is no order of dates", where="date order", cure=cure) from None
    try:
        "".encode(encoding)
    except LookupError:
        cure = "for instance utf-8 or windows-1252"
        raise UsageError(f"{encoding!r} is no encoding of text", where="encoding", cure=cure) from None
    return Settings(day or None, order, encoding)


def claims_of(name: str, text: str, settings: Settings) -> tuple[Document, list[Claim]]:
    """A document and its claims in text order: a pure function. Raises CheckerError where a pattern runs too long."""
    from checker.context import claims_of as told
    from checker.extractors import dated, parts
    from checker.text.segment import segment

    order = settings.date_order.value if settings.date_order else None
    document = dated(segment(name, text), date=settings.date, date_order=order)
    return document, list(told(document, parts(document, date_order=order)))


def explained_claims_of(name: str, text: str, settings: Settings) -> Iterator[Explained]:
    """The claims of a document in text order, each with its reasons. Raises CheckerError as `claims_of` does."""
    from checker.context import claims_of as told
    from checker.explanation import explained
    from checker.extractors import dated, parts
    from checker.text.segment import segment
    from checker.trace import Trace

    order = settings.date_order.value if settings.date_order else None
    trace = Trace()
    document = segment(name, text)
    with trace:
        document = dated(document, date=settings.date, date_order=order)
    return explained(document, told(document, parts(document, date_order=order)), trace)


def explain_each(inputs: Inputs, settings: Settings, run: Run) -> Iterator[Explained]:
    """Every claim with its reasons, by document, then by place, one document at a time. Raises as `Run` says."""
    texts, _ = _texts(inputs, settings, run)
    for name, text in texts:
        try:
            yield from explained_claims_of(name, text, settings)
        except CheckerError as error:
            run.fail(error if error.where else type(error)(error.what, where=name, cure=error.cure))


def extract_each(inputs: Inputs, settings: Settings, run: Run) -> Iterator[tuple[Document, list[Claim]]]:
    """Each document with its claims, by name, one in memory at a time. Raises CheckerError as `Run` says."""
    texts, _ = _texts(inputs, settings, run)
    for name, text in texts:
        yield from _one(name, text, settings, run)


def extract(inputs: Inputs, settings: Settings, run: Run) -> list[Claim]:
    """The claims of all documents, by document, then by place. Raises CheckerError as `Run` says."""
    return [claim for _, claims in extract_each(inputs, settings, run) for claim in claims]


def gather(inputs: Inputs, settings: Settings, run: Run) -> Corpus:
    """All documents with their claims. Raises CheckerError as `Run` says."""
    corpus = Corpus()
    texts, corpus.skipped = _texts(inputs, settings, run)
    for name, text in texts:
        for document, claims in _one(name, text, settings, run):
            corpus.documents[name], corpus.claims[name] = document, claims
    return corpus


def scan(inputs: Inputs, rules: Sequence[Rule], settings: Settings, run: Run) -> Report:
    """The findings of all documents, worst first, and the counts. Raises CheckerError as `Run` says."""
    return judge(gather(inputs, settings, run), rules)


def judge(corpus: Corpus, rules: Sequence[Rule]) -> Report:
    """What `rules` say of documents and their claims: a pure function."""
    from checker.engine import check
    from checker.link import linked, told_once
    from checker.model.finding import Report, Severity, State, Summary

    found = linked(corpus.documents, corpus.claims)
    outcome = check(rules, corpus.documents, corpus.claims, found.relations)
    findings = told_once(outcome.findings, found.facts)
    summary = Summary(
        documents=len(corpus.documents),
        claims=sum(map(len, corpus.claims.values())),
        comparisons=outcome.comparisons,
        undetermined=outcome.undetermined,
        by_severity=_counts(findings, lambda finding: finding.severity.value, reversed(Severity)),
        by_rule=_counts(findings, lambda finding: finding.rule, sorted({finding.rule for finding in findings})),
        states=_counts(findings, lambda finding: finding.state.value, State),
        skipped=corpus.skipped,
        skipped_postings=found.skipped,
        corroborations=len(found.corroborations),
    )
    suspects = tuple(_still_told(outcome.suspects, {finding.id for finding in findings}))
    return Report(findings=findings, summary=summary, corroborations=found.corroborations, suspects=suspects)


def _still_told(suspects: Iterable[Suspect], told: set[str]) -> Iterator[Suspect]:
    """The suspects with those of their findings that are reported."""
    for one in suspects:
        if left := tuple(finding for finding in one.findings if finding in told):
            yield replace(one, findings=left)


def figures(corpus: Corpus, name: str, line: int, column: int | None) -> list[Claim]:
    """The claims of a line; of a column, the one that covers it. Raises UsageError where there is none."""
    known = corpus.claims.get(name) or corpus.claims.get(Path(name).as_posix(), [])
    here = [claim for claim in known if claim.line == line]
    if column is not None:
        here = [claim for claim in here if claim.column <= column < claim.column + len(claim.text)]
    if not here:
        where = f"{name}:{line}" + (f":{column}" if column is not None else "")
        raise UsageError("no figure here", where=where, cure=f"checker extract {name} lists figures with their places")
    return here


def load_rules(folders: Sequence[Path] = (), *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Rule]:
    """The checker's own rules and those in `folders`, by id; `select` and `ignore` name rules or families.

    Raises RuleErrors with every fault of the rule files, and UsageError where a name stands for no rule.
    """
    from checker.engine import load
    from checker.engine._files import package_root

    own = package_root()
    others = [folder for folder in folders if not folder.resolve().is_relative_to(own)]
    loaded = list(load([own, *others], select=select, ignore=ignore))
    for folder in others:
        if folder.is_dir() and not any(folder.rglob("*.yaml")):
            raise UsageError("no rule file here", where=str(folder), cure="name a folder with .yaml rule files in it")
    return loaded


def rules_in(place: Path | None = None) -> list[Rule]:
    """The rules of one folder or file, without one those of the checker. Raises RuleErrors, and UsageError for none."""
    if place is None:
        return load_rules()
    if place.is_file() and place.suffix != ".yaml":
        raise UsageError("no rule file", where=str(place), cure="rule files end in .yaml")
    within = [rule for rule in load_rules([place]) if Path(rule.file).resolve().is_relative_to(place.resolve())]
    if not within:
        raise UsageError("no rule here", where=str(place), cure="name a folder with rule files in it, or a rule file")
    return within


def material(corpus: Corpus) -> Material:
    """Documents, claims and what the linker brought together, as rules are bound to them."""
    from checker.engine._material import Material
    from checker.link import linked

    return Material(corpus.documents, corpus.claims, linked(corpus.documents, corpus.claims).relations)


def _one(name: str, text: str, settings: Settings, run: Run) -> Iterator[tuple[Document, list[Claim]]]:
    """A document with its claims, or nothing where it fails."""
    try:
        document, claims = claims_of(name, text, settings)
        foreign = sum(not section.english for section in document.sections)
        if foreign and run.notice is not None:
            parts = "it is" if foreign == len(document.sections) else f"{foreign} of {len(document.sections)} parts are"
            run.notice(f"{name}: {parts} not in English; only figures that stand with symbols were read there")
        yield document, claims
    except CheckerError as error:
        run.fail(error if error.where else type(error)(error.what, where=name, cure=error.cure))


def _texts(inputs: Inputs, settings: Settings, run: Run) -> tuple[Iterator[tuple[str, str]], int]:
    """Names and texts by name, and how many files were skipped."""
    if isinstance(inputs, Mapping):
        texts = dict(sorted(inputs.items()))
        return _watched(list(texts), lambda name: texts[name], run), 0
    from checker.text.reader import read
    from checker.text.walk import find

    found = find([inputs] if isinstance(inputs, (str, os.PathLike)) else inputs, leave_out=run.leave_out)
    for error in found.errors:
        run.fail(error)
    paths = {source.name: source.path for source in found.sources}
    return _watched(
        list(paths), lambda name: read(paths[name], encoding=settings.encoding, name=name), run
    ), found.skipped


def _watched(names: Sequence[str], read: Callable[[str], str], run: Run) -> Iterator[tuple[str, str]]:
    for done, name in enumerate(names):
        if run.progress:
            run.progress(done, len(names), name)
        try:
            text = read(name)
        except CheckerError as error:
            run.fail(error)
        else:
            yield name, text
    if run.progress and names:
        run.progress(len(names), len(names), "")


def _counts(findings: Iterable[Finding], key: Callable[[Finding], str], keys: Iterable[str]) -> dict[str, int]:
    """How many findings there are for each of `keys`, in their order."""
    counted = Counter(map(key, findings))
    return {str(one): counted[str(one)] for one in keys}
