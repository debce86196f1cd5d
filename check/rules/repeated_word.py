"""The rule `repeated-word`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from operator import eq, itemgetter

from glossator.analyze import Analysed, AnalysedText
from glossator.check.rule import Example, rule
from glossator.check.visible import words
from glossator.languages.language import Language, Token
from glossator.memo import Memo
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

# A tab or an empty line begins something new.
_ONE_LINE_APART = re.compile(r"(?=\s)[^\S\t\n]*\n?[^\S\t\n]*")

_SURE, _LIKELY, _DOUBTFUL = 0.95, 0.85, 0.3
_FIRST, _LAST = itemgetter(0), itemgetter(1)


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
    Two equal words, whatever their case, with nothing but white space between them, also over a line break. Numbers
    and characters written without spaces are no words here. Words that the language may mean twice (had had, nous
    nous) get a low confidence, also where the source of a translation doubles a word; so do capitalised words (Baden
    Baden) and single letters, unless there are three in a row or the source doubles no word.

    ## What to do
    Remove one of the two.
    """
    text = segment.checked
    runs = tuple(_repeated(text))
    in_source = any(_repeated(segment.source)) if runs and segment.target is not None else None
    for run in runs:
        span = Span(run[0].start, run[-1].end)
        confidence = _confidence(run, text.language, in_source)
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


def _repeated(text: AnalysedText) -> Iterator[list[Token]]:
    """Each run of equal words."""
    if not _may_repeat(text):
        return
    run: list[Token] = []
    for one, other in pairwise(words(text)):
        if _same(one, other) and _ONE_LINE_APART.fullmatch(text.value, one.end, other.start):
            run = run or [one]
            run.append(other)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _same(one: Token, other: Token) -> bool:
    return one.text.casefold() == other.text.casefold() and not _has_digit(one)


def _has_digit(token: Token) -> bool:
    return any(map(str.isdigit, token.text))


def _may_repeat(text: AnalysedText) -> bool:
    """Whether a piece between white spaces ends with the word that the next one begins with."""
    if len(text.chunks) < 2:
        return False
    ends = tuple(map(_ends(text.language).__getitem__, text.chunks))
    return any(map(eq, map(_LAST, ends), map(_FIRST, ends[1:])))


@cache
def _ends(language: Language) -> Memo[tuple[str, str | None]]:
    """The words that a piece of text begins and ends with; "" and None where that is no word that may repeat."""

    def ends(piece: str) -> tuple[str, str | None]:
        tokens = language.tokenize(piece)
        first, last = (
            token.text.casefold() if token.is_word and not _has_digit(token) else ""
            for token in (tokens[0], tokens[-1])
        )
        return first, last or None

    return Memo(ends)


def _confidence(run: list[Token], language: Language, in_source: bool | None) -> float:
    word = run[0].text.casefold()
    if in_source or word in language.may_double or not language.spaced:
        return _DOUBTFUL
    if word in language.function_words:
        return _SURE
    if in_source is False or len(run) > 2:
        return _LIKELY
    if len(word) == 1 or all(token.text[0].isupper() for token in run):
        return _DOUBTFUL
    return _LIKELY
