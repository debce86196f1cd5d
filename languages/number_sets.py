"""All numbers of a text, and which of them another text lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from glossator.languages.calendar_names import find_names
from glossator.languages.language import Language
from glossator.languages.number_centuries import find_centuries, years_of, years_said
from glossator.languages.number_readings import Reading
from glossator.languages.number_words import Spelled, find_spelled
from glossator.languages.numbers import Number, find_numbers

__all__ = ["NumbersOfText", "numbers_lacking", "numbers_of", "words_lacking"]

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class NumbersOfText:
    """The numbers of a text in digits and in words, all values that they may have, and the centuries it names.

    `decades` has the 90 of the 1990s.
    """

    digits: tuple[Number, ...]
    words: tuple[Spelled, ...]
    values: frozenset[Decimal]
    centuries: frozenset[int]
    decades: frozenset[Decimal]


def numbers_of(text: str, language: Language) -> NumbersOfText:
    """All numbers of `text`.

    >>> from glossator.languages.language import language_for
    >>> found = numbers_of("two hundred houses in the fifties of the 19th century", language_for("en"))
    >>> Decimal(200) in found.values, Decimal(1850) in found.values, sorted(found.centuries)
    (True, True, [19])
    """
    digits, words = find_numbers(text, language), find_spelled(text, language)
    values = {value for number in digits for reading in number.readings for value in reading}
    values.update(value for spelled in words for value in spelled.values)
    placed = [(number.span, number.readings[0][0]) for number in digits if number.readings[0]]
    centuries = find_centuries(text, (*placed, *((spelled.span, spelled.value) for spelled in words)), language)
    values.update(years_said(centuries, tuple(values)))
    # 12月 may be December.
    values.update(Decimal(name.kind.number) for name in find_names(text, language) if name.kind.is_month)
    decades = frozenset(number.pieces[0] for number in digits if len(number.pieces) == 1)
    return NumbersOfText(digits, words, frozenset(values), centuries, decades)


def numbers_lacking(wanted: NumbersOfText, given: NumbersOfText) -> list[Number]:
    """The numbers in digits of one text that the other has neither in digits nor in words."""
    return [
        number for number in wanted.digits if not any(_is_given(number, way, wanted, given) for way in _ways(number))
    ]


def words_lacking(wanted: NumbersOfText, given: NumbersOfText) -> list[Spelled]:
    """The number words of one text, of those that are surely numbers, whose value the other does not have."""
    values = given.values | given.decades
    return [spelled for spelled in wanted.words if spelled.sure and not _is_said(spelled, values)]


def _is_said(spelled: Spelled, values: frozenset[Decimal]) -> bool:
    return spelled.value in values or values.issuperset(spelled.parts)


def _ways(number: Number) -> Iterator[Reading]:
    yield from number.readings
    if number.pieces:
        yield number.pieces


def _is_given(number: Number, way: Reading, wanted: NumbersOfText, given: NumbersOfText) -> bool:
    values = given.values
    if values.issuperset(way):
        return True
    if len(way) != 1:
        return False
    value, half = way[0], _HALF * number.scale
    if _HALF in values and value % number.scale == half and (value == half + number.scale or value - half in values):
        # An hour and a half; 2 milioni e mezzo.
        return True
    if _HALF in wanted.values and value + half in values:
        return True
    if value in wanted.centuries:
        return any(year in values for year in years_of(int(value)))
    return value in given.decades or any(years_of(century).start + value in values for century in wanted.centuries)
