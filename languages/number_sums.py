"""What number words mean together."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

__all__ = ["together"]


def together(run: Sequence[Decimal], spaced: bool) -> Decimal:
    """The sum and product of number words in a row, in a language with or without spaces between its words.

    >>> thirty, two, thousand, half = Decimal(30), Decimal(2), Decimal(1000), Decimal("0.5")
    >>> together((thirty, two, thousand), True), together((two, thousand, half), True)
    (Decimal('32000'), Decimal('2500.0'))
    >>> together(tuple(map(Decimal, (3, 100, 4, 10, 2, 10_000))), False)  # 三百四十二万
    Decimal('3420000')
    """
    smallest, group = (100, 1000) if spaced else (10, 10_000)
    total = section = units = last = Decimal(0)
    for value in run:
        if not _multiplies(value, smallest):
            # A word for 25 or 300 as a whole. Half stands for half of the scale before it.
            units += value * last if value < 1 and last and not units else value
        elif value < group:
            section, units, last = section + (units or 1) * value, Decimal(0), value
        elif section or units or not total:
            total, section, units, last = total + ((section + units) or 1) * value, Decimal(0), Decimal(0), value
        else:
            total, last = total * value, value
    return total + section + units


def _multiplies(value: Decimal, smallest: int) -> bool:
    """Whether a word of this value multiplies what stands before it: a power of ten."""
    return value >= smallest and str(value).rstrip("0") == "1"
