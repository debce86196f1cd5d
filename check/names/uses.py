"""Finds the capitalised words of a text and what stands beside them: the given name, the family name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from glossator.analyze import AnalysedText
from glossator.check.names.chunks import chunk_start
from glossator.check.names.slips import folded
from glossator.check.names.sounds import sound
from glossator.check.visible import words_in
from glossator.languages.language import Language, language_for
from glossator.languages.proper import has_common_word
from glossator.memo import Memo
from glossator.model import Span

__all__ = ["NameUse", "name_uses"]

# A shorter word is too often near another one.
_SHORTEST = 4
# More capitalised words in a row are a headline, where every word has a capital.
_LONGEST_NAME = 4
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
_HYPHENS = "-‐‑"
_CLOSING = "\"'”’»)]}*_"
_FINAL = tuple(".!?:…")


class NameUse(NamedTuple):
    """A capitalised word that may be a name.

    `beside` are the sounds of the names joined to it, and whether each is rare enough to tell people apart; `perhaps`
    is whether a word joined to it may be another, or have its capital as the first of a sentence or in a headline.
    """

    word: str
    span: Span
    beside: tuple[tuple[str, bool], ...]
    perhaps: bool


@dataclass(slots=True)
class _Word:
    """A capitalised word in a chunk of a text; `joined` to the word before it, `doubtful` as a name."""

    text: str
    start: int
    joined: bool = False
    doubtful: bool = False
    chunk: int = 0


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The words of a chunk that have a capital, as (text, start, whether joined to the one before).

    `opens`: nothing stands before the first; `closes`: nothing stands behind the last; `final`: a sentence may begin
    behind the chunk.
    """

    words: tuple[tuple[str, int, bool], ...]
    opens: bool
    closes: bool
    final: bool


def name_uses(text: AnalysedText) -> Iterator[NameUse]:
    """The words of `text` that may be names, in order, at least four letters long."""
    chunks = list(map(_chunks_in(text.language.code).__getitem__, text.chunks))
    if not any(chunks):
        return
    words = _words(chunks, text.language)
    number = start = -1
    for place, word in enumerate(words):
        if word.doubtful or len(word.text) < _SHORTEST or not (word.text.istitle() and word.text.isalpha()):
            continue
        beside = [*_neighbours(words, place)]
        sure = tuple(_company(other.text, text.language) for other in beside if not other.doubtful)
        if word.chunk > number:
            number, start = word.chunk, chunk_start(text.value, text.chunks[word.chunk], start + 1)
        span = Span(start + word.start, start + word.start + len(word.text))
        perhaps = len(sure) < len(beside)
        yield NameUse(word.text, span, sure, perhaps)


def _words(chunks: list[_Chunk | None], language: Language) -> list[_Word]:
    """The capitalised words of the chunks; doubtful are those that begin a sentence, and those of headlines."""
    words: list[_Word] = []
    last, first, closed = -1, True, False
    for number, chunk in [(number, chunk) for number, chunk in enumerate(chunks) if chunk]:
        if number > last + 1:
            first = closed = False
        for place, (text, start, joined) in enumerate(chunk.words):
            begins = place == 0 and (first or not chunk.opens)
            follows = joined if place else closed and chunk.opens and not first
            doubtful = begins and (language.vocabulary is None or has_common_word(text, language))
            words.append(_Word(text, start, follows, doubtful, number))
        last, first, closed = number, chunk.final, chunk.closes
    begin = 0
    for end in range(1, len(words) + 1):
        if end == len(words) or not words[end].joined:
            if end - begin > _LONGEST_NAME:
                for word in words[begin:end]:
                    word.doubtful = True
            begin = end
    return words


def _neighbours(words: list[_Word], place: int) -> Iterator[_Word]:
    if words[place].joined:
        yield words[place - 1]
    if place + 1 < len(words) and words[place + 1].joined:
        yield words[place + 1]


def _company(word: str, language: Language) -> tuple[str, bool]:
    """The sound of a name beside another, without the ending that its cases change, and whether it is a rare one."""
    key = sound(folded(word))
    rare = len(word) > 1 and "." not in word and not language.knows(word)
    return key[: max(3, len(key) - language.name_ending)] if language.name_ending else key, rare


@lru_cache(maxsize=64)
def _chunks_in(code: str) -> Memo[_Chunk | None]:
    """What the chunks of a text in a language have to do with names; None stands for a word in small letters."""
    language = language_for(code)

    def read(chunk: str) -> _Chunk | None:
        final = chunk.rstrip(_CLOSING).endswith(_FINAL)
        if chunk.rstrip(".").lower() in language.titles:
            return None
        if _INITIALS.fullmatch(chunk) and chunk.isupper():
            return _Chunk(((chunk, 0, False),), opens=True, closes=True, final=False)
        words = [] if f"a{chunk}".islower() else [*_capitalised(chunk, language)]
        if not words:
            # A mark alone opens a line: a bullet, a number.
            return _Chunk((), opens=False, closes=False, final=True) if final or not chunk[-1].isalpha() else None
        text, start, _ = words[-1]
        return _Chunk(tuple(words), words[0][1] == 0, start + len(text) == len(chunk), final)

    return Memo(read)


def _capitalised(chunk: str, language: Language) -> Iterator[tuple[str, int, bool]]:
    end = -1
    for token in words_in(chunk, language):
        word = token.text
        if len(word) == 1 or not word[0].isupper() or word.lower() in language.function_words:
            continue
        yield word, token.start, token.start == end + 1 and chunk[end] in _HYPHENS
        end = token.end
