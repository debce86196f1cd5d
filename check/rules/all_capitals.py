"""The rule `all-capitals`."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.model import Finding, Severity, Span

_SURE, _LIKELY = 0.9, 0.6

# Fewer words may be acronyms; so many are a sentence.
_WORDS, _SENTENCE = 3, 6


@rule(
    "all-capitals",
    severity=Severity.WARNING,
    mqm="fluency/typography",
    examples=(
        Example(
            wrong="O PORTO FICA FECHADO ATÉ SEGUNDA-FEIRA.",
            right="O porto fica fechado até segunda-feira.",
            quote="O PORTO FICA FECHADO ATÉ SEGUNDA-FEIRA.",
            source="The harbour is closed until Monday.",
            language="pt",
        ),
    ),
)
def all_capitals(segment: Analysed) -> Iterator[Finding]:
    """The translation is all in capitals, and the source is not.

    ## Why
    Capitals shout, are slow to read, and hide which words are names.

    ## How it decides
    Every letter of a translation of three words or more is a capital, and most letters of the source are small. Of few
    words it is less sure: they may be acronyms. A source in a script without capitals says nothing.

    ## What to do
    Write the translation as the source is written; how capitals are shown is a matter of the layout.
    """
    target = segment.target
    if target is None or not target.value.isupper() or not target.language.spaced:
        return
    words = [chunk for chunk in target.chunks if chunk.isalpha()]
    if len(words) < _WORDS:
        return
    shown, original = visible(target), visible(segment.source)
    if not shown.isupper() or sum(map(str.islower, original)) <= sum(map(str.isupper, original)):
        return
    span = Span(len(shown) - len(shown.lstrip()), len(shown.rstrip()))
    confidence = _SURE if len(words) >= _SENTENCE else _LIKELY
    yield segment.found(span, "all letters are capitals, those of the source are not", confidence=confidence)
