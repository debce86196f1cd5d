"""What reads rows out of a file; a module of `corpus/readers` declares one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from glossator.discover import discover

__all__ = ["Broken", "Reader", "Record", "cut_short", "reader_for", "readers"]


class Record(NamedTuple):
    """One row, in the order of `tables.ROWS` behind the file; `row` counts from 1."""

    row: int
    id: str | None
    document: str | None
    source: str
    target: str | None
    source_language: str | None
    target_language: str | None
    state: str | None = None
    context: str | None = None
    plural: int | None = None
    notes: tuple[str, ...] | None = None


class Broken(NamedTuple):
    """A row that cannot be read, and why."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reader:
    """One format of input.

    `records` gives every row of the file at an address, in order, whole or broken, and raises InputError where the file
    has not the columns that the job names, FormatError where it is not in the format. `has_documents` says that each
    file is a document. Files with `slices` are read in parts where they are: it gives the parts of about as many rows,
    and `records` takes one as a third argument. All others are first cut into parts.
    """

    name: str
    suffixes: tuple[str, ...]
    records: Callable[..., Iterator[Record | Broken]]
    has_documents: bool = False
    slices: Callable[[str, int], list[range]] | None = None


@cache
def readers() -> Mapping[str, Reader]:
    """Every reader, by name."""
    return discover("glossator.corpus.readers", Reader, lambda reader: reader.name)


def cut_short(error: OSError) -> str:
    """Why a file has no more to give, where it is the file's fault: whoever unpacks it gives errors no number.

    Raises:
        OSError: the system failed, and may not fail again.
    """
    if error.errno is not None:
        raise error
    return f"the file cannot be read further: {error}"


def reader_for(name: str) -> Reader | None:
    """The reader for a file of this name (without what it is packed with)."""
    lower = name.lower()
    return next((reader for reader in readers().values() if lower.endswith(reader.suffixes)), None)
