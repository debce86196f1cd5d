"""Glossaries as rows of cells, for CSV, TSV and XLSX: wide tables (`wide.py`) and long ones (`long.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossator.errors import GlossaryError
from glossator.glossary.cells import COLUMNS, Row, column, is_language
from glossator.glossary.concept import Concept, Glossary, Plain
from glossator.glossary.format import GlossaryFile
from glossator.glossary.long import long_concepts, long_rows
from glossator.glossary.wide import fits_wide, wide_concepts, wide_rows

__all__ = ["looks_like_header", "read_table", "table_concepts", "table_rows"]

# What neither XML nor a spreadsheet can carry, and no term needs.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_table(file: GlossaryFile, rows: Iterable[Row]) -> Glossary:
    """The glossary in a table; the first row that is not empty is the header."""
    concepts = table_concepts(file, rows)
    return Glossary(file.name, tuple(one.concept if isinstance(one, Plain) else one for one in concepts))


def table_concepts(file: GlossaryFile, rows: Iterable[Row]) -> Iterator[Concept | Plain]:
    """The concepts in a table, those of a wide one row by row."""
    filled = _filled(file, rows)
    header = next(filled, None)
    if header is None:
        raise file.error("is empty", hint="expected a header such as: en,pt  or: concept,language,term,status")
    is_long = {"language", "term"} & {column(cell) for cell in header.cells}
    return (long_concepts if is_long else wide_concepts)(file, header, filled)


def table_rows(glossary: Glossary) -> Iterator[list[str]]:
    """The header and the rows of a table: wide, or long where a wide one has no place for something.

    XML fragments that Glossator does not interpret (`extras`) have no place in either.

    Raises:
        GlossaryError: a concept has no term.
    """
    for concept in glossary.concepts:
        if not concept.terms:
            raise GlossaryError(f"the concept {concept.id!r} has no term, and a table has a place for terms only")
    return wide_rows(glossary) if all(map(fits_wide, glossary.concepts)) else long_rows(glossary)


def looks_like_header(cells: Iterable[str]) -> bool:
    """Whether the cells are names of columns.

    >>> looks_like_header(["id", "en", "pt_BR"]), looks_like_header(["peace", "paz"])
    (True, False)
    """
    names = [column(cell) for cell in cells]
    return len(names) > 1 and all(name in COLUMNS or is_language(name) for name in names)


def _filled(file: GlossaryFile, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows that are not empty, their cells stripped and without empty ones at the end."""
    for line, raw in rows:
        cells = [cell.strip() for cell in raw]
        while cells and not cells[-1]:
            cells.pop()
        joined = "".join(cells)
        found = None if joined.isprintable() else _CONTROL.search(joined)
        if found:
            file.reject(f"holds the control character U+{ord(found.group()):04X}", line)
        elif cells:
            yield Row(line, cells)
