"""Terms made ready to be found: their words, the one to look for first, and the keys by which words are alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from glossator.glossary.concept import Concept, Kind, Term
from glossator.glossary.forms import Anchors, Forms, inflects, is_case_sensitive, sought
from glossator.glossary.found import RANK, How
from glossator.languages.language import Language
from glossator.memo import Memo

__all__ = ["Entry", "Keys", "WordKeys", "entries_of", "exactly"]


class Entry(NamedTuple):
    """One way to write a term, as words; a text is searched for the word at `anchor`."""

    concept: Concept
    term: Term
    words: tuple[str, ...]
    anchor: int
    case_sensitive: bool
    wants_capital: bool

    @classmethod
    def of(cls, concept: Concept, term: Term, words: tuple[str, ...], anchor: int) -> Entry:
        """The entry of a form of a term."""
        wants_capital = term.kind is Kind.NAME and len(words) == 1 and words[0][:1].isupper()
        return cls(concept, term, words, anchor, is_case_sensitive(term), wants_capital)


Keys = Mapping[str, How]


class WordKeys:
    """The keys of the words of one language: a word of a text is recognised as one of a term if they share a key."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self.of_term: Memo[Keys] = Memo(self._of_term)
        self.of_text: Memo[Keys] = Memo(self._of_text)

    def fold(self, word: str) -> str:
        """What words that differ in case or spelling only share."""
        spelled = self._language.spelling(word) if self._language.spelling else word
        folded = spelled.casefold()
        return folded if folded.isascii() else unicodedata.normalize("NFC", folded.replace("’", "'"))

    def of_anchor(self, word: str, exact: bool) -> Keys:
        """The keys of a word by which a term is looked for."""
        return {exactly(word): How.EXACT} if exact else self.of_term[word]

    def recognised(self, wanted: str, word: str) -> How | None:
        """How a text's word is recognised as a word of a term; None where it is another word."""
        keys, others = self.of_term[wanted], self.of_text[word]
        hows = [max(how, others[key], key=RANK.__getitem__) for key, how in keys.items() if key in others]
        return min(hows, key=RANK.__getitem__) if hows else None

    def _of_term(self, word: str) -> Keys:
        """Itself, and its dictionary forms where it is none itself."""
        own = self.fold(word)
        known = self._language.lemmas(word) if inflects(word) else ()
        lemmas = [own if lemma == word else self.fold(lemma) for lemma in known]
        if own in lemmas:
            return {own: How.FORM} | self._stem(word)
        return dict.fromkeys(lemmas, How.LEMMA) | {own: How.FORM} | self._stem(word)

    def _of_text(self, word: str) -> Keys:
        """Itself, every dictionary form it may belong to, and the words it is made of."""
        keys: dict[str, How] = {}
        if inflects(word):
            parts = self._language.compound_parts(word) if self._language.compound_parts else ()
            keys |= dict.fromkeys(map(self.fold, parts), How.COMPOUND)
            keys |= self._stem(word)
            keys |= dict.fromkeys(map(self.fold, self._language.lemmas(word)), How.LEMMA)
        return keys | {self.fold(word): How.FORM}

    def _stem(self, word: str) -> dict[str, How]:
        if not inflects(word) or self._language.knows(word):
            return {}
        stem = self._language.stem(word)
        return {f"{stem}*": How.STEM} if stem and len(stem) > 2 else {}


def entries_of(concepts: Iterable[Concept], code: str, language: Language) -> Iterator[Entry]:
    """The entries of every term that serves `code`."""
    cut = Forms(language)
    forms = [
        (concept, term, words)
        for concept in concepts
        for term in sought(concept, code)
        for written in (term.text, *term.forms)
        for words in cut.of(written, is_case_sensitive(term))
    ]
    anchors = Anchors((words for _, _, words in forms), language)
    for concept, term, words in forms:
        yield Entry.of(concept, term, words, anchors.of(words))


def exactly(word: str) -> str:
    """The key under which a word is found in just this case."""
    return f"={word}"
