"""Files that are ZIP archives of texts (DOCX, ODT, XLSX): their parts as one text, and back with the changed ones."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from glossator.errors import FormatError
from glossator.files import decode
from glossator.model import Span

__all__ = ["Member", "edited", "members", "pack", "unpack"]

# Of all parts that are read, unpacked, in bytes: a book of a thousand pages takes a tenth. And how much smaller than
# itself a part may be packed: DEFLATE reaches a thousand only on a file made for it.
_LARGEST = 300_000_000
_STRANGE_RATIO, _STRANGE_SIZE = 500, 10_000_000
# What zipfile raises on an archive that is damaged, encrypted or packed in a way of its own.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
)
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# No XML text has this character, so it tells where a part begins and what it is called.
_MARK = "\x00"


class Member(NamedTuple):
    """A part of an archive: its name, and where its characters stand in the text of the whole."""

    name: str
    span: Span


def unpack(data: bytes, path: str, chosen: Callable[[Sequence[str]], Sequence[str]]) -> str:
    """The texts of the parts that `chosen` picks from all names, in its order, as one; `members` takes it apart.

    Raises:
        FormatError: it is no ZIP archive, is damaged or encrypted, or would unpack to far more than it seems.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = chosen(archive.namelist())
            _refuse_bomb(archive, names, path)
            texts = (_text(archive.read(name), f"{path}!{name}")[0] for name in names)
            return "".join(f"{_MARK}{name}{_MARK}{text}" for name, text in zip(names, texts, strict=True))
    except _DAMAGED as error:
        raise FormatError(f"is no readable ZIP archive: {error}", path=path) from error


def members(raw: str) -> Iterator[Member]:
    """The parts of what `unpack` gave, in order."""
    position = 0
    while position < len(raw):
        name_end = raw.index(_MARK, position + 1)
        following = raw.find(_MARK, name_end + 1)
        end = len(raw) if following < 0 else following
        yield Member(raw[position + 1 : name_end], Span(name_end + 1, end))
        position = end


def pack(data: bytes, raw: str, path: str) -> bytes:
    """The archive with the parts as `raw` has them; one that has not changed keeps its bytes, and so has all else.

    Raises:
        FormatError: a part's encoding has no place for one of its characters, or another part is damaged, or would
            unpack to far more than it seems.
    """
    changed = dict(_changed(data, raw, path))
    if not changed:
        return data
    buffer = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
            _refuse_bomb(old, [name for name in old.namelist() if name not in changed], path)
            new.comment = old.comment
            for info in old.infolist():
                content = changed.get(info.filename)
                new.writestr(info, old.read(info) if content is None else content, compress_type=info.compress_type)
    except _DAMAGED as error:
        raise FormatError(f"has a part that cannot be read: {error}", path=path) from error
    return buffer.getvalue()


def edited(data: bytes, path: str, chosen: Callable[[str], bool], edit: Callable[[str], str]) -> bytes:
    """The archive with what `edit` makes of each part whose name is `chosen`; else as `pack`.

    Raises:
        FormatError: as `unpack` and `pack`.
    """
    raw = unpack(data, path, lambda names: [name for name in names if chosen(name)])
    made = (f"{_MARK}{name}{_MARK}{edit(raw[span.start : span.end])}" for name, span in members(raw))
    return pack(data, "".join(made), path)


def _changed(data: bytes, raw: str, path: str) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name, span in members(raw):
            before, encoding = _text(archive.read(name), f"{path}!{name}")
            after = raw[span.start : span.end]
            if after != before:
                try:
                    yield name, after.encode(encoding)
                except UnicodeEncodeError as error:
                    found = after[error.start : error.end]
                    raise FormatError(f"{found!r} has no place in the encoding {encoding}", path=path) from error


def _text(content: bytes, path: str) -> tuple[str, str]:
    declared = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    text, encoding = decode(content, path, declared[1].decode("ascii").lower() if declared else None)
    if _MARK in text:
        raise FormatError("has the character U+0000, which no XML has", path=path)
    return text, encoding


def _refuse_bomb(archive: zipfile.ZipFile, names: Sequence[str], path: str) -> None:
    infos = [archive.getinfo(name) for name in names]
    size = sum(info.file_size for info in infos)
    strange = (one for one in infos if one.file_size > max(_STRANGE_SIZE, _STRANGE_RATIO * one.compress_size))
    suspect = next(strange, None)
    if size > _LARGEST or suspect:
        what = f"{suspect.filename} of " if suspect else ""
        raise FormatError(f"would unpack to {what}{size} bytes, which looks like a trap", path=path)
