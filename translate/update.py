"""Brings the translations of an older source to one that has changed since, as msgmerge does."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from glossator.formats.po import FORMAT
from glossator.formats.po_old import OldEntry, old_entries
from glossator.model import Document, Segment, State, Text

__all__ = ["Found", "Update", "comment_rows", "is_machine_mark", "machine_mark", "untouched", "update"]

# How like its old source a new one must be to be the same one changed, 0..100: FUZZY_THRESHOLD of gettext's msgmerge.
_LEAST_LIKENESS = 60.0
# A source that more old ones than these are nearer to than to any other is a stock phrase.
_MOST_NEAR = 20
_MARK = re.compile(r"machine translation, [0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a segment from before.

    `target` is None where the model should translate, as nobody has touched what it said; `comments` are the
    translators'. `previous` is the source that the target was made for where a person has not seen it with the new one;
    `source_changed` says that it changed now, `by_machine` that nobody has touched the target.
    """

    target: Text | None
    state: State
    comments: tuple[str, ...] = ()
    previous: str = ""
    source_changed: bool = False
    by_machine: bool = False


class Update(NamedTuple):
    """What is found for segments, by their ids, and the entries that belong to none any more."""

    found: dict[str, Found]
    obsolete: tuple[OldEntry, ...]


def update(segments: Sequence[Segment], old: Sequence[OldEntry], served: Container[str] = ()) -> Update:
    """What `old` has for `segments`; those with an id in `served` need no translation of a source that has changed.

    An entry with the same source is kept, that of the same place before others. Of what is left, a source takes the
    nearest old one if it is near enough: its translation, which is to be looked at, if a person has had to do with it.
    Nothing is dropped: an entry with a translation or a comment that no segment takes is obsolete.
    """
    same, taken = _same(segments, old)
    rest = [number for number, entry in enumerate(old) if number not in taken and _has_target(entry.segment)]
    open_ = [segment for segment in segments if segment.id not in same and segment.id not in served]
    near = _near(open_, [old[number] for number in rest])
    taken |= {rest[number] for number in near.values()}
    found = {name: _kept(old[number]) for name, number in same.items()}
    found |= {name: _changed(old[rest[number]]) for name, number in near.items()}
    return Update(found, tuple(_obsolete(entry for number, entry in enumerate(old) if number not in taken)))


def machine_mark(segment: Segment, comments: Iterable[str]) -> str:
    """A note that says of a translation that it is the model's: it fits no more once anybody changes anything."""
    value = segment.target.value if segment.target else ""
    fuzzy = "fuzzy" if segment.state is State.FUZZY else ""
    data = "\0".join((value, fuzzy, *comment_rows(comments))).encode("utf-8", "surrogatepass")
    return f"machine translation, {hashlib.sha256(data).hexdigest()[:8]}"


def is_machine_mark(note: str) -> bool:
    """Whether the note is such a mark, of whatever translation."""
    return _MARK.fullmatch(note) is not None


def comment_rows(comments: Iterable[str]) -> Iterator[str]:
    """Comments as they come back from a file."""
    for comment in comments:
        yield from (row.rstrip() for row in comment.splitlines())


def untouched(document: Document) -> frozenset[str]:
    """The ids of the segments that say just what the model said; only a PO tells."""
    entries = old_entries(document) if document.format == FORMAT.name else ()
    return frozenset(entry.segment.id for entry in entries if _is_untouched(entry))


def _is_untouched(entry: OldEntry) -> bool:
    mark = next(filter(is_machine_mark, entry.extracted), None)
    return mark is not None and mark == machine_mark(entry.segment, entry.comments)


def _same(segments: Sequence[Segment], old: Sequence[OldEntry]) -> tuple[dict[str, int], set[int]]:
    """The number of the entry with the same source for each id, and all numbers that are taken.

    Where a source stands more often than it did, the last of its entries serves for the others.
    """
    by_place: dict[tuple[str, str], int] = {}
    by_text: dict[str, list[int]] = {}
    for number, entry in sorted(enumerate(old), key=lambda pair: (not _has_target(pair[1].segment), pair[1].obsolete)):
        source = entry.segment.source.value
        by_place.setdefault((entry.segment.context, source), number)
        by_text.setdefault(source, []).append(number)
    places = ((segment.id, by_place.get((segment.id, segment.source.value))) for segment in segments)
    same = {name: number for name, number in places if number is not None}
    taken = set(same.values())
    for segment in segments:
        numbers = by_text.get(segment.source.value)
        if numbers and segment.id not in same:
            while len(numbers) > 1 and numbers[0] in taken:
                numbers.pop(0)
            same[segment.id] = numbers[0]
            taken.add(numbers[0])
    return same, taken


def _near(segments: Sequence[Segment], entries: Sequence[OldEntry]) -> dict[str, int]:
    """The nearest entry for each id, the likest pairs first; no entry serves twice."""
    from rapidfuzz import fuzz, process

    texts = [entry.segment.source.value for entry in entries]
    pairs = []
    for place, segment in enumerate(segments if texts else ()):
        text = segment.source.value
        for _, likeness, number in process.extract(
            text, texts, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS, limit=_MOST_NEAR
        ):
            entry = entries[number]
            pairs.append((-likeness, entry.obsolete, entry.segment.context != segment.id, place, number))
    near: dict[str, int] = {}
    taken: set[int] = set()
    for *_, place, number in sorted(pairs):
        if number not in taken and segments[place].id not in near:
            near[segments[place].id] = number
            taken.add(number)
    return near


def _kept(entry: OldEntry) -> Found:
    """A translation of the same source; what the model was unsure of and nobody has touched is made anew."""
    untouched = _is_untouched(entry)
    if untouched and entry.segment.state is State.FUZZY and not entry.previous:
        return Found(None, State.INITIAL)
    target = _text(entry) if _has_target(entry.segment) else None
    return Found(target, entry.segment.state, entry.comments, entry.previous, by_machine=untouched)


def _changed(entry: OldEntry) -> Found:
    """A translation of a source that has changed, perhaps more than once since a person saw it."""
    previous = entry.previous or entry.segment.source.value
    if _is_untouched(entry):
        was = f"before the source changed: {_text(entry).value}"
        return Found(None, State.FUZZY, (was,), previous, source_changed=True)
    return Found(_text(entry), State.FUZZY, entry.comments, previous, source_changed=True)


def _obsolete(entries: Iterable[OldEntry]) -> Iterator[OldEntry]:
    """The entries that a person could miss, each once."""
    seen = set()
    for entry in entries:
        segment = entry.segment
        key = segment.context, segment.source.value, _text(entry).value
        if key not in seen and (_has_target(segment) or entry.comments):
            seen.add(key)
            yield entry


def _has_target(segment: Segment) -> bool:
    return segment.target is not None and bool(segment.target.value.strip())


def _text(entry: OldEntry) -> Text:
    """The translation without its place in the old file."""
    target = entry.segment.target
    return Text(target.value, target.protected) if target else Text("")
