"""Numbers in words as they are summed, word by word: "two hundred and seventeen thousand", "thirtyfirst"."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from fractions import Fraction

from checker.grammar.scales import scale_word
from checker.lexicon.lists import numbers
from checker.model.record import record

_ONE = Fraction(1)


@functools.cache
def glued() -> Mapping[str, tuple[Fraction, bool]]:
    """ "twentyfive", "thirtyfirst": tens and units in one word; whether it is an ordinal."""
    made: dict[str, tuple[Fraction, bool]] = {}
    for ten, base in numbers("numerals", "tens").items():
        for name in ("units", "ordinals"):
            for word, value in numbers("numerals", name).items():
                if 0 < value < 10:
                    made[ten + word] = base + value, name == "ordinals"
    return made


@record
class Sum:
    """A number in words as it grows: finished groups in `total`, the one under way in `group`.

    `level` is what may still follow in the group: 3 all, 2 tens and units, 1 units, 0 nothing but a scale.
    """

    total: Fraction = Fraction(0)
    group: Fraction = Fraction(0)
    level: int = 3
    smallest: Fraction = _ONE
    scaled: bool = False
    ordinal: bool = False
    begun: bool = False

    def take(self, word: str) -> bool:
        """Add a word; False where the number cannot go on with it."""
        taken = self._add(word) or self._multiply(word) or self._order(word)
        self.begun = self.begun or taken
        return taken

    def _add(self, word: str) -> bool:
        unit, ten = numbers("numerals", "units").get(word), numbers("numerals", "tens").get(word)
        joined = glued().get(word)
        if joined is not None and self.level >= 2:
            self.group, self.level, self.ordinal = self.group + joined[0], 0, joined[1]
        elif unit is not None and self.level >= 1 and (self.level > 1 or unit < 10):
            self.group, self.level = self.group + unit, 0
        elif ten is not None and self.level >= 2:
            self.group, self.level = self.group + ten, 1
        else:
            return False
        return True

    def _multiply(self, word: str) -> bool:
        scale = numbers("numerals", "scales").get(word)
        if scale is None and self.begun:
            scale = scale_word(word)
        if scale is None:
            return False
        hundreds = self.group - self.group % 100 if scale < 100 else Fraction(0)
        if hundreds and self.group > hundreds:  # three hundred and two dozen
            self.group, self.level = hundreds + (self.group - hundreds) * scale, 0
        elif scale <= 144:
            self.group, self.level = (self.group or 1) * scale, 2
        elif self.scaled and not self.group and scale > self.smallest:  # three lakh crore
            self.total *= scale
        else:
            self.total, self.group, self.level = self.total + (self.group or 1) * scale, Fraction(0), 3
        self.scaled, self.smallest = True, scale
        return True

    def _order(self, word: str) -> bool:
        value = numbers("numerals", "ordinals").get(word)
        if value is None:
            return False
        if value < 100 and (self.level >= 2 or (self.level == 1 and value < 10)):
            self.group += value
        elif value >= 100:
            self.total, self.group = self.total + (self.group or 1) * value, Fraction(0)
        else:
            return False
        self.ordinal = True
        return True
