"""The rule `unrelated-translation`."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.relation import ENOUGH, strangeness
from glossator.check.rule import Example, rule
from glossator.model import Finding, Severity, Span

_LIKELY, _MORE_LIKELY = 0.65, 0.85


@rule(
    "unrelated-translation",
    severity=Severity.ERROR,
    mqm="accuracy/mistranslation",
    examples=(
        Example(
            wrong="In 1912 the painter Wenzel Hollmann moved to a small town on the coast with his brothers.",
            right="The harbour of Tschaikowo will be closed to ships of more than 4,500 tonnes from Monday.",
            quote="In 1912 the painter Wenzel Hollmann moved to a small town on the coast with his brothers.",
            source="Der Hafen von Tschaikowo bleibt ab Montag für Schiffe mit mehr als 4500 Tonnen gesperrt.",
            source_language="de",
        ),
    ),
)
def unrelated_translation(segment: Analysed) -> Iterator[Finding]:
    """The translation seems to belong to another source.

    ## Why
    Where lines were shifted, or a memory offered the wrong entry, the translation reads well and says something else.

    ## How it decides
    A number, a name, a term of the glossary, a word in Latin letters or a word of one origin that stands on both sides
    shows that they belong together. Where there is none, signs of the contrary are counted: numbers or names on one
    side or on both, a length far from usual, long words of which none is alike in a common script, a question on one
    side only. Three signs are reported, as the whole translation; four are surer. Short texts have too few.

    ## What to do
    See whether the neighbouring translations are shifted as well, and translate this source.
    """
    signs = strangeness(segment)
    if len(signs) < ENOUGH:
        return
    value = segment.checked.value
    span = Span(len(value) - len(value.lstrip()), len(value.rstrip()))
    yield segment.found(
        span,
        f"this seems to translate another text: {', '.join(dict.fromkeys(signs))}",
        confidence=_LIKELY if len(signs) == ENOUGH else _MORE_LIKELY,
    )
