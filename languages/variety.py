"""How the varieties of a language spell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

__all__ = ["Variety", "in_case_of"]


@dataclass(frozen=True, slots=True)
class Variety:
    """How a variety spells what the language spells in several ways.

    `words` maps lower-case spellings of other varieties to this one's; `patterns` are (regular expression, replacement)
    pairs that hold for any lower-case word; `derived` finds the spelling of a lower-case word that neither knows,
    and `converted` that of a whole text, character for character, where one needs the others to tell.
    `names` maps other varieties' names of places and people, with their capitals, to this one's. Of what these change,
    `admitted` spellings are in use in this variety too, and `doubtful` ones are right here in another sense, or with
    the word before them (*de facto*); either is in small letters, or with a capital where only a name is meant. The
    variety is that of the codes in `regions` too.
    """

    code: str
    words: Mapping[str, str] = field(default_factory=dict)
    patterns: tuple[tuple[str, str], ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    admitted: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    derived: Callable[[str], str | None] | None = None
    converted: Callable[[str], str] | None = None
    regions: tuple[str, ...] = ()

    def spell(self, word: str) -> str:
        """`word`, a name or a common word, by the tables and patterns of this variety, in the same case."""
        lower = word.lower()
        spelled = _small_names(self).get(lower) or self.common(lower)
        return word if spelled == lower else in_case_of(word, spelled)

    def common(self, lower: str) -> str:
        """A lower-case word by the words and patterns of this variety."""
        spelled = self.words.get(lower, lower)
        for pattern, replacement in _compiled(self.patterns):
            # Most words have none of the patterns, and to search is the cheaper way to learn so.
            if pattern.search(spelled):
                spelled = pattern.sub(replacement, spelled)
        return spelled

    def serves(self, code: str) -> bool:
        """Whether this is the variety that the BCP 47 `code` names, or one of its kinds.

        >>> Variety("en-GB-oxendict").serves("en-GB"), Variety("zh-Hant", regions=("zh-TW",)).serves("zh-TW")
        (True, True)
        """
        asked = f"{code}-".lower()
        return any(f"{own}-".lower().startswith(asked) for own in (self.code, *self.regions))

    def __hash__(self) -> int:
        return hash(self.code)


def in_case_of(word: str, spelled: str) -> str:
    """`spelled` with the capitals of `word`.

    >>> in_case_of("Centre", "center"), in_case_of("CENTRE", "center")
    ('Center', 'CENTER')
    """
    if word.isupper() and len(word) > 1:
        return spelled.upper()
    return spelled[0].upper() + spelled[1:] if word[0].isupper() else spelled


@lru_cache(maxsize=1000)
def _small_names(variety: Variety) -> dict[str, str]:
    return {name.lower(): own.lower() for name, own in variety.names.items()}


@lru_cache(maxsize=1000)
def _compiled(patterns: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in patterns)
