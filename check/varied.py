"""Finds the words of a text that show which variety of its language it is written in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from glossator.analyze import AnalysedText
from glossator.check.visible import words_in
from glossator.languages.language import Language, Token, language_for
from glossator.languages.proper import has_common_word
from glossator.languages.varieties import Respelling, respelled
from glossator.languages.variety import Variety
from glossator.memo import Memo
from glossator.model import Span

__all__ = ["Objecting", "Varied", "objections", "varied_words", "varieties_of"]

Objecting = tuple[str, ...]
"""The codes of the varieties that do not write a word so."""

# What joins words to addresses, paths and identifiers.
_JOINTS = frozenset("._/\\@#=&~")
_OPENING, _CLOSING = "“„«‹「『", "”“»›」』"
_SENTENCE_ENDS = frozenset(".!?:…•*–—")
# As many characters around a word are looked at for its neighbours.
_NEAR = 40


class Varied(NamedTuple):
    """A word, how the varieties that do not write it so do, and whether it is neither a name nor in a quotation."""

    span: Span
    spellings: tuple[tuple[str, Respelling], ...]
    plain: bool

    @property
    def objecting(self) -> Objecting:
        """The varieties that do not write the word so."""
        return tuple(code for code, _ in self.spellings)


@lru_cache(maxsize=1000)
def varieties_of(code: str) -> tuple[Variety, ...]:
    """The varieties that a text in the language `code` may be in: those that the code names, else all."""
    return language_for(code).varieties_for(code) or language_for(code).varieties


@lru_cache(maxsize=100)
def objections(code: str) -> Memo[tuple[tuple[Objecting, bool], ...]]:
    """Who objects to each word in a piece of a text in the language `code`; True where that cannot be a name."""
    language, varieties = language_for(code), varieties_of(code)

    def learn(piece: str) -> tuple[tuple[Objecting, bool], ...]:
        words = [token.text for token in words_in(piece, language)]
        found = ((word, tuple(code for code, _ in _spellings(word, language, varieties))) for word in words)
        return tuple((codes, language.noun_capitals or not word[0].isupper()) for word, codes in found if codes)

    return Memo(learn)


def varied_words(text: AnalysedText) -> Iterator[Varied]:
    """The words of `text` that not all varieties in question write so, in order; not those of the glossary."""
    varieties = varieties_of(text.index.code)
    quoted = _quotations(text.value)
    starts = [span.start for span in quoted]
    for token in _words(text, varieties):
        span = Span(token.start, token.end)
        if text.is_protected(span) or _is_joined(text.value, span) or _is_term(text, span):
            continue
        before = bisect_right(starts, span.start) - 1
        plain = not (before >= 0 and quoted[before].contains(span)) and _is_plain(token, text, varieties)
        yield Varied(span, _spellings(token.text, text.language, varieties), plain)


def _words(text: AnalysedText, varieties: tuple[Variety, ...]) -> Iterator[Token]:
    """The tokens that a variety objects to."""
    language, found, end = text.language, objections(text.index.code), 0
    for piece in text.chunks if language.spaced else text.value:
        start = text.value.index(piece, end)
        end = start + len(piece)
        for token in words_in(piece, language) if found[piece] else ():
            if _spellings(token.text, language, varieties):
                yield Token(start + token.start, start + token.end, token.text)


def _spellings(word: str, language: Language, varieties: Sequence[Variety]) -> tuple[tuple[str, Respelling], ...]:
    found = ((variety.code, respelled(word, language, variety)) for variety in varieties)
    return tuple((code, one) for code, one in found if one is not None)


def _is_joined(value: str, span: Span) -> bool:
    before, after = value[span.start - 1 : span.start], value[span.end : span.end + 2]
    return before in _JOINTS or (after[:1] in _JOINTS and after[1:].isalnum())


def _is_term(text: AnalysedText, span: Span) -> bool:
    """Whether an allowed term of the glossary stands there that is itself written in that variety."""
    known = objections(text.index.code)
    for match in text.overlapping_matches:
        if match.span.contains(span) and match.term.status.allowed:
            written = " ".join((match.term.text, *match.term.forms))
            if any(map(known.__getitem__, written.split())):
                return True
    return False


def _is_plain(token: Token, text: AnalysedText, varieties: tuple[Variety, ...]) -> bool:
    """Whether the word in that place is a common word, or a name that each variety spells in its own way."""
    language, word = text.language, token.text
    before = _last(language.tokenize(text.value[max(0, token.start - _NEAR) : token.start]))
    if not word[0].isupper():
        return not any(f"{before} {word}".lower() in variety.doubtful for variety in varieties)
    begins = not before or before in _SENTENCE_ENDS or before in _OPENING
    if any(word in variety.names for variety in varieties):
        return not begins or not has_common_word(word.lower(), language)
    if language.noun_capitals:
        return not before[:1].isupper() or before.lower() in language.articles | language.function_words
    return begins and not text.value[token.end : token.end + 2].strip()[:1].isupper()


def _last(tokens: Sequence[Token]) -> str:
    return tokens[-1].text if tokens else ""


def _quotations(value: str) -> tuple[Span, ...]:
    """What stands between quotation marks, in one pass."""
    spans, opened = [], -1
    for place, character in enumerate(value):
        if opened >= 0 and (character in _CLOSING or character == '"'):
            spans.append(Span(opened, place))
            opened = -1
        elif character in _OPENING or character == '"':
            opened = place
    return tuple(spans)
