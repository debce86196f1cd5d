"""Remembers what was built, so that nobody's edits in a localized document are written over."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from glossator.errors import ConfigError
from glossator.files import cache_folder, make_file, only_writer, read_bytes, write_bytes

__all__ = ["refuse_edited", "write_built"]


def refuse_edited(path: str | Path, new: bytes | None = None) -> None:
    """Do nothing unless the file at `path` was built here, has been changed since, and is not what it would become.

    What nobody remembers to have built is taken for built. `new` is what it would become, if that is known.

    Raises:
        ConfigError: somebody has edited it.
    """
    record = _record(path)
    if not record.is_file() or not Path(path).is_file():
        return
    now = read_bytes(path, ConfigError)
    if now != new and record.read_text("ascii", "replace") != _digest(now):
        hint = "bring the changes into its catalogue, then remove it or give --overwrite"
        raise ConfigError("was edited since it was built, and is left as it is", path=str(path), hint=hint)


def write_built(path: str | Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write a localized document and remember it.

    Raises:
        ConfigError: somebody has edited it since it was built, and `overwrite` is not given.
        FormatError: it cannot be written, or somebody else writes it.
    """
    with only_writer(path):
        if not overwrite:
            refuse_edited(path, data)
        write_bytes(path, data)
        # Where the cache cannot be written, nothing is remembered.
        with suppress(OSError):
            make_file(_record(path), lambda file: file.write_text(_digest(data), "ascii"))


def _record(path: str | Path) -> Path:
    return cache_folder("built") / hashlib.sha256(os.fsencode(Path(path).resolve())).hexdigest()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
