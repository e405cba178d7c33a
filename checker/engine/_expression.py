"""The expression language of rules: tokens and a parser. `share == part / whole and part.unit == whole.unit`.

An expression sees roles, their slots, numbers, strings and the functions of `_functions`; it cannot reach Python, has
no loops and no names of its own. Length, tokens and depth are bounded, so a hostile file ends in an error at once.
Binding from loose to tight: `or`, `and`, `not`, a comparison (one, they do not chain), `+ -`, `* /`, a sign, `.slot`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from checker.model.rule import Call, Choice, Expression, Literal, Name, Operation

MAX_LENGTH = 2_000
MAX_TOKENS = 400
MAX_DEPTH = 30

COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")
_TOKEN = re.compile(
    r"""\s*(?:(?P<number>[0-9]{1,15}(?:\.[0-9]{1,15})?(?:\s*%)?)
          |(?P<name>[A-Za-z_][A-Za-z_0-9]{0,40})
          |(?P<string>"[^"\n]{0,200}"|'[^'\n]{0,200}')
          |(?P<sign>==|!=|<=|>=|[-+*/<>(),.]))""",
    re.VERBOSE,
)
_END = ("end", "the end", 0)
_Token = tuple[str, str, int]


@dataclass(slots=True)
class ExpressionError(Exception):
    """A fault of an expression, at a column counted from 1."""

    what: str
    at: int
    cure: str


def parse(source: str) -> Expression:
    """The tree of an expression. Raises ExpressionError."""
    if len(source) > MAX_LENGTH:
        raise ExpressionError(f"an expression of {len(source):,} characters", 1, f"at most {MAX_LENGTH:,} are allowed")
    parser = _Parser(_tokens(source))
    tree = parser.any(0)
    kind, text, at = parser.peek
    if kind != "end":
        raise ExpressionError(f"{text!r} where an operator or the end should be", at, "remove it or join it with 'and'")
    return tree


def _tokens(source: str) -> list[_Token]:
    tokens: list[_Token] = []
    at, end = 0, len(source.rstrip())
    while at < end:
        match = _TOKEN.match(source, at)
        if match is None:
            blank = len(source[at:]) - len(source[at:].lstrip())
            sign = source[at + blank]
            cure = "compare with '==', not '='" if sign == "=" else "see 'Writing rules' for what may stand here"
            raise ExpressionError(f"{sign!r} is no part of the language", at + blank + 1, cure)
        kind = match.lastgroup or ""
        tokens.append((kind, match.group(kind), match.start(kind) + 1))
        if len(tokens) > MAX_TOKENS:
            raise ExpressionError(f"more than {MAX_TOKENS} words and signs", match.start(kind) + 1, "split the rule")
        at = match.end()
    return tokens


class _Parser:
    """Precedence climbing, one method a level."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    @property
    def peek(self) -> _Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else (*_END[:2], self._end_column())

    def _end_column(self) -> int:
        return self.tokens[-1][2] + len(self.tokens[-1][1]) if self.tokens else 1

    def take(self, *texts: str) -> _Token | None:
        """The next token, consumed, when it is one of `texts`."""
        token = self.peek
        if token[0] != "string" and token[1] in texts:
            self.at += 1
            return token
        return None

    def expect(self, text: str, cure: str) -> None:
        if self.take(text) is None:
            raise ExpressionError(f"{self.peek[1]!r} where {text!r} should be", self.peek[2], cure)

    def any(self, depth: int) -> Expression:
        if depth > MAX_DEPTH:
            raise ExpressionError("parentheses nested too deep", self.peek[2], f"at most {MAX_DEPTH} levels")
        return self._joined("or", lambda: self._joined("and", lambda: self._negation(depth)))

    def _joined(self, word: str, part: object) -> Expression:
        assert callable(part)
        parts: list[Expression] = [part()]
        first = 0
        while (token := self.take(word)) is not None:
            first = first or token[2]
            parts.append(part())
        return parts[0] if len(parts) == 1 else Operation(word, tuple(parts), first)

    def _negation(self, depth: int) -> Expression:
        token = self.take("not")
        if token is None:
            return self._comparison(depth)
        if depth > MAX_DEPTH:
            raise ExpressionError("'not' nested too deep", token[2], "simplify the expression")
        return Operation("not", (self._negation(depth + 1),), token[2])

    def _comparison(self, depth: int) -> Expression:
        left = self._sum(depth)
        token = self.take(*COMPARISONS)
        if token is not None:
            right = self._sum(depth)
            if self.peek[1] in COMPARISONS:
                raise ExpressionError("a second comparison", self.peek[2], "comparisons do not chain: use 'and'")
            return Operation(token[1], (left, right), token[2])
        negated = self.take("not")
        token = self.take("in")
        if token is None:
            if negated is not None:
                raise ExpressionError("'not' after a value", negated[2], "write 'not in', or put 'not' first")
            return left
        choice = Choice(left, self._arguments(depth), token[2])
        return Operation("not", (choice,), token[2]) if negated else choice

    def _sum(self, depth: int) -> Expression:
        left = self._product(depth)
        while (token := self.take("+", "-")) is not None:
            left = Operation(token[1], (left, self._product(depth)), token[2])
        return left

    def _product(self, depth: int) -> Expression:
        left = self._signed(depth)
        while (token := self.take("*", "/")) is not None:
            left = Operation(token[1], (left, self._signed(depth)), token[2])
        return left

    def _signed(self, depth: int) -> Expression:
        token = self.take("-")
        if token is None:
            return self._primary(depth)
        if depth > MAX_DEPTH:
            raise ExpressionError("signs nested too deep", token[2], "simplify the expression")
        return Operation("neg", (self._signed(depth + 1),), token[2])

    def _primary(self, depth: int) -> Expression:
        kind, text, at = self.peek
        self.at += 1
        if kind == "number":
            return Literal(_number(text), at)
        if kind == "string":
            return Literal(text[1:-1], at)
        if kind == "name" and text not in ("and", "or", "not", "in"):
            if self.peek[1] == "(":
                return Call(text, self._arguments(depth), at)
            return Name(text, self._slot(), at)
        if text == "(" and kind == "sign":
            inner = self.any(depth + 1)
            self.expect(")", "close the parenthesis")
            return inner
        cure = "a role, a number, a string or a function goes here"
        raise ExpressionError(f"{text!r} where a value should be", at, cure)

    def _slot(self) -> str | None:
        if self.take(".") is None:
            return None
        kind, text, at = self.peek
        if kind != "name":
            raise ExpressionError(f"{text!r} after '.'", at, "a slot such as 'unit' or 'holder' goes here")
        self.at += 1
        return text

    def _arguments(self, depth: int) -> tuple[Expression, ...]:
        self.expect("(", "open a parenthesis")
        arguments: list[Expression] = []
        if self.take(")") is not None:
            return ()
        while True:
            arguments.append(self.any(depth + 1))
            if self.take(",") is None:
                break
        self.expect(")", "close the parenthesis, or put a comma")
        return tuple(arguments)


def _number(text: str) -> Fraction:
    return Fraction(text.rstrip("% \t\n")) / (100 if text.endswith("%") else 1)


def names(tree: Expression) -> list[Name]:
    """All roles and slots that an expression mentions, from left to right."""
    found: list[Name] = []
    stack: list[Expression] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, Name):
            found.append(node)
        elif isinstance(node, Call):
            stack.extend(reversed(node.arguments))
        elif isinstance(node, Operation):
            stack.extend(reversed(node.operands))
        elif isinstance(node, Choice):
            stack.extend((*reversed(node.choices), node.needle))
    return found


def calls(tree: Expression) -> list[Call]:
    """All function calls of an expression."""
    found: list[Call] = []
    stack: list[Expression] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, Call):
            found.append(node)
            stack.extend(node.arguments)
        elif isinstance(node, Operation):
            stack.extend(node.operands)
        elif isinstance(node, Choice):
            stack.extend((node.needle, *node.choices))
    return found
