"""The rule `stray-punctuation`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.visible import HIDDEN, visible
from glossator.languages.language import Language, language_for
from glossator.languages.punctuation import ABBREVIATIONS, punctuation_for
from glossator.languages.word_order import WordOrder, word_order
from glossator.memo import Memo
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_SURE, _LIKELY = 0.9, 0.6

# How a piece between two spaces begins, and what its end may be: one letter each.
_SMALL, _OTHER = "l", "o"
_STOP, _CALL, _COLON, _OPEN, _HYPHEN, _STRAY, _PLAIN = ".", "!", ":", ",", "h", "x", "-"
_SUSPECT = (_STRAY, _CALL + _SMALL, _CALL + _OTHER, _STOP + _SMALL, _OPEN, _HYPHEN + _SMALL, _COLON + _SMALL)

_PIECE = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?[,;:.!?]?")
# Two marks behind a word of which one is too many, and a symbol.
_PAIR = re.compile(r"(?<=[^\W_])(?:[,;:][,;:.!?]|[!?][,;.]|\.\.)(?=[\"”’»)]?\Z)")
_SYMBOL = re.compile(r"[^\W\d_][^\W\d_’'-]{0,60}[^\W\d_][,;:]?([_^~@]{1,3})[,;:.!?]?\Z")
_OPEN_MARKS = ",;:"
_CALLS = "!?！？¿¡؟;‽"
_DASHES = "-–—－"
_QUOTES = "\"'“”„‘’«»`"
# A sentence within a text ends, or something of its own begins.
_DIVIDED = re.compile(r"[.!?。！？।:：;；—–…]\s*\w")
# Marks, dashes or brackets within the source, which the translation may have as a semicolon.
_INNER = re.compile(r"[^\w\s'’%°/&+]\s*\w|\n|\ufffc")
# A shorter word before a full stop may be an abbreviation.
_LONG = 4
# Behind these a word may have lost its end (short- and long-term).
_SUSPENDING = frozenset(
    "and or to und oder bis sowie bzw. y e o u et ou a i lub и или en of als og eller och ve és vagy ja tai".split()
)


class _Fault(NamedTuple):
    start: int
    end: int
    confidence: float


@rule(
    "stray-punctuation",
    severity=Severity.WARNING,
    mqm="fluency/punctuation",
    examples=(
        Example(
            wrong="The, harbour is closed.",
            right="The harbour is closed.",
            quote=",",
        ),
        Example(
            wrong="O porto,; que era fechado, abriu.",
            right="O porto, que era fechado, abriu.",
            quote=",;",
            language="pt",
        ),
        Example(
            wrong="The harbour has been! closed since May.",
            right="The harbour has been closed since May.",
            quote="!",
            source="Der Hafen ist seit Mai geschlossen.",
            source_language="de",
        ),
    ),
)
def stray_punctuation(segment: Analysed) -> Iterator[Finding]:
    """A mark stands within a sentence where none can stand.

    ## Why
    A slip of the finger, or the rest of an edit, stops the reader in the middle of a sentence.

    ## How it decides
    Two marks in a row of which one is too many (“,;”, “..”); a symbol at the end of a word (“word_”, “word^”); a comma,
    semicolon or colon right behind an article; a full stop that a word in lower case follows, behind a word that the
    dictionary has and that is no abbreviation. In a translation also a question or exclamation mark, a colon or
    semicolon that cuts a clause in two (before “is”), or a lone hyphen, where the source has nothing of the kind. What
    the source has too is let be.

    ## What to do
    Remove the mark.
    """
    text = segment.checked
    kinds = "".join(map(_kinds(text.index.code).__getitem__, text.chunks))
    if not any(suspect in kinds for suspect in _SUSPECT):
        return
    shown, source = visible(text), "" if segment.target is None else segment.source.value
    for fault in _faults(shown, segment):
        found = text.value[fault.start : fault.end]
        if found in source or HIDDEN in found:
            continue
        span = Span(fault.start, fault.end)
        keep = found[:1] if len(found) > 1 and found[0] in ",;:.!?" else ""
        yield segment.found(
            span,
            f"“{found}” stands where no such mark can stand" + (f", expected “{keep}”" if keep else ""),
            suggestions=(keep,) if keep else (),
            confidence=fault.confidence,
            fix=Fix("Remove the mark", (Edit(span, keep),), Safety.UNSAFE),
        )


def _faults(shown: str, segment: Analysed) -> Iterator[_Fault]:
    code = segment.checked.index.code
    learned, order = _kinds(code), word_order(code)
    source = None if segment.target is None else segment.source.value
    pieces = [(match.start(), match.group(), learned[match.group()]) for match in _PIECE.finditer(shown)]
    for start, piece, kind in pieces:
        if kind[1] == _STRAY and shown[start + len(piece) :].lstrip()[:1] not in tuple(_QUOTES):
            yield from _within(start, piece)
    for (start, piece, kind), (next_start, following, next_kind) in pairwise(pieces):
        end = start + len(piece)
        small = next_kind[0] == _SMALL
        if next_start != end + 1 or shown[end] != " ":
            continue
        if kind[1] == _CALL and source is not None:
            yield from _call(end, source, small, following)
        elif kind[1] == _COLON and small and _divides(piece[-1], following, source, order):
            yield _Fault(end - 1, end, _LIKELY)
        elif kind[1] == _OPEN and following[0].isalpha() and (small or piece[-1] != ":"):
            yield _Fault(end - 1, end, _SURE)
        elif small and (kind[1] == _STOP or (kind[1] == _HYPHEN and _is_stray(following, source))):
            yield _Fault(end - 1, end, _LIKELY)


def _divides(mark: str, following: str, source: str | None, order: WordOrder | None) -> bool:
    """Whether a colon or semicolon that the source cannot have had cuts a clause in two."""
    if source is None:
        return False
    if order is not None and following.rstrip(",;:.!?") in order.inner and not _DIVIDED.search(source):
        return True
    return mark == ";" and not _INNER.search(source)


def _call(end: int, source: str, small: bool, following: str) -> Iterator[_Fault]:
    """A question or exclamation mark within a text whose source has none."""
    if any(mark in source for mark in _CALLS):
        return
    if small or (following[0].isalnum() and not _DIVIDED.search(source)):
        yield _Fault(end - 1, end, _SURE if small else _LIKELY)


def _is_stray(following: str, source: str | None) -> bool:
    """Whether the hyphen before this word joins nothing."""
    return source is not None and following not in _SUSPENDING and not any(dash in source for dash in _DASHES)


def _within(start: int, piece: str) -> Iterator[_Fault]:
    """What is wrong in one piece."""
    for match in _PAIR.finditer(piece):
        yield _Fault(start + match.start(), start + match.end(), _SURE)
    symbol = _SYMBOL.fullmatch(piece)
    if symbol:
        yield _Fault(start + symbol.start(1), start + symbol.end(1), _SURE)


@cache
def _kinds(code: str) -> Memo[str]:
    """How each piece between two spaces begins and ends."""
    language = language_for(code)

    def learn(piece: str) -> str:
        begins = _SMALL if piece[0].islower() and _WORD.fullmatch(piece) else _OTHER
        return begins + _end(piece, code, language)

    return Memo(learn)


def _end(piece: str, code: str, language: Language) -> str:
    word, mark = piece[:-1], piece[-1]
    if piece.isalpha() or not any(map(str.isalpha, piece)):
        return _PLAIN
    if _PAIR.search(piece) or (_SYMBOL.fullmatch(piece) and not piece.isupper()):
        return _STRAY
    if not word.isalpha():
        return _PLAIN
    if mark in _OPEN_MARKS and _is_open(word, code):
        return _OPEN
    if mark == "." and word.islower() and word not in ABBREVIATIONS and _is_whole(word, code, language):
        return _STOP
    if mark in ";:" and mark not in punctuation_for(code).spaced and word.islower():
        return _COLON
    if mark in "!?" and mark not in punctuation_for(code).spaced:
        return _CALL
    return _HYPHEN if mark == "-" and (word in language.function_words or len(word) >= _LONG) else _PLAIN


def _is_whole(word: str, code: str, language: Language) -> bool:
    """Whether the word is no abbreviation of one."""
    if word in language.function_words:
        return True
    return len(word) >= _LONG and not punctuation_for(code).clips and language.knows(word)


def _is_open(word: str, code: str) -> bool:
    """Whether the word belongs to what follows at once."""
    order = word_order(code)
    return order is not None and word.lower() in order.open
