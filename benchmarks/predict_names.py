"""Answers rows of names, right or misspelled: `{"id", "flag", "suggestion"}` a row.

A row with a "glossary" is a paragraph in "lang" beside the names that it may spell wrong; a row with "source" and
"target" is one bilingual segment. Only the rules on names (`name-*`) decide, at their default settings, and a row gets
the first finding.

usage: predict_names.py ROWS.jsonl[.gz] > PRED.jsonl
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

from glossator import Concept, Glossary, Kind, Term
from glossator.check.run import check_document, select
from glossator.model import Document, Segment, Text


def main() -> None:
    """One prediction a row, in order."""
    path = Path(sys.argv[1])
    opener = gzip.open if path.suffix == ".gz" else open
    rules = select(["name-*"])
    with opener(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            found = check_document(document(row), glossary(row), rules)
            suggestions = found[0].suggestions if found else ()
            answer = {"id": row["id"], "flag": bool(found), "suggestion": suggestions[0] if suggestions else None}
            print(json.dumps(answer, ensure_ascii=False))


def document(row: dict[str, Any]) -> Document:
    """The row as a document of one segment."""
    if "glossary" in row:
        return Document("row", "plain", row["text"], (Segment("1", Text(row["text"])),), row["lang"])
    segment = Segment("1", Text(row["source"]), Text(row["target"]))
    return Document("row", "po", "", (segment,), row["src_lang"], row["tgt_lang"])


def glossary(row: dict[str, Any]) -> Glossary:
    """The names that the row gives, each a concept of its own."""
    names = enumerate(row.get("glossary", ()))
    language = row.get("lang", "")
    return Glossary(
        "row", tuple(Concept(str(number), (Term(name, language, kind=Kind.NAME),)) for number, name in names)
    )


if __name__ == "__main__":
    main()
