"""A glossary as values: concepts and their terms."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from glossator.languages.language import same_language

__all__ = ["Concept", "Glossary", "Kind", "Status", "Term"]


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
        order = tuple(Status)
        serving = [term for term in self.terms if same_language(term.language, language)]
        if not serving and self.do_not_translate:
            serving = [term for term in self.terms if term.status.allowed]
        return tuple(sorted(serving, key=lambda term: (order.index(term.status), term.language != language)))

    def allowed(self, language: str) -> tuple[Term, ...]:
        """The terms a text in `language` may use, the preferred one first."""
        return tuple(term for term in self.in_language(language) if term.status.allowed)

    def preferred(self, language: str) -> Term | None:
        """The term to use in `language`; None where the concept has none."""
        return next(iter(self.allowed(language)), None)


@dataclass(frozen=True)
class Glossary:
    """Concepts under a name; ids are unique."""

    name: str
    concepts: tuple[Concept, ...]
    path: str = ""
    extras: tuple[str, ...] = ()

    @cached_property
    def digest(self) -> str:
        """The first 12 hexadecimal digits of the SHA-256 over everything the concepts say."""
        return hashlib.sha256(repr(self.concepts).encode()).hexdigest()[:12]

    @cached_property
    def by_id(self) -> dict[str, Concept]:
        """The concepts by id."""
        return {concept.id: concept for concept in self.concepts}

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes in use, sorted."""
        return tuple(sorted({term.language for concept in self.concepts for term in concept.terms}))

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
