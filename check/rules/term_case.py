"""The rule `term-case`."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.analyze import Analysed, AnalysedText
from glossator.check.rule import Example, rule
from glossator.glossary.found import How, Match
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span


@rule(
    "term-case",
    severity=Severity.WARNING,
    mqm="terminology/inconsistent-with-terminology-resource",
    examples=(
        Example(
            wrong="They spoke of cold war relics.",
            right="They spoke of Cold War relics.",
            quote="cold war",
            glossary="en,kind\nCold War,name\n",
            suggestion="Cold War",
        ),
    ),
)
def term_case(segment: Analysed) -> Iterator[Finding]:
    """A term without the capitals that the glossary gives it.

    ## Why
    A proper term in lower case reads as an ordinary expression.

    ## How it decides
    Each word that begins with a capital in the glossary must begin with one in the text. More capitals than the
    glossary has are no error: headings and sentence starts have them. A text all in lower case is left alone.

    ## What to do
    Write the term as suggested.
    """
    text = segment.checked
    if text.value.islower():
        return
    for match in text.matches:
        if match.how is How.EXACT or not any(map(str.isupper, match.term.text)):
            continue
        if not match.how.whole or not match.term.status.allowed:
            continue
        if text.is_protected(match.span):
            continue
        found = text.value[match.span.start : match.span.end]
        wanted = _with_capitals(match, text)
        if wanted != found:
            yield segment.found(
                match.span,
                f"“{found}” is written “{wanted}” in the glossary",
                suggestions=(wanted,),
                confidence=0.9 * match.confidence,
                concept_id=match.concept.id,
                fix=Fix(f"write “{wanted}”", (Edit(match.span, wanted),), Safety.SAFE),
            )


def _with_capitals(match: Match, text: AnalysedText) -> str:
    """The matched words with a capital wherever the term's own word has one."""
    found = text.value[match.span.start : match.span.end]
    words = [token for token in text.language.tokenize(match.term.text) if token.is_word]
    here = [token for token in text.tokens if token.is_word and match.span.contains(Span(token.start, token.end))]
    if len(words) != len(here):
        return found
    characters = list(found)
    for word, token in zip(words, here, strict=True):
        if word.text[0].isupper() and token.text[0].islower():
            characters[token.start - match.span.start] = token.text[0].upper()
    return "".join(characters)
