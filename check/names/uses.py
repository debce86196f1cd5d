"""Finds the capitalised words of a text and what stands beside them: the given name, the family name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache, partial
from typing import NamedTuple

from glossator.analyze import AnalysedText
from glossator.check.names.chunks import capitals, chunk_starts
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
# A longer run is no name, and not remembered.
_LONGEST_RUN = 100


class _Kind(Enum):
    """What a chunk is: with capitals, one behind which a sentence may begin, a word in small letters."""

    CAPITAL = 1
    OPENING = 2
    SMALL = 3


class NameUse(NamedTuple):
    """A capitalised word that may be a name: `start` characters into a chunk, by its number in a run of chunks.

    `beside` are the sounds of the names joined to it, and whether each is rare enough to tell people apart; `perhaps`
    is whether a word joined to it may be another, or have its capital as the first of a sentence or in a headline.
    """

    word: str
    chunk: int
    start: int
    beside: tuple[tuple[str, bool], ...]
    perhaps: bool

    def span(self, text: AnalysedText, first: int) -> Span:
        """Where the word stands in a text, whose chunk of the number `first` begins the run."""
        start = chunk_starts(text.value)[first + self.chunk] + self.start
        return Span(start, start + len(self.word))


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


def name_uses(text: AnalysedText) -> list[tuple[int, NameUse]]:
    """The words of `text` that may be names, in order, at least four letters long, with the first chunk of each run."""
    runs, chunks = _runs_in(text.language.code), text.chunks
    found: list[tuple[int, NameUse]] = []
    end = 0
    for start, chunk in capitals(text.value):
        if start < end or runs.kinds[chunk] is not _Kind.CAPITAL:
            continue
        end = start + 1
        while end < len(chunks) and runs.kinds[chunks[end]] is _Kind.CAPITAL:
            end += 1
        opens = start == 0 or runs.kinds[chunks[start - 1]] is _Kind.OPENING
        found += [(start, use) for use in runs.uses(" ".join(chunks[start:end]), opens=opens)]
    return found


class _Runs:
    """The chunks of a language's texts with a capital, as many as stand in a row: what is in them is learned once."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._chunks: Memo[_Chunk | None] = Memo(self._read)
        self._opening = Memo(partial(self._learn, True))
        self._inside = Memo(partial(self._learn, False))
        self.kinds = Memo(self._kind)

    def uses(self, run: str, *, opens: bool) -> tuple[NameUse, ...]:
        """The words of a run that may be names; `opens` where a sentence may begin with it."""
        if len(run) > _LONGEST_RUN:
            return self._learn(opens, run)
        return (self._opening if opens else self._inside)[run]

    def _kind(self, chunk: str) -> _Kind:
        found = self._chunks[chunk]
        return _Kind.SMALL if found is None else _Kind.CAPITAL if found.words else _Kind.OPENING

    def _learn(self, opens: bool, run: str) -> tuple[NameUse, ...]:
        chunks = filter(None, map(self._chunks.__getitem__, run.split(" ")))
        return tuple(_uses(_words(chunks, opens, self._language), self._language))

    def _read(self, chunk: str) -> _Chunk | None:
        """What a chunk has to do with names; None stands for a word in small letters."""
        language = self._language
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


@lru_cache(maxsize=64)
def _runs_in(code: str) -> _Runs:
    return _Runs(language_for(code))


def _uses(words: list[_Word], language: Language) -> Iterator[NameUse]:
    for place, word in enumerate(words):
        if word.doubtful or len(word.text) < _SHORTEST or not (word.text.istitle() and word.text.isalpha()):
            continue
        beside = [*_neighbours(words, place)]
        sure = tuple(_company(other.text, language) for other in beside if not other.doubtful)
        yield NameUse(word.text, word.chunk, word.start, sure, perhaps=len(sure) < len(beside))


def _words(chunks: Iterable[_Chunk], opens: bool, language: Language) -> list[_Word]:
    """The capitalised words of a run; doubtful are those that begin a sentence, and those of headlines."""
    words: list[_Word] = []
    first, closed = opens, False
    for number, chunk in enumerate(chunks):
        for place, (text, start, joined) in enumerate(chunk.words):
            begins = place == 0 and (first or not chunk.opens)
            follows = joined if place else closed and chunk.opens and not first
            doubtful = begins and (language.vocabulary is None or has_common_word(text, language))
            words.append(_Word(text, start, follows, doubtful, number))
        first, closed = chunk.final, chunk.closes
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


def _capitalised(chunk: str, language: Language) -> Iterator[tuple[str, int, bool]]:
    end = -1
    for token in words_in(chunk, language):
        word = token.text
        if len(word) == 1 or not word[0].isupper() or word.lower() in language.function_words:
            continue
        yield word, token.start, token.start == end + 1 and chunk[end] in _HYPHENS
        end = token.end
