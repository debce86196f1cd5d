"""Finds the terms of a glossary in a text, in any form that the language gives them."""

from __future__ import annotations

from glossator.glossary.apart import found_apart
from glossator.glossary.concept import Concept, Glossary, Term
from glossator.glossary.found import Match
from glossator.glossary.postings import postings_of
from glossator.glossary.sentence import Sentence
from glossator.glossary.words import Words
from glossator.languages.language import Language, language_for

__all__ = ["TermIndex", "find_terms"]


class TermIndex:
    """The terms of a glossary in one language, ready to be found.

    What is learned of a piece of text between white spaces, and of two neighbouring words, is remembered: what texts
    repeat costs one look into a dictionary.

    Args:
        glossary: its candidate terms are left out.
        code: BCP 47; terms of the bare language serve its varieties and the reverse.
    """

    def __init__(self, glossary: Glossary, code: str) -> None:
        self.glossary = glossary
        self.code = code
        self.language: Language = language_for(code)
        self._words = Words(postings_of(glossary, code, self.language), self.language, self.allowed)
        self._allowed: dict[str, tuple[Term, ...]] = {}

    def sentence(self, text: str) -> Sentence:
        """A text with the terms in it."""
        return Sentence(text, self._words)

    def find(self, text: str, *, overlapping: bool = False) -> tuple[Match, ...]:
        """The terms in `text`, in order; of overlapping ones only the longest, unless all are asked for.

        Terms of several concepts that fit the same span equally well are all given.
        """
        sentence = self.sentence(text)
        return tuple(map(sentence.match, sentence.overlapping if overlapping else sentence.longest))

    def find_apart(self, sentence: Sentence, concept_id: str, gap: int) -> tuple[Match, ...]:
        """The terms of one concept with up to `gap` words, but no marks, between two of their words."""
        return tuple(found_apart(sentence, self._words, concept_id, gap))

    def allowed(self, concept: Concept) -> tuple[Term, ...]:
        """The terms of a concept of the glossary that a text in this language may use, the preferred one first."""
        allowed = self._allowed.get(concept.id)
        if allowed is None:
            self._allowed[concept.id] = allowed = concept.allowed(self.code)
        return allowed


def find_terms(text: str, language: str, glossary: Glossary) -> tuple[Match, ...]:
    """The terms of `glossary` in a text, longest match first where they overlap.

    Build a `TermIndex` once where many texts are searched.

    >>> glossary = Glossary("g", (Concept("1", (Term("color revolution", "en"),)),))
    >>> [(match.span, str(match.how)) for match in find_terms("two color revolutions", "en", glossary)]
    [(Span(start=4, end=21), 'lemma')]
    """
    return TermIndex(glossary, language).find(text)
