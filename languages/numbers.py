"""Reads the numbers in a text by value, as the language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from glossator.languages.language import Language
from glossator.languages.number_readings import DECIMAL, MARK, NUMBER, SPACES, Reading, decade, readings, readings_alone
from glossator.languages.number_words import HUNDRED, LETTER, word_value
from glossator.model import Span

__all__ = ["Number", "find_numbers", "is_scaled", "plain_numbers"]

_DIGIT = re.compile(r"\d")
# A first digit on its own lets the search skip at the speed of C.
_BEHIND = re.compile(rf"[{SPACES}\-‑'’]?[^\W\d_]{LETTER}{{0,19}}")
_DIGITS = re.compile(rf"(\d\d*)({_BEHIND.pattern}|[{SPACES}'’.,．，٫٬:/\-–]\d)?")
_HOUR_OR_DECADE = re.compile(r"(?:[hH点點时時]|[aApP][mM]?|s|er|е|х|ых)$|年代|[¼-¾⅐-⅞]")
_WORD = re.compile(rf"[{SPACES}\-‑]?([^\W\d_]{LETTER}{{0,19}})")
_FIRST_YEAR, _LAST_YEAR = 1000, 2200
_RANGE_GAP = 6
_HYPHENS = "-‑"
_MONTH = ("月", "월")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits.

    `readings` are the ways to read it, the likeliest first; an empty one means that the number may be a word elsewhere
    (the month 3月). `digits` is the span without a scale word (2.5 of 2.5 million), `scale` what the word multiplies
    by. `pieces` are the numbers on both sides of a decimal mark, which may be two after all (a list, a date), or the 90
    of the 1990s. A `weak` number is part of a name that a translation may write otherwise (G20, Covid-19).
    """

    span: Span
    digits: Span
    readings: tuple[Reading, ...]
    scale: Decimal = Decimal(1)
    pieces: Reading = ()
    weak: bool = False


def find_numbers(text: str, language: Language) -> tuple[Number, ...]:
    """The numbers written in digits, in order, with the scale words after them.

    >>> from glossator.languages.language import language_for
    >>> [str(number.readings[0][0]) for number in find_numbers("2,5 milhões em 1.234 dias", language_for("pt"))]
    ['2500000.0', '1234']
    """
    found = [_number(match, text, language) for match in _matches(text)]
    if len(found) < 2:
        return tuple(found)
    return tuple(_with_neighbours(found if language.spaced else _merged(found)))


def plain_numbers(text: str, language: Language) -> frozenset[str] | None:
    """The numbers in digits as they are written, if each is digits alone and can be read in one way.

    None where a mark or a word beside a number may make it another one: two texts with the same plain numbers have the
    same numbers by value.

    >>> from glossator.languages.language import language_for
    >>> english = language_for("en")
    >>> plain_numbers("Covid-19 in 2020", english) == {"19", "2020"}, plain_numbers("2 million", english)
    (True, None)
    """
    found = _DIGITS.findall(text)
    if any(_may_change(behind, language) for _, behind in found if behind):
        return None
    return frozenset(digits for digits, _ in found)


def is_scaled(text: str, end: int, language: Language) -> bool:
    """Whether what stands behind the digits that end at `end` may make them another number, as a scale word does."""
    behind = _BEHIND.match(text, end)
    return behind is not None and _may_change(behind.group(), language)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What `NUMBER` finds, faster: every number begins with a digit."""
    position = 0
    while (digit := _DIGIT.search(text, position)) and (match := NUMBER.match(text, digit.start())):
        yield match
        position = match.end()


@lru_cache(maxsize=10_000)
def _may_change(behind: str, language: Language) -> bool:
    """Whether what stands behind digits may make them another number: a mark and a digit, an hour, a scale word."""
    if behind[-1].isdecimal():
        return True
    word = behind.lstrip(f"{SPACES}-‑'’")
    if word.startswith(language.tenths) or _HOUR_OR_DECADE.match(word):
        return True
    return _multiplier(word if language.spaced else word[0], language) >= HUNDRED


def _multiplier(word: str, language: Language) -> Decimal:
    values = word_value(word, language).values
    return values[0] if values else Decimal(-1)


def _number(match: re.Match[str], text: str, language: Language) -> Number:
    digits = Span(*match.span())
    weak = _glued(text, digits.start)
    if not is_scaled(text, digits.end, language):
        scale, end, ambiguous = Decimal(1), digits.end, False
        found = readings_alone(match.group(), language)
    else:
        end, scale, ambiguous = _scale(text, digits.end, language)
        found = readings(match, text, language)
    found = (*_as_tenths(found, text, digits.end, language), *found)
    found += tuple(_of_era(found, text, digits.start, language))
    if text[end : end + 1] in _MONTH:
        found += ((),)
    if scale == 1:
        is_decimal = DECIMAL.fullmatch(match.group())
        pieces = tuple(map(Decimal, MARK.split(match.group()))) if is_decimal else decade(match, text)
        return Number(digits, digits, found, pieces=pieces, weak=weak)
    scaled = _scaled(found, scale)
    return Number(Span(digits.start, end), digits, scaled + found if ambiguous else scaled, scale, weak=weak)


def _as_tenths(found: tuple[Reading, ...], text: str, end: int, language: Language) -> tuple[Reading, ...]:
    """5割 is 50 %."""
    return _scaled(found, Decimal(10)) if language.tenths and text.startswith(language.tenths, end) else ()


def _of_era(found: tuple[Reading, ...], text: str, start: int, language: Language) -> Iterator[Reading]:
    """令和2年 is 2020."""
    for era, before in language.eras.items():
        if text.endswith(era, max(0, start - len(era)), start):
            yield (found[0][0] + before,)


def _scale(text: str, end: int, language: Language) -> tuple[int, Decimal, bool]:
    """Where the scale words after a number end, what they multiply by, and whether they may mean something else."""
    scale, last, ambiguous = Decimal(1), Decimal(0), False
    while match := _WORD.match(text, end):
        word = match[1] if language.spaced else match[1][0]
        said = word_value(word, language)
        value = said.values[0] if said.values else Decimal(-1)
        # Multipliers grow (mil millones, 千万); a smaller one begins a unit (万千瓦).
        if value < HUNDRED or value < last:
            break
        ambiguous |= not said.sure if language.spaced and len(word) > 1 else language.spaced or value == 1000
        scale, last = scale * value, value
        end = match.start(1) + len(word)
    return end, scale, ambiguous


def _scaled(found: tuple[Reading, ...], scale: Decimal) -> tuple[Reading, ...]:
    return tuple(tuple(value * scale for value in reading) for reading in found)


def _merged(found: Sequence[Number]) -> list[Number]:
    """1億2600万 is one number of two parts."""
    merged: list[Number] = []
    for number in found:
        before = merged[-1] if merged else None
        if before and before.span.end == number.span.start and before.scale > number.readings[0][0]:
            whole = tuple((*_sum(one, other),) for one in before.readings for other in number.readings)
            span = Span(before.span.start, number.span.end)
            merged[-1] = replace(before, span=span, digits=span, readings=whole, scale=number.scale)
        else:
            merged.append(number)
    return merged


def _sum(one: Reading, other: Reading) -> Reading:
    return (one[0] + other[0],) if len(one) == len(other) == 1 else (*one, *other)


def _with_neighbours(found: Sequence[Number]) -> Iterator[Number]:
    """“5 to 10 million” may be said as 5 million to 10 million elsewhere, “1965 to 66” as 1965 to 1966."""
    before = None
    for number, following in zip_longest(found, found[1:]):
        more: tuple[Reading, ...] = ()
        if following is not None and number.scale == 1 < following.scale and _near(number, following):
            more = _scaled(number.readings, following.scale)
        if before is not None and _near(before, number):
            more += tuple(_of_century(before.readings[0], number.readings[0]))
        yield replace(number, readings=number.readings + more) if more else number
        before = number


def _near(number: Number, following: Number) -> bool:
    return following.digits.start - number.span.end <= _RANGE_GAP


def _of_century(year: Reading, short: Reading) -> Iterator[Reading]:
    if len(year) == len(short) == 1 and _FIRST_YEAR <= year[0] < _LAST_YEAR and 10 <= short[0] < HUNDRED:
        yield (year[0] // HUNDRED * HUNDRED + short[0],)


def _glued(text: str, start: int) -> bool:
    """Whether a letter stands right before a number, or a letter and a hyphen: G20, F-16."""
    before = text[max(0, start - 2) : start]
    if not before:
        return False
    letter = before[-1] if before[-1] not in _HYPHENS else before[0]
    return letter.isalpha() and letter.isascii()
