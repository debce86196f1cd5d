"""Which words the glossary has: they are right, whatever the dictionaries say."""

from __future__ import annotations

from functools import lru_cache

from glossator.analyze import AnalysedText
from glossator.glossary.match import TermIndex
from glossator.languages.language import Token, same_language
from glossator.model import Span

__all__ = ["is_of_glossary"]

# Of a larger glossary, which is on disk, only whole terms are looked for.
_MOST_CONCEPTS = 20_000


def is_of_glossary(token: Token, text: AnalysedText) -> bool:
    """Whether a word is one of a term in any of its forms, or stands in one."""
    span = Span(token.start, token.end)
    if any(match.span.overlaps(span) for match in text.overlapping_matches):
        return True
    known = _words(text.index)
    return bool(known) and any(form in known for form in (token.text.lower(), *text.language.lemmas(token.text)))


@lru_cache(maxsize=4)
def _words(index: TermIndex) -> frozenset[str]:
    """The words of the glossary's terms and their dictionary forms."""
    if len(index.glossary.concepts) > _MOST_CONCEPTS:
        return frozenset()
    found = {
        token.text
        for concept in index.glossary.concepts
        for term in concept.terms
        if same_language(term.language, index.code)
        for token in index.language.tokenize(term.text)
        if token.is_word
    }
    return frozenset(form for word in found for form in (word.lower(), *index.language.lemmas(word)))
