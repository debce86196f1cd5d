"""Where what stands between two spaces of a text begins."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, compress
from operator import add, not_

__all__ = ["capitals", "chunk_start", "chunk_starts"]

_CHUNK = re.compile(r"\S+")


def chunk_start(value: str, chunk: str, begin: int) -> int:
    """Where `chunk` stands between spaces or ends of the text, at `begin` or behind; it must stand there.

    >>> chunk_start("to today to", "to", 1)
    9
    """
    start = value.index(chunk, begin)
    while not (value[start - 1 : start].strip() == value[start + len(chunk) : start + len(chunk) + 1].strip() == ""):
        start = value.index(chunk, start + 1)
    return start


@lru_cache(maxsize=4)
def capitals(value: str) -> tuple[tuple[int, str], ...]:
    """The chunks of a text that are not all in small letters, with their numbers.

    >>> capitals("to Rome in 2020")
    ((1, 'Rome'), (3, '2020'))
    """
    chunks = value.split()
    return tuple(compress(enumerate(chunks), map(not_, map(str.islower, chunks))))


@lru_cache(maxsize=4)
def chunk_starts(value: str) -> tuple[int, ...]:
    """Where each chunk of a text begins.

    >>> chunk_starts("to today to"), chunk_starts(" to  today")
    ((0, 3, 9), (1, 5))
    """
    chunks = value.split()
    lengths = [*accumulate(map(len, chunks), initial=0)]
    # Nearly always one space stands between two.
    if lengths[-1] + len(chunks) == len(value) + 1:
        return tuple(map(add, lengths, range(len(chunks))))
    return tuple(match.start() for match in _CHUNK.finditer(value))
