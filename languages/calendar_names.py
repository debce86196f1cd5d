"""Names of months and of the days of the week, by CLDR (cldr.unicode.org) as Babel ships it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from glossator.languages.language import Language, base_code
from glossator.languages.number_words import LETTER
from glossator.memo import Memo
from glossator.model import Span

__all__ = ["CalendarName", "Kind", "find_names", "month_comes_first"]

_WORD = re.compile(rf"[^\W\d_]{LETTER}*(?:[-‑'’ʼ]{LETTER}+)*\.?")
_PART = re.compile("[-‑'’ʼ]")


class Kind(NamedTuple):
    """A month (1..12) or a day of the week (Monday is 0)."""

    is_month: bool
    number: int


class CalendarName(NamedTuple):
    """A name in a text."""

    span: Span
    kind: Kind


def find_names(text: str, language: Language) -> Iterator[CalendarName]:
    """The names of months and days in `text`, in order.

    >>> from glossator.languages.language import language_for
    >>> [found.kind.number for found in find_names("В мае, по пятницам", language_for("ru"))]
    [5, 4]
    """
    if not language.spaced:
        for match in _pattern(language).finditer(text):
            yield CalendarName(Span(*match.span()), _names(language)[0][match[0]])
        return
    kinds = _kinds(language)
    for match in _WORD.finditer(text):
        if kind := kinds[match[0]]:
            yield CalendarName(Span(match.start(), match.start() + len(match[0].rstrip("."))), kind)


@lru_cache(maxsize=32)
def month_comes_first(language: Language) -> bool:
    """Whether the day stands behind the month (May 3), by CLDR's long form of a date."""
    from babel import Locale, UnknownLocaleError

    try:
        return "MMMM d" in Locale.parse(base_code(language.code)).date_formats["long"].pattern
    except (UnknownLocaleError, ValueError):
        return False


@lru_cache(maxsize=32)
def _names(language: Language) -> tuple[dict[str, Kind], dict[str, Kind]]:
    """Whole names and abbreviations of months; without spaces, all abbreviations count as whole."""
    wide = dict(_cldr_names(base_code(language.code), "wide"))
    short = dict(_cldr_names(base_code(language.code), "abbreviated"))
    if not language.spaced:
        # 月曜日 is 月曜 for short.
        days = {name[:-1]: kind for name, kind in wide.items() if name.endswith("曜日")}
        return {**{name: kind for name, kind in short.items() if len(name) > 1}, **wide, **days}, {}
    return wide, {name: kind for name, kind in short.items() if kind.is_month}


def _cldr_names(code: str, style: str) -> Iterator[tuple[str, Kind]]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return
    for context in ("format", "stand-alone"):
        for is_month, names in ((True, locale.months), (False, locale.days)):
            for number, name in names[context][style].items():
                if not any(map(str.isdigit, name)):
                    yield name.strip(". "), Kind(is_month, number)


@lru_cache(maxsize=32)
def _kinds(language: Language) -> Memo[Kind | None]:
    """What a word names; one that ends in a full stop may be an abbreviation."""
    wide, short = ({_folded(name, language): kind for name, kind in names.items()} for names in _names(language))
    # Where CLDR writes a capital, a word without one is another word (may, march).
    has_capitals = any(name[0].isupper() for name in _names(language)[0])

    def learn(word: str) -> Kind | None:
        for part in dict.fromkeys((word, *_PART.split(word))):
            if part and (part[0].isupper() or not has_capitals):
                names = {**short, **wide} if part[-1] == "." else wide
                forms = (_folded(part.rstrip("."), language), *language.lemmas(part))
                if kind := next((names[form] for form in forms if form in names), None):
                    return kind
        return None

    return Memo(learn)


def _folded(word: str, language: Language) -> str:
    return language.spelling(word) if language.spelling else word.lower()


@lru_cache(maxsize=32)
def _pattern(language: Language) -> re.Pattern[str]:
    names = sorted(_names(language)[0], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)) or "(?!)")
