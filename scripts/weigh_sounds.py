"""Learns the weights of `languages/sounds_part.py` from simulated slips in place names and prints them.

Needs what `make_sounds.py` needs, and its tables. Words that were aligned for the tables are weighed too, so no figure
printed here says how well the engine does on names it has not seen; docs/names.md does.
"""

# numpy comes with other packages and is not checked.
# mypy: ignore-errors

from __future__ import annotations

import random
import sys
import zlib
from bisect import bisect_left
from collections.abc import Iterator

import numpy
from sounds_sources import name_pairs

from glossator.languages.sounds.align import align
from glossator.languages.sounds.part import FEATURES, features
from glossator.languages.sounds.table import Table, is_name, table_for
from glossator.languages.sounds.units import native_units

LANGUAGES = ("ar", "el", "he", "ja", "ko", "ru", "zh")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
PAIRS = 1500
# Pairs that explain each other worse than this, in natural logarithms a letter, are names of two different kinds.
UNLIKE = -2.2
# Of the right names of people, one in five is on no list: so many are taken for unknown here.
UNLISTED = 5
# A respelling that somebody might take for right is at least this likely.
RESPELLED = -5.0


def main() -> None:
    """Prints the weights, and how many of the simulated words they decide rightly."""
    rows, slips = [], []
    for language in LANGUAGES:
        for told, slip in simulated(language):
            rows.append([told[name] for name in FEATURES])
            slips.append(slip)
    weights = fitted(numpy.array(rows, float), numpy.array(slips, float))
    right = ((numpy.array(rows) @ weights > 0) == numpy.array(slips)).mean()
    print(f"{len(rows)} words, {right:.3f} decided rightly", file=sys.stderr)
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f'        "{name}": {weight:.2f},')


def simulated(language: str) -> Iterator[tuple[dict[str, float], bool]]:
    """What is told of a right word, and of the same with a slip, of each pair that is one."""
    chance = random.Random(7)
    table = table_for(language, "en")
    pairs = name_pairs(40_000)[language]
    chance.shuffle(pairs)
    others = sorted({latin for _, latin in pairs})
    places = frozenset(others)

    def known(letters: str) -> bool:
        return (letters in places or is_name(letters)) and zlib.crc32(letters.encode()) % UNLISTED > 0

    done = 0
    for native, latin in pairs:
        units = native_units(native, language)
        alignment = align(units, latin, table)
        if alignment is None or alignment.both / len(latin) < UNLIKE:
            continue
        wrong = slipped(units, latin, table, others, chance)
        both = features(units, (latin,), table, known), features(units, (wrong,), table, known)
        if wrong != latin and len(wrong) > 1 and all(both):
            yield both[0][0], False
            yield both[1][0], True
            done += 1
        if done == PAIRS:
            break


def slipped(units: tuple[str, ...], latin: str, table: Table, others: list[str], chance: random.Random) -> str:
    """The word with one slip, each kind as often, another spelling of the same sound twice as often."""
    place = chance.randrange(len(latin))
    letter = chance.choice(LETTERS)
    before, here, after = latin[:place], latin[place], latin[place + 1 :]
    match chance.choice("substituted swapped left-out added doubled named another akin respelled respelled".split()):
        case "swapped" if after:
            return before + after[0] + here + after[1:]
        case "left-out":
            return before + after
        case "added":
            return before + letter + here + after
        case "doubled":
            return before + after if before.endswith(here) else before + here + here + after
        case "named":
            names = sorted(filter(is_name, {before + other + after for other in LETTERS} - {latin}))
            return chance.choice(names) if names else latin
        case "another":
            return chance.choice(others)
        case "akin":
            first = bisect_left(others, latin[:3])
            akin = [other for other in others[first : first + 40] if other[:3] == latin[:3] and other != latin]
            return chance.choice(akin) if akin else latin
        case "respelled":
            return chance.choice(respellings(units, latin, table) or [latin])
    return before + letter + after


def respellings(units: tuple[str, ...], latin: str, table: Table) -> list[str]:
    """The word with one of its sounds spelled otherwise, as elsewhere in names."""
    pairs = align(units, latin, table).pairs
    pieces = [pair.latin for pair in pairs]
    return sorted(
        "".join([*pieces[:place], other, *pieces[place + 1 :]]).strip("^$")
        for place, pair in enumerate(pairs)
        for other, spelling in pair.others.items()
        if other != pair.latin and spelling.forward > RESPELLED
    )


def fitted(rows: numpy.ndarray, slips: numpy.ndarray) -> numpy.ndarray:
    """Logistic regression by Newton's method, with a little ridge."""
    weights = numpy.zeros(rows.shape[1])
    ridge = 0.1 * numpy.eye(len(weights))
    for _ in range(50):
        odds = 1 / (1 + numpy.exp(-rows @ weights))
        gradient = rows.T @ (slips - odds) - ridge @ weights
        weights += numpy.linalg.solve((rows * (odds * (1 - odds))[:, None]).T @ rows + ridge, gradient)
    return weights


if __name__ == "__main__":
    main()
