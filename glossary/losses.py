"""What a glossary loses on the way through a format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator

from glossator.glossary.concept import Glossary, Term

__all__ = ["losses"]

_OF_CONCEPT = ("domain", "definition", "note", "do_not_translate", "extras")
_OF_TERM = ("kind", "part_of_speech", "gender", "number", "forms", "case_sensitive", "note", "source", "extras")


def losses(before: Glossary, after: Glossary) -> tuple[str, ...]:
    """What `before` says and `after` does not, in words; empty where nothing is lost.

    Read a glossary back after writing it to learn what its format has no place for.

    >>> from glossator.glossary.concept import Concept, Status
    >>> before = Glossary("g", (Concept("1", (Term("a", "en"), Term("b", "en", Status.FORBIDDEN, note="bad")), "law"),))
    >>> losses(before, Glossary("g", (Concept("1", (Term("a", "en"),)),)))
    ('1 forbidden term', '1 domain of a concept', '1 note of a term')
    """
    lost = Counter(_said(before))
    lost.subtract(Counter(_said(after)))
    counts = Counter[str]()
    for (what, _), number in lost.items():
        counts[what] += max(number, 0)
    return tuple(f"{number} {what}" for what, number in counts.items() if number)


def _said(glossary: Glossary) -> Iterator[tuple[str, Hashable]]:
    terms = [term for concept in glossary.concepts for term in concept.terms]
    yield from ((f"{term.status} term", (term.language, term.text)) for term in terms)
    for name in _OF_CONCEPT:
        values = (getattr(concept, name) for concept in glossary.concepts)
        yield from ((f"{_words(name)} of a concept", value) for value in values if value)
    for name in _OF_TERM:
        default = getattr(Term("", ""), name)
        said = ((term.language, term.text, getattr(term, name)) for term in terms)
        yield from ((f"{_words(name)} of a term", value) for value in said if value[-1] != default)


def _words(name: str) -> str:
    return name.replace("_", " ") if name != "extras" else "uninterpreted XML"
