"""What a format is, and how a path finds its own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from glossator.discover import discover
from glossator.errors import FormatError
from glossator.model import Document, Edit, Segment, Span, apply_edits

__all__ = [
    "Format",
    "Languages",
    "decode",
    "format_for",
    "formats",
    "read",
    "read_bytes",
    "render",
    "write",
    "write_bytes",
]


@dataclass(frozen=True, slots=True)
class Languages:
    """What the user said of a file's languages; None lets the file say, or the detector."""

    source: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    `parse(raw, path, languages)` gives the document of a decoded file, or raises FormatError.
    `edit(document, old, new)` gives the edits, in file offsets of `document`, that turn the segment `old` into `new`
    (its target, source or state); everything else in the file stays as it is.
    `sniff(raw)` says whether the first characters look like it.
    """

    name: str
    suffixes: tuple[str, ...]
    parse: Callable[[str, str, Languages], Document]
    edit: Callable[[Document, Segment, Segment], Iterator[Edit]]
    sniff: Callable[[str], bool] = lambda _raw: False
    bilingual: bool = False


@cache
def formats() -> Mapping[str, Format]:
    """Every format, by name."""
    return discover("glossator.formats", Format, lambda format_: format_.name)


def format_for(path: str, raw: str) -> Format:
    """The format of a file by its suffix, else by its first characters.

    Raises:
        FormatError: no format claims it.
    """
    suffix = Path(path).suffix.lower()
    known = formats().values()
    for format_ in known:
        if suffix in format_.suffixes:
            return format_
    for format_ in known:
        if format_.sniff(raw[:4096]):
            return format_
    if suffix in ("", ".text"):
        return formats()["plain"]
    supported = ", ".join(sorted({suffix for format_ in known for suffix in format_.suffixes}))
    raise FormatError(f"files ending in {suffix!r} are not supported", path=path, hint=f"supported: {supported}")


def read(path: str | Path, languages: Languages | None = None, format_name: str | None = None) -> Document:
    """The document in the file at `path`.

    Raises:
        FormatError: the file cannot be read, is not text, or is not what its suffix says.
    """
    raw, encoding = decode(read_bytes(path), str(path))
    format_ = formats()[format_name] if format_name else format_for(str(path), raw)
    return replace(format_.parse(raw, str(path), languages or Languages()), encoding=encoding)


def render(document: Document) -> bytes:
    """The bytes of the file with the segments of `document` in it.

    Where no segment differs from what the file says, these are the file's own bytes.

    Raises:
        FormatError: the encoding of the file has no place for a character of the translation.
    """
    format_ = formats()[document.format]
    before = format_.parse(document.raw, document.path, Languages(document.source_language, document.target_language))
    old = {segment.id: segment for segment in before.segments}
    edits = [
        edit
        for segment in document.segments
        if segment.id in old and _differs(segment, old[segment.id])
        for edit in format_.edit(before, old[segment.id], segment)
    ]
    text = apply_edits(document.raw, edits)
    try:
        return text.encode(document.encoding)
    except UnicodeEncodeError as error:
        found = text[error.start : error.end]
        raise FormatError(
            f"{found!r} has no place in the file's encoding {document.encoding}",
            path=document.path,
            hint="convert the file to UTF-8 first",
        ) from error


def write(document: Document, path: str | Path) -> None:
    """Put the document into the file at `path`, whole or not at all.

    Raises:
        FormatError: the file cannot be written.
    """
    write_bytes(path, render(document))


def read_bytes(path: str | Path) -> bytes:
    """The bytes at `path`.

    Raises:
        FormatError: there is no such file, it is a folder, or it may not be read.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise FormatError(f"cannot be read: {error.strerror}", path=str(path)) from error


def write_bytes(path: str | Path, data: bytes) -> None:
    """Write beside `path` and move into place; the old file's permissions are kept.

    Raises:
        FormatError: the file cannot be written (no permission, disk full).
    """
    target = Path(path)
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            temporary = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        os.replace(temporary, target)
    except OSError as error:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)
        raise FormatError(f"cannot be written: {error.strerror}", path=str(path)) from error


_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def decode(data: bytes, path: str, declared: str | None = None) -> tuple[str, str]:
    """The characters of a file and its encoding; a byte-order mark stays as U+FEFF, so that it is written back.

    Raises:
        FormatError: the bytes are no text in that encoding.
    """
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), declared or "utf-8")
    if encoding == "utf-8" and b"\x00" in data[:8192]:
        raise FormatError("is a binary file, expected text", path=path)
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(
            f"byte 0x{data[error.start]:02x} is no {encoding.upper()}",
            path=path,
            line=line,
            hint="save the file as UTF-8",
        ) from error
    except LookupError as error:
        raise FormatError(f"the declared encoding {encoding!r} is unknown", path=path) from error


def _differs(new: Segment, old: Segment) -> bool:
    new_target = new.target.value if new.target else None
    old_target = old.target.value if old.target else None
    return new.source.value != old.source.value or new_target != old_target or new.state != old.state


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def whole_text_edit(_document: Document, old: Segment, new: Segment) -> Iterator[Edit]:
    """The edit of a monolingual format: the segment's characters in the file become its target, else its source."""
    span = old.source.to_file(Span(0, len(old.source.value)))
    if span is not None:
        yield Edit(span, (new.target or new.source).value)
