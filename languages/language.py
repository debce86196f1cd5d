"""What the product must know of a language, and how a code finds its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from itertools import repeat
from typing import NamedTuple

from glossator.discover import discover
from glossator.languages.grammar import Grammar
from glossator.languages.variety import Variety

__all__ = [
    "Language",
    "QuotePair",
    "Token",
    "base_code",
    "implied",
    "language_for",
    "languages",
    "same_language",
    "spelled",
]


class Token(NamedTuple):
    """A word, a number, one character of an unspaced script, or one mark; offsets count in the text."""

    start: int
    end: int
    text: str

    @property
    def is_word(self) -> bool:
        """Whether the token has a letter or a digit."""
        return self.text[0].isalnum() or (len(self.text) > 1 and any(map(str.isalnum, self.text)))


class Separated(NamedTuple):
    """A verb whose parts stand apart (legen … an): its dictionary form and the indices of its tokens, in order."""

    lemma: str
    tokens: tuple[int, ...]


class QuotePair(NamedTuple):
    """An opening and a closing quotation mark."""

    opening: str
    closing: str


_START, _END, _GROUP = re.Match.start, re.Match.end, re.Match.group


# The characters of scripts written without spaces: kana, Han, Thai, Lao, Khmer.
_UNSPACED = r"\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
# Latin letters and Korean particles behind them are two words (NATO는).
_HANGUL = r"\uac00-\ud7a3"
_LETTER = rf"[^\W{_UNSPACED}{_HANGUL}]"
_TOKEN = re.compile(
    rf"[^\W\d{_UNSPACED}{_HANGUL}]{_LETTER}*(?:['’]{_LETTER}+)*|[{_UNSPACED}]|\d+(?:[.,]\d+)*|[{_HANGUL}]+|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Language:
    """Facts of one language.

    All functions take one word and are None where nothing is known. `lemmatizer` gives every dictionary form that the
    word may be an inflected form of, lower case, the likeliest first (the word itself where it is one; participles are
    forms of their verb, another word class is none); `stemmer` its stem; `vocabulary` says whether a dictionary has it.
    `spelling` gives the one spelling, lower case, that variants share (colour, color). `compound_parts` gives the words
    that a compound is made of, as they stand in a dictionary; parts may be compounds themselves. `separated` finds the
    verbs of a sentence whose two parts stand apart, `respaced` the other ways to write the words of a term, open or
    closed. `noun_capitals`: nouns have one, so that a capital is no sign of a name. `cuts_word` says of a term found
    at a start and an end in a text without spaces whether it is only a piece of other words there (法国 in 书法|国家).
    `elided` words stand before an apostrophe and are tokens with it (l’|OTAN), `enclitic` ones after it (Putin|’s).
    `articles` may stand inside a term without breaking it. `titles` stand before a family name
    (lower case); `name_ending` is how many last letters of a name its cases change. `quotes` are the pairs in use, the
    customary one first. `may_double` are words that may be meant twice in a row (had had, nous nous). `numerals` are
    number words and their values; those of 100 and more multiply what stands before them. `amounts` are words that may
    say a number without being one, with what they may say, the first of it in compounds (half, decade, second); a
    numeral among them may be another word (sei).
    `joins_numerals` says that number words are written onto others (zwanzigjährig). `counted` is a pattern whose group
    is surely a number, in a language whose number words are part of others too (三 in 三峡). `centuries` are what words
    for century begin with, `tenths` words that say ten per cent, `eras` names before a year and what to add to it.
    """

    code: str
    name: str
    lemmatizer: Callable[[str], tuple[str, ...]] | None = None
    stemmer: Callable[[str], str] | None = None
    vocabulary: Callable[[str], bool] | None = None
    spelling: Callable[[str], str] | None = None
    compound_parts: Callable[[str], tuple[str, ...]] | None = None
    separated: Callable[[Sequence[Token]], Iterator[Separated]] | None = None
    respaced: Callable[[tuple[str, ...]], Iterator[tuple[str, ...]]] | None = None
    cuts_word: Callable[[str, int, int], bool] | None = None
    elided: frozenset[str] = frozenset()
    enclitic: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    name_ending: int = 0
    quotes: tuple[QuotePair, ...] = (QuotePair("“", "”"),)
    decimal_mark: str = "."
    group_marks: tuple[str, ...] = (",",)
    spaced: bool = True
    noun_capitals: bool = False
    default_variety: str = ""
    varieties: tuple[Variety, ...] = ()
    grammar: Grammar | None = None
    may_double: frozenset[str] = frozenset()
    numerals: Mapping[str, int] = field(default_factory=dict)
    amounts: Mapping[str, tuple[Decimal, ...]] = field(default_factory=dict)
    joins_numerals: bool = False
    counted: str = ""
    centuries: tuple[str, ...] = ()
    tenths: tuple[str, ...] = ()
    eras: Mapping[str, int] = field(default_factory=dict)

    def tokenize(self, text: str) -> tuple[Token, ...]:
        """The tokens of `text` in order.

        >>> [token.text for token in language_for("en").tokenize("Putin’s one-China policy")]
        ['Putin', '’s', 'one', '-', 'China', 'policy']
        """
        matches = tuple(_TOKEN.finditer(text))
        rows = zip(map(_START, matches), map(_END, matches), map(_GROUP, matches), strict=True)
        # A loop over Token(…) would take thrice as long.
        found = tuple(map(tuple.__new__, repeat(Token), rows))
        if not (self.elided or self.enclitic) or ("'" not in text and "’" not in text):
            return found
        return tuple(part for token in found for part in self._split(token))

    def _split(self, token: Token) -> tuple[Token, ...]:
        for place in (at for at, character in enumerate(token.text) if character in "'’"):
            if token.text[:place].lower() in self.elided:
                cut = place + 1
            elif token.text[place + 1 :].lower() in self.enclitic:
                cut = place
            else:
                continue
            middle = token.start + cut
            tail = Token(middle, token.end, token.text[cut:])
            return (Token(token.start, middle, token.text[:cut]), *(self._split(tail) if cut > place else (tail,)))
        return (token,)

    def lemmas(self, word: str) -> tuple[str, ...]:
        """The dictionary forms `word` may have, lower case, the likeliest first; empty where nothing is known."""
        return _lemmas(self, word)

    def stem(self, word: str) -> str | None:
        """The stem of `word`, lower case; None where the language has no stemmer."""
        return self.stemmer(word.lower()) if self.stemmer else None

    def knows(self, word: str) -> bool:
        """Whether the language's dictionary has `word`; False where there is no dictionary."""
        return self.vocabulary(word) if self.vocabulary else False

    @property
    def basis(self) -> tuple[str, ...]:
        """By what the language's terms are recognised, in words that a report shows; `letters` where nothing is known.

        `dictionary` forms are looked up, those by `rules` are worked out.

        >>> language_for("de").basis, language_for("eo").basis
        (('dictionary', 'stems', 'spelling', 'compounds', 'split-verbs'), ('letters',))
        """
        known = {
            "dictionary": self.lemmatizer and self.vocabulary,
            "rules": self.lemmatizer and not self.vocabulary,
            "stems": self.stemmer,
            "spelling": self.spelling,
            "compounds": self.compound_parts,
            "split-verbs": self.separated,
            "spacing": self.respaced,
            "boundaries": self.cuts_word,
        }
        return tuple(name for name, filled in known.items() if filled) or ("letters",)

    def variety(self, code: str) -> Variety | None:
        """The spelling rules of the variety `code` (`pt-BR`); the default one's for the bare language."""
        return next(iter(self.varieties_for(code if "-" in code or "_" in code else self.default_variety)), None)

    def varieties_for(self, code: str) -> tuple[Variety, ...]:
        """The varieties that a text with the BCP 47 `code` may be in; none where the code names no known one.

        >>> [variety.code for variety in language_for("en").varieties_for("en-GB")]
        ['en-GB', 'en-GB-oxendict']
        """
        code = code.replace("_", "-")
        while "-" in code:
            if found := tuple(variety for variety in self.varieties if variety.serves(code)):
                return found
            code = code.rpartition("-")[0]
        return ()

    def __hash__(self) -> int:
        return hash(self.code)


@lru_cache(maxsize=200_000)
def _lemmas(language: Language, word: str) -> tuple[str, ...]:
    return language.lemmatizer(word) if language.lemmatizer else ()


@cache
def languages() -> Mapping[str, Language]:
    """Every language that has a file here or comes with a plug-in, by code."""
    return discover("glossator.languages", Language, lambda language: language.code)


def spelled(values: Iterable[int], words: str) -> dict[str, int]:
    """Number words by value: one group of words for each of `values`, alternatives joined by `|`.

    >>> spelled(range(1, 3), "um|uma dois|duas")
    {'um': 1, 'uma': 1, 'dois': 2, 'duas': 2}
    """
    groups = zip(values, words.split(), strict=True)
    return {word: value for value, group in groups for word in group.split("|")}


def implied(words: str) -> dict[str, tuple[Decimal, ...]]:
    """Words that may say a number, and what they may say: `word|word:number,number` with spaces between.

    >>> implied("half:0.5,30 dozen|dozens:12")["half"]
    (Decimal('0.5'), Decimal('30'))
    """
    rows = (row.split(":") for row in words.split())
    return {word: tuple(map(Decimal, said.split(","))) for group, said in rows for word in group.split("|")}


@lru_cache(maxsize=1000)
def base_code(code: str) -> str:
    """The language of a BCP 47 code.

    >>> base_code("pt_BR")
    'pt'
    """
    return re.split(r"[-_@.]", code, maxsplit=1)[0].lower()


@lru_cache(maxsize=10_000)
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
