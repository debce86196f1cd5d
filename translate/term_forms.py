"""The form in which a term of the glossary is to stand in a translation: its number, gender, capitals."""

from __future__ import annotations

import re

from glossator.glossary.concept import Concept, Kind, Term
from glossator.languages.grammar import PLURAL, Form
from glossator.languages.language import Language

__all__ = ["form_of", "in_number", "is_adverb", "is_verbal", "noun_form", "shown_plural", "with_case_of"]


def form_of(term: Term, text: str, language: Language) -> Form:
    """Gender and number of `text`, a form of `term`: as the glossary has them, else by its words."""
    guessed = language.grammar.form(text) if language.grammar else Form()
    number = term.number if text == term.text and term.number else guessed.number
    return Form(term.gender or guessed.gender, number)


def noun_form(concept: Concept, term: Term, text: str, language: Language, code: str) -> Form:
    """As `form_of`, but an acronym has the form of the concept's full name in `code`; what is no noun has none."""
    if is_verbal(term, language) or is_adverb(term, language):
        return Form()
    if term.kind is Kind.ACRONYM and not term.gender:
        full = next((one for one in concept.allowed(code) if one.kind is not Kind.ACRONYM), term)
        if full is not term:
            return noun_form(concept, full, full.text, language, code)
    return form_of(term, text, language)


def is_verbal(term: Term, language: Language) -> bool:
    """Whether a term is a verb with its object: only behind a verb does an article follow at once."""
    grammar, words = language.grammar, term.text.lower().split()
    if term.part_of_speech or term.kind is not Kind.TERM or not (grammar and grammar.infinitive):
        return term.part_of_speech == "verb"
    if len(words) < 3 or words[1] not in language.articles:
        return False
    return any(re.search(grammar.infinitive, lemma) for lemma in language.lemmas(words[0]))


def is_adverb(term: Term, language: Language) -> bool:
    """Whether a term is one word that has no plural and does not end as plurals do."""
    grammar = language.grammar
    if term.part_of_speech or grammar is None or term.kind is not Kind.TERM or " " in term.text:
        return term.part_of_speech == "adverb"
    ends_as_plural = grammar.number(term.text) == PLURAL or term.text[-1:] in "sx"
    if not grammar.plurals or not term.text.islower() or ends_as_plural:
        return False
    return grammar.in_number(term.text, PLURAL) == term.text


def in_number(term: Term, number: str, language: Language) -> str:
    """A common noun in a number; names, and what has no number to be in (empty), as they are."""
    if language.grammar is None or not number or term.kind is not Kind.TERM:
        return term.text
    return language.grammar.in_number(term.text, number)


def shown_plural(form: Form, written: str, term: Term, source: Language, target: Language) -> Form:
    """`form` in the plural where `written`, in the source, is and the term's head does not show its number (vírus)."""
    if not (source.grammar and target.grammar) or not form.number or term.number or term.kind is not Kind.TERM:
        return form
    head, last, grammar = term.text.split()[0], written.split()[-1], target.grammar
    invariable = head[-1:] == "s" and grammar.in_number(head, PLURAL) == head and grammar.number(head) != PLURAL
    return Form(form.gender, PLURAL) if invariable and source.grammar.number(last) == PLURAL else form


def with_case_of(written: str, entry: str, target: str) -> str:
    """`target` with those words in capitals that the sentence, unlike the glossary, writes so in both languages.

    >>> with_case_of("COVID-19 cases", "covid-19 cases", "casos de covid-19")
    'casos de COVID-19'
    """
    raised = {word.casefold(): word for word in written.split() if word.upper() == word and word not in entry.split()}
    return " ".join(raised.get(word, word) if word.islower() else word for word in target.split(" "))
