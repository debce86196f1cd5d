"""The rule `all-lower-case`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.languages.capitals import capitalises_nouns
from glossator.languages.punctuation import Ending, ending_of
from glossator.model import Finding, Severity, Span

_SURE, _DOUBTFUL = 0.9, 0.4

# Texts of fewer words are labels.
_WORDS = 4
_WITHIN = re.compile(r"(?<=[^\W\d_] )[^\W\d_]\w+|(?<=, )[^\W\d_]\w+")


@rule(
    "all-lower-case",
    severity=Severity.WARNING,
    mqm="fluency/spelling",
    examples=(
        Example(
            wrong="el puerto de valencia cierra hoy.",
            right="El puerto de Valencia cierra hoy.",
            quote="el puerto de valencia cierra hoy.",
            source="The harbour of Valencia closes today.",
            language="es",
        ),
    ),
)
def all_lower_case(segment: Analysed) -> Iterator[Finding]:
    """The translation has no capital at all, though its source has names.

    ## Why
    A text that went through a program that takes the capitals away lost its names, its nouns (in German) and the
    beginnings of its sentences; no reader would mend that by hand word by word.

    ## How it decides
    All letters of the translation are small ones, it has four words or more, and its source has a capital within a
    sentence; for German, which has one for every noun, the capital that begins the source is enough. A source that does
    not end as a sentence does is a label, and doubtful.

    ## What to do
    Take the translation before its capitals were lost, or write them again.
    """
    target = segment.target
    if target is None or not target.value.islower() or not target.language.spaced or len(target.chunks) < _WORDS:
        return
    shown, original = visible(target), visible(segment.source)
    if not shown.islower():
        return
    names = [name for name in _WITHIN.findall(original) if name[0].isupper() and not name.isupper()]
    is_sentence = ending_of(original, segment.source.index.code)[0] in (Ending.STOP, Ending.QUESTION)
    if capitalises_nouns(target.index.code) and original.lstrip()[:1].isupper():
        names.append(original)
    if names:
        span = Span(len(shown) - len(shown.lstrip()), len(shown.rstrip()))
        confidence = _SURE if is_sentence else _DOUBTFUL
        yield segment.found(span, "no capital in the text, the source has some", confidence=confidence)
