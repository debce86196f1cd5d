"""The words that terms are written with, and for which of them each is looked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from glossator.glossary.concept import Concept, Kind, Status, Term
from glossator.languages.language import Language
from glossator.memo import Memo

__all__ = ["LIGHT", "Anchors", "Forms", "inflects", "is_all_capitals", "is_case_sensitive", "sought"]

# Marks that may stand inside a term, or be missing from it, without making it another: hyphens, quotes, a middle dot.
LIGHT = frozenset("-‐‑‒–'’‘\"“”„«»·")

# As one stands before the other, a term is looked for by it.
_Rank = tuple[bool, bool, int, int]


def sought(concept: Concept, code: str) -> Iterator[Term]:
    """The terms of a concept that are looked for in texts in `code`."""
    return (term for term in concept.in_language(code) if term.status is not Status.CANDIDATE)


def is_case_sensitive(term: Term) -> bool:
    """Whether the term is found in just its own case only: as it says, else acronyms and what is all in capitals."""
    if term.case_sensitive is not None:
        return term.case_sensitive
    if term.kind is Kind.ACRONYM:
        return True
    return is_all_capitals(term.text)


def is_all_capitals(text: str) -> bool:
    """Whether a term has several letters, and those in capitals."""
    # Of G20峰会 Python says that it is all capitals.
    return text.isupper() and sum(letter.lower() != letter.upper() for letter in text) > 1


class Forms:
    """Cuts what terms of one language are written like into words."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._of_piece: Memo[tuple[str, ...]] = Memo(self._cut)

    def of(self, written: str, exact: bool) -> Iterator[tuple[str, ...]]:
        """The words of each way to write a term that is `written` so; no other way where it is `exact`."""
        words = self._words(written)
        if words:
            yield words
            if self._language.respaced and not exact:
                yield from self._language.respaced(words)

    def _words(self, text: str) -> tuple[str, ...]:
        pieces = text.split()
        joined = "".join(pieces)
        # Most terms, and such pieces are words in every language.
        if joined.isascii() and joined.isalpha():
            return tuple(pieces)
        return tuple(chain.from_iterable(map(self._of_piece.__getitem__, pieces)))

    def _cut(self, piece: str) -> tuple[str, ...]:
        return tuple(token.text for token in self._language.tokenize(piece) if token.text not in LIGHT)


class Anchors:
    """For which of its words each of many forms is looked for: that which texts are likely to have least.

    It is a word that no dictionary knows, else the one that is in the fewest forms; never a function word where there
    is another.
    """

    def __init__(self, forms: Iterable[Sequence[str]], language: Language) -> None:
        common = Counter(chain.from_iterable(map(set, forms)))
        self._ranks: Mapping[str, _Rank] = {word: _rank(word, count, language) for word, count in common.items()}

    def of(self, words: Sequence[str]) -> int:
        """The number of the word among those of one of the forms."""
        if len(words) == 1:
            return 0
        ranks = [self._ranks[word] for word in words]
        return ranks.index(min(ranks))


def inflects(word: str) -> bool:
    """Whether the word may have other forms."""
    return len(word) > 1 and word[0].isalpha()


def _rank(word: str, count: int, language: Language) -> _Rank:
    # A number tells the resolutions of a glossary apart.
    is_grammar = len(word) == 1 or not word[0].isalnum() or word.lower() in language.function_words
    return is_grammar, language.knows(word), count, -len(word)
