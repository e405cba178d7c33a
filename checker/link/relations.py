from __future__ import annotations
from checker.link.survey import Survey
from checker.model.finding import Relation


def relations(found: Survey) -> tuple[Relation, ...]:
    return ()
