"""The rule `double-space`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_SURE, _LIKELY, _DOUBTFUL = 0.9, 0.6, 0.4

# Two spaces within a line; three and more are a layout.
_TWO = re.compile(r"(?<=[^\s])[ \u00a0]{2}(?=[^\s])")
_AFTER_SENTENCE = frozenset('.!?:"”’)')
_LAYOUT = ("   ", "\t")


@rule(
    "double-space",
    severity=Severity.WARNING,
    mqm="fluency/typography",
    examples=(
        Example(
            wrong="The harbour  is closed.",
            right="The harbour is closed.",
            quote="  ",
            suggestion=" ",
        ),
    ),
)
def double_space(segment: Analysed) -> Iterator[Finding]:
    """Two spaces stand between two words.

    ## Why
    A second space is left behind when a word is deleted; it shows in print, and a search for the words fails.

    ## How it decides
    Two spaces, plain or no-break, between two characters of one line. In a text with tabs or wider gaps they are a
    layout. Two spaces after a sentence are an old custom of typists, and less sure; where the source has double spaces
    too they are let be.

    ## What to do
    Remove one of the two.
    """
    text = segment.checked
    if "  " not in text.value and "\u00a0" not in text.value:
        return
    if any(mark in text.value for mark in _LAYOUT) or (segment.target is not None and "  " in segment.source.value):
        return
    for match in _TWO.finditer(visible(text)):
        span = Span(*match.span())
        custom = text.value[span.start - 1] in _AFTER_SENTENCE
        yield segment.found(
            span,
            "found two spaces, expected one",
            suggestions=(" ",),
            confidence=(_LIKELY if segment.target else _DOUBTFUL) if custom else _SURE,
            fix=Fix("Remove one of the spaces", (Edit(span, _one(text.value, span)),), Safety.SAFE),
        )


def _one(value: str, span: Span) -> str:
    """The one space that stays, a no-break one where there is one."""
    return "\u00a0" if "\u00a0" in value[span.start : span.end] else " "
