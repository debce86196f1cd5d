"""Finds the names of a text: runs of words with capitals inside sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossator.glossary.extract_words import Unit
from glossator.languages.language import Language
from glossator.languages.proper import has_common_word

__all__ = ["Named", "is_headline", "names_in"]

# Words in small letters that stand inside names, in the languages at hand.
_PARTICLES = frozenset("af al ap bin da de del della den der des di do dos du el et i la le of the van von y".split())
_MOST_PARTICLES = 2
# Marks behind which a sentence goes on.
_INSIDE = frozenset(",;'’\"-–()&/")
# In a text with so large a share of capitals they tell nothing; shorter ones are labels and buttons.
_HEADLINE = 0.6
_SHORTEST = 4
_LONGEST_NAME = 6


class Named(NamedTuple):
    """A name: the numbers of its first and last unit."""

    first: int
    last: int


def names_in(units: Sequence[Unit], language: Language) -> Iterator[Named]:
    """The names among the units of a text, in order; a lone word only where no dictionary has it."""
    if not language.spaced:
        return
    sure = is_headline(units)
    run: list[int] = []
    for number, unit in enumerate(units):
        if unit.text[0].isupper() and _may_be_name(units, number, language, sure):
            if run and not _continues(units, run[-1], number):
                yield from _named(run, units, language)
                run = []
            run.append(number)
        elif unit.key or not unit.text.rstrip("'’").islower():
            yield from _named(run, units, language)
            run = []
    yield from _named(run, units, language)


def is_headline(units: Sequence[Unit]) -> bool:
    """Whether capitals in the text are no sign of names."""
    words = [unit for unit in units if unit.key]
    return len(words) < _SHORTEST or sum(unit.text[0].isupper() for unit in words) > _HEADLINE * len(words)


def begins_sentence(units: Sequence[Unit], number: int) -> bool:
    """Whether a sentence may begin with the unit."""
    while number:
        number -= 1
        text = units[number].text
        if text[0].isalnum():
            return False
        if text not in _INSIDE:
            return True
    return True


def _may_be_name(units: Sequence[Unit], number: int, language: Language, only_unknown: bool) -> bool:
    unit = units[number]
    doubtful = only_unknown or language.noun_capitals or begins_sentence(units, number)
    if not unit.key:
        # A light word only where a name follows it (New Zealand).
        after = units[number + 1 : number + 2]
        is_grammar = unit.text.lower() in language.function_words | language.articles
        return not (doubtful or is_grammar) and bool(after and after[0].key and after[0].text[0].isupper())
    return not doubtful or not has_common_word(unit.text, language)


def _continues(units: Sequence[Unit], last: int, number: int) -> bool:
    """Whether between two words with capitals there are but particles of names."""
    between = units[last + 1 : number]
    return len(between) <= _MOST_PARTICLES and all(unit.text.rstrip("'’") in _PARTICLES for unit in between)


def _named(run: list[int], units: Sequence[Unit], language: Language) -> Iterator[Named]:
    if not run or len(run) > _LONGEST_NAME:
        return
    word = units[run[0]].text
    if len(run) > 1 or not (word.isupper() or len(word) < 3 or has_common_word(word, language)):
        yield Named(run[0], run[-1])
