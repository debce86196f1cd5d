"""Finds what a model itself says for a term in its translation, and puts the glossary's term there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from glossator.glossary.concept import Concept, Glossary, Kind, Term
from glossator.glossary.match import TermIndex
from glossator.languages.grammar import Form
from glossator.languages.language import Language, base_code
from glossator.model import Span
from glossator.translate.insert import put, shown_form
from glossator.translate.terms import Missing, Terminology, Wanted

__all__ = ["Ask", "Edited", "Renderings", "noun"]

_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)")

Ask = Callable[[Sequence[str]], Sequence[str]]
"""Translates texts, in order; asking for a text again costs nothing."""


class Edited(NamedTuple):
    """A translation with terms put in; `sure` where no word beyond them can have lost its agreement."""

    text: str
    sure: bool


class Renderings:
    """What stands in translations for the terms that they lack."""

    def __init__(self, needs: Iterable[tuple[str, tuple[Missing, ...]]], terminology: Terminology, ask: Ask) -> None:
        """`needs` are source sentences, each with what its translation lacks."""
        self._terminology = terminology
        source, target = terminology.source.language, terminology.target.language
        frames = ("{}", source.grammar.noun_frame) if source.grammar else ("{}",)
        words: dict[str, dict[str, None]] = {}
        for sentence, missing in needs:
            for wanted, _ in missing:
                written = (sentence[place.span.start : place.span.end] for place in wanted.occurrences)
                words.setdefault(wanted.concept.id, {}).update(dict.fromkeys(written))
        ask([frame.format(word) for said in words.values() for word in said for frame in frames])
        concepts = []
        for name, said in words.items():
            answers = ask([frame.format(word) for word in said for frame in frames])
            texts = dict.fromkeys((*(noun(answer, target) for answer in answers), *said, *self._known(name)))
            concepts.append(Concept(name, tuple(Term(text, terminology.target.code) for text in texts if text)))
        self._index = TermIndex(Glossary("renderings", tuple(concepts)), terminology.target.code)

    def edit(self, translation: str, missing: tuple[Missing, ...]) -> Edited:
        """`translation` with the renderings of `missing` replaced by the terms, as far as they are found."""
        text, sure = translation, True
        for wanted, times in missing:
            for occurrence in wanted.occurrences[:times]:
                span = self._find(text, wanted)
                if span is None:
                    break
                was = shown_form(text, span, self._terminology.target.language)
                sure = sure and (wanted.term.kind is not Kind.TERM or self._agrees(text, span, was, occurrence.form))
                language, raised = self._terminology.target.language, occurrence.raised
                text = put(text, span, occurrence.text, occurrence.form, language, raised=raised)
        return Edited(text, sure)

    def _agrees(self, text: str, span: Span, was: Form, now: Form) -> bool:
        """Whether nothing in the clause can agree with the words in `span` but what stands beside them."""
        language = self._terminology.target.language
        if was == now or language.grammar is None:
            return was == now
        if was.number != now.number or not (was.gender and now.gender):
            return False
        start = max((found.end() for found in _CLAUSE_END.finditer(text, 0, span.start)), default=0)
        end = _CLAUSE_END.search(text, span.end)
        clause = text[start : end.start() if end else len(text)]
        put_in = put(clause, Span(span.start - start, span.end - start), "", now, language)
        return not any(
            language.grammar.agreeing_adjective(token.text, language.lemmas(token.text), was, now)
            for token in language.tokenize(put_in)
        )

    def _find(self, text: str, wanted: Wanted) -> Span | None:
        """The longest rendering that stands where no allowed term is."""
        taken = [match.span for match in self._terminology.allowed(text)]
        spans = [
            match.span
            for match in self._index.find(text, overlapping=True)
            if match.concept.id == wanted.concept.id
            and all(not match.span.overlaps(span) or _inside(span, match.span) for span in taken)
        ]
        return max(spans, key=lambda span: (len(span), -span.start), default=None)

    def _known(self, name: str) -> Iterator[str]:
        """The glossary's own terms: other varieties', proposals, and names that a text writes in another way."""
        language = base_code(self._terminology.target.code)
        for term in self._terminology.target.glossary.by_id[name].terms:
            if base_code(term.language) == language:
                yield term.text


def noun(answer: str, language: Language) -> str:
    """The words of a model's answer without articles and prepositions before them and marks around them."""
    tokens = list(language.tokenize(answer))
    while tokens and not tokens[-1].is_word:
        tokens.pop()
    while tokens and (not tokens[0].is_word or tokens[0].text.lower() in language.function_words):
        tokens.pop(0)
    return answer[tokens[0].start : tokens[-1].end] if tokens else ""


def _inside(inner: Span, outer: Span) -> bool:
    return outer.contains(inner) and inner != outer
