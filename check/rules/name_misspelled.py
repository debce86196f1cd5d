"""The rule `name-misspelled`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Self

from glossator.analyze import Analysed
from glossator.check.names.likeness import Likeness, name_index
from glossator.check.rule import Example, Scope, rule
from glossator.model import Edit, Finding, Fix, Safety, Severity

# A word alone that is nearly a name which the text has elsewhere; what is surer than this has the name's other words.
_ALONE = 0.8


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
    """A name is nearly, but not quite, a name of the glossary.

    ## Why
    A misspelled name is the fault that readers notice and spelling checkers cannot see.

    ## How it decides
    A name of several words is recognised by the words that are right; one other word may then be a slip of it: a letter
    more, less, changed or swapped with its neighbour, two letters in a long family name, or another spelling of the
    same sounds (Sergey Lawrow). The same words in another order, joined by "of" or "in", are a variant of the name.

    A single word must differ by one letter or for the eye only, be unknown to every dictionary, begin with the same
    letter and have five letters or more, the more the larger the glossary is; if the text has the name elsewhere too,
    less is enough. Doubtful cases are shown at a lower `--confidence`.

    Another given name or initial before it, or a family name behind it, makes it another person, also where the word
    stands alone later in the text. Possessives, plurals, cases, letters without their diacritics and the family names
    of women are no faults.

    ## What to do
    Compare with the source; if it is the glossary's name, take the suggestion; if it is somebody else, add them to the
    glossary.
    """

    findings: list[tuple[Finding, str, str]] = field(default_factory=list)
    mentioned: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)

    def see(self, segment: Analysed) -> None:
        """Compare the segment's names with the glossary's."""
        look = name_index(segment.checked.index).look(segment.checked)
        self.mentioned |= look.mentioned
        self.others |= look.others
        self.findings += ((_against_glossary(segment, slip), slip.word, slip.right) for slip in look.slips)

    def merge(self, other: Self) -> None:
        """Take in the segments behind one's own."""
        self.findings += other.findings
        self.mentioned |= other.mentioned
        self.others |= other.others

    def conclude(self) -> Iterator[Finding]:
        """The slips; a word alone is one the surer if the text has the name, and none if it is somebody else's."""
        for finding, word, right in self.findings:
            if finding.confidence > _ALONE or word not in self.others:
                near = finding.confidence < _ALONE and right in self.mentioned
                yield replace(finding, confidence=_ALONE) if near else finding


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
