"""The rule `name-misspelled`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from glossator.analyze import Analysed, AnalysedText
from glossator.check.likeness import Likeness, NameIndex, near
from glossator.check.rule import Example, Scope, rule
from glossator.languages.language import Token
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

# A spelling of the text is called right by majority from this many uses on, against a single other one.
_MAJORITY = 3


@rule(
    "name-misspelled",
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    mqm="accuracy/mistranslation",
    examples=(
        Example(
            wrong="They met Sergey Lavrow in Geneva.",
            right="They met Sergey Lavrov in Geneva.",
            quote="Sergey Lavrow",
            glossary="en,kind\nSergey Lavrov,name\n",
            suggestion="Sergey Lavrov",
        ),
        Example(
            wrong="The Germen Marshall Fund was founded in 1972.",
            right="The German Marshall Fund was founded in 1972.",
            quote="Germen Marshall Fund",
            glossary="en,kind\nGerman Marshall Fund,name\n",
            suggestion="German Marshall Fund",
        ),
        Example(
            wrong="The Bremen Centre for Tides was there.",
            right="The Tides Center Bremen was there.",
            quote="Bremen Centre for Tides",
            glossary="en,kind\nTides Center Bremen,name\n",
            suggestion="Tides Center Bremen",
        ),
    ),
)
@dataclass
class NameMisspelled:
    """A name is nearly, but not quite, a name of the glossary, or the spelling that the text itself uses otherwise.

    ## Why
    A misspelled name is the fault that readers notice and spelling checkers cannot see.

    ## How it decides
    A name of several words is recognised by the words that are right; one other word may be a slip of it (a letter
    more, less, changed or swapped with its neighbour; two in long words). The same words in another order, joined by
    "of" or "in", are a variant of the name. A single word must be six letters long, be no word of the dictionary, and
    differ by one letter. Another given name before it makes it another person. Possessives, plurals and inflection are
    no faults. Within a text, a spelling used once is measured against a very similar one used three times or more.

    ## What to do
    Compare with the source; if it is the glossary's name, take the suggestion; if it is somebody else, add them to the
    glossary.
    """

    words: Counter[str] = field(default_factory=Counter)
    first: dict[str, tuple[Analysed, Span]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    indexes: dict[int, NameIndex] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def see(self, segment: Analysed) -> None:
        """Compare the segment's names with the glossary's and count its capitalised words."""
        text = segment.checked
        index = self.indexes.setdefault(id(text.index), None) or NameIndex(text.index)  # type: ignore[arg-type]
        self.indexes[id(text.index)] = index
        found = tuple(index.slips(text))
        self.findings += (_against_glossary(segment, likeness) for likeness in found)
        flagged = [likeness.span for likeness in found]
        for token in _names(text):
            if any(span.start <= token.start < span.end for span in flagged):
                continue
            self.words[token.text] += 1
            self.first.setdefault(token.text, (segment, Span(token.start, token.end)))

    def conclude(self) -> Iterator[Finding]:
        """The slips against the glossary, then those against the text's own majority."""
        yield from self.findings
        usual = sorted(
            (word for word, count in self.words.items() if count >= _MAJORITY), key=lambda word: -self.words[word]
        )
        for word in (word for word, count in self.words.items() if count == 1):
            right = next((other for other in usual if near(word, other) and not _same_word(word, other)), None)
            if right is not None:
                yield _against_text(*self.first[word], word, right, self.words[right])


def _names(text: AnalysedText) -> Iterator[Token]:
    """Capitalised words of at least five letters that no term of the glossary covers and no dictionary knows."""
    for token in text.tokens:
        covered = any(match.span.start <= token.start < match.span.end for match in text.matches)
        if len(token.text) > 4 and token.text.istitle() and not covered and not text.language.knows(token.text):
            yield token


def _same_word(one: str, other: str) -> bool:
    """Whether two spellings may be forms of one word: they differ in nothing but their ends."""
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= max(len(one), len(other)) - 2 and (len(one) != len(other) or one[-1] in "aeiouyаеиоуыя")


def _against_glossary(segment: Analysed, likeness: Likeness) -> Finding:
    found = segment.checked.value[likeness.span.start : likeness.span.end]
    return segment.found(
        likeness.span,
        f"“{found}” is nearly “{likeness.term.text}”, the name in the glossary",
        suggestions=(likeness.suggestion,),
        confidence=likeness.confidence,
        concept_id=likeness.concept.id,
        fix=Fix(f"write “{likeness.suggestion}”", (Edit(likeness.span, likeness.suggestion),), Safety.UNSAFE),
    )


def _against_text(segment: Analysed, span: Span, word: str, right: str, count: int) -> Finding:
    return segment.found(
        span,
        f"“{word}” is “{right}” {count} times elsewhere in this text",
        suggestions=(right,),
        confidence=0.6,
        fix=Fix(f"write “{right}”", (Edit(span, right),), Safety.UNSAFE),
    )
