"""The SQLite file of a translation memory: several processes may write to it, and any of them may be killed."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from glossator.errors import InputError

__all__ = ["MemoryFile", "marks"]

# "GlTM", so that `file` and we know the file; the version is that of the tables.
_APPLICATION = 0x476C544D
_VERSION = 1
_TABLES = """
    CREATE TABLE pairs (number INTEGER PRIMARY KEY, source TEXT, target TEXT, UNIQUE (source, target));
    CREATE TABLE units (
        number INTEGER PRIMARY KEY, digest INTEGER, pair INTEGER, context TEXT,
        source TEXT, target TEXT, created TEXT, changed TEXT, author TEXT, origin TEXT
    );
    CREATE UNIQUE INDEX units_by_source ON units (digest, pair, context);
    CREATE TABLE postings (
        pair INTEGER, feature INTEGER, band INTEGER, block INTEGER, units BLOB,
        PRIMARY KEY (pair, feature, band, block)
    ) WITHOUT ROWID;
"""
# A writer holds the file for as long as one batch takes, a second or two.
_PATIENCE = 60.0
# 64 MB: the pages that an import writes again and again.
_PAGES = "PRAGMA cache_size = -65536"


class MemoryFile:
    """An open memory; each process that asks has a connection of its own, as one does not survive a fork.

    What was committed stays, what was not is as if it had never begun, whenever a process ends.

    Raises:
        InputError: the file cannot be opened or made, or is no translation memory.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._explained():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._opened()
            self._process = os.getpid()

    def rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """What the memory answers: one state of it, whatever others write meanwhile.

        Raises:
            InputError: the file cannot be read.
        """
        with self._explained():
            yield from self._own().execute(query, values)

    def all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """As `rows`, all at once."""
        with self._explained():
            return self._own().execute(query, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything inside is written, or nothing; no other process writes meanwhile.

        Raises:
            InputError: the file cannot be written.
        """
        with self._explained():
            connection = self._own()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file; the last process to do so leaves no other file beside it."""
        if self._process == os.getpid():
            self._connection.close()

    def _own(self) -> sqlite3.Connection:
        if self._process != os.getpid():
            self._connection = self._opened()
            self._process = os.getpid()
        return self._connection

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.execute(_PAGES)
        has_tables = connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        # In this order: what another process makes meanwhile has its mark as soon as it has tables.
        if not _is_memory(connection):
            if has_tables:
                raise InputError("is a database of something else", path=str(self.path), hint="name another --memory")
            _make(connection)
        # Loses no commit where the program is killed; where the power fails, the last ones, and never the file.
        connection.execute("PRAGMA synchronous = NORMAL")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise InputError(f"is no usable translation memory: {error}", path=str(self.path)) from error
        except OSError as error:
            raise InputError(f"cannot be opened: {error.strerror}", path=str(self.path)) from error


def marks(values: Collection[object]) -> str:
    """The list of as many values in a query.

    >>> marks("ab")
    '(?,?)'
    """
    return f"({','.join('?' * len(values))})"


def _make(connection: sqlite3.Connection) -> None:
    _write_ahead(connection)
    connection.execute("BEGIN IMMEDIATE")
    # Another process may have made the tables while this one waited.
    if not _is_memory(connection):
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    connection.execute("COMMIT")


def _is_memory(connection: sqlite3.Connection) -> bool:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application == _APPLICATION and version != _VERSION:
        raise sqlite3.DatabaseError(f"it was made by another Glossator (version {version}, expected {_VERSION})")
    return bool(application == _APPLICATION)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn the log on, in which readers and a writer do not wait for each other.

    SQLite itself does not wait where two processes do this at the same moment.
    """
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            with closing(connection.execute("PRAGMA journal_mode = WAL")) as answer:
                answer.fetchone()
            return
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
