"""The rule `term-deprecated`."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.wording import unwanted_terms
from glossator.glossary.concept import Status
from glossator.glossary.found import Trait
from glossator.model import Finding, Severity


@rule(
    "term-deprecated",
    severity=Severity.WARNING,
    mqm="terminology/inconsistent-with-terminology-resource",
    examples=(
        Example(
            wrong="Syria joined the New Silk Road.",
            right="Syria joined the Belt and Road Initiative.",
            quote="New Silk Road",
            glossary="en\nBelt and Road Initiative|~New Silk Road\n",
            suggestion="Belt and Road Initiative",
        ),
    ),
)
def term_deprecated(segment: Analysed) -> Iterator[Finding]:
    """A term that the glossary calls outdated.

    ## Why
    Names of programmes and institutions change; an old one beside the new one looks like a second thing.

    ## How it decides
    Any inflected form of a deprecated or superseded term counts, but not where a longer term covers the same words.

    ## What to do
    Use the suggested term, unless the text speaks of the past or quotes.
    """
    if Trait.DEPRECATED in segment.checked.sentence.traits:
        yield from unwanted_terms(segment, Status.DEPRECATED, "is outdated")
