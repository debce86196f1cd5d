"""What is kept of translated texts until all are seen: their words by number, not the texts."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from glossator.analyze import Analysed, AnalysedText
from glossator.check.visible import HIDDEN, visible
from glossator.glossary.extract_words import word_reader
from glossator.languages.language import Language

__all__ = ["Texts"]

# So many words are kept at 4 bytes each, and so many different ones at some hundred bytes each.
_MOST_WORDS, _MOST_DIFFERENT = 10_000_000, 500_000
# A longer text is no sentence, nor a paragraph.
_LONGEST_TEXT = 20_000
# Stands for words that are one too many, and for terms of the glossary.
_NO_WORD = 0


class _Numbers(dict[str, int]):
    """Numbers a word when it is first asked for."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_DIFFERENT:
            return _NO_WORD
        number = self[word] = len(self)
        return number


@dataclass
class Texts:
    """Chunks of texts by number, and where the targets stand; `uneven` are the places of chunks that do not stand one
    space apart, by segment.
    """

    words: _Numbers = field(default_factory=lambda: _Numbers({HIDDEN: _NO_WORD}))
    sources: list[array[int]] = field(default_factory=list)
    targets: list[array[int]] = field(default_factory=list)
    places: list[tuple[str, str]] = field(default_factory=list)
    uneven: dict[int, array[int]] = field(default_factory=dict)
    size: int = 0

    def add(self, segment: Analysed, source: AnalysedText, target: AnalysedText) -> None:
        """Take in one segment; none any more when there are too many words."""
        if self.size >= _MOST_WORDS or max(len(source.value), len(target.value)) > _LONGEST_TEXT:
            return
        shown = visible(target)
        chunks = _chunks(target, shown)
        if target.language.spaced and (target.even if chunks is target.chunks else " ".join(chunks)) != shown:
            self.uneven[len(self.places)] = _starts(chunks, shown)
        self._append(
            self._numbers(_chunks(source, _unnamed(source, target))),
            self._numbers(chunks),
            (segment.path, segment.segment.id),
        )

    def extend(self, other: Texts) -> None:
        """Take in what was seen behind."""
        names = other.names
        shift = len(self.places)
        self.uneven.update({shift + number: starts for number, starts in other.uneven.items()})
        for source, target, place in zip(other.sources, other.targets, other.places, strict=True):
            first, second = (self._numbers([names[number] for number in line]) for line in (source, target))
            self._append(first, second, place)

    @property
    def names(self) -> list[str]:
        """The chunks by their numbers."""
        return list(self.words)

    def lines(self, numbered: Iterable[array[int]]) -> Iterator[list[str]]:
        """The chunks that the numbers stand for."""
        names = self.names
        return ([names[number] for number in line] for line in numbered)

    def starts(self, segment: int, chunks: Sequence[str], language: Language) -> Sequence[int]:
        """Where in a target its chunks begin."""
        if segment in self.uneven:
            return self.uneven[segment]
        starts: list[int] = []
        place = 0
        for chunk in chunks:
            starts.append(place)
            place += len(chunk) + language.spaced
        return starts

    def _append(self, source: array[int], target: array[int], place: tuple[str, str]) -> None:
        self.sources.append(source)
        self.targets.append(target)
        self.places.append(place)
        self.size += len(source) + len(target)

    def _numbers(self, chunks: Iterable[str]) -> array[int]:
        return array("i", list(map(self.words.__getitem__, chunks)))


def _chunks(text: AnalysedText, shown: str) -> Sequence[str]:
    """The chunks of a text as it is shown: those at hand, where nothing of it is hidden."""
    if not text.language.spaced:
        return word_reader(text.language).chunks(shown)
    return text.chunks if shown is text.value else shown.split()


def _unnamed(source: AnalysedText, target: AnalysedText) -> str:
    """A source's text without placeholders and without the terms of the glossary that have a translation."""
    shown, sentence = visible(source), source.sentence
    for sighting in sentence.longest if sentence.sightings else ():
        if sighting[0].how.whole and sighting[0].concept.in_language(target.index.code):
            start, end = sentence.bounds(sighting)
            shown = shown[:start] + HIDDEN * (end - start) + shown[end:]
    return shown


def _starts(chunks: Iterable[str], shown: str) -> array[int]:
    starts, place = array("i"), 0
    for chunk in chunks:
        place = shown.index(chunk, place)
        starts.append(place)
        place += len(chunk)
    return starts
