"""The rule `lower-case-name`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.visible import HIDDEN, visible
from glossator.languages.capitals import always_capital
from glossator.memo import Memo
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_LIKELY, _DOUBTFUL = 0.8, 0.4

# These make a word part of an address, a path, a name of a file or a code.
_CODE = frozenset("/\\_@=<>#$%&*+|~^`" + HIDDEN)

_AROUND = '.,;:!?…"“”„«»()'


@rule(
    "lower-case-name",
    severity=Severity.WARNING,
    mqm="fluency/spelling",
    examples=(
        Example(
            wrong="The harbour opens on monday.",
            right="The harbour opens on Monday.",
            quote="monday",
            suggestion="Monday",
        ),
        Example(
            wrong="Der Zug nach berlin hält hier.",
            right="Der Zug nach Berlin hält hier.",
            quote="berlin",
            language="de",
            suggestion="Berlin",
        ),
    ),
)
def lower_case_name(segment: Analysed) -> Iterator[Finding]:
    """A word that the language writes with a capital stands in lower case.

    ## Why
    Days, peoples and countries with a small letter are spelling mistakes, and names are hard to see.

    ## How it decides
    By a list of days, months, peoples, languages and countries of each language that are always written with a capital
    and mean nothing else; English “I” is one of them. Words that the source has in lower case too, and words within
    addresses, paths and code are let be; so is a text that writes the same word both ways.

    ## What to do
    Write the word with a capital.
    """
    text = segment.checked
    learned = _names(text.index.code)
    if not any(map(learned.__getitem__, text.chunks)):
        return
    shown, source = visible(text), "" if segment.target is None else segment.source.value
    position = 0
    for chunk in text.chunks:
        start = text.value.index(chunk, position)
        position = start + len(chunk)
        for name in learned[chunk]:
            place = start + chunk.index(name)
            span = Span(place, place + len(name))
            if shown[span.start : span.end] != name or _is_within_code(shown, span):
                continue
            expected = _capitalised(name)
            yield segment.found(
                span,
                f"“{name}” stands in lower case, expected “{expected}”",
                suggestions=(expected,),
                confidence=_DOUBTFUL if expected in text.value or f" {name} " in f" {source} " else _LIKELY,
                fix=Fix(f"Write “{expected}”", (Edit(span, expected),), Safety.UNSAFE),
            )


@cache
def _names(code: str) -> Memo[tuple[str, ...]]:
    """The words of what stands between two spaces that lost their capital."""
    names = always_capital(code)

    def learn(chunk: str) -> tuple[str, ...]:
        bare = chunk.strip(_AROUND)
        stem, mark, ending = bare.partition("’" if "’" in bare else "'")
        if bare.replace("’", "'") in names:
            return (bare,)
        return (stem,) if stem in names and (not mark or ending == "s") else ()

    return Memo(learn)


def _is_within_code(shown: str, span: Span) -> bool:
    """Whether the word is glued to what makes it code, or another word is glued to it."""
    around = shown[max(0, span.start - 1) : span.start] + shown[span.end : span.end + 1]
    return any(character in _CODE for character in around)


def _capitalised(name: str) -> str:
    return name[0].upper() + name[1:]
