"""Spellings that compete for one name, and how sure it is that they do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple, Self

from glossator.check.names.slips import folded
from glossator.check.names.spellings import shortened
from glossator.check.names.variants import Variant, sounds, variant
from glossator.languages.language import Language
from glossator.languages.proper import may_be_compound
from glossator.model import Side, Span

__all__ = ["COMPANY", "PLACES", "Place", "Spelling", "alike", "rank", "sureness"]

# So many places and neighbours of each spelling are kept.
PLACES = 20
COMPANY = 20
# A spelling is called right by majority from this many uses on, against a single other one.
_MAJORITY = 3
# A shorter word that is one letter from another is too often another name.
_LONG_ENOUGH = 5


class Place(NamedTuple):
    """Where a spelling stands."""

    path: str
    segment_id: str
    side: Side
    span: Span


@dataclass(slots=True)
class Spelling:
    """The uses of one spelling; `beside` are the names that it was joined to, and whether each is a rare one."""

    word: str
    count: int = 0
    fixed: bool = False
    perhaps: bool = False
    beside: dict[str, bool] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)

    @property
    def in_company(self) -> bool:
        """Whether it may have been a part of a longer name."""
        return self.perhaps or bool(self.beside)

    def add(self, other: Self) -> None:
        """Take in the uses behind one's own."""
        self.count += other.count
        self.fixed = self.fixed or other.fixed
        self.perhaps = self.perhaps or other.perhaps
        self.beside = dict([*(self.beside | other.beside).items()][:COMPANY])
        self.places += other.places[: PLACES - len(self.places)]


def alike(known: Mapping[str, Spelling], language: Language) -> Iterator[tuple[str, str]]:
    """The pairs of spellings that sound alike, and those a letter apart of which the dictionary lacks one."""
    same: defaultdict[str, list[str]] = defaultdict(list)
    for word in known:
        for key in sounds(word, language):
            same[key].append(word)
    for words in same.values():
        yield from combinations(words, 2)
    # Words that are one letter apart share what is left of both without it; longer ones need not.
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for word in known:
        for part in shortened(word.lower()):
            parts[part].append(word)
    for words in parts.values():
        for one, other in combinations(words, 2):
            if not (language.knows(one) and language.knows(other)):
                yield one, other


def rank(spelling: Spelling) -> tuple[bool, int, bool]:
    """The right spelling sorts first: the glossary's, the more frequent, the one of a full name."""
    return not spelling.fixed, -spelling.count, not spelling.beside


def sureness(right: Spelling, wrong: Spelling, language: Language) -> float:
    """How sure it is that two spellings mean one name; 0 where they may well be two."""
    if wrong.fixed:
        return 0
    how = variant(right.word, wrong.word, language)
    if how is None:
        return 0
    shared = [name for name in wrong.beside if name in right.beside]
    rare = any(wrong.beside[name] for name in shared)
    if not shared and right.in_company and wrong.in_company:
        return 0
    if language.knows(right.word) and language.knows(wrong.word):
        return 0.7 if rare and how is Variant.SOUND else 0
    if rare:
        return _in_company(right, wrong, how)
    if language.vocabulary is None:
        return 0
    return _alone(right, wrong, how, language)


def _in_company(right: Spelling, wrong: Spelling, how: Variant) -> float:
    """Two spellings beside the same rare name are one; but two people who are named often are two."""
    if how is Variant.SOUND:
        return 0.9
    return 0.8 if wrong.count < _MAJORITY or right.count >= _MAJORITY * wrong.count else 0


def _alone(right: Spelling, wrong: Spelling, how: Variant, language: Language) -> float:
    """A spelling with no rare name beside it yields to one of the same sound, a full name, a majority."""
    if may_be_compound(right.word, language) or may_be_compound(wrong.word, language):
        return 0
    if how is Variant.SOUND:
        # A name in a foreign language that has such a word: “ABC Australia”.
        native = language.knows(right.word) or folded(right.word) == folded(wrong.word)
        foreign = wrong.beside and not right.beside and native
        return 0 if foreign else 0.7
    if language.knows(wrong.word) or wrong.count >= _MAJORITY or len(wrong.word) < _LONG_ENOUGH:
        return 0
    # One letter for another makes too often another given name: Andrew, Andres.
    moved = len(right.word) != len(wrong.word) or sorted(right.word.lower()) == sorted(wrong.word.lower())
    introduced = moved and any(right.beside.values()) and not wrong.in_company
    majority = right.count >= _MAJORITY and wrong.count == 1 and not language.knows(right.word)
    return 0.6 if introduced or majority or (right.fixed and not wrong.in_company) else 0
