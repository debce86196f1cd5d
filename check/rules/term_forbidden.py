"""The rule `term-forbidden`."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.wording import unwanted_terms
from glossator.glossary.concept import Status
from glossator.glossary.found import Trait
from glossator.model import Finding, Severity


@rule(
    "term-forbidden",
    severity=Severity.ERROR,
    mqm="terminology/wrong-term",
    examples=(
        Example(
            wrong="The hypersound race worries Europe.",
            right="The race for hypersonic weapons worries Europe.",
            quote="hypersound",
            glossary="en\nhypersonic weapons|!hypersound\n",
            suggestion="hypersonic weapons",
        ),
    ),
)
def term_forbidden(segment: Analysed) -> Iterator[Finding]:
    """A term that the glossary forbids.

    ## Why
    Some renderings are mistakes, not variants: a calque, a false friend, the acronym of another language.

    ## How it decides
    Any inflected form of a forbidden term counts, but not where a longer term of the glossary covers the same words.
    In a translation whose source does not speak of the concept the finding is less sure.

    ## What to do
    Use the suggested term.
    """
    if Trait.FORBIDDEN in segment.checked.sentence.traits:
        yield from unwanted_terms(segment, Status.FORBIDDEN, "is forbidden")
