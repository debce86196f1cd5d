"""The rule `name-inconsistent`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Self

from glossator.analyze import Analysed, AnalysedText
from glossator.check.names.likeness import name_index
from glossator.check.names.rivals import COMPANY, PLACES, Place, Spelling, alike, rank, sureness
from glossator.check.names.uses import NameUse, name_uses
from glossator.check.rule import Example, Scope, rule
from glossator.languages.language import language_for
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

# So many spellings of a language are kept.
_SPELLINGS = 100_000


@rule(
    "name-inconsistent",
    severity=Severity.WARNING,
    scope=Scope.CORPUS,
    mqm="style/inconsistent-style",
    examples=(
        Example(
            wrong="Alexei Maravov signed. In May Alexey Maravov denied it.",
            right="Alexei Maravov signed. In May Alexei Maravov denied it.",
            quote="Alexey",
            suggestion="Alexei",
        ),
        Example(
            wrong="A ilha recebeu Joan Maravent. Depois, Joane falou.",
            right="A ilha recebeu Joan Maravent. Depois, Joan falou.",
            quote="Joane",
            language="pt",
            suggestion="Joan",
        ),
    ),
)
@dataclass
class NameInconsistent:
    """One person or place is spelled in two ways in a document or in documents checked together.

    ## Why
    Readers take two spellings for two people, and a search finds only one of them.

    ## How it decides
    Capitalised words are counted over all documents given. Two of them compete where the customs of languages write
    one sound in two ways (v and w, i and y, kh and h; a letter doubled; a mark left out) or where one letter is wrong,
    missing, too many or swapped. What stands beside them decides: the same other name (Alexei Maslov, Alexey Maslov)
    makes them one; another given name makes them two people. Without another name beside it a spelling competes with
    a name that was introduced in full, and a word used once with one used three times and more; at least one of them
    must be unknown to the dictionary. Plurals, cases, women's family names and peoples are other words. A name of the
    glossary is right; the others yield to the more frequent spelling, then to the first full name.

    ## What to do
    Choose one spelling; the suggestion is the usual one. If they are two people, give the given name of each.
    """

    spellings: dict[str, dict[str, Spelling]] = field(default_factory=dict)

    def see(self, segment: Analysed) -> None:
        """Count the segment's names; a slip of a name of the glossary is said already."""
        text = segment.checked
        if not text.language.spaced:
            return
        uses = name_uses(text)
        if not uses:
            return
        slips = [likeness.span for likeness in name_index(text.index).slips(text)]
        known = self.spellings.setdefault(text.language.code, {})
        for first, use in uses:
            if slips or text.text.protected:
                span = use.span(text, first)
                if _inside(span, slips) or text.is_protected(span):
                    continue
            _note(known, use, first, segment)

    def merge(self, other: Self) -> None:
        """Take in what another has counted behind."""
        for code, spellings in other.spellings.items():
            known = self.spellings.setdefault(code, {})
            for word, spelling in spellings.items():
                if word in known:
                    known[word].add(spelling)
                elif len(known) < _SPELLINGS:
                    known[word] = spelling

    def conclude(self) -> Iterator[Finding]:
        """A finding for each use of a spelling that another one of the same name outranks."""
        for code, known in self.spellings.items():
            language = language_for(code)
            order = {word: place for place, word in enumerate(sorted(known, key=lambda word: rank(known[word])))}
            rivals: dict[str, tuple[int, float]] = {}
            for one, other in alike(known, language):
                right, wrong = sorted((one, other), key=order.__getitem__)
                sure = sureness(known[right], known[wrong], language)
                if sure:
                    rivals[wrong] = min(rivals.get(wrong, (len(order), 0.0)), (order[right], sure))
            words = [*order]
            for word, (place, sure) in rivals.items():
                yield from _findings(known[word], known[words[place]], sure)


def _note(known: dict[str, Spelling], use: NameUse, first: int, segment: Analysed) -> None:
    text = segment.checked
    spelling = known.get(use.word)
    if spelling is None:
        if len(known) >= _SPELLINGS:
            return
        spelling = known[use.word] = Spelling(use.word)
    spelling.count += 1
    spelling.perhaps = spelling.perhaps or use.perhaps
    spelling.fixed = spelling.fixed or _is_in_term(use, first, text)
    for name, rare in use.beside:
        if len(spelling.beside) < COMPANY:
            spelling.beside.setdefault(name, rare)
    if len(spelling.places) < PLACES:
        spelling.places.append(Place(segment.path, segment.segment.id, text.side, use.span(text, first)))


def _is_in_term(use: NameUse, first: int, text: AnalysedText) -> bool:
    sentence = text.sentence
    if not sentence.sightings:
        return False
    words = {word.text for _, begin, end, _ in sentence.sightings for word in sentence.words[begin : end + 1]}
    # The matches, with their places, are dearer.
    return use.word in words and _inside(use.span(text, first), (match.span for match in text.matches))


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(other.start <= span.start < other.end for other in others)


def _findings(spelling: Spelling, right: Spelling, sure: float) -> Iterator[Finding]:
    for path, segment_id, side, span in spelling.places:
        yield Finding(
            rule="",
            severity=Severity.INFO,
            confidence=sure,
            message=f"“{spelling.word}” is “{right.word}” elsewhere: {spelling.count} and {right.count} times",
            path=path,
            segment_id=segment_id,
            side=side,
            span=span,
            suggestions=(right.word,),
            fix=Fix(f"write “{right.word}”", (Edit(span, right.word),), Safety.UNSAFE),
        )
