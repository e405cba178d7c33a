"""What a new rule begins as: a sound rule with a comment to each field, and six cases that it passes.

Whoever writes a rule changes it step by step, with `checker rules test` after each step.
"""

from __future__ import annotations

from checker.engine._reader import ID

LONGEST_ID = 60
_RESERVED = frozenset(("data", "kinds", "words"))  # names of files and folders beside rules


def id_fault(name: str) -> str | None:
    """What is wrong with the id of a new rule, None where nothing is."""
    if not ID.fullmatch(name):
        return "is no id: use lower-case words joined by hyphens, such as seats-sold"
    if len(name) > LONGEST_ID:
        return f"is longer than {LONGEST_ID} characters"
    return f"is taken: {name}.yaml is no rule file" if name in _RESERVED else None


def rule_text(name: str, kind: str | None) -> str:
    """The rule file of a new rule; `kind` is one of the kinds of discrepancy."""
    return _RULE.replace("ID", name).replace("KIND", f"kind: {kind}" if kind else _NO_KIND)


def cases_text(name: str) -> str:
    """The file of cases of a new rule."""
    return _CASES.replace("ID", name)


_NO_KIND = "# kind: percent-change    (the kind of discrepancy, where one of them fits)"

_RULE = """\
# A rule that works as it stands; change it step by step, and after each step run
#     checker rules test ID.yaml
# "Writing rules" (docs/rules.md) explains every field.

# The name of this file.
id: ID

# 'checker rules list' shows the kinds; 'checker rules schema' prints them with every field.
KIND

# What is wrong when the rule fires, and why that is no matter of taste. A sentence each.
what: More seats were sold than there are.
why: A seat is sold once; one of the two figures is wrong.
example: The tour sold 340 of the 280 seats.

# Words for the patterns: {sold} stands for any of them, and ~sell for sell, sells, sold and selling.
words:
  sold: [~sell, ~book, ~reserve]

# Sentences in which figures stand. <seats:count> is a count that is called "seats" below;
# .. stands for up to four words, [the|all] for one of these or nothing. One pattern a line.
patterns:
  - "{sold} .. <sold:count> of [the|its|all] <seats:count>"
  - "<sold:count> of [the|its|all] <seats:count> .. {sold}"

# When the rule speaks at all. It must be certain, or the rule stays silent.
where: seats.head == "seat" or seats.head == "ticket"

# What must be able to hold. The rule fires only where no reading of the words lets it.
assert: sold <= seats

# Slips to try as an explanation: would it fit if two digits were swapped, or one were wrong?
slips: [transposition, digit]

# The figure to show first, and what the reader is told; {sold} is put in with its place.
primary: sold
message: "{sold} are more than {seats}"
"""

_CASES = """\
# Cases of ID: texts in which it must fire, then texts in which it must stay silent, three of each at least.
# A finding names words that the figure of a role must contain; it may name severity, verdict and diagnosis too.
# The texts that nearly fire are worth most.
- text: The tour sold 340 of the 280 seats.
  findings: [{sold: "340", seats: 280 seats, severity: error}]
- text: On Friday 95 of the 59 tickets were booked.
  findings: [{sold: "95", seats: 59 tickets, diagnosis: transposition}]
- text: The choir reserved 137 of its 128 seats.
  findings: [{sold: "137"}]

# Silent: fewer than there are, as many as there are, and a figure that leaves room.
- text: The tour sold 240 of the 280 seats.
  findings: []
- text: The tour sold 280 of the 280 seats.
  findings: []
- text: The tour sold 300 of about 290 seats.
  findings: []
"""
