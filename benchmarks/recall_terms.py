"""How many terms of a glossary `glossary extract` proposes from rows of `{"id", "en", "pt"}`, and how it pairs them.

Of the glossary (a TSV with the columns source and target) those terms count that the sources have three times and more,
in any form. A pair is right where it is the glossary's own target, in any form; another may be right as well.

usage: recall_terms.py ROWS.jsonl GLOSSARY.tsv
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path

from glossator.glossary.concept import Concept, Glossary, Term
from glossator.glossary.extract import extract
from glossator.glossary.extract_words import word_reader
from glossator.glossary.match import TermIndex
from glossator.languages.language import language_for
from glossator.model import Document, Segment, Text

SOURCE, TARGET = "en", "pt-BR"
FEWEST = 3


def main() -> None:
    """One line for terms of one word, one for longer ones."""
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    segments = tuple(Segment(row["id"], Text(row["en"]), Text(row["pt"])) for row in rows)
    proposed = extract([Document("rows", "csv", "", segments, SOURCE, TARGET, bilingual=True)], minimum=FEWEST)
    found = {forms(one.text, SOURCE): one for one in proposed}
    with Path(sys.argv[2]).open(encoding="utf-8", newline="") as file:
        wanted = [(row["source"], row["target"]) for row in csv.DictReader(file, delimiter="\t")]
    times = counted([source for source, _ in wanted], segments)
    for kind, many in (("one word", False), ("several words", True)):
        terms = [(forms(s, SOURCE), forms(t, TARGET)) for s, t in wanted if (" " in s) is many and times[s] >= FEWEST]
        hits = [(found[source], target) for source, target in terms if source in found]
        pairs = [(one.pair.text, target) for one, target in hits if one.pair]
        right = sum(forms(text, TARGET) == target for text, target in pairs)
        print(f"{kind}: {len(terms)} terms, {len(hits)} proposed, {len(pairs)} of them paired, {right} as the glossary")


def counted(terms: list[str], segments: tuple[Segment, ...]) -> Counter[str]:
    concepts = tuple(Concept(str(number), (Term(text, SOURCE),)) for number, text in enumerate(terms))
    index = TermIndex(Glossary("wanted", concepts), SOURCE)
    matches = (match for one in segments for match in index.find(one.source.value, overlapping=True))
    return Counter(match.term.text for match in matches)


def forms(text: str, code: str) -> tuple[str, ...]:
    reader = word_reader(language_for(code))
    return tuple(placed.unit.key for run in reader.runs(reader.chunks(text)) for placed in run)


if __name__ == "__main__":
    main()
