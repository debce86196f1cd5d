"""The rule `accelerator-mismatch`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.analyze import Analysed, AnalysedText
from glossator.check.rule import Example, rule
from glossator.model import Finding, Severity, Side, Span

# Qt and Windows write &File, GTK and GNOME _File. In a source only what cannot be a part of a name counts: R&D, a_b.
_IN_SOURCE = re.compile(r"(?<!\S)[&_](?=[^\W_])(?!\w{1,31};)|(?<=[^\W_])&(?=[a-z])(?!\w{1,31};)")
_IN_TARGET = re.compile(r"(?<!&)&(?=[^\W_])(?!\w{1,31};)|(?<!_)_(?=[^\W_])")
_LONGEST = 60
_LIKELY, _UNSURE = 0.8, 0.6


@rule(
    "accelerator-mismatch",
    severity=Severity.WARNING,
    mqm="design/markup",
    examples=(
        Example(
            wrong="Salvar &como &novo",
            right="Salvar &como novo",
            quote="&n",
            source="Save &As New",
            language="pt",
        ),
        Example(
            wrong="Datei öffnen",
            right="Datei ö_ffnen",
            quote="_O",
            source="_Open File",
            language="de",
        ),
    ),
)
def accelerator_mismatch(segment: Analysed) -> Iterator[Finding]:
    """The access key of a menu or button (`&File`, `_File`) is lost, doubled or added.

    ## Why
    Without its mark the entry cannot be reached from the keyboard; with two, one is shown as a stray character.

    ## How it decides
    Only labels of up to 60 characters count whose source has one mark: `&` or `_` before a letter or digit, not as a
    part of an entity, a file name or an identifier. The translation must have the same mark once, on any letter it
    likes; languages without letters of their own write it as `(&F)`.

    ## What to do
    Put the mark before the letter that should be the access key, once.
    """
    source, target = segment.source, segment.target
    if target is None or len(source.value) > _LONGEST or not ("&" in source.value or "_" in source.value):
        return
    wanted = _places(source, _IN_SOURCE)
    if len(wanted) != 1 or not target.value.strip():
        return
    mark = source.value[wanted[0].start]
    given = [place for place in _places(target, _IN_TARGET) if target.value[place.start] == mark]
    if not given:
        message = f"the access key “{_shown(source, wanted[0])}” has no counterpart in the translation"
        yield segment.found(wanted[0], message, confidence=_LIKELY, side=Side.SOURCE)
    for place in given[1:]:
        message = f"a second access key “{_shown(target, place)}”, the source has one"
        yield segment.found(place, message, confidence=_UNSURE)


def _places(text: AnalysedText, pattern: re.Pattern[str]) -> list[Span]:
    """The marks with the letter behind each."""
    spans = (Span(match.start(), match.start() + 2) for match in pattern.finditer(text.value))
    return [span for span in spans if not text.is_protected(span)]


def _shown(text: AnalysedText, place: Span) -> str:
    return text.value[place.start : place.end]
