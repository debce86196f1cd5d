"""Finds the units in a TMX file of any size, a piece of it at a time."""

from __future__ import annotations

import codecs
import re
from collections.abc import Generator, Iterator
from contextlib import nullcontext
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from glossator.errors import FormatError

__all__ = ["raw_units"]

_CHUNK = 1 << 20
# A unit longer than this was never closed.
_LONGEST = 10_000_000
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHARSET = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)")
_SOURCE = re.compile(r"<header\b[^>]*\ssrclang\s*=\s*[\"']([^\"']*)")
_TOKEN = re.compile(r"<!--|<!\[CDATA\[|<tu(?=[\s/>])|</tu\s*>")
_CLOSING = {"<!--": "-->", "<![CDATA[": "]]>"}
# A mark that is cut by the end of a piece is no longer than this.
_LONGEST_MARK = 64


def raw_units(path: str | Path, opened: BinaryIO | None = None) -> tuple[str, Iterator[tuple[int, str | None]]]:
    """The source language that the header names, and every unit as it stands, with its line; None: it is not closed.

    Bytes that are no text in the file's encoding come as surrogates (U+FFFD in UTF-16).

    Raises:
        FormatError: the file cannot be read or is no TMX.
    """
    pieces = _decoded(Path(path), opened)
    head = next(pieces, "")
    if re.search(r"<tmx[\s>]", head) is None:
        pieces.close()
        raise FormatError("is no TMX: it has no <tmx> at its start", path=str(path))
    header = _SOURCE.search(head)
    return header.group(1) if header else "*all*", _units(head, pieces)


def _decoded(path: Path, opened: BinaryIO | None) -> Generator[str, None, None]:
    try:
        with nullcontext(opened) if opened else path.open("rb") as file:
            data = file.read(_CHUNK)
            encoding = _encoding(data)
            errors = "replace" if encoding.startswith("utf-16") else "surrogateescape"
            decoder = codecs.getincrementaldecoder(encoding)(errors)
            while data:
                yield decoder.decode(data)
                data = file.read(_CHUNK)
            yield decoder.decode(b"", final=True)
    except LookupError as error:
        raise FormatError("the declared encoding is unknown", path=str(path)) from error
    except OSError as error:
        raise FormatError(f"cannot be read: {error.strerror or error}", path=str(path)) from error


def _encoding(data: bytes) -> str:
    declared = _CHARSET.match(data)
    marked = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    return marked or (declared.group(1).decode("ascii").lower() if declared else "utf-8")


def _units(head: str, pieces: Iterator[str]) -> Iterator[tuple[int, str | None]]:
    splitter = _Splitter()
    for piece in chain((head,), pieces):
        yield from splitter.units(piece)
    if splitter.is_open:
        yield splitter.line, None


class _Splitter:
    """Cuts units out of the pieces of a file; `line` is that of the unit that comes or is open."""

    def __init__(self) -> None:
        self.line = 1
        self._buffer = ""
        # Offsets in the buffer: lines are counted up to here, marks looked for from here on, the open unit starts here.
        self._counted = 0
        self._position = 0
        self._start: int | None = None
        # What ends the comment or the character data that the buffer ends in.
        self._closing = ""

    @property
    def is_open(self) -> bool:
        """Whether a unit has begun and not ended."""
        return self._start is not None

    def units(self, piece: str) -> Iterator[tuple[int, str | None]]:
        """The units that end in the piece, and None for each that another one interrupts."""
        self._forget()
        self._buffer += piece
        for token in self._marks():
            if token.group() == "<tu":
                if self._start is not None:
                    yield self.line, None
                self._count(token.start())
                self._start = token.start()
            elif self._start is not None:
                yield self.line, self._buffer[self._start : token.end()]
                self._start = None
        if self._start is not None and len(self._buffer) - self._start > _LONGEST:
            yield self.line, None
            self._start = None

    def _marks(self) -> Iterator[re.Match[str]]:
        """Where units start and end, outside comments and character data."""
        while True:
            if self._closing:
                end = self._buffer.find(self._closing, self._position)
                if end < 0:
                    self._position = max(self._position, len(self._buffer) - len(self._closing) + 1)
                    return
                self._position = end + len(self._closing)
                self._closing = ""
            token = _TOKEN.search(self._buffer, self._position)
            if token is None:
                self._position = max(self._position, len(self._buffer) - _LONGEST_MARK)
                return
            self._position = token.end()
            self._closing = _CLOSING.get(token.group(), "")
            if not self._closing:
                yield token

    def _forget(self) -> None:
        """Drop what has been looked at, but for the unit that is open."""
        kept = self._position if self._start is None else self._start
        self._count(kept)
        self._buffer = self._buffer[kept:]
        self._counted = 0
        self._position -= kept
        self._start = None if self._start is None else 0

    def _count(self, offset: int) -> None:
        self.line += self._buffer.count("\n", self._counted, offset)
        self._counted = offset
