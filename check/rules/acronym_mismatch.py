"""The rule `acronym-mismatch`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self

from glossator.analyze import Analysed, AnalysedText
from glossator.check.names.acronyms import Expansion, acronyms, expansions, fits, initials
from glossator.check.names.renderings import Renderings
from glossator.check.rule import Example, Scope, rule
from glossator.languages.language import Language, Token
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

# So many acronyms, and places of them, are kept to be judged at the end.
_MOST = 100_000


class _Expanded(NamedTuple):
    """An acronym in brackets whose letters are those of the words before it."""

    words: tuple[str, ...]
    phrase: str
    place: Finding


@rule(
    "acronym-mismatch",
    severity=Severity.WARNING,
    scope=Scope.CORPUS,
    mqm="accuracy/mistranslation",
    examples=(
        Example(
            wrong="The Northern Fishing Union (NTU) met. All boats of the NFU stayed.",
            right="The Northern Fishing Union (NFU) met. All boats of the NFU stayed.",
            quote="NTU",
            suggestion="NFU",
        ),
        Example(
            wrong="The catch fatality rate (CFR) fell. Later the catch fatality ratio (CFR) rose.",
            right="The catch fatality rate (CFR) fell. Later the catch fatality rate (CFR) rose.",
            quote="catch fatality ratio",
            suggestion="catch fatality rate",
        ),
    ),
)
@dataclass
class AcronymMismatch:
    """An acronym and the words it stands for disagree, or it stands for something else than elsewhere.

    ## Why
    An acronym with a wrong letter is another organisation, and no spelling checker knows.

    ## How it decides
    The words before an acronym in brackets are compared with its letters. Function words, several letters of one word
    and the order of another language are no faults. One letter is wrong where as many capitalised words stand before
    the bracket as it has letters and all others are theirs; the finding is surer where the text has the right acronym
    elsewhere, or the glossary has it or gives the one found to something else. An acronym that the source has, too, is
    never taken for wrong. Two expansions of one acronym in a document that share a word are one thing in two wordings.
    In a translation an acronym of the source that is rendered in one way three times and more (kept, or another one in
    its place) is measured by that where another acronym stands for it, or none and nothing that may be its expansion;
    where the glossary has it, `term-missing` does so.

    ## What to do
    Look up which one is meant; take the suggestion if it is the usual one.
    """

    used: set[str] = field(default_factory=set)
    expanded: defaultdict[tuple[str, str, str], list[_Expanded]] = field(default_factory=lambda: defaultdict(list))
    doubted: list[tuple[Finding, str, bool]] = field(default_factory=list)
    renderings: Renderings = field(default_factory=Renderings)

    def see(self, segment: Analysed) -> None:
        """Compare brackets with what stands before them, and note what the acronyms of the source are rendered by."""
        text = segment.checked
        if not text.language.spaced:
            return
        found = acronyms(text)
        source = acronyms(segment.source) if segment.target else ()
        if len(self.used) < _MOST:
            self.used.update(found)
        for expansion in expansions(text) if found else ():
            self._compare(segment, expansion, source)
        if source:
            self.renderings.see(segment, source, found)

    def merge(self, other: Self) -> None:
        """Take in what another has seen behind."""
        self.used |= other.used
        self.doubted += other.doubted
        for key, expanded in other.expanded.items():
            self.expanded[key] += expanded
        self.renderings.merge(other.renderings)

    def conclude(self) -> Iterator[Finding]:
        """The wrong letters, the second wordings, and the acronyms of the source that became others."""
        for finding, right, known in self.doubted:
            sure = known or right in self.used
            yield replace(finding, confidence=0.9 if sure else 0.5)
        for expanded in self.expanded.values():
            yield from _second_wordings(expanded)
        yield from self.renderings.findings()

    def _compare(self, segment: Analysed, expansion: Expansion, source: Sequence[str]) -> None:
        text, size = segment.checked, len(expansion.acronym)
        words = expansion.words[-size:]
        if len(words) < size:
            return
        if initials(words) == expansion.acronym:
            key = segment.path, text.language.code, expansion.acronym
            if len(self.expanded) < _MOST or key in self.expanded:
                self.expanded[key].append(_expanded(segment, words))
            return
        right = initials(words)
        if expansion.acronym in source or not _one_letter_wrong(expansion, text):
            return
        if len(self.doubted) < _MOST:
            known = any(match.span.contains(expansion.span) for match in text.matches)
            phrase = text.value[words[0].start : words[-1].end]
            self.doubted.append((_wrong_letter(segment, expansion, phrase, right), right, known))


def _one_letter_wrong(expansion: Expansion, text: AnalysedText) -> bool:
    """Whether the capitalised words before a bracket have its letters but for one, neither the first nor the last."""
    size, acronym = len(expansion.acronym), expansion.acronym
    words = expansion.words[-size:]
    if not all(word.text[0].isupper() and word.text.isalpha() for word in words) or acronym[0] != words[0].text[0]:
        return False
    longer = expansion.words[-size - 1 :]
    if len(longer) > size and longer[0].text[0].isupper():
        return False
    wrong = [at for at, letter in enumerate(initials(words)) if letter != acronym[at]]
    return len(wrong) == 1 and 0 < wrong[0] < size - 1 and not fits(acronym, expansion.words, text.language)


def _wrong_letter(segment: Analysed, expansion: Expansion, phrase: str, right: str) -> Finding:
    return segment.found(
        expansion.span,
        f"“{expansion.acronym}” is not made of “{phrase}”, which gives {right}",
        suggestions=(right,),
        fix=Fix(f"write “{right}”", (Edit(expansion.span, right),), Safety.UNSAFE),
    )


def _expanded(segment: Analysed, words: tuple[Token, ...]) -> _Expanded:
    text = segment.checked
    span = Span(words[0].start, words[-1].end)
    return _Expanded(
        tuple(_base(word.text, text.language) for word in words),
        text.value[span.start : span.end],
        segment.found(span, "", confidence=0.6),
    )


def _base(word: str, language: Language) -> str:
    lower = language.spelling(word.lower()) if language.spelling else word.lower()
    base = next(iter(language.lemmas(lower)), lower)
    return language.stem(base) or base


def _second_wordings(expanded: list[_Expanded]) -> Iterator[Finding]:
    """The expansions in other words than the usual ones, of which the first wins where two are as frequent."""
    counts = Counter(one.words for one in expanded)
    usual = max(counts, key=counts.__getitem__)
    right = next(one for one in expanded if one.words == usual)
    for one in expanded:
        if one.words != usual and any(a == b for a, b in zip(one.words, usual, strict=True)):
            yield replace(
                one.place,
                message=f"“{one.phrase}” is “{right.phrase}” where the same acronym is expanded elsewhere",
                suggestions=(right.phrase,),
                fix=Fix(f"write “{right.phrase}”", (Edit(one.place.span, right.phrase),), Safety.UNSAFE),
            )
