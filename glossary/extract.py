"""Proposes terms and names from texts, and the translations that stand beside them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.glossary.extract_found import Found
from glossator.glossary.extract_pairs import best_links
from glossator.glossary.extract_side import Side
from glossator.glossary.match import TermIndex
from glossator.model import Document

__all__ = ["Candidate", "Pair", "candidate_glossary", "chosen", "extract"]

_UNKNOWN = "und"


@dataclass(frozen=True, slots=True)
class Pair:
    """A translation that stands beside a candidate: in how many segments, and how much they keep together (0..1)."""

    text: str
    language: str
    together: int
    score: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term or a name: how often it was seen, its weight, pieces of text around it, and what translates it."""

    text: str
    language: str
    kind: Kind
    count: int
    score: float
    contexts: tuple[str, ...]
    pair: Pair | None = None


def extract(documents: Iterable[Document], *, minimum: int = 3, known: Glossary | None = None) -> tuple[Candidate, ...]:
    """The candidates of documents that belong together, terms first, each kind with the weightiest first.

    Those of a bilingual document are its source's, with their translations.

    Args:
        documents: with or without targets.
        minimum: how often a candidate stands there at least.
        known: a glossary whose terms are left out.
    """
    sources: dict[str, Side] = {}
    targets: dict[str, Side] = {}
    segment = 0
    for document in documents:
        for one in document.segments:
            code = document.source_language or _UNKNOWN
            sources.setdefault(code, Side(code)).add(segment, one.source)
            if one.target is not None and one.target.value.strip():
                code = document.target_language or _UNKNOWN
                targets.setdefault(code, Side(code)).add(segment, one.target)
            segment += 1
    others = [(side.code, [*side.terms(minimum), *side.names(minimum)]) for side in targets.values()]
    found: list[Candidate] = []
    for side in sources.values():
        own = [*side.terms(minimum), *side.names(minimum)]
        pairs: dict[int, Pair] = {}
        for code, rest in others:
            pairs = _pairs(own, rest, code, segment) | pairs
        index = TermIndex(known, side.code) if known else None
        found += [
            _candidate(one, side.code, pairs.get(number))
            for number, one in enumerate(own)
            if not _is_known(one.text, index)
        ]
    return tuple(sorted(found, key=lambda one: (one.kind is Kind.NAME, -one.score, one.text)))


def candidate_glossary(candidates: Iterable[Candidate], name: str = "candidates") -> Glossary:
    """The candidates as a glossary of proposals, their counts and contexts in notes."""
    return Glossary(name, tuple(_concept(number, one) for number, one in enumerate(candidates, 1)))


def chosen(candidates: Iterable[Candidate], *, names: bool | None, limit: int) -> tuple[Candidate, ...]:
    """At most `limit` of the terms and as many of the names; with `names` True only names, with False none."""
    every = tuple(candidates)
    kinds = [] if names else [[one for one in every if one.kind is not Kind.NAME]]
    kinds += [] if names is False else [[one for one in every if one.kind is Kind.NAME]]
    return tuple(one for kind in kinds for one in kind[:limit])


def _candidate(one: Found, code: str, pair: Pair | None) -> Candidate:
    return Candidate(one.text, code, one.kind, one.count, round(one.score, 1), tuple(one.contexts), pair)


def _pairs(own: Sequence[Found], rest: Sequence[Found], code: str, segments: int) -> dict[int, Pair]:
    """What of a target language translates which candidate."""
    targets_in = [array("i") for _ in range(segments)]
    for number, one in enumerate(rest):
        for segment in one.segments:
            targets_in[segment].append(number)
    lengths = [one.words for one in own], [one.words for one in rest]
    links = best_links([one.segments for one in own], targets_in, [len(one.segments) for one in rest], lengths)
    return {
        number: Pair(rest[link.target].text, code, link.together, round(link.score, 2))
        for number, link in links.items()
    }


def _is_known(text: str, index: TermIndex | None) -> bool:
    """Whether the glossary has all of the text as one term."""
    if index is None:
        return False
    return any(len(match.span) == len(text) for match in index.find(text, overlapping=True))


def _concept(number: int, one: Candidate) -> Concept:
    terms = [Term(one.text, one.language, Status.CANDIDATE, one.kind)]
    said = [f"{one.count} times"]
    if one.pair:
        terms.append(Term(one.pair.text, one.pair.language, Status.CANDIDATE, one.kind))
        said.append(f"the translation stands with it in {one.pair.together} segments, Dice {one.pair.score:.2f}")
    return Concept(f"c{number}", tuple(terms), note="; ".join((*said, *(f"…{context}…" for context in one.contexts))))
