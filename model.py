"""The values that every stage speaks in. Offsets are code points, 0-based, half-open."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

__all__ = [
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "Piece",
    "Safety",
    "Segment",
    "Severity",
    "Side",
    "Silence",
    "Span",
    "State",
    "Text",
    "Tier",
    "apply_edits",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points.

    >>> Span(2, 5).overlaps(Span(4, 9)), len(Span(2, 5))
    (True, 3)
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Side(StrEnum):
    """Which text of a segment is meant."""

    SOURCE = "source"
    TARGET = "target"


class State(StrEnum):
    """How far a translation is; `FUZZY` is gettext's word for "a person must look at this"."""

    INITIAL = "initial"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"
    FINAL = "final"


class Severity(StrEnum):
    """How bad a finding is; compare with `at_least`."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    def at_least(self, other: Severity) -> bool:
        """Whether this is as severe as `other` or more.

        >>> Severity.WARNING.at_least(Severity.ERROR)
        False
        """
        order = tuple(Severity)
        return order.index(self) >= order.index(other)


class Silence(StrEnum):
    """Why a finding is not shown: a comment beside the text asks for it, or it was known before (a baseline)."""

    COMMENT = "comment"
    BASELINE = "baseline"


class Tier(StrEnum):
    """How sure a finding is, in words, the surest first."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"

    @property
    def least(self) -> float:
        """The confidence (0..1) that a finding of the tier has at least."""
        return {Tier.SURE: 0.9, Tier.LIKELY: 0.7, Tier.DOUBTFUL: 0.0}[self]

    @classmethod
    def of(cls, confidence: float) -> Tier:
        """The tier of a confidence.

        >>> str(Tier.of(0.85))
        'likely'
        """
        return next(tier for tier in cls if confidence >= tier.least)


class Safety(StrEnum):
    """Whether a fix may be applied unseen: `DISPLAY` is a suggestion for people only."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class Piece:
    """`length` characters of a text that stand as `file_length` characters in the file.

    Equal lengths map character by character (a line end may stand for a space); unequal ones are an escape or an
    entity, which maps as a whole.
    """

    start: int
    length: int
    file_start: int
    file_length: int


@dataclass(frozen=True, slots=True)
class Text:
    """What people read of one side of a segment.

    `protected` are spans that are data, not language (placeholders, tags, code); `pieces` lead back into the file, in
    order, and are empty where the text has no place there.
    """

    value: str
    protected: tuple[Span, ...] = ()
    pieces: Sequence[Piece] = ()

    @classmethod
    def at(cls, value: str, file_start: int, protected: Iterable[Span] = ()) -> Text:
        """A text that stands in the file as it is, from `file_start` on."""
        return cls(value, tuple(protected), (Piece(0, len(value), file_start, len(value)),))

    def to_file(self, span: Span) -> Span | None:
        """Where `span` stands in the file; None where the text has no place there.

        >>> Text.at("abc", 10).to_file(Span(1, 2))
        Span(start=11, end=12)
        """
        if not self.pieces:
            return None
        start = self._file_bounds(span.start).start
        if len(span) == 0:
            return Span(start, start)
        return Span(start, self._file_bounds(span.end - 1).end)

    def _file_bounds(self, offset: int) -> Span:
        index = max(0, bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1)
        piece = self.pieces[index]
        if piece.length == piece.file_length:
            start = piece.file_start + min(offset - piece.start, piece.length)
            return Span(start, start + 1)
        return Span(piece.file_start, piece.file_start + piece.file_length)


@dataclass(frozen=True, slots=True)
class Segment:
    """One unit of text: a sentence of a document, an entry of a bilingual file.

    `id` is unique in the document; `block` numbers the paragraph that the segment belongs to; `plural` is the index of
    a plural form; a segment of a monolingual text has no target until it is translated.
    """

    id: str
    source: Text
    target: Text | None = None
    state: State = State.INITIAL
    block: int = 0
    plural: int | None = None
    context: str = ""
    notes: tuple[str, ...] = ()

    def text(self, side: Side) -> Text | None:
        """The text of one side."""
        return self.source if side is Side.SOURCE else self.target

    @property
    def checked_side(self) -> Side:
        """The side under check: the translation where there is one."""
        return Side.SOURCE if self.target is None else Side.TARGET


@dataclass(frozen=True, slots=True)
class Document:
    """A file as segments.

    `raw` is the whole file decoded with its line ends untouched, so that `raw.encode(encoding)` gives back its bytes.
    `bilingual` says whether the *file* holds translations (PO, XLIFF) or one language (plain text, Markdown).
    Languages are BCP 47 codes, or None where unknown. `source_path` is set where the source came from another file.
    `archive` is the file itself where `raw` is only the texts out of it (DOCX). `columns` say which column of a table
    is what, as (role, name or number), where its first row does not.
    """

    path: str
    format: str
    raw: str
    segments: tuple[Segment, ...]
    source_language: str | None = None
    target_language: str | None = None
    encoding: str = "utf-8"
    bilingual: bool = False
    source_path: str | None = None
    archive: bytes = field(default=b"", repr=False)
    notices: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()

    def with_segments(self, segments: Iterable[Segment]) -> Document:
        """The same document with other segments."""
        return replace(self, segments=tuple(segments))

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """1-based line and column (code points) of an offset into the file.

        >>> Document("x", "plain", "ab" + chr(10) + "cd", ()).line_and_column(4)
        (2, 2)
        """
        line = self.raw.count("\n", 0, offset) + 1
        return line, offset - (self.raw.rfind("\n", 0, offset) + 1) + 1


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the characters of `span` by `text`."""

    span: Span
    text: str


def apply_edits(value: str, edits: Iterable[Edit]) -> str:
    """`value` with all edits made.

    Raises:
        ValueError: two edits overlap.

    >>> apply_edits("red war", [Edit(Span(0, 3), "Cold"), Edit(Span(4, 5), "W")])
    'Cold War'
    """
    parts: list[str] = []
    position = 0
    for edit in sorted(edits):
        if edit.span.start < position:
            raise ValueError(f"edits overlap at {edit.span.start}")
        parts += [value[position : edit.span.start], edit.text]
        position = edit.span.end
    parts.append(value[position:])
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction: edits in the coordinates of the finding's text (segment and side)."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a text.

    `span` counts in the text of `side`; `confidence` is 0..1; `suggestions` are wordings that could stand in place of
    the span, best first; `related` names further places in words ("also in a.txt:3").
    """

    rule: str
    severity: Severity
    confidence: float
    message: str
    path: str
    segment_id: str
    side: Side
    span: Span
    suggestions: tuple[str, ...] = ()
    concept_id: str | None = None
    mqm: str = ""
    fix: Fix | None = None
    silenced: Silence | None = None
