"""The rule `repeated-word`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import eq
from typing import NamedTuple, Self

from glossator.analyze import Analysed, AnalysedText
from glossator.check.rule import Example, rule
from glossator.check.visible import HIDDEN, visible, words, words_in
from glossator.languages.doubling import doubles_words
from glossator.languages.language import Token, language_for
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

# A tab, an empty line or a wide gap begins something new.
_ONE_LINE_APART = re.compile(r"[^\S\t\n]|(?=\s)[^\S\t\n]*\n[^\S\t\n]*")

_SURE, _LIKELY, _DOUBTFUL = 0.95, 0.85, 0.3

_BETWEEN_SPACES = re.compile(r"\S+")
# What may stand around a piece: brackets, quotation marks, and the marks that end something.
_OUTER = "()[]\"'“”„‘’‚«»‹›.,;:!?…"
_NUMBER = re.compile(r"\d+")
_GROUP = 3


@rule(
    "repeated-word",
    severity=Severity.WARNING,
    mqm="fluency/grammar",
    examples=(
        Example(
            wrong="The delegation arrived in in Geneva.",
            right="The delegation arrived in Geneva.",
            quote="in in",
            suggestion="in",
        ),
        Example(
            wrong="A reunião foi adiada para para sexta-feira.",
            right="A reunião foi adiada para sexta-feira.",
            quote="para para",
            language="pt",
            suggestion="para",
        ),
    ),
)
def repeated_word(segment: Analysed) -> Iterator[Finding]:
    """The same word stands twice in a row.

    ## Why
    A doubled word is left behind when a sentence is rearranged, and the eye skips it at the end of a line.

    ## How it decides
    Two equal words, or pieces such as “on-site” and “(a)”, whatever their case, with nothing but white space between
    them, also over a line break. A number counts where the source has it less often. Characters written without spaces
    are no words here. Words that the language may mean twice (had had, nous nous) get a low confidence, also where the
    source of a translation doubles a word, unless its language does so all the time (Hindi); so do capitalised words
    (Baden Baden) and single letters, unless there are three in a row or the source doubles no word. Languages that
    double words to say something by it are spared.

    ## What to do
    Remove one of the two.
    """
    text = segment.checked
    if not _may_repeat(text):
        return
    runs = (*_repeated_words(text), *_repeated_pieces(segment))
    in_source = _source_doubles(segment.source) if runs and segment.target is not None else None
    for run in runs:
        span = Span(run[0].start, run[-1].end)
        confidence = _DOUBTFUL if _names_a_value(run, text.value) else _confidence(run, text, in_source)
        yield segment.found(
            span,
            f"“{run[0].text}” stands {len(run)} times in a row, expected once",
            suggestions=(run[0].text,),
            confidence=confidence,
            fix=Fix(
                f"Remove the repeated “{run[-1].text}”",
                (Edit(Span(run[0].end, run[-1].end), ""),),
                Safety.SAFE if confidence == _SURE else Safety.UNSAFE,
            ),
        )


def _repeated_words(text: AnalysedText) -> Iterator[list[Token]]:
    """Each run of equal words."""
    pairs = pairwise(words(text))
    return _runs(
        (one, other, _same(one, other) and bool(_ONE_LINE_APART.fullmatch(text.value, one.end, other.start)))
        for one, other in pairs
    )


def _repeated_pieces(segment: Analysed) -> Iterator[list[Token]]:
    """Each run of equal numbers, and of pieces between white space that are no single word."""
    text = segment.checked
    if not text.language.spaced:
        return
    shown = visible(text)
    pieces = map(_Piece.at, _BETWEEN_SPACES.finditer(shown))
    runs = _runs((one.core, other.core, one.is_repeated_by(other, shown)) for one, other in pairwise(pieces))
    for run in runs:
        piece = run[0].text
        if any(map(str.isalpha, piece)):
            in_brackets = shown[run[0].end : run[1].start].strip()
            if HIDDEN not in shown[run[0].start : run[-1].end] and (
                in_brackets or len(words_in(piece, text.language)) > 1
            ):
                yield run
        elif segment.target is not None and _is_too_often(run, shown, segment.source.value):
            yield run


class _Piece(NamedTuple):
    """What stands between two spaces: brackets and marks, what is inside, brackets and marks."""

    before: str
    core: Token
    after: str

    @classmethod
    def at(cls, match: re.Match[str]) -> Self:
        text = match.group()
        core = text.strip(_OUTER)
        start = match.start() + text.index(core)
        return cls(
            text[: start - match.start()],
            Token(start, start + len(core), core),
            text[start - match.start() + len(core) :],
        )

    def is_repeated_by(self, other: Self, shown: str) -> bool:
        """Whether the next piece says the same, in the same brackets or both in the same ones."""
        if not self.core.text or self.core.text.casefold() != other.core.text.casefold():
            return False
        both = not self.after and not other.before
        each = self.before and self.before == other.before and self.after and other.after.startswith(self.after)
        return bool((both or each) and _ONE_LINE_APART.fullmatch(shown, *self._gap_to(other)))

    def _gap_to(self, other: Self) -> tuple[int, int]:
        return self.core.end + len(self.after), other.core.start - len(other.before)


def _is_too_often(run: list[Token], shown: str, source: str) -> bool:
    """Whether a run of numbers, which are no groups of one number (1 000 000), is longer than the source has them."""
    numbers, in_source = _NUMBER.findall(run[0].text), Counter(_NUMBER.findall(source))
    if len(run[0].text) == _GROUP and shown[: run[0].start].rstrip()[-1:].isdigit():
        return False
    return bool(numbers) and all(0 < in_source[number] < len(run) for number in numbers)


def _runs(pairs: Iterable[tuple[Token, Token, bool]]) -> Iterator[list[Token]]:
    """The runs of tokens of which each is `True` with the next."""
    run: list[Token] = []
    for one, other, equal in pairs:
        if equal:
            run = run or [one]
            run.append(other)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _source_doubles(source: AnalysedText) -> bool:
    """Whether the source means a word twice, and its language does not do so all the time."""
    if doubles_words(source.index.code) or not _may_repeat(source):
        return False
    return any(run[0].text.casefold() not in source.language.may_double for run in _repeated_words(source))


def _same(one: Token, other: Token) -> bool:
    return one.text.casefold() == other.text.casefold() and not _has_digit(one)


def _has_digit(token: Token) -> bool:
    return any(map(str.isdigit, token.text))


def _may_repeat(text: AnalysedText) -> bool:
    """Whether a piece between white spaces ends with the word that the next one begins with, or has the same core."""
    if len(text.chunks) < 2:
        return False
    firsts, lasts, cores = zip(*text.learned(_ends), strict=True)
    return any(map(eq, lasts, firsts[1:])) or any(map(eq, cores, cores[1:]))


def _ends(piece: str, code: str) -> tuple[str, str | None, str]:
    """The words that a piece of text begins and ends with ("" and None where that is no word), and its core."""
    tokens = language_for(code).tokenize(piece)
    first, last = (
        token.text.casefold() if token.is_word and not _has_digit(token) else "" for token in (tokens[0], tokens[-1])
    )
    return first, last or None, piece.strip(_OUTER).casefold()


def _confidence(run: list[Token], text: AnalysedText, in_source: bool | None) -> float:
    language = text.language
    word = run[0].text.casefold()
    if in_source or word in language.may_double or not language.spaced or doubles_words(text.index.code):
        return _DOUBTFUL
    if word in language.function_words:
        return _SURE
    if in_source is False or len(run) > 2:
        return _LIKELY
    if len(word) == 1 or all(token.text[0].isupper() for token in run):
        return _DOUBTFUL
    return _LIKELY


def _names_a_value(run: list[Token], value: str) -> bool:
    """Whether the word stands for an option or its value (-o o, a file FILE), or for something new in the next line."""
    capitals = [token.text.isupper() for token in run]
    begins = not value[: run[0].start].strip()
    if not all(capitals) and any(capitals[len(run[0].text) == 1 and begins :]):
        return True
    if value[: run[0].start][-1:].isdigit():
        return True
    new_line = "\n" in value[run[0].end : run[1].start] and run[1].text[0].isupper()
    return new_line or value[max(0, run[0].start - 2) : run[0].start] in (" -", "--", "-")
