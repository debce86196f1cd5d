"""Finds the unit behind a number and tells whether two quantities are the same in two units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from glossator.languages.language import Language, base_code
from glossator.languages.number_words import LETTER
from glossator.languages.unit_table import UNITS, Unit

__all__ = ["Quantity", "quantity_at", "same_quantity"]

# Single letters that are hardly anything else behind a number: metres and litres.
_LETTERS = frozenset("mlLмл")
# Up to here a name is a symbol, whose case counts: mm, MW.
_LONGEST_SYMBOL = 3
# Regions that spell units otherwise than the language's main one in CLDR (metre, quilómetro).
_REGIONS = {"en": "en_GB", "pt": "pt_PT"}
_BEFORE = "[ \u00a0\u2009\u202f\\-‑]{0,2}"
_WORD = re.compile(rf"{_BEFORE}([^\W\d_]+)")
# What a unit may be: up to four words with the signs in them (km², м/с, कि॰मी॰).
_PART = rf"(?:{LETTER}|[°²³/॰.])"
_BEHIND = re.compile(rf"{_BEFORE}{_PART}{{1,20}}(?:[ \u00a0\u202f]{_PART}{{1,20}}){{0,3}}")
# For factors that are cut off (1 mile = 1.6 km).
_TOLERANCE = Decimal("0.01")


class Quantity(NamedTuple):
    """A number of units; `length` is how many characters the unit takes up behind the number."""

    value: Decimal
    unit: Unit
    length: int = 0

    @property
    def in_base(self) -> Decimal:
        """The value in the base unit of its dimension."""
        return (self.value + self.unit.offset) * self.unit.factor


def quantity_at(value: Decimal, text: str, end: int, language: Language) -> Quantity | None:
    """The quantity of `value`, a number that ends at `end`; None where no unit follows that is known.

    >>> from glossator.languages.language import language_for
    >>> found = quantity_at(Decimal(120), "120 Kilometer lang", 3, language_for("de"))
    >>> found.unit.name, found.length
    ('length-kilometer', 10)
    """
    behind = _BEHIND.match(text, end)
    unit, length = _unit(behind[0], language) if behind else (None, 0)
    return Quantity(value, unit, length) if unit else None


@lru_cache(maxsize=10_000)
def _unit(behind: str, language: Language) -> tuple[Unit | None, int]:
    """The unit that `behind` begins with, and where it ends."""
    pattern, names = _names(language)
    if match := pattern.match(behind):
        return names.get(match[1]) or names[match[1].lower()], match.end()
    word = _WORD.match(behind)
    if word is None or len(word[1]) == 1 or not language.spaced:
        return None, 0
    return next((names[lemma] for lemma in language.lemmas(word[1]) if lemma in names), None), word.end()


def same_quantity(one: Quantity, other: Quantity) -> bool:
    """Whether one quantity is the other one in another unit, rounded as far as either is.

    >>> kilometer, mile = UNITS["length-kilometer"], UNITS["length-mile"]
    >>> same_quantity(Quantity(Decimal(5), kilometer), Quantity(Decimal(3), mile))
    True
    >>> same_quantity(Quantity(Decimal(5), kilometer), Quantity(Decimal(4), mile))
    False
    """
    if one.unit.dimension != other.unit.dimension:
        return False
    return any(_is_about(*pair) for pair in ((one, other), (other, one)))


def _is_about(one: Quantity, other: Quantity) -> bool:
    converted = one.in_base / other.unit.factor - other.unit.offset
    digits = len(other.value.normalize().as_tuple().digits)
    rounded = Decimal(f"{converted:.{digits - 1}e}")
    return rounded == other.value or (digits < 4 and abs(converted - other.value) <= _TOLERANCE * abs(other.value))


@lru_cache(maxsize=32)
def _names(language: Language) -> tuple[re.Pattern[str], dict[str, Unit]]:
    """A pattern for the names and symbols of all units in a language, and what each means; words in lower case."""
    names: dict[str, Unit] = {}
    for name, unit in _cldr_names(base_code(language.code)):
        if len(name) > 1 or name in _LETTERS:
            names.setdefault(name.lower() if len(name) > _LONGEST_SYMBOL else name, unit)
    ordered = sorted(names, key=len, reverse=True)
    words = "|".join(re.escape(name) for name in ordered if len(name) > _LONGEST_SYMBOL)
    symbols = "|".join(re.escape(name) for name in ordered if len(name) <= _LONGEST_SYMBOL)
    after = r"(?![^\W_])" if language.spaced else r"(?![a-zA-Z])"
    return re.compile(rf"{_BEFORE}((?i:{words or '(?!)'})|{symbols or '(?!)'}){after}"), names


def _cldr_names(code: str) -> Iterator[tuple[str, Unit]]:
    """The names of units in CLDR, as Babel ships it: the long ones of all units first, then the short ones."""
    from babel import Locale, UnknownLocaleError

    for style in ("long", "short", "narrow"):
        for locale in (code, _REGIONS.get(code, code)):
            try:
                patterns = Locale.parse(locale)._data["unit_patterns"]
            except (UnknownLocaleError, ValueError):
                return
            for unit in UNITS.values():
                for plural, pattern in sorted(patterns.get(unit.name, {}).get(style, {}).items()):
                    if plural != "per" and pattern.startswith("{0}"):
                        yield pattern[3:].strip(" \u00a0\u202f."), unit
