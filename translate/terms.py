"""What a glossary demands of a translation: which concepts, how often, in which words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from glossator.glossary.concept import Concept, Glossary, Kind, Term
from glossator.glossary.found import How, Match
from glossator.glossary.match import TermIndex
from glossator.languages.grammar import PLURAL, Form
from glossator.languages.language import Language
from glossator.model import Span

__all__ = ["Missing", "Occurrence", "Terminology", "Wanted"]

_SAME_WORDS = (How.EXACT, How.FORM)


class Occurrence(NamedTuple):
    """A place in the source sentence and what must stand for it: the target term in the number used there.

    `raised` says that the sentence writes the source term with a capital that the glossary does not give it.
    """

    span: Span
    text: str
    form: Form
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A concept of the source sentence; of several that share a term, any will do and the first is used."""

    concepts: tuple[Concept, ...]
    source_term: Term
    term: Term
    occurrences: tuple[Occurrence, ...]

    @property
    def concept(self) -> Concept:
        """The concept whose term is used."""
        return self.concepts[0]


class Missing(NamedTuple):
    """How many of the demanded occurrences a translation lacks."""

    wanted: Wanted
    times: int


class Replacement(NamedTuple):
    """A place in a translation with a term that the glossary does not want there, and what should stand there."""

    span: Span
    text: str
    form: Form
    concept: Concept


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

    def _literally(self, wanted: Wanted, translation: str) -> int:
        """How often a form that is to stand there does so unrecognised: the plural of a word that no dictionary has."""
        forms = {place.text.lower() for place in wanted.occurrences} - {wanted.term.text.lower()}
        lower = translation.lower()
        if not any(form in lower for form in forms):
            return 0
        known = [match.span for match in self.allowed(translation) if match.concept in wanted.concepts]
        spans = (Span(*found.span()) for form in forms for found in re.finditer(rf"\b{re.escape(form)}\b", lower))
        return sum(not any(span.overlaps(other) for other in known) for span in spans)

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
        """The allowed terms in `translation`, names just as the glossary writes them.

        Those of one concept do not overlap.
        """
        kept: list[Match] = []
        ends: dict[str, int] = {}
        for match in self.target.find(translation, overlapping=True):
            if _is_right(match, translation) and match.span.start >= ends.get(match.concept.id, 0):
                ends[match.concept.id] = match.span.end
                kept.append(match)
        return tuple(kept)

    def unwanted(self, translation: str) -> Iterator[Replacement]:
        """Deprecated and forbidden terms, and second spellings of names, from the last to the first."""
        matches = self.target.find(translation)
        fine = {match.span for match in matches if match.term.status.allowed and not self._better(match, translation)}
        for match in reversed(matches):
            term = self._better(match, translation) or match.concept.preferred(self.target.code)
            if match.span in fine or term is None or not match.how.whole:
                continue
            found = self._form(match.term, translation[match.span.start : match.span.end])
            text = self._in_number(term, found.number)
            yield Replacement(match.span, text, self.form(match.concept, term, text), match.concept)

    def form(self, concept: Concept, term: Term, text: str) -> Form:
        """Gender and number of `text`, a form of `term`: as the glossary has them, else by its words.

        An acronym has those of the concept's full name; what is no noun has none.
        """
        if self._is_verbal(term) or self._is_adverb(term):
            return Form()
        if term.kind is Kind.ACRONYM and not term.gender:
            full = next((one for one in concept.allowed(self.target.code) if one.kind is not Kind.ACRONYM), term)
            if full is not term:
                return self.form(concept, full, full.text)
        return self._form(term, text)

    def _wanted(self, concepts: tuple[Concept, ...], places: list[tuple[Span, Match]], sentence: str) -> Wanted:
        source_term = places[0][1].term
        term = self._best(concepts[0], source_term)
        occurrences = []
        for span, match in places:
            text = self._in_number(term, self._source_number(match, sentence))
            written, entry = sentence[span.start : span.end], match.term.text
            text, form = _with_case_of(written, entry, text), self.form(concepts[0], term, text)
            form = self._in_number_of(form, written, term)
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

    def _is_verbal(self, term: Term) -> bool:
        """Whether a term is a verb with its object: only behind a verb does an article follow at once."""
        grammar, words = self.target.language.grammar, term.text.lower().split()
        if term.part_of_speech or term.kind is not Kind.TERM or not (grammar and grammar.infinitive):
            return term.part_of_speech == "verb"
        if len(words) < 3 or words[1] not in self.target.language.articles:
            return False
        return any(re.search(grammar.infinitive, lemma) for lemma in self.target.language.lemmas(words[0]))

    def _is_adverb(self, term: Term) -> bool:
        """Whether a term is one word that has no plural and does not end as plurals do."""
        grammar = self.target.language.grammar
        if term.part_of_speech or grammar is None or term.kind is not Kind.TERM or " " in term.text:
            return term.part_of_speech == "adverb"
        ends_as_plural = grammar.number(term.text) == PLURAL or term.text[-1:] in "sx"
        if not grammar.plurals or not term.text.islower() or ends_as_plural:
            return False
        return grammar.in_number(term.text, PLURAL) == term.text

    def _better(self, match: Match, translation: str) -> Term | None:
        """The term as the glossary writes it where it stands there with other hyphens, or as a second name."""
        written = translation[match.span.start : match.span.end]
        if match.term.kind is Kind.TERM and match.how in _SAME_WORDS and match.term.status.allowed:
            forms = {form.casefold() for form in (match.term.text, *match.term.forms)}
            if written.casefold() not in forms and _joined(written) == _joined(match.term.text):
                return match.term
        return self._better_name(match)

    def _better_name(self, match: Match) -> Term | None:
        """The preferred spelling of a name that stands there in another one."""
        preferred = match.concept.preferred(self.target.code)
        if preferred is None or not preferred.kind is match.term.kind is Kind.NAME:
            return None
        differs = preferred.text != match.term.text and match.how in _SAME_WORDS
        return preferred if differs and len(preferred.text.split()) == len(match.term.text.split()) else None

    def _source_number(self, match: Match, sentence: str) -> str:
        """The number of an occurrence where it is another one than the glossary's form has; else empty."""
        grammar = self.source.language.grammar
        if grammar is None:
            return ""
        written = sentence[match.span.start : match.span.end].split()
        for word, entry in zip(reversed(written), reversed(match.term.text.split()), strict=False):
            if grammar.number(word) != grammar.number(entry):
                return grammar.number(word)
        return ""

    def _in_number(self, term: Term, number: str) -> str:
        grammar = self.target.language.grammar
        if grammar is None or not number or term.kind is not Kind.TERM:
            return term.text
        return grammar.in_number(term.text, number)

    def _in_number_of(self, form: Form, written: str, term: Term) -> Form:
        """`form` in the plural where the source is and the head of the term does not show its number (vírus)."""
        source, target = self.source.language.grammar, self.target.language.grammar
        if source is None or target is None or not form.number or term.number or term.kind is not Kind.TERM:
            return form
        head, last = term.text.split()[0], written.split()[-1]
        invariable = head[-1:] == "s" and target.in_number(head, PLURAL) == head and target.number(head) != PLURAL
        return Form(form.gender, PLURAL) if invariable and source.number(last) == PLURAL else form

    def _form(self, term: Term, text: str) -> Form:
        grammar = self.target.language.grammar
        guessed = grammar.form(text) if grammar else Form()
        number = term.number if text == term.text and term.number else guessed.number
        return Form(term.gender or guessed.gender, number)


def _related(one: str, other: str, language: Language) -> bool:
    one, other = one.lower(), other.lower()
    return one == other or bool(set(language.lemmas(one)) & set(language.lemmas(other)))


def _joined(text: str) -> str:
    return re.sub(r"[\s-]", "", text).casefold()


def _with_case_of(written: str, entry: str, target: str) -> str:
    """`target` with those words in capitals that the sentence, unlike the glossary, writes so in both languages.

    >>> _with_case_of("COVID-19 cases", "covid-19 cases", "casos de covid-19")
    'casos de COVID-19'
    """
    raised = {word.casefold(): word for word in written.split() if word.upper() == word and word not in entry.split()}
    return " ".join(raised.get(word, word) if word.islower() else word for word in target.split(" "))


def _is_right(match: Match, text: str) -> bool:
    """Whether the match is of an allowed term; a name must be written letter for letter."""
    if not match.term.status.allowed:
        return False
    written = text[match.span.start : match.span.end]
    return match.term.kind is Kind.TERM or written in (match.term.text, *match.term.forms)
