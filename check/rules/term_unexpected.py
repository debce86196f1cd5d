"""The rule `term-unexpected`."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.model import Finding, Severity

# A translation may say outright what the source says by a pronoun; a term that is an everyday word often comes from
# another word.
_PHRASE, _WORD = 0.6, 0.35
# The source may have a name as an adjective or by another word for it (South Korean, Britain, the Fed).
_NAME = 0.4


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
    sources, and so it is for names, which the source may have as an adjective (South Korean).

    ## What to do
    See whether the source means this concept; if not, use another word.
    """
    source, target = segment.source, segment.target
    if target is None or not target.sentence.readings:
        return
    present = {reading.concept_id for reading in source.sentence.readings}
    if present.issuperset([reading.concept_id for reading in target.sentence.readings]):
        return
    for sighting in target.sentence.longest:
        reading = sighting[0]
        if reading.concept_id in present or reading.allows is None or not reading.how.whole:
            continue
        opposite = reading.concept.in_language(source.index.code)
        match = target.sentence.match(sighting)
        if not opposite or target.is_protected(match.span):
            continue
        quote = target.value[match.span.start : match.span.end]
        wanted = " or ".join(f"“{term.text}”" for term in opposite[:3])
        phrase = " " in match.term.text or not target.language.spaced
        message = f"“{quote}” translates {wanted}, which the source does not have"
        sureness = _WORD if not phrase else _NAME if match.concept.is_named else _PHRASE
        confidence = sureness * match.confidence
        yield segment.found(match.span, message, confidence=confidence, concept_id=match.concept.id)
