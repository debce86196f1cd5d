"""Glossaries with a column for each language and one term in a cell, as translation services take them.

- Google Cloud Translation, equivalent term sets: CSV with language codes as the header, and the optional columns `pos`
  and `description` (https://cloud.google.com/translate/docs/advanced/glossary).
- Amazon Translate, custom terminology: CSV with language codes as the header, the source language first; a source term
  has one target term a language, and is found as it stands, capitals and all
  (https://docs.aws.amazon.com/translate/latest/dg/creating-custom-terminology.html).

Each cell holds the preferred term; there is no place for other terms, statuses and notes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from glossator.errors import GlossaryError
from glossator.glossary.cells import is_language
from glossator.glossary.concept import Concept, Glossary, Term
from glossator.glossary.csv import csv_rows
from glossator.glossary.format import GlossaryFile, GlossaryFormat, languages_in_order

__all__ = ["AWS", "GOOGLE"]

_POS = "pos"
_DESCRIPTION = "description"


def _read(file: GlossaryFile, said: Sequence[str]) -> Glossary:
    rows = csv_rows(file, file.text(), ",")
    header = next(rows, None)
    names = [cell.strip() for cell in header.cells] if header else []
    codes = [name.replace("_", "-") for name in names]
    wrong = next((name for name in codes if name not in said and not is_language(name, file.languages)), None)
    if header is None or not any(codes) or wrong is not None or len(set(codes)) < len(codes):
        found = f"the column {wrong!r}" if wrong is not None else "no header, or a column twice"
        raise file.error(f"found {found}", header.line if header else None, "expected language codes, as in: en,pt,de")
    concepts: list[Concept] = []
    for line, raw in rows:
        cells = [cell.strip() for cell in raw]
        if len(cells) != len(codes) or not "".join(cells).isprintable():
            file.reject(f"the row has {len(cells)} cells, expected {len(codes)} without control characters", line)
        elif terms := _terms(dict(zip(codes, cells, strict=True)), said):
            definition = cells[codes.index(_DESCRIPTION)] if _DESCRIPTION in codes else ""
            concepts.append(Concept(f"c{len(concepts) + 1}", terms, definition=definition))
    return Glossary(file.name, tuple(concepts))


def _terms(cells: dict[str, str], said: Sequence[str]) -> tuple[Term, ...]:
    part = cells.get(_POS, "") if _POS in said else ""
    return tuple(Term(text, code, part_of_speech=part) for code, text in cells.items() if text and code not in said)


def _google(glossary: Glossary, languages: tuple[str, ...]) -> bytes:
    codes = _ordered(glossary, languages)
    parts = any(term.part_of_speech for concept in glossary.concepts for term in concept.terms)
    definitions = any(concept.definition for concept in glossary.concepts)
    header = [*codes, *([_POS] if parts else []), *([_DESCRIPTION] if definitions else [])]
    rows = []
    for concept in glossary.concepts:
        cells = _cells(concept, codes)
        # One term says nothing of another language.
        if sum(map(bool, cells)) < 2:
            continue
        part = next((term.part_of_speech for term in concept.terms if term.part_of_speech), "")
        rows.append([*cells, *([part] if parts else []), *([concept.definition] if definitions else [])])
    return _csv([header, *rows])


def _aws(glossary: Glossary, languages: tuple[str, ...]) -> bytes:
    codes = _ordered(glossary, languages)
    rows: dict[str, list[str]] = {}
    for concept in glossary.concepts:
        _, *targets = _cells(concept, codes)
        for original in concept.allowed(codes[0]) if any(targets) else ():
            rows.setdefault(_line(original), [_line(original), *targets])
    return _csv([codes, *rows.values()])


def _ordered(glossary: Glossary, languages: tuple[str, ...]) -> list[str]:
    codes = languages_in_order(glossary, languages)
    if len(codes) < 2:
        hint = "give the source language and others, as in: en, pt, de"
        raise GlossaryError(f"the format wants two languages or more, the glossary has {len(codes)}", hint=hint)
    return list(codes)


def _cells(concept: Concept, codes: Sequence[str]) -> list[str]:
    terms = (concept.preferred(code) for code in codes)
    return [_line(term) if term else "" for term in terms]


def _line(term: Term) -> str:
    return " ".join(term.text.split())


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode()


GOOGLE = GlossaryFormat("google", (".google.csv",), lambda file: _read(file, (_POS, _DESCRIPTION)), _google)
AWS = GlossaryFormat("aws", (".aws.csv",), lambda file: _read(file, ()), _aws)
