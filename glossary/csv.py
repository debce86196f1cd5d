"""Glossaries in CSV and TSV; the columns are those of `glossary/table.py`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from glossator.glossary.cells import Row
from glossator.glossary.concept import Concept, Glossary, Plain
from glossator.glossary.format import GlossaryFile, GlossaryFormat
from glossator.glossary.table import looks_like_header, read_table, table_concepts, table_rows

__all__ = ["CSV", "TSV", "csv_rows"]

_DELIMITERS = (",", ";", "\t")
# A physical line with its end: csv.reader joins the lines of a quoted cell by itself.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def _read(file: GlossaryFile) -> Glossary:
    return read_table(file, _rows(file))


def _concepts(file: GlossaryFile) -> Iterator[Concept | Plain]:
    return table_concepts(file, _rows(file))


def _rows(file: GlossaryFile) -> Iterator[Row]:
    text = file.text()
    return csv_rows(file, text, _delimiter(text))


def csv_rows(file: GlossaryFile, text: str, delimiter: str) -> Iterator[Row]:
    """The rows with the numbers of their lines; one that cannot be read is rejected."""
    lines = (match.group() for match in _LINE.finditer(text))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            file.reject(f"the row cannot be read: {error}", line, "is a quotation mark not closed or not doubled?")
            continue
        yield Row(line, cells)


def _delimiter(text: str) -> str:
    """The delimiter that stands most often in the header."""
    header = text.lstrip().split("\n", 1)[0]
    return max(_DELIMITERS, key=header.count)


def _sniff(head: str) -> bool:
    lines = head.splitlines()
    delimiter = _delimiter(head)
    return bool(lines) and delimiter in lines[0] and looks_like_header(lines[0].split(delimiter))


def _write(glossary: Glossary, delimiter: str) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator="\n").writerows(table_rows(glossary))
    return buffer.getvalue().encode()


def _format(name: str, suffixes: tuple[str, ...], delimiter: str) -> GlossaryFormat:
    return GlossaryFormat(
        name, suffixes, _read, lambda glossary, _languages: _write(glossary, delimiter), _sniff, _concepts
    )


CSV = _format("csv", (".csv",), ",")
TSV = _format("tsv", (".tsv", ".tab", ".txt"), "\t")
