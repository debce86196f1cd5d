"""The names of a glossary by their words, and what a word of a text has to do with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log10

from glossator.check.names.slips import folded, forms, is_form_of, is_slip, spellings
from glossator.check.names.sounds import sound
from glossator.check.names.spellings import shortened
from glossator.glossary.concept import Concept, Kind, Term
from glossator.glossary.match import TermIndex
from glossator.languages.proper import has_common_word
from glossator.memo import Memo

__all__ = ["PERSON", "GlossaryNames", "Known", "Name", "Slip"]

# A given name and a family name.
PERSON = 2
# A word that is to be recognised alone must have so many letters, and one more for each tenfold of so many words of
# names: the more names there are, the likelier is that somebody else's name is near one of them.
_LENGTH, _FEW = 5, 100
# So many letters must it have where the text has the name too.
_LEAST = 4
# No name has a longer word; of a text of one letter only, all that is left without one of them would fill the memory.
_MOST = 100
# Words of longer names, mostly those of organisations, from this length on, if no dictionary knows them.
_LONG = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the glossary and its words without function words, as written and folded.

    `enough` is how many different words of a long one a text must have to mean it: all but one.
    """

    concept: Concept
    term: Term
    words: tuple[str, ...]
    folded: tuple[str, ...]
    distinct: frozenset[str] = field(init=False)
    enough: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "distinct", frozenset(self.folded))
        object.__setattr__(self, "enough", len(self.distinct) - 1)

    def partners(self, word: str) -> frozenset[str]:
        """The words of which a text that has all but one of a long name, `word` among them, must have one."""
        return self.distinct - {word} if self.enough > 1 else self.distinct


@dataclass(frozen=True, slots=True)
class Slip:
    """A word of a name that a word of a text may stand for; in the text it has `ending` in place of `base`."""

    name: Name
    at: int
    base: str = ""
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """The words of names, folded, that a word is a form of, or else those that it may be a slip of if it is alone."""

    folded: str
    exact: frozenset[str]
    slips: tuple[Slip, ...]


class GlossaryNames:
    """The names among the terms of an index, by their words, folded."""

    def __init__(self, index: TermIndex) -> None:
        self.language = index.language
        self.by_word: defaultdict[str, list[tuple[Name, int]]] = defaultdict(list)
        self.known: Memo[Known] = Memo(self._learn)
        # Each spelling of a word of a name, with the words that it stands for.
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        # The words that may stand alone, by what is left of them without one letter and by ~ and their sound.
        self._near: defaultdict[str, dict[str, Slip]] = defaultdict(dict)
        if self.language.spaced:
            for concept in index.glossary.named:
                for term in concept.allowed(index.code):
                    if term.kind is Kind.NAME:
                        self._add(concept, term)
        self.length = _LENGTH + max(0, round(log10(max(len(self._words), 1) / _FEW)))

    def __bool__(self) -> bool:
        return bool(self._words)

    def _add(self, concept: Concept, term: Term) -> None:
        words = tuple(
            token.text
            for token in self.language.tokenize(term.text)
            if token.is_word and token.text.lower() not in self.language.function_words
        )
        name = Name(concept, term, words, tuple(map(folded, words)))
        for at, (word, plain) in enumerate(zip(words, name.folded, strict=True)):
            for spelling in spellings(word, self.language):
                self._words[spelling].add(plain)
            if len(words) > 1:
                self.by_word[plain].append((name, at))
            if self._may_stand_alone(word, words):
                for key in (*shortened(plain), f"~{sound(plain)}"):
                    self._near[key].setdefault(plain, Slip(name, at))

    def _may_stand_alone(self, word: str, words: Sequence[str]) -> bool:
        """Whether a word may be said for the whole name: not one of two common ones (Communist Party)."""
        if not word[0].isupper() or len(word) < _LEAST:
            return False
        if len(words) > PERSON:
            return len(word) >= _LONG and not self.language.knows(word)
        return not all(has_common_word(word, self.language) for word in words)

    def _learn(self, word: str) -> Known:
        plain, code = folded(word), self.language.code
        # What a case adds to a name may stand behind an apostrophe: Erdoğan’da.
        written = {word, re.split("['’]", word, maxsplit=1)[0]} - {""}
        exact = {name for form in written for spelling in self._spellings(form) for name in self._words[spelling]}
        if not word[0].isupper():
            return Known(plain, frozenset(exact), ())
        possible = forms(word, code)
        exact.update(name for form, _, _ in possible for name in self._words.get(form, ()))
        return Known(plain, frozenset(exact), () if exact else tuple(self._slips(word, possible)))

    def _spellings(self, word: str) -> Iterator[str]:
        return (spelling for spelling in spellings(word, self.language) if spelling in self._words)

    def _slips(self, word: str, possible: Sequence[tuple[str, str, str]]) -> Iterator[Slip]:
        """The words of names that a word with a capital may be a slip of; those nearest, then those of its ending."""
        plain = possible[0][0]
        if not _LEAST <= len(plain) <= _MOST or not plain.isalpha() or self.language.knows(word):
            return
        for form, base, ending in possible:
            found = {
                right: slip
                for key in (*shortened(form), f"~{sound(form)}")
                for right, slip in self._near.get(key, {}).items()
                if is_slip(form, right) and not self._is_derived(word, slip.name.words[slip.at])
            }
            if found:
                yield from (Slip(slip.name, slip.at, base, ending) for slip in found.values())
                return

    def _is_derived(self, found: str, right: str) -> bool:
        """Whether a word is made of a name: Syrian, Putinism, Kashina; a last letter written twice makes no word."""
        longer, name = folded(found), folded(right)
        if longer.startswith(name):
            return longer != name + name[-1]
        return is_form_of(found, right, self.language.code)
