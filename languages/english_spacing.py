"""English compounds are written open, closed or with a hyphen: data base, database, data-base."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.languages.dictionaries import simplemma_entry

__all__ = ["respaced"]

_entry = simplemma_entry("en")

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
            if _entry(closed.lower()) or first.lower() == "e":
                yield (*words[:at], closed, *words[at + 2 :])
    for at, word in enumerate(words):
        for cut in _cuts(word):
            yield (*words[:at], word[:cut], word[cut:], *words[at + 1 :])


def _cuts(word: str) -> Iterator[int]:
    lower = word.lower()
    if not lower.isalpha():
        return
    if lower == "email":
        yield 1
    for cut in range(_SHORTEST_PART, len(lower) - _SHORTEST_PART + 1):
        parts = {lower[:cut], lower[cut:]}
        if not parts & (_PARTICLES | _FUNCTION) and all(map(_entry, parts)):
            yield cut
