"""The rule `unit-mismatch`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from glossator.analyze import Analysed, AnalysedText
from glossator.check.quantities import quantity
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.languages.number_readings import Reading
from glossator.languages.numbers import Number, find_numbers, is_scaled
from glossator.languages.units import Quantity, quantity_at
from glossator.model import Finding, Severity, Span

_ALTERED, _OF_ANOTHER_KIND, _LOST = 0.7, 0.4, 0.3
# Units that near each other are taken for one in translation (ton and tonne, gallons).
_ALIKE = Decimal("1.2")
_ONE = Decimal(1)

_DIGIT = re.compile(r"\d")
_NEAR_A_LETTER = re.compile(r"\d[ \u00a0\u2009\u202f\-‑]{0,2}(?:[^\W\d_]|°)")


@rule(
    "unit-mismatch",
    severity=Severity.WARNING,
    mqm="accuracy/mistranslation",
    examples=(
        Example(
            wrong="Der See ist 12 Meilen lang.",
            right="Der See ist 12 Kilometer lang.",
            quote="12 Meilen",
            source="The lake is 12 kilometres long.",
            language="de",
        ),
        Example(
            wrong="The ship carries 40 kg of coal.",
            right="The ship carries 40 tonnes of coal.",
            quote="40 kg",
            source="Судно везёт 40 тонн угля.",
            source_language="ru",
        ),
    ),
)
def unit_mismatch(segment: Analysed) -> Iterator[Finding]:
    """The number is the source's, its unit is not: 12 km became 12 miles.

    ## Why
    Who converts units by hand changes the unit and forgets the number, and the new amount looks as good as the old.

    ## How it decides
    Numbers of the same value are compared with the unit behind them, by CLDR's names and symbols of lengths, areas,
    volumes, masses, speeds, times, powers and temperatures in the two languages. A quantity in another unit is right
    where the number was converted too (5 km, 3 miles), however rounded; so are units of nearly one size (ton, tonne). A
    unit of another kind is doubtful, as an abbreviation may mean something else, and a unit that is not there is more
    so, as it may be said in another way.

    ## What to do
    Put the unit of the source, or convert the number.
    """
    source, target = segment.source, segment.target
    if target is None or not (_may_have_unit(source) and _DIGIT.search(target.value)):
        return
    wanted = _by_value(source)
    if not wanted:
        return
    for number in find_numbers(visible(target), target.language):
        meant = wanted.get(number.readings[0])
        given = quantity(number, target)
        if meant and not (given and any(_is_alike(given, one) for one, _ in meant)):
            yield _finding(segment, target, number, given, meant)


def _may_have_unit(text: AnalysedText) -> bool:
    """Whether a number of the text has a unit, as far as can be told without reading the numbers."""
    ends = (match.start() + 1 for match in _NEAR_A_LETTER.finditer(text.value))
    value, language = visible(text), text.language
    return any(is_scaled(value, end, language) or quantity_at(_ONE, value, end, language) for end in ends)


def _by_value(text: AnalysedText) -> dict[Reading, list[tuple[Quantity, str]]]:
    """The quantities of a text, each with how it is written, by their values."""
    found: dict[Reading, list[tuple[Quantity, str]]] = {}
    for number in find_numbers(visible(text), text.language):
        if known := quantity(number, text):
            end = number.span.end + known.length
            found.setdefault(number.readings[0], []).append((known, text.value[number.span.start : end]))
    return found


def _is_alike(one: Quantity, other: Quantity) -> bool:
    if one.unit.dimension != other.unit.dimension or one.unit.offset != other.unit.offset:
        return False
    larger, smaller = max(one.unit.factor, other.unit.factor), min(one.unit.factor, other.unit.factor)
    return larger < smaller * _ALIKE


def _finding(
    segment: Analysed,
    target: AnalysedText,
    number: Number,
    given: Quantity | None,
    meant: list[tuple[Quantity, str]],
) -> Finding:
    wanted, written = meant[0]
    span = Span(number.span.start, number.span.end + (given.length if given else 0))
    found = target.value[span.start : span.end]
    if given is None:
        return segment.found(span, f"“{found}” lacks the unit of “{written}”", confidence=_LOST)
    of_one_kind = wanted.unit.dimension == given.unit.dimension
    message = f"found “{found}”, the source says “{written}”"
    return segment.found(span, message, confidence=_ALTERED if of_one_kind else _OF_ANOTHER_KIND)
