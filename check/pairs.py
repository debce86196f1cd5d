"""Marks that come in pairs, and which of a text have no partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

__all__ = ["BRACKETS", "Lone", "lone_marks"]

BRACKETS: Mapping[str, str] = {
    "(": ")",
    "[": "]",
    "{": "}",
    "（": "）",
    "［": "］",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
}


class Lone(NamedTuple):
    """A mark without its partner: where it stands, which one it is, and what it waits for."""

    place: int
    mark: str
    partner: str


def lone_marks(text: str, pairs: Mapping[str, str] = BRACKETS) -> Iterator[Lone]:
    """The marks of `pairs` (by the opening one) that nothing closes or opens, each kind for itself.

    >>> [lone.place for lone in lone_marks("f(a[0) = ]}")]
    [10]
    """
    closers = {closing: opening for opening, closing in pairs.items()}
    opened: dict[str, list[int]] = {opening: [] for opening in pairs}
    for match in re.finditer(f"[{re.escape(''.join((*pairs, *closers)))}]", text):
        place, character = match.start(), match.group()
        if character in opened:
            opened[character].append(place)
        elif opened[closers[character]]:
            opened[closers[character]].pop()
        else:
            yield Lone(place, character, closers[character])
    for opening, places in opened.items():
        for place in places:
            yield Lone(place, opening, pairs[opening])
