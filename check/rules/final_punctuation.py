"""The rule `final-punctuation`."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.analyze import Analysed, AnalysedText
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.languages.punctuation import ABBREVIATIONS, Ending, ending_of, punctuation_for
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_SURE, _LIKELY, _DOUBTFUL = 0.9, 0.6, 0.4

# A text of so many words, or characters of a script without spaces, is a sentence rather than a label.
_WORDS, _CHARACTERS = 4, 8

# Another mark than the source's, where that is more than another taste (an exclamation toned down).
_OTHER = frozenset(
    {
        (Ending.QUESTION, Ending.STOP),
        (Ending.STOP, Ending.QUESTION),
        (Ending.STOP, Ending.COMMA),
        (Ending.STOP, Ending.SEMICOLON),
        (Ending.QUESTION, Ending.COMMA),
        (Ending.EXCLAMATION, Ending.QUESTION),
        (Ending.QUESTION, Ending.EXCLAMATION),
        (Ending.STOP, Ending.COLON),
        (Ending.COLON, Ending.STOP),
    }
)
_ADDED = frozenset({Ending.STOP, Ending.COMMA, Ending.SEMICOLON})
_CAPITALS = 3
# Scripts with marks of their own come behind (Devanagari is one), as do those with wide marks.
_FIRST_WIDE = "\u0500"


@rule(
    "final-punctuation",
    severity=Severity.WARNING,
    mqm="fluency/punctuation",
    examples=(
        Example(
            wrong="O porto fica fechado até segunda-feira",
            right="O porto fica fechado até segunda-feira.",
            quote="segunda-feira",
            source="The harbour is closed until Monday.",
            language="pt",
            suggestion="segunda-feira.",
        ),
        Example(
            wrong="Haben Sie das Boot gesehen.",
            right="Haben Sie das Boot gesehen?",
            quote=".",
            source="Have you seen the boat?",
            language="de",
            suggestion="?",
        ),
    ),
)
def final_punctuation(segment: Analysed) -> Iterator[Finding]:
    """The translation ends without the mark that the source ends with, or with another one.

    ## Why
    A full stop that is missing looks like a text cut off, and a question without its mark is no question.

    ## How it decides
    The marks at the ends of source and translation are compared by what they say: 。 is a full stop, and so are । and
    ۔; closing brackets and quotation marks do not count. A label without a mark in the source is right without one. A
    stop that only belongs to an abbreviation, a language that ends its sentences without a mark (Thai), and marks that
    are a matter of taste (an exclamation or an ellipsis toned down) are let be; in a text of a few words it is less
    sure. So is the mark itself: Chinese and Japanese sentences end with 。 and not with a full stop.

    ## What to do
    End the translation as the source ends, with the mark of its language.
    """
    target = segment.target
    if target is None or _end_alike(segment.source.value, target.value):
        return
    shown, original = visible(target), visible(segment.source)
    code = target.index.code
    expected, _, mark_end = ending_of(original, segment.source.index.code)
    found, start, end = ending_of(shown, code)
    if not mark_end or not end or not any(map(str.isalpha, shown)):
        return
    if found is expected:
        yield from _wrong_form(segment, shown, Span(start, end), found)
    elif found is Ending.NONE:
        yield from _missing(segment, shown, end, expected, original[: mark_end - 1])
    elif expected is Ending.NONE:
        yield from _added(segment, shown, Span(start, end), found)
    elif (expected, found) in _OTHER:
        yield from _other(segment, Span(start, end), expected, found)


def _end_alike(source: str, target: str) -> bool:
    """A quick look at the last two characters; after those of wide scripts another mark may be due."""
    before = target[-2:-1]
    return source[-1:] == target[-1:] and before.isalnum() and before < _FIRST_WIDE and source[-2:-1].isalnum()


def _missing(segment: Analysed, shown: str, end: int, expected: Ending, before: str) -> Iterator[Finding]:
    """The target ends with a word where the source has a mark."""
    target = segment.checked
    mark = punctuation_for(target.index.code).mark(expected)
    if not mark or not shown[end - 1].isalnum():
        return
    if expected is Ending.STOP and _abbreviates(before):
        return
    start = shown.rfind(" ", 0, end) + 1 if target.language.spaced else end - 1
    yield segment.found(
        Span(start, end),
        f"no mark at the end, expected “{mark}”: the source ends with {expected}",
        suggestions=(shown[start:end] + mark,),
        confidence=_SURE if expected is Ending.STOP and _is_sentence(segment.source) else _LIKELY,
        fix=Fix(f"Add “{mark}”", (Edit(Span(end, end), mark),), Safety.UNSAFE),
    )


def _added(segment: Analysed, shown: str, span: Span, found: Ending) -> Iterator[Finding]:
    """The target has a mark where the source ends with a word."""
    before = shown[: span.start]
    if found not in _ADDED or not before[-1:].isalnum() or _abbreviates(before):
        return
    yield segment.found(
        span,
        f"“{shown[span.start : span.end]}” at the end, expected none: the source has no mark there",
        confidence=_DOUBTFUL if _is_sentence(segment.source) else _LIKELY,
        fix=Fix("Remove the mark", (Edit(span, ""),), Safety.UNSAFE),
    )


def _other(segment: Analysed, span: Span, expected: Ending, found: Ending) -> Iterator[Finding]:
    mark = punctuation_for(segment.checked.index.code).mark(expected)
    yield segment.found(
        span,
        f"found {found} at the end, expected {expected} as in the source",
        suggestions=(mark,) if mark else (),
        confidence=_LIKELY,
        fix=Fix(f"Use “{mark}”", (Edit(span, mark),), Safety.UNSAFE) if mark else None,
    )


def _wrong_form(segment: Analysed, shown: str, span: Span, found: Ending) -> Iterator[Finding]:
    """The mark is one of another script's: a full stop after a Chinese character."""
    mark = punctuation_for(segment.checked.index.code).mark(found)
    written = shown[span.start : span.end]
    before = shown[: span.start].rstrip()[-1:]
    if mark and found is Ending.STOP and written == "." != mark and before.isalpha() and before >= _FIRST_WIDE:
        yield segment.found(
            span,
            f"“{written}” at the end, expected “{mark}”, as the language writes it",
            suggestions=(mark,),
            confidence=_LIKELY,
            fix=Fix(f"Use “{mark}”", (Edit(span, mark),), Safety.UNSAFE),
        )


def _abbreviates(before: str) -> bool:
    """Whether the last word before a full stop would have it within a sentence too (etc., U.S., J.)."""
    word = before[max(before.rfind(" "), before.rfind("\u00a0")) + 1 :].lstrip("([\"'“„«")
    lower = word.lower()
    return lower in ABBREVIATIONS or "." in word or len(word) == 1 or (word.isupper() and len(word) <= _CAPITALS)


def _is_sentence(text: AnalysedText) -> bool:
    return len(text.chunks) >= _WORDS or (not text.language.spaced and len(text.value) >= _CHARACTERS)
