"""English compounds are written open, closed or with a hyphen: data base, database, data-base."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from glossator.languages.dictionaries import simplemma_begins, simplemma_entry

__all__ = ["respaced"]

_entry = simplemma_entry("en")
_begins = simplemma_begins("en")

# Behind a verb these make another word than closed up with it: to back up, a backup.
_PARTICLES = frozenset("about around away back by down in off on out over through to together under up".split())
# Words that make a sentence, not a compound, of what they stand beside.
_FUNCTION = frozenset("all and any are but every for get her his how its let not our she some the was who you".split())
_SHORTEST_PART = 4


def respaced(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The other ways to write a compound: closed for open words, open for closed ones (data base, database).

    >>> list(respaced(("policy", "maker"))), list(respaced(("database",))), list(respaced(("log", "in")))
    ([('policymaker',)], [('data', 'base')], [])
    """
    for at in range(len(words) - 1):
        first, second = words[at : at + 2]
        if first.isalpha() and second.isalpha() and second.lower() not in _PARTICLES:
            closed = first + second
            if (_begins(first.lower()) and _entry(closed.lower())) or first.lower() == "e":
                yield (*words[:at], closed, *words[at + 2 :])
    for at, word in enumerate(words):
        for cut in _cuts(word):
            yield (*words[:at], word[:cut], word[cut:], *words[at + 1 :])


@lru_cache(maxsize=100_000)
def _cuts(word: str) -> tuple[int, ...]:
    """The places where a closed compound can be opened."""
    lower = word.lower()
    if lower == "email":
        return (1,)
    if not lower.isalpha() or len(lower) < 2 * _SHORTEST_PART:
        return ()
    places = range(_SHORTEST_PART, len(lower) - _SHORTEST_PART + 1)
    return tuple(cut for cut in places if _is_part(lower[:cut]) and _is_part(lower[cut:]))


def _is_part(word: str) -> bool:
    return word not in _PARTICLES and word not in _FUNCTION and _entry(word) is not None
