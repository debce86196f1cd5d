"""How terms are put into the words of a message or into the shape that a text needs."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.analyze import Analysed, AnalysedText
from glossator.glossary.concept import Concept, Status, Term
from glossator.glossary.found import Match
from glossator.model import Edit, Finding, Fix, Safety

__all__ = ["replacement", "shaped", "unwanted_terms"]

# Where the source does not speak of the concept, an unwanted term may be an ordinary word.
_WITHOUT_SOURCE = 0.6


def unwanted_terms(segment: Analysed, status: Status, verdict: str) -> Iterator[Finding]:
    """A finding for each term of `status` in the text under check, with the preferred term as the suggestion."""
    text = segment.checked
    for match in text.matches:
        if match.term.status is not status or not match.how.whole:
            continue
        if _allowed_elsewhere(match, text) or text.is_protected(match.span):
            continue
        found = text.value[match.span.start : match.span.end]
        suggestion = replacement(match, text)
        advice = f"use “{suggestion}”" if suggestion else "the glossary has no term to put in its place"
        reason = f" ({match.term.note})" if match.term.note else ""
        yield segment.found(
            match.span,
            f"“{found}” {verdict}: {advice}{reason}",
            suggestions=(suggestion,) if suggestion else (),
            confidence=match.confidence * (1.0 if _in_source(segment, match.concept) else _WITHOUT_SOURCE),
            concept_id=match.concept.id,
            fix=_fix(match, suggestion) if suggestion else None,
        )


def replacement(match: Match, text: AnalysedText) -> str | None:
    """The preferred term of the matched concept, shaped like the words it is to replace; None where there is none.

    An acronym gives way to the concept's acronym, where it has one.
    """
    allowed = text.index.allowed(match.concept)
    alike = [term for term in allowed if term.kind is match.term.kind]
    chosen = next(iter(alike or allowed), None)
    return shaped(chosen, match, text) if chosen else None


def shaped(term: Term, match: Match, text: AnalysedText) -> str:
    """`term` with the plural ending and the first capital that the matched words have beyond their own term."""
    found = text.value[match.span.start : match.span.end]
    shaped_text = term.text
    if found.isupper() and not match.term.text.isupper() and len(found) > 3:
        return shaped_text.upper()
    if found[:1].isupper() and match.term.text[:1].islower():
        shaped_text = shaped_text[:1].upper() + shaped_text[1:]
    if found.lower() == match.term.text.lower() + "s" and not shaped_text.endswith("s"):
        shaped_text += "s"
    return shaped_text


def _allowed_elsewhere(match: Match, text: AnalysedText) -> bool:
    return any(other.span == match.span and other.term.status.allowed for other in text.matches)


def _in_source(segment: Analysed, concept: Concept) -> bool:
    if segment.target is None or not concept.in_language(segment.source.index.code):
        return True
    return any(match.concept.id == concept.id for match in segment.source.matches)


def _fix(match: Match, suggestion: str) -> Fix:
    return Fix(f"use “{suggestion}”", (Edit(match.span, suggestion),), Safety.UNSAFE)
