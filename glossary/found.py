"""What is found of terms in a text, and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from glossator.glossary.concept import Concept, Status, Term
from glossator.model import Span

__all__ = ["RANK", "How", "Match", "Reading", "Sighting", "Trait"]


class How(StrEnum):
    """By what a term was recognised, surest first.

    `FORM` differs in case or spelling only, `LEMMA` is an inflected form, `SPLIT` a verb in two parts, `GAP` has other
    words between its own, `COMPOUND` is a longer word that the term is a part of, `STEM` a word that no dictionary
    knows with the term's stem.
    """

    EXACT = "exact"
    FORM = "form"
    LEMMA = "lemma"
    SPLIT = "split"
    GAP = "gap"
    COMPOUND = "compound"
    STEM = "stem"

    @property
    def whole(self) -> bool:
        """Whether the term itself stands in the text, not only a part of another word or something like it."""
        return self not in (How.COMPOUND, How.STEM)


RANK: Mapping[How, int] = {how: rank for rank, how in enumerate(How)}
_CONFIDENCE = {
    How.EXACT: 1.0,
    How.FORM: 1.0,
    How.LEMMA: 0.95,
    How.SPLIT: 0.85,
    How.GAP: 0.8,
    How.COMPOUND: 0.8,
    How.STEM: 0.7,
}
_STATUS_RANK = {status: rank for rank, status in enumerate(Status)}


class Trait(StrEnum):
    """For what a rule must look at the place where a term stands as a whole: most terms in most texts have none.

    `CAPITALS` has an allowed term with some, in another form than its own; `RIVALLED` one beside which its concept has
    others.
    """

    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"
    CAPITALS = "capitals"
    RIVALLED = "rivalled"


@dataclass(frozen=True, slots=True)
class Reading:
    """What words of a text are read as; made once for all places where the same is read.

    `order` sorts those of one place, `rank` is how unsure it is, `allows` the id of the concept where its term is an
    allowed one.
    """

    concept: Concept
    term: Term
    how: How
    concept_id: str
    order: tuple[int, str]
    rank: int
    allows: str | None
    traits: tuple[Trait, ...]

    @classmethod
    def of(cls, concept: Concept, term: Term, how: How, is_rivalled: bool = False) -> Reading:
        """The reading of words as those of a term; `is_rivalled` where the concept has several allowed ones."""
        allows = concept.id if term.status.allowed else None
        order = _STATUS_RANK[term.status], concept.id
        traits = tuple(_traits(term, how, is_rivalled)) if how.whole else ()
        return cls(concept, term, how, concept.id, order, RANK[how], allows, traits)


def _traits(term: Term, how: How, is_rivalled: bool) -> Iterator[Trait]:
    if not term.status.allowed:
        yield Trait(term.status)
        return
    if how is not How.EXACT and any(map(str.isupper, term.text)):
        yield Trait.CAPITALS
    if is_rivalled:
        yield Trait.RIVALLED


# A term from one word of a text to another, by their numbers, and those of the parts of a verb that stands in several.
Sighting = tuple[Reading, int, int, tuple[int, ...]]


class Match(NamedTuple):
    """A term in a text.

    `span` is from its first to its last character; `parts` are its pieces where it stands in several, else empty; `how`
    says by what it was recognised.
    """

    concept: Concept
    term: Term
    span: Span
    how: How
    parts: tuple[Span, ...] = ()

    @property
    def confidence(self) -> float:
        """How sure it is, 0..1, that the term is in the text."""
        return _CONFIDENCE[self.how]
