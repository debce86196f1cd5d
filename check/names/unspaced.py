"""Finds what must be names in a Chinese or Japanese text: around a middle dot, in Katakana, by jieba's word classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from glossator.check.names.words import Kind, NameWord
from glossator.languages.detect import script_of_language
from glossator.languages.places import is_place
from glossator.model import Span

if TYPE_CHECKING:
    from rjieba import Jieba

__all__ = ["shapes", "unspaced_names"]

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_KATAKANA = re.compile("[\u30a1-\u30fa][\u30a1-\u30fa\u30fc]{2,}")
_DOTTED = re.compile(f"[{_HAN}]+(?:[·・•‧][{_HAN}]+)+")
_HAN_ONLY = re.compile(f"[{_HAN}]+")
# Halves of characters in broken texts, which jieba does not bear.
_SURROGATE = re.compile("[\ud800-\udfff]")
_DOT = re.compile("[·・•‧]")
# The script by which a language is told to be Japanese.
_KANA = "HIRAGANA"
# jieba's classes of people's names, foreign ones among them, and of places.
_PEOPLE, _PLACE = ("nr", "nrt", "nrfg"), "ns"
_SHORTEST, _LONGEST = 2, 7


def unspaced_names(text: str, code: str) -> tuple[NameWord, ...]:
    """The words of names in order; those of one name are joined. What only jieba takes for one is doubtful."""
    return _katakana(text) if _is_japanese(code) else _chinese(text)


@lru_cache(maxsize=1000)
def _is_japanese(code: str) -> bool:
    return script_of_language(code) == _KANA


def shapes(word: NameWord, name: Sequence[NameWord]) -> tuple[str, ...]:
    """What the word of a name may be: beside a middle dot, Chinese does not tell where the name begins or ends."""
    text = word.text
    if len(name) == 1 or not _HAN_ONLY.fullmatch(text):
        return (text,)
    if word is name[0]:
        return tuple(text[-length:] for length in range(_SHORTEST, min(len(text), _LONGEST) + 1)) or (text,)
    if word is name[-1]:
        return tuple(text[:length] for length in range(_SHORTEST, min(len(text), _LONGEST) + 1)) or (text,)
    return (text,)


def _katakana(text: str) -> tuple[NameWord, ...]:
    """Katakana also writes loan words: what no list of places has is doubtful, but for the two sides of a dot."""
    found: list[NameWord] = []
    for match in _KATAKANA.finditer(text):
        span = Span(*match.span())
        joined = bool(found) and span.start - found[-1].span.end == 1 and bool(_DOT.match(text, span.start - 1))
        kind = Kind.PLACE if is_place(match.group(), "ja") else Kind.DOUBTFUL
        found.append(NameWord(span, match.group(), kind, joined))
    return tuple(found)


@lru_cache(maxsize=64)
def _chinese(text: str) -> tuple[NameWord, ...]:
    dotted = list(_dotted(text))
    taken = {place for word in dotted for place in range(word.span.start, word.span.end)}
    tagged = (word for word in _tagged(text) if word.span.start not in taken and word.span.end - 1 not in taken)
    return tuple(sorted((*dotted, *tagged), key=lambda word: word.span))


def _dotted(text: str) -> Iterator[NameWord]:
    """The parts of foreign names; where the first begins and the last ends is for the other side to say."""
    for match in _DOTTED.finditer(text):
        at = match.start()
        for number, part in enumerate(_DOT.split(match.group())):
            yield NameWord(Span(at, at + len(part)), part, Kind.UNKNOWN, joined=number > 0)
            at += len(part) + 1


def _tagged(text: str) -> Iterator[NameWord]:
    at = 0
    for word, kind in _tags(text):
        start, at = at, at + len(word)
        if len(word) >= _SHORTEST and (kind == _PLACE or kind in _PEOPLE):
            yield NameWord(Span(start, at), word, Kind.PLACE if is_place(word, "zh") else Kind.DOUBTFUL)


def _tags(text: str) -> list[tuple[str, str]]:
    """The words with their classes; the second argument has jieba guess at words that it does not have."""
    return _jieba().tag(_SURROGATE.sub("?", text), True)


@cache
def _jieba() -> Jieba:
    from rjieba import Jieba

    return Jieba()
