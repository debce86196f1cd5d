"""The rule `term-case`."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.glossary.concept import Term
from glossator.glossary.found import Trait
from glossator.languages.language import Language
from glossator.model import Edit, Finding, Fix, Safety, Severity


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
    if Trait.CAPITALS not in text.sentence.traits or text.value.islower():
        return
    for sighting in text.sentence.longest:
        if Trait.CAPITALS not in sighting[0].traits:
            continue
        match = text.sentence.match(sighting)
        if text.is_protected(match.span):
            continue
        found = text.value[match.span.start : match.span.end]
        wanted = _with_capitals(found, match.term, text.language)
        if wanted != found:
            yield segment.found(
                match.span,
                f"“{found}” is written “{wanted}” in the glossary",
                suggestions=(wanted,),
                confidence=0.9 * match.confidence,
                concept_id=match.concept.id,
                fix=Fix(f"write “{wanted}”", (Edit(match.span, wanted),), Safety.SAFE),
            )


def _with_capitals(found: str, term: Term, language: Language) -> str:
    """What was found with a capital wherever the term's own word has one."""
    words = [token for token in language.tokenize(term.text) if token.is_word]
    here = [token for token in language.tokenize(found) if token.is_word]
    if len(words) != len(here):
        return found
    characters = list(found)
    for word, token in zip(words, here, strict=True):
        if word.text[0].isupper() and token.text[0].islower():
            characters[token.start] = token.text[0].upper()
    return "".join(characters)
