"""Lines of files of any size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from glossator.corpus.reader import Broken, cut_short

__all__ = ["lines"]

_CHUNK = 1 << 20
# A line of more bytes is not kept.
_LONGEST = 16 << 20


def lines(file: BinaryIO) -> Iterator[tuple[int, str | Broken]]:
    """Every line with its number from 1 on, without its end; broken where it is too long or no UTF-8.

    Where the file breaks off, as a packed one may, the last one says so.
    """
    number, rest, skipping = 1, b"", False
    pieces = _pieces(file)
    for piece in pieces:
        if isinstance(piece, Broken):
            yield number, Broken(number, piece.reason)
            return
        head, *whole = piece.split(b"\n")
        whole, rest = ([rest + head, *whole[:-1]], whole[-1]) if whole else ([], rest + head)
        for line in whole:
            yield number, Broken(number, f"a line of more than {_LONGEST} bytes") if skipping else _text(line, number)
            skipping = False
            number += 1
        if len(rest) > _LONGEST:
            rest, skipping = b"", True
    if rest or skipping:
        yield number, Broken(number, f"a line of more than {_LONGEST} bytes") if skipping else _text(rest, number)


def _pieces(file: BinaryIO) -> Iterator[bytes | Broken]:
    while True:
        try:
            piece = file.read(_CHUNK)
        except OSError as error:
            yield Broken(0, cut_short(error))
            return
        if not piece:
            return
        yield piece


def _text(line: bytes, number: int) -> str | Broken:
    try:
        return line.removesuffix(b"\r").decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        return Broken(number, f"no UTF-8 at byte {error.start}")
