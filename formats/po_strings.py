"""The strings of GNU gettext catalogues: what stands between quotes, in the file and as people read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from glossator.formats.placeholders import protected_spans
from glossator.model import Piece, Text

__all__ = ["Field", "written"]

# What stands between characters that mean themselves: an escape, or the quotes where one string ends and one begins.
_BREAK = re.compile(r'(\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)|"\s*")')
_NUMBER = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2}))")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", '"': '"', "\\": "\\"}
_TO_ESCAPE = str.maketrans({character: "\\" + letter for letter, character in _ESCAPES.items()})
_WORD = re.compile(r"[^ ]* *")
_WIDTH = 79


@dataclass(slots=True)
class Field:
    """The strings of one keyword, in the file from `start`, the keyword, to `end`, the last quote.

    `runs` are strings with only white space between them, from quote to quote, and where each run starts.
    """

    start: int
    end: int
    runs: list[tuple[int, str]] = field(default_factory=list)

    @property
    def text(self) -> Text:
        """What the strings say together."""
        value = "".join(
            # Without escapes, every other part lies between two strings and not in one.
            chunk
            for _, run in self.runs
            for chunk in (run[1:-1].split('"')[::2] if "\\" not in run else (value for value, _, _ in _chunks(0, run)))
        )
        return Text(value, protected_spans(value), _Pieces(self.runs, self.end))


class _Pieces(Sequence[Piece]):
    """The pieces of a field's text, made when somebody asks where it stands in the file."""

    __slots__ = ("_end", "_made", "_runs")

    def __init__(self, runs: list[tuple[int, str]], end: int) -> None:
        self._runs = runs
        self._end = end
        self._made: tuple[Piece, ...] = ()

    def __getitem__(self, index: Any) -> Any:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def _all(self) -> tuple[Piece, ...]:
        if not self._made:
            position = 0
            pieces: list[Piece] = []
            for start, run in self._runs:
                for value, file_start, length in _chunks(start, run):
                    pieces.append(Piece(position, len(value), file_start, length))
                    position += len(value)
            self._made = tuple(pieces) or (Piece(0, 0, self._end - 1, 0),)
        return self._made


def _chunks(start: int, run: str) -> Iterator[tuple[str, int, int]]:
    """The characters and escapes of a run that starts at `start`: value, place and length in the file."""
    start += 1
    for number, chunk in enumerate(_BREAK.split(run[1:-1])):
        if chunk and (number % 2 == 0 or chunk[0] == "\\"):
            yield _unescaped(chunk) if number % 2 else chunk, start, len(chunk)
        start += len(chunk)


def _unescaped(escape: str) -> str:
    """The character that an escape stands for; one without a meaning stands for itself."""
    number = _NUMBER.fullmatch(escape)
    if number is None:
        return _ESCAPES.get(escape[1], escape)
    octal, hexadecimal = number.groups()
    return chr(int(octal, 8) if octal else int(hexadecimal, 16))


def written(keyword: str, value: str, newline: str, wrapped: bool) -> str:
    """A keyword with its string: on one line if it fits or the file does not wrap, else as msgcat breaks it."""
    lines = [part.translate(_TO_ESCAPE) for part in re.findall(r"[^\n]+\n?|\n", value)]
    single = f'{keyword} "{"".join(lines)}"'
    if len(lines) < 2 and (not wrapped or len(single) <= _WIDTH):
        return single
    if wrapped:
        lines = [row for line in lines for row in _wrapped(line)]
    return newline.join((f'{keyword} ""', *(f'"{line}"' for line in lines)))


def _wrapped(line: str) -> Iterator[str]:
    row = ""
    for word in _WORD.findall(line):
        if row and len(row) + len(word) > _WIDTH - 2:
            yield row
            row = ""
        row += word
    if row:
        yield row
