"""Finds which Latin letters spell which native letters of a name, by dynamic programming."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossator.languages.sounds.table import END, START, UNSPELLED, Spelling, Spellings, Table

__all__ = ["UNSOUNDED", "Alignment", "Pair", "align", "most"]

# A Latin letter that spells nothing: doubled, often silent, a vowel, any other.
_DOUBLED = Spelling(-4.0, -4.0)
_SILENT = Spelling(-5.5, -5.5)
UNSOUNDED = Spelling(-6.5, -6.5)
_CONSONANT = Spelling(-8.0, -8.0)
# A likely alignment is looked for first, which is quick; no worse one than the last is of interest.
_FLOORS = (-8.0, -20.0, -60.0)
# The same numbers added in another order differ by less.
_ROUNDING = 1e-9


# Where a step came from, and the spelling that it made.
_Step = tuple[int, int, Spelling]
_NOWHERE: _Step = (0, 0, UNSPELLED)


@dataclass(frozen=True, slots=True)
class Pair:
    """One or two native letters and the Latin letters for them; either may be empty, both may hold the edge."""

    native: str
    latin: str
    spelling: Spelling
    others: Spellings  # all of the native letters


@dataclass(frozen=True, slots=True)
class Alignment:
    """The most likely way in which letters spell a name; sums of logarithms over it, and the least likely pair."""

    pairs: tuple[Pair, ...]
    forward: float
    back: float
    worst: float

    @property
    def both(self) -> float:
        """The mean of both directions: what the alignment is chosen by."""
        return (self.forward + self.back) / 2


def align(units: Sequence[str], letters: str, table: Table, floor: float = _FLOORS[-1]) -> Alignment | None:
    """The most likely alignment of a name's units with Latin letters; None where none is likelier than `floor`."""
    native, latin = (START, *units, END), START + letters + END
    bound = most(native, latin, table)
    for reach in (*(reach for reach in _FLOORS if reach > floor), floor):
        came = _steps(native, latin, table, reach) if bound > reach - _ROUNDING else None
        if came is not None:
            return _traced(native, latin, came, table)
    return None


def most(native: Sequence[str], latin: str, table: Table) -> float:
    """No alignment is likelier than this: every unit spelled by what spells it best of all that the letters have.

    Letters that spell none of the units are silent.
    """
    pieces = _pieces(latin, table.longest)
    best, spelled = [UNSPELLED.both] * len(native), set[str]()
    for row in range(len(native)):
        for length, spellings in _options(native, row, table):
            found = pieces & spellings.keys()
            if found:
                spelled.update(*found)
                value = max([spellings[piece].both for piece in found]) / length
                best[row] = max(best[row], value)
                # What two units are spelled by together counts half for each.
                best[row + length - 1] = max(best[row + length - 1], value)
    silent = (_silent(latin, column).both for column, letter in enumerate(latin) if letter not in spelled)
    return sum(best) + sum(silent)


@lru_cache(maxsize=4096)
def _pieces(latin: str, longest: int) -> frozenset[str]:
    """The parts of a word of at most so many letters, the empty one among them."""
    places = range(len(latin))
    return frozenset({"", *(latin[start : start + length] for start in places for length in range(1, longest + 1))})


def _steps(native: Sequence[str], latin: str, table: Table, floor: float) -> list[list[_Step]] | None:
    """For each place of both names the best step to it; what falls below the floor never rises again."""
    rows, columns = len(native), len(latin)
    score = [[floor] * (columns + 1) for _ in range(rows + 1)]
    came: list[list[_Step]] = [[_NOWHERE] * (columns + 1) for _ in range(rows + 1)]
    score[0][0] = 0.0
    for row in range(rows):
        options = _options(native, row, table)
        here = score[row]
        for column in range(columns + 1):
            so_far = here[column]
            if so_far <= floor:
                continue
            if 0 < column < columns - 1:
                silent = _silent(latin, column)
                if so_far + silent.both > here[column + 1]:
                    here[column + 1], came[row][column + 1] = so_far + silent.both, (row, column, silent)
            pieces = [(end, latin[column:end]) for end in range(column, min(column + table.longest, columns) + 1)]
            for length, spellings in options:
                there, steps = score[row + length], came[row + length]
                for end, piece in pieces:
                    if piece in spellings:
                        spelling = spellings[piece]
                        if so_far + spelling.both > there[end]:
                            there[end], steps[end] = so_far + spelling.both, (row, column, spelling)
    return came if score[rows][columns] > floor else None


def _options(native: Sequence[str], row: int, table: Table) -> list[tuple[int, Spellings]]:
    """The spellings of the unit at a place, and of it with the next one."""
    options = [(1, table.of_one(native[row]))]
    two = table.of_two(native[row], native[row + 1]) if row + 1 < len(native) else None
    return options if two is None else [*options, (2, two)]


def _silent(latin: str, column: int) -> Spelling:
    letter = latin[column]
    if letter == latin[column - 1]:
        return _DOUBLED
    if letter in "he":
        return _SILENT
    return UNSOUNDED if letter in "aiouy" else _CONSONANT


def _traced(native: Sequence[str], latin: str, came: Sequence[Sequence[_Step]], table: Table) -> Alignment:
    pairs: list[Pair] = []
    row, column = len(native), len(latin)
    while row or column:
        before, start, spelling = came[row][column]
        units = native[before:row]
        others = table.of_two(*units) if len(units) == 2 else table.of_one(*units) if units else None
        pairs.append(Pair("".join(units), latin[start:column], spelling, others or {}))
        row, column = before, start
    pairs.reverse()
    return Alignment(
        tuple(pairs),
        forward=sum(pair.spelling.forward for pair in pairs),
        back=sum(pair.spelling.back for pair in pairs),
        worst=min(pair.spelling.both for pair in pairs),
    )
