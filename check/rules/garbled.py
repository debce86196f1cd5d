"""The rule `garbled`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.languages.word_order import WordOrder, word_order
from glossator.model import Finding, Severity, Span

_SURE, _LIKELY = 0.9, 0.6

_PIECE = re.compile(r"\S+")
# What a piece between two spaces may be: a word that no sentence ends with, the first or the second of a pair, or both.
_LAST, _FIRST, _SECOND, _BOTH, _NEITHER = "lfsb-"
_SUSPECT = re.compile(f"{_LAST}|[{_FIRST}{_BOTH}][{_SECOND}{_BOTH}]")
# So many of the places found are named.
_SHOWN = 4


@rule(
    "garbled",
    severity=Severity.WARNING,
    mqm="fluency/grammar",
    examples=(
        Example(
            wrong="Closed the of harbour today their is the.",
            right="The harbour is closed today.",
            quote="Closed the of harbour today their is the.",
        ),
    ),
)
def garbled(segment: Analysed) -> Iterator[Finding]:
    """The words stand in an order that no sentence has.

    ## Why
    An engine that lost its way, a faulty import, or a paragraph pasted into another leaves words that make no sentence.

    ## How it decides
    By pairs of function words that never stand side by side in the language (“the of”, “their is”), and words that no
    sentence ends with (“the.”). Two such places in a text make it sure; one, which may be a slip or a word that is
    spoken of, is marked by itself and less sure. Words in quotation marks and code do not count.

    ## What to do
    Read the sentence with its source, and write it anew.
    """
    text = segment.checked
    order = word_order(text.index.code)
    if order is None:
        return
    if not _SUSPECT.search("".join(text.learned(_kind))):
        return
    shown = visible(text)
    signs = sorted(_signs(shown, order))
    if len(signs) > 1:
        span = Span(len(shown) - len(shown.lstrip()), len(shown.rstrip()))
        quoted = ", ".join(f"“{text.value[sign.start : sign.end]}”" for sign in signs[:_SHOWN])
        yield segment.found(span, f"the words stand in an impossible order: {quoted}", confidence=_SURE)
    elif signs:
        found = text.value[signs[0].start : signs[0].end]
        yield segment.found(signs[0], f"“{found}” stands in no sentence of the language", confidence=_LIKELY)


def _kind(piece: str, code: str) -> str:
    order = word_order(code)
    if order is None:
        return _NEITHER
    if piece in order.endings:
        return _LAST
    first, second = piece in order.firsts, piece in order.seconds
    return _BOTH if first and second else _FIRST if first else _SECOND if second else _NEITHER


def _signs(shown: str, order: WordOrder) -> Iterator[Span]:
    """The places where words stand that cannot stand there."""
    pieces = tuple(_PIECE.finditer(shown))
    for one, other in pairwise(pieces):
        if (one.group(), other.group()) in order.pairs:
            yield Span(one.start(), other.end())
    for piece in pieces:
        if piece.group() in order.endings:
            yield Span(*piece.span())
