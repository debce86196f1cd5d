"""What a translation memory is made of."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Similar", "Unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A text and its translation.

    Languages are BCP 47 codes; `context` tells apart what is translated in two ways; dates are those of TMX,
    `20260131T235959Z` in UTC; `origin` names the file that the unit came from.
    """

    source: str
    target: str
    source_language: str
    target_language: str
    context: str = ""
    created: str = ""
    changed: str = ""
    author: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Similar:
    """A unit whose source is like the text asked for; `score` is 1.0 where it is the same."""

    unit: Unit
    score: float
