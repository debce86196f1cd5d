"""The rule `repeated-word`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.visible import words
from glossator.languages.language import Language, Token
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

# A tab or an empty line begins something new.
_ONE_LINE_APART = re.compile(r"(?=\s)[^\S\t\n]*\n?[^\S\t\n]*")

_SURE, _LIKELY, _DOUBTFUL = 0.95, 0.85, 0.3


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
    in_source = None if segment.target is None else any(_runs(words(segment.source), segment.source.value))
    for run in _runs(words(text), text.value):
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


def _runs(tokens: tuple[Token, ...], value: str) -> Iterator[list[Token]]:
    run: list[Token] = []
    for one, other in pairwise(tokens):
        if _same(one, other) and _ONE_LINE_APART.fullmatch(value, one.end, other.start):
            run = run or [one]
            run.append(other)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _same(one: Token, other: Token) -> bool:
    return one.text.casefold() == other.text.casefold() and not any(map(str.isdigit, one.text))


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
