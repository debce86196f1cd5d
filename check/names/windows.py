"""Where in a Chinese or Japanese text a name of the other language may stand, by the rendering of each character."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from glossator.check.names.across import fold
from glossator.languages.sounds.alike import rendering
from glossator.model import Span

__all__ = ["Windows"]

# So many places are looked at, and so many characters around each: the ends of foreign names, as
# 尔斯, are in few letters or none.
_PLACES, _AROUND, _BEHIND = 3, 1, 3


class Windows:
    """A text without spaces as it sounds."""

    def __init__(self, text: str, code: str) -> None:
        self._at: list[int] = []
        spelled: list[str] = []
        for place, character in enumerate(text):
            letters = _letters(character, code) or " "
            spelled.append(letters)
            self._at += [place] * len(letters)
        self._spelled = "".join(spelled)

    def like(self, name: str) -> Iterator[Span]:
        """The stretches that may say a name in Latin letters, from the places that sound most like it."""
        from rapidfuzz.fuzz import partial_ratio_alignment

        spelled, seen, wanted = self._spelled, set[Span](), fold(name)
        if not spelled.strip() or not wanted:
            return
        for _ in range(_PLACES):
            found = partial_ratio_alignment(wanted, spelled)
            if found is None or found.dest_end <= found.dest_start:
                return
            for span in self._around(found.dest_start, found.dest_end):
                if span not in seen:
                    seen.add(span)
                    yield span
            hidden = " " * (found.dest_end - found.dest_start)
            spelled = spelled[: found.dest_start] + hidden + spelled[found.dest_end :]

    def _around(self, start: int, end: int) -> Iterator[Span]:
        first, last = self._at[start], self._at[end - 1]
        for begin in range(max(0, first - _AROUND), first + _AROUND + 1):
            for finish in range(max(begin + 1, last + 1 - _AROUND), last + _BEHIND + 1):
                if self._is_spoken(begin, finish):
                    yield Span(begin, finish)

    def _is_spoken(self, begin: int, finish: int) -> bool:
        """Whether each character there is one that sounds."""
        if finish > self._at[-1] + 1:
            return False
        return " " not in self._spelled[bisect_left(self._at, begin) : bisect_left(self._at, finish)]


@lru_cache(maxsize=20_000)
def _letters(character: str, code: str) -> str:
    return fold(rendering(character, code, "en") or "") if character.isalpha() and not character.isascii() else ""
