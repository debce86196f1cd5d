"""The rule `outer-space`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.languages.punctuation import punctuation_for
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_SURE, _LIKELY, _DOUBTFUL = 0.9, 0.7, 0.4

_FINAL = frozenset('.!?。！？।|…"”»’')

_NAMES = {" ": "space", "\u00a0": "no-break space", "\n": "line end", "\t": "tab", "\r": "carriage return"}


@rule(
    "outer-space",
    severity=Severity.WARNING,
    mqm="fluency/typography",
    examples=(
        Example(
            wrong="Name:",
            right="Name: ",
            quote=":",
            source="Nome: ",
            source_language="pt",
        ),
        Example(
            wrong=" Fermer la fenêtre",
            right="Fermer la fenêtre",
            quote=" F",
            source="Close the window",
            language="fr",
        ),
    ),
)
def outer_space(segment: Analysed) -> Iterator[Finding]:
    """The translation begins or ends with other white space than the source.

    ## Why
    Programs put texts together from pieces: a space or a line end too few joins two words, one too many tears a line.

    ## How it decides
    The white space before the first and behind the last other character is compared with the source's. Languages that
    write wide marks without spaces (Chinese, Japanese) need none behind a mark.

    ## What to do
    Begin and end the translation as the source does; the fix does so.
    """
    target = segment.target
    if target is None:
        return
    source, value = segment.source.value, target.value
    if not _is_open(source) and not _is_open(value):
        return
    body, original = value.strip(), source.strip()
    if not body or not original:
        return
    start, end = value.index(body), value.index(body) + len(body)
    lead, trail = source[: source.index(original)], source[source.index(original) + len(original) :]
    if value[:start] != lead:
        # Two widths of an indentation are a layout.
        confidence = _DOUBTFUL if value[:start].isspace() and lead.isspace() else _LIKELY
        yield _finding(segment, Span(0, start), Span(0, start + 1), lead, "begins", confidence)
    if value[end:] != trail and not (trail == " " and end == len(value) and punctuation_for(target.index.code).wide):
        # A space behind a whole sentence is more often an oversight of the source's.
        confidence = _DOUBTFUL if original[-1] in _FINAL and "\n" not in value[end:] + trail else _LIKELY
        yield _finding(segment, Span(end, len(value)), Span(end - 1, len(value)), trail, "ends", confidence)


def _is_open(text: str) -> bool:
    """Whether the text begins or ends with white space."""
    return text[:1].isspace() or text[-1:].isspace()


def _finding(segment: Analysed, space: Span, shown: Span, expected: str, verb: str, confidence: float) -> Finding:
    found = segment.checked.value[space.start : space.end]
    return segment.found(
        shown,
        f"the translation {verb} with {_named(found)}, expected {_named(expected)} as in the source",
        confidence=_SURE if ("\n" in found) != ("\n" in expected) else confidence,
        fix=Fix("Use the source’s white space", (Edit(space, expected),), Safety.SAFE),
    )


def _named(space: str) -> str:
    """White space in words.

    >>> _named("  \\n"), _named("")
    ('2 × space, line end', 'no white space')
    """
    runs = ((_NAMES.get(character, "white space"), len(tuple(group))) for character, group in groupby(space))
    return ", ".join(name if count == 1 else f"{count} × {name}" for name, count in runs) or "no white space"
