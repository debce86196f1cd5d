"""The rule `translator-residue`."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from itertools import chain

from glossator.analyze import Analysed
from glossator.check.residue import ENTITY, MOJIBAKE, RECORD, RECORD_SIGN, RESIDUES, WEB_PAGE, Residue, residues
from glossator.check.rule import Example, rule
from glossator.check.visible import HIDDEN, visible
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_ALONE, _AT_EDGE, _INSIDE = 0.95, 0.8, 0.4
# So many characters around a phrase tell whether it stands alone in its line.
_NEAR = 40
_START_OF_TEXT, _LATER = 0.9, 0.4


@rule(
    "translator-residue",
    severity=Severity.WARNING,
    mqm="accuracy/addition",
    examples=(
        Example(
            wrong="The talks will go on in spring.\n\nTranslated with ExampleTool (free version)",
            right="The talks will go on in spring.\n\nCover photo: the conference hall",
            quote="Translated with ExampleTool (free version)",
        ),
        Example(
            wrong="A reuniÃ£o foi adiada.",
            right="A reunião foi adiada.",
            quote="Ã£",
            language="pt",
            suggestion="ã",
        ),
    ),
    sign=lambda piece, _code, _source: RECORD_SIGN.match(piece) is not None or bool(residues(piece)),
)
def translator_residue(segment: Analysed) -> Iterator[Finding]:
    """A translation program, a web page or a wrong encoding left something in the text.

    ## Why
    An advertisement, a button's label or a broken character tells every reader that nobody looked at the text.

    ## How it decides
    It knows the phrases in several languages: advertisements and labels of translation programs, remarks of language
    models, buttons and banners of web pages, a scraper's record before the text, marks of translation tools, HTML
    entities in plain text, and UTF-8 read as Windows-1252. A phrase is sure as a line of its own, less so at the end of
    a line, doubtful inside a sentence. What the source has as well is not reported, nor what stands in code.

    ## What to do
    Remove it; for broken characters take the suggested ones.
    """
    text = segment.checked
    possible = frozenset(chain.from_iterable(map(residues, text.distinct)))
    record = RECORD.match(text.value)
    if not possible and not record:
        return
    source = segment.source.value if segment.target is not None else ""
    shown = visible(text)
    for finding in (
        *_phrases(segment, source, possible),
        *_records(segment, source, record),
        *_broken(segment, source, possible),
    ):
        if shown[finding.span.start : finding.span.end].strip(HIDDEN):
            yield finding


def _phrases(segment: Analysed, source: str, possible: Collection[Residue]) -> Iterator[Finding]:
    for residue in RESIDUES:
        if residue in possible and not residue.pattern.search(source):
            for match in residue.pattern.finditer(segment.checked.value):
                yield _phrase(segment, Span(*match.span("residue")), residue)


def _phrase(segment: Analysed, span: Span, residue: Residue) -> Finding:
    value = segment.checked.value
    before = value[max(0, span.start - _NEAR) : span.start].rpartition("\n")[2]
    after = value[span.end : span.end + _NEAR].partition("\n")[0]
    starts, ends = (not any(map(str.isalnum, part)) for part in (before, after))
    confidence = _ALONE if residue.unmistakable or (starts and ends) else _AT_EDGE if starts or ends else _INSIDE
    if residue.what == WEB_PAGE and segment.target is not None and span.start == 0:
        # The translation of a button is a button.
        confidence = _INSIDE
    return _removal(segment, span, residue.what, confidence)


def _records(segment: Analysed, source: str, record: re.Match[str] | None) -> Iterator[Finding]:
    if record and not RECORD.match(source):
        # Formats count paragraphs from 0 or from 1.
        confidence = _START_OF_TEXT if segment.segment.block <= 1 else _LATER
        yield _removal(segment, Span(*record.span("residue")), "a scraper's record", confidence)


def _removal(segment: Analysed, span: Span, what: str, confidence: float) -> Finding:
    return segment.found(
        span,
        f"“{_shortened(segment.checked.value[span.start : span.end])}” looks like {what}",
        confidence=confidence,
        fix=Fix("Remove it", (Edit(span, ""),), Safety.UNSAFE),
    )


def _broken(segment: Analysed, source: str, possible: Collection[Residue]) -> Iterator[Finding]:
    value = segment.checked.value
    if MOJIBAKE in possible:
        for match in _new(MOJIBAKE.pattern, value, source):
            right = _decoded(match.group())
            if right or "\ufffd" in match.group():
                yield _repair(segment, Span(*match.span()), right, MOJIBAKE.what)
    if ENTITY in possible:
        for match in _new(ENTITY.pattern, value, source):
            right = html.unescape(html.unescape(match.group()))
            yield _repair(segment, Span(*match.span()), right, ENTITY.what)


def _new(pattern: re.Pattern[str], value: str, source: str) -> Iterator[re.Match[str]]:
    """What the pattern finds in a text and not in its source."""
    known = {match.group() for match in pattern.finditer(source)}
    return (match for match in pattern.finditer(value) if match.group() not in known)


def _repair(segment: Analysed, span: Span, right: str | None, what: str) -> Finding:
    return segment.found(
        span,
        f"found {what} “{_shortened(segment.checked.value[span.start : span.end])}”"
        + (f", expected “{right}”" if right else ""),
        suggestions=(right,) if right else (),
        confidence=_ALONE,
        fix=None if right is None else Fix(f"Write “{right}”", (Edit(span, right),), Safety.UNSAFE),
    )


def _decoded(broken: str) -> str | None:
    """What the characters were before UTF-8 was read as Windows-1252; None where that is lost."""
    octets = bytearray()
    for character in broken:
        try:
            octets += character.encode("cp1252")
        except UnicodeEncodeError:
            if ord(character) > 0xFF:
                return None
            octets.append(ord(character))
    try:
        return octets.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
