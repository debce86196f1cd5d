"""How much a glossary holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from glossator.glossary.concept import Glossary, Kind, Status

__all__ = ["GlossaryStats", "LanguageStats", "stats"]


@dataclass(frozen=True, slots=True)
class LanguageStats:
    """What a glossary has in one language: `concepts` with an allowed term, and terms by status (all statuses)."""

    language: str
    concepts: int
    statuses: tuple[tuple[Status, int], ...]

    @property
    def terms(self) -> int:
        """All terms, whatever their status."""
        return sum(count for _, count in self.statuses)


@dataclass(frozen=True, slots=True)
class GlossaryStats:
    """What a glossary has; languages are sorted by code, `kinds` lists all kinds."""

    name: str
    digest: str
    concepts: int
    terms: int
    do_not_translate: int
    kinds: tuple[tuple[Kind, int], ...]
    languages: tuple[LanguageStats, ...]


def stats(glossary: Glossary) -> GlossaryStats:
    """Count the concepts and terms of a glossary.

    >>> from glossator.glossary.concept import Concept, Term
    >>> stats(Glossary("g", (Concept("1", (Term("peace", "en"), Term("paz", "pt"))),))).languages[1].concepts
    1
    """
    terms = [term for concept in glossary.concepts for term in concept.terms]
    kinds = Counter(term.kind for term in terms)
    statuses = Counter((term.language, term.status) for term in terms)
    covered = Counter(
        language
        for concept in glossary.concepts
        for language in {term.language for term in concept.terms if term.status.allowed}
    )
    return GlossaryStats(
        glossary.name,
        glossary.digest,
        len(glossary.concepts),
        len(terms),
        sum(concept.do_not_translate for concept in glossary.concepts),
        tuple((kind, kinds[kind]) for kind in Kind),
        tuple(
            LanguageStats(code, covered[code], tuple((status, statuses[code, status]) for status in Status))
            for code in sorted({term.language for term in terms})
        ),
    )
