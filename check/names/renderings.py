"""By what the acronyms of a source are rendered in its translation, and where by something else or nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from glossator.analyze import Analysed, AnalysedText
from glossator.model import Edit, Finding, Fix, Safety, Side, Span

__all__ = ["Renderings"]

# So many places are kept to be judged at the end.
_MOST = 100_000
# How often an acronym must have been rendered in one way, and how much oftener than in another, to be usual.
_USUAL = 3
# Two letters are as often written out: US, UK, GP.
_SHORTEST_LOST = 3
_LOST = ""


@dataclass(slots=True)
class Renderings:
    """Counts of what stands for each acronym, by language, and the places where none does or one that may be wrong."""

    counts: defaultdict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    places: list[tuple[tuple[str, str], str, Finding]] = field(default_factory=list)

    def see(self, segment: Analysed, source: Mapping[str, Span], target: Mapping[str, Span]) -> None:
        """Note what renders each acronym of a segment, where there is no doubt about it; terms are others' business."""
        text = segment.checked
        code = text.language.code
        for word in source.keys() & target.keys():
            self.counts[code, word][word] += 1
        lost = [word for word in source if word not in target and not _in_term(segment.source, source[word])]
        new = [word for word in target if word not in source]
        if len(lost) == len(new) == 1:
            place = segment.found(target[new[0]], "", confidence=0.7)
            self._note((code, lost[0]), new[0], None if _in_term(text, target[new[0]]) else place)
        elif lost and not new and not _has_names(text, segment.source.value):
            for word in lost:
                if len(word) >= _SHORTEST_LOST and not _has_words(text, word):
                    self._note((code, word), _LOST, segment.found(source[word], "", confidence=0.5, side=Side.SOURCE))

    def merge(self, other: Self) -> None:
        """Take in what another has seen behind."""
        self.places += other.places
        for name, counts in other.counts.items():
            self.counts[name] += counts

    def findings(self) -> Iterator[Finding]:
        """The places where an acronym is not rendered as it usually is."""
        for name, found, place in self.places:
            counts = self.counts[name]
            usual = max(counts, key=lambda word: (counts[word], word))
            # What is not kept as it is may have words for it, which only its readers can tell.
            clear = counts[usual] >= _USUAL * max(counts[found], 1) and (found or usual == name[1])
            if usual and clear:
                yield _finding(place, name[1], found, usual, counts[usual])

    def _note(self, name: tuple[str, str], found: str, place: Finding | None) -> None:
        self.counts[name][found] += 1
        if place is not None and len(self.places) < _MOST:
            self.places.append((name, found, place))


def _finding(place: Finding, source: str, found: str, usual: str, count: int) -> Finding:
    if not found:
        return replace(
            place, message=f"“{source}” is “{usual}” {count} times elsewhere, here the translation has nothing for it"
        )
    return replace(
        place,
        message=f"“{source}” of the source is “{usual}” {count} times elsewhere, here “{found}”",
        suggestions=(usual,),
        fix=Fix(f"write “{usual}”", (Edit(place.span, usual),), Safety.UNSAFE),
    )


def _has_names(text: AnalysedText, source: str) -> bool:
    """Whether a text has capitalised words in a row that its source has not: they may be what an acronym stands for."""
    row = 0
    for chunk in text.chunks:
        word = chunk.strip(".,;:!?()\"“”«»'’")
        if word[:1].isupper() and word not in source:
            row += 1
        elif word.lower() not in text.language.function_words:
            row = 0
        if row > 1:
            return True
    return False


def _has_words(text: AnalysedText, acronym: str) -> bool:
    """Whether a text has the acronym in small letters, or words in a row that begin with its letters in any order."""
    words = [word.lower() for word in text.chunks]
    firsts = "".join(word[0] for word in words if word not in text.language.function_words)
    wanted, size = sorted(acronym.lower()), len(acronym)
    if any(sorted(firsts[at : at + size]) == wanted for at in range(len(firsts) - size + 1)):
        return True
    return acronym.lower() in text.value.lower()


def _in_term(text: AnalysedText, span: Span) -> bool:
    return any(match.span.contains(span) for match in text.matches)
