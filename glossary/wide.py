"""Tables with a row for each concept and a column for each language.

A cell holds terms split by `|`, the first preferred, the rest admitted; a leading `!` marks a forbidden one, `~` a
deprecated one; a backslash before one of these three makes it an ordinary character. The column `status` holds for the
terms of the row that bear no mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from glossator.glossary.cells import (
    MARKS,
    Row,
    check_columns,
    check_width,
    choice,
    join_terms,
    language_header,
    split_terms,
    truth,
)
from glossator.glossary.concept import Concept, Glossary, Kind, Plain, Status, Term
from glossator.glossary.format import GlossaryFile

__all__ = ["fits_wide", "wide_concepts", "wide_rows"]

_COLUMNS = ("concept", "domain", "definition", "note", "do_not_translate", "kind", "part_of_speech", "status")


def wide_concepts(file: GlossaryFile, header: Row, rows: Iterable[Row]) -> Iterator[Concept | Plain]:
    """The concepts in a wide table; one without an id is called by the number of its row, `c1` for the first."""
    columns = check_columns(file, header, _COLUMNS, with_languages=True)
    languages = [(place, name) for place, name in enumerate(columns) if name and name not in _COLUMNS]
    if not languages:
        raise file.error("has no column of terms", header.line, "expected a header such as: en,pt")
    said_at = [(place, name) for place, name in enumerate(columns) if name in _COLUMNS]
    # The numbers of rows are different by themselves.
    names_itself = "concept" in columns
    ids: set[str] = set()
    for number, row in enumerate(rows, 1):
        try:
            check_width(row, columns)
            said = {name: row.cells[place] for place, name in said_at if place < len(row.cells) and row.cells[place]}
            name = said.pop("concept", f"c{number}")
            plain = None if said else _plain(name, row.cells, languages)
            concept = plain or _concept(name, row.cells, languages, said)
            if name in ids:
                raise ValueError(f"the concept {name!r} comes twice")
        except ValueError as error:
            file.reject(str(error), row.line)
            continue
        if names_itself:
            ids.add(name)
        yield concept


def fits_wide(concept: Concept) -> bool:
    """Whether a row of a wide table says everything of the concept."""
    first = concept.terms[0]
    return all(_is_plain(term, first) for term in concept.terms) and all(
        _in_customary_order([term.status for term in concept.terms if term.language == language])
        for language in {term.language for term in concept.terms}
    )


def wide_rows(glossary: Glossary) -> Iterator[list[str]]:
    """The header and the rows, without the columns that no concept needs."""
    used = dict.fromkeys(term.language for concept in glossary.concepts for term in concept.terms)
    optional = [name for name in _COLUMNS[1:] if any(_said(concept, name) for concept in glossary.concepts)]
    yield ["id", *map(language_header, used), *optional]
    for concept in glossary.concepts:
        cells = {language: [term for term in concept.terms if term.language == language] for language in used}
        yield [
            concept.id,
            *(join_terms((term.text, term.status) for term in terms) for terms in cells.values()),
            *(_said(concept, name) for name in optional),
        ]


def _plain(name: str, cells: Sequence[str], languages: Sequence[tuple[int, str]]) -> Plain | None:
    """The concept of a row where each cell of terms is a term; None where there is more to say, or nothing."""
    said: list[str] = []
    for place, language in languages:
        cell = cells[place] if place < len(cells) else ""
        if cell:
            if not _is_term(cell):
                return None
            said += cell, language
    return Plain(name, tuple(said)) if said else None


def _concept(name: str, cells: Sequence[str], languages: Sequence[tuple[int, str]], said: Mapping[str, str]) -> Concept:
    status = choice(Status, said["status"], "status") if "status" in said else Status.PREFERRED
    kind = choice(Kind, said["kind"], "kind") if "kind" in said else Kind.TERM
    part_of_speech = said.get("part_of_speech", "")
    terms = tuple(
        Term(text, language, term_status, kind, part_of_speech)
        for place, language in languages
        if place < len(cells) and cells[place]
        for text, term_status in _with_statuses(cells[place], status)
    )
    if not terms:
        raise ValueError("the row has no term")
    return Concept(
        name,
        terms,
        said.get("domain", ""),
        said.get("definition", ""),
        said.get("note", ""),
        "do_not_translate" in said and truth(said["do_not_translate"], "do_not_translate"),
    )


def _is_term(cell: str) -> bool:
    """Whether the cell is one term without a mark."""
    return "|" not in cell and "\\" not in cell and cell[0] not in MARKS


def _with_statuses(cell: str, status: Status) -> Iterator[tuple[str, Status]]:
    if _is_term(cell):
        yield cell, status
        return
    for text, marked in split_terms(cell):
        yield text, marked or status
        if marked is None and status is Status.PREFERRED:
            status = Status.ADMITTED


def _is_plain(term: Term, first: Term) -> bool:
    """Whether the term says nothing that only a long table has a place for."""
    plain = Term(term.text, term.language, term.status, first.kind, first.part_of_speech, extras=term.extras)
    return term == plain and "\\" not in term.text and term.text == term.text.strip()


def _in_customary_order(statuses: Sequence[Status]) -> bool:
    unmarked = [status for status in statuses if status not in MARKS.values()]
    return unmarked == [Status.PREFERRED, *[Status.ADMITTED] * (len(unmarked) - 1)][: len(unmarked)]


def _said(concept: Concept, column: str) -> str:
    if column == "do_not_translate":
        return "yes" if concept.do_not_translate else ""
    if column == "kind":
        return "" if concept.terms[0].kind is Kind.TERM else concept.terms[0].kind
    if column == "part_of_speech":
        return concept.terms[0].part_of_speech
    return {"domain": concept.domain, "definition": concept.definition, "note": concept.note}.get(column, "")
