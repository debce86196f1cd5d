"""Unpacks a package file from a stranger: a zip of one folder, looked through before anything is written."""

from __future__ import annotations

import shutil
import stat
import tempfile
import zlib
from collections.abc import Callable
from lzma import LZMAError
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from glossator.errors import EngineError, InputError

__all__ = ["LARGEST", "top_folder", "unpack"]

# Argos packages are 50 to 300 MB; ten times that leaves room and still fits on a disk.
LARGEST = 3 * 2**30
_MOST_ENTRIES = 10_000


def unpack(path: Path, into: Path, check: Callable[[ZipFile, str], None]) -> Path:
    """Put the archive's folder into the folder `into`, in place of one of the same name, whole or not at all.

    `check` gets the archive and the name of its folder before anything is written and raises ValueError to refuse it.

    Raises:
        InputError: the file is no such archive, is refused, or is damaged.
        EngineError: it cannot be written.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=str(path)) from error
    try:
        with file, ZipFile(file) as archive:
            top = top_folder(archive)
            check(archive, top)
            into.mkdir(parents=True, exist_ok=True)
            # Beside the folder, not in it: Argos Translate takes everything in there for a package.
            with tempfile.TemporaryDirectory(prefix=".glossator-", dir=into.resolve().parent) as temporary:
                archive.extractall(temporary)
                _move(Path(temporary) / top, into / top, aside=Path(temporary) / "old")
    except (BadZipFile, EOFError, LZMAError, NotImplementedError, ValueError, zlib.error) as error:
        raise InputError(f"not a package that can be installed: {error}", path=str(path)) from error
    except OSError as error:
        raise EngineError(f"cannot install {path} into {into}: {error.strerror or error}") from error
    return into / top


def top_folder(archive: ZipFile) -> str:
    """The one folder that everything in the archive lies in.

    Raises:
        ValueError: an entry would leave that folder (absolute, `..`, drive letter, link), is encrypted, or the whole
            would unpack to more than LARGEST bytes.
    """
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if total > LARGEST or len(entries) > _MOST_ENTRIES:
        found = f"it would unpack to {len(entries):,} files of {total:,} bytes"
        raise ValueError(f"{found}, expected at most {_MOST_ENTRIES:,} of {LARGEST:,}")
    for entry in entries:
        # A unicode path field may give an entry a second name, which is the one that extraction takes.
        if fault := _fault(entry, entry.orig_filename) or _fault(entry, entry.filename):
            raise ValueError(f"its entry {entry.orig_filename!r} {fault}")
    tops = {entry.filename.split("/")[0] for entry in entries}
    if len(tops) != 1:
        raise ValueError(f"expected one folder at the top, found {len(tops)}: {', '.join(sorted(tops)[:3])}")
    return tops.pop()


def _fault(entry: ZipInfo, name: str) -> str:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if name.startswith("/"):
        return "has an absolute path"
    if "\\" in name or ":" in name or not name.isprintable():
        return "has a backslash, a drive letter or a control character"
    if any(part in (".", "..") for part in name.split("/")):
        return "leaves its folder"
    if name.startswith(".") or "/" not in name:
        return "does not lie in a folder of its own"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link or a device"
    return "is encrypted" if entry.flag_bits & 1 else ""


def _move(new: Path, place: Path, aside: Path) -> None:
    if not place.exists():
        shutil.move(new, place)
        return
    shutil.move(place, aside)
    try:
        shutil.move(new, place)
    except OSError:
        shutil.rmtree(place, ignore_errors=True)
        shutil.move(aside, place)
        raise
