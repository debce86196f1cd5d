"""Acronyms in a text, and the words before a bracket that an acronym in it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossator.analyze import AnalysedText
from glossator.check.names.chunks import capitals, chunk_starts
from glossator.languages.language import Language, Token
from glossator.memo import Memo
from glossator.model import Span

__all__ = ["Expansion", "acronym_places", "acronyms", "expansions", "fits", "initials"]

# Longer words in capitals are words in capitals; numerals of kings and centuries are no acronyms.
_ACRONYM = re.compile(r"(?<![^\W_])([^\W\d_]{2,8}?)s?(?![^\W_])")
_NUMERAL = frozenset("IVX")
_BRACKETED = re.compile(r"[ \u00a0]\(([^\W\d_]{3,8}?)s?\)")
# What an expansion does not go beyond, and how far before the bracket one may begin.
_BOUNDARY = re.compile(r".*[.,;:!?()\[\]{}\"“”«»„…\ufffc\n]", re.DOTALL)
_REACH = 150


@dataclass(frozen=True, slots=True)
class Expansion:
    """An acronym in brackets at `span`, and the words before it, the nearest last; function words are left out."""

    acronym: str
    span: Span
    words: tuple[Token, ...]


def acronyms(text: AnalysedText) -> tuple[str, ...]:
    """The acronyms of a text, each once, by their first places; none in a text that is all in capitals."""
    known = _known()
    inside = [found for _, chunk in capitals(text.value) if (found := known[chunk])]
    if not inside or text.value.isupper():
        return ()
    if text.text.protected:
        return tuple(acronym_places(text))
    return tuple(dict.fromkeys(acronym for found in inside for acronym, _ in found))


def acronym_places(text: AnalysedText) -> dict[str, Span]:
    """The first place of each acronym of a text that is not protected, in order."""
    found: dict[str, Span] = {}
    for start, inside in zip(chunk_starts(text.value), map(_known().__getitem__, text.chunks), strict=True):
        for acronym, at in inside:
            span = Span(start + at, start + at + len(acronym))
            if not text.is_protected(span):
                found.setdefault(acronym, span)
    return found


def expansions(text: AnalysedText) -> Iterator[Expansion]:
    """The acronyms that stand in brackets behind words, in order."""
    if "(" not in text.value:
        return
    for match in _BRACKETED.finditer(text.value):
        acronym, span = match[1], Span(*match.span(1))
        if not acronym.isupper() or text.is_protected(span):
            continue
        begin = max(0, match.start() - _REACH)
        before = text.value[begin : match.start()]
        boundary = _BOUNDARY.match(before)
        start = boundary.end() if boundary else 0
        tokens = (token for token in text.language.tokenize(before[start:]) if token.is_word)
        words = tuple(
            Token(token.start + begin + start, token.end + begin + start, token.text)
            for token in tokens
            if token.text.lower() not in text.language.function_words and token.text[0].isalnum()
        )
        yield Expansion(acronym, span, words)


def initials(words: Sequence[Token]) -> str:
    """The first letters of words, as capitals."""
    return "".join(word.text[0].upper() for word in words)


def fits(acronym: str, words: Sequence[Token], language: Language) -> bool:
    """Whether an acronym may be made of words: of beginnings of some of them, or of the first letters in any order.

    Another order is that of another language, as in International Organization for Standardization (ISO).

    >>> from glossator.languages.language import language_for
    >>> english = language_for("en")
    >>> fits("UNESCO", english.tokenize("United Nations Educational, Scientific and Cultural Organization"), english)
    True
    >>> fits("WTO", english.tokenize("World Health Organization"), english)
    False
    """
    parts = [part for word in words for part in (word.text, *_parts(word.text, language))]
    reached = {0}
    for part in parts:
        begun = part.upper()
        reached |= {
            at + size
            for at in reached
            for size in range(1, min(len(part), len(acronym) - at) + 1)
            if acronym[at : at + size] == begun[:size]
        }
    return len(acronym) in reached or sorted(initials(words[-len(acronym) :])) == sorted(acronym)


def _parts(word: str, language: Language) -> tuple[str, ...]:
    return language.compound_parts(word) if language.compound_parts else ()


@lru_cache(maxsize=1)
def _known() -> Memo[tuple[tuple[str, int], ...]]:
    """The acronyms in a chunk and where they begin."""

    def read(chunk: str) -> tuple[tuple[str, int], ...]:
        if chunk.islower():
            return ()
        found = ((match[1], match.start(1)) for match in _ACRONYM.finditer(chunk))
        return tuple((word, at) for word, at in found if word.isupper() and not _NUMERAL.issuperset(word))

    return Memo(read)
