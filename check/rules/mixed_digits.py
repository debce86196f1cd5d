"""The rule `mixed-digits`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.languages.digits import WESTERN, in_system, is_usual, system
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_MIXED, _FOREIGN = 0.95, 0.8

_NUMBER = re.compile(r"\d+(?:[.,٫٬，．:/-]\d+)*")
_NOT_WESTERN = re.compile(r"[^\D0-9]")


@rule(
    "mixed-digits",
    severity=Severity.WARNING,
    mqm="locale-conventions/number-format",
    examples=(
        Example(
            wrong="The bridge was built in 19\N{ARABIC-INDIC DIGIT EIGHT}4.",
            right="The bridge was built in 1984.",
            quote="19\N{ARABIC-INDIC DIGIT EIGHT}4",
            suggestion="1984",
        ),
        Example(
            wrong="A ponte foi construída em १९८४.",
            right="A ponte foi construída em 1984.",
            quote="१९८४",
            source="पुल १९८४ में बनाया गया था।",
            source_language="hi",
            language="pt",
            suggestion="1984",
        ),
    ),
)
def mixed_digits(segment: Analysed) -> Iterator[Finding]:
    """A number has digits of two scripts, or of one that the language does not write.

    ## Why
    Readers and programs take such a number for two, or for none.

    ## How it decides
    The digits of each number are looked at: those of two systems in one number are a slip in every language; others
    than 0 to 9 are one in languages of the Latin, Greek, Cyrillic, Hebrew, Armenian, Georgian and East Asian scripts,
    save that Chinese, Japanese and Korean also have full-width digits. Superscripts and fractions are no digits here.

    ## What to do
    Take the suggested number; the fix changes no value.
    """
    text = segment.checked
    if text.value.isascii() or not _NOT_WESTERN.search(text.value):
        return
    for match in _NUMBER.finditer(visible(text)):
        systems = Counter(system(digit) for digit in match.group() if digit.isdecimal())
        foreign = [zero for zero in systems if not is_usual(zero, text.index.code)]
        if len(systems) == 1 and not foreign:
            continue
        usual = [zero for zero in systems if zero not in foreign]
        right = in_system(match.group(), max(usual, key=lambda zero: (systems[zero], zero), default=WESTERN))
        span = Span(*match.span())
        yield segment.found(
            span,
            f"“{match.group()}” has digits of " + ("several scripts" if len(systems) > 1 else "another script"),
            suggestions=(right,),
            confidence=_MIXED if len(systems) > 1 else _FOREIGN,
            fix=Fix(f"write “{right}”", (Edit(span, right),), Safety.SAFE),
        )
