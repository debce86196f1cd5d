"""Finds words that are nearly, but not quite, a name of the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from glossator.analyze import AnalysedText
from glossator.check.names.alone import alone
from glossator.check.names.chunks import chunk_starts
from glossator.check.names.glance import Glance, ending, may_be_slip
from glossator.check.names.glossary_names import PERSON, GlossaryNames, Name
from glossator.check.names.near_miss import Likeness, Word, is_term
from glossator.check.names.slips import in_shape
from glossator.glossary.match import TermIndex
from glossator.languages.language import Token
from glossator.memo import Memo
from glossator.model import Span

__all__ = ["Likeness", "Look", "NameIndex", "name_index"]

# How sure it is: a slip beside the rest of its name, and the words in another order.
_BESIDE, _REORDERED = 0.95, 0.75
_JOINING = frozenset("-‐‑–'’‘\"“”„«»")


@dataclass(frozen=True, slots=True)
class Look:
    """What a text has to do with the names: its slips, in order, and of single words, folded, those of names that it
    has, and those near a name that belong to somebody else."""

    slips: tuple[Likeness, ...] = ()
    mentioned: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


@lru_cache(maxsize=4)
def name_index(index: TermIndex) -> NameIndex:
    """The names among the terms of `index`, made ready once."""
    return NameIndex(index)


class _Piece(NamedTuple):
    """The words of a chunk, their places counted in it; whether the first may be joined to what is before the chunk,
    and what is behind it to the last. Of a chunk without words both say whether it lets words be joined."""

    words: tuple[Word, ...]
    opens: bool
    closes: bool


_NOTHING = Look()


class NameIndex:
    """The names of a glossary in one language, ready to be compared with a text."""

    def __init__(self, index: TermIndex) -> None:
        self.language = index.language
        self._names = GlossaryNames(index)
        self._glance = Glance(self._names)
        self._pieces = Memo(self._piece_of)
        self._last: tuple[AnalysedText | None, Look] = None, _NOTHING

    def look(self, text: AnalysedText) -> Look:
        """The near misses in a text, not overlapping, and what it tells of others; remembered for the next rule."""
        if self._last[0] is not text:
            self._last = text, self._look(text)
        return self._last[1]

    def _look(self, text: AnalysedText) -> Look:
        if not self._names:
            return _NOTHING
        mentioned, may_be_long, may_have_slips = self._glance.at(text.chunks)
        if not (may_be_long or may_have_slips):
            return Look((), mentioned) if mentioned else _NOTHING
        shortest = PERSON if may_have_slips else PERSON + 1
        names = {word: self._in_reach(word, mentioned, shortest) for word in mentioned}
        if not may_have_slips and not any(names.values()):
            return Look((), mentioned)
        words = self._content(text)
        single = tuple(alone(self._names, text, words))
        found = [*self._in_windows(text, words, names), *(likeness for likeness in single if likeness.confidence)]
        others = frozenset(likeness.word for likeness in single if not likeness.confidence)
        return Look(tuple(_apart(text, found)), mentioned, others)

    def slips(self, text: AnalysedText) -> tuple[Likeness, ...]:
        """The near misses in a text, in order, not overlapping; also the doubtful ones."""
        return self.look(text).slips

    def _in_reach(self, word: str, mentioned: frozenset[str], shortest: int) -> list[tuple[Name, int]]:
        """The names with the word, and its place in them, that the text may have: of long ones all words but one."""
        return [
            (name, at)
            for name, at in self._names.by_word.get(word, ())
            if len(name.words) >= shortest
            and (len(name.words) <= PERSON or len(mentioned & name.distinct) >= name.enough)
        ]

    def _content(self, text: AnalysedText) -> list[Word]:
        words: list[Word] = []
        joined = False
        for start, piece in zip(chunk_starts(text.value), map(self._pieces.__getitem__, text.chunks), strict=True):
            joined = joined and piece.opens
            for (begin, end, word), known, follows in piece.words:
                words.append(Word(Token(start + begin, start + end, word), known, follows or joined))
                joined = False
            joined = piece.closes if piece.words else joined
        return words

    def _piece_of(self, chunk: str) -> _Piece:
        words: list[Word] = []
        opens, joined = True, False
        for token in self.language.tokenize(chunk):
            if not token.is_word:
                joined = joined and token.text in _JOINING
                opens = opens and (bool(words) or token.text in _JOINING)
            elif token.text.lower() not in self.language.function_words:
                words.append(Word(token, self._names.known[token.text], joined))
                joined = True
        return _Piece(tuple(words), opens, joined)

    def _in_windows(
        self, text: AnalysedText, words: Sequence[Word], names: Mapping[str, Sequence[tuple[Name, int]]]
    ) -> Iterator[Likeness]:
        for place, word in enumerate(words):
            for name, position in (pair for exact in word.known.exact for pair in names.get(exact, ())):
                size = len(name.words)
                for start in {place - position, *(range(place - size + 1, place + 1) if size > 2 else ())}:
                    window = words[max(start, 0) : start + size]
                    if start >= 0 and len(window) == size and all(other.joined for other in window[1:]):
                        likeness = self._compare(text, name, window)
                        if likeness is not None:
                            yield likeness

    def _compare(self, text: AnalysedText, name: Name, window: Sequence[Word]) -> Likeness | None:
        wrong = [at for at, word in enumerate(window) if name.folded[at] not in word.known.exact]
        if len(wrong) > 1:
            likeness = _reordered(name, window)
        elif wrong and self._is_slip(window, name, wrong[0]):
            likeness = self._slip(text, name, window, wrong[0])
        else:
            return None
        return None if likeness is None or is_term(text, likeness.span) else likeness

    def _is_slip(self, window: Sequence[Word], name: Name, at: int) -> bool:
        word = window[at]
        if not may_be_slip(word.token.text, name, at, self.language.code):
            return False
        if len(name.words) > PERSON:
            return True
        # Beside a given name that is no word, a common word must be a slip: Kazuo Moral.
        rare = at > 0 and not self.language.knows(window[0].token.text)
        return not word.known.exact and (rare or not self.language.knows(word.token.text))

    def _slip(self, text: AnalysedText, name: Name, window: Sequence[Word], at: int) -> Likeness:
        span = Span(window[0].token.start, window[-1].token.end)
        token = window[at].token
        base, found = ending(token.text, name, at, self.language.code) or ("", "")
        right = in_shape(name.words[at], token.text, base, found)
        suggestion = text.value[span.start : token.start] + right + text.value[token.end : span.end]
        return Likeness(name.concept, name.term, span, suggestion, _BESIDE, window[at].known.folded, name.folded[at])


def _apart(text: AnalysedText, found: Sequence[Likeness]) -> Iterator[Likeness]:
    end = -1
    for likeness in sorted(found, key=lambda item: (item.span.start, -len(item.span), -item.confidence)):
        if likeness.span.start >= end and not text.is_protected(likeness.span):
            yield likeness
            end = likeness.span.end


def _reordered(name: Name, window: Sequence[Word]) -> Likeness | None:
    if len(window) < 3 or not all(word.token.text[0].isupper() for word in window):
        return None
    if not all(any(right in word.known.exact for word in window) for right in name.folded):
        return None
    span = Span(window[0].token.start, window[-1].token.end)
    return Likeness(name.concept, name.term, span, name.term.text, _REORDERED)
