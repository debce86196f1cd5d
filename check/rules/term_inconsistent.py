"""The rule `term-inconsistent`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Self

from glossator.analyze import Analysed
from glossator.check.competing import compete
from glossator.check.rule import Example, Scope, rule
from glossator.check.wording import shaped
from glossator.glossary.concept import Status, Term
from glossator.glossary.found import Match, Trait
from glossator.languages.language import Language, language_for
from glossator.model import Edit, Finding, Fix, Safety, Severity


@dataclass(frozen=True, slots=True)
class _Use:
    """One place where a term was used: what was found there, and what each allowed term would be in its shape."""

    term: Term
    found: str
    place: Finding
    allowed: tuple[Term, ...]
    shapes: tuple[str, ...]


@rule(
    "term-inconsistent",
    severity=Severity.WARNING,
    scope=Scope.CORPUS,
    mqm="terminology/inconsistent-use-of-terminology",
    examples=(
        Example(
            wrong="The joint statement was signed. The joint declaration names no one.",
            right="The joint statement was signed. The joint statement names no one.",
            quote="joint declaration",
            glossary="en\njoint statement|joint declaration\n",
            suggestion="joint statement",
        ),
    ),
)
@dataclass
class TermInconsistent:
    """One thing is called by several names in a document or in documents checked together.

    ## Why
    Where the glossary admits two terms for a concept either is right, but a reader takes two words for two things.

    ## How it decides
    All uses of the allowed terms of a concept are counted over all documents given. If several compete, those that are
    neither the preferred term (where it is used at all) nor the most frequent one are marked. An acronym beside its
    long form and a short term beside a longer one that contains it do not compete; names compete only where one word
    of them is spelled in two ways.

    ## What to do
    Choose one term; the suggestion is the preferred one.
    """

    uses: defaultdict[tuple[str, str], list[_Use]] = field(default_factory=lambda: defaultdict(list))

    def see(self, segment: Analysed) -> None:
        """Note every use of a concept that has more than one allowed term."""
        text = segment.checked
        if Trait.RIVALLED in text.sentence.traits:
            for sighting in text.sentence.longest:
                if Trait.RIVALLED in sighting[0].traits:
                    match = text.sentence.match(sighting)
                    self.uses[match.concept.id, text.language.code].append(_use(segment, match))

    @staticmethod
    def compared(segment: Analysed) -> Iterator[tuple[str, str]]:
        """What is compared over a corpus: the terms under their concept."""
        sentence = segment.checked.sentence
        if Trait.RIVALLED in sentence.traits:
            for reading, *_ in sentence.longest:
                if Trait.RIVALLED in reading.traits:
                    yield f"{reading.concept_id}\0{segment.checked.language.code}", reading.term.text

    def merge(self, other: Self) -> None:
        """Take in the uses that another has seen behind."""
        for key, uses in other.uses.items():
            self.uses[key] += uses

    def conclude(self) -> Iterator[Finding]:
        """A finding for each use of a term that another one outranks."""
        for (_, code), uses in self.uses.items():
            counts = Counter(use.term for use in uses)
            winners = {term: _winner(term, counts, language_for(code)) for term in counts}
            for use in uses:
                if winners[use.term] != use.term:
                    yield _finding(use, winners[use.term], counts)


def _use(segment: Analysed, match: Match) -> _Use:
    text = segment.checked
    allowed = text.index.allowed(match.concept)
    return _Use(
        match.term,
        text.value[match.span.start : match.span.end],
        segment.found(match.span, "", confidence=0.8 * match.confidence, concept_id=match.concept.id),
        allowed,
        tuple(shaped(term, match, text) for term in allowed),
    )


def _winner(term: Term, counts: Counter[Term], language: Language) -> Term:
    """The term that should stand where `term` stands, among those in use that compete with it."""
    rivals = [other for other in counts if other == term or compete(term, other, language)]
    preferred = [other for other in rivals if other.status is Status.PREFERRED]
    return (preferred or sorted(rivals, key=lambda other: (-counts[other], other.text)))[0]


def _finding(use: _Use, winner: Term, counts: Counter[Term]) -> Finding:
    suggestion = use.shapes[use.allowed.index(winner)]
    return replace(
        use.place,
        message=f"“{use.found}” is “{winner.text}” elsewhere: {counts[use.term]} and {counts[winner]} times",
        suggestions=(suggestion,),
        fix=Fix(f"use “{suggestion}”", (Edit(use.place.span, suggestion),), Safety.UNSAFE),
    )
