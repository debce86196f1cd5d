"""The rule `spacing`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.languages.punctuation import Punctuation, punctuation_for
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_SURE, _LIKELY = 0.9, 0.6

# What a space stands before wrongly: a mark that a space or the end follows, a closing bracket, a wide mark.
_SPACE_BEFORE = re.compile(
    r"[ \u00a0\u202f](?:[,!?](?=[\s\"”’»)]|\Z)|[;:](?=[\s\"”’»]|\Z)"
    r"|\.(?=[\"”’»)]*(?:\s*\Z|\s+[^\W\d]))|[)\]](?=[\s.,;:!?]|\Z))"
)
_SPACE_BEHIND = re.compile(r"[(\[] (?=[^\s)\]])")
_WIDE = re.compile(r" [，。、；：！？）」』》]|[，。、；：！？（「『《] (?=\S)")
_CUT = re.compile(r" (?:n['’]t|['’][^\W\d_]{1,2})(?![\w'’])")
_ELIDED = re.compile(r"['’] (?=[^\W\d_])")
# What a piece begins or ends with that has a space beside it by one of these patterns.
_FIRST = frozenset(",!?;:.)]'’，。、；：！？）」』》")
_LAST = frozenset("([，。、；：！？（「『《'’")
_CUT_OFF = ("n't", "n’t")
# In these nothing is lost with the space.
_HARMLESS = frozenset(",.")
_OPEN = frozenset("([{（")
_CLOSER = {"(": ")", "[": "]"}
_LAST_LETTERS = re.compile(r"(?<![\w'’])([^\W\d_]+)\Z")
_LONGEST = 10


def _may_be_wrong(piece: str, code: str, _source: str) -> bool:
    """Whether a space or its absence beside a piece of text may be wrong."""
    first, last = piece[0], piece[-1]
    return first in _FIRST or last in _LAST or last in punctuation_for(code).spaced or piece.startswith(_CUT_OFF)


@rule(
    "spacing",
    severity=Severity.WARNING,
    mqm="fluency/typography",
    examples=(
        Example(
            wrong="The harbour , which is closed , reopens today.",
            right="The harbour, which is closed, reopens today.",
            quote=" ,",
            suggestion=",",
        ),
        Example(
            wrong="It does n't matter.",
            right="It doesn't matter.",
            quote=" n't",
            suggestion="n't",
        ),
        Example(
            wrong="Attention! Le port est fermé.",
            right="Attention ! Le port est fermé.",
            quote="!",
            language="fr",
            suggestion=" !",
        ),
        Example(
            wrong="港口 ，今天关闭。",
            right="港口，今天关闭。",
            quote=" ，",
            language="zh",
            suggestion="，",
        ),
    ),
    sign=_may_be_wrong,
)
def spacing(segment: Analysed) -> Iterator[Finding]:
    """A space stands beside a mark where the language has none, or is missing where it has one.

    ## Why
    Spaces around every mark are left behind by programs that cut a text into words; French without its spaces before
    high marks looks careless, and a mark behind a space begins a new line by itself.

    ## How it decides
    A space before a comma, a stop or a closing bracket, or behind an opening one; before ; : ! ? too, but in French,
    which has a space there (in Canada before : alone). Parts of words that stand apart (do n't, l' homme). Beside wide
    marks Chinese and Japanese have no space. Wider gaps are a layout, and so is a mark that has the same space in the
    source of a translation.

    ## What to do
    Remove the space, or put the no-break space in.
    """
    text = segment.checked
    value, marks = text.value, punctuation_for(text.index.code)
    if _SPACE_BEFORE.search(value):
        yield from _before(segment, visible(text), marks)
    if _SPACE_BEHIND.search(value):
        yield from _behind(segment, visible(text))
    if ("'" in value or "’" in value) and (marks.attached or text.language.elided):
        yield from _cut(segment, visible(text), marks)
    if marks.wide and _WIDE.search(value):
        yield from _beside_wide(segment, visible(text))
    if marks.spaced and _missing(marks.spaced).search(value):
        for match in _missing(marks.spaced).finditer(visible(text)):
            yield _finding(segment, Span(*match.span()), marks.space + match.group(), _LIKELY)


def _before(segment: Analysed, shown: str, marks: Punctuation) -> Iterator[Finding]:
    """A space before a mark."""
    for match in _SPACE_BEFORE.finditer(shown):
        start, mark = match.start(), match.group()[1]
        before = shown[start - 1 : start]
        if mark in marks.spaced or before.isspace() or before in _OPEN or _is_the_sources(segment, match.group()):
            continue
        # A lone stop within a sentence is the name of a file or a sign that is spoken of.
        if mark == "." and shown[match.end() :].lstrip('"”’») \n\u00a0')[:1].islower():
            continue
        yield _finding(segment, Span(*match.span()), mark, _SURE if before.isalnum() else _LIKELY)


def _behind(segment: Analysed, shown: str) -> Iterator[Finding]:
    """A space behind an opening bracket that something closes."""
    for match in _SPACE_BEHIND.finditer(shown):
        bracket = match.group()[0]
        if _CLOSER[bracket] in shown[match.end() :] and not _is_the_sources(segment, match.group()):
            yield _finding(segment, Span(*match.span()), bracket, _LIKELY)


def _cut(segment: Analysed, shown: str, marks: Punctuation) -> Iterator[Finding]:
    """A word whose end or beginning stands apart."""
    for match in _CUT.finditer(shown) if marks.attached else ():
        part = match.group()[1:]
        if part.replace("’", "'").lower() in marks.attached and shown[: match.start()][-1:].isalpha():
            yield _finding(segment, Span(*match.span()), part, _SURE)
    elided = segment.checked.language.elided
    for match in _ELIDED.finditer(shown) if elided else ():
        word = _LAST_LETTERS.search(shown, max(0, match.start() - _LONGEST), match.start())
        if word and word.group(1).lower() in elided:
            yield _finding(segment, Span(match.start(), match.end()), match.group()[0], _LIKELY)


def _beside_wide(segment: Analysed, shown: str) -> Iterator[Finding]:
    """A space beside a mark that is as wide as a character."""
    for match in _WIDE.finditer(shown):
        neighbour = shown[match.start() - 1 : match.start()] if match.group()[0] == " " else shown[match.end()]
        if neighbour.isalpha() and not neighbour.isascii():
            yield _finding(segment, Span(*match.span()), match.group().strip(), _LIKELY)


def _is_the_sources(segment: Analysed, written: str) -> bool:
    """Whether a mark has the space in the source too, whose language has none there."""
    if segment.target is None or written[-1] in _HARMLESS:
        return False
    source = segment.source
    return written[-1] not in punctuation_for(source.index.code).spaced and written in source.value


def _finding(segment: Analysed, span: Span, expected: str, confidence: float) -> Finding:
    found = segment.checked.value[span.start : span.end]
    return segment.found(
        span,
        f"found “{found}”, expected “{expected}”",
        suggestions=(expected,),
        confidence=confidence,
        fix=Fix(
            f"Write “{expected}”",
            (Edit(span, expected),),
            Safety.SAFE if confidence == _SURE and expected in _HARMLESS else Safety.UNSAFE,
        ),
    )


@cache
def _missing(spaced: str) -> re.Pattern[str]:
    """These marks behind a letter and before a space: with no space before them."""
    return re.compile(rf"(?<=[^\W\d_])[{re.escape(spaced)}](?=\s|\Z)")
