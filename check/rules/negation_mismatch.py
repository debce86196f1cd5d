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
    source, target = segment.source, segment.target
    if target is None or not _are_comparable(source.index.code, target.index.code):
        return
    found = _sign(target)
    if found is _Sign.YES and _sign(source) is _Sign.NO:
        yield from _denied(segment, target, _ADDED)
    elif found is _Sign.NO and _sign(source) is _Sign.YES:
        yield from _denied(segment, source, _LOST)


class _Sign(IntEnum):
    """Whether a piece of a text denies."""

    NO = 0
    MAYBE = 1
    YES = 2


@lru_cache(maxsize=1000)
def _are_comparable(one: str, other: str) -> bool:
    """Whether it is known how two languages deny."""
    return base_code(one) != base_code(other) and None not in (denial(one), denial(other))


def _denied(segment: Analysed, text: AnalysedText, confidence: float) -> Iterator[Finding]:
    own = denial(text.index.code)
    found = [match.span() for match in own.sure.finditer(visible(text))] if own else []
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
    return max(text.learned(_sign_of), default=_Sign.NO)


def _sign_of(chunk: str, code: str) -> _Sign:
    """Whether what stands between two spaces denies."""
    found = denial(code)
    if found is None:
        return _Sign.NO
    return _Sign.YES if found.sure.search(chunk) else _Sign.MAYBE if found.possible.search(chunk) else _Sign.NO
