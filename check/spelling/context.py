"""What the place of an unknown word in its segment says about it: a name, an abbreviation, a word of the source."""

from __future__ import annotations

import re
from functools import cached_property

from glossator.analyze import Analysed
from glossator.check.names.across import SAME, UNSURE, likeness, share_script
from glossator.check.names.counterparts import is_name_alone
from glossator.check.names.search import NameSearch
from glossator.check.spelling.terms import is_of_glossary
from glossator.check.visible import HIDDEN, visible, words, words_in
from glossator.languages.language import Token
from glossator.languages.spelling import speller_for

__all__ = ["Context"]

_SENTENCE_START = re.compile(r"(?:\A|[.!?…:]|[\n•*])[^\w\ufffc]{0,9}\Z")
_ABBREVIATED = re.compile(r"\.[^\w\ufffc]{0,9}[\w\ufffc]")
_QUOTES = frozenset("\"'“”„‘’‚«»‹›")
_JOINED = frozenset({"-", "‐", "‑", HIDDEN})
# Units and abbreviations are so short; particles of names (van, dos) one letter longer.
_SHORT, _PARTICLE = 3, 4
# A word shares as many letters with the name that it is made of (thatcherism).
_STEM = 5
# As many characters before a word tell what it is.
_NEAR = 20
# In a longer source a name has more than one place to be said.
_LONGEST = 3_000
_FULL, _CAPITAL, _HALF, _NONE = 1.0, 0.8, 0.5, 0.0


class Context:
    """One segment, asked about the unknown words of its text under check."""

    def __init__(self, segment: Analysed) -> None:
        self._segment = segment
        self._text = segment.checked
        self._value = visible(segment.checked)

    def trust(self, token: Token) -> tuple[float, bool]:
        """How much the place speaks for a slip (0: it cannot be one), and whether the word may still be a name."""
        if self.rules_out(token):
            return _NONE, False
        if token.text[0].isupper():
            return _CAPITAL, self._segment.target is None
        is_doubtful = self._is_quoted(token) or self._is_particle(token) or self._is_borrowed(token)
        return (_HALF if is_doubtful else _FULL), False

    def rules_out(self, token: Token) -> bool:
        """Whether the word cannot be a slip in its place, no matter whether a dictionary has it."""
        if self._is_in_source(token) or self._is_abbreviation(token):
            return True
        if token.text[0].isupper():
            return self._is_name(token) or is_of_glossary(token, self._text) or self._is_name_of_source(token)
        return is_of_glossary(token, self._text) or self._is_made_of_name(token)

    def is_piece(self, token: Token) -> bool:
        """Whether the word is joined to another by a hyphen, or to a placeholder."""
        return bool({self._value[token.start - 1 : token.start], self._value[token.end : token.end + 1]} & _JOINED)

    def _is_name(self, token: Token) -> bool:
        """Whether a word with a capital is a name by its place, or one that may be a name is right as a common word."""
        language = self._text.language
        if not language.noun_capitals and not _SENTENCE_START.search(self._before(token)):
            return True
        return self._is_before_capital(token) or language.knows(token.text) or is_name_alone(self._segment)

    def _is_name_of_source(self, token: Token) -> bool:
        """Whether the source has a name that the word may render, or cannot be searched."""
        if self._segment.target is None:
            return False
        if len(self._segment.source.value) > _LONGEST:
            return True
        found = self._search.best((token.text,))
        return found is None or found.likeness >= UNSURE

    @cached_property
    def _search(self) -> NameSearch:
        return NameSearch(self._segment.source, self._text.index.code)

    @cached_property
    def _source(self) -> str:
        """The source in small letters, empty where there is none."""
        return "" if self._segment.target is None else self._segment.source.value.casefold()

    @cached_property
    def _source_words(self) -> frozenset[str]:
        return frozenset(token.text.casefold() for token in words(self._segment.source))

    def _is_in_source(self, token: Token) -> bool:
        source, word = self._segment.source, token.text.casefold()
        # Most words are not even part of one there.
        if word not in self._source:
            return False
        if source.text.protected:
            return word in self._source_words
        chunks = (chunk for chunk in source.chunks if word in chunk.casefold())
        return any(word == found.text.casefold() for chunk in chunks for found in words_in(chunk, source.language))

    @cached_property
    def _rare_in_source(self) -> tuple[str, ...]:
        """The source's words that its own language's dictionaries do not have, where the two share a script."""
        source = self._segment.source
        if self._segment.target is None or not share_script(source.index.code, self._text.index.code):
            return ()
        speller = speller_for(source.index.code)
        knows = speller.is_right if speller is not None else source.language.knows
        return tuple(token.text for token in words(source) if len(token.text) > _PARTICLE and not knows(token.text))

    def _is_borrowed(self, token: Token) -> bool:
        """Whether the source has a rare word much like this one, as learned words are alike in all languages."""
        codes = self._segment.source.index.code, self._text.index.code
        return any((likeness(word, token.text, *codes) or 0) >= SAME for word in self._rare_in_source)

    @cached_property
    def _names(self) -> frozenset[str]:
        """How the words with a capital that their language does not know begin."""
        sides = (self._segment.source, self._text) if self._segment.target is not None else (self._text,)
        return frozenset(
            token.text[:_STEM].lower()
            for side in sides
            for token in words(side)
            if len(token.text) >= _STEM and token.text[0].isupper() and not side.language.knows(token.text)
        )

    def _is_made_of_name(self, token: Token) -> bool:
        return len(token.text) > _STEM and token.text[:_STEM] in self._names

    def _is_abbreviation(self, token: Token) -> bool:
        """Whether the word has a full stop within a sentence, or a number before it, as units have."""
        before = self._before(token).rstrip()[-1:]
        if len(token.text) <= _SHORT and before.isdigit():
            return True
        stop = _ABBREVIATED.match(self._value, token.end)
        return stop is not None and (len(token.text) <= _SHORT or not stop.group()[-1].isupper())

    def _before(self, token: Token) -> str:
        return self._value[max(0, token.start - _NEAR) : token.start]

    def _is_quoted(self, token: Token) -> bool:
        around = self._value[token.start - 1 : token.start], self._value[token.end : token.end + 1]
        return all(mark in _QUOTES for mark in around)

    def _is_before_capital(self, token: Token) -> bool:
        return self._value[token.end : token.end + 2].strip()[:1].isupper()

    def _is_particle(self, token: Token) -> bool:
        """Whether a short word stands between two with capitals."""
        if len(token.text) > _PARTICLE or not self._is_before_capital(token):
            return False
        before = self._before(token).split()[-1:]
        return bool(before) and before[0][0].isupper()
