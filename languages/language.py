"""What the product must know of a language, and how a code finds its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from glossator.discover import discover

__all__ = ["Language", "QuotePair", "Token", "Variety", "base_code", "language_for", "languages", "same_language"]


class Token(NamedTuple):
    """A word, a number, one character of an unspaced script, or one mark; offsets count in the text."""

    start: int
    end: int
    text: str

    @property
    def is_word(self) -> bool:
        """Whether the token has a letter or a digit."""
        return any(character.isalnum() for character in self.text)


class QuotePair(NamedTuple):
    """An opening and a closing quotation mark."""

    opening: str
    closing: str


@dataclass(frozen=True, slots=True)
class Variety:
    """How a variety spells what the language spells in several ways.

    `words` maps lower-case spellings of other varieties to this one's; `patterns` are (regular expression, replacement)
    pairs that hold for any lower-case word.
    """

    code: str
    words: Mapping[str, str] = field(default_factory=dict)
    patterns: tuple[tuple[str, str], ...] = ()

    def spell(self, word: str) -> str:
        """`word` as this variety writes it, in the same case."""
        lower = word.lower()
        spelled = self.words.get(lower, lower)
        for pattern, replacement in self.patterns:
            spelled = re.sub(pattern, replacement, spelled)
        if spelled == lower:
            return word
        if word.isupper() and len(word) > 1:
            return spelled.upper()
        return spelled[0].upper() + spelled[1:] if word[0].isupper() else spelled


# One character of a script written without spaces: kana, Han, Thai, Lao, Khmer.
_UNSPACED = r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
_TOKEN = re.compile(rf"{_UNSPACED}|\d+(?:[.,]\d+)*|(?:(?!{_UNSPACED})\w)+(?:['’](?:(?!{_UNSPACED})\w)+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Language:
    """Facts of one language.

    `lemmatizer` gives the dictionary forms a word may have (lower case; several where it is ambiguous), `stemmer` its
    stem; both take one word and are None where nothing is known. `splits_after` and `splits_before` are regular
    expressions for the place inside a word with an apostrophe where a new token begins (l’|OTAN, Putin|’s).
    `articles` may stand inside a term without breaking it. `quotes` are the pairs in use, the customary one first.
    """

    code: str
    name: str
    lemmatizer: Callable[[str], tuple[str, ...]] | None = None
    stemmer: Callable[[str], str] | None = None
    splits: str = ""
    articles: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    quotes: tuple[QuotePair, ...] = (QuotePair("“", "”"),)
    decimal_mark: str = "."
    group_marks: tuple[str, ...] = (",",)
    spaced: bool = True
    default_variety: str = ""
    varieties: tuple[Variety, ...] = ()

    def tokenize(self, text: str) -> tuple[Token, ...]:
        """The tokens of `text` in order.

        >>> [token.text for token in language_for("en").tokenize("Putin’s one-China policy")]
        ['Putin', '’s', 'one', '-', 'China', 'policy']
        """
        found = (Token(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text))
        if not self.splits:
            return tuple(found)
        return tuple(part for token in found for part in self._split(token))

    def _split(self, token: Token) -> tuple[Token, ...]:
        if "'" not in token.text and "’" not in token.text:
            return (token,)
        place = re.search(self.splits, token.text)
        if place is None or place.start() in (0, len(token.text)):
            return (token,)
        middle = token.start + place.start()
        head, tail = token.text[: place.start()], token.text[place.start() :]
        return (Token(token.start, middle, head), *self._split(Token(middle, token.end, tail)))

    def lemmas(self, word: str) -> tuple[str, ...]:
        """The dictionary forms `word` may have, lower case, the likeliest first; empty where nothing is known."""
        return _lemmas(self, word)

    def stem(self, word: str) -> str | None:
        """The stem of `word`, lower case; None where the language has no stemmer."""
        return self.stemmer(word.lower()) if self.stemmer else None

    def variety(self, code: str) -> Variety | None:
        """The spelling rules of the variety `code` (`pt-BR`); the default one's for the bare language."""
        wanted = code if "-" in code else self.default_variety
        return next((variety for variety in self.varieties if variety.code == wanted), None)

    def __hash__(self) -> int:
        return hash(self.code)


@lru_cache(maxsize=200_000)
def _lemmas(language: Language, word: str) -> tuple[str, ...]:
    return language.lemmatizer(word) if language.lemmatizer else ()


@cache
def languages() -> Mapping[str, Language]:
    """Every language that has a file here or comes with a plug-in, by code."""
    return discover("glossator.languages", Language, lambda language: language.code)


def base_code(code: str) -> str:
    """The language of a BCP 47 code.

    >>> base_code("pt_BR")
    'pt'
    """
    return re.split(r"[-_@.]", code, maxsplit=1)[0].lower()


def same_language(one: str, other: str) -> bool:
    """Whether a text in `one` serves where `other` is asked for: a bare code serves every variety and the reverse.

    >>> same_language("pt", "pt-BR"), same_language("pt-PT", "pt-BR"), same_language("es", "pt")
    (True, False, False)
    """
    one, other = one.replace("_", "-").lower(), other.replace("_", "-").lower()
    return one == other or (base_code(one) == base_code(other) and ("-" not in one or "-" not in other))


def language_for(code: str | None) -> Language:
    """The language of a BCP 47 code: `pt-BR`, else `pt`, else the generic one (whose code is `und`)."""
    known = languages()
    wanted = (code or "und").replace("_", "-")
    return known.get(wanted) or known.get(base_code(wanted)) or known["und"]
