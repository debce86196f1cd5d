"""Reads files as bytes and text, and writes them whole or not at all."""

from __future__ import annotations

import codecs
import fcntl
import hashlib
import io
import os
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from glossator.errors import FormatError, InputError

__all__ = ["cache_folder", "decode", "make_file", "only_writer", "read_bytes", "without_times", "write_bytes"]

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Codecs of Python that no file of text is in; some give what cannot be written back.
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def read_bytes(path: str | Path, error: type[InputError] = FormatError) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: as `error`: there is no such file, it is a folder, or it may not be read.
    """
    try:
        return Path(path).read_bytes()
    except OSError as failure:
        raise error(f"cannot be read: {failure.strerror}", path=str(path)) from failure


def write_bytes(path: str | Path, data: bytes, error: type[InputError] = FormatError) -> None:
    """Write beside `path` and move into place; the old file's permissions are kept. A device or pipe is written to.

    Raises:
        InputError: as `error`: the file cannot be written (no permission, disk full), or is a symbolic link.
    """
    target = Path(path)
    temporary = None
    try:
        if target.is_symlink() and (target.is_file() or not target.exists()):
            # Replaced, it would be a link no more; followed, it could lead out of the folder that the user meant.
            what = f"is a symbolic link to {os.readlink(target)}, which is not written through"
            raise error(what, path=str(path), hint="name the file itself, or remove the link")
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            temporary = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        os.replace(temporary, target)
    except OSError as failure:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)
        raise error(f"cannot be written: {failure.strerror}", path=str(path)) from failure


@contextmanager
def only_writer(path: str | Path, error: type[InputError] = FormatError) -> Iterator[None]:
    """Keep other processes of the same user that ask too from working on the file at `path` meanwhile.

    The lock is a file in the cache folder that the system lets go of when the process ends, in whatever way. Where
    there can be no such file, nothing is kept off.

    Raises:
        InputError: as `error`: another process is at work on the file.
    """
    lock = cache_folder("locks") / hashlib.sha256(os.fsencode(Path(path).resolve())).hexdigest()
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        held = lock.open("wb")
    except OSError:
        yield
        return
    with held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as failure:
            hint = "wait until it has ended, then run this again"
            raise error("another glossator is writing it", path=str(path), hint=hint) from failure
        except OSError:
            pass
        yield


def cache_folder(name: str) -> Path:
    """The folder `name` among those of the product in the user's cache folder; it may be missing."""
    from platformdirs import user_cache_path

    return user_cache_path("glossator") / name


def make_file(path: Path, make: Callable[[Path], object]) -> None:
    """Have `make` write a file beside `path` and move it into place, as other processes may read or make it too.

    Raises:
        OSError: the folder cannot be written to, or the disk is full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as beside:
        made = Path(beside) / path.name
        make(made)
        os.replace(made, path)


def decode(
    data: bytes, path: str, declared: str | None = None, error: type[InputError] = FormatError
) -> tuple[str, str]:
    """The characters of a file and its encoding; a byte-order mark stays as U+FEFF, so that it is written back.

    Raises:
        InputError: as `error`: the bytes are no text in that encoding.
    """
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), declared or "utf-8")
    if encoding == "utf-8" and b"\x00" in data[:8192]:
        raise error("is a binary file, expected text", path=path)
    try:
        if codecs.lookup(encoding).name in _NO_CHARSETS:
            raise LookupError(encoding)
        return data.decode(encoding), encoding
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        what = f"byte 0x{data[failure.start]:02x} is no {encoding.upper()}"
        raise error(what, path=path, line=line, hint="save the file as UTF-8") from failure
    except LookupError as failure:
        raise error(f"the declared encoding {encoding!r} is unknown", path=path) from failure


def without_times(workbook: bytes) -> bytes:
    """An Excel workbook without the time of writing, so that the same content gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == "docProps/core.xml":
                part = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            new.writestr(zipfile.ZipInfo(info.filename, _EPOCH), part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
