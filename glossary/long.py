"""Tables with a row for each term and the columns `concept`, `language` and `term`.

What is said of the concept may stand in any of its rows. Where no status is given, the first term of a language is
preferred and the rest are admitted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from glossator.glossary.cells import (
    COLUMNS,
    Row,
    check_columns,
    check_width,
    choice,
    column,
    is_language,
    join_terms,
    split_terms,
    truth,
)
from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.glossary.format import GlossaryFile, settle_statuses

__all__ = ["long_concepts", "long_rows"]

_NEEDED = ("concept", "language", "term")
_OF_CONCEPT = ("domain", "definition", "concept_note", "do_not_translate")
_GENDERS = ("masculine", "feminine", "neuter")
_NUMBERS = ("singular", "plural")


@dataclass(slots=True)
class _Draft:
    """A concept of which not all rows have been seen."""

    terms: list[tuple[Term, Status | None]] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)


def long_concepts(file: GlossaryFile, header: Row, rows: Iterable[Row]) -> Iterator[Concept]:
    """The concepts in a long table; none before the last row was read."""
    columns = check_columns(file, header, COLUMNS, with_languages=False)
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        hint = "a table with a row for each term has the columns concept, language and term"
        raise file.error(f"the column {missing[0]!r} is missing", header.line, hint)
    drafts: dict[str, _Draft] = {}
    codes: dict[str, str] = {}
    for row in rows:
        try:
            check_width(row, columns)
            said = {name: cell for name, cell in zip(columns, row.cells, strict=False) if name and cell}
            _take(drafts, said, codes, file.languages)
        except ValueError as error:
            file.reject(str(error), row.line)
    return (_concept(key, draft) for key, draft in drafts.items())


def long_rows(glossary: Glossary) -> Iterator[list[str]]:
    """The header and the rows, without the columns that no term needs."""
    rows = [cells for concept in glossary.concepts for cells in _cells(concept)]
    used = [name for name in COLUMNS if name in (*_NEEDED, "status") or any(cells.get(name) for cells in rows)]
    yield used
    for cells in rows:
        yield [cells.get(name, "") for name in used]


def _take(drafts: dict[str, _Draft], said: Mapping[str, str], codes: dict[str, str], given: Sequence[str]) -> None:
    missing = [name for name in _NEEDED if name not in said]
    if missing:
        raise ValueError(f"the {missing[0]} is empty")
    term = _term(said, _language(said["language"], codes, given))
    status = choice(Status, said["status"], "status") if "status" in said else None
    news = {name: said[name] for name in _OF_CONCEPT if name in said}
    if "do_not_translate" in news:
        news["do_not_translate"] = "yes" if truth(news["do_not_translate"], "do_not_translate") else "no"
    draft = drafts.get(said["concept"], _Draft())
    for name, value in news.items():
        if draft.said.get(name, value) != value:
            raise ValueError(f"the {name} {value!r} contradicts {draft.said[name]!r} in a row above")
    draft.said |= news
    draft.terms.append((term, status))
    drafts[said["concept"]] = draft


def _language(text: str, codes: dict[str, str], given: Sequence[str]) -> str:
    if text not in codes:
        code = "id" if text.lower() == "id" else column(text)
        if not is_language(code, given):
            raise ValueError(f"the language {text!r} is unknown, expected a code such as en or pt-BR")
        codes[text] = code
    return codes[text]


def _term(said: Mapping[str, str], language: str) -> Term:
    return Term(
        said["term"],
        language,
        kind=choice(Kind, said["kind"], "kind") if "kind" in said else Kind.TERM,
        part_of_speech=said.get("part_of_speech", ""),
        gender=_one_of(_GENDERS, said.get("gender", ""), "gender"),
        number=_one_of(_NUMBERS, said.get("number", ""), "number"),
        forms=tuple(text for text, _ in split_terms(said["forms"])) if "forms" in said else (),
        case_sensitive=truth(said["case_sensitive"], "case_sensitive") if "case_sensitive" in said else None,
        note=said.get("note", ""),
        source=said.get("source", ""),
    )


def _one_of(known: Sequence[str], text: str, what: str) -> str:
    if text and text.lower() not in known:
        raise ValueError(f"the {what} {text!r} is unknown, expected one of: {', '.join(known)}")
    return text.lower()


def _concept(key: str, draft: _Draft) -> Concept:
    said = draft.said
    return Concept(
        key,
        settle_statuses(draft.terms),
        said.get("domain", ""),
        said.get("definition", ""),
        said.get("concept_note", ""),
        said.get("do_not_translate") == "yes",
    )


def _cells(concept: Concept) -> Iterator[dict[str, str]]:
    """The rows of a concept; what is said of it stands in the first."""
    said = {
        "domain": concept.domain,
        "definition": concept.definition,
        "concept_note": concept.note,
        "do_not_translate": "yes" if concept.do_not_translate else "",
    }
    for term in concept.terms:
        yield said | {
            "concept": concept.id,
            "language": term.language,
            "term": term.text,
            "status": term.status,
            "kind": "" if term.kind is Kind.TERM else term.kind,
            "part_of_speech": term.part_of_speech,
            "gender": term.gender,
            "number": term.number,
            "forms": join_terms((form, None) for form in term.forms),
            "case_sensitive": {True: "yes", False: "no", None: ""}[term.case_sensitive],
            "note": term.note,
            "source": term.source,
        }
        said = {}
