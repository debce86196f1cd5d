"""Keeps to one of the terms that a glossary allows for a concept, through a document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from glossator.check.competing import compete
from glossator.glossary.concept import Kind, Status, Term
from glossator.glossary.found import Match
from glossator.model import Span, Text
from glossator.translate.draft import Draft
from glossator.translate.insert import put
from glossator.translate.task import Outcome
from glossator.translate.term_forms import form_of, in_number, noun_form
from glossator.translate.terms import Terminology

__all__ = ["keep_choices"]

Uses = dict[str, Counter[Term]]
"""How often each term of a concept is used, by the concept's id."""


def keep_choices(drafts: Sequence[Draft], kept: Iterable[str], terminology: Terminology) -> list[Draft]:
    """The drafts with one of several allowed terms throughout: that of the `kept` translations, else the preferred one.

    Where the preferred term is not used at all, the most frequent one stays. A term that has another gender or number
    than the chosen one is left to the rule `term-inconsistent`: the words around it would have to agree.
    """
    found = [list(_rivalled(draft.text.value, terminology)) for draft in drafts]
    if not any(found):
        return list(drafts)
    settled = _counted(_rivalled(text, terminology) for text in kept)
    used = _counted(found)
    kept_to = []
    for draft, matches in zip(drafts, found, strict=True):
        for match in reversed(matches):
            name = match.concept.id
            chosen = _chosen(match.term, settled[name], used[name] + settled[name], terminology)
            if chosen != match.term:
                draft = _with(draft, match, chosen, terminology)
        kept_to.append(draft)
    return kept_to


def _rivalled(text: str, terminology: Terminology) -> Iterator[Match]:
    """The allowed terms in a text whose concept has others."""
    for match in terminology.target.find(text):
        if match.term.status.allowed and match.how.whole and len(match.concept.allowed(terminology.target.code)) > 1:
            yield match


def _counted(found: Iterable[Iterable[Match]]) -> defaultdict[str, Counter[Term]]:
    uses: defaultdict[str, Counter[Term]] = defaultdict(Counter)
    for matches in found:
        for match in matches:
            uses[match.concept.id][match.term] += 1
    return uses


def _chosen(term: Term, settled: Counter[Term], used: Counter[Term], terminology: Terminology) -> Term:
    """The term to use where `term` stands."""
    language = terminology.target.language
    rivals = [other for other in used if other == term or compete(term, other, language)]
    return min(rivals, key=lambda one: (-settled[one], one.status is not Status.PREFERRED, -used[one], one.text))


def _with(draft: Draft, match: Match, chosen: Term, terminology: Terminology) -> Draft:
    """The draft with the chosen term in place of a match; as it was where more would have to change."""
    language, text = terminology.target.language, draft.text
    was = form_of(match.term, text.value[match.span.start : match.span.end], language)
    written = in_number(chosen, was.number, language)
    form = noun_form(match.concept, chosen, written, language, terminology.target.code)
    # Of names the gender is a guess from their letters, and hardly a word agrees with them.
    if form != was and chosen.kind is not Kind.NAME:
        return draft
    changed, doubt = put(text.value, match.span, written, was, language)
    moved = None if doubt else _moved(text, changed)
    if moved is None:
        return draft
    uses = (
        use._replace(term=written, outcome=Outcome.EDITED) if use.concept_id == match.concept.id else use
        for use in draft.terms
    )
    return replace(draft, text=moved, terms=tuple(uses))


def _moved(text: Text, changed: str) -> Text | None:
    """`changed` with the protected spans of `text`; None where the change touches one.

    >>> _moved(Text("a big {x}", (Span(6, 9),)), "a large {x}")
    Text(value='a large {x}', protected=(Span(start=8, end=11),), pieces=())
    """
    old = text.value
    start = _shared(old, changed)
    end = _shared(old[start:][::-1], changed[start:][::-1])
    moved = []
    for span in text.protected:
        shift = 0 if span.end <= start else len(changed) - len(old)
        if shift and span.start < len(old) - end:
            return None
        moved.append(Span(span.start + shift, span.end + shift))
    return Text(changed, tuple(moved))


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (first, second) in pairs if first != second), min(len(one), len(other)))
