"""A glossary as values: concepts and their terms."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from glossator.languages.language import Language, same_language

if TYPE_CHECKING:
    from glossator.glossary.postings import Postings

__all__ = ["Concept", "Digest", "Glossary", "Kind", "Plain", "Status", "Term"]


class Status(StrEnum):
    """TBX administrative status, in the order in which a term is chosen.

    `CANDIDATE` terms are proposals: shown, never demanded.
    """

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"
    CANDIDATE = "candidate"

    @property
    def allowed(self) -> bool:
        """Whether a translation may use the term."""
        return self in (Status.PREFERRED, Status.ADMITTED)


_ORDER = {status: place for place, status in enumerate(Status)}


class Kind(StrEnum):
    """What sort of expression a term is (TBX term type); names are checked for spelling by likeness."""

    TERM = "term"
    NAME = "name"
    ACRONYM = "acronym"
    ABBREVIATION = "abbreviation"


@dataclass(frozen=True, slots=True)
class Term:
    """One expression of a concept in one language.

    `forms` are further forms that count as this term (irregular plurals, cases). `case_sensitive` None leaves it to the
    matcher: acronyms and terms all in capitals are, others are not. `gender` is `masculine|feminine|neuter`, `number`
    `singular|plural`, both empty where unknown. `extras` are XML fragments that Glossator does not interpret.
    """

    text: str
    language: str
    status: Status = Status.PREFERRED
    kind: Kind = Kind.TERM
    part_of_speech: str = ""
    gender: str = ""
    number: str = ""
    forms: tuple[str, ...] = ()
    case_sensitive: bool | None = None
    note: str = ""
    source: str = ""
    extras: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea and all its terms in all languages."""

    id: str
    terms: tuple[Term, ...]
    domain: str = ""
    definition: str = ""
    note: str = ""
    do_not_translate: bool = False
    extras: tuple[str, ...] = ()

    def in_language(self, language: str) -> tuple[Term, ...]:
        """The terms that serve `language`, by status, those of the very variety first.

        What is not to be translated serves every language with the terms it has.

        >>> concept = Concept("c", (Term("equipa", "pt-PT"), Term("equipe", "pt-BR"), Term("team", "en")))
        >>> [term.text for term in concept.in_language("pt-BR")]
        ['equipe']
        """
        serving = [term for term in self.terms if same_language(term.language, language)]
        if not serving and self.do_not_translate:
            serving = [term for term in self.terms if term.status.allowed]
        if len(serving) > 1:
            serving.sort(key=lambda term: (_ORDER[term.status], term.language != language))
        return tuple(serving)

    @property
    def languages(self) -> tuple[str, ...]:
        """Those of the terms."""
        return tuple([term.language for term in self.terms])

    @property
    def is_named(self) -> bool:
        """Whether a term is a name."""
        return any(term.kind is Kind.NAME for term in self.terms)

    def allowed(self, language: str) -> tuple[Term, ...]:
        """The terms a text in `language` may use, the preferred one first."""
        return tuple(term for term in self.in_language(language) if term.status.allowed)

    def preferred(self, language: str) -> Term | None:
        """The term to use in `language`; None where the concept has none."""
        return next(iter(self.allowed(language)), None)


class Plain(NamedTuple):
    """A concept of which nothing is said but the texts of its preferred terms, each followed by its language.

    There is no control character in it. Most in a large table are such, and are made and kept with less work.
    """

    id: str
    said: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Those of the terms."""
        return self.said[::2]

    @property
    def languages(self) -> tuple[str, ...]:
        """Those of the terms."""
        return self.said[1::2]

    @property
    def is_named(self) -> bool:
        """None of its terms is."""
        return False

    @property
    def concept(self) -> Concept:
        """The same as any other."""
        return Concept(self.id, tuple(map(Term, self.texts, self.languages)))


class Digest:
    """The digest of concepts that come one by one: that of the tuple of them, as Python writes it."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256(b"(")
        self._count = 0

    def add(self, concept: Concept | Plain) -> None:
        """Take in what the next concept says."""
        written = _plainly_written(concept) if isinstance(concept, Plain) else _written(concept)
        self._hash.update(f"{', ' if self._count else ''}{written}".encode())
        self._count += 1

    @property
    def short(self) -> str:
        """Its first 12 hexadecimal digits."""
        whole = self._hash.copy()
        whole.update(b",)" if self._count == 1 else b")")
        return whole.hexdigest()[:12]


_rest_of_term = attrgetter(*[field.name for field in fields(Term)][1:])
_rest_of_concept = attrgetter(*[field.name for field in fields(Concept)][2:])


def _written(concept: Concept) -> str:
    """What `repr` says of the concept, faster: most say the same but for their texts and ids."""
    terms = [f"Term(text={term.text!r}, {_said_of_term(*_rest_of_term(term))}" for term in concept.terms]
    joined = f"({terms[0]},)" if len(terms) == 1 else f"({', '.join(terms)})"
    return f"Concept(id={concept.id!r}, terms={joined}, {_said_of_concept(*_rest_of_concept(concept))}"


def _plainly_written(plain: Plain) -> str:
    pairs = zip(plain.texts, plain.languages, strict=True)
    terms = [f"Term(text={text!r}, {_said_of_plain(language)}" for text, language in pairs]
    joined = f"({terms[0]},)" if len(terms) == 1 else f"({', '.join(terms)})"
    return f"Concept(id={plain.id!r}, terms={joined}, {_SAID_OF_PLAIN}"


@lru_cache(maxsize=1000)
def _said_of_plain(language: str) -> str:
    return repr(Term("", language)).removeprefix("Term(text='', ")


@lru_cache(maxsize=1000)
def _said_of_term(*rest: Any) -> str:
    return repr(Term("", *rest)).removeprefix("Term(text='', ")


@lru_cache(maxsize=1000)
def _said_of_concept(*rest: Any) -> str:
    return repr(Concept("", (), *rest)).removeprefix("Concept(id='', terms=(), ")


_SAID_OF_PLAIN = _said_of_concept(*_rest_of_concept(Concept("", ())))


@dataclass(frozen=True)
class Glossary:
    """Concepts under a name; ids are unique. Those of a large glossary may be read from disk as they are asked for."""

    name: str
    concepts: Sequence[Concept]
    path: str = ""
    extras: tuple[str, ...] = ()

    @cached_property
    def digest(self) -> str:
        """The first 12 hexadecimal digits of the SHA-256 over everything the concepts say."""
        digest = Digest()
        for concept in self.concepts:
            digest.add(concept)
        return digest.short

    @cached_property
    def by_id(self) -> Mapping[str, Concept]:
        """The concepts by id."""
        return {concept.id: concept for concept in self.concepts}

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes in use, sorted."""
        return tuple(sorted({term.language for concept in self.concepts for term in concept.terms}))

    @property
    def named(self) -> Iterable[Concept]:
        """The concepts that have a name."""
        return (concept for concept in self.concepts if concept.is_named)

    def prepare(self, codes: Sequence[str]) -> None:
        """Make ready what is kept on disk for texts in languages."""

    def postings(self, _code: str, _language: Language) -> Postings | None:
        """The entries of the terms in a language, where they are ready on disk."""
        return None

    @classmethod
    def merged(cls, glossaries: Iterable[Glossary]) -> Glossary:
        """All concepts of several glossaries; an id that comes again gets its glossary's name in front."""
        parts = tuple(glossaries)
        if len(parts) == 1:
            return parts[0]
        seen: dict[str, Concept] = {}
        for part in parts:
            for concept in part.concepts:
                key = concept.id if concept.id not in seen else f"{part.name}:{concept.id}"
                while key in seen:
                    key += "'"
                seen[key] = concept if key == concept.id else replace(concept, id=key)
        return cls("+".join(part.name for part in parts), tuple(seen.values()))
