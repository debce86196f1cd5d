"""The rule `foreign-quotes`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.languages.language import Language
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_LIKELY = 0.6

# Each mark by what stands for it in all languages: whether it opens.
_OPENING = {"„": True, "«": True, "‹": True, "‚": True, "「": True, "『": True, "《": True, "〝": True}
_CLOSING = {"»": False, "›": False, "」": False, "』": False, "》": False, "〟": False}
_MARKS = _OPENING | _CLOSING
_MARK = re.compile(f"[{''.join(_MARKS)}]")


@rule(
    "foreign-quotes",
    severity=Severity.WARNING,
    mqm="locale-convention",
    examples=(
        Example(
            wrong="She spoke of „patience”.",
            right="She spoke of “patience”.",
            quote="„",
            suggestion="“",
        ),
        Example(
            wrong="Falou de 「calma」.",
            right="Falou de “calma”.",
            quote="「",
            language="pt",
            suggestion="“",
        ),
    ),
    sign=lambda piece, _code, _source: _MARK.search(piece) is not None,
)
def foreign_quotes(segment: Analysed) -> Iterator[Finding]:
    """A quotation mark is not one that the language uses.

    ## Why
    Marks taken over from the source („ and 「) look foreign, or mean something else.

    ## How it decides
    Each language lists the pairs of marks that are in use; straight marks and “ ” are let be everywhere. A mark in none
    of the pairs is reported. Whether a text keeps to one style is the business of `quotes-inconsistent`.

    ## What to do
    Use the marks of the language.
    """
    text = segment.checked
    if text.language.code == "und":
        return
    used = frozenset("".join("".join(pair) for pair in text.language.quotes))
    for match in _MARK.finditer(visible(text)):
        if match.group() not in used:
            yield _finding(segment, Span(*match.span()), _expected(text.language, opens=_MARKS[match.group()]))


def _expected(language: Language, *, opens: bool) -> str:
    usual = language.quotes[0]
    return usual.opening if opens else usual.closing


def _finding(segment: Analysed, span: Span, expected: str) -> Finding:
    found = segment.checked.value[span.start : span.end]
    return segment.found(
        span,
        f"found “{found}”, expected “{expected}”, as the language writes it",
        suggestions=(expected,),
        confidence=_LIKELY,
        fix=Fix("Use the language’s mark", (Edit(span, expected),), Safety.UNSAFE),
    )
