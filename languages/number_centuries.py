"""Centuries and decades: the 19th century, XIX век, 19世紀 are the 1800s; its fifties are the 1850s."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from glossator.languages.language import Language
from glossator.model import Span

__all__ = ["find_centuries", "years_of", "years_said"]

_CENTURY = 100
_LAST_CENTURY = 21
# “18th and 19th centuries” names both.
_GAP, _GAP_AFTER = 5, 2


def find_centuries(text: str, numbers: Iterable[tuple[Span, Decimal]], language: Language) -> frozenset[int]:
    """The centuries that `text` names, given its numbers and where they stand.

    >>> from glossator.languages.language import language_for
    >>> find_centuries("siglo XIX", [(Span(6, 9), Decimal(19))], language_for("es"))
    frozenset({19})
    """
    if not language.centuries:
        return frozenset()
    ordered = sorted(numbers)
    return frozenset(number for match in _words(language).finditer(text) for number in _beside(match.span(), ordered))


def years_of(century: int) -> range:
    """The years that begin like a century's: the 1800s of the 19th."""
    return range(100 * century - 100, 100 * century)


def years_said(centuries: Iterable[int], values: Iterable[Decimal]) -> Iterator[Decimal]:
    """The years that centuries and the decades among `values` say together: 50 and the 19th century are 1850."""
    decades = [value for value in values if value < _CENTURY and value % 10 == 0]
    for century in centuries:
        first = years_of(century).start
        yield from (first + decade for decade in (Decimal(0), *decades))


@lru_cache(maxsize=100)
def _words(language: Language) -> re.Pattern[str]:
    words = "|".join(map(re.escape, language.centuries))
    return re.compile(rf"\b(?:{words})\w*" if language.spaced else words, re.IGNORECASE)


def _beside(word: tuple[int, int], numbers: list[tuple[Span, Decimal]]) -> Iterator[int]:
    start, end = word
    for span, value in reversed(numbers):
        before, after = 0 <= start - span.end <= _GAP, 0 <= span.start - end <= _GAP_AFTER
        if (before or after) and 1 <= value <= _LAST_CENTURY and value % 1 == 0:
            yield int(value)
            if before:
                start = span.start
