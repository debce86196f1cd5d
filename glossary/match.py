"""Finds the terms of a glossary in a text, in any form that the language gives them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import eq
from typing import NamedTuple

from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.languages.language import Language, Token, language_for
from glossator.model import Span

__all__ = ["How", "Match", "TermIndex", "find_terms"]


class How(StrEnum):
    """By what a term was recognised, surest first.

    `FORM` differs in case or spelling only, `LEMMA` is an inflected form, `SPLIT` a verb in two parts, `COMPOUND` a
    longer word that the term is a part of, `STEM` a word that no dictionary knows with the term's stem.
    """

    EXACT = "exact"
    FORM = "form"
    LEMMA = "lemma"
    SPLIT = "split"
    COMPOUND = "compound"
    STEM = "stem"

    @property
    def whole(self) -> bool:
        """Whether the term itself stands in the text, not only a part of another word or something like it."""
        return self not in (How.COMPOUND, How.STEM)


_CONFIDENCE = {
    How.EXACT: 1.0,
    How.FORM: 1.0,
    How.LEMMA: 0.95,
    How.SPLIT: 0.85,
    How.COMPOUND: 0.8,
    How.STEM: 0.7,
}
_RANK = {how: rank for rank, how in enumerate(How)}
_STATUS_RANK = {status: rank for rank, status in enumerate(Status)}

# Marks that may stand inside a term, or be missing from it, without making it another: hyphens, quotes, a middle dot.
_LIGHT = frozenset("-‐‑‒–'’‘\"“”„«»·")

# What may have opened a quotation that a mark closes, and where a mark opens one: before a word, behind none.
_OPENING = {"”": "“", "’": "‘", "“": "„", "‘": "‚", "»": "«", "«": "»", '"': '"', "'": "'"}
_OPENING_MARK = re.compile(r"""(?<!\w)[“‘„‚«»"'](?=\w)""")

# Pieces of words, for the quick look whether a text can have any term at all.
_CHUNKS = re.compile(r"[^\W_]+")
# Stands for a term of marks alone, which the quick look cannot see.
_MARKS = ""
_SHORTEST_TAIL = 3
# As many different words of texts are remembered; some hundred bytes each.
_MOST_WORDS = 500_000


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text.

    `span` is from its first to its last character; `parts` are its pieces where it stands in several, else empty; `how`
    says by what it was recognised.
    """

    concept: Concept
    term: Term
    span: Span
    how: How
    parts: tuple[Span, ...] = ()

    @property
    def confidence(self) -> float:
        """How sure it is, 0..1, that the term is in the text."""
        return _CONFIDENCE[self.how]


class _Entry(NamedTuple):
    """A term made ready: its words with their keys; a text is searched for the word at `anchor`."""

    concept: Concept
    term: Term
    words: tuple[str, ...]
    keys: tuple[Mapping[str, How], ...]
    anchor: int
    case_sensitive: bool
    wants_capital: bool


class TermIndex:
    """The terms of a glossary in one language, ready to be found.

    Args:
        glossary: its candidate terms are left out.
        code: BCP 47; terms of the bare language serve its varieties and the reverse.
    """

    def __init__(self, glossary: Glossary, code: str) -> None:
        self.glossary = glossary
        self.code = code
        self.language: Language = language_for(code)
        self._term_keys: dict[str, dict[str, How]] = {}
        self._text_keys: dict[str, dict[str, How]] = {}
        self._anchored: dict[str, tuple[_Entry, ...]] = {}
        self._known_pairs: dict[tuple[str, str], How | None] = {}
        self._entries: dict[str, list[_Entry]] = {}
        # The ends of terms that may be separated verbs, and the pieces of those with marks in them.
        self._tails: set[str] = set()
        self._pieces: set[str] = set()
        # The pieces of words met so far that can, and that cannot, belong to a term.
        self._hot: set[str] = set()
        self._cold: set[str] = set()
        self._build(glossary, code)

    def find(self, text: str, tokens: Sequence[Token] | None = None, *, overlapping: bool = False) -> tuple[Match, ...]:
        """The terms in `text`, in order; of overlapping ones only the longest, unless all are asked for.

        Terms of several concepts that fit the same span equally well are all given.
        """
        if not self.may_have_terms(text):
            return ()
        tokens = self.language.tokenize(text) if tokens is None else tokens
        words = [token for token in tokens if token.text not in _LIGHT]
        anchored = self._anchored
        found = [
            match
            for place, word in enumerate(words)
            for entry in (anchored[word.text] if word.text in anchored else self._entries_at(word.text))
            if (match := self._match(entry, text, words, place))
        ]
        found += self._separated(tokens)
        if len(found) > 1 and not overlapping:
            found = _closest(_longest(found), text)
        return tuple(sorted(found, key=_reading_order))

    def may_have_terms(self, text: str) -> bool:
        """A quick look: False where no piece of a word of `text` can belong to a term.

        Each piece is looked at closely only the first time.
        """
        if not self._entries or not self.language.spaced or _MARKS in self._pieces:
            return bool(self._entries)
        if len(self._text_keys) > _MOST_WORDS:
            self._forget()
        unsettled = set(_CHUNKS.findall(text)) - self._cold
        if not unsettled.isdisjoint(self._hot):
            return True
        for chunk in unsettled:
            (self._hot if self._is_hot(chunk) else self._cold).add(chunk)
        return not unsettled.isdisjoint(self._hot)

    def _build(self, glossary: Glossary, code: str) -> None:
        forms = list(_forms(glossary, code, self.language))
        common = Counter(word for _, _, words in forms for word in set(words))
        for concept, term, words in forms:
            anchor = min(
                range(len(words)), key=lambda at: (not _inflects(words[at]), common[words[at]], -len(words[at]))
            )
            sensitive = _is_case_sensitive(term)
            keys = tuple({_exact(word): How.EXACT} if sensitive else self._keys_of_term(word) for word in words)
            wants_capital = term.kind is Kind.NAME and len(words) == 1 and words[0][:1].isupper()
            entry = _Entry(concept, term, words, keys, anchor, sensitive, wants_capital)
            for key in keys[anchor]:
                self._entries.setdefault(key, []).append(entry)
            if not words[anchor].isalpha():
                self._pieces.update(map(self._fold, _CHUNKS.findall(words[anchor]) or (_MARKS,)))
            if self.language.separated and len(words) == 1:
                self._tails.update(key[at:] for key in keys[0] for at in range(1, len(key) - _SHORTEST_TAIL + 1))

    def _forget(self) -> None:
        """Drop what is known of the words met so far, so that memory stays bounded on any corpus."""
        for known in (self._text_keys, self._anchored, self._known_pairs, self._hot, self._cold):
            known.clear()

    def _is_hot(self, chunk: str) -> bool:
        """Whether one of the words in a piece of text without marks (10km are two) can belong to a term."""
        if self._fold(chunk) in self._pieces:
            return True
        words = [token.text for token in self.language.tokenize(chunk)]
        return any(self._entries_at(word) or not self._tails.isdisjoint(self._keys_of_text(word)) for word in words)

    def _entries_at(self, word: str) -> tuple[_Entry, ...]:
        """The terms whose anchor the word may be."""
        entries = self._anchored.get(word)
        if entries is None:
            keys = (_exact(word), *self._keys_of_text(word))
            by_id = {id(entry): entry for key in keys for entry in self._entries.get(key, ())}
            self._anchored[word] = entries = tuple(by_id.values())
        return entries

    def _keys_of_term(self, word: str) -> dict[str, How]:
        """Itself, and its dictionary forms where it is none itself."""
        keys = self._term_keys.get(word)
        if keys is None:
            own = self._fold(word)
            keys = {own: How.FORM}
            lemmas = [self._fold(lemma) for lemma in self.language.lemmas(word)] if _inflects(word) else []
            if own not in lemmas:
                keys |= dict.fromkeys(lemmas, How.LEMMA) | {own: How.FORM}
            self._term_keys[word] = keys = keys | self._stem_key(word)
        return keys

    def _keys_of_text(self, word: str) -> dict[str, How]:
        """Itself, every dictionary form it may belong to, and the words it is made of."""
        keys = self._text_keys.get(word)
        if keys is None:
            keys = {}
            if _inflects(word):
                parts = self.language.compound_parts(word) if self.language.compound_parts else ()
                keys |= dict.fromkeys(map(self._fold, parts), How.COMPOUND)
                keys |= self._stem_key(word)
                keys |= dict.fromkeys(map(self._fold, self.language.lemmas(word)), How.LEMMA)
            self._text_keys[word] = keys = keys | {self._fold(word): How.FORM}
        return keys

    def _stem_key(self, word: str) -> dict[str, How]:
        if not _inflects(word) or self.language.knows(word):
            return {}
        stem = self.language.stem(word)
        return {f"{stem}*": How.STEM} if stem and len(stem) > 2 else {}

    def _fold(self, word: str) -> str:
        spelled = self.language.spelling(word) if self.language.spelling else word
        folded = spelled.casefold()
        return folded if folded.isascii() else unicodedata.normalize("NFC", folded.replace("’", "'"))

    def _match(self, entry: _Entry, text: str, words: Sequence[Token], place: int) -> Match | None:
        """The entry with its anchor at `place`, recognised as surely as the least sure of its words; None if absent."""
        how = self._recognised(entry, entry.anchor, words[place].text)
        if how is None:
            return None
        first = last = place
        if len(entry.words) == 1:
            if entry.wants_capital and not words[place].text[:1].isupper():
                return None
        else:
            # A part of a compound is a term of its own, never a word of a longer one.
            hows = [how]
            for step, numbers in (
                (-1, range(entry.anchor - 1, -1, -1)),
                (1, range(entry.anchor + 1, len(entry.words))),
            ):
                at = place
                for number in numbers:
                    at = self._past_article(words, at + step, step, entry.words[number])
                    one = self._recognised(entry, number, words[at].text) if 0 <= at < len(words) else None
                    if one is None:
                        return None
                    hows.append(one)
                first, last = min(first, at), max(last, at)
            how = max(hows, key=_RANK.__getitem__)
            if How.COMPOUND in hows:
                return None
        span = _with_closing_quote(text, Span(words[first].start, words[last].end))
        return Match(entry.concept, entry.term, span, how)

    def _recognised(self, entry: _Entry, number: int, word: str) -> How | None:
        """How the text's word is recognised as a word of the entry; None where it is another word."""
        wanted = entry.words[number]
        if word == wanted:
            return How.EXACT
        if entry.case_sensitive:
            return None
        pair = wanted, word
        if pair not in self._known_pairs:
            keys, others = entry.keys[number], self._keys_of_text(word)
            hows = [max(how, others[key], key=_RANK.__getitem__) for key, how in keys.items() if key in others]
            self._known_pairs[pair] = min(hows, key=_RANK.__getitem__) if hows else None
        return self._known_pairs[pair]

    def _past_article(self, words: Sequence[Token], at: int, step: int, wanted: str) -> int:
        """The place of the next word, behind an article that the term does not have."""
        articles = self.language.articles
        if not articles or not 0 <= at < len(words) or wanted.lower() in articles:
            return at
        return at + step if words[at].text.lower() in articles else at

    def _separated(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """The verbs of one-word terms that stand in two parts."""
        if self.language.separated is None:
            return
        for verb in self.language.separated(tokens):
            spans = tuple(Span(tokens[at].start, tokens[at].end) for at in verb.tokens)
            for entry in self._entries.get(self._fold(verb.lemma), ()):
                if len(entry.words) == 1 and not entry.case_sensitive:
                    yield Match(entry.concept, entry.term, Span(spans[0].start, spans[-1].end), How.SPLIT, spans)


def find_terms(text: str, language: str, glossary: Glossary) -> tuple[Match, ...]:
    """The terms of `glossary` in a text, longest match first where they overlap.

    Build a `TermIndex` once where many texts are searched.

    >>> glossary = Glossary("g", (Concept("1", (Term("color revolution", "en"),)),))
    >>> [(match.span, str(match.how)) for match in find_terms("two color revolutions", "en", glossary)]
    [(Span(start=4, end=21), 'lemma')]
    """
    return TermIndex(glossary, language).find(text)


def _forms(glossary: Glossary, code: str, language: Language) -> Iterator[tuple[Concept, Term, tuple[str, ...]]]:
    """The words of every form of every term that is looked for."""
    for concept in glossary.concepts:
        for term in concept.in_language(code):
            if term.status is Status.CANDIDATE:
                continue
            for form in (term.text, *term.forms):
                words = tuple(token.text for token in language.tokenize(form) if token.text not in _LIGHT)
                if not words:
                    continue
                yield concept, term, words
                if language.respaced and not _is_case_sensitive(term):
                    yield from ((concept, term, others) for others in language.respaced(words))


def _exact(word: str) -> str:
    """The key under which a word is found in just this case."""
    return f"={word}"


def _inflects(word: str) -> bool:
    return len(word) > 1 and word[0].isalpha()


def _is_case_sensitive(term: Term) -> bool:
    if term.case_sensitive is not None:
        return term.case_sensitive
    if term.kind is Kind.ACRONYM:
        return True
    # Of G20峰会 Python says that it is all capitals.
    return term.text.isupper() and sum(letter.lower() != letter.upper() for letter in term.text) > 1


def _with_closing_quote(text: str, span: Span) -> Span:
    """`span`, one longer where a quotation mark opens inside it and closes right behind it."""
    opening = _OPENING.get(text[span.end : span.end + 1], "")
    if not opening or not any(mark in opening for mark in text[span.start : span.end]):
        return span
    open_marks = _OPENING_MARK.findall(text[span.start : span.end])
    return Span(span.start, span.end + 1) if len(open_marks) == 1 and open_marks[0] in opening else span


def _longest(found: Iterable[Match]) -> list[Match]:
    starts: list[int] = []
    kept: dict[int, list[Match]] = {}
    for match in sorted(found, key=lambda match: (-len(match.span), match.span.start, _RANK[match.how])):
        place = bisect_right(starts, match.span.start)
        near = (other for start in starts[max(0, place - 1) : place + 1] for other in kept[start])
        rivals = [other for other in near if other.span.overlaps(match.span)]
        if not rivals:
            insort(starts, match.span.start)
        if all(other.span == match.span and other.how == match.how for other in rivals):
            kept.setdefault(match.span.start, []).append(match)
    return [match for matches in kept.values() for match in matches]


def _closest(found: list[Match], text: str) -> list[Match]:
    """Of several terms of one concept for one span only the one written most like the text (colour, color)."""
    if len({match.span for match in found}) == len(found):
        return found
    best: dict[tuple[str, Span], Match] = {}
    for match in found:
        key = match.concept.id, match.span
        if key not in best or _likeness(match, text) > _likeness(best[key], text):
            best[key] = match
    return list(best.values())


def _likeness(match: Match, text: str) -> int:
    return sum(map(eq, match.term.text.casefold(), text[match.span.start : match.span.end].casefold()))


def _reading_order(match: Match) -> tuple[int, int, int, str]:
    return match.span.start, match.span.end, _STATUS_RANK[match.term.status], match.concept.id
