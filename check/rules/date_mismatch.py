"""The rule `date-mismatch`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from glossator.analyze import Analysed, AnalysedText
from glossator.check.pieces import Pieces
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.languages.calendar_names import CalendarName, find_names
from glossator.languages.dates import Date, find_dates
from glossator.languages.language import Language
from glossator.model import Finding, Severity, Span

_SURE, _LIKELY = 0.8, 0.65
# Stands for a date in digits among the months and days that a text names.
_DIGITS = -1
_NUMERIC = re.compile(r"\d[./-]\d{1,2}[./-]\d|\d\s?[月월]")


@rule(
    "date-mismatch",
    severity=Severity.ERROR,
    mqm="accuracy/mistranslation",
    examples=(
        Example(
            wrong="The treaty was signed on 5 April 2012.",
            right="The treaty was signed on 5 May 2012.",
            quote="5 April",
            source="Договор подписан 5 мая 2012 года.",
            source_language="ru",
        ),
        Example(
            wrong="La reunión es el viernes.",
            right="La reunión es el jueves.",
            quote="viernes",
            source="The meeting is on Thursday.",
            language="es",
        ),
    ),
)
def date_mismatch(segment: Analysed) -> Iterator[Finding]:
    """A date, a month or a day of the week is another one than in the source.

    ## Why
    5 April for 5 May looks right, and whoever comes a month early has trusted the translation.

    ## How it decides
    Dates are compared by day and month however they are written: 3 May, May 3rd, 3.5.2020, 2020-05-03, 5月3日; a date
    in digits may have the month first or second. Names of months and days of the week are CLDR's. A finding takes one
    date or name left over on each side: one that only one text has may be said otherwise in the other (yesterday).
    Years, and days where both texts name the same months, are left to `number-mismatch`.

    ## What to do
    Put the date of the source.
    """
    source, target = segment.source, segment.target
    if target is None or _same_at_a_glance(source, target):
        return
    wanted, given = _calendar(source), _calendar(target)
    missing, extra = wanted.lacking(given), given.lacking(wanted)
    if len(missing) == len(extra) == 1:
        yield _altered(segment, target, missing[0].span, extra[0].span, _SURE)
        return
    for is_month in (True, False):
        unnamed, added = wanted.unnamed(given, is_month), given.unnamed(wanted, is_month)
        if len(unnamed) == len(added) == 1:
            yield _altered(segment, target, unnamed[0].span, added[0].span, _LIKELY)


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The dates of a text and its names of months and days."""

    dates: tuple[Date, ...]
    names: tuple[CalendarName, ...]

    def lacking(self, other: _Calendar) -> list[Date]:
        """The dates that the other text does not have."""
        known = frozenset(day for date in other.dates for day in (*date.days, *date.shared))
        return [date for date in self.dates if known.isdisjoint(date.days)]

    def unnamed(self, other: _Calendar, is_month: bool) -> Sequence[CalendarName]:
        """The months or days of the week that the other text does not have, each once."""
        known = {name.kind.number for name in other.names if name.kind.is_month == is_month}
        if is_month:
            known |= {month for date in other.dates for _, month in date.days}
        left = {name.kind: name for name in self.names if name.kind.is_month == is_month}
        return [name for name in left.values() if name.kind.number not in known]


def _calendar(text: AnalysedText) -> _Calendar:
    names = tuple(find_names(visible(text), text.language))
    return _Calendar(tuple(find_dates(visible(text), names, text.language)), names)


def _same_at_a_glance(source: AnalysedText, target: AnalysedText) -> bool:
    """Whether the texts name the same months and days, or one has none; days in digits are numbers anyway."""
    said = _names(source)
    return not said or not (other := _names(target)) or (said == other and _DIGITS not in said)


def _names(text: AnalysedText) -> frozenset[int]:
    if not text.language.spaced:
        return frozenset(_said(text.value, text.language))
    return frozenset(_pieces(text.language).said(text.chunks))


@lru_cache(maxsize=100)
def _pieces(language: Language) -> Pieces[int]:
    return Pieces(partial(_said, language=language))


def _said(piece: str, language: Language) -> tuple[int, ...]:
    """Months as 1 to 12, days of the week as 100 to 106, dates in digits as one number."""
    kinds = (name.kind for name in find_names(piece, language))
    said = tuple(kind.number if kind.is_month else 100 + kind.number for kind in kinds)
    return (*said, _DIGITS) if _NUMERIC.search(piece) else said


def _altered(segment: Analysed, target: AnalysedText, wanted: Span, given: Span, confidence: float) -> Finding:
    found, meant = target.value[given.start : given.end], segment.source.value[wanted.start : wanted.end]
    return segment.found(given, f"found “{found}”, the source says “{meant}”", confidence=confidence)
