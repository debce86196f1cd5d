"""What a glossary demands of one sentence's translation: which concepts, where, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from glossator.glossary.concept import Concept, Term
from glossator.languages.grammar import Form
from glossator.model import Span

__all__ = ["Missing", "Occurrence", "Wanted"]


class Occurrence(NamedTuple):
    """A place in the source sentence and what must stand for it: the target term in the number used there.

    `raised` says that the sentence writes the source term with a capital that the glossary does not give it.
    """

    span: Span
    text: str
    form: Form
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A concept of the source sentence; of several that share a term, any will do and the first is used."""

    concepts: tuple[Concept, ...]
    source_term: Term
    term: Term
    occurrences: tuple[Occurrence, ...]

    @property
    def concept(self) -> Concept:
        """The concept whose term is used."""
        return self.concepts[0]


class Missing(NamedTuple):
    """How many of the demanded occurrences a translation lacks."""

    wanted: Wanted
    times: int
