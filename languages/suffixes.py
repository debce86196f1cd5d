"""Rules that put something else in the place of a word's ending."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

__all__ = ["Suffixes"]


class Suffixes(dict[str, tuple[str, ...]]):
    """Endings, each with what may stand in its place; of a word only endings that a rule has are looked at.

    >>> Suffixes({"ces": ("z",), "s": ("",)}).replaced("luces")
    ('luz', 'luce')
    """

    __slots__ = ("_lengths",)

    def __init__(self, rules: Mapping[str, Iterable[str]] = MappingProxyType({})) -> None:
        super().__init__({ending: tuple(new) for ending, new in rules.items()})
        lasts = {ending[-1:] for ending in self} | {""}
        # By the last letter of a word, the lengths of the endings it may have, the longest first.
        self._lengths = {
            last: tuple(sorted({len(ending) for ending in self if ending[-1:] in (last, "")}, reverse=True))
            for last in lasts
        }

    def replaced(self, word: str) -> tuple[str, ...]:
        """`word` with each of its endings, the longest first, replaced in every way."""
        lengths = self._lengths.get(word[-1:])
        if lengths is None:
            lengths = self._lengths[""]
        if not lengths:
            return ()
        end = len(word)
        found = []
        for length in lengths:
            start = end - length
            if start >= 0 and (new := self.get(word[start:])) is not None:
                stem = word[:start]
                found += [stem + ending for ending in new]
        return tuple(found)
