"""Learns which Latin letters spell which native ones, by expectation maximisation over many-to-many alignments.

After Jiampojamarn, Kondrak and Sherif, "Applying many-to-many alignments and hidden Markov models to letter-to-phoneme
conversion" (NAACL 2007): one or two native units go with none to five letters; here a letter on either side may also go
with nothing, so that a name unlike its pair explains itself badly and is left out of the next round.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

Counts = dict[str, dict[str, float]]
Pairs = list[tuple[tuple[str, ...], str]]
_Edge = tuple[int, int, int, int, str, str, float]

ROUNDS = 5
# Two units together only where it pays; a letter alone on its side, and one doubled.
TWO_UNITS = 0.02
ALONE, DOUBLED, UNSPELLED = 0.002, 0.02, 0.0005
# In the first round alignments keep near the diagonal.
BAND, STEEPNESS = 0.2, 8.0
# The worst explained pairs of a round are no renderings of each other.
LEFT_OUT_FIRST, LEFT_OUT = 0.05, 0.15


def learn(pairs: Pairs, most_units: int, most_letters: int) -> Counts:
    """How often each native unit, or two, went with which letters, expected over all alignments."""
    framed = [(("^", *units, "$"), f"^{letters}$") for units, letters in pairs]
    table = _first_table(framed, most_units, most_letters)
    counts: Counts = {}
    for turn in range(ROUNDS):
        scores = [
            math.log(max(_edges(*pair, table, most_units, most_letters)[0], 1e-99)) / len(pair[1]) for pair in framed
        ]
        worst = sorted(scores)[int(len(scores) * (LEFT_OUT_FIRST if turn == 0 else LEFT_OUT))]
        counts = defaultdict(lambda: defaultdict(float))
        for pair, score in zip(framed, scores, strict=True):
            if score > worst:
                for units, letters, share in _shares(pair, table, most_units, most_letters):
                    counts[units][letters] += share
        table = _normalised(counts)
    return counts


def _first_table(framed: Pairs, most_units: int, most_letters: int) -> Counts:
    """Units and letters that stand at the same place of their words, weighed by how faithful they are."""
    counts: Counts = defaultdict(lambda: defaultdict(float))
    for native, latin in framed:
        for row, column, units, letters in _places(native, latin, most_units, most_letters):
            distance = abs((row + units / 2) / len(native) - (column + letters / 2) / len(latin))
            one, other = "".join(native[row : row + units]), latin[column : column + letters]
            if distance <= BAND and all((edge in one) == (edge in other) for edge in "^$"):
                counts[one][other] += math.exp(-STEEPNESS * distance) * (1.0 if letters else 0.3)
    totals: Counter[str] = Counter()
    for row_counts in counts.values():
        totals.update(row_counts)
    return {
        units: {
            letters: count / sum(row.values()) * math.sqrt(count / totals[letters])
            for letters, count in row.items()
            if count > 0.5
        }
        for units, row in counts.items()
    }


def _places(
    native: Sequence[str], latin: str, most_units: int, most_letters: int
) -> Iterator[tuple[int, int, int, int]]:
    for row in range(len(native)):
        for column in range(len(latin) + 1):
            for units in range(1, min(most_units, len(native) - row) + 1):
                for letters in range(min(most_letters, len(latin) - column) + 1):
                    yield row, column, units, letters


def _normalised(counts: Counts) -> Counts:
    table = {}
    for units, row in counts.items():
        total = sum(row.values())
        table[units] = {
            letters: count / (total + 1) for letters, count in row.items() if count > 0.02 and count / total > 0.0002
        }
    return table


def _edges(
    native: Sequence[str], latin: str, table: Mapping[str, Mapping[str, float]], most_units: int, most_letters: int
) -> tuple[float, list[list[float]], list[_Edge]]:
    """The likelihood of a pair, that of each of its beginnings, and the steps between them."""
    rows, columns = len(native), len(latin)
    forward = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    forward[0][0] = 1.0
    edges: list[_Edge] = []
    for row in range(rows):
        for column in range(columns + 1):
            here = forward[row][column]
            if here <= 0:
                continue
            for edge in _steps(native, latin, row, column, table, most_units, most_letters):
                forward[row + edge[2]][column + edge[3]] += here * edge[6]
                edges.append(edge)
    return forward[rows][columns], forward, edges


def _steps(
    native: Sequence[str],
    latin: str,
    row: int,
    column: int,
    table: Mapping[str, Mapping[str, float]],
    most_units: int,
    most_letters: int,
) -> Iterator[_Edge]:
    if 0 < column < len(latin) - 1:
        yield row, column, 0, 1, "", "", DOUBLED if latin[column] == latin[column - 1] else ALONE
    if 0 < row < len(native) - 1:
        yield row, column, 1, 0, "", "", UNSPELLED
    for units in range(1, min(most_units, len(native) - row) + 1):
        one = "".join(native[row : row + units])
        spellings = table.get(one, {})
        for letters in range(min(most_letters, len(latin) - column) + 1):
            chance = spellings.get(latin[column : column + letters])
            if chance:
                yield (
                    row,
                    column,
                    units,
                    letters,
                    one,
                    latin[column : column + letters],
                    chance * TWO_UNITS ** (units - 1),
                )


def _shares(
    pair: tuple[tuple[str, ...], str], table: Counts, most_units: int, most_letters: int
) -> Iterator[tuple[str, str, float]]:
    """How much of all alignments of a pair goes through each of its spellings."""
    native, latin = pair
    whole, forward, edges = _edges(native, latin, table, most_units, most_letters)
    backward = [[0.0] * (len(latin) + 1) for _ in range(len(native) + 1)]
    backward[-1][-1] = 1.0
    for row, column, units, letters, one, other, chance in reversed(edges):
        onward = backward[row + units][column + letters] * chance
        backward[row][column] += onward
        if one and onward > 0:
            yield one, other, forward[row][column] * onward / whole
