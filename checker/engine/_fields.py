"""The fields of a rule file, each with one line of help; `rules schema` and the loader share the table."""

from __future__ import annotations

FIELDS: dict[str, str] = {
    "id": "the name of the file without .yaml",
    "kind": "the kind of discrepancy: percent-change (kinds.yaml lists them)",
    "what": "what is wrong when the rule fires, in one sentence",
    "why": "why a reader should care, and why it is no matter of taste",
    "example": "a short text in which the rule fires",
    "words": "lists of words for the patterns: {verbs: [~rise, climb up]}",
    "patterns": "sentence patterns in which a claim is a token; several may lead to the same roles",
    "bind": "selectors: which claims may take a role",
    "within": "how far apart the claims may stand: sentence, passage, list, paragraph, section, document, corpus",
    "same": "slots that must be filled and equal: [unit, head]",
    "match": "slots that must not clash; an empty one is no clash: [holder, place, time]",
    "instead": "selectors by role: where another figure of the document that fits would make it hold, nothing is said",
    "where": "when the rule applies at all; must be certain",
    "assert": "what must be able to hold",
    "verdict": "suspicious, where the words are possible but a known slip explains them better",
    "nominal": "true: hedges are left aside, for figures that the text itself derives",
    "hard_only": "true: only what the words commit to counts, never what a reader takes from them",
    "one_voice": "true: the figures are one statement, whoever is named in it",
    "overlap": "true: the claims of a binding may share characters",
    "slips": "slips to try: currency, scale, transposition, year, decimal-point, digit, inclusive, or one's own",
    "message": "what the editor reads; {role} is a figure with its place",
    "working": "the arithmetic in one line; made from the assertion where it is left out",
    "primary": "the role to show first",
}
REQUIRED = ("id", "what", "why", "assert", "message")
FLAGS = ("nominal", "hard_only", "one_voice", "overlap")
