"""Dictionary forms where endings carry the grammar: a dictionary's answer, completed and corrected by rules."""

from __future__ import annotations

from dataclasses import dataclass, field

from glossator.languages.dictionaries import simplemma_lemmas, simplemma_vocabulary
from glossator.languages.suffixes import Suffixes

__all__ = ["Endings", "endings"]

# What is shorter is no dictionary form.
_SHORTEST = 3


def endings(table: str) -> Suffixes:
    """A table of rules, one a line: an ending, then what dictionary forms have in its place; `-` is nothing.

    >>> endings("ami a -")
    {'ami': ('a', '')}
    """
    rows = (line.replace("-", "").split(" ") for line in table.strip().splitlines())
    return Suffixes({ending: bases for ending, *bases in rows})


@dataclass(frozen=True, slots=True)
class Endings:
    """The dictionary forms of a word by simplemma's dictionary, which knows one for each form, and by endings.

    `inflected` rules serve a word that the dictionary has as a form of another: what they give must be in the
    dictionary as a dictionary form. `homograph` rules serve a word that is a dictionary form itself and may also be a
    form of another. `guessed` rules serve a word that the dictionary lacks; what they give need not be in it.
    A word that one of the `nouns` endings makes is a noun, and no form of the word that the dictionary names.
    `proofs` undo a dictionary's mistake: a word in the first ending is a dictionary form if the dictionary says so of
    its form in the second.
    """

    code: str
    inflected: Suffixes
    homograph: Suffixes = field(default_factory=Suffixes)
    guessed: Suffixes = field(default_factory=Suffixes)
    nouns: tuple[str, ...] = ()
    proofs: tuple[tuple[str, str], ...] = ()

    def lemmas(self, word: str) -> tuple[str, ...]:
        """The dictionary forms of `word`, lower case, the likeliest first."""
        lower = word.lower()
        found = self._entry(word)
        if not found:
            return tuple(dict.fromkeys((lower, *_replaced(lower, self.inflected), *_replaced(lower, self.guessed))))
        if lower not in found and self._is_proven(lower):
            found = (lower, *found)
        rules = self.homograph if lower in found else self.inflected
        candidates = (lower, *_replaced(lower, rules))
        nouns = [candidate for candidate in candidates if self._is_derived_noun(candidate)]
        forms = [candidate for candidate in candidates if candidate in self._entry(candidate)]
        return tuple(dict.fromkeys((*nouns, *forms) if nouns else (*found, *forms)))

    def _is_proven(self, word: str) -> bool:
        forms = (word.removesuffix(ending) + other for ending, other in self.proofs if word.endswith(ending))
        return any(word in self._entry(form) for form in forms)

    def _is_derived_noun(self, word: str) -> bool:
        return bool(self.nouns) and word.endswith(self.nouns) and bool(self._entry(word))

    def _entry(self, word: str) -> tuple[str, ...]:
        return simplemma_lemmas(self.code)(word) if simplemma_vocabulary(self.code)(word) else ()


def _replaced(word: str, rules: Suffixes) -> tuple[str, ...]:
    return tuple(form for form in rules.replaced(word) if len(form) >= _SHORTEST)
