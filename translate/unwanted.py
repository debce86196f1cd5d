"""Terms in a translation that the glossary does not want there, and what should stand in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossator.glossary.concept import Concept, Kind, Term
from glossator.glossary.found import How, Match
from glossator.languages.grammar import Form
from glossator.model import Span
from glossator.translate.insert import put
from glossator.translate.term_forms import form_of, in_number, noun_form
from glossator.translate.terms import Terminology

__all__ = ["Replaced", "replace_unwanted"]

_SAME_WORDS = (How.EXACT, How.FORM)


class Replaced(NamedTuple):
    """A translation without unwanted terms, the concepts that this touched, and doubts about some of them."""

    text: str
    concepts: frozenset[str]
    doubts: tuple[tuple[str, str], ...]


class _Replacement(NamedTuple):
    span: Span
    text: str
    form: Form
    concept: Concept


def replace_unwanted(translation: str, terminology: Terminology) -> Replaced:
    """`translation` with preferred terms in place of deprecated and forbidden ones and of second spellings of names."""
    replaced: set[str] = set()
    doubts: list[tuple[str, str]] = []
    for span, text, form, concept in _unwanted(translation, terminology):
        translation, doubt = put(translation, span, text, form, terminology.target.language)
        replaced.add(concept.id)
        if doubt:
            doubts.append((concept.id, doubt))
    return Replaced(translation, frozenset(replaced), tuple(doubts))


def _unwanted(translation: str, terminology: Terminology) -> Iterator[_Replacement]:
    """From the last to the first."""
    language, code = terminology.target.language, terminology.target.code
    matches = terminology.target.find(translation)
    fine = {match.span for match in matches if match.term.status.allowed and not _better(match, translation, code)}
    for match in reversed(matches):
        term = _better(match, translation, code) or match.concept.preferred(code)
        if match.span in fine or term is None or not match.how.whole:
            continue
        found = form_of(match.term, translation[match.span.start : match.span.end], language)
        text = in_number(term, found.number, language)
        form = noun_form(match.concept, term, text, language, code)
        yield _Replacement(match.span, text, form, match.concept)


def _better(match: Match, translation: str, code: str) -> Term | None:
    """The term as the glossary writes it where it stands there with other hyphens, or as a second name."""
    written = translation[match.span.start : match.span.end]
    if match.term.kind is Kind.TERM and match.how in _SAME_WORDS and match.term.status.allowed:
        forms = {form.casefold() for form in (match.term.text, *match.term.forms)}
        if written.casefold() not in forms and _joined(written) == _joined(match.term.text):
            return match.term
    return _better_name(match, code)


def _better_name(match: Match, code: str) -> Term | None:
    """The preferred spelling of a name that stands there in another one."""
    preferred = match.concept.preferred(code)
    if preferred is None or not preferred.kind is match.term.kind is Kind.NAME:
        return None
    differs = preferred.text != match.term.text and match.how in _SAME_WORDS
    return preferred if differs and len(preferred.text.split()) == len(match.term.text.split()) else None


def _joined(text: str) -> str:
    return re.sub(r"[\s-]", "", text).casefold()
