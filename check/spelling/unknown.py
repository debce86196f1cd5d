"""Which words of a text no dictionary has, and how much their place speaks for a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from glossator.analyze import Analysed, AnalysedText
from glossator.check.names.chunks import chunk_start
from glossator.check.spelling.context import Context
from glossator.check.visible import HIDDEN, visible, words_in
from glossator.languages.detect import script_of, script_of_language
from glossator.languages.language import Token, language_for
from glossator.languages.spelling import Speller, speller_for
from glossator.memo import Memo
from glossator.model import Span

__all__ = ["Unknown", "chunks_shown", "unknown_words"]

# Addresses, file names, code, numbers with letters, and words with marks that nobody sees.
_CODE = re.compile("[0-9_@#=<>{}|^$%&+/\\\\]|[^\\W_][.:][^\\W_]|[\u00ad\u0300-\u036f\u200b-\u200f]")
_LONGEST = 60
# Shorter pieces of hyphenated words and beside placeholders are prefixes and endings.
_SHORTEST_PIECE = 4
_HYPHENS = frozenset("-‐‑")
# So many unknown words in a segment, and such a share of it, are another language.
_FOREIGN, _FOREIGN_SHARE = 3, 1 / 3
_PIECE, _BESIDE_UNKNOWN = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that no dictionary has; `trust` (0..1) is how much its place speaks for a slip.

    One that `may_be_name` has nothing that speaks against it.
    """

    span: Span
    word: str
    trust: float
    may_be_name: bool = False


def chunks_shown(text: AnalysedText) -> Sequence[str]:
    """The pieces between white spaces of what people read."""
    return visible(text).split() if text.text.protected else text.chunks


def unknown_words(segment: Analysed, chunks: Sequence[str], speller_code: str) -> Iterator[Unknown]:
    """The words of the text under check that may be slips, in order."""
    if _is_plainly_right(segment, chunks, speller_code):
        return
    signs = _signs(speller_code)
    if not any(map(signs.__getitem__, chunks)):
        return
    found = list(_placed(visible(segment.checked), chunks, signs))
    lower = [number for number, token in found if token.text[0].islower()]
    is_foreign = len(lower) >= _FOREIGN and len(lower) > len(chunks) * _FOREIGN_SHARE
    beside = {number for pair in pairwise(lower) if pair[1] - pair[0] <= 1 for number in pair}
    context = Context(segment)
    for number, token in found:
        trust, may_be_name = context.trust(token)
        if is_foreign or (number in beside and token.text[0].islower()):
            trust *= _BESIDE_UNKNOWN
        if context.is_piece(token):
            trust *= _PIECE
        if trust:
            yield Unknown(Span(token.start, token.end), token.text, trust, may_be_name)


def _is_plainly_right(segment: Analysed, chunks: Sequence[str], code: str) -> bool:
    """Whether it needs no reading of a large dictionary to see that a text has no slip."""
    speller = speller_for(code)
    if speller is None or speller.is_read:
        return False
    doubtful = _doubtful(code)
    if not any(map(doubtful.__getitem__, chunks)):
        return True
    context = Context(segment)
    return all(context.rules_out(token) for _, token in _placed(visible(segment.checked), chunks, doubtful))


def _placed(value: str, chunks: Sequence[str], signs: Memo[tuple[Token, ...]]) -> Iterator[tuple[int, Token]]:
    """Each unknown word with the number of its chunk, its offsets in the text."""
    start = -1
    for number, chunk in enumerate(chunks):
        if signs[chunk]:
            start = chunk_start(value, chunk, start + 1)
            for token in signs[chunk]:
                yield number, Token(start + token.start, start + token.end, token.text)


@lru_cache(maxsize=64)
def _signs(code: str) -> Memo[tuple[Token, ...]]:
    """The words of a chunk that no dictionary of the language has."""
    doubtful, speller = _doubtful(code), speller_for(code)

    def unknown(chunk: str) -> tuple[Token, ...]:
        if speller is None:
            return ()
        found = tuple(token for token in doubtful[chunk] if not speller.is_right(token.text))
        return () if found and _is_right_whole(chunk, speller) else found

    return Memo(unknown)


@lru_cache(maxsize=64)
def _doubtful(code: str) -> Memo[tuple[Token, ...]]:
    """The words of a chunk of which only a dictionary that is yet to be read can tell whether they are right."""
    language, script, speller = language_for(code), script_of_language(code), speller_for(code)

    def unsure(chunk: str) -> tuple[Token, ...]:
        if speller is None or len(chunk) > _LONGEST or _CODE.search(chunk):
            return ()
        return tuple(
            token
            for token in words_in(chunk, language)
            if _is_plain(token.text, script)
            and not _is_short_piece(chunk, token)
            and token.text.lower() not in language.numerals
            and not speller.is_listed(token.text)
        )

    return Memo(unsure)


def _is_plain(word: str, script: str) -> bool:
    """Whether a word has two letters of one script or more, and none but the first in upper case."""
    return (
        len(word) > 1 and word.isalpha() and word[1:].islower() and all(script_of(letter) == script for letter in word)
    )


def _is_short_piece(chunk: str, token: Token) -> bool:
    around = {chunk[token.start - 1 : token.start], chunk[token.end : token.end + 1]}
    return len(token.text) < _SHORTEST_PIECE and not around.isdisjoint((*_HYPHENS, HIDDEN, "'", "’"))


def _is_right_whole(chunk: str, speller: Speller) -> bool:
    """Whether a dictionary has the hyphenated word as a whole (vis-à-vis)."""
    whole = chunk.strip(".,;:!?…()[]«»„“”\"'‘’*")
    return not _HYPHENS.isdisjoint(whole) and speller.is_right(whole)
