"""The rule `stray-punctuation`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossator.analyze import Analysed
from glossator.check.names.chunks import chunk_starts
from glossator.check.rule import Example, rule
from glossator.check.visible import HIDDEN, visible
from glossator.languages.language import Language, language_for
from glossator.languages.punctuation import ABBREVIATIONS, punctuation_for
from glossator.languages.word_order import WordOrder, word_order
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_SURE, _LIKELY = 0.9, 0.6

# How a piece between two spaces begins, and what its end may be: one letter each.
_SMALL, _OTHER = "l", "o"
_STOP, _CALL, _COLON, _OPEN, _HYPHEN, _STRAY, _PLAIN = ".", "!", ":", ",", "h", "x", "-"
_SUSPECT = re.compile(f"{_STRAY}|{_OPEN}|{_CALL}[{_SMALL}{_OTHER}]|[{re.escape(_STOP)}{_HYPHEN}{_COLON}]{_SMALL}")

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
    if not _SUSPECT.search("".join(text.learned(_kind))):
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
    text = segment.checked
    pieces, starts = shown.split(), chunk_starts(shown)
    kinds = [_kind(piece, text.index.code) for piece in pieces] if text.text.protected else text.learned(_kind)
    for number, kind in enumerate(kind[1] for kind in kinds):
        if kind == _PLAIN:
            continue
        end, following = starts[number] + len(pieces[number]), "".join(pieces[number + 1 : number + 2])
        if kind == _STRAY and following[:1] not in tuple(_QUOTES):
            yield from _within(starts[number], pieces[number])
        elif following and starts[number + 1] == end + 1 and shown[end] == " ":
            small = kinds[number + 1][0] == _SMALL
            yield from _before(following, end, kind, small, segment)


def _before(following: str, end: int, kind: str, small: bool, segment: Analysed) -> Iterator[_Fault]:
    """What is wrong with the mark that ends there and before the piece that follows."""
    source = None if segment.target is None else segment.source.value
    mark = segment.checked.value[end - 1]
    if kind == _CALL and source is not None:
        yield from _call(end, source, small, following)
    elif kind == _COLON and small and _divides(mark, following, source, word_order(segment.checked.index.code)):
        yield _Fault(end - 1, end, _LIKELY)
    elif kind == _OPEN and following[0].isalpha() and (small or mark != ":"):
        yield _Fault(end - 1, end, _SURE)
    elif small and (kind == _STOP or (kind == _HYPHEN and _is_stray(following, source))):
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


def _kind(piece: str, code: str) -> str:
    """How a piece between two spaces begins and ends."""
    begins = _SMALL if piece[0].islower() and _WORD.fullmatch(piece) else _OTHER
    return begins + _end(piece, code, language_for(code))


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
