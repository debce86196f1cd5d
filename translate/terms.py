"""Which terms of a glossary a source sentence has, and which of them its translation has."""

from __future__ import annotations

import re
from collections import Counter

from glossator.glossary.concept import Concept, Glossary, Kind, Term
from glossator.glossary.found import How, Match
from glossator.glossary.match import TermIndex
from glossator.languages.language import Language
from glossator.model import Span
from glossator.translate.term_forms import in_number, noun_form, shown_plural, with_case_of
from glossator.translate.wanted import Missing, Occurrence, Wanted

__all__ = ["Terminology"]


class Terminology:
    """A glossary between two languages; `source` and `target` are BCP 47 codes."""

    def __init__(self, glossary: Glossary, source: str, target: str) -> None:
        self.source = TermIndex(glossary, source)
        self.target = TermIndex(glossary, target)

    def wanted(self, sentence: str) -> tuple[Wanted, ...]:
        """The concepts in `sentence` that have a term in the target language, in order of their first place."""
        spans: dict[Span, list[Match]] = {}
        for match in self.source.find(sentence):
            if match.concept.preferred(self.target.code):
                spans.setdefault(match.span, []).append(match)
        groups: dict[tuple[str, ...], list[tuple[Span, Match]]] = {}
        for span, matches in spans.items():
            key = dict.fromkeys(match.concept.id for match in matches)
            groups.setdefault((*key, matches[0].term.text), []).append((span, matches[0]))
        by_id = self.source.glossary.by_id
        return tuple(
            self._wanted(tuple(by_id[name] for name in key[:-1]), places, sentence) for key, places in groups.items()
        )

    def missing(self, wanted: tuple[Wanted, ...], translation: str) -> tuple[Missing, ...]:
        """What `translation` has less often than the source; each allowed term in it counts for one occurrence."""
        present = Counter(match.concept.id for match in self.allowed(translation))
        short: list[Missing] = []
        for one in wanted:
            lacking = -self._literally(one, translation)
            for _ in one.occurrences:
                name = next((concept.id for concept in one.concepts if present[concept.id]), None)
                if name is None:
                    lacking += 1
                else:
                    present[name] -= 1
            if lacking > 0:
                short.append(Missing(one, lacking))
        return tuple(short)

    def other_forms(self, wanted: Wanted, translation: str) -> int:
        """How often words stand in `translation` that have the dictionary forms of the term's and are not the term.

        They are its words as another part of speech, or in a form that the sentence asks for.
        """
        language = self.target.language
        words = [token.text for token in language.tokenize(wanted.term.text)]
        tokens = language.tokenize(translation)
        taken = [match.span for match in self.allowed(translation) if match.concept.id == wanted.concept.id]
        count = end = 0
        for start in range(len(tokens) - len(words) + 1):
            window = tokens[start : start + len(words)]
            span = Span(window[0].start, window[-1].end)
            if span.start < end or any(span.overlaps(other) for other in taken):
                continue
            if all(_related(token.text, word, language) for token, word in zip(window, words, strict=True)):
                count, end = count + 1, span.end
        return count

    def allowed(self, translation: str) -> tuple[Match, ...]:
        """The allowed terms in `translation`, names as the glossary writes them, or declined where the language does.

        Those of one concept do not overlap.
        """
        kept: list[Match] = []
        ends: dict[str, int] = {}
        for match in self.target.find(translation, overlapping=True):
            written = translation[match.span.start : match.span.end]
            if _is_right(match, written, self.target.language) and match.span.start >= ends.get(match.concept.id, 0):
                ends[match.concept.id] = match.span.end
                kept.append(match)
        return tuple(kept)

    def _literally(self, wanted: Wanted, translation: str) -> int:
        """How often a form that is to stand there does so unrecognised: the plural of a word that no dictionary has."""
        forms = {place.text.lower() for place in wanted.occurrences} - {wanted.term.text.lower()}
        lower = translation.lower()
        if not any(form in lower for form in forms):
            return 0
        known = [match.span for match in self.allowed(translation) if match.concept in wanted.concepts]
        spans = (Span(*found.span()) for form in forms for found in re.finditer(rf"\b{re.escape(form)}\b", lower))
        return sum(not any(span.overlaps(other) for other in known) for span in spans)

    def _wanted(self, concepts: tuple[Concept, ...], places: list[tuple[Span, Match]], sentence: str) -> Wanted:
        source_term, source, target = places[0][1].term, self.source.language, self.target.language
        term = self._best(concepts[0], source_term)
        occurrences = []
        for span, match in places:
            written, entry = sentence[span.start : span.end], match.term.text
            text = in_number(term, _number(written, entry, source), target)
            text, form = (
                with_case_of(written, entry, text),
                noun_form(concepts[0], term, text, target, self.target.code),
            )
            form = shown_plural(form, written, term, source, target)
            raised = term.kind is Kind.TERM and written[0].isupper() and entry[0].islower() and text[0].islower()
            occurrences.append(Occurrence(span, text, form, raised))
        return Wanted(concepts, source_term, term, tuple(occurrences))

    def _best(self, concept: Concept, source: Term) -> Term:
        """The allowed term most like the source's: of its kind, for names as long as it (a family name alone)."""
        allowed = concept.allowed(self.target.code)
        length = len(source.text.split())

        def unlikeness(term: Term) -> tuple[bool, int]:
            return term.kind is not source.kind, abs(len(term.text.split()) - length) * (source.kind is Kind.NAME)

        return min(allowed, key=unlikeness)


def _number(written: str, entry: str, language: Language) -> str:
    """The number of a term as `written` where it is another one than the glossary's form has; else empty."""
    grammar = language.grammar
    for word, listed in zip(reversed(written.split()), reversed(entry.split()), strict=False):
        if grammar and grammar.number(word) != grammar.number(listed):
            return grammar.number(word)
    return ""


def _related(one: str, other: str, language: Language) -> bool:
    one, other = one.lower(), other.lower()
    return one == other or bool(set(language.lemmas(one)) & set(language.lemmas(other)))


def _is_right(match: Match, written: str, language: Language) -> bool:
    """Whether the match is of an allowed term; a name must be written letter for letter, but for its case."""
    if not match.term.status.allowed:
        return False
    if match.term.kind is Kind.TERM or written in (match.term.text, *match.term.forms):
        return True
    declines = language.grammar is not None and language.grammar.declension is not None
    return declines and match.how in (How.FORM, How.LEMMA) and _capitals(written) == _capitals(match.term.text)


def _capitals(text: str) -> list[tuple[bool, bool]]:
    return [(word[:1].isupper(), word.isupper()) for word in text.split()]
