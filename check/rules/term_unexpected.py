"""The rule `term-unexpected`."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.glossary.found import How
from glossator.model import Finding, Severity

# A translation may say outright what the source says by a pronoun; a term that is an everyday word often comes from
# another word.
_PHRASE, _WORD = 0.6, 0.35


@rule(
    "term-unexpected",
    severity=Severity.INFO,
    mqm="accuracy/addition",
    examples=(
        Example(
            wrong="Rejeitamos as revoluções coloridas.",
            right="Rejeitamos a violência.",
            quote="revoluções coloridas",
            source="We reject violence.",
            language="pt",
            glossary="en,pt\ncolor revolution,revolução colorida\n",
        ),
    ),
)
def term_unexpected(segment: Analysed) -> Iterator[Finding]:
    """The translation has a term of the glossary, and the source does not speak of that concept.

    ## Why
    A key term stands for a concept: where the source means something else, the reader is told of a thing nobody named.

    ## How it decides
    It is the check for missing terms the other way round: each term of the translation that stands there as it is or
    inflected, and has a term in the source's language, is looked for in the source in any form. Terms of several words
    are reported, for information; for terms of a single word the finding is doubtful, as everyday words have other
    sources.

    ## What to do
    See whether the source means this concept; if not, use another word.
    """
    target = segment.target
    if target is None or not target.matches:
        return
    present = {match.concept.id for match in segment.source.overlapping_matches}
    for match in target.matches:
        if (
            match.concept.id in present
            or not match.how.whole
            or match.how is How.GAP
            or target.is_protected(match.span)
        ):
            continue
        if not match.concept.in_language(segment.source.index.code) or not match.term.status.allowed:
            continue
        quote = target.value[match.span.start : match.span.end]
        wanted = " or ".join(f"“{term.text}”" for term in match.concept.in_language(segment.source.index.code)[:3])
        phrase = " " in match.term.text or not target.language.spaced
        message = f"“{quote}” translates {wanted}, which the source does not have"
        confidence = (_PHRASE if phrase else _WORD) * match.confidence
        yield segment.found(match.span, message, confidence=confidence, concept_id=match.concept.id)
