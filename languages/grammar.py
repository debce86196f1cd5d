"""What must be known to put another noun into a sentence: gender, number and the words that agree with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["FEMININE", "MASCULINE", "PLURAL", "SINGULAR", "Form", "Grammar", "Surrogate"]

MASCULINE, FEMININE = "masculine", "feminine"
SINGULAR, PLURAL = "singular", "plural"


class Form(NamedTuple):
    """Gender and number as TBX names them; empty where unknown."""

    gender: str = ""
    number: str = ""


class Surrogate(NamedTuple):
    """A noun that models translate in one way only: `word` in `language` is `translation` here, of this form."""

    language: str
    word: str
    translation: str
    form: Form


@dataclass(frozen=True, slots=True)
class Grammar:
    """The noun phrase of one language, as tables. A table that does not concern the language stays empty.

    `agreeing` rows are words that agree with a noun, as masculine singular, feminine singular, masculine plural,
    feminine plural; `adjective_endings` is such a row of endings; `ambiguous` are words of the rows that are other
    words too. `genders`, `plurals`, `singulars` and `participles` are regular expressions for lower-case words: the
    first that fits decides. Behind one of `phrase_ends` the words of a noun phrase no longer follow its head.
    `noun_frame` and `verb_frame` show a model a word as a noun and as a verb; `before_verb` are words that come before
    a verb, `infinitive` is the ending of verbs.
    """

    plural_ending: str = ""
    singular_words: frozenset[str] = frozenset()
    phrase_ends: frozenset[str] = frozenset()
    masculine_words: frozenset[str] = frozenset()
    feminine_words: frozenset[str] = frozenset()
    genders: tuple[tuple[str, str], ...] = ()
    plurals: tuple[tuple[str, str], ...] = ()
    singulars: tuple[tuple[str, str], ...] = ()
    agreeing: tuple[tuple[str, str, str, str], ...] = ()
    ambiguous: frozenset[str] = frozenset()
    adjective_endings: tuple[str, str, str, str] | None = None
    participles: str = ""
    surrogates: tuple[Surrogate, ...] = ()
    noun_frame: str = "{}"
    verb_frame: str = ""
    before_verb: frozenset[str] = frozenset()
    infinitive: str = ""

    def number(self, word: str) -> str:
        """`singular` or `plural`, by the ending."""
        lower = word.lower()
        if not self.plural_ending or lower in self.singular_words or word.isupper():
            return SINGULAR
        return PLURAL if re.search(self.plural_ending, lower) else SINGULAR

    def form(self, phrase: str) -> Form:
        """Gender and number of a noun phrase, guessed from its words before the first preposition."""
        head = list(self._head(phrase))
        if not head or not (self.genders or self.plural_ending):
            return Form()
        gender = next(filter(None, map(self._gender, head)), "")
        return Form(gender, self.number(head[0]))

    def in_number(self, phrase: str, number: str) -> str:
        """The noun phrase in the singular or the plural: its head and the adjectives beside it."""
        rules = self.plurals if number == PLURAL else self.singulars
        head = list(self._head(phrase))
        if not rules or not head or self.number(head[0]) == number:
            return phrase
        changed = [word if word.isupper() else _by_first(rules, word) for word in head]
        return " ".join((*changed, *phrase.split(" ")[len(head) :]))

    def agree(self, word: str, was: Form, now: Form) -> str | None:
        """`word` (an article, a contraction, a pronoun) as a noun of the form `now` wants it; None for other words."""
        lower = word.lower()
        row = next((row for row in self.agreeing if lower in row), None)
        if row is None or (lower in self.ambiguous and row[_cell(was)] != lower):
            return None
        return _cased_like(row[_cell(now)], word)

    def form_of_agreeing(self, word: str) -> Form:
        """The form that an agreeing word shows, where it shows just one.

        >>> Grammar(agreeing=(("do", "da", "dos", "das"),)).form_of_agreeing("das")
        Form(gender='feminine', number='plural')
        """
        lower = word.lower()
        row = next((row for row in self.agreeing if lower in row), None)
        if row is None or lower in self.ambiguous or row.count(lower) > 1:
            return Form()
        return _FORMS[row.index(lower)]

    def agreeing_adjective(self, word: str, lemmas: tuple[str, ...], was: Form, now: Form) -> str | None:
        """A regular adjective or participle of the form `was` as the form `now` wants it; None for other words."""
        endings = self.adjective_endings
        if endings is None or not word.islower() or not word.endswith(endings[_cell(was)]):
            return None
        stem = word.removesuffix(endings[_cell(was)])
        if stem + endings[0] not in lemmas and not (self.participles and re.search(self.participles, word)):
            return None
        return stem + endings[_cell(now)]

    def _head(self, phrase: str) -> Iterator[str]:
        for word in phrase.split(" "):
            if word.lower() in self.phrase_ends:
                return
            yield word

    def _gender(self, word: str) -> str:
        lower = word.lower()
        for form in (lower, _by_first(self.singulars, lower)):
            if form in self.masculine_words:
                return MASCULINE
            if form in self.feminine_words:
                return FEMININE
        if word.isupper() and len(word) > 1:
            return ""
        return next((gender for pattern, gender in self.genders if re.search(pattern, lower)), "")


_FORMS = (Form(MASCULINE, SINGULAR), Form(FEMININE, SINGULAR), Form(MASCULINE, PLURAL), Form(FEMININE, PLURAL))


def _cell(form: Form) -> int:
    return (form.gender == FEMININE) + 2 * (form.number == PLURAL)


def _by_first(rules: tuple[tuple[str, str], ...], word: str) -> str:
    for pattern, replacement in rules:
        if re.search(pattern, word):
            return re.sub(pattern, replacement, word, count=1)
    return word


def _cased_like(word: str, model: str) -> str:
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() else word
