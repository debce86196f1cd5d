"""Numbers in words: what a word means, and what words that stand together mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from typing import NamedTuple

from glossator.languages.language import Language
from glossator.languages.number_sums import together
from glossator.memo import Memo
from glossator.model import Span

__all__ = ["HUNDRED", "LETTER", "Spelled", "WordValue", "find_spelled", "word_value"]

HUNDRED = 100
_LONGEST = 30
_JOINER = 3
_HYPHENS = "-‑"
_SHORTEST_PART = 3
# Accents, and the vowel signs of Devanagari and Bengali, are no letters to `\w` but belong to the word.
_SIGNS = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd"
LETTER = rf"(?:[^\W\d_]|[{_SIGNS}])"
_TOKEN = re.compile(rf"[^\W\d_]{LETTER}*(?:['’ʼ]{LETTER}+)*|\S")
_ROMAN = re.compile(r"(?<!\w)([IVXLC]{1,7})(?:er|e|ème|è)?(?!\w)")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class WordValue(NamedTuple):
    """What a word may mean, the likeliest first; `sure` where it can hardly be anything but a number."""

    values: tuple[Decimal, ...] = ()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words: what they say together, what each says, and all that they may say, some together too.

    `parts` are the words' own values without ones, which are often left unsaid (one third, a hundred).
    """

    span: Span
    value: Decimal
    parts: tuple[Decimal, ...]
    values: frozenset[Decimal]
    sure: bool


@lru_cache(maxsize=10_000)
def word_value(word: str, language: Language) -> WordValue:
    """What a word says as a number.

    >>> from glossator.languages.language import language_for
    >>> [str(value) for value in word_value("zwanzigjährige", language_for("de")).values]
    ['20']
    """
    lower = unicodedata.normalize("NFC", word.lower())
    found = _listed(lower, language)
    if found.values or not language.spaced or not language.numerals or lower in language.articles:
        return found
    if not word[0].isalpha() or len(word) > _LONGEST:
        return WordValue()
    beginning = _beginning(lower)
    is_likely = not _beginnings(language).isdisjoint((beginning, beginning[:1]))
    for number, lemma in enumerate(language.lemmas(word) if is_likely else ()):
        if (found := _listed(lemma, language)).values:
            return found if number == 0 else found._replace(sure=False)
    for apostrophe in "'’":
        if apostrophe in lower:
            return word_value(lower.rpartition(apostrophe)[2], language)
    return _joined(lower, language) if is_likely and language.joins_numerals else WordValue()


def find_spelled(text: str, language: Language) -> tuple[Spelled, ...]:
    """The numbers in words, in order; Roman numerals come last and are never sure.

    >>> from glossator.languages.language import language_for
    >>> [str(found.value) for found in find_spelled("Thirty-two thousand under Louis XIV", language_for("en"))]
    ['32000', '14']
    """
    found = [_spelled(run, text, language) for run in _runs(_valued(text, language), language)]
    return (*found, *_romans(text))


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    value: WordValue


def _listed(lower: str, language: Language) -> WordValue:
    value, amounts = language.numerals.get(lower), language.amounts.get(lower)
    if value is None:
        return WordValue(amounts) if amounts else WordValue()
    return WordValue((Decimal(value), *(amounts or ())), amounts is None)


@lru_cache(maxsize=100)
def _beginnings(language: Language) -> frozenset[str]:
    """How number words begin in all their forms: so few words do that most need not be analysed."""
    return frozenset(map(_beginning, (*language.numerals, *language.amounts)))


def _beginning(lower: str) -> str:
    """The first two letters without accents, which forms of a word may differ in (osiem, ośmiu)."""
    if lower[:2].isascii():
        return lower[:2]
    # The small letter of İ is one with a dot behind it.
    letters = unicodedata.normalize("NFD", lower[:3])
    return "".join(letter for letter in letters if not unicodedata.combining(letter))[:2]


def _joined(lower: str, language: Language) -> WordValue:
    """A word made of number words (dreihundertfünf), or one that begins with some (двадцатилетний)."""
    parts: list[int] = []
    start = 0
    while start < len(lower):
        end = next((end for end in range(len(lower), start + 1, -1) if lower[start:end] in language.numerals), 0)
        if not end:
            break
        parts.append(language.numerals[lower[start:end]])
        start = end
    if start == len(lower):
        return WordValue((together(tuple(map(Decimal, parts)), language.spaced),), True)
    if start < _SHORTEST_PART or len(lower) - start < _SHORTEST_PART:
        return WordValue()
    return WordValue((together(tuple(map(Decimal, parts)), language.spaced),))


def _valued(text: str, language: Language) -> Iterator[_Word]:
    """Each word and what it means; words that only mean something together (quatre-vingt) as one."""
    if not language.spaced:
        yield from _characters(text, language)
        return
    tokens, values = list(_TOKEN.finditer(text)), _values(language)
    telling = [number for number, token in enumerate(tokens) if values[token[0]].values]
    if not telling:
        return
    # “Quatre-vingt” begins before its number word, and the word after the last one ends a number.
    position, last_position = max(0, telling[0] - 2), telling[-1] + 4
    while position < min(len(tokens), last_position):
        first, last = tokens[position], tokens[position]
        if position + 2 < len(tokens) and tokens[position + 1][0] in _HYPHENS:
            hyphened = text[first.start() : tokens[position + 2].end()].lower()
            if hyphened in language.numerals:
                last = tokens[position + 2]
                position += 2
        position += 1
        word = text[first.start() : last.end()]
        yield _Word(first.start(), last.end(), word, values[word])


@lru_cache(maxsize=100)
def _values(language: Language) -> Memo[WordValue]:
    return Memo(partial(word_value, language=language))


@lru_cache(maxsize=100)
def _listed_words(language: Language) -> re.Pattern[str]:
    words = sorted((*language.numerals, *language.amounts), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)) or "(?!)")


def _characters(text: str, language: Language) -> Iterator[_Word]:
    """The number words of a text without spaces, and a mark that is none where others stand between them."""
    end = 0
    for match in _listed_words(language).finditer(text):
        if match.start() > end:
            yield _Word(end, match.start(), " ", WordValue())
        end = match.end()
        yield _Word(match.start(), end, match[0], word_value(match[0], language))


# The words of one number, in parts between which a short word stands (and, und, y).
_Parts = list[list[_Word]]


def _runs(words: Iterable[_Word], language: Language) -> Iterator[_Parts]:
    """The number words that stand together."""
    parts: _Parts = []
    gap: list[str] = []
    for word in words:
        if not word.value.values:
            if parts and _may_join(word.text, gap, language):
                gap.append(word.text)
                continue
            if parts:
                yield parts
            parts = []
        elif not parts:
            parts = [[word]]
        elif not gap or gap[0] in _HYPHENS:
            parts[-1].append(word)
        elif parts[-1][-1].value.values[0] <= word.value.values[0] < HUNDRED:
            # "Third of twenty" are two numbers, "twenty and three" is one.
            yield parts
            parts = [[word]]
        else:
            parts.append([word])
        gap = []
    if parts:
        yield parts


def _may_join(word: str, gap: Sequence[str], language: Language) -> bool:
    """Whether `word` may stand inside a number: a hyphen, a short word, and an article behind it (and a half)."""
    if gap:
        return len(gap) == 1 and word.lower() in language.articles
    return word in _HYPHENS or (language.spaced and len(word) <= _JOINER and word.isalpha())


def _spelled(parts: _Parts, text: str, language: Language) -> Spelled:
    words = [word for part in parts for word in part]
    span = Span(words[0].start, words[-1].end)
    firsts = [tuple(word.value.values[0] for word in part) for part in parts]
    whole = tuple(value for part in firsts for value in part)
    values = {value for word in words for value in word.value.values}
    values.update(together(run[:_LONGEST], language.spaced) for run in (*firsts, whole))
    if len(whole) > 1 and max(whole) < 10:
        values.add(Decimal("".join(map(str, whole[:_LONGEST]))))
    if text.startswith(language.tenths, span.end):
        values.add(10 * whole[-1])
    own = tuple(value for value in whole if value > 1)
    sure = any(value < HUNDRED for value in own) and all(word.value.sure for word in words)
    sure = sure and _counts(text, span, language)
    return Spelled(span, together(whole[:_LONGEST], language.spaced), own, frozenset(values), sure)


def _counts(text: str, span: Span, language: Language) -> bool:
    """Whether what stands around says that these are numbers, in a language where that is not clear from the words."""
    if not language.counted:
        return True
    return any(match.span(1) == (span.start, span.end) for match in _counted(language).finditer(text))


@lru_cache(maxsize=100)
def _counted(language: Language) -> re.Pattern[str]:
    return re.compile(language.counted)


def _romans(text: str) -> Iterator[Spelled]:
    for match in _ROMAN.finditer(text):
        digits = [_ROMAN_DIGITS[digit] for digit in match[1]]
        pairs = zip(digits, (*digits[1:], 0), strict=True)
        value = Decimal(sum(-value if value < following else value for value, following in pairs))
        yield Spelled(Span(*match.span()), value, (value,), frozenset({value}), False)
