"""What was found to be nearly a name of the glossary, and the words of a text that it is found among."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from glossator.analyze import AnalysedText
from glossator.check.names.glossary_names import Known
from glossator.glossary.concept import Concept, Term
from glossator.glossary.found import How
from glossator.languages.language import Token
from glossator.languages.name_forms import has_endings
from glossator.model import Span

__all__ = ["Likeness", "Word", "is_term"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Words of a text that must mean the name `term`; `suggestion` is the name in the shape of the words.

    `word` is the one that is wrong and `right` what it should be, both folded; empty where only the order is.
    """

    concept: Concept
    term: Term
    span: Span
    suggestion: str
    confidence: float
    word: str = ""
    right: str = ""


class Word(NamedTuple):
    """A word of a text and what it has to do with names."""

    token: Token
    known: Known
    joined: bool  # to the word before it, by nothing but function words, hyphens and quotes


def is_term(text: AnalysedText, span: Span) -> bool:
    """Whether the glossary has the words as they stand; a stem alone may be a slip where endings are known."""
    return any(
        match.span.contains(span) and not (match.how is How.STEM and has_endings(text.language.code))
        for match in text.matches
    )
