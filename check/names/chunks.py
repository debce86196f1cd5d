"""Where what stands between two spaces of a text begins."""

from __future__ import annotations

__all__ = ["chunk_start"]


def chunk_start(value: str, chunk: str, begin: int) -> int:
    """Where `chunk` stands between spaces or ends of the text, at `begin` or behind; it must stand there.

    >>> chunk_start("to today to", "to", 1)
    9
    """
    start = value.index(chunk, begin)
    while not (value[start - 1 : start].strip() == value[start + len(chunk) : start + len(chunk) + 1].strip() == ""):
        start = value.index(chunk, start + 1)
    return start
