"""The words of texts as term extraction counts them, and what parts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from glossator.languages.cut import cut
from glossator.languages.language import Language, Token
from glossator.languages.light_words import light_words
from glossator.memo import Memo

__all__ = ["Placed", "Unit", "WordReader", "surface", "word_reader", "written"]

# A piece with one of these is an address, a path or an identifier.
_NO_WORD = re.compile(r"://|[@\\_=<>{}#\ufffc]|\w\.\w|\w/\w*/|\(\)")
_HYPHENS = frozenset("-‐‑")


class Unit(NamedTuple):
    """A word or a mark in a chunk of a text; offsets count in the chunk.

    `key` is the same for all forms of a word, and empty where the unit is in no term; `links` says that it may be part
    of what links two words of one; `ends` that a term may end with it.
    """

    text: str
    key: str
    start: int
    end: int
    links: bool = False
    ends: bool = True


class Placed(NamedTuple):
    """A word of a term: what it is, the number of its chunk, and what links it to the word before."""

    unit: Unit
    chunk: int
    link: tuple[str, ...] = ()


class WordReader:
    """Reads the words of texts in one language; what a chunk holds is learned once."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._light = light_words(language)
        self.units: Memo[tuple[Unit, ...]] = Memo(self._units)

    def chunks(self, text: str) -> list[str]:
        """The text cut at white space, or into words where none is written."""
        return text.split() if self.language.spaced else list(cut(text, self.language))

    def runs(self, chunks: Iterable[str]) -> Iterator[list[Placed]]:
        """The words of each stretch that has only words of terms and what links them, in order."""
        run: list[Placed] = []
        link: tuple[str, ...] = ()
        units, links = self.units, self._light.links
        for number, chunk in enumerate(chunks):
            for unit in units[chunk]:
                if unit.key:
                    if link and link not in links and run:
                        yield run
                        run = []
                    run.append(Placed(unit, number, link if run else ()))
                    link = ()
                elif unit.links:
                    link = (*link, unit.text.lower())
                else:
                    if run:
                        yield run
                        run = []
                    link = ()
        if run:
            yield run

    def _units(self, chunk: str) -> tuple[Unit, ...]:
        if _NO_WORD.search(chunk):
            return (Unit(chunk, "", 0, len(chunk)),)
        if not self.language.spaced:
            return (self._unit(Token(0, len(chunk), chunk)),)
        return tuple(map(self._unit, _joined(self.language.tokenize(chunk), chunk)))

    def _unit(self, token: Token) -> Unit:
        start, end, text = token
        lower = text.lower()
        if not any(map(str.isalpha, text)) or self._light.is_light(lower, self.language):
            return Unit(text, "", start, end, lower in self._light.linking)
        if lower[1:] in self.language.enclitic:
            return Unit(text, "", start, end)
        if self.language.spaced and len(text) < 2:
            return Unit(text, "", start, end)
        return Unit(text, self._key(text, lower), start, end, False, self._light.may_end(text, self.language))

    def _key(self, text: str, lower: str) -> str:
        if len(text) > 1 and text.isupper() and text.isascii():
            return lower
        head, hyphen, last = lower.rpartition("-")
        known = self.language.lemmas(last)
        # Without a dictionary the word itself comes first, its forms without endings behind it.
        lemma = head + hyphen + (known[0 if self.language.vocabulary else -1] if known else last)
        return self.language.spelling(lemma) if self.language.spelling else lemma


@lru_cache(maxsize=32)
def word_reader(language: Language) -> WordReader:
    """The reader of a language."""
    return WordReader(language)


def surface(run: Sequence[Placed], language: Language) -> str:
    """Words of a text that stand behind one another, as they are written, with what links them."""
    parts = [run[0].unit.text]
    for placed in run[1:]:
        parts += [*placed.link, placed.unit.text]
    return written(parts, language)


def written(parts: Sequence[str], language: Language) -> str:
    """Words with spaces between, where the language has them; none behind an apostrophe."""
    if not language.spaced:
        return "".join(parts)
    return "".join(part if part.endswith(("'", "’")) else f"{part} " for part in parts).rstrip()


def _joined(tokens: Sequence[Token], chunk: str) -> Iterator[Token]:
    """The tokens, words with hyphens between them as one (COVID-19, long-term)."""
    place = 0
    while place < len(tokens):
        first = last = tokens[place]
        place += 1
        if first.text[0].isalpha():
            while place + 1 < len(tokens) and _follows(last, tokens[place], tokens[place + 1]):
                last = tokens[place + 1]
                place += 2
        yield first if first is last else Token(first.start, last.end, chunk[first.start : last.end])


def _follows(last: Token, mark: Token, token: Token) -> bool:
    return mark.text in _HYPHENS and token.is_word and last.end == mark.start and mark.end == token.start
