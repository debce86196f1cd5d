"""Whether a name in Latin letters says the same sounds as the name in another script (docs/names.md).

A name is compared part by part, and the worst one weighs most. What is told of a part: how its letters spell the
native ones, and these them; whether people are so called; whether people are called by a name one letter off that
would spell the native one better; and how likely its letters follow each other in names. The weights of these are
learned from simulated slips in names of places (`scripts/weigh_sounds.py`), not from anybody's errors in names.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations

from glossator.languages.sounds.part import Judgement, judge, sounds_like, spells_all
from glossator.languages.sounds.rendering import rendering
from glossator.languages.sounds.table import Table, table_for
from glossator.languages.sounds.units import latin_letters, native_parts, native_units

__all__ = ["ALIKE", "correction", "likeness", "rendering"]

# From this likeness on a name is taken for a right rendering: where half of the names have a slip, the odds are even.
# The share of right decisions changes little from .3 to .7; where slips are rarer, a lower one cries wolf less.
ALIKE = 0.5
# Odds beyond these are certainty.
_MOST = 100.0
# More parts than this are compared in order only.
_MOST_REORDERED = 3
# In these one character may be a whole name.
_WORDS_OF_ONE = ("zh", "ja", "ko")
_PATRONYMICS = ("вич", "вна", "ич", "ична", "ович", "івна")


def likeness(native: str, latin: str, source: str, target: str) -> float | None:
    """How well `latin` spells `native`, a name in the language `source`, by the custom of the language `target`.

    From 0 to 1; None where nothing is known of the script, or of a letter. A part without a counterpart makes it low.

    >>> likeness("Шойгу", "Schoigu", "ru", "de") > ALIKE > likeness("Шойгу", "Shigou", "ru", "de")
    True
    >>> likeness("習近平", "Xi Jinping", "zh", "en") > ALIKE > likeness("習近平", "Xi Zinping", "zh", "en")
    True
    """
    table = table_for(source, target)
    if table is None or not _is_known(native, source, table):
        return None
    if _letters_of(rendering(native, source, target) or "") == _letters_of(latin) != []:
        return 1.0
    best = 0.0
    for judgements in _comparisons(native, latin, source, table):
        best = max(best, _of(judgements))
        if best >= ALIKE:
            break
    return best


def correction(native: str, latin: str, source: str, target: str) -> str | None:
    """The Latin name with its worst part replaced by what spells the native part clearly better and well.

    None where nothing near does. The new part is in plain letters and a capital.
    """
    table = table_for(source, target)
    words = latin.split()
    for judgements in () if table is None else _comparisons(native, latin, source, table, thorough=True):
        if len(judgements) == len(words):
            worst = max(judgements, key=lambda judgement: judgement.slip)
            place = judgements.index(worst)
            corrected = " ".join([*words[:place], (worst.better or "").capitalize(), *words[place + 1 :]])
            return corrected if worst.better and (likeness(native, corrected, source, target) or 0.0) > ALIKE else None
    return None


@lru_cache(maxsize=4096)
def _is_known(native: str, source: str, table: Table) -> bool:
    return all(table.knows(unit) for part in native_parts(native) for unit in native_units(part, source))


@lru_cache(maxsize=4096)
def _letters_of(latin: str) -> list[str]:
    return sorted(map(latin_letters, latin.split()))


def _of(judgements: Sequence[Judgement]) -> float:
    """The chance that no part has a slip, if half of the names have one, in any part alike."""
    odds = sum(math.exp(min(judgement.slip, _MOST)) for judgement in judgements) / len(judgements)
    return 1 / (1 + odds)


def _comparisons(
    native: str, latin: str, source: str, table: Table, *, thorough: bool = False
) -> Iterator[list[Judgement]]:
    """The ways to lay the words of the Latin name beside the parts of the native one, the plain one first."""
    parts, words = native_parts(native), latin.replace(".", ". ").split()
    if not words:
        return
    if len(parts) == len(words):
        yield [_judged(part, (word,), source, table, thorough) for part, word in zip(parts, words, strict=True)]
        for order in tuple(permutations(words))[1:] if len(words) <= _MOST_REORDERED else ():
            couples = tuple(zip(parts, order, strict=True))
            if all(sounds_like(native_units(part, source), latin_letters(word), table) for part, word in couples):
                yield [_judged(part, (word,), source, table, thorough) for part, word in couples]
    elif len(parts) == 1:
        for turn in range(min(len(words), _MOST_REORDERED)):
            order = (*words[turn:], *words[:turn])
            if turn == 0 or sounds_like(native_units(parts[0], source), latin_letters("".join(order)), table):
                yield [_judged(parts[0], order, source, table, thorough)]
    elif len(parts) == 3 and len(words) == 2 and parts[1].endswith(_PATRONYMICS):
        yield from _comparisons(f"{parts[0]} {parts[2]}", latin, source, table, thorough=thorough)
    elif parts and spells_all(native_units("".join(parts), source), latin_letters("".join(words)), table):
        yield [_judged("".join(parts), tuple(words), source, table, thorough)]


def _judged(part: str, words: tuple[str, ...], source: str, table: Table, thorough: bool) -> Judgement:
    letters = tuple(map(latin_letters, words))
    if len(words) == 1 and (len(letters[0]) == 1 or (len(part) == 1 and source not in _WORDS_OF_ONE)):
        return _initial(native_units(part, source), letters[0], table)
    return judge(native_units(part, source), letters, table, thorough=thorough)


@lru_cache(maxsize=4096)
def _initial(units: tuple[str, ...], letters: str, table: Table) -> Judgement:
    """An initial: whether any usual spelling of the first letter begins so."""
    first = table.of_one(units[0]) if units else {}
    usual = any(latin[:1] == letters[:1] and spelling.forward > -4 for latin, spelling in first.items() if latin)
    return Judgement(slip=-5.0 if usual else 5.0, better=None)
