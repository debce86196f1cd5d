"""Answers rows of `{"id", "target", "tgt_lang", "tgt_term"}`: is the term in the target, in any form?

Only `find_terms` decides.

usage: predict_terms.py ROWS.jsonl[.gz] > PRED.jsonl
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from glossator import Concept, Glossary, Term, find_terms

# A finding less sure than this is not shown by default, and a term less surely recognised than this is no term.
SURE = 0.5


def main() -> None:
    """One prediction a row, in order; `count` is how often the term was found."""
    path = Path(sys.argv[1])
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            language = row["tgt_lang"]
            glossary = Glossary("row", (Concept("term", (Term(row["tgt_term"], language),)),))
            matches = [match for match in find_terms(row["target"], language, glossary) if match.confidence >= SURE]
            print(json.dumps({"id": row["id"], "found": bool(matches), "count": len(matches)}))


if __name__ == "__main__":
    main()
