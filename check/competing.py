"""Which terms of one concept a reader takes for names of two things."""

from __future__ import annotations

from glossator.glossary.concept import Kind, Term
from glossator.languages.language import Language

__all__ = ["compete"]


def compete(one: Term, other: Term, language: Language) -> bool:
    """Whether a text should keep to one of the two.

    An acronym goes along with its long form, a short term with a longer one that contains it; names compete only where
    one word of them is spelled in two ways.
    """
    if one.kind is not other.kind:
        return False
    first, second = _content(one, language), _content(other, language)
    if one.kind is Kind.NAME:
        return len(first) == len(second) and len(first - second) == 1
    return not (first <= second or second <= first)


def _content(term: Term, language: Language) -> frozenset[str]:
    words = (token.text.lower() for token in language.tokenize(term.text) if token.is_word)
    return frozenset(language.stem(word) or word for word in words if word not in language.function_words)
