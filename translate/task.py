"""A sentence on its way to a translation that has its terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from glossator.translate.wanted import Missing, Wanted

__all__ = ["Attempt", "Outcome", "Task"]


class Outcome(StrEnum):
    """How a term came into the translation."""

    RIGHT = "right"
    EDITED = "edited"
    REGENERATED = "regenerated"
    PLACEHOLDER = "placeholder"
    LEFT = "left"


class Attempt(NamedTuple):
    """A translation that may have the terms; `doubts` are ids of concepts, each with what a person must look at."""

    text: str
    doubts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A sentence under way.

    `base` is the model's translation without unwanted terms and `missing` what it lacks; `best` is the best
    translation so far, which lacks `lacking` and came about by `outcome`. `spared` are not to be forced, each for the
    reason beside it.
    """

    sentence: str
    base: str
    wanted: tuple[Wanted, ...]
    replaced: frozenset[str]
    missing: tuple[Missing, ...]
    best: Attempt
    lacking: tuple[Missing, ...]
    outcome: Outcome = Outcome.RIGHT
    spared: tuple[tuple[Wanted, str], ...] = ()

    def sparing(self, some: Sequence[Missing], reason: str) -> Task:
        """The task without `some` of what is missing."""
        rest = tuple(one for one in self.missing if one not in some)
        spared = (*self.spared, *((one.wanted, reason) for one in some))
        return replace(self, missing=rest, lacking=rest, spared=spared)

    @property
    def forced(self) -> tuple[Wanted, ...]:
        """What is wanted and not spared."""
        spared = {wanted for wanted, _ in self.spared}
        return tuple(one for one in self.wanted if one not in spared)
