"""Expressions back into the words of the rule language, for telling a rule's writer which part said what."""

from __future__ import annotations

from fractions import Fraction

from checker.model.rule import Call, Choice, Expression, Literal, Name

_LEVELS = {"or": 0, "and": 1, "not": 2, "+": 4, "-": 4, "*": 5, "/": 5, "neg": 6}
_COMPARED = 3


def source(tree: Expression, level: int = 0) -> str:
    """The expression as one would write it: `share.unit == "percent" and part <= whole`."""
    if isinstance(tree, Literal):
        return _literal(tree.value)
    if isinstance(tree, Name):
        return tree.role if tree.slot is None else f"{tree.role}.{tree.slot}"
    if isinstance(tree, Call):
        return f"{tree.function}({', '.join(map(source, tree.arguments))})"
    if isinstance(tree, Choice):
        text = f"{source(tree.needle, _COMPARED + 1)} in ({', '.join(map(source, tree.choices))})"
        return f"({text})" if level > _COMPARED else text
    own = _LEVELS.get(tree.operator, _COMPARED)
    first, *rest = tree.operands
    if tree.operator == "not":
        text = f"not {source(first, own)}"
    elif tree.operator == "neg":
        text = f"-{source(first, own)}"
    else:
        left = own if tree.operator in "+-*/" else own + 1  # only these join from left to right
        text = f" {tree.operator} ".join([source(first, left), *(source(operand, own + 1) for operand in rest)])
    return f"({text})" if own < level else text


def _literal(value: Fraction | str) -> str:
    if isinstance(value, str):
        return f"'{value}'" if '"' in value else f'"{value}"'
    places = 0
    while places < 20 and (value * 10**places).denominator != 1:
        places += 1
    digits = str(round(abs(value) * 10**places)).zfill(places + 1)
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
