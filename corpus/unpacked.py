"""Packed files as they are read; of one that breaks off, what stands before."""

from __future__ import annotations

from typing import BinaryIO

__all__ = ["PACKED", "Unpacked"]

# What a file is packed with, by the end of its name.
PACKED = {".gz": "gzip", ".zst": "zstd", ".bz2": "bz2"}
# At most as much is lost before the place where a file breaks off.
_PIECE = 1 << 16


class Unpacked:
    """The contents of a packed file; pyarrow loses what it unpacked where it meets a fault, so it is asked often."""

    def __init__(self, file: BinaryIO, codec: str) -> None:
        import pyarrow as pa

        self._stream = pa.CompressedInputStream(file, codec)
        self._fault: OSError | None = None

    def read(self, size: int = -1) -> bytes:
        """As many bytes, or all; fewer only at the end and before a fault, which the next call raises."""
        pieces, left = [], size
        while left and self._fault is None:
            try:
                piece = self._stream.read(_PIECE if left < 0 else min(left, _PIECE))
            except OSError as error:
                self._fault = error
                break
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece) if left > 0 else 0
        if self._fault and not pieces:
            raise self._fault
        return b"".join(pieces)
