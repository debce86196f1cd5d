"""What speaks for and against a text being the translation of another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from glossator.analyze import Analysed, AnalysedText
from glossator.check.amounts import amount
from glossator.check.names.across import fold
from glossator.check.names.counterparts import unmatched
from glossator.check.names.unspaced import unspaced_names
from glossator.check.names.words import Kind, name_words
from glossator.languages.density import expansion
from glossator.languages.detect import script_of_language
from glossator.model import Span

__all__ = ["ENOUGH", "strangeness"]

# So many signs that two texts do not belong together are told.
ENOUGH = 3

# The most that the names of two texts can say.
_MOST_OF_NAMES = 2
# In standard deviations.
_ODD_LENGTH, _VERY_ODD_LENGTH = 1.5, 2.5

_NUMBER = re.compile(r"\d+(?:[.,'’]\d{3})*(?:[.,]\d+)?")
_DIGITS = re.compile(r"\d+")
# Smaller ones may be words (seven) or months on the other side.
_SMALL = 12
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")
_SHORTEST_NAME = 4
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
# Words of one origin begin alike.
_STEM = 5
# With fewer long words on a side, that none is like one of the other says nothing.
_SEVERAL = 6

_QUESTION = re.compile(r"[?？؟]\W*$")
# Its question mark is a semicolon.
_GREEK = "GREEK"


class _Signs(NamedTuple):
    """What a text has that its translation must have too: digits, words in Latin letters, beginnings of long words."""

    numbers: frozenset[str]
    latin: frozenset[str]
    stems: frozenset[str]


_NOTHING = _Signs(frozenset(), frozenset(), frozenset())


def strangeness(segment: Analysed) -> tuple[str, ...]:
    """The signs that the translation belongs to another source, in words; none where one thing surely belongs together.

    The dear look at the names is spared where even the strangest names would not be enough.
    """
    source, target = segment.source, segment.target
    if target is None:
        return ()
    one_script = _are_of_one_script(source.index.code, target.index.code)
    if _is_alike_at_a_glance(source, target, one_script):
        return ()
    signs = [*_length(source, target), *_question(source, target)]
    if not one_script and not signs and not _has_digit(source.value) and not _has_digit(target.value):
        return ()
    one, other = _signs_of(source), _signs_of(target)
    if one.numbers & other.numbers or one.latin & other.latin or (one_script and one.stems & other.stems):
        return ()
    signs += _numbers(source, target, one.numbers, other.numbers)
    if one_script and min(len(one.stems), len(other.stems)) >= _SEVERAL:
        signs.append("no word alike")
    # One without a letter is left to `empty-translation`.
    if len(signs) + _MOST_OF_NAMES < ENOUGH or not any(map(str.isalpha, target.value)) or _shares_term(source, target):
        return ()
    names = _names(segment)
    return () if names is None else (*signs, *names)


@lru_cache(maxsize=1000)
def _are_of_one_script(one: str, other: str) -> bool:
    return script_of_language(one) == script_of_language(other)


def _is_alike_at_a_glance(source: AnalysedText, target: AnalysedText, one_script: bool) -> bool:
    """Whether a number or a long word of some piece on each side is the same, as in most translations."""
    shared = frozenset(source.learned(_mainly)).intersection(target.learned(_mainly))
    return any(word and (one_script or word.isdigit()) for word in shared)


def _mainly(chunk: str, _code: str) -> str:
    """The longest number in a piece of text, else the beginning of a long word, else nothing."""
    signs = _signs_in(chunk)
    number = min(signs.numbers, key=lambda number: (-len(number), number), default="")
    return number or min(signs.stems, default="")


def _length(source: AnalysedText, target: AnalysedText) -> list[str]:
    usual = expansion(source.index.code, target.index.code)
    if usual is None:
        return []
    deviation = abs(usual.deviation(amount(source), amount(target)))
    return ["an odd length"] * ((deviation >= _ODD_LENGTH) + (deviation >= _VERY_ODD_LENGTH))


def _question(source: AnalysedText, target: AnalysedText) -> list[str]:
    ends = [_QUESTION.search(text.value[-6:]) is None for text in (source, target)]
    if ends[0] == ends[1] or _GREEK in map(script_of_language, (source.index.code, target.index.code)):
        return []
    return ["only one is a question"]


def _has_digit(text: str) -> bool:
    return _DIGITS.search(text) is not None


def _signs_of(text: AnalysedText) -> _Signs:
    found = [signs for signs in map(_signs_in, text.chunks) if signs is not _NOTHING]
    numbers, latin, stems = (frozenset[str]().union(*parts) for parts in zip(_NOTHING, *found, strict=True))
    return _Signs(numbers | _joined(text.chunks), latin, stems)


def _joined(chunks: tuple[str, ...]) -> frozenset[str]:
    """Numbers whose groups or digits are spaced out."""
    run: list[str] = []
    found = set()
    for chunk in (*chunks, ""):
        if chunk.isdecimal():
            run.append(_western(chunk))
            continue
        if len(run) > 1:
            found.add("".join(run))
        run = []
    return frozenset(found)


@lru_cache(maxsize=100_000)
def _signs_in(chunk: str) -> _Signs:
    """The signs of what stands between two spaces."""
    numbers = [match.group() for match in _NUMBER.finditer(unicodedata.normalize("NFKC", chunk))]
    whole = {_western("".join(_DIGITS.findall(number))) for number in numbers}
    groups = {_western(group) for number in numbers for group in _DIGITS.findall(number) if len(group) > 1}
    signs = _Signs(
        frozenset(whole | groups),
        frozenset(filter(_is_name, _LATIN.findall(chunk))),
        frozenset(fold(word)[:_STEM] for word in _LONG_WORD.findall(chunk)),
    )
    return signs if any(signs) else _NOTHING


def _is_name(word: str) -> bool:
    """Whether a word in Latin letters may be a name, an acronym or a type that other scripts keep."""
    return not word[1:].islower() or (word[0].isupper() and len(word) >= _SHORTEST_NAME) or not word.isalpha()


def _western(digits: str) -> str:
    return "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0")


def _numbers(source: AnalysedText, target: AnalysedText, one: frozenset[str], other: frozenset[str]) -> list[str]:
    one, other = _large(one), _large(other)
    # Number words may say the same.
    if not (one or other) or _has_number_word(source) or _has_number_word(target):
        return []
    return ["no number in common"] * (2 if one and other else 1)


def _large(values: frozenset[str]) -> frozenset[str]:
    return frozenset(value for value in values if len(value) > 2 or (value and int(value) > _SMALL))


def _has_number_word(text: AnalysedText) -> bool:
    words = text.value.lower().split() if text.language.spaced else text.value
    return any(map(text.language.numerals.__contains__, words))


def _shares_term(source: AnalysedText, target: AnalysedText) -> bool:
    concepts = {match.concept.id for match in source.matches}
    return bool(concepts) and any(match.concept.id in concepts for match in target.matches)


def _names(segment: Analysed) -> list[str] | None:
    """None where the translation says a name of the source."""
    found = unmatched(segment)
    lost = {word.span for item in found.missing for word in item.words}
    lost |= {word.span for pair in found.pairs if pair.source for word in pair.source.words}
    sure = list(_sure_names(segment.source))
    if any(span not in lost for span in sure):
        return None
    signs = ["no name in common"] if sure or found.pairs else []
    return signs * 2 if sure and found.pairs else signs


def _sure_names(text: AnalysedText) -> Iterator[Span]:
    words = name_words(text) if text.language.spaced else unspaced_names(text.value, text.index.code)
    return (word.span for word in words if word.kind in (Kind.UNKNOWN, Kind.PLACE))
