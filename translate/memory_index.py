"""Finds the units of a translation memory that may be like a text: those with its rarest words and about its length.

For each pair of languages, word and band of lengths the file lists the units that have the word. A text that is nearly
the same has nearly the same words, so that the rarest few find it, and the lists of these are short.
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, floor, log
from typing import Any, NamedTuple
from zlib import crc32

import numpy

from glossator.translate.memory_file import MemoryFile, marks

__all__ = ["Posting", "candidates", "features", "new_list", "postings_of", "write_postings"]

# Words are told apart by as many first letters: what follows is mostly an ending.
_STEM = 6
# The lists of units are cut into pieces of at most as many, so that to add to one is not to write all of it anew.
_BLOCK = 65_536
# One band of lengths reaches to this many times its start.
_BAND = 1.5
# Below this, texts are not alike, and any length would do.
_LEAST = 0.3
# Units are numbers of four bytes in the lists.
_NUMBER = "I"
# Of the lists of a text's words, rarest first, as many entries are taken as candidates, and as many looked at in all;
# as many candidates are compared with the text letter by letter. Twice as many find nothing more in a million units.
_FOUND = 30_000
_LOOKED_AT = 200_000
_COMPARED = 1_000

# The characters of scripts written without spaces: there two characters in a row are a word.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"([{_UNSPACED}]+)|([^\W{_UNSPACED}]+)")

_ADD = """
    INSERT INTO postings VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET units = CAST(units || excluded.units AS BLOB)
"""


class Posting(NamedTuple):
    """Where a unit is listed."""

    pair: int
    feature: int
    band: int
    block: int


def features(text: str) -> frozenset[int]:
    """The words of a text as numbers; two words may have the same one, which costs a comparison and no more."""
    return frozenset(crc32(word.encode("utf-8", "surrogatepass")) for word in _words(text.casefold()))


def postings_of(number: int, pair: int, source: str) -> list[Posting]:
    """Where the unit of that number is to be listed."""
    band, block = _band(len(source)), number // _BLOCK
    return [Posting(pair, feature, band, block) for feature in features(source)]


def new_list() -> array[int]:
    """An empty list of units."""
    return array(_NUMBER)


def write_postings(connection: sqlite3.Connection, found: dict[Posting, array[int]]) -> None:
    """Add the units to the lists, in the order of the file."""
    connection.executemany(_ADD, ((*posting, found[posting].tobytes()) for posting in sorted(found)))


def candidates(file: MemoryFile, pairs: Sequence[int], text: str, at_least: float) -> list[int]:
    """The numbers of units that may be as like `text` as `at_least`, at most a thousand."""
    bands = _bands(len(text), at_least)
    ((last,),) = file.all("SELECT ifnull(max(number), 0) FROM units")
    scores = numpy.zeros(last + 1, numpy.float32)
    found: list[numpy.ndarray[Any, Any]] = []
    seen = 0
    for feature, length in _by_rarity(file, pairs, features(text), bands):
        seen += length
        if found and seen > _LOOKED_AT:
            break
        units = _listed(file, pairs, feature, bands)
        # Another process may have added some meanwhile.
        units = units[units <= last]
        if not found or seen <= _FOUND:
            found.append(units[scores[units] == 0])
        else:
            # Common words find nothing that the rarest have not found; they choose among the found.
            units = units[scores[units] > 0]
        scores[units] += log(1 + last / length)
    if not found:
        return []
    numbers = numpy.concatenate(found)
    if len(numbers) > _COMPARED:
        numbers = numbers[numpy.argpartition(scores[numbers], -_COMPARED)[-_COMPARED:]]
    return [int(number) for number in numbers]


def _bands(length: int, at_least: float) -> range:
    """The bands of texts that may be so like one of `length` characters."""
    # Two texts of the lengths m and n differ in at least |m - n| of their m + n characters.
    shorter = max(at_least, _LEAST) / (2 - max(at_least, _LEAST))
    return range(_band(ceil(length * shorter)), _band(int(length / shorter)) + 1)


def _by_rarity(
    file: MemoryFile, pairs: Sequence[int], wanted: frozenset[int], bands: range
) -> Sequence[tuple[int, int]]:
    """The words that are listed at all, each with how many units of the lengths asked for have it, the rarest first."""
    query = f"""
        SELECT feature, sum(length(units)) / {new_list().itemsize} AS entries FROM postings
        WHERE pair IN {marks(pairs)} AND feature IN {marks(wanted)} AND band BETWEEN ? AND ?
        GROUP BY feature ORDER BY entries, feature
    """
    return file.all(query, *pairs, *wanted, bands.start, bands.stop - 1)


def _listed(file: MemoryFile, pairs: Sequence[int], feature: int, bands: range) -> numpy.ndarray[Any, Any]:
    """The units that have a word and about the length."""
    query = f"SELECT units FROM postings WHERE pair IN {marks(pairs)} AND feature = ? AND band BETWEEN ? AND ?"
    lists = file.all(query, *pairs, feature, bands.start, bands.stop - 1)
    return numpy.frombuffer(b"".join(units for (units,) in lists), numpy.uint32)


def _words(text: str) -> Iterator[str]:
    for unspaced, word in _WORD.findall(text):
        if len(unspaced) > 2:
            yield from map("".join, pairwise(unspaced))
        else:
            yield unspaced or word[:_STEM]


def _band(length: int) -> int:
    return floor(log(max(length, 1), _BAND))
