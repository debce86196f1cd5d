"""Rows as documents that rules and engines take, and findings as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from glossator.formats.placeholders import protected_spans
from glossator.model import Document, Finding, Segment, State, Text

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["documents", "finding_rows", "found_in", "portions", "segment_of", "table_of"]

Row = dict[str, Any]


def documents(rows: Sequence[Row]) -> Iterator[Document]:
    """The documents in rows; the id of a segment is the number of its row in `rows`.

    A row without a document is one by itself, and so are the rows of a document in each pair of languages.
    """
    together: defaultdict[tuple[object, ...], list[tuple[int, Row]]] = defaultdict(list)
    for number, row in enumerate(rows):
        together[_key(number, row)].append((number, row))
    for several in together.values():
        first = several[0][1]
        segments = tuple(segment_of(row, str(number), block) for block, (number, row) in enumerate(several))
        yield Document(
            first["document"] or first["file"],
            "corpus",
            "",
            segments,
            first["source_language"],
            first["target_language"],
            bilingual=True,
        )


def portions(rows: pa.Table, size: int) -> Iterator[tuple[int, pa.Table]]:
    """Rows that are sorted by document in slices of about `size`, that cut no document, each behind its offset."""
    document, first = rows.column("document"), 0
    while first < len(rows):
        end = min(first + size, len(rows))
        while end < len(rows) and document[end].is_valid and document[end] == document[end - 1]:
            end += 1
        yield first, rows.slice(first, end - first)
        first = end


def segment_of(row: Row, id_: str, block: int = 0) -> Segment:
    """The segment of a row."""
    target = None if row["target"] is None else _text(row["target"])
    state = State(row["state"]) if row["state"] else State.INITIAL if target is None else State.TRANSLATED
    context, notes = row["context"] or "", tuple(row["notes"] or ())
    return Segment(id_, _text(row["source"]), target, state, block, row["plural"], context, notes)


def finding_rows(findings: Iterable[Finding], rows: Sequence[Row]) -> list[Row]:
    """Findings in `documents(rows)` as rows of `tables.FINDINGS`, by file, row and place."""
    found = [found_in(rows[int(finding.segment_id)], finding) for finding in findings]
    return sorted(found, key=lambda row: (row["file"], row["row"], row["side"], row["start"], row["end"], row["rule"]))


def found_in(row: Row, finding: Finding) -> Row:
    """One finding as a row."""
    return {
        **{name: row[name] for name in ("file", "row", "id", "document")},
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "message": finding.message,
        "side": finding.side.value,
        "start": finding.span.start,
        "end": finding.span.end,
        "suggestions": list(finding.suggestions),
        "concept_id": finding.concept_id,
        "mqm": finding.mqm,
    }


def table_of(rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    """Rows as a table."""
    import pyarrow as pa

    return pa.Table.from_pylist(list(rows), schema=schema)


def _key(number: int, row: Row) -> tuple[object, ...]:
    own = number if row["document"] is None else ""
    return own, row["document"], row["source_language"], row["target_language"]


def _text(value: str) -> Text:
    return Text(value, protected_spans(value))
