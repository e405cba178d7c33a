"""Read one rule file into a `Rule`; every fault is noted with line, column, the value and the cure.

A rule file is a mapping whose keys are listed in `_fields`; the ones under `REQUIRED` and roles (by `patterns`, `bind`
or both) must be there. The page "Writing rules" shows the form with examples.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from checker import yamlfile
from checker.engine import _fields as fields
from checker.engine._evaluate import SLOTS
from checker.engine._expression import ExpressionError, calls, names, parse
from checker.engine._files import RuleFile
from checker.engine._functions import FUNCTIONS
from checker.engine._pattern import PatternError, compile_pattern
from checker.engine._selector import selector, unit_fault
from checker.engine._slips import SLIPS
from checker.errors import CheckerError, DataError, RuleError
from checker.model.finding import Verdict
from checker.model.rule import (
    Call,
    Expression,
    Formula,
    Hypothesis,
    Literal,
    Name,
    Reach,
    Rule,
    Selector,
    SentencePattern,
)
from checker.yamlfile import Node

MAX_FILE = 200_000
ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_ROLE = re.compile(r"<\s*([a-z_]+)")
OWN_SLIP = ("name", "holds", "say")
_ROLE_NAME = re.compile(r"[a-z_][a-z_0-9]*")
MAX_ROLES = 24
MAX_PATTERNS = 100
MAX_COMPILED = 200_000  # of all patterns together
MAX_FORMULAS = 60
_LISTED = 40  # known names that a fault lists
_KNOWN_WORDS = ("stated", "computed", "rates", "says")
_TOP = (1, 1)
_FEWER_ROLES = f"at most {MAX_ROLES} are allowed: a role may bind a series"


class Reader:
    """Reads one file and collects its faults."""

    def __init__(self, file: RuleFile, shared: Mapping[str, tuple[str, ...]], kinds: Collection[str] = ()) -> None:
        self.file = file
        self.words = dict(shared)
        self.kinds = kinds
        self.faults: list[RuleError] = []

    def fault(self, what: str, node: Node | tuple[int, int], cure: str, offset: int = 0) -> None:
        """Note a fault at a node, or at a line and column."""
        line, column = (node.line, node.column) if isinstance(node, Node) else node
        self.faults.append(RuleError(what, where=f"{self.file.name}:{line}:{column + offset}", cure=cure))

    def rule(self) -> Rule | None:
        """The rule, or None when the file has a fault."""
        try:
            root = yamlfile.load_nodes(self.file.source, max_bytes=MAX_FILE)
        except DataError as error:
            where = error.where.replace(str(self.file.source), self.file.name)
            self.faults.append(RuleError(error.what, where=where, cure=error.cure))
            return None
        if not isinstance(root.value, dict):
            self.fault("a rule file is a mapping", root, "begin with 'id: name-of-the-file'")
            return None
        mapping = root.value
        self.unknown_keys(root, fields.FIELDS, "a rule")
        for key in fields.REQUIRED:
            if key not in mapping:
                self.fault(f"{key!r} is missing", root, f"add '{key}: ...'")
        if "patterns" not in mapping and "bind" not in mapping:
            self.fault("no roles", root, "add 'patterns:' or 'bind:'")
        return self.build(mapping)

    def unknown_keys(self, node: Node, known: Collection[str], what: str) -> None:
        """Note each key that is not among those known."""
        for key, place in node.keys.items():
            if key not in known:
                near = difflib.get_close_matches(str(key), known, 1)
                cure = f"did you mean {near[0]!r}?" if near else f"{what} may have {', '.join(sorted(known))}"
                self.fault(f"unknown field {key!r}", place, cure)

    def build(self, mapping: dict[str, Node]) -> Rule | None:
        """All parts of the rule; None when one of them is at fault."""
        self.check_id(mapping)
        self.read_words(mapping)
        texts = {key: self.text(mapping, key) for key in ("what", "why", "message", "working", "primary", "example")}
        patterns = self.patterns(mapping)
        selectors = self.selectors(mapping)
        named = [role for one in patterns for role in one.roles]
        if "patterns" in mapping and self.faults:  # a faulty pattern should not make its roles unknown as well
            named += _ROLE.findall(str(mapping["patterns"].plain))
        roles = tuple(dict.fromkeys([*named, *selectors]))
        if len(roles) > MAX_ROLES:
            self.fault(f"{len(roles):,} roles", mapping.get("bind", mapping.get("patterns", _TOP)), _FEWER_ROLES)
            return None
        asserts = self.formulas(mapping, "assert", roles)
        where = self.formulas(mapping, "where", roles)
        needed = frozenset(name.role for formula in (*asserts, *where) for name in names(formula.tree))
        self.check_patterns(mapping, patterns, needed - selectors.keys())
        slips, hypotheses = self.slips(mapping, roles)
        for key in ("message", "working"):
            if key in mapping:
                self.placeholders(mapping[key], roles)
        if texts["primary"] and texts["primary"] not in roles:
            self.unknown_role(texts["primary"], roles, mapping["primary"], 0)
        options = self.options(mapping, roles)
        if self.faults:
            return None
        joined = " and ".join(f"({formula.source})" for formula in where)
        return Rule(
            id=self.file.id, family=self.file.family, file=self.file.name, what=texts["what"] or "",
            why=texts["why"] or "", roles=roles, needed=needed, message=texts["message"] or "", asserts=tuple(asserts),
            where=Formula(joined, parse(joined)) if where else None, selectors=selectors, patterns=tuple(patterns),
            slips=slips, hypotheses=hypotheses, working=texts["working"], primary=texts["primary"],
            example=texts["example"], **options,
        )  # fmt: skip

    def options(self, mapping: dict[str, Node], roles: tuple[str, ...]) -> dict[str, Any]:
        """What a rule may leave out, by the names of its fields."""
        return {
            **{key: self.flag(mapping, key) for key in fields.FLAGS},
            "kind": self.kind(mapping),
            "instead": self.instead(mapping, roles),
            "same": self.slots(mapping, "same"),
            "match": self.slots(mapping, "match"),
            "within": self.choice(mapping, "within", Reach, Reach.SENTENCE),
            "verdict": self.choice(mapping, "verdict", Verdict, None),
        }

    # Parts.

    def kind(self, mapping: dict[str, Node]) -> str | None:
        """The kind of discrepancy, one of those that `kinds.yaml` lists."""
        kind = self.text(mapping, "kind")
        if kind is not None and kind not in self.kinds:
            self.suggest(f"no kind of discrepancy is called {kind!r}", kind, self.kinds, mapping["kind"], 0)
        return kind

    def instead(self, mapping: dict[str, Node], roles: tuple[str, ...]) -> tuple[tuple[str, Selector], ...]:
        """Selectors by role, for figures that may be meant instead."""
        if "instead" not in mapping:
            return ()
        found = []
        for role, node in self.mapping(mapping["instead"]).items():
            if role not in roles:
                self.unknown_role(role, roles, mapping["instead"], 0)
            found.append((role, selector(role, node, self.fault, self.unknown_keys, self.words)))
        return tuple(found)

    def check_id(self, mapping: dict[str, Node]) -> None:
        """The id must be the file's name."""
        node = mapping.get("id")
        if node is None:
            return
        if not isinstance(node.value, str) or not ID.fullmatch(node.value):
            self.fault(f"{node.plain!r} is no id", node, "use lower-case words joined by hyphens")
        elif node.value != self.file.id:
            self.fault(f"the id {node.value!r} differs from the file's name", node, f"write 'id: {self.file.id}'")

    def read_words(self, mapping: dict[str, Node]) -> None:
        """The rule's own lists of words."""
        if "words" in mapping:
            for name, node in self.mapping(mapping["words"]).items():
                self.words[name] = self.strings(node)

    def text(self, mapping: dict[str, Node], key: str) -> str | None:
        """A string; numbers are taken as they stand."""
        node = mapping.get(key)
        if node is None:
            return None
        if not isinstance(node.value, (str, int, Decimal)) or isinstance(node.value, bool) or node.value == "":
            self.fault(f"{key!r} is no text", node, "write a sentence")
            return None
        return " ".join(str(node.value).split())

    def strings(self, node: Node) -> tuple[str, ...]:
        """A list of strings, or one string."""
        items = node.value if isinstance(node.value, list) else [node]
        found = [str(item.value) for item in items if isinstance(item.value, (str, int)) and item.value != ""]
        if len(found) < len(items) or not found:
            self.fault("a list of words should stand here", node, "write [one, two]")
        return tuple(found)

    def mapping(self, node: Node) -> dict[str, Node]:
        """A mapping with names as keys."""
        if not isinstance(node.value, dict):
            self.fault("a mapping should stand here", node, "write 'name: ...' lines")
            return {}
        return {str(key): value for key, value in node.value.items()}

    def patterns(self, mapping: dict[str, Node]) -> list[SentencePattern]:
        """The sentence patterns."""
        node = mapping.get("patterns")
        if node is None:
            return []
        if not isinstance(node.value, list) or not node.value:
            self.fault("'patterns' is a list", node, "begin each pattern with '- '")
            return []
        found: list[SentencePattern] = []
        if len(node.value) > MAX_PATTERNS:
            self.fault(f"{len(node.value):,} patterns", node, f"at most {MAX_PATTERNS} are allowed: write two rules")
            return []
        size = 0
        for item in node.value:
            try:
                where = f"{self.file.name}:{item.line}:{item.column}"
                found.append(replace(compile_pattern(str(item.value), self.words), where=where))
                size += len(found[-1].compiled)
                if size > MAX_COMPILED:
                    self.fault("the patterns grow too large together", item, "use shorter lists, or write two rules")
                    return []
            except PatternError as error:
                self.fault(error.what, item, error.cure, error.at - 1)
            except CheckerError as error:
                self.fault(error.what, item, error.cure)
        return found

    def check_patterns(self, mapping: dict[str, Node], patterns: list[SentencePattern], needed: frozenset[str]) -> None:
        """Each pattern must bind every role that the expressions speak of and that has no selector."""
        if self.faults:
            return
        for item, one in zip(mapping["patterns"].value if patterns else (), patterns, strict=True):
            for role in sorted(needed - set(one.roles)):
                self.fault(f"the pattern does not bind {role!r}", item, f"add <{role}>, or {role!r} under 'bind'")

    def formulas(self, mapping: dict[str, Node], key: str, roles: tuple[str, ...]) -> list[Formula]:
        """One expression, or a list of them that must all hold."""
        node = mapping.get(key)
        if node is None:
            return []
        items = node.value if isinstance(node.value, list) else [node]
        if len(items) > MAX_FORMULAS:
            self.fault(f"{len(items):,} expressions", node, f"at most {MAX_FORMULAS} are allowed: join or drop some")
            return []
        return [formula for item in items if (formula := self.formula(item, roles)) is not None]

    def formula(self, node: Node, roles: tuple[str, ...]) -> Formula | None:
        """One expression, its names checked."""
        source = str(node.value)
        try:
            tree = parse(source)
        except ExpressionError as error:
            self.fault(error.what, node, error.cure, error.at - 1)
            return None
        self.check(tree, roles, node)
        return Formula(" ".join(source.split()), tree)

    def check(self, tree: Expression, roles: tuple[str, ...], node: Node) -> None:
        """Roles, slots, functions and their arguments."""
        for name in names(tree):
            if name.role not in roles:
                self.unknown_role(name.role, roles, node, name.at - 1)
            if name.slot is not None and name.slot not in SLOTS:
                self.suggest(f"no slot is called {name.slot!r}", name.slot, SLOTS, node, name.at - 1)
        for call in calls(tree):
            if call.function not in FUNCTIONS:
                self.suggest(f"no function is called {call.function!r}", call.function, FUNCTIONS, node, call.at - 1)
                continue
            self.check_call(call, node)

    def check_call(self, call: Call, node: Node) -> None:
        """The number and the sort of a function's arguments."""
        _, least, most, first = FUNCTIONS[call.function]
        if not least <= len(call.arguments) <= most:
            count = str(least) if least == most else f"{least} to {most}"
            self.fault(f"{call.function} takes {count} arguments", node, "see 'Writing rules'", call.at - 1)
        elif first == "role" and not (isinstance(call.arguments[0], Name) and call.arguments[0].slot is None):
            self.fault(f"{call.function} takes a role", node, f"write {call.function}(role)", call.at - 1)
        elif first == "roles" and not all(isinstance(one, Name) and one.slot is None for one in call.arguments):
            self.fault(f"{call.function} takes roles", node, f"write {call.function}(role, role)", call.at - 1)
        elif first == "slot" and not isinstance(call.arguments[0], Name):
            self.fault(f"{call.function} takes a slot", node, f"write {call.function}(role.slot)", call.at - 1)
        elif first == "unit" and not (
            isinstance(call.arguments[1], Literal) and isinstance(call.arguments[1].value, str)
        ):
            self.fault(f"{call.function} takes a unit in quotes", node, f'write {call.function}(x, "day")', call.at - 1)
        elif first == "unit" and (what := unit_fault(str(getattr(call.arguments[1], "value", "")))) is not None:
            self.fault(what, node, "write a unit such as 'USD / month'", call.arguments[1].at - 1)

    def unknown_role(self, name: str, roles: Collection[str], node: Node, offset: int) -> None:
        """Note a role that nothing binds."""
        self.suggest(f"no role is called {name!r}", name, roles, node, offset)

    def suggest(self, what: str, name: str, known: Collection[str], node: Node, offset: int) -> None:
        """Note an unknown name, with the nearest one that is known."""
        near = difflib.get_close_matches(name, list(known), 1)
        listed = ", ".join([*sorted(known)[:_LISTED], *(["..."] if len(known) > _LISTED else [])]) or "none"
        self.fault(what, node, f"did you mean {near[0]!r}?" if near else f"there are {listed}", offset)

    def placeholders(self, node: Node, roles: tuple[str, ...]) -> None:
        """The names in braces of a template."""
        for match in _PLACEHOLDER.finditer(str(node.value)):
            role, _, slot = match.group(1).strip().partition(".")
            if role not in roles and role not in _KNOWN_WORDS:
                self.unknown_role(role, (*roles, *_KNOWN_WORDS), node, match.start(1))
            elif slot and slot not in SLOTS:
                self.suggest(f"no slot is called {slot!r}", slot, SLOTS, node, match.start(1))

    def selectors(self, mapping: dict[str, Node]) -> dict[str, Selector]:
        """Which claims may take which role."""
        found = {}
        for role, node in self.mapping(mapping["bind"]).items() if "bind" in mapping else ():
            found[role] = selector(role, node, self.fault, self.unknown_keys, self.words)
            if not _ROLE_NAME.fullmatch(role):
                self.fault(f"{role[:60]!r} is no name of a role", node, "use lower-case letters and '_'")
        return found

    def slips(self, mapping: dict[str, Node], roles: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Hypothesis, ...]]:
        """Slips by name, and slips with a formula of their own."""
        node = mapping.get("slips")
        found: list[str] = []
        own: list[Hypothesis] = []
        if node is None:
            return (), ()
        for item in node.value if isinstance(node.value, list) else [node]:
            if isinstance(item.value, dict):
                self.unknown_keys(item, OWN_SLIP, "a slip of one's own")
                parts: dict[str, Node] = {key: node for key, node in item.value.items() if key in OWN_SLIP}
                if len(parts) < len(OWN_SLIP):
                    self.fault("a slip of one's own needs 'name', 'holds' and 'say'", item, "add what is missing")
                    continue
                formula = self.formula(parts["holds"], roles)
                self.placeholders(parts["say"], roles)
                if formula is not None:
                    own.append(Hypothesis(str(parts["name"].value), formula, " ".join(str(parts["say"].value).split())))
            elif item.value in SLIPS:
                found.append(item.value)
            else:
                self.suggest(f"no slip is called {item.plain!r}", str(item.plain), SLIPS, item, 0)
        if len(own) > MAX_FORMULAS:
            self.fault(f"{len(own):,} slips of one's own", node, f"at most {MAX_FORMULAS} are allowed")
        return tuple(dict.fromkeys(found)), tuple(own)

    def slots(self, mapping: dict[str, Node], key: str) -> tuple[str, ...]:
        """Names of slots."""
        node = mapping.get(key)
        found = () if node is None else self.strings(node)
        for name in found:
            if name not in SLOTS and node is not None:
                self.suggest(f"no slot is called {name!r}", name, SLOTS, node, 0)
        return tuple(dict.fromkeys(found))

    def flag(self, mapping: dict[str, Node], key: str) -> bool:
        """True or false."""
        node = mapping.get(key)
        if node is not None and not isinstance(node.value, bool):
            self.fault(f"{node.plain!r} where true or false should be", node, "write true or false")
        return node is not None and node.value is True

    def choice(self, mapping: dict[str, Node], key: str, of: Any, default: Any) -> Any:
        """One of the words of an enumeration."""
        node = mapping.get(key)
        if node is None:
            return default
        known = [str(member.value) for member in of]
        if node.value not in known:
            self.suggest(f"{node.plain!r} is no value of {key!r}", str(node.plain), known, node, 0)
            return default
        return of(node.value)
