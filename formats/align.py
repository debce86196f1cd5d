"""Puts a translation beside its source: by paragraph, then by sentence, by lengths and by what both have in common.

After Gale and Church, A Program for Aligning Sentences in Bilingual Corpora (Computational Linguistics 19, 1993).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from glossator.errors import FormatError
from glossator.formats.align_keys import align_by_keys, is_keyed, only_with_words
from glossator.model import Document, Piece, Segment, Span, State, Text

__all__ = ["align"]

# How many sources and targets go together, with the probability of it: of sentences after their table 5; a paragraph
# is left out as often as it is split.
_SENTENCES = {(1, 1): 0.89, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011, (1, 0): 0.005, (0, 1): 0.005}
_PARAGRAPHS = {(1, 1): 0.96, (2, 1): 0.01, (1, 2): 0.01, (1, 0): 0.01, (0, 1): 0.01}
_VARIANCE = 6.8

# What common numbers and names are worth, as a log-probability, if all of them agree.
_ANCHOR_WEIGHT = 6.0
_ANCHOR = re.compile(r"\d+|[^\W\d_]{4,}")

# How far from the diagonal the path may stray, besides the difference in number.
_BAND = 25

# Where more of the text than this has no counterpart, the sentences are not to be trusted.
_TOO_MUCH_ALONE = 1 / 3


@dataclass(frozen=True, slots=True)
class _Bead:
    """Sources and targets, as ranges, that translate one another."""

    source: Span
    target: Span


@dataclass(frozen=True, slots=True)
class _Side:
    """Paragraphs or sentences: where each ends when all are put in a row, and what may be alike in both languages.

    `anchors` are those of one, `pairs` those of one and the one before it.
    """

    ends: tuple[int, ...]
    anchors: tuple[frozenset[str], ...]
    pairs: tuple[frozenset[str], ...]
    blocks: tuple[int, ...]

    def length(self, which: Span) -> int:
        return self.ends[which.end] - self.ends[which.start]

    def common(self, which: Span) -> frozenset[str]:
        return (self.anchors if len(which) == 1 else self.pairs)[which.end - 1]

    def one_block(self, end: int) -> bool:
        return self.blocks[end - 1] == self.blocks[end - 2]


def align(source: Document, target: Document) -> Document:
    """The file of `target` with the texts of `source` as sources of its segments.

    Target texts keep their places in the file, source texts have none. A segment has the id of the target segment it
    holds, or the first and the last with `..` between where it holds several; `-` stands before the id of a source
    that has no counterpart and whose target is "". Where the two do not match, the whole texts are one segment,
    and a notice says so. Files of strings go by their keys (`align_by_keys`). To write the result, give it to `render`
    as `original`.

    Raises:
        FormatError: one of the files holds translations itself.
    """
    for document in (source, target):
        if document.bilingual:
            hint = "check it without a source"
            raise FormatError("holds translations, expected a text in one language", path=document.path, hint=hint)
    if is_keyed(source) and is_keyed(target) and (aligned := align_by_keys(source, target)):
        return aligned
    source, target = only_with_words(source), only_with_words(target)
    notice = ""
    paragraphs = _blocks(source), _blocks(target)
    noun = "paragraph" if len(paragraphs[0]) == 1 else "paragraphs"
    counts = f"{len(paragraphs[0])} {noun} against {len(paragraphs[1])}"
    if max(map(len, paragraphs)) > 2 * min(map(len, paragraphs)):
        beads = tuple(_by_sentence(source, target, Span(0, len(source.segments)), Span(0, len(target.segments))))
        notice = f"the paragraphs do not match ({counts}): aligned by sentence alone"
    else:
        beads = tuple(_by_paragraph(source, target, *paragraphs))
    if _alone(source, target, beads) > _TOO_MUCH_ALONE:
        notice = f"cannot be aligned: {counts}; the texts are compared as a whole"
        beads = (_Bead(Span(0, len(source.segments)), Span(0, len(target.segments))),)
    return replace(
        target,
        segments=tuple(_segments(source, target, beads)),
        source_language=source.source_language,
        target_language=target.source_language,
        source_path=source.path,
        notices=(*(f"source: {one}" for one in source.notices), *target.notices, *((notice,) if notice else ())),
    )


def _blocks(document: Document) -> tuple[Span, ...]:
    """The paragraphs, as ranges of segments."""
    groups = groupby(range(len(document.segments)), key=lambda index: document.segments[index].block)
    return tuple(Span(indexes[0], indexes[-1] + 1) for indexes in (list(group) for _, group in groups))


def _by_paragraph(
    source: Document, target: Document, sources: Sequence[Span], targets: Sequence[Span]
) -> Iterator[_Bead]:
    for bead in _path(_side(source, sources), _side(target, targets), _PARAGRAPHS):
        yield from _by_sentence(source, target, _joined(sources, bead.source), _joined(targets, bead.target))


def _joined(spans: Sequence[Span], which: Span) -> Span:
    if len(which) == 0:
        place = spans[which.start].start if which.start < len(spans) else (spans[-1].end if spans else 0)
        return Span(place, place)
    return Span(spans[which.start].start, spans[which.end - 1].end)


def _by_sentence(source: Document, target: Document, sources: Span, targets: Span) -> Iterator[_Bead]:
    sides = _side(source, _ones(sources)), _side(target, _ones(targets))
    for bead in _path(*sides, _SENTENCES):
        yield _Bead(
            Span(sources.start + bead.source.start, sources.start + bead.source.end),
            Span(targets.start + bead.target.start, targets.start + bead.target.end),
        )


def _ones(span: Span) -> tuple[Span, ...]:
    return tuple(Span(index, index + 1) for index in range(span.start, span.end))


def _side(document: Document, spans: Sequence[Span]) -> _Side:
    values = [" ".join(part.source.value for part in document.segments[span.start : span.end]) for span in spans]
    anchors = [frozenset(_ANCHOR.findall(value)) for value in values]
    pairs = [one | other for one, other in zip(anchors, [frozenset[str](), *anchors], strict=False)]
    blocks = [document.segments[span.start].block for span in spans]
    return _Side((0, *accumulate(map(len, values))), tuple(anchors), tuple(pairs), tuple(blocks))


def _path(sources: _Side, targets: _Side, priors: Mapping[tuple[int, int], float]) -> tuple[_Bead, ...]:
    """The likeliest beads; targets of several blocks are never put together, unless they are the blocks themselves."""
    beads = _likeliest(sources, targets, priors, targets.ends[-1] / max(sources.ends[-1], 1))
    if len(sources.ends) == len(targets.ends):
        return beads
    # What has no counterpart has spoilt the ratio of the lengths: take it from what has one.
    ratios = sorted(
        targets.length(bead.target) / max(sources.length(bead.source), 1)
        for bead in beads
        if len(bead.source) == len(bead.target) == 1
    )
    return _likeliest(sources, targets, priors, ratios[len(ratios) // 2]) if ratios else beads


def _likeliest(
    sources: _Side, targets: _Side, priors: Mapping[tuple[int, int], float], ratio: float
) -> tuple[_Bead, ...]:
    penalties = tuple((counts, -math.log(prior)) for counts, prior in priors.items())
    rows, columns = len(sources.ends) - 1, len(targets.ends) - 1
    band = _BAND + abs(rows - columns)
    best: list[dict[int, tuple[float, _Bead]]] = [{} for _ in range(rows + 1)]
    best[0][0] = (0.0, _Bead(Span(0, 0), Span(0, 0)))
    for row in range(rows + 1):
        middle = row * columns // max(rows, 1)
        for column in range(max(0, middle - band), min(columns, middle + band) + 1):
            for (up, left), penalty in penalties:
                before = best[row - up].get(column - left) if up <= row and left <= column else None
                if before is None or (left > 1 and priors is _SENTENCES and not targets.one_block(column)):
                    continue
                least = before[0] + penalty
                known = best[row][column][0] if column in best[row] else math.inf
                if least - _ANCHOR_WEIGHT < known:
                    bead = _Bead(Span(row - up, row), Span(column - left, column))
                    cost = least + _cost(sources, targets, bead, ratio)
                    if cost < known:
                        best[row][column] = (cost, bead)
    return tuple(reversed(tuple(_back(best, rows, columns))))


def _cost(sources: _Side, targets: _Side, bead: _Bead, ratio: float) -> float:
    """How unlikely it is that these translate one another, as a negative log-probability."""
    if not len(bead.source) or not len(bead.target):
        return 0.0
    length, other = sources.length(bead.source), targets.length(bead.target) / max(ratio, 0.01)
    delta = abs(other - length) / math.sqrt(_VARIANCE * (length + other) / 2 or 1)
    anchors, others = sources.common(bead.source), targets.common(bead.target)
    shared = len(anchors & others) / max(min(len(anchors), len(others)), 1)
    return -math.log(max(math.erfc(delta / math.sqrt(2)), 1e-12)) - _ANCHOR_WEIGHT * shared


def _back(best: Sequence[Mapping[int, tuple[float, _Bead]]], row: int, column: int) -> Iterator[_Bead]:
    while row or column:
        bead = best[row][column][1]
        yield bead
        row, column = bead.source.start, bead.target.start


def _alone(source: Document, target: Document, beads: Sequence[_Bead]) -> float:
    """The share of all characters that have no counterpart."""
    total = alone = 0
    for bead in beads:
        pairs = ((source, bead.source), (target, bead.target))
        length = sum(len(part.source.value) for one, span in pairs for part in one.segments[span.start : span.end])
        total += length
        alone += length if not len(bead.source) or not len(bead.target) else 0
    return alone / max(total, 1)


def _segments(source: Document, target: Document, beads: Sequence[_Bead]) -> Iterator[Segment]:
    end = block = 0
    for bead in beads:
        sources = source.segments[bead.source.start : bead.source.end]
        targets = target.segments[bead.target.start : bead.target.end]
        original = replace(_together(sources), pieces=())
        if not targets:
            missing = Text("", (), (Piece(0, 0, end, 0),))
            yield Segment(f"-{_id(sources)}", original, missing, State.INITIAL, block)
            continue
        text = _together(targets)
        end = max(piece.file_start + piece.file_length for piece in text.pieces)
        block = targets[-1].block
        yield Segment(_id(targets), original, text, State.TRANSLATED, targets[0].block, context=targets[0].context)


def _id(segments: Sequence[Segment]) -> str:
    return segments[0].id if len(segments) == 1 else f"{segments[0].id}..{segments[-1].id}"


def _together(segments: Sequence[Segment]) -> Text:
    """One text of several; between two of them stands a space, or a line feed where a paragraph ends."""
    values: list[str] = []
    protected: list[Span] = []
    pieces: list[Piece] = []
    position = 0
    for before, segment in zip((None, *segments), segments, strict=False):
        text = segment.source
        if before is not None:
            end = pieces[-1].file_start + pieces[-1].file_length
            pieces.append(Piece(position, 1, end, text.pieces[0].file_start - end))
            values.append(" " if before.block == segment.block else "\n")
            position += 1
        values.append(text.value)
        protected += (Span(span.start + position, span.end + position) for span in text.protected)
        pieces += (replace(piece, start=piece.start + position) for piece in text.pieces)
        position += len(text.value)
    return Text("".join(values), tuple(protected), tuple(pieces))
