"""The concepts of a large glossary on disk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, overload

from glossator.glossary.concept import Concept, Kind, Plain, Status, Term
from glossator.glossary.database import Database
from glossator.glossary.forms import is_all_capitals, is_case_sensitive, sought
from glossator.languages.language import same_language

__all__ = ["Sought", "StoredConcepts", "decoded", "encoded"]

# As many concepts stay in memory once they were read, at about a kilobyte each.
_REMEMBERED = 50_000
# Stands before the id of a plain concept and each text and language; none of them has a control character.
_BETWEEN = "\x1f"
_PLAIN_TERM = (Status.PREFERRED, Kind.TERM, "", "", "", (), None, "", "", ())
_PLAIN_CONCEPT = ("", "", "", False, ())
_write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# The numbers of a concept and of a term in it that is looked for, the ways to write it, and whether just so.
Sought = tuple[int, int, tuple[str, ...], bool]


class StoredConcepts(Sequence[Concept]):
    """The concepts of a glossary on disk, in order; those asked for by number are remembered."""

    def __init__(self, database: Database) -> None:
        self.database = database
        ((facts,),) = database.rows("SELECT json FROM facts")
        self.facts: Mapping[str, Any] = json.loads(facts)
        self._known: dict[int, Concept] = {}

    def __len__(self) -> int:
        return int(self.facts["count"])

    def __iter__(self) -> Iterator[Concept]:
        return (decoded(body) for (body,) in self.database.rows("SELECT body FROM concepts ORDER BY number"))

    @overload
    def __getitem__(self, number: int) -> Concept: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Concept]: ...

    def __getitem__(self, number: int | slice) -> Concept | Sequence[Concept]:
        numbers = range(len(self))[number]
        if isinstance(numbers, range):
            return tuple(map(self._concept, numbers))
        return self._concept(numbers)

    def chosen(self, condition: str, *values: object) -> Iterator[Concept]:
        """The concepts that fulfil a condition in SQL, in order."""
        for (number,) in self.database.rows(f"SELECT number FROM concepts WHERE {condition} ORDER BY number", *values):
            yield self._concept(number)

    def _concept(self, number: int) -> Concept:
        if number not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            ((body,),) = self.database.rows("SELECT body FROM concepts WHERE number = ?", number)
            self._known[number] = decoded(body)
        return self._known[number]

    def sought(self, code: str) -> Iterator[Sought]:
        """The terms that are looked for in texts in `code`, in order."""
        for number, body in self.database.rows("SELECT number, body FROM concepts ORDER BY number"):
            if body[0] == _BETWEEN:
                _, _, *said = body.split(_BETWEEN)
                for place in _serving(tuple(said[1::2]), code):
                    text = said[2 * place]
                    yield number, place, (text,), is_all_capitals(text)
            else:
                concept = decoded(body)
                for term in sought(concept, code):
                    yield number, concept.terms.index(term), (term.text, *term.forms), is_case_sensitive(term)


@lru_cache(maxsize=1000)
def _serving(languages: tuple[str, ...], code: str) -> tuple[int, ...]:
    """Which of the preferred terms of a concept in these languages serve `code`, as Concept.in_language has them."""
    places = [place for place, language in enumerate(languages) if same_language(language, code)]
    return tuple(sorted(places, key=lambda place: languages[place] != code))


def encoded(concept: Concept | Plain) -> str:
    """A plain concept in short, any other as JSON, without what most concepts and terms do not say."""
    if isinstance(concept, Plain):
        return _BETWEEN.join(("", concept.id, *concept.said))
    said = (concept.domain, concept.definition, concept.note, concept.do_not_translate, concept.extras)
    return _write_json((concept.id, [*map(_said, concept.terms)], *(() if said == _PLAIN_CONCEPT else said)))


def decoded(body: str) -> Concept:
    """The concept that was encoded."""
    if body[0] == _BETWEEN:
        _, concept_id, *plain = body.split(_BETWEEN)
        return Plain(concept_id, tuple(plain)).concept
    concept_id, terms, *said = json.loads(body)
    found = tuple(Term(*term) if len(term) == 2 else _term(*term) for term in terms)
    if not said:
        return Concept(concept_id, found)
    domain, definition, note, do_not_translate, extras = said
    return Concept(concept_id, found, domain, definition, note, do_not_translate, tuple(extras))


def _said(term: Term) -> tuple[object, ...]:
    said = (
        term.status,
        term.kind,
        term.part_of_speech,
        term.gender,
        term.number,
        term.forms,
        term.case_sensitive,
        term.note,
        term.source,
        term.extras,
    )
    return (term.text, term.language) if said == _PLAIN_TERM else (term.text, term.language, *said)


def _term(text: str, language: str, status: str, kind: str, *said: Any) -> Term:
    part_of_speech, gender, number, forms, case_sensitive, note, source, extras = said
    return Term(
        text,
        language,
        Status(status),
        Kind(kind),
        part_of_speech,
        gender,
        number,
        tuple(forms),
        case_sensitive,
        note,
        source,
        tuple(extras),
    )
