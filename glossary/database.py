"""SQLite files that are made once, whole, and then only read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from glossator.errors import GlossaryError
from glossator.files import make_file
from glossator.glossary.collector import collector_paused

__all__ = ["UNAVAILABLE", "Database", "open_or_make"]

# What goes wrong where a file cannot be made: no permission, no space; a lone surrogate, which SQLite cannot carry.
UNAVAILABLE = (OSError, sqlite3.Error, UnicodeEncodeError)
# Nobody sees the file before it is whole, so nothing need ever be undone in it.
_CARELESS = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"


class Database:
    """A finished SQLite file; each process that asks has a connection of its own, as one does not survive a fork.

    Raises:
        sqlite3.Error, OSError: the file is missing, no database, or not whole.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._process = os.getpid()
        self._connection = self._connected()
        query = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        size = path.stat().st_size
        if size == 0 or self._connection.execute(query).fetchone() != (size,):
            raise sqlite3.DatabaseError("cut off")

    def rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """What the database answers.

        Raises:
            GlossaryError: the file was damaged after it had been made; it is gone then.
        """
        try:
            if self._process != os.getpid():
                self._connection = self._connected()
                self._process = os.getpid()
            yield from self._connection.execute(query, values)
        except sqlite3.Error as error:
            with suppress(OSError):
                self.path.unlink()
            what = f"the stored index is damaged and was removed: {error}"
            raise GlossaryError(what, path=str(self.path), hint="run again") from error

    def _connected(self) -> sqlite3.Connection:
        # Immutable: no locks, and no look at whether the file has changed.
        address = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True, check_same_thread=False)


def open_or_make(path: Path, fill: Callable[[sqlite3.Connection], None]) -> Database:
    """The database at `path`; where it is missing or broken, `fill` makes it.

    Raises:
        OSError, sqlite3.Error: it cannot be written.
    """
    try:
        return Database(path)
    except (OSError, sqlite3.Error):
        make_file(path, lambda made: _write(made, fill))
        return Database(path)


def _write(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    with closing(sqlite3.connect(path)) as connection, collector_paused():
        connection.executescript(_CARELESS)
        fill(connection)
        connection.commit()
