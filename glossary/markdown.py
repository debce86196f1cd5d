"""Glossaries as a table in Markdown, for people to read (GitHub Flavored Markdown, 4.10 "Tables").

The cells are those of a CSV glossary (`glossary/table.py`), with what Markdown would take for markup escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from glossator.glossary.cells import MARKS, Row
from glossator.glossary.concept import Glossary
from glossator.glossary.format import GlossaryFile, GlossaryFormat
from glossator.glossary.table import read_table, table_rows

__all__ = ["MARKDOWN"]

_DELIMITERS = re.compile(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?::?-+:?)?")
_MARKUP = re.compile(r"[\\|*_`<\[\]]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|<br ?/?>")
_CELL = re.compile(r"((?:[^|\\]|\\.|\\\Z)*)(?:\||\Z)")
_LINE_BREAK = re.compile(r"\r\n?|\n")


def _read(file: GlossaryFile) -> Glossary:
    lines = file.text().splitlines()
    start = next((number for number, line in enumerate(lines) if number and _is_below_header(line)), None)
    if start is None:
        raise file.error("holds no table", hint="expected a row of dashes below a header such as: | en | pt |")
    return read_table(file, _rows(lines, start))


def _rows(lines: Sequence[str], start: int) -> Iterator[Row]:
    """The rows of the first table, from its header to the first line without a bar."""
    yield Row(start, _cells(lines[start - 1]))
    for number, line in enumerate(lines[start + 1 :], start + 2):
        if "|" not in line:
            return
        yield Row(number, _cells(line))


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    cells = [match[1].strip() for match in _CELL.finditer(inner)]
    return [_ESCAPED.sub(lambda match: match[1] or "\n", cell) for cell in cells]


def _write(glossary: Glossary, _languages: tuple[str, ...]) -> bytes:
    header, *rows = table_rows(glossary)
    lines = [f"# {_escaped(glossary.name)}", "", _line(header), _line(["---"] * len(header)), *map(_line, rows)]
    if any(term.status in MARKS.values() for concept in glossary.concepts for term in concept.terms):
        lines += [
            "",
            "`|` stands between several terms, `!` before one that must not be used, `~` before an outdated one.",
        ]
    return "".join(f"{line}\n" for line in lines).encode()


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_escaped, cells))} |"


def _escaped(cell: str) -> str:
    return _LINE_BREAK.sub("<br>", _MARKUP.sub(r"\\\g<0>", cell))


def _is_below_header(line: str) -> bool:
    return _DELIMITERS.fullmatch(line.strip()) is not None


def _sniff(head: str) -> bool:
    return any("|" in before and _is_below_header(line) for before, line in pairwise(head.splitlines()[:-1]))


MARKDOWN = GlossaryFormat("markdown", (".md", ".markdown"), _read, _write, _sniff)
