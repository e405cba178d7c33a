"""Documents and claims from marked text, so that linking is tested without the rooms before it.

"The police evacuated [[140 residents|verb=evacuate]] of Mill Road": the marked words are a claim. Its number, hedge,
head and modifiers are read from them; any field of a claim may be set after the bar, parted by semicolons.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from checker.model.claim import Basis, Claim, Kind, Modality, Time
from checker.model.document import Document, Sentence, Span
from checker.model.interval import Interval
from checker.text.inflect import function_word, ranked_tags, singular, verb_lemma
from checker.text.segment import segment
from checker.text.tokens import tokenize

_MARK = re.compile(r"\[\[([^|\]]*)(?:\|([^\]]*))?\]\]")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_LOWER = re.compile(r"(more than|over|at least)\b", re.I)
_UPPER = re.compile(r"(no more than|at most|fewer than|less than|up to)\b", re.I)
_MONTHS = "january february march april may june july august september october november december".split()
_SCALES = {"million": 10**6, "billion": 10**9, "thousand": 1000}


def claimed(path: str, marked: str, date: str | None = None) -> tuple[Document, list[Claim]]:
    """A document and its claims; `date` is the ISO day that all its sections speak from."""
    plain, found, at = "", [], 0
    for match in _MARK.finditer(marked):
        plain += marked[at : match.start()]
        found.append((len(plain), match.group(1), match.group(2) or ""))
        plain += match.group(1)
        at = match.end()
    plain += marked[at:]
    document = segment(path, plain)
    if date:
        dated = tuple(dataclasses.replace(section, day=date) for section in document.sections)
        document = dataclasses.replace(document, sections=dated)
    return document, [_claim(document, n, *item) for n, item in enumerate(found)]


def _claim(document: Document, number: int, start: int, text: str, fields: str) -> Claim:
    set_fields = dict(field.split("=", 1) for field in fields.split(";") if field)
    span = Span(start, start + len(text))
    index, sentence = next((n, s) for n, s in enumerate(document.sentences) if s.span.start <= start < s.span.end)
    kind = Kind(set_fields.pop("kind", "count"))
    interval, value, resolution = _days(text) if kind is Kind.DATE else _interval(text)
    words = text[next(_NUMBER.finditer(text)).end() :].split() if kind is Kind.COUNT else []
    words = [word for word in words if word not in _SCALES]
    head = singular(words[-1]) if words else None
    line, column = document.position(start)
    claim = Claim(
        id=f"c-{document.path}-{number}", document=document.path, span=span, line=line, column=column, text=text,
        kind=kind if head or kind is not Kind.COUNT else Kind.NUMBER, interval=interval, hard=_wide(interval, value),
        soft=_soft(interval, value), nominal=value, approximate=False, resolved=True, resolution=resolution, unit=head,
        extractor="test", head=head, modifiers=tuple(words[:-1]), sentence=sentence.span,
        sentence_text=document.text[sentence.span.start : sentence.span.end], section=sentence.section,
        paragraph=sentence.paragraph, sentence_number=index, block=sentence.block,
        neighbours=_neighbours(document, sentence, span), document_date=document.sections[sentence.section].day,
    )  # fmt: skip
    return dataclasses.replace(claim, **{name: _value(name, text) for name, text in set_fields.items()})


def _value(name: str, text: str) -> Any:
    if name == "time":
        lower, upper = (datetime.date.fromisoformat(day).toordinal() for day in text.split(".."))
        return Time(text, lower, upper)
    if name == "modality":
        return Modality(text)
    if name == "basis":
        return Basis(text)
    if name in ("partitive", "place_inherited", "threshold", "quoted"):
        return text == "true"
    return int(text) if name == "series" else text


def _interval(text: str) -> tuple[Interval, Interval, str]:
    match = next(_NUMBER.finditer(text))
    after = text[match.end() :].split()
    scale = _SCALES.get(after[0], 1) if after else 1
    value = Fraction(match.group().replace(",", "")) * scale
    if scale > 1 or "." in match.group():
        step = Fraction(scale, 10 ** len(match.group().partition(".")[2]))
    else:
        digits = match.group().replace(",", "")
        zeros = len(digits) - len(digits.rstrip("0"))
        step = Fraction(10 ** min(zeros, max(len(digits) - 2, 0)))
    half = step / 2 if value >= 100 or step < 1 else Fraction(0)
    nominal = Interval(value - half, value + half)
    if _UPPER.search(text):
        return Interval(None, value), nominal, str(step)
    if _LOWER.search(text):
        return Interval(value, None, False), nominal, str(step)
    return Interval.point(value), nominal, str(step)


def _wide(interval: Interval, nominal: Interval) -> Interval:
    return nominal if interval.is_point else interval


def _soft(interval: Interval, nominal: Interval) -> Interval:
    if interval.upper is None and interval.lower is not None:
        return Interval(interval.lower, interval.lower * 3 / 2, False)
    if interval.lower is None and interval.upper is not None:
        return Interval(interval.upper / 2, interval.upper)
    return nominal


def _days(text: str) -> tuple[Interval, Interval, str]:
    day, month, year = text.split()[-3:]
    point = Interval.point(datetime.date(int(year), _MONTHS.index(month.lower()) + 1, int(day)).toordinal())
    return point, point, "day"


def _neighbours(document: Document, sentence: Sentence, span: Span) -> tuple[str, ...]:
    words = []
    for token in tokenize(document.text, *sentence.span):
        inside = token.start < span.end and span.start < token.end
        if token.sort != "word" or inside or function_word(token.lower) is not None:
            continue
        away = span.start - token.end if token.end <= span.start else token.start - span.end
        words.append((away, _lemma(token.lower)))
    return tuple(word for _, word in sorted(words, key=lambda item: item[0]))


def _lemma(word: str) -> str:
    if ranked_tags(word)[:1] in ("B", "Z", "D", "G"):
        return verb_lemma(word) or word
    return singular(word)


def links_of(pairs: Iterable[Any]) -> list[tuple[str, str]]:
    """The texts of the ends of pairs."""
    return [(pair.a.text, pair.b.text) for pair in pairs]
