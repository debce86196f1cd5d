"""Finds what a model itself says for a term in its translation, and puts the glossary's term there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from glossator.glossary.concept import Concept, Glossary, Kind, Term
from glossator.glossary.match import TermIndex
from glossator.languages.grammar import Form
from glossator.languages.language import Language, base_code
from glossator.model import Span
from glossator.translate.agree import Turn, word_before
from glossator.translate.insert import put, shown_form
from glossator.translate.task import Attempt
from glossator.translate.terms import Terminology
from glossator.translate.wanted import Missing, Wanted

__all__ = ["Ask", "Edited", "Learned", "Renderings", "noun"]

_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)")

Ask = Callable[[Sequence[str]], Sequence[str]]
"""Translates texts, in order; asking for a text again costs nothing."""


Learned = Mapping[str, Iterable[str]]
"""What a model has been seen to say for concepts, by their ids."""

_NOTHING: Learned = MappingProxyType({})


class Edited(NamedTuple):
    """A translation with terms put in, and what may have to agree with them in other forms than before."""

    attempt: Attempt
    turn: Turn


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
        self._forms: dict[str, Form] = {}
        for name, said in words.items():
            answers = ask([frame.format(word) for word in said for frame in frames])
            self._forms.update(form for answer in answers for form in _with_article(answer, target))
            texts = dict.fromkeys((*(noun(answer, target) for answer in answers), *said, *self._known(name)))
            concepts.append(Concept(name, tuple(Term(text, terminology.target.code) for text in texts if text)))
        self._index = TermIndex(Glossary("renderings", tuple(concepts)), terminology.target.code)

    def edit(
        self, attempt: Attempt, missing: tuple[Missing, ...], *, only_sure: bool = False, learned: Learned = _NOTHING
    ) -> Edited:
        """`attempt` with the renderings of `missing`, known or `learned`, replaced by the terms where they are found.

        With `only_sure` just those where no word beyond what stands beside them can lose its agreement.
        """
        text, language = attempt.text, self._terminology.target.language
        doubts, gender, number = list(attempt.doubts), False, False
        for wanted, times in missing:
            for place in wanted.occurrences[:times]:
                span = self._find(text, wanted, learned.get(wanted.concept.id, ()))
                if span is None or (only_sure and not self._is_sure(text, span, wanted, place.form)):
                    break
                was = self._form(text, span)
                gender, number = gender or was.gender != place.form.gender, number or was.number != place.form.number
                text, doubt = put(text, span, place.text, place.form, language, was=was, raised=place.raised)
                doubts += [(wanted.concept.id, doubt)] if doubt else []
        return Edited(Attempt(text, tuple(doubts)), Turn(gender, number))

    def _form(self, text: str, span: Span) -> Form:
        """The form of what stands in `span`, by what it shows or else by the article that the model gave it."""
        shown = shown_form(text, span, self._terminology.target.language)
        return shown if shown.gender else self._forms.get(text[span.start : span.end].lower(), shown)

    def _is_sure(self, text: str, span: Span, wanted: Wanted, now: Form) -> bool:
        """Whether the term fits in `span` without further changes; names do.

        Right behind another noun it may want a preposition, and as the end of a name another place.
        """
        language = self._terminology.target.language
        if wanted.term.kind is not Kind.TERM:
            return True
        shown, before = shown_form(text, span, language), word_before(text, span, language)
        if self._agrees(text, span, shown, now):
            return not (before.istitle() and text[span.start : span.end].istitle())
        return not before and self._agrees(text, span, self._form(text, span), now)

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
        put_in = put(clause, Span(span.start - start, span.end - start), "", now, language).text
        return not any(
            language.grammar.agreeing_adjective(token.text, language.lemmas(token.text), was, now)
            for token in language.tokenize(put_in)
        )

    def _find(self, text: str, wanted: Wanted, learned: Iterable[str]) -> Span | None:
        """The longest rendering that stands where no allowed term is."""
        taken = [match.span for match in self._terminology.allowed(text)]
        found = [
            match.span for match in self._index.find(text, overlapping=True) if match.concept.id == wanted.concept.id
        ]
        for phrase in learned:
            found += [Span(*one.span()) for one in re.finditer(rf"\b{re.escape(phrase)}\b", text)]
        spans = [one for one in found if all(not one.overlaps(span) or _inside(span, one) for span in taken)]
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


def _with_article(answer: str, language: Language) -> Iterator[tuple[str, Form]]:
    """The noun in small letters and the form of the article that an answer begins with."""
    article = answer.split(" ")[0]
    form = language.grammar.form_of_agreeing(article, surely=True) if language.grammar else Form()
    if article.lower() in language.articles and form.gender:
        yield noun(answer, language).lower(), form


def _inside(inner: Span, outer: Span) -> bool:
    return outer.contains(inner) and inner != outer
