"""How many of the claims of plain prose are found and right: precision, recall and F1 over `prose.yaml`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.context import claims
from checker.extractors import dated, mentions
from checker.model.wire import claim_record
from checker.text.segment import segment

SENTENCES = yaml.safe_load(Path(__file__).with_name("prose.yaml").read_text(encoding="utf-8"))
FLOOR = 0.94  # F1, slightly below what is reached
Record = Mapping[str, Any]


def _records(sentence: Record) -> list[Record]:
    document = dated(segment("prose.md", sentence["text"]), date=sentence.get("date"))
    return [claim_record(claim) for claim in claims(document, mentions(document))]


def _value(bound: object) -> object:
    if isinstance(bound, datetime.date):
        return bound.isoformat()
    return pytest.approx(float(bound)) if isinstance(bound, int | float) else bound


def _right(want: Record, got: Record) -> bool:
    if any(key in want and got[key] != want[key] for key in ("kind", "unit")):
        return False
    unresolved = want.get("resolved") is False
    return unresolved or all(_value(want[end]) == _plain(got[end]) for end in ("lower", "upper") if end in want)


def _plain(bound: object) -> object:
    return bound if bound is None or isinstance(bound, str) else float(str(bound))


def _matched(sentence: Record) -> tuple[int, int, int]:
    """How many claims are right, how many are found, and how many there are."""
    got, right = _records(sentence), 0
    left = list(got)
    for want in sentence["claims"]:
        start = sentence["text"].index(want["text"])
        end = start + len(want["text"])
        for one in left:
            if one["start"] < end and start < one["end"] and _right(want, one):
                left.remove(one)
                right += 1
                break
    doubtful = [(start := sentence["text"].index(part), start + len(part)) for part in sentence.get("open", ())]
    passed = sum(any(one["start"] < end and start < one["end"] for start, end in doubtful) for one in left)
    return right, len(got) - passed, len(sentence["claims"])


def test_claims_of_plain_prose_are_found_and_right(record_property) -> None:
    sums = [sum(column) for column in zip(*(_matched(sentence) for sentence in SENTENCES), strict=True)]
    right, found, there = sums
    precision, recall = right / found, right / there
    f1 = 2 * right / (found + there)
    record_property("precision", round(precision, 3))
    record_property("recall", round(recall, 3))
    record_property("f1", round(f1, 3))
    print(f"prose: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    assert f1 >= FLOOR, f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
