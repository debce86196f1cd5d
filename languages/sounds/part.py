"""Judges one part of a name: how likely its spelling is a slip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from string import ascii_lowercase
from types import MappingProxyType

from glossator.languages.sounds.align import UNSOUNDED, Alignment, Pair, align
from glossator.languages.sounds.table import END, START, UNSPELLED, Table, is_name, plausibility

__all__ = ["FEATURES", "Judgement", "features", "judge", "sounds_like", "spells_all"]

# Log-odds that a word has a slip, by what is told of it; made by `scripts/make_sounds.py --weights`.
FEATURES = MappingProxyType(
    {
        "constant": -3.54,
        "forward": 0.71,
        "back": 0.65,
        "name": -0.71,
        "gain": 0.30,
        "near": 1.82,
        "odd letters": 0.54,
        "unspelled": 0.45,
        "regular": -0.55,
        "respelled": 0.16,
        "name, gain": 0.13,
    }
)
# Odder letters tell no more; and none of it tells much where all is spelled as a system or a custom has it.
_ODDEST = 6.0
_REGULAR = -1.2
# Letters on either side that spell nothing: so many are another name already.
_MOST_UNSPELLED = 5
# Letters that spell a name worse than this on average are another name, not a slip in it.
_UNLIKE = -2.2
# Letters that spell it still worse are judged no further, unless the name that was meant is asked for.
_HOPELESS = -4.0
# Better by this much, another name is what was meant.
_CLEARLY = 2.0
# A name that is less likely by no more than this is about as good.
_ABOUT = 1.0
# How much an evident slip counts at most.
_MOST = 12.0
_LEAST = 3.0
_PLAUSIBILITY = 0.7
_OTHER_SPELLINGS = 8


@dataclass(frozen=True, slots=True)
class Judgement:
    """The log-odds that a word has a slip, and the name that was meant instead, where one clearly was."""

    slip: float
    better: str | None


@lru_cache(maxsize=4096)
def sounds_like(units: tuple[str, ...], letters: str, table: Table) -> bool:
    """Whether letters may be meant for a name at all, slips included."""
    alignment = align(units, letters, table) if letters else None
    return alignment is not None and alignment.both > _UNLIKE * len(letters)


def spells_all(units: tuple[str, ...], letters: str, table: Table) -> bool:
    """Whether the letters leave nothing of the native name unspelled and have nothing of their own."""
    alignment = align(units, letters, table) if letters else None
    return alignment is not None and alignment.worst > UNSPELLED.both and alignment.both > _UNLIKE * len(letters)


@lru_cache(maxsize=4096)
def judge(units: tuple[str, ...], words: tuple[str, ...], table: Table, *, thorough: bool = False) -> Judgement:
    """Judges Latin words, in plain letters, that spell one native part; several where the part joins them.

    What is hopeless is looked into only if `thorough`.
    """
    letters = "".join(words)
    if not thorough and align(units, letters, table, floor=_HOPELESS * len(letters)) is None:
        return Judgement(slip=_MOST, better=None)
    found = features(units, words, table, is_name)
    if found is None:
        return Judgement(slip=_MOST, better=None)
    told, better = found
    return Judgement(sum(FEATURES[name] * value for name, value in told.items()), better)


def features(
    units: tuple[str, ...], words: tuple[str, ...], table: Table, known: Callable[[str], bool]
) -> tuple[dict[str, float], str | None] | None:
    """What is told of a word, by the names of `FEATURES`, and a clearly better name; None where no letters align."""
    letters = "".join(words)
    alignment = align(units, letters, table) if letters else None
    if alignment is None:
        return None
    name = float(all(map(known, words)))
    near, better = _nearest(units, alignment, letters, table, known) if len(words) == 1 else (None, None)
    gain = 0.0 if near is None else min(max(near - alignment.both, 0.0), _MOST)
    odd = sorted(chance for word in words for chance in plausibility(word))[:2]
    respelled, other = _respelled(alignment, letters)
    unknown = 1.0 - name
    told = {
        "constant": 1.0,
        "forward": -alignment.forward / len(letters),
        "back": -alignment.back / len(letters),
        "name": name,
        "gain": gain,
        "near": unknown * (near is not None),
        "odd letters": unknown * min(-sum(odd) / len(odd), _ODDEST),
        "unspelled": float(min(_unspelled(alignment), _MOST_UNSPELLED)),
        "regular": unknown * (alignment.worst > _REGULAR),
        "respelled": unknown * min(max(respelled, -_LEAST), _MOST),
        "name, gain": name * gain,
    }
    if better and (gain > _CLEARLY or not name):
        return told, better
    return told, other if not name and respelled > 2 * _CLEARLY and len(words) == 1 else None


def _unspelled(alignment: Alignment) -> int:
    return sum(max(len(pair.native), 1) for pair in alignment.pairs if pair.spelling.both <= UNSOUNDED.both)


def _nearest(
    units: tuple[str, ...], alignment: Alignment, letters: str, table: Table, known: Callable[[str], bool]
) -> tuple[float | None, str | None]:
    """Of the names one letter off that spell the native one about as well, the best, and how likely it is."""
    best, which = alignment.both - _ABOUT, None
    for other in sorted(filter(known, set(_one_off(letters)) - {letters})):
        found = align(units, other, table, floor=best)
        if found is not None:
            best, which = found.both, other
    return (best, which) if which else (None, None)


def _one_off(letters: str) -> Iterator[str]:
    for place in range(len(letters) + 1):
        before, after = letters[:place], letters[place:]
        yield from (before + letter + after for letter in ascii_lowercase)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in ascii_lowercase)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _respelled(alignment: Alignment, letters: str) -> tuple[float, str | None]:
    """How much likelier the word gets, in sound and in letters, by another spelling of one of its sounds, and it."""
    best, which = -_MOST, None
    plain = sum(plausibility(letters))
    for place, pair in enumerate(alignment.pairs):
        for gain, latin in _others(pair):
            if gain < best - _MOST / 2:
                break
            word = _word_with(alignment, place, latin)
            if len(word) > 1 and abs(len(word) - len(letters)) <= 1:
                gain += _PLAUSIBILITY * (sum(plausibility(word)) - plain)
                if gain > best:
                    best, which = gain, word
    return best, which


def _others(pair: Pair) -> list[tuple[float, str]]:
    """Other spellings of the same native letters, the likeliest first, with what they gain."""
    if not pair.native:
        return [(-pair.spelling.both, "")]
    options = ((spelling.both - pair.spelling.both, latin) for latin, spelling in pair.others.items())
    return nlargest(_OTHER_SPELLINGS, (option for option in options if option[1] != pair.latin))


def _word_with(alignment: Alignment, place: int, latin: str) -> str:
    pieces = [pair.latin for pair in alignment.pairs]
    pieces[place] = latin
    return "".join(pieces).strip(START + END)
