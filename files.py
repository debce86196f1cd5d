"""Reads files as bytes and text, and writes them whole or not at all."""

from __future__ import annotations

import io
import os
import re
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from glossator.errors import FormatError, InputError

__all__ = ["cache_folder", "decode", "make_file", "read_bytes", "without_times", "write_bytes"]

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
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
        InputError: as `error`: the file cannot be written (no permission, disk full).
    """
    target = Path(path)
    temporary = None
    try:
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
