"""The ways to read what is written in digits: a number, a date, a time, years, by the marks of a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from zlib import crc32

from glossator.languages.language import Language

__all__ = ["DECIMAL", "MARK", "NUMBER", "SPACES", "Reading", "decade", "readings", "readings_alone"]

# The values a number may stand for, all of them together: 12:30 is 12 and 30, or 1230.
Reading = tuple[Decimal, ...]

SPACES = " \u00a0\u2009\u202f"
_YEAR = r"(?:1[5-9]|20)\d\d"
NUMBER = re.compile(
    rf"""
    (?P<date>\d{{1,4}}(?P<mark>[./-])\d{{1,2}}(?P=mark)\d{{1,4}}(?!\d)|\d{{1,2}}/\d{{1,2}}(?![\d/]))
    | (?P<time>(?P<hour>\d{{1,2}})(?::|[{SPACES}]?[hH点點时時][{SPACES}]?)(?P<minute>\d\d)(?!\d))
    | (?P<years>(?P<first>{_YEAR})[-–/](?P<last>\d\d)(?!\d))
    | (?P<spaced>\d{{1,3}}(?:(?P<space>[{SPACES}'’])\d{{3}})(?:(?P=space)\d{{3}}){{0,6}}(?!\d)
          (?:[.,]\d{{1,20}}(?!\d))?)
    | (?P<plain>\d+(?:[.,．，٫٬]\d+)*)
    """,
    re.VERBOSE,
)
MARK = re.compile(r"[.,．，٫٬]")
DECIMAL = re.compile(rf"\d{{1,2}}{MARK.pattern}\d{{1,2}}")
_HALF_OF_DAY = re.compile(rf"[{SPACES}]?[aApP]\.?[{SPACES}]?[mM]\b")
_DECADE = re.compile(r"(?:[’']?s|-?er|-?е|-?х|-?ых|年代)(?!\w)")
# Decades of these may be called without their century.
_CENTURIES = ("18", "19", "20")
_HOUR = re.compile(r"\d{1,2}(?:[.,]\d\d)?")
_NOON = 12

# Longer runs of digits are account numbers and the like: a negative checksum stands for them, which no amount equals.
_LONGEST = 30


@lru_cache(maxsize=10_000)
def readings_alone(found: str, language: Language) -> tuple[Reading, ...]:
    """The readings of what `NUMBER` found where nothing behind it changes them."""
    match = NUMBER.match(found)
    return readings(match, found, language) if match else ()


def readings(match: re.Match[str], text: str, language: Language) -> tuple[Reading, ...]:
    """The readings of what `NUMBER` found in `text`, the likeliest first."""
    return tuple(dict.fromkeys(_readings(match, text, language)))


def _readings(match: re.Match[str], text: str, language: Language) -> Iterator[Reading]:
    found = match.group()
    fraction = _fraction(text[match.end() : match.end() + 1])
    if fraction and found.isdecimal():
        yield (Decimal(found) + fraction,)
        return
    if match["date"]:
        first, second, *year = map(Decimal, re.split(r"[./-]", found))
        # The month may be a word in the other language, and stands first or second.
        yield from ((first, second, *year), (first, *year), (second, *year))
    elif match["time"]:
        yield from _time(Decimal(match["hour"]), Decimal(match["minute"]))
    elif match["years"]:
        yield (Decimal(match["first"]), Decimal(match["first"][:2] + match["last"]))
        yield (Decimal(match["first"]), Decimal(match["last"]))
    elif match["spaced"]:
        head, *tail = re.split(rf"[{SPACES}'’]", found)
        yield (Decimal(head + "".join(tail).replace(",", ".")),)
        yield tuple(Decimal(part.replace(",", ".")) for part in (head, *tail))
    else:
        yield from _plain(found, language)
    if _HALF_OF_DAY.match(text, match.end()) and _HOUR.fullmatch(found):
        hour = Decimal(MARK.sub(".", found))
        yield (hour + _NOON if hour < _NOON else hour - _NOON,)
    if found.isdecimal() and len(found) == 2 and _DECADE.match(text, match.end()):
        yield (Decimal(1900 + int(found)),)


def decade(match: re.Match[str], text: str) -> Reading:
    """The 90 of “1990s”, which may be called by it alone elsewhere; empty for any other number."""
    found = match.group()
    is_decade = len(found) == 4 and found.isdecimal() and found[:2] in _CENTURIES and _DECADE.match(text, match.end())
    return (Decimal(found[-2:]),) if is_decade else ()


def _fraction(character: str) -> Decimal | None:
    """What a character such as ½ says; None for any other."""
    if not character or "VULGAR FRACTION" not in unicodedata.name(character, ""):
        return None
    return round(Decimal(unicodedata.numeric(character)), 3)


def _time(hour: Decimal, minute: Decimal) -> Iterator[Reading]:
    """12:30 as 12 and 30, as 1230, by a clock of twelve hours; full hours without their minutes."""
    other = hour - _NOON if hour >= _NOON else hour + _NOON
    for clock in (hour, other):
        yield (clock, minute)
        yield (clock * 100 + minute,)
        yield (clock + minute / 100,)
        if minute == 0:
            yield (clock,)


def _plain(found: str, language: Language) -> Iterator[Reading]:
    if len(found) > _LONGEST:
        yield (-Decimal(crc32(found.encode())),)
        return
    parts = MARK.split(found)
    if len(parts) == 1:
        yield (Decimal(found),)
        return
    marks = MARK.findall(found)
    as_decimal = Decimal("".join(parts[:-1]) + "." + parts[-1])
    as_group = Decimal("".join(parts))
    may_group = len(parts[-1]) == 3 and len(parts[0]) <= 3 and parts[0] != "0"
    if len(marks) > 1 and len(set(marks)) == 1:
        yield (as_group,)
    elif len(set(marks)) > 1:
        yield (as_decimal,)
    elif may_group and marks[0] != language.decimal_mark:
        yield from ((as_group,), (as_decimal,))
    else:
        yield (as_decimal,)
        if may_group:
            yield (as_group,)
    if len(marks) > 1:
        yield tuple(map(Decimal, parts))
