"""Sentence patterns in which a claim is a token: `<part:count> of [the|all] <whole:count> ... \\( <share:percentage>`

| in a pattern | stands for |
|---|---|
| `<role:kind>`, `<role:kind|kind>`, `<role>` | a claim of that kind, of one of these, of any; it takes the role |
| `<role:quantity>` | any figure but a date, an age or an ordinal |
| `<:kind>` | a claim that takes no role |
| `word`, `,` `;` `:` `%` | itself, in any case of letters |
| `~rise` | any form of a word: rise, rises, rose, risen, rising |
| `(a|b c|d)` | one of these |
| `[a|b]` | one of these, or nothing |
| `(...)*`, `(...)+` | the group repeated, up to a dozen times |
| `{names}` | a list of words that the rule defines under `words`, or one of `rules/words.yaml` |
| `{aside}` | the same figure in another way, or nothing: "(£3m)", "or 71 cents a share," |
| `..`, `...` | up to four, up to twelve words; dates and durations may stand among them, other figures not; nor, where
  the rule has a list of words called `stop`, any of these: `{stop: [while, "{rise}"]}` |
| `....` | up to twelve words, any figures among them |
| `//` | the rest of the sentence; what follows begins one of the next two sentences of the paragraph |
| `!word`, `!(a|b)` | what follows is not this |
| `^`, `$` | the beginning and the end of the sentence |
| `\\(`, `\\[`, `\\<` ... | the sign itself |

A pattern is compiled to a bounded regular expression over a line of tokens (see `_lines`), each followed by a blank.
A role that stands at several places of a pattern binds a series.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker import pattern
from checker.engine._forms import forms
from checker.model.claim import Kind
from checker.model.rule import SentencePattern

MAX_LENGTH = 900
MAX_COMPILED = 60_000
MAX_DEPTH = 6
MAX_GAPS = 6
REPEATS = 12

KINDS = {kind.value: chr(0xE000 + number) for number, kind in enumerate(Kind)}
ANY = f"{chr(0xE000)}-{chr(0xE000 + len(KINDS) - 1)}"
_QUANTITIES = frozenset(KINDS) - {"date", "age", "ordinal"}
BOUNDARY = "\ue0ff"
_PASSED = "".join(mark for kind, mark in KINDS.items() if kind not in ("date", "ordinal", "duration"))
_WORD = rf"[^ ;{BOUNDARY}{_PASSED}][^ ]* "
_ANY_WORD = rf"[^ ;{BOUNDARY}][^ ]* "
_GAPS = ((_WORD, 4), (_WORD, 12), (_ANY_WORD, 12))
_BETWEEN = rf"(?:[^ {BOUNDARY}][^ ]* ){{0,60}}?{BOUNDARY} (?:(?:[^ {BOUNDARY}][^ ]* ){{0,60}}?{BOUNDARY} )?"

_ASIDE = rf"(?:(?:, )?or [{ANY}] (?:{_WORD}){{0,3}}?(?:, )?|\( (?:[^ ();{BOUNDARY}][^ ]* ){{1,10}}?\) )?"

_TOKEN = re.compile(
    r"""\s*(?:(?P<role>< \s*+(?P<name>[a-z_]*+) \s*+(?::\s*+(?P<kinds>[a-z|\s]++))?+ \s*+>)
          |(?P<gap>\.{2,4})
          |(?P<boundary>//)
          |(?P<list>\{(?P<words>[a-z-]+)\})
          |(?P<lemma>~(?P<base>[\w'’-]+))
          |(?P<word>[\w][\w'’-]*)
          |\\(?P<escaped>\S)
          |(?P<repeat>[*+])
          |(?P<not>!)
          |(?P<sign>[()\[\]|^$])
          |(?P<mark>[^\w\s<>{}~\\]))""",
    re.VERBOSE,
)


Token = tuple[str, re.Match[str]]


@dataclass(slots=True)
class PatternError(Exception):
    """A fault of a sentence pattern, at a column counted from 1."""

    what: str
    at: int
    cure: str


def compile_pattern(source: str, lists: Mapping[str, tuple[str, ...]]) -> SentencePattern:
    """Read a sentence pattern. Raises PatternError."""
    if len(source) > MAX_LENGTH:
        raise PatternError(f"a pattern of {len(source):,} characters", 1, f"at most {MAX_LENGTH} are allowed")
    compiler = _Compiler(source, lists)
    body = compiler.alternatives(0, None)
    if compiler.at < len(compiler.tokens):
        kind, match = compiler.tokens[compiler.at]
        raise PatternError(f"{match.group(kind)!r} closes nothing", match.start(kind) + 1, "remove it, or escape it")
    compiled = rf"(?<![^ ]){body}"
    if len(compiled) > MAX_COMPILED:
        raise PatternError("the pattern grows too large", 1, "use fewer words or word lists")
    if not compiler.roles:
        raise PatternError("no role", 1, "mark the claims: <whole:count>")
    return SentencePattern(
        source,
        compiled,
        tuple(compiler.roles),
        tuple(compiler.kinds),
        1 + compiler.boundaries,
        tuple(compiler.must),
        tuple(compiler.words),
    )


def _ends_in_claim(tokens: Sequence[Token]) -> bool:
    """Does a group end in a claim, perhaps with what must not follow it: `<part> !(more|less)`?"""
    last = max((at for at, (kind, _) in enumerate(tokens) if kind == "role"), default=-1)
    rest = tokens[last + 1 :]
    return last >= 0 and (not rest or (rest[0][0] == "not" and _bracketed(rest[1:])))


def _bracketed(tokens: Sequence[Token]) -> bool:
    """One word, or one bracket."""
    opened = [match.group("sign") for kind, match in tokens if kind == "sign"]
    whole = opened[:1] == ["("] and opened[-1:] == [")"] and opened.count("(") == 1
    return len(tokens) == 1 or (whole and tokens[-1][0] == "sign")


def _one_way(tokens: Sequence[Token]) -> bool:
    """Is there but one way through a group: no choice, save of words?"""
    choices: list[bool] = [False]
    moving: list[bool] = [False]  # holds a claim or a gap
    for kind, match in tokens:
        sign = match.group("sign")
        if sign in ("(", "["):
            choices.append(False)
            moving.append(False)
        elif sign in (")", "]") and len(choices) > 1:
            if choices.pop() & moving.pop():
                return False
        elif sign == "|":
            choices[-1] = True
        elif kind in ("role", "gap"):
            moving[-1] = True
    return not choices[0]


class _Compiler:
    """Recursive descent over the tokens of one pattern."""

    def __init__(self, source: str, lists: Mapping[str, tuple[str, ...]]) -> None:
        self.lists = lists
        self.tokens: list[tuple[str, re.Match[str]]] = []
        self.at = self.gaps = self.boundaries = self.repeats = self.claims = 0
        self.roles: list[str] = []  # one for each group, in order
        self.kinds: list[frozenset[str]] = []
        self.must: list[frozenset[str]] = []  # what stands outside all brackets: no match lacks it
        self.words: list[tuple[str, ...]] = []
        stops = [word for entry in lists.get("stop", ()) for word in lists.get(entry[1:-1], (entry,))]
        self.stop = f"(?!{_choice(word for entry in stops for word in spelled(entry))})" if stops else ""
        at, end = 0, len(source.rstrip())
        while at < end:
            match = _TOKEN.match(source, at)
            if match is None:
                column = at + len(source[at:]) - len(source[at:].lstrip()) + 1
                raise PatternError(f"{source[column - 1]!r} cannot be read", column, "escape it with a backslash")
            kind = next(name for name in _KINDS_OF_TOKEN if match.group(name) is not None)
            self.tokens.append((kind, match))
            at = match.end()

    def alternatives(self, depth: int, closing: str | None) -> str:
        """`a b | c`, up to the closing bracket."""
        if depth > MAX_DEPTH:
            raise PatternError("brackets nested too deep", self.column, f"at most {MAX_DEPTH} levels are allowed")
        parts, current = [], ""
        while True:
            sign = self.sign
            if sign == "|" and closing is not None:
                self.at += 1
                parts.append(current)
                current = ""
            elif sign == closing or (sign in (")", "]") and closing is None):
                break
            elif self.at >= len(self.tokens):
                raise PatternError(f"{closing!r} is missing", self.column, "close the bracket")
            else:
                current += self.element(depth)
                if len(current) > MAX_COMPILED:
                    raise PatternError("the pattern grows too large", 1, "use fewer words or word lists")
        parts.append(current)
        return parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"

    @property
    def sign(self) -> str | None:
        """The bracket, bar or anchor that comes next; None at the end and before anything else."""
        if self.at >= len(self.tokens):
            return None
        kind, match = self.tokens[self.at]
        return match.group("sign") if kind == "sign" else ""

    @property
    def column(self) -> int:
        """Where the next token stands, from 1."""
        if self.at >= len(self.tokens):
            return self.tokens[-1][1].end() + 1 if self.tokens else 1
        kind, match = self.tokens[self.at]
        return match.start(kind) + 1

    def element(self, depth: int) -> str:
        """One token, or a bracket with what it holds."""
        kind, match = self.tokens[self.at]
        column = self.column
        self.at += 1
        if kind == "sign":
            return self.bracket(match.group("sign"), depth, column)
        if kind == "role":
            return self.role(match, depth, column)
        if kind == "gap":
            self.gaps += 1
            if self.gaps > MAX_GAPS:
                raise PatternError(f"more than {MAX_GAPS} gaps", column, "write two patterns")
            word, most = _GAPS[len(match.group("gap")) - 2]
            return rf"(?:{self.stop}{word}){{0,{most}}}?"
        if kind == "boundary":
            self.boundaries += 1
            if self.boundaries > 1:
                raise PatternError("a second '//'", column, "a pattern spans two sentences at most")
            return _BETWEEN
        if kind == "list":
            return self.word_list(match.group("words"), depth, column)
        if kind == "lemma":
            return self.one_of(forms(match.group("base").lower()), depth)
        if kind == "not":
            if self.at >= len(self.tokens) or self.tokens[self.at][0] in ("role", "gap", "boundary", "not", "repeat"):
                raise PatternError("'!' before nothing that can be absent", column, "write !word or !(a|b)")
            return f"(?!{self.element(depth + 1)})"
        if kind == "repeat":
            raise PatternError(f"{match.group('repeat')!r} repeats nothing", column, "put it after a bracket")
        return self.one_of((match.group(kind),), depth)

    def bracket(self, sign: str, depth: int, column: int) -> str:
        """A group, an option, or an anchor."""
        if sign == "^":
            return rf"(?:(?<![^ ])(?<={BOUNDARY} )|(?<!.))"
        if sign == "$":
            return rf"(?=(?:[.!?\"”’)] )*(?:{BOUNDARY}|$))"
        if sign == "|":
            raise PatternError("'|' outside brackets", column, "put the choices into brackets: (a|b)")
        if sign in ")]":
            raise PatternError(f"{sign!r} closes nothing", column, f"remove it, or escape it: \\{sign}")
        repeats, gaps, claims, first = self.repeats, self.gaps, self.claims, self.at
        body = self.alternatives(depth + 1, ")" if sign == "(" else "]")
        inside = self.tokens[first : self.at]
        self.at += 1
        if self.at < len(self.tokens) and self.tokens[self.at][0] == "repeat" and sign == "(":
            if self.repeats != repeats:
                raise PatternError("a repetition within a repetition", column, "write the inner one out")
            self.repeats += 1
            if self.gaps > gaps:
                body = self.repeated(body, self.gaps - gaps, self.claims > claims, inside, column)
            least = 0 if self.tokens[self.at][1].group("repeat") == "*" else 1
            self.at += 1
            return f"(?:{body}){{{least},{REPEATS}}}"
        if sign == "[":
            self.claims = claims  # it may be absent
        return f"(?:{body})" if sign == "(" else f"(?:{body})?"

    def repeated(self, body: str, gaps: int, claim: bool, inside: Sequence[Token], column: int) -> str:
        """A group with gaps that is to be repeated: the ways to share out words must not multiply with each round.

        One that ends in a claim takes the nearest and never looks back; else one gap and a claim keep rounds apart.
        """
        if _ends_in_claim(inside) and _one_way(inside):
            return f"(?>{body})"
        if gaps > 1 or not claim:
            cure = "end what is repeated with a claim: (.. , .. <part>)*"
            raise PatternError("a repetition whose gaps may share out words in too many ways", column, cure)
        return body

    def role(self, match: re.Match[str], depth: int, column: int) -> str:
        """A claim."""
        kinds = spread((match.group("kinds") or "").replace("|", " ").split())
        unknown = sorted(kinds - KINDS.keys())
        if unknown:
            known = ", ".join((*KINDS, "quantity"))
            raise PatternError(f"no kind of claim is called {unknown[0]!r}", column, f"kinds are {known}")
        marks = "".join(KINDS[kind] for kind in sorted(kinds)) or ANY
        self.claims += 1
        if depth == 0:
            self.must.append(kinds)
        if not match.group("name"):
            return f"[{marks}] "
        self.roles.append(match.group("name"))
        self.kinds.append(kinds)
        return f"([{marks}]) "

    def word_list(self, name: str, depth: int, column: int) -> str:
        """The words of a named list."""
        if name == "aside":
            return _ASIDE
        if name not in self.lists:
            raise PatternError(f"no list of words is called {name!r}", column, "define it under 'words'")
        choice, plain = _of_list(self.lists[name])
        if depth == 0:
            self.words.append(plain)
        return choice

    def one_of(self, words: Sequence[str], depth: int) -> str:
        """One of some words or phrases; outside all brackets no match lacks it."""
        if depth == 0:
            self.words.append(tuple(dict.fromkeys(_plain(word) for word in words)))
        return _choice(words)


_KINDS_OF_TOKEN = ("role", "gap", "boundary", "list", "lemma", "word", "escaped", "repeat", "not", "sign", "mark")


def spread(kinds: Iterable[str]) -> frozenset[str]:
    """Kinds of claims, `quantity` spelled out."""
    named = frozenset(kinds)
    return (named - {"quantity"}) | _QUANTITIES if "quantity" in named else named


def spelled(entry: str) -> tuple[str, ...]:
    """The spellings of an entry of a word list: itself, or with `~` all its forms."""
    entry = entry.strip().lower()
    return forms(entry[1:]) if entry.startswith("~") else (entry,)


def _plain(word: str) -> str:
    """A word or phrase as a line of tokens has it."""
    return "".join(part.lower().replace("’", "'") + " " for part in TEXT_TOKEN.findall(word))


@functools.lru_cache(maxsize=1024)
def _of_list(entries: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A list of words as patterns have it, and as lines of tokens have it; many patterns name one list."""
    words = [word for entry in entries for word in spelled(entry)]
    return _choice(words), tuple(dict.fromkeys(_plain(word) for word in words))


def _choice(words: Iterable[str]) -> str:
    parts = sorted({"".join(_token(part) for part in TEXT_TOKEN.findall(word)) for word in words})
    return parts[0] if len(parts) == 1 else "(?:" + "|".join(sorted(parts, key=len, reverse=True)) + ")"


def _token(word: str) -> str:
    return pattern.escape(word.lower().replace("’", "'")) + " "


TEXT_TOKEN = re.compile(r"\w+(?:['’\-‐‑]\w+)*|[^\w\s]")
"""The tokens of running text: words with their hyphens and apostrophes, and single signs."""
