"""Puts a term into a sentence and makes the words around it agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossator.languages.grammar import Form, Grammar
from glossator.languages.language import Language, Token
from glossator.model import Edit, Span, apply_edits

__all__ = ["Inserted", "put", "shown_form"]

_QUOTES = frozenset("\"'“”‘’«»")


class Inserted(NamedTuple):
    """A text with a term in it; `doubt` says why a person must look at that, empty where all is sure."""

    text: str
    doubt: str = ""


def put(
    text: str, span: Span, term: str, now: Form, language: Language, *, was: Form | None = None, raised: bool = False
) -> Inserted:
    """`text` with `term`, a noun of the form `now`, in place of `span`.

    Articles, contractions and regular adjectives beside it follow, where the language's grammar knows them; `was` is
    the form of what stands in `span`, where another than it shows. With `raised` the term has a capital wherever the
    old words have one, not only where a sentence begins.
    """
    written, grammar = _cased(term, text, span, raised), language.grammar
    if grammar and grammar.declension:
        edits, doubt = grammar.declension.place(text, span, written, now)
        return Inserted(apply_edits(text, edits), doubt)
    changes = [Edit(span, written)]
    was = was or shown_form(text, span, language)
    if grammar and now.gender and (now != was or grammar.joints):
        tokens = language.tokenize(text)
        changes += _left(tokens, span, was, now, grammar, language)
        changes += _right(tokens, span, was, now, grammar, language)
    if grammar and len(changes) == 1:
        changes += _behind_last_noun(text, span, term, was, grammar, language)
    return Inserted(grammar.applied(text, changes, span) if grammar else apply_edits(text, changes))


def shown_form(text: str, span: Span, language: Language) -> Form:
    """The form of the noun phrase in `span`: by the article before it, else by its own words; empty where unknown."""
    if language.grammar is None:
        return Form()
    before = next(_before(language.tokenize(text), span), None)
    by_article = language.grammar.form_of_agreeing(before.text) if before else Form()
    return by_article if by_article.gender else language.grammar.form(text[span.start : span.end])


def _left(
    tokens: tuple[Token, ...], span: Span, was: Form, now: Form, grammar: Grammar, language: Language
) -> Iterator[Edit]:
    """Agreeing words that lead up to the term; of adjectives just a participle, since the others look like nouns."""
    for distance, token in enumerate(_before(tokens, span)):
        agreed = grammar.agree(token.text, was, now)
        if agreed is None and distance == 0 and re.search(grammar.participles or "$^", token.text):
            agreed = _adjective(token.text, was, now, grammar, language)
        if agreed is None:
            return
        yield Edit(Span(token.start, token.end), agreed)


def _right(
    tokens: tuple[Token, ...], span: Span, was: Form, now: Form, grammar: Grammar, language: Language
) -> Iterator[Edit]:
    after = next((token for token in tokens if token.start >= span.end and token.text not in _QUOTES), None)
    if after is not None:
        agreed = _adjective(after.text, was, now, grammar, language)
        if agreed is not None:
            yield Edit(Span(after.start, after.end), agreed)


def _behind_last_noun(
    text: str, span: Span, term: str, head: Form, grammar: Grammar, language: Language
) -> Iterator[Edit]:
    """What agrees with the last noun of the old words, not with their `head`, as the last noun of `term` wants it."""
    old, new = (grammar.form(phrase.split(" ")[-1]) for phrase in (text[span.start : span.end], term))
    if " " in term and old.gender and new.gender and old not in (new, head):
        yield from _right(language.tokenize(text), span, old, new, grammar, language)


def _adjective(word: str, was: Form, now: Form, grammar: Grammar, language: Language) -> str | None:
    agreed = grammar.agreeing_adjective(word, language.lemmas(word), was, now)
    return agreed if agreed is not None and language.knows(agreed) else None


def _before(tokens: tuple[Token, ...], span: Span) -> Iterator[Token]:
    return (token for token in reversed(tokens) if token.end <= span.start and token.text not in _QUOTES)


def _cased(term: str, text: str, span: Span, raised: bool) -> str:
    """`term` with a capital where a sentence begins and the old words had one; a number may stand before it."""
    before = text[: span.start].rstrip("\"'“‘«( ")
    begins = raised or not any(map(str.isalpha, before)) or before[-1] in ".!?:"
    return term[:1].upper() + term[1:] if begins and text[span.start : span.start + 1].isupper() else term
