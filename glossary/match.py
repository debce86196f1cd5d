"""Finds the terms of a glossary in a text, in any form that the language gives them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from operator import add, attrgetter
from typing import NamedTuple

from glossator.glossary.concept import Concept, Glossary, Term
from glossator.glossary.entries import LIGHT, Entry, WordKeys, exactly
from glossator.glossary.found import RANK, How, Match, longest, reading_order
from glossator.glossary.postings import postings_of
from glossator.languages.language import Language, language_for
from glossator.memo import Memo
from glossator.model import Span

__all__ = ["TermIndex", "find_terms"]

# What may have opened a quotation that a mark closes, and where a mark opens one: before a word, behind none.
_OPENING = {"”": "“", "’": "‘", "“": "„", "‘": "‚", "»": "«", "«": "»", '"': '"', "'": "'"}
_OPENING_MARK = re.compile(r"""(?<!\w)[“‘„‚«»"'](?=\w)""")

_CHUNK = re.compile(r"\S+")
# As many pairs of a word of a term and one of a text are remembered, at some hundred bytes each.
_MOST_PAIRS = 500_000


class _Continued(NamedTuple):
    """Terms of two words that an anchor and its neighbour complete, and longer ones that the two may be part of."""

    complete: tuple[tuple[Entry, How], ...]
    longer: tuple[Entry, ...]


class _Candidates(NamedTuple):
    """What a word of a text may be: terms of one word and, by the neighbour on a side (-1, 1), terms of several."""

    whole: tuple[tuple[Entry, How], ...]
    beside: tuple[tuple[int, Memo[_Continued]], ...]
    longer: tuple[Entry, ...]


class _Piece(NamedTuple):
    """What stands between two white spaces: its words, their offsets in it, and what those in terms may be."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    hot: tuple[tuple[int, _Candidates], ...]
    separable: bool


_words_of, _hot_of = attrgetter("words"), attrgetter("hot")


class TermIndex:
    """The terms of a glossary in one language, ready to be found.

    What is learned of a piece of text between white spaces, and of two neighbouring words, is remembered: what texts
    repeat costs one look into a dictionary.

    Args:
        glossary: its candidate terms are left out.
        code: BCP 47; terms of the bare language serve its varieties and the reverse.
    """

    def __init__(self, glossary: Glossary, code: str) -> None:
        self.glossary = glossary
        self.code = code
        self.language: Language = language_for(code)
        self._articles = {form for word in self.language.articles for form in (word, word.capitalize(), word.upper())}
        self._keys = WordKeys(self.language)
        self._postings = postings_of(glossary, code, self.language)
        self._separates = self.language.separated is not None
        self._pieces: Memo[_Piece] = Memo(self._piece)
        self._candidates: Memo[_Candidates] = Memo(self._candidates_of)
        self._known_pairs: dict[tuple[str, str], How | None] = {}
        self._allowed: dict[str, tuple[Term, ...]] = {}

    def find(self, text: str, *, overlapping: bool = False) -> tuple[Match, ...]:
        """The terms in `text`, in order; of overlapping ones only the longest, unless all are asked for.

        Terms of several concepts that fit the same span equally well are all given.
        """
        sentence = self._sentence(text)
        if sentence is None:
            return ()
        found = [*self._together(sentence), *self._separated(sentence)]
        cuts_word = self.language.cuts_word
        if cuts_word:
            found = [match for match in found if not cuts_word(text, match.span.start, match.span.end)]
        if len(found) > 1:
            found.sort(key=reading_order)
        return tuple(found) if overlapping else longest(found, text)

    def find_apart(self, text: str, concept_id: str, gap: int) -> tuple[Match, ...]:
        """The terms of one concept with up to `gap` words, but no marks, between two of their words."""
        sentence = self._sentence(text)
        if sentence is None:
            return ()
        return tuple(
            match
            for place, candidates in sentence.hot()
            for entry in candidates.longer
            if entry.concept.id == concept_id
            for match in self._around(entry, sentence, place, gap)
            if match.how is How.GAP
        )

    def allowed(self, concept: Concept) -> tuple[Term, ...]:
        """The terms of a concept of the glossary that a text in this language may use, the preferred one first."""
        allowed = self._allowed.get(concept.id)
        if allowed is None:
            self._allowed[concept.id] = allowed = concept.allowed(self.code)
        return allowed

    def _sentence(self, text: str) -> _Sentence | None:
        """`text` in pieces; None where no piece of it can be in a term."""
        if not self._postings:
            return None
        chunks = text.split() if self.language.spaced else [token.text for token in self.language.tokenize(text)]
        pieces = [*map(self._pieces.__getitem__, chunks)]
        if any(map(_hot_of, pieces)) or (self._separates and any(piece.separable for piece in pieces)):
            return _Sentence(text, chunks, pieces, self.language)
        return None

    def _piece(self, chunk: str) -> _Piece:
        tokens = [token for token in self.language.tokenize(chunk) if token.text not in LIGHT]
        candidates = [self._candidates[token.text] for token in tokens]
        return _Piece(
            tuple(token.text for token in tokens),
            tuple(token.start for token in tokens),
            tuple(token.end for token in tokens),
            tuple((number, one) for number, one in enumerate(candidates) if one.whole or one.beside),
            self._separates and any(self._postings.has_tail(self._keys.of_text[token.text]) for token in tokens),
        )

    def _candidates_of(self, word: str) -> _Candidates:
        keys = (exactly(word), *self._keys.of_text[word])
        entries = self._postings.entries(keys)
        whole = [
            (entry, how)
            for entry in entries
            if len(entry.words) == 1
            and (how := self._recognised(entry, 0, word))
            and (word[:1].isupper() or not entry.wants_capital)
        ]
        longer = tuple(entry for entry in entries if len(entry.words) > 1)
        # A term is told by the word behind its anchor, or by the one before where none is behind.
        behind = [entry for entry in longer if entry.anchor + 1 < len(entry.words)]
        before = [entry for entry in longer if entry.anchor + 1 == len(entry.words)]
        beside = [(side, self._beside(word, side, some)) for side, some in ((-1, before), (1, behind)) if some]
        return _Candidates(tuple(whole), tuple(beside), longer)

    def _beside(self, word: str, side: int, entries: Sequence[Entry]) -> Memo[_Continued]:
        """By the neighbour of an anchor on one side (behind an article, by both) the entries that it may belong to."""

        def continued(neighbours: str) -> _Continued:
            article, _, neighbour = neighbours.rpartition(" ")
            fitting = [
                entry
                for entry in entries
                if self._recognised(entry, entry.anchor + side, neighbour)
                or (article and self._recognised(entry, entry.anchor + side, article))
            ]
            pairs = [
                (entry, how)
                for entry in fitting
                if len(entry.words) == 2
                and (how := self._least_sure(entry, (entry.anchor, entry.anchor + side), (word, neighbour)))
            ]
            longer = fitting if article else [entry for entry in fitting if len(entry.words) > 2]
            return _Continued(() if article else tuple(pairs), tuple(longer))

        return Memo(continued)

    def _together(self, sentence: _Sentence) -> Iterator[Match]:
        """The terms whose words follow one another, with at most an article between."""
        words, articles = sentence.words, self._articles
        last = len(words) - 1
        for first, offset, piece in zip(sentence.firsts, sentence.offsets, sentence.pieces, strict=False):
            for inner, (whole, beside, _) in piece.hot:
                if whole:
                    span = Span(offset + piece.starts[inner], offset + piece.ends[inner])
                    for entry, how in whole:
                        yield Match(entry.concept, entry.term, span, how)
                place = first + inner
                for side, continued in beside:
                    at = place + side
                    if not 0 <= at <= last:
                        continue
                    key = words[at]
                    if key in articles and 0 <= at + side <= last:
                        key = f"{key} {words[at + side]}"
                    complete, longer = continued[key]
                    for entry, how in complete:
                        yield sentence.match(entry, how, sorted((place, at)))
                    for entry in longer:
                        yield from self._around(entry, sentence, place, 0)

    def _around(self, entry: Entry, sentence: _Sentence, place: int, gap: int) -> Iterator[Match]:
        """The entry with its anchor at `place`, if its other words stand around it."""
        words, places = sentence.words, [place]
        for number in range(entry.anchor - 1, -1, -1):
            places.insert(0, self._next(entry, number, words, places[0], -1, gap))
            if places[0] < 0:
                return
        for number in range(entry.anchor + 1, len(entry.words)):
            places.append(self._next(entry, number, words, places[-1], 1, gap))
            if places[-1] < 0:
                return
        how = self._least_sure(entry, range(len(places)), [words[at] for at in places])
        if how and gap and self._are_apart(words, places):
            how = max(how, How.GAP, key=RANK.__getitem__)
        if how:
            yield sentence.match(entry, how, places)

    def _next(self, entry: Entry, number: int, words: Sequence[str], place: int, step: int, gap: int) -> int:
        """Where the entry's word `number` stands next to `place`, an article or up to `gap` words on; -1 if nowhere."""
        articles = self._articles
        at = place + step
        if 0 <= at < len(words) and words[at] in articles and entry.words[number] not in articles:
            at += step
        for candidate in range(at, at + step * (gap + 1), step):
            if not 0 <= candidate < len(words):
                return -1
            if self._recognised(entry, number, words[candidate]):
                return candidate
            if not words[candidate][0].isalnum():
                return -1
        return -1

    def _are_apart(self, words: Sequence[str], places: Sequence[int]) -> bool:
        """Whether words other than articles stand between those at `places`."""
        between = set(range(places[0], places[-1])).difference(places)
        return any(words[place] not in self._articles for place in between)

    def _least_sure(self, entry: Entry, numbers: Iterable[int], words: Iterable[str]) -> How | None:
        """How the words are recognised as those of the entry with these numbers; None if one is not."""
        hows = [self._recognised(entry, number, word) for number, word in zip(numbers, words, strict=True)]
        # A part of a compound is a term of its own, never a word of a longer one.
        if None in hows or How.COMPOUND in hows:
            return None
        return max(filter(None, hows), key=RANK.__getitem__)

    def _recognised(self, entry: Entry, number: int, word: str) -> How | None:
        """How the text's word is recognised as a word of the entry; None where it is another word."""
        wanted = entry.words[number]
        if word == wanted:
            return How.EXACT
        if entry.case_sensitive:
            return None
        pair = wanted, word
        if pair not in self._known_pairs:
            if len(self._known_pairs) >= _MOST_PAIRS:
                self._known_pairs.clear()
            self._known_pairs[pair] = self._keys.recognised(wanted, word)
        return self._known_pairs[pair]

    def _separated(self, sentence: _Sentence) -> Iterator[Match]:
        """The verbs of one-word terms that stand in two parts."""
        if self.language.separated is None or not any(piece.separable for piece in sentence.pieces):
            return
        tokens = self.language.tokenize(sentence.text)
        for verb in self.language.separated(tokens):
            spans = tuple(Span(tokens[at].start, tokens[at].end) for at in verb.tokens)
            for entry in self._postings.entries((self._keys.fold(verb.lemma),)):
                if len(entry.words) == 1 and not entry.case_sensitive:
                    yield Match(entry.concept, entry.term, Span(spans[0].start, spans[-1].end), How.SPLIT, spans)


class _Sentence:
    """A text in pieces, and where its words stand."""

    def __init__(self, text: str, chunks: Sequence[str], pieces: Sequence[_Piece], language: Language) -> None:
        self.text = text
        self.pieces = pieces
        words = [*map(_words_of, pieces)]
        self.words = [*chain.from_iterable(words)]
        # For each piece the number of words before it, and where it begins.
        self.firsts = [0, *accumulate(map(len, words))]
        self.offsets = _offsets(text, chunks, language)

    def hot(self) -> Iterator[tuple[int, _Candidates]]:
        """The places of words that may be in terms."""
        for first, piece in zip(self.firsts, self.pieces, strict=False):
            yield from ((first + inner, candidates) for inner, candidates in piece.hot)

    def match(self, entry: Entry, how: How, places: Sequence[int]) -> Match:
        """The entry from its first to its last word."""
        (start, _), (_, end) = self._bounds(places[0]), self._bounds(places[-1])
        return Match(entry.concept, entry.term, _with_closing_quote(self.text, Span(start, end)), how)

    def _bounds(self, place: int) -> tuple[int, int]:
        number = bisect_right(self.firsts, place) - 1
        piece, offset, inner = self.pieces[number], self.offsets[number], place - self.firsts[number]
        return offset + piece.starts[inner], offset + piece.ends[inner]


def find_terms(text: str, language: str, glossary: Glossary) -> tuple[Match, ...]:
    """The terms of `glossary` in a text, longest match first where they overlap.

    Build a `TermIndex` once where many texts are searched.

    >>> glossary = Glossary("g", (Concept("1", (Term("color revolution", "en"),)),))
    >>> [(match.span, str(match.how)) for match in find_terms("two color revolutions", "en", glossary)]
    [(Span(start=4, end=21), 'lemma')]
    """
    return TermIndex(glossary, language).find(text)


def _offsets(text: str, chunks: Sequence[str], language: Language) -> list[int]:
    """Where the chunks begin that the text was cut into."""
    if not language.spaced:
        return [token.start for token in language.tokenize(text)]
    lengths = [0, *accumulate(map(len, chunks))]
    if lengths[-1] + len(chunks) == len(text) + 1:
        return [*map(add, lengths, range(len(chunks)))]
    return [match.start() for match in _CHUNK.finditer(text)]


def _with_closing_quote(text: str, span: Span) -> Span:
    """`span`, one longer where a quotation mark opens inside it and closes right behind it."""
    opening = _OPENING.get(text[span.end : span.end + 1], "")
    if not opening or not any(mark in opening for mark in text[span.start : span.end]):
        return span
    open_marks = _OPENING_MARK.findall(text[span.start : span.end])
    return Span(span.start, span.end + 1) if len(open_marks) == 1 and open_marks[0] in opening else span
