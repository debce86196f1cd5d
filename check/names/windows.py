"""Where in a Chinese or Japanese text a name of the other language may stand, by the rendering of each character."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from glossator.check.names.across import fold
from glossator.languages.sounds.alike import rendering

__all__ = ["Windows"]

# So many places are looked at, and so many characters around each: the ends of foreign names, as
# 尔斯, are in few letters or none.
_PLACES, _AROUND, _BEHIND = 3, 1, 3


class Windows:
    """A text without spaces as it sounds."""

    def __init__(self, text: str, code: str) -> None:
        spelled = [_letters(character, code) for character in text]
        self._spelled = "".join([letters or " " for letters in spelled])
        # The character that each letter stands for, and how many before each character do not sound.
        self._at = [place for place, letters in enumerate(spelled) for _ in letters or " "]
        self._silent = [*accumulate([not letters for letters in spelled], initial=0)]

    def like(self, name: str) -> Iterator[tuple[int, int]]:
        """The stretches that may say a name in Latin letters, from the places that sound most like it."""
        from rapidfuzz.fuzz import partial_ratio_alignment

        spelled, seen, wanted = self._spelled, set[tuple[int, int]](), fold(name)
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

    def _around(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        first, last = self._at[start], self._at[end - 1]
        silent = self._silent
        for begin in range(max(0, first - _AROUND), first + _AROUND + 1):
            for finish in range(max(begin + 1, last + 1 - _AROUND), min(last + _BEHIND + 1, len(silent))):
                if silent[begin] == silent[finish]:
                    yield begin, finish


@lru_cache(maxsize=20_000)
def _letters(character: str, code: str) -> str:
    return fold(rendering(character, code, "en") or "") if character.isalpha() and not character.isascii() else ""
