"""Makes what stands far from a term agree with it, as a second translation around a noun of its form does.

The term has been put into the first translation as an edit, so that nothing is lost there or stands in another order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossator.languages.grammar import cased_like
from glossator.languages.language import Language
from glossator.model import Span
from glossator.translate.changes import PIECE, Change, agree_by_ending, changes, is_determiner, is_same_word

__all__ = ["Turn", "agreed", "stands_alike", "turns", "word_before"]


class Turn(NamedTuple):
    """What is another with the term than with the words that it replaced."""

    gender: bool = False
    number: bool = False


def agreed(first: str, second: str, turn: Turn, language: Language) -> str:
    """`first` with words in the forms that they have in `second`, as far as `turn` asks for another form.

    A determiner follows the next word, since it belongs to a noun that may not be the term.
    """
    pairs = [pair for change in changes(first, second, ()) for pair in _turned(change, turn, language)]
    written: list[str] = []
    follows = False
    for old, new in reversed(pairs):
        keeps = old != new and not follows and is_determiner(old, language)
        written.append(old if keeps else new)
        follows = not keeps and old != new if old.strip() else follows
    return "".join(reversed(written))


def stands_alike(first: str, term: Span, second: str, same_term: Span, language: Language) -> bool:
    """Whether what stands close beside the term in `first` does so in `second`, or is at least there.

    A noun before it that `second` parts from it wants a preposition between; a word that is gone in `second` belongs to
    what the term has replaced.
    """
    before = word_before(first, term, language)
    if before and not is_same_word(before, word_before(second, same_term, language), language):
        return False
    after = _word(re.match(r" (\w+(?:-\w+)*)", first[term.end :]), language)
    return not after or any(is_same_word(after, word, language) for word in PIECE.findall(second))


def word_before(text: str, span: Span, language: Language) -> str:
    """The word right before `span`, if it is one of weight; else empty."""
    return _word(re.search(r"(\w+(?:-\w+)*) $", text[: span.start]), language)


def _word(found: re.Match[str] | None, language: Language) -> str:
    """A word of weight: no article, preposition or number."""
    word = found[1] if found else ""
    light = word.lower() in language.function_words or is_determiner(word, language)
    return "" if light or not word.replace("-", "").isalpha() else word


def _turned(change: Change, turn: Turn, language: Language) -> Iterator[tuple[str, str]]:
    """Each old piece and what is to stand for it."""
    for old in change.old:
        found = set() if change.same else {one for one in change.new if turns(old, one, turn, language)}
        yield old, cased_like(found.pop(), old) if len(found) == 1 else old


def turns(old: str, new: str, turn: Turn, language: Language) -> bool:
    """Whether `new` is the form of `old` that the turn brings: another gender of an adjective, or another number."""
    grammar = language.grammar
    if grammar is None or old.lower() == new.lower() or not is_same_word(old, new, language):
        return False
    if agree_by_ending(old, new, language):
        return turn.gender if grammar.number(old) == grammar.number(new) else turn.number
    several = [bool(re.search(grammar.plural_verbs or "$^", word.lower())) for word in (old, new)]
    return turn.number and several[0] != several[1]
