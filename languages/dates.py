"""Finds the dates in a text: 3 May 2020, May 3rd, 3.5.2020, 2020-05-03, 5月3日."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossator.languages.calendar_names import CalendarName, month_comes_first
from glossator.languages.language import Language
from glossator.model import Span

__all__ = ["Date", "find_dates"]

_SPACES = " \u00a0\u202f"
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<iso>\d{4})([./-])(?P<m>\d{1,2})\2(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})([./-])(?P<b>\d{1,2})\6(?P<y>\d{4}|\d\d))(?![\d/-]|\.\d)"
    rf"|(?<!\d)(?P<month>\d{{1,2}})[{_SPACES}]?[月월][{_SPACES}]?(?P<day>\d{{1,2}})[{_SPACES}]?[日일號号]"
)
_SUFFIX = r"(?:st|nd|rd|th|er|º|°|ª|\.º|\.|-го|-е|-а)?"
_BEFORE = re.compile(rf"(?<![\d.,:/-])(\d{{1,2}}){_SUFFIX},?[{_SPACES}]+(?:(?:de|of|di|do)[{_SPACES}]+|d['’])?$")
_BEHIND = re.compile(rf"[{_SPACES}]*\.?[{_SPACES}]*(?:the[{_SPACES}]+)?(\d{{1,2}}){_SUFFIX}(?![\d:%]|[.,]\d|\w)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
# The longest thing between a day and its month: “3rd of May”.
_WINDOW = 14


@dataclass(frozen=True, slots=True)
class Date:
    """A date: the pairs of day and month that it may mean, and where it stands.

    `shared` are those of other days near it that may belong to its month (4 and 5 May).
    """

    span: Span
    days: frozenset[tuple[int, int]]
    shared: frozenset[tuple[int, int]] = frozenset()


def find_dates(text: str, names: Sequence[CalendarName], language: Language) -> Iterator[Date]:
    """The dates with a day and a month in `text`, given the names of months in it.

    >>> from glossator.languages.calendar_names import find_names
    >>> from glossator.languages.language import language_for
    >>> english = language_for("en")
    >>> text = "May 3, 2020, or 3/5/2020"
    >>> [sorted(date.days) for date in find_dates(text, tuple(find_names(text, english)), english)]
    [[(3, 5)], [(3, 5), (5, 3)]]
    """
    for span, kind in names:
        if kind.is_month and (found := _day_of(text, span, language)):
            day, place = found
            near = (int(other[0]) for other in _near(text, place))
            yield Date(place, frozenset({(day, kind.number)}), frozenset((other, kind.number) for other in near))
    for match in _NUMERIC.finditer(text):
        if days := frozenset(_days(match)):
            yield Date(Span(*match.span()), days)


def _day_of(text: str, month: Span, language: Language) -> tuple[int, Span] | None:
    start = max(0, month.start - _WINDOW)
    before = _BEFORE.search(text[start : month.start])
    if before and 1 <= int(before[1]) <= 31:
        return int(before[1]), Span(start + before.start(), month.end)
    behind = _BEHIND.match(text, month.end) if month_comes_first(language) else None
    if behind and 1 <= int(behind[1]) <= 31:
        return int(behind[1]), Span(month.start, behind.end(1))
    return None


def _near(text: str, place: Span) -> Iterator[re.Match[str]]:
    yield from _DAY.finditer(text, max(0, place.start - _WINDOW), place.start)
    yield from _DAY.finditer(text, place.end, place.end + _WINDOW)


def _days(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    if match["iso"]:
        pairs = [(int(match["d"]), int(match["m"]))]
    elif match["month"]:
        pairs = [(int(match["day"]), int(match["month"]))]
    else:
        first, second = int(match["a"]), int(match["b"])
        pairs = [(first, second), (second, first)]
    return ((day, month) for day, month in pairs if 1 <= day <= 31 and 1 <= month <= 12)
