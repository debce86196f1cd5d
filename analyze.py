"""A segment as the rules see it: tokens and term matches of each side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from glossator.glossary.concept import Glossary
from glossator.glossary.found import Match
from glossator.glossary.match import TermIndex
from glossator.glossary.sentence import Sentence
from glossator.languages.language import Language, Token
from glossator.memo import learned_in
from glossator.model import Document, Finding, Fix, Segment, Severity, Side, Span, Text

__all__ = ["Analysed", "AnalysedText", "Analyser"]

# The code of a language that nobody named.
_UNKNOWN = "und"

V = TypeVar("V")


@dataclass(frozen=True)
class AnalysedText:
    """One side of a segment; what is known of it is found out when a rule asks."""

    side: Side
    text: Text
    language: Language
    index: TermIndex

    @cached_property
    def chunks(self) -> tuple[str, ...]:
        """The text cut at white space; no token crosses it."""
        return tuple(self.text.value.split())

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The chunks, each once."""
        return frozenset(self.chunks)

    @cached_property
    def even(self) -> str:
        """The text with one space between the chunks, as most texts have it."""
        return " ".join(self.chunks)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words, numbers and marks."""
        return self.language.tokenize(self.text.value)

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The glossary terms in reading order, the longest where they overlap."""
        return tuple(map(self.sentence.match, self.sentence.longest))

    @cached_property
    def overlapping_matches(self) -> tuple[Match, ...]:
        """The glossary terms in reading order, also those inside longer ones."""
        return tuple(map(self.sentence.match, self.sentence.overlapping))

    @cached_property
    def sentence(self) -> Sentence:
        """The text as words of terms; what was read in it costs less than the matches."""
        return self.index.sentence(self.text.value)

    def learned(self, function: Callable[[str, str], V]) -> tuple[V, ...]:
        """What a function says of each chunk, by it and the language's code; it is asked once a chunk, not once a text.

        All that rules must know of nearly every text is best learned so: the chunks are looked up together.
        """
        known = learned_in(self.index.code)
        number = known.number(function)
        if number >= len(self._columns):
            self.__dict__["_columns"] = known.columns(self.chunks)
        return self._columns[number] if self.chunks else ()

    @cached_property
    def _columns(self) -> tuple[tuple[Any, ...], ...]:
        return learned_in(self.index.code).columns(self.chunks)

    @property
    def value(self) -> str:
        """The characters."""
        return self.text.value

    def is_protected(self, span: Span) -> bool:
        """Whether `span` touches a placeholder, a tag or code."""
        return any(span.overlaps(protected) for protected in self.text.protected)


@dataclass(frozen=True, slots=True)
class Analysed:
    """A segment with what is known of its texts; `target` is None in a monolingual or untranslated segment."""

    path: str
    segment: Segment
    source: AnalysedText
    target: AnalysedText | None

    @property
    def checked(self) -> AnalysedText:
        """The text under check: the translation where there is one."""
        return self.target or self.source

    def found(
        self,
        span: Span,
        message: str,
        *,
        suggestions: Iterable[str] = (),
        confidence: float = 1.0,
        concept_id: str | None = None,
        side: Side | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        """A finding in this segment; its rule's name, severity and category are put in by `Rule`."""
        return Finding(
            rule="",
            severity=Severity.INFO,
            confidence=confidence,
            message=message,
            path=self.path,
            segment_id=self.segment.id,
            side=side or self.checked.side,
            span=span,
            suggestions=tuple(suggestions),
            concept_id=concept_id,
            fix=fix,
        )


class Analyser:
    """Turns documents into what the rules see, with one term index a language."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self._indexes: dict[str, TermIndex] = {}

    def index(self, code: str | None) -> TermIndex:
        """The terms of the glossary in the language `code`."""
        key = code or _UNKNOWN
        if key not in self._indexes:
            self._indexes[key] = TermIndex(self.glossary, key)
        return self._indexes[key]

    def prepare(self, documents: Iterable[Document]) -> None:
        """Build the indexes that the documents need."""
        codes = {document.source_language for document in documents}
        codes |= {document.target_language for document in documents if document.bilingual}
        names = sorted(code or _UNKNOWN for code in codes)
        self.glossary.prepare(names)
        for name in names:
            self.index(name)

    def segments(self, document: Document, part: range | None = None) -> Iterator[Analysed]:
        """The document's segments, or those with the numbers in `part`, analysed one at a time."""
        for number in range(len(document.segments)) if part is None else part:
            segment = document.segments[number]
            target = segment.target
            yield Analysed(
                document.path,
                segment,
                self.text(segment.source, Side.SOURCE, document.source_language),
                None if target is None else self.text(target, Side.TARGET, document.target_language),
            )

    def text(self, text: Text, side: Side, code: str | None) -> AnalysedText:
        """One text, analysed as a text in the language `code`."""
        index = self.index(code)
        return AnalysedText(side, text, index.language, index)
