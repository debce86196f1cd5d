"""Finds what must be names in one text: by capitals and dictionaries, by Chinese word classes, by Katakana and dots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from glossator.analyze import AnalysedText
from glossator.check.names.chunks import capitals, chunk_starts
from glossator.check.visible import visible, words_in
from glossator.languages.detect import script_of, script_of_language
from glossator.languages.language import Token, language_for
from glossator.languages.places import is_place
from glossator.languages.proper import has_common_word, may_be_compound
from glossator.memo import Memo
from glossator.model import Span

__all__ = ["CASED", "Kind", "NameWord", "has_names", "is_cased", "name_words", "names_of", "sure_names"]

CASED = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"})
_SHORTEST = 3
# A capital may follow a prefix so long (McKinsey, DiCaprio).
_PREFIX = 3
_MARKS = ".,;:!?…()[]«»„“”\"'‘’।،؛؟-–—"
# What may stand between two words of one name.
_JOINT = re.compile(r"[ \u00a0]|[-‐‑]|\. ?")
_EASTERN = re.compile("[\u30a1-\u30fa\u3400-\u9fff]")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;]|[\n•*])\W*$")


class Kind(IntEnum):
    """What a word with a capital is: also a common word; a name that the dictionary has; in no dictionary; a place
    that CLDR has in other languages too."""

    DOUBTFUL = 0
    KNOWN = 1
    UNKNOWN = 2
    PLACE = 3


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word of a name; `joined` to the one before it, or `first` in its sentence, where all words have capitals."""

    span: Span
    text: str
    kind: Kind
    joined: bool = False
    first: bool = False


@lru_cache(maxsize=1000)
def is_cased(code: str) -> bool:
    """Whether the language's script has capitals."""
    return script_of_language(code) in CASED


def has_names(text: AnalysedText) -> bool:
    """A quick look: False where no chunk of a text has a word that must be a name."""
    if not text.language.spaced:
        return _EASTERN.search(text.value) is not None
    signs = _signs(text.index.code)
    return any(signs[chunk] for _, chunk in capitals(text.value))


def sure_names(text: AnalysedText) -> list[str]:
    """The words of a text in a spaced script that must be names, without their places; some may be protected."""
    sure = _sure(text.index.code)
    return [name for _, chunk in capitals(text.value) for name in sure[chunk]]


def name_words(text: AnalysedText) -> tuple[NameWord, ...]:
    """The words with a capital of a text that may be names, in order; in a script without capitals those of places."""
    return tuple(_found(text)) if has_names(text) else ()


def names_of(words: Sequence[NameWord]) -> Iterator[tuple[NameWord, ...]]:
    """The words of each name."""
    name: list[NameWord] = []
    for word in words:
        if name and not word.joined:
            yield tuple(name)
            name = []
        name.append(word)
    if name:
        yield tuple(name)


def _found(text: AnalysedText) -> Iterator[NameWord]:
    value, signs, end = visible(text), _signs(text.index.code), 0
    last: NameWord | None = None
    starts = chunk_starts(text.value)
    for number, chunk in capitals(text.value):
        at = starts[number]
        for token, kind in signs[chunk]:
            span = Span(at + token.start, at + token.end)
            if value[span.start : span.end] != token.text:
                continue
            joined = last is not None and _JOINT.fullmatch(value, end, span.start) is not None
            first = _SENTENCE_START.search(value[max(0, span.start - 4) : span.start]) is not None
            last, end = NameWord(span, token.text, kind, joined, first), span.end
            yield last


@lru_cache(maxsize=64)
def _sure(code: str) -> Memo[tuple[str, ...]]:
    """The words of a chunk that must be names."""
    signs = _signs(code)
    return Memo(lambda chunk: tuple(token.text for token, kind in signs[chunk] if kind is not Kind.DOUBTFUL))


@lru_cache(maxsize=64)
def _signs(code: str) -> Memo[tuple[tuple[Token, Kind], ...]]:
    """The words of a chunk with a capital, with what they may be."""
    language = language_for(code)
    cased, script = is_cased(code), script_of_language(code)

    def kind_of(word: str) -> Kind:
        if any(is_place(form, code) for form in (word, *language.lemmas(word))):
            return Kind.PLACE
        bare = word.replace("’", "'")
        if has_common_word(bare, language) or may_be_compound(bare, language):
            return Kind.DOUBTFUL
        return Kind.KNOWN if language.knows(bare) else Kind.UNKNOWN

    def read(chunk: str) -> tuple[tuple[Token, Kind], ...]:
        if not cased:
            # Tokens end at the vowel signs of Indic scripts, so the chunk is looked up as it stands.
            word = chunk.strip(_MARKS)
            start = chunk.find(word)
            return ((Token(start, start + len(word), word), Kind.PLACE),) if is_place(word, code) else ()
        # Without the letter before it, a chunk with no letters at all is not lower case.
        if f"a{chunk}".islower():
            return ()
        found = (
            token
            for token in words_in(chunk, language)
            if _is_capital(token.text, script) and not chunk[: token.start][-1:].isdigit()
        )
        return tuple((token, kind_of(token.text)) for token in found)

    return Memo(read)


def _is_capital(word: str, script: str) -> bool:
    """Whether a word has a first capital and is no acronym or two words run together."""
    return (
        len(word) >= _SHORTEST
        and word[0].isupper()
        and script_of(word[0]) == script
        and sum(map(str.isupper, word)) * 2 < len(word)
        and (word[_PREFIX:] == word[_PREFIX:].lower() or word.startswith("Mac"))
        and not any(map(str.isdigit, word))
    )
