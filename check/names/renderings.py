"""By what the acronyms of a source are rendered in its translation, and where by something else or nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from glossator.analyze import Analysed, AnalysedText
from glossator.check.names.acronyms import acronym_places
from glossator.check.names.chunks import capitals
from glossator.model import Edit, Finding, Fix, Safety, Side, Span

__all__ = ["Renderings"]

# So many places are kept to be judged at the end.
_MOST = 100_000
# How often an acronym must have been rendered in one way, and how much oftener than in another, to be usual.
_USUAL = 3
# Two letters are as often written out: US, UK, GP.
_SHORTEST_LOST = 3
_LOST = ""
_AROUND = ".,;:!?()\"“”«»'’"


@dataclass(slots=True)
class Renderings:
    """Counts of what stands for each acronym, by language, and the places where none does or one that may be wrong."""

    counts: defaultdict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    places: list[tuple[tuple[str, str], str, Finding]] = field(default_factory=list)

    def see(self, segment: Analysed, source: Sequence[str], target: Sequence[str]) -> None:
        """Note what renders each acronym of a segment, where there is no doubt about it; terms are others' business."""
        code = segment.checked.language.code
        for word in source:
            if word in target:
                self.counts[code, word][word] += 1
        if not set(source) <= set(target):
            self._see_lost(segment, code, source, target)

    def _see_lost(self, segment: Analysed, code: str, source: Sequence[str], target: Sequence[str]) -> None:
        text, places = segment.checked, acronym_places(segment.source)
        lost = [word for word in source if word not in target and not _in_term(segment.source, places[word])]
        new = [word for word in target if word not in source]
        if len(lost) == len(new) == 1:
            span = acronym_places(text)[new[0]]
            place = None if _in_term(text, span) else segment.found(span, "", confidence=0.7)
            self._note((code, lost[0]), new[0], place)
        elif lost and not new and not _has_names(text, segment.source.value):
            for word in lost:
                if len(word) >= _SHORTEST_LOST and not _has_words(text, word):
                    self._note((code, word), _LOST, segment.found(places[word], "", confidence=0.5, side=Side.SOURCE))

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
    chunks, function_words = text.chunks, text.language.function_words
    last = -1
    for number, chunk in capitals(text.value):
        word = chunk.strip(_AROUND)
        if not word[:1].isupper() or word in source:
            continue
        if last >= 0 and all(between.strip(_AROUND).lower() in function_words for between in chunks[last + 1 : number]):
            return True
        last = number
    return False


def _has_words(text: AnalysedText, acronym: str) -> bool:
    """Whether a text has the acronym in small letters, or words in a row that begin with its letters in any order."""
    lower = text.value.lower()
    if acronym.lower() in lower:
        return True
    words = lower.split()
    firsts = "".join([word[0] for word in words if word not in text.language.function_words])
    wanted, size = sorted(acronym.lower()), len(acronym)
    if not set(wanted) <= set(firsts):
        return False
    return any(sorted(firsts[at : at + size]) == wanted for at in range(len(firsts) - size + 1))


def _in_term(text: AnalysedText, span: Span) -> bool:
    return bool(text.sentence.sightings) and any(match.span.contains(span) for match in text.matches)
