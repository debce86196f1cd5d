"""A quick look at the chunks of a text: which words of names it has, and whether one may be a slip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from glossator.check.names.glossary_names import PERSON, GlossaryNames, Name
from glossator.check.names.slips import ending_of_slip, is_form_of
from glossator.check.visible import words_in
from glossator.memo import Memo

__all__ = ["Glance", "ending", "may_be_slip"]

# So many chunks from a word of a name another word of it may stand.
_REACH = 3


class _Sign(NamedTuple):
    """What a chunk has to do with names: the words of names in it, whether it may have a slip alone, whether it has
    another word with a capital, whether one of the names has two words and no more, and the words of which a text that
    has one of the longer names must have one too."""

    exact: frozenset[str]
    alone: bool
    stranger: bool
    person: bool
    partners: frozenset[str]


# What a chunk is that has nothing to do with names but another word with a capital.
_STRANGER: tuple[()] = ()


class Glance:
    """What the chunks of texts have to do with names, learned chunk by chunk."""

    def __init__(self, names: GlossaryNames) -> None:
        self._names = names
        self._language = names.language
        self._signs: Memo[_Sign | tuple[()] | None] = Memo(self._sign_of)
        self._pairs = Memo(self._is_pair)

    def at(self, chunks: Sequence[str]) -> tuple[frozenset[str], bool, bool]:
        """The words of names, folded, in a text; whether it may have all but one of a long name; whether a slip.

        The last is of a single word or of a person's name.
        """
        signs = list(map(self._signs.__getitem__, chunks))
        telling = [(at, sign) for at, sign in enumerate(signs) if sign]
        if not telling:
            return frozenset(), False, False
        mentioned = frozenset().union(*(sign.exact for _, sign in telling))
        may_be_long = not all(mentioned.isdisjoint(sign.partners) for _, sign in telling)
        return mentioned, may_be_long, self._may_have_slips(chunks, signs, telling)

    def _sign_of(self, chunk: str) -> _Sign | tuple[()] | None:
        """What a chunk has to do with names; None where it has nothing."""
        exact: set[str] = set()
        alone = stranger = False
        for token in words_in(chunk, self._language):
            known = self._names.known[token.text]
            exact |= known.exact
            alone = alone or bool(known.slips)
            stranger = stranger or (token.text[0].isupper() and not known.exact)
        if not exact and not alone:
            return _STRANGER if stranger else None
        names = [(name, word) for word in exact for name, _ in self._names.by_word.get(word, ())]
        person = any(len(name.words) <= PERSON for name, _ in names)
        partners = (name.partners(word) for name, word in names if len(name.words) > PERSON)
        return _Sign(frozenset(exact), alone, stranger, person, frozenset().union(*partners))

    def _may_have_slips(
        self, chunks: Sequence[str], signs: Sequence[_Sign | tuple[()] | None], telling: Sequence[tuple[int, _Sign]]
    ) -> bool:
        """Whether there is a slip alone, or a word of a person's name near one that may be a slip of its other word."""
        for at, sign in telling:
            if sign.alone:
                return True
            near = range(max(0, at - _REACH), min(at + _REACH + 1, len(chunks)))
            strange = sign.person and (sign.stranger or any(signs[other] is _STRANGER for other in near))
            if strange and any(self._pairs[f"{chunks[at]} {chunks[other]}"] for other in near):
                return True
        return False

    def _is_pair(self, pair: str) -> bool:
        """Whether the second of two chunks may have a slip of the other word of a person that the first one names."""
        one, other = pair.split(" ")
        sign = self._signs[one]
        places = [place for word in (sign.exact if sign else ()) for place in self._names.by_word.get(word, ())]
        others = [(name, 1 - at) for name, at in places if len(name.words) == PERSON]
        words = [word.text for word in words_in(other, self._language) if not self._names.known[word.text].exact]
        return any(may_be_slip(word, name, at, self._language.code) for word in words for name, at in others)


def may_be_slip(word: str, name: Name, at: int, code: str) -> bool:
    """Whether a word may be a slip of one of a name's words, by itself."""
    right = name.words[at]
    if right[0].isupper() != word[0].isupper() or ending(word, name, at, code) is None:
        return False
    return not is_form_of(word, right, code)


def ending(word: str, name: Name, at: int, code: str) -> tuple[str, str] | None:
    """The ending of one of a name's words in the dictionary, and that of a slip of it; None if it is no slip."""
    first = at == 0 and len(name.words) == PERSON
    return ending_of_slip(word, name.words[at], code, first=first)
