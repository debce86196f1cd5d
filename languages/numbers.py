"""Reads the numbers in a text by value, as the language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from zlib import crc32

from glossator.languages.language import Language, Token
from glossator.model import Span

__all__ = ["Number", "Reading", "find_numbers", "plain_numbers", "spelled_values", "write_number"]

# The values a number may stand for, all of them together: 12:30 is 12 and 30, or 1230.
Reading = tuple[Decimal, ...]

_SPACES = " \u00a0\u2009\u202f"
_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = re.compile(
    rf"""
    (?P<date>\d{{1,4}}(?P<mark>[./-])\d{{1,2}}(?P=mark)\d{{1,4}}(?!\d)|\d{{1,2}}/\d{{1,2}}(?![\d/]))
    | (?P<time>(?P<hour>\d{{1,2}})(?::|[{_SPACES}]?[hH点點时時][{_SPACES}]?)(?P<minute>\d\d)(?!\d))
    | (?P<years>(?P<first>{_YEAR})[-–/](?P<last>\d\d)(?!\d))
    | (?P<spaced>\d{{1,3}}(?:(?P<space>[{_SPACES}'’])\d{{3}})(?:(?P=space)\d{{3}}){{0,6}}(?!\d)
          (?:[.,]\d{{1,20}}(?!\d))?)
    | (?P<plain>\d+(?:[.,．，٫٬]\d+)*)
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
# A first digit on its own lets the search skip at the speed of C.
_BEHIND = re.compile(rf"[{_SPACES}\-‑'’]?[^\W\d_]{{1,20}}")
_DIGITS = re.compile(rf"(\d\d*)({_BEHIND.pattern}|[{_SPACES}'’.,．，٫٬:/\-–]\d)?")
_HOUR_OR_DECADE = re.compile(r"(?:[hH点點时時]|[aApP][mM]?|s|er|е|х|ых)$|年代")
_MARK = re.compile(r"[.,．，٫٬]")
_DECIMAL = re.compile(rf"\d{{1,2}}{_MARK.pattern}\d{{1,2}}")
_HALF_OF_DAY = re.compile(rf"[{_SPACES}]?[aApP]\.?[{_SPACES}]?[mM]\b")
_DECADE = re.compile(r"(?:[’']?s|-?er|-?е|-?х|-?ых|年代)(?!\w)")
_WORD = re.compile(rf"[{_SPACES}\-‑]?([^\W\d_]{{1,20}})")
_ROMAN = re.compile(r"(?<!\w)([IVXLC]{1,7})(?:er|e|ème|è)?(?!\w)")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

# Longer runs of digits are account numbers and the like: a negative checksum stands for them, which no amount equals.
_LONGEST = 30
_MULTIPLIER = 100
_RANGE_GAP = 6
_JOINER = 3
_HYPHENS = "-‑"
_MONTH = ("月", "월")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits.

    `readings` are the ways to read it, the likeliest first; an empty one means that the number may be a word elsewhere
    (the month 3月). `digits` is the span without a scale word (2.5 of 2.5 million), `scale` what the word multiplies
    by. `pieces` are the numbers on both sides of a decimal mark, which may be two after all (a list, a date). A `weak`
    number is part of a name that a translation may write otherwise (G20, Covid-19).
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
    return tuple(_share_scale(found))


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


def spelled_values(text: str, tokens: Sequence[Token], language: Language) -> frozenset[Decimal]:
    """The values of the number words among `tokens`: each word's own, and what neighbours make together.

    Roman numerals count as words.

    >>> from glossator.languages.language import language_for
    >>> english = language_for("en")
    >>> text = "thirty-two thousand"
    >>> sorted(map(int, spelled_values(text, english.tokenize(text), english)))
    [2, 30, 1000, 32000]
    """
    values = {_roman(match[1]) for match in _ROMAN.finditer(text)}
    for parts in _runs(tokens, language):
        whole = [value for part in parts for value in part]
        values.update(whole, (_together(part, language) for part in (*parts, whole)))
        if len(whole) > 1 and max(whole) < 10:
            values.add(int("".join(map(str, whole[:_LONGEST]))))
    return frozenset(map(Decimal, values))


def write_number(number: Number, text: str, source: Language, target: Language, *, in_full: bool = False) -> str:
    """The digits of `number`, which stands in `text`, with the marks of another language.

    The scale word is left to the caller, or written out `in_full` (2.5 million as 2500000).

    >>> from glossator.languages.language import language_for
    >>> english, german = language_for("en"), language_for("de")
    >>> write_number(find_numbers("1,234.5", english)[0], "1,234.5", english, german)
    '1.234,5'
    """
    digits = text[number.digits.start : number.digits.end]
    value = number.readings[0]
    has_marks = any(mark in digits for mark in (source.decimal_mark, *source.group_marks))
    spelled_out = in_full and number.scale > 1
    if len(value) > 1 or not (has_marks or spelled_out):
        return digits
    amount = value[0] if in_full or number.scale == 1 else value[0] / number.scale
    whole, _, fraction = f"{amount:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", target.group_marks[0]) if len(whole) > 3 else whole
    fraction = "" if spelled_out else fraction
    return f"{grouped}{target.decimal_mark}{fraction}" if fraction else grouped


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What `_NUMBER` finds, faster: every number begins with a digit."""
    position = 0
    while (digit := _DIGIT.search(text, position)) and (match := _NUMBER.match(text, digit.start())):
        yield match
        position = match.end()


@lru_cache(maxsize=10_000)
def _may_change(behind: str, language: Language) -> bool:
    """Whether what stands behind digits may make them another number: a mark and a digit, an hour, a scale word."""
    if behind[-1].isdecimal():
        return True
    word = behind.lstrip(f"{_SPACES}-‑'’")
    scale = _value(word if language.spaced else word[0], language)
    return scale >= _MULTIPLIER or _HOUR_OR_DECADE.match(word) is not None


def _number(match: re.Match[str], text: str, language: Language) -> Number:
    digits = Span(*match.span())
    behind = _BEHIND.match(text, digits.end)
    if behind is None or not _may_change(behind.group(), language):
        end, scale, ambiguous = digits.end, Decimal(1), False
        readings = _readings_alone(match.group(), language)
    else:
        end, scale, ambiguous = _scale(text, digits.end, language)
        readings = tuple(dict.fromkeys(_readings(match, text, language)))
    weak = _glued(text, digits.start)
    if text[end : end + 1] in _MONTH:
        readings += ((),)
    if scale == 1:
        pieces = tuple(map(Decimal, _MARK.split(match.group()))) if _DECIMAL.fullmatch(match.group()) else ()
        return Number(digits, digits, readings, pieces=pieces, weak=weak)
    scaled = _scaled(readings, scale)
    return Number(Span(digits.start, end), digits, scaled + readings if ambiguous else scaled, scale, weak=weak)


@lru_cache(maxsize=10_000)
def _readings_alone(found: str, language: Language) -> tuple[Reading, ...]:
    """The readings of what `_NUMBER` found where nothing behind it changes them."""
    match = _NUMBER.match(found)
    return tuple(dict.fromkeys(_readings(match, found, language))) if match else ()


def _readings(match: re.Match[str], text: str, language: Language) -> Iterator[Reading]:
    found = match.group()
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
        head, *tail = re.split(rf"[{_SPACES}'’]", found)
        yield (Decimal(head + "".join(tail).replace(",", ".")),)
        yield tuple(Decimal(part.replace(",", ".")) for part in (head, *tail))
    else:
        yield from _plain(found, language)
    if _HALF_OF_DAY.match(text, match.end()):
        yield (Decimal(match["hour"] or re.split(r"\D", found)[0]) + 12,)
    if _DECADE.match(text, match.end()) and found.isdecimal():
        yield (Decimal(found[-2:]),)
        yield (Decimal(1900 + int(found[-2:])),)


def _time(hour: Decimal, minute: Decimal) -> Iterator[Reading]:
    """12:30 as 12 and 30, as 1230, by a clock of twelve hours; full and half hours without their minutes."""
    other = hour - 12 if hour > 12 else hour + 12
    for clock in (hour, other):
        yield (clock, minute)
        yield (clock * 100 + minute,)
        yield (clock + minute / 100,)
        if minute in (0, 30):
            yield (clock,)


def _plain(found: str, language: Language) -> Iterator[Reading]:
    if len(found) > _LONGEST:
        yield (-Decimal(crc32(found.encode())),)
        return
    parts = _MARK.split(found)
    if len(parts) == 1:
        yield (Decimal(found),)
        return
    marks = _MARK.findall(found)
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


def _scale(text: str, end: int, language: Language) -> tuple[int, Decimal, bool]:
    """Where the scale words after a number end, what they multiply by, and whether they may mean something else."""
    scale, last, ambiguous = Decimal(1), 0, False
    while match := _WORD.match(text, end):
        word = match[1] if language.spaced else match[1][0]
        value = _value(word, language)
        # Multipliers grow (mil millones, 千万); a smaller one begins a unit (万千瓦).
        if value < max(_MULTIPLIER, last):
            break
        ambiguous |= len(word) == 1 and (language.spaced or value == 1000)
        scale, last = scale * value, value
        end = match.start(1) + len(word)
    return end, scale, ambiguous


def _scaled(readings: tuple[Reading, ...], scale: Decimal) -> tuple[Reading, ...]:
    return tuple(tuple(value * scale for value in reading) for reading in readings)


def _share_scale(found: list[Number]) -> Iterator[Number]:
    """“5 to 10 million” may be said as 5 million to 10 million elsewhere."""
    for number, following in zip_longest(found, found[1:]):
        near = following is not None and following.digits.start - number.span.end <= _RANGE_GAP
        if near and following is not None and number.scale == 1 and following.scale > 1:
            yield replace(number, readings=number.readings + _scaled(number.readings, following.scale))
        else:
            yield number


def _glued(text: str, start: int) -> bool:
    """Whether a letter stands right before a number, or a letter and a hyphen: G20, F-16."""
    before = text[max(0, start - 2) : start]
    if not before:
        return False
    letter = before[-1] if before[-1] not in _HYPHENS else before[0]
    return letter.isalpha() and letter.isascii()


def _value(word: str, language: Language) -> int:
    """What a number word means; -1 for any other word."""
    lower = word.lower()
    if lower in language.numerals:
        return language.numerals[lower]
    if not language.numerals or not language.spaced or lower in language.articles:
        return -1
    return next((language.numerals[lemma] for lemma in language.lemmas(word) if lemma in language.numerals), -1)


def _runs(tokens: Sequence[Token], language: Language) -> Iterator[list[list[int]]]:
    """The values of number words that stand together, in parts between which a short word stands (and, und, y)."""
    parts: list[list[int]] = []
    gap = ""
    for word, value in _valued(tokens, language):
        if value < 0:
            if parts and not gap and _may_join(word, language):
                gap = word
                continue
            if parts:
                yield parts
            parts = []
        elif not parts:
            parts = [[value]]
        elif not gap or gap in _HYPHENS:
            parts[-1].append(value)
        elif parts[-1][-1] <= value < _MULTIPLIER:
            # "Third of twenty" are two numbers, "twenty and three" is one.
            yield parts
            parts = [[value]]
        else:
            parts.append([value])
        gap = ""
    if parts:
        yield parts


def _valued(tokens: Sequence[Token], language: Language) -> Iterator[tuple[str, int]]:
    """Each word and what it means; words that only mean something together (quatre-vingt) as one."""
    position = 0
    while position < len(tokens):
        word, size = tokens[position].text, 1
        if position + 2 < len(tokens) and tokens[position + 1].text in _HYPHENS:
            hyphened = f"{word}-{tokens[position + 2].text}"
            if hyphened.lower() in language.numerals:
                word, size = hyphened, 3
        yield word, _value(word, language)
        position += size


def _may_join(word: str, language: Language) -> bool:
    return word in _HYPHENS or (language.spaced and len(word) <= _JOINER and word.isalpha())


def _together(run: Sequence[int], language: Language) -> int:
    """What number words mean together: 三百四十二万 is (3 · 100 + 4 · 10 + 2) · 10000."""
    smallest, group = (_MULTIPLIER, 1000) if language.spaced else (10, 10_000)
    total = section = units = 0
    for value in run[:_LONGEST]:
        if str(value).rstrip("0") != "1" or value < smallest:
            # A word for 25 or 300 as a whole.
            units += value
        elif value < group:
            section, units = section + max(units, 1) * value, 0
        elif section or units or not total:
            total, section, units = total + max(section + units, 1) * value, 0, 0
        else:
            total *= value
    return total + section + units


def _roman(numeral: str) -> int:
    values = [_ROMAN_DIGITS[digit] for digit in numeral]
    return sum(
        -value if value < following else value for value, following in zip(values, (*values[1:], 0), strict=True)
    )
