"""The rule `invisible-character`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.languages.invisible import Invisible, bidirectional_errors, invisible_characters
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_SURE, _LIKELY, _MAY_BE_MEANT, _DOUBTFUL = 0.95, 0.8, 0.55, 0.4

# They end a line, so something must stay in their place.
_LINE_ENDS = {"\u2028": "\n", "\u2029": "\n\n", "\x0b": "\n", "\x0c": "\n"}
# Soft hyphens, word joiners and direction marks are put in by careful typographers too.
_DELIBERATE = frozenset("\u00ad\u2060\u200e\u200f")


@rule(
    "invisible-character",
    severity=Severity.WARNING,
    mqm="fluency/character-encoding",
    examples=(
        Example(
            wrong="The re\N{ZERO WIDTH SPACE}port is ready.",
            right="The report is ready.",
            quote="\N{ZERO WIDTH SPACE}",
            suggestion="",
        ),
        Example(
            wrong="The file \N{RIGHT-TO-LEFT OVERRIDE}gpj.exe is new.",
            right="The file gpj.exe is new.",
            quote="\N{RIGHT-TO-LEFT OVERRIDE}",
            suggestion="",
        ),
    ),
)
def invisible_character(segment: Analysed) -> Iterator[Finding]:
    """A character that nobody sees stands in the text.

    ## Why
    Pasted from a web page or a word processor, it divides a word for every search, dictionary and program, and a
    control of the writing direction that is not closed turns the text behind it around, which has been used to hide
    what a text says.

    ## How it decides
    Zero-width spaces and joiners, byte order marks, soft hyphens, word joiners, direction marks and control characters
    are reported where they have no use: joiners are right in Persian, Arabic and Indian scripts and in emoji,
    zero-width spaces in languages written without spaces, direction marks beside Arabic or Hebrew letters. Embeddings,
    overrides and isolates must be closed in their paragraph, and overrides have no use in a text of one direction. As
    many of a kind as the source has are left alone, unless they are not closed. Soft hyphens and word joiners may be
    meant: they are less sure, and doubtful where there is no source. No-break spaces of all kinds are fine.

    ## What to do
    Remove it. The fix is safe where the character has no use at all.
    """
    text = segment.checked.value
    if text.isprintable():
        return
    allowed = Counter(segment.source.value if segment.target is not None else "")
    odd = []
    for found in invisible_characters(text, segment.checked.index.code):
        if allowed[found.character] > 0:
            allowed[found.character] -= 1
        else:
            odd.append(found)
    for group in _side_by_side(odd):
        yield _finding(segment, group, min(_confidence(segment, one.character) for one in group))
    for group in _side_by_side(bidirectional_errors(text)):
        yield _finding(segment, group, _LIKELY)


def _side_by_side(found: Iterable[Invisible]) -> Iterator[list[Invisible]]:
    """Those in a row, as one."""
    group: list[Invisible] = []
    for one in found:
        if group and one.at != group[-1].at + 1:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _confidence(segment: Analysed, character: str) -> float:
    if character in _DELIBERATE:
        return _MAY_BE_MEANT if segment.target is not None else _DOUBTFUL
    return _SURE


def _finding(segment: Analysed, group: Sequence[Invisible], confidence: float) -> Finding:
    span = Span(group[0].at, group[-1].at + 1)
    instead = _LINE_ENDS.get(group[0].character, "")
    kinds = dict.fromkeys(f"{one.name} (U+{ord(one.character):04X})" for one in group)
    return segment.found(
        span,
        f"{', '.join(kinds)} that nobody sees" + (f", {len(group)} characters" if len(group) > 1 else ""),
        suggestions=(instead,),
        confidence=confidence,
        fix=Fix(
            "remove it",
            (Edit(span, instead),),
            Safety.SAFE if confidence == _SURE and not instead else Safety.UNSAFE,
        ),
    )
