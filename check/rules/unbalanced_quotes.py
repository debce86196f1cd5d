"""The rule `unbalanced-quotes`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.pairs import lone_marks
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.languages.punctuation import punctuation_for
from glossator.model import Finding, Severity, Span

_LIKELY, _DOUBTFUL = 0.7, 0.4

# Inches are no quotation mark, nor is one that is spoken of, in brackets.
_DOUBLE = re.compile(r"(?<![\d(])[\"“”„‟]|(?<=\()[\"“”„‟](?!\))|(?<=\d)[\"“”](?=\W|\Z)")
_INCH = re.compile(r"\d\"")
_ANY = re.compile(r"[\"“”„‟«»「」『』]")
_MARKS = frozenset("\"“”„‟«»「」『』'’")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])([^\W\d_])[,.]?['’](?=\s)")
_OPENING_SINGLE = re.compile(r"(?:(?<=\s)|\A|(?<=[(\"“]))['‘‚`]")


@rule(
    "unbalanced-quotes",
    severity=Severity.WARNING,
    mqm="fluency/punctuation",
    examples=(
        Example(
            wrong='She called it "a step" and a leap" at last.',
            right='She called it "a step" and "a leap" at last.',
            quote='"',
            source="Sie nannte es „einen Schritt“ und „einen Sprung“.",
            source_language="de",
        ),
        Example(
            wrong="Ela falou de «calma e foi embora.",
            right="Ela falou de «calma» e foi embora.",
            quote="«",
            source="She spoke of “calm” and left.",
            language="pt",
        ),
    ),
    sign=lambda piece, _code, _source: not _MARKS.isdisjoint(piece),
)
def unbalanced_quotes(segment: Analysed) -> Iterator[Finding]:
    """A quotation is opened and not closed, or closed and not opened.

    ## Why
    The reader does not know who says what.

    ## How it decides
    The double marks of a text are counted, whatever their form; where their number is odd, the one that stands wrongly
    (one that opens while another is open, or closes where none is) is marked. Angled marks are paired. A single mark at
    the end of a word is looked at in English only, where no apostrophe can stand there and none opens. Inches are let
    be, and so is a translation whose source has an odd number too. In a text without a source a quotation may go on
    over several sentences, so it is doubtful.

    ## What to do
    Add the missing mark, or remove the one.
    """
    text = segment.checked
    shown = visible(text)
    lone = [*_lone_double(shown), *_lone_angled(shown), *_lone_single(segment, shown)]
    if not lone or (segment.target is not None and _is_odd(segment.source.value)):
        return
    for place in sorted(lone):
        yield segment.found(
            Span(place, place + 1),
            f"“{shown[place]}” has no partner",
            confidence=_DOUBTFUL if segment.target is None else _LIKELY,
        )


def _is_odd(source: str) -> bool:
    """Whether the source has a mark alone too, or speaks of nothing but marks."""
    return not any(map(str.isalnum, source)) or len(_ANY.findall(_INCH.sub("", source))) % 2 == 1


def _lone_double(shown: str) -> Iterator[int]:
    """Where the double mark stands that has no partner; by the spaces around them, marks open or close."""
    marks = [match.start() for match in _DOUBLE.finditer(shown)]
    inches = sum(shown[place - 1 : place].isdigit() for place in marks)
    if len(marks) % 2 == 0 or (len(marks) - inches) % 2 == 0:
        return
    opened: int | None = None
    for place in marks:
        closes = _closes(shown, place)
        if closes and opened is None:
            yield place
            return
        if not closes and opened is not None:
            yield opened
            return
        opened = None if closes else place
    if opened is not None:
        yield opened


def _lone_angled(shown: str) -> Iterator[int]:
    """Where the angled mark stands that has no partner; they point outwards or inwards as the first one does."""
    if shown.count("«") != shown.count("»"):
        outwards = 0 <= shown.find("«") < shown.find("»") or "»" not in shown
        pairs = {"«": "»"} if outwards else {"»": "«"}
        yield from (mark.place for mark in lone_marks(shown, pairs))


def _closes(shown: str, place: int) -> bool:
    """Whether the mark stands behind a word rather than before one."""
    before, after = shown[place - 1 : place], shown[place + 1 : place + 2]
    return bool(before.strip()) and not (after.isalnum() and not before.isalnum())


def _lone_single(segment: Analysed, shown: str) -> Iterator[int]:
    """Where a word ends in a mark that is no apostrophe, though no single mark opens."""
    letters = punctuation_for(segment.checked.index.code).before_apostrophe
    if letters is None or ("'" not in shown and "’" not in shown) or _OPENING_SINGLE.search(shown):
        return
    if segment.target is not None and re.search(r"(?<!\w)['‘‚‹「『]|['’](?!\w)", segment.source.value):
        return
    for match in _APOSTROPHE.finditer(shown):
        if match.group(1).lower() not in letters:
            yield match.end() - 1
