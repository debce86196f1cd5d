"""The quantities of a text: its numbers with the units behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from glossator.analyze import AnalysedText
from glossator.check.visible import visible
from glossator.languages.language import Language
from glossator.languages.number_sets import NumbersOfText
from glossator.languages.number_words import Spelled
from glossator.languages.numbers import Number
from glossator.languages.units import Quantity, quantity_at, same_quantity

# Who compares more than this has tables before him, not sentences.
_MOST = 2500

N = TypeVar("N", Number, Spelled)

__all__ = ["not_converted", "quantities", "quantity"]


def quantity(number: Number | Spelled, text: AnalysedText) -> Quantity | None:
    """The number with the unit behind it; None where no known unit follows or the number is no single one."""
    values = (number.value,) if isinstance(number, Spelled) else number.readings[0]
    if len(values) != 1:
        return None
    return quantity_at(values[0], visible(text), number.span.end, text.language)


def quantities(
    text: AnalysedText, numbers: NumbersOfText, without: Sequence[Number | Spelled] = ()
) -> Iterator[Quantity]:
    """All quantities of a text but those `without`; “a week” is one of them."""
    spans = {number.span for number in without}
    for number in chain[Number | Spelled](numbers.digits, numbers.words):
        if number.span not in spans and (found := quantity(number, text)):
            yield found
    for match in _article(text.language).finditer(visible(text)):
        if found := quantity_at(Decimal(1), visible(text), match.end(), text.language):
            yield found


def not_converted(left: Sequence[N], text: AnalysedText, known: Sequence[Quantity]) -> list[N]:
    """Those of `left`, numbers of a text, that are no quantity among `known` in another unit."""
    if len(left) * len(known) > _MOST:
        return list(left)
    return [number for number in left if not _is_converted(quantity(number, text), known)]


def _is_converted(one: Quantity | None, known: Sequence[Quantity]) -> bool:
    return one is not None and any(one.unit != other.unit and same_quantity(one, other) for other in known)


@lru_cache(maxsize=100)
def _article(language: Language) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(language.articles)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else "(?!)", re.IGNORECASE)
