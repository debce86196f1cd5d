"""TBX data categories: what the elements of an entry say, as fields of Concept and Term and back.

Sources: ISO 30042:2019, the public dialects at https://www.tbxinfo.net, TBX-Basic 2.1. Glossator says in categories of
its own what TBX has no word for: `x-glossator-status` (forbidden, candidate) beside the nearest administrative status,
`x-glossator-kind`, `x-glossator-form`, `x-glossator-caseSensitive` and, at the concept, `x-glossator-translate` (no).
A `properNoun` without another term type is a name, whose part of speech goes without saying in Glossator.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from glossator.glossary.concept import Concept, Kind, Status, Term

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "OWN_NAMESPACE",
    "Facts",
    "category",
    "concept_facts",
    "concept_of",
    "local_name",
    "said_of_concept",
    "said_of_term",
    "term_facts",
    "term_of",
    "text_of",
]

OWN_NAMESPACE = "urn:glossator:tbx"
_GROUPS = frozenset({"descripGrp", "adminGrp", "termNoteGrp"})
_BLANKS = str.maketrans("\t\r\n", "   ")

_STATUS = "administrativeStatus"
_OWN_STATUS = "x-glossator-status"
_OTHER_STATUSES = ("usageStatus", "termStatus")
# First the value that is written. The normative statuses standardized, legal and regulated all commend the term.
_STATUSES = {
    Status.PREFERRED: ("preferred", "standardized", "legal", "regulated", "approved"),
    Status.ADMITTED: ("admitted",),
    Status.DEPRECATED: ("deprecated", "superseded", "obsolete", "notrecommended"),
    Status.FORBIDDEN: ("forbidden",),
    Status.CANDIDATE: ("candidate", "proposed"),
}
_STATUS_OF = {value: status for status, values in _STATUSES.items() for value in values}
# What a reader that does not know the categories of Glossator is to take the term for.
_NEAREST = {Status.FORBIDDEN: Status.DEPRECATED, Status.CANDIDATE: Status.ADMITTED}
_PICKLIST = {status: f"{values[0]}Term-admn-sts" for status, values in _STATUSES.items()}
_KIND_OF = {
    "acronym": Kind.ACRONYM,
    "initialism": Kind.ACRONYM,
    "abbreviation": Kind.ABBREVIATION,
    "shortForm": Kind.ABBREVIATION,
}
_GENDERS = ("masculine", "feminine", "neuter")
_NUMBERS = ("singular", "plural")
# The values that are written of a category whose other values stay as they were read.
_WRITTEN = {
    _STATUS: tuple(_PICKLIST[status] for status in Status if status not in _NEAREST),
    _OWN_STATUS: tuple(_NEAREST),
    "termType": ("acronym", "abbreviation"),
    "grammaticalGender": _GENDERS,
    "grammaticalNumber": _NUMBERS,
}
_SEVERAL = frozenset({"note", "x-glossator-form"})
_OF_TERM = frozenset(
    {
        _STATUS,
        *_OTHER_STATUSES,
        _OWN_STATUS,
        "partOfSpeech",
        "termType",
        "grammaticalGender",
        "grammaticalNumber",
        "x-glossator-kind",
        "x-glossator-form",
        "x-glossator-caseSensitive",
        "note",
        "source",
    }
)
_OF_CONCEPT = frozenset({"subjectField", "definition", "note", "x-glossator-translate"})


class Facts(NamedTuple):
    """What elements say by category, and those of them that a writer would not make again from that."""

    values: dict[str, list[str]]
    rest: list[_Element]

    def get(self, name: str) -> str:
        """The first value of a category, else ""."""
        return self.values[name][0] if self.values.get(name) else ""


def local_name(element: _Element) -> str:
    """The name of an element without its namespace."""
    return _local_name(element.tag)


def category(element: _Element) -> str:
    """The data category of an element: its type in DCA style, its name in DCT style."""
    return _category(element.tag, element.get("type"))


def text_of(element: _Element) -> str:
    """The text in an element, white space as one space; no-break spaces are no white space in XML."""
    return _squeezed(str(element.xpath("string()"))) if len(element) else _squeezed(element.text or "")


# A glossary says the same few things of thousands of terms.
@lru_cache(maxsize=1000)
def _local_name(tag: str) -> str:
    return str(tag).rpartition("}")[2]


@lru_cache(maxsize=1000)
def _category(tag: str, kind: str | None) -> str:
    own = str(tag).startswith(f"{{{OWN_NAMESPACE}}}")
    return f"x-glossator-{_local_name(tag)}" if own else kind or _local_name(tag)


@lru_cache(maxsize=1000)
def _squeezed(text: str) -> str:
    return " ".join(part for part in text.translate(_BLANKS).split(" ") if part)


def concept_facts(elements: Iterable[_Element]) -> Facts:
    """What the elements at the level of the concept say."""
    return _facts(elements, _OF_CONCEPT)


def term_facts(elements: Iterable[_Element]) -> Facts:
    """What the elements at the level of the term say."""
    return _facts(elements, _OF_TERM)


def concept_of(facts: Facts) -> Concept:
    """A concept without id, terms and extras; ValueError where a value is not understood."""
    translate = facts.get("x-glossator-translate") or "yes"
    return Concept(
        "",
        (),
        facts.get("subjectField"),
        facts.get("definition"),
        "\n".join(facts.values.get("note", ())),
        not _truth(translate, "x-glossator-translate"),
    )


def term_of(facts: Facts, text: str = "", language: str = "") -> tuple[Term, Status | None]:
    """A term without extras, and its status where one is stated; ValueError where a value is not understood."""
    status = _status(facts)
    cased = facts.get("x-glossator-caseSensitive")
    gender, number = facts.get("grammaticalGender"), facts.get("grammaticalNumber")
    term = Term(
        text,
        language,
        status or Status.PREFERRED,
        _kind(facts),
        facts.get("partOfSpeech") if not _is_bare_name(facts) else "",
        gender if gender in _GENDERS else "",
        number if number in _NUMBERS else "",
        tuple(facts.values.get("x-glossator-form", ())),
        _truth(cased, "x-glossator-caseSensitive") if cased else None,
        "\n".join(facts.values.get("note", ())),
        facts.get("source"),
    )
    return term, status


def said_of_concept(concept: Concept) -> Iterator[tuple[str, str, str]]:
    """Everything that a concept says as (element in DCA style, category, value)."""
    if concept.domain:
        yield "descrip", "subjectField", concept.domain
    if concept.definition:
        yield "descrip", "definition", concept.definition
    if concept.do_not_translate:
        yield "admin", "x-glossator-translate", "no"
    yield from _notes(concept.note)


def said_of_term(term: Term) -> Iterator[tuple[str, str, str]]:
    """Everything that a term says as (element in DCA style, category, value), in the order of the schema."""
    nearest = _NEAREST.get(term.status, term.status)
    yield "termNote", _STATUS, _PICKLIST[nearest]
    if nearest is not term.status:
        yield "termNote", _OWN_STATUS, term.status
    yield from _said_of_kind(term)
    if term.gender:
        yield "termNote", "grammaticalGender", term.gender
    if term.number:
        yield "termNote", "grammaticalNumber", term.number
    for form in term.forms:
        yield "termNote", "x-glossator-form", form
    if term.case_sensitive is not None:
        yield "termNote", "x-glossator-caseSensitive", "yes" if term.case_sensitive else "no"
    if term.source:
        yield "admin", "source", term.source
    yield from _notes(term.note)


def _facts(elements: Iterable[_Element], wanted: frozenset[str]) -> Facts:
    facts = Facts({}, [])
    for element in elements:
        if local_name(element) in _GROUPS:
            is_fact = _take_group(element, facts, wanted)
        else:
            is_fact = category(element) in wanted and _take(element, facts)
        if not is_fact:
            facts.rest.append(element)
    return facts


def _take_group(group: _Element, facts: Facts, wanted: frozenset[str]) -> bool:
    """As `_take`, of a group, whose first element is what the others say something of."""
    inner = list(group.iterchildren("*"))
    is_fact = bool(inner) and category(inner[0]) in wanted and _take(inner[0], facts)
    return is_fact and len(inner) == 1 and not group.attrib


def _take(element: _Element, facts: Facts) -> bool:
    """Note what the element says; whether a writer would make it again from that."""
    name, value = category(element), text_of(element)
    values = facts.values.setdefault(name, [])
    if not value or (values and name not in _SEVERAL):
        return False
    values.append(value)
    is_plain = not len(element) and (not element.attrib or element.keys() == ["type"])
    return is_plain and name not in _OTHER_STATUSES and (name not in _WRITTEN or value in _WRITTEN[name])


def _status(facts: Facts) -> Status | None:
    for name in (_OWN_STATUS, _STATUS, *_OTHER_STATUSES):
        value = facts.get(name)
        if value:
            status = _STATUS_OF.get(value.removesuffix("-admn-sts").removesuffix("Term").lower())
            if status is None:
                raise ValueError(f"the {name} {value!r} is unknown, expected for instance {_PICKLIST[Status.ADMITTED]}")
            return status
    return None


def _kind(facts: Facts) -> Kind:
    own = facts.get("x-glossator-kind")
    if own:
        if own not in tuple(Kind):
            raise ValueError(f"the x-glossator-kind {own!r} is unknown, expected one of: {', '.join(Kind)}")
        return Kind(own)
    known = _KIND_OF.get(facts.get("termType"))
    return known or (Kind.NAME if facts.get("partOfSpeech") == "properNoun" else Kind.TERM)


def _is_bare_name(facts: Facts) -> bool:
    return facts.get("partOfSpeech") == "properNoun" and _kind(facts) is Kind.NAME


def _said_of_kind(term: Term) -> Iterator[tuple[str, str, str]]:
    """Part of speech and term type, with the kind said outright where these two would not give it back."""
    part_of_speech = term.part_of_speech or ("properNoun" if term.kind is Kind.NAME else "")
    if part_of_speech:
        yield "termNote", "partOfSpeech", part_of_speech
    if term.kind in (Kind.ACRONYM, Kind.ABBREVIATION):
        yield "termNote", "termType", term.kind
    elif (term.kind is Kind.NAME) != (part_of_speech == "properNoun"):
        yield "termNote", "x-glossator-kind", term.kind


def _notes(note: str) -> Iterator[tuple[str, str, str]]:
    for line in note.split("\n"):
        if line.strip():
            yield "note", "note", line


def _truth(value: str, name: str) -> bool:
    if value not in ("yes", "no"):
        raise ValueError(f"{name} is {value!r}, expected yes or no")
    return value == "yes"
