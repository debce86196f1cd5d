"""The rule `negation-mismatch`."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache

from glossator.analyze import Analysed, AnalysedText
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.languages.language import base_code
from glossator.languages.negation import denial
from glossator.memo import Memo
from glossator.model import Finding, Severity, Side, Span

_TWICE, _ADDED, _LOST = 0.5, 0.4, 0.3
# In characters; nearer words deny together (ne … pas, никто не).
_APART = 25


@rule(
    "negation-mismatch",
    severity=Severity.INFO,
    mqm="accuracy/mistranslation",
    examples=(
        Example(
            wrong="The gate was not closed in the evening, and the guard did not see the boat.",
            right="The gate was closed in the evening, and the guard saw the boat.",
            quote="not",
            source="Das Tor wurde am Abend geschlossen, und der Wächter sah das Boot.",
            source_language="de",
        ),
    ),
)
def negation_mismatch(segment: Analysed) -> Iterator[Finding]:
    """Only one of source and translation denies something.

    ## Why
    A lost or added "not" turns the meaning around and is read over.

    ## How it decides
    One side has a word that denies (not, never, kein, ne … pas), and the other has neither such a word nor one that
    may stand for it (without, un-, to fail, only). Languages often deny without a word for it ("keep away" for "do not
    come near"): one in a hundred good translations and more look so. So this is a hint at severity info, shown by
    default only where the translation denies twice. What it denies once has a confidence of 0.4, what it does not deny
    one of 0.3: ask for them by a lower threshold where much hangs on the text.

    ## What to do
    Read both sides; if they say the same, leave them.
    """
    target = segment.target
    if target is None or base_code(target.index.code) == base_code(segment.source.index.code):
        return
    yield from _denied(segment, target, segment.source, _ADDED)
    yield from _denied(segment, segment.source, target, _LOST)


class _Sign(IntEnum):
    """Whether a piece of a text denies."""

    NO = 0
    MAYBE = 1
    YES = 2


def _denied(segment: Analysed, text: AnalysedText, other: AnalysedText, confidence: float) -> Iterator[Finding]:
    own = denial(text.index.code)
    if own is None or denial(other.index.code) is None or _sign(text) is not _Sign.YES or _sign(other):
        return
    found = [match.span() for match in own.sure.finditer(visible(text))]
    if not found:
        return
    (start, end), added = found[0], text.side is Side.TARGET
    yield segment.found(
        Span(start, end),
        f"“{text.value[start:end]}” denies, nothing in the {'source' if added else 'translation'} does",
        confidence=_TWICE if added and found[-1][0] - end > _APART else confidence,
        side=text.side,
    )


def _sign(text: AnalysedText) -> _Sign:
    return max(map(_signs(text.index.code).__getitem__, text.chunks), default=_Sign.NO)


@lru_cache(maxsize=64)
def _signs(code: str) -> Memo[_Sign]:
    """Whether what stands between two spaces denies."""
    found = denial(code)

    def read(chunk: str) -> _Sign:
        if found is None:
            return _Sign.NO
        return _Sign.YES if found.sure.search(chunk) else _Sign.MAYBE if found.possible.search(chunk) else _Sign.NO

    return Memo(read)
