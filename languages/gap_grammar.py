"""What a language says of the places in its sentences where a name or noun must stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

__all__ = ["GapGrammar", "Sign"]


class Sign(IntEnum):
    """How much words side by side show that a noun is missing between them.

    A HINT only tells where what is known to be missing must have stood; LIKELY is rare in a careful sentence (the house
    he lived in, which), SURE hardly ever there.
    """

    HINT = 0
    LIKELY = 1
    SURE = 2


@dataclass(frozen=True, slots=True, eq=False)
class GapGrammar:
    """The classes of a language's words, by one letter each, and what in a row of classes makes a gap.

    `classes` lists lower-case words; `endings` say of a word that no class lists what it is; `name` is the class of a
    word with a capital within a sentence, `titles` are those that keep theirs there. A row of `gaps` is what stands
    before the gap, `_` and what stands behind it, each a regular expression of classes; that before the gap has a fixed
    length. `usual` are pairs of words that are hardly a gap, whatever their classes. Of two `prepositions` with one of
    `joining` between them the first has its noun behind the second.

    A sentence that begins with a class of `opening` has no subject before its first comma, unless one of `breaking` is
    there; what begins as `subjectless` right behind it lacks one. One of the words `inverting` puts it behind the verb.
    """

    classes: Mapping[str, str]
    endings: Mapping[str, str]
    name: str
    titles: str
    gaps: Mapping[Sign, tuple[str, ...]]
    usual: frozenset[str]
    prepositions: str
    joining: str
    opening: str
    breaking: str
    subjectless: str
    inverting: frozenset[str]
