"""Writes changed texts into HTML: their tags as the file has them, their characters escaped."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from glossator.errors import FormatError
from glossator.formats.format import Change
from glossator.formats.gaps import difference, gaps
from glossator.formats.html_blocks import Block
from glossator.formats.html_head import charset
from glossator.formats.html_marks import Mark, known, loose_ends, marks_in, revised
from glossator.formats.html_references import escapers, units
from glossator.model import Edit, Segment, Span, Text, apply_edits

__all__ = ["html_edits"]


def html_edits(raw: str, path: str, changes: Sequence[Change], attributes: Iterable[Block]) -> Iterator[Edit]:
    """The edits of the file that make the changes; `attributes` are its texts that are attributes or plain.

    Codes stay where they are as long as their order is the same. A tag that the old text does not have is markup where
    it is one of the old text with other values of its attributes, or a bare one of phrasing such as <em>.

    Raises:
        FormatError: a text has lost or doubled one half of a pair of tags.
    """
    escape = escapers(raw, _encoding(raw))
    plain = {block.span.start: block for block in attributes}
    starts = sorted(plain)
    inside: list[Edit] = []
    running: list[tuple[Segment, Text, str]] = []
    for old, new in changes:
        before, after = old.target or old.source, new.target or new.source
        place = _place(before, path, old)
        number = bisect_right(starts, place.start) - 1
        block = plain[starts[number]] if number >= 0 else None
        if block is not None and place.end <= block.span.end:
            inside += _plain_edits(before, after.value, block, escape[block.quote])
        else:
            running.append((old, before, after.value))
    inside.sort()
    for old, before, value in running:
        yield from _running_edits(raw, path, old, before, value, escape[None], inside)
    yield from inside


def _encoding(raw: str) -> str:
    return "utf-8" if raw.startswith("\ufeff") else charset(raw[:16_384].encode("utf-8", "replace")) or "utf-8"


def _place(text: Text, path: str, segment: Segment) -> Span:
    place = text.to_file(Span(0, len(text.value)))
    if place is None:
        raise FormatError(f"the segment {segment.id} has no place in the file", path=path)
    return place


def _plain_edits(before: Text, value: str, block: Block, escape: Callable[[str], str]) -> Iterator[Edit]:
    """The edits of an attribute's value or of a text without tags; an attribute without quotes gets some."""
    if block.quote == "":
        yield Edit(block.span, f'"{escape(value)}"')
    else:
        yield from difference(before, Span(0, len(before.value)), value, escape, units)


def _running_edits(
    raw: str, path: str, old: Segment, before: Text, value: str, escape: Callable[[str], str], inside: list[Edit]
) -> Iterator[Edit]:
    """The edits of a text with tags; takes those of its attributes out of `inside` where it moves a tag."""
    had = marks_in(before.value)
    has = known(marks_in(value), had)
    if loose_ends(had) != loose_ends(has):
        what = f"the new text of {old.id} has not its tags in pairs: {value[:60]!r}"
        raise FormatError(what, path=path, hint="every tag that is opened must be closed, and the reverse")
    written, new = [mark.written for mark in had], [mark.written for mark in has]
    is_moved = written != new and Counter(written) == Counter(new)
    if not is_moved and [mark.shape for mark in had] == [mark.shape for mark in has]:
        for (span, _), (_, text) in zip(_gaps(before.value, had), _gaps(value, has), strict=True):
            yield from difference(before, span, text, escape, units)
        for one, other in zip(had, has, strict=True):
            place = before.to_file(one.span)
            if one.written != other.written and place:
                yield from revised(raw, place, one, other)
        return
    whole = _place(before, path, old)
    first, last = bisect_left(inside, whole.start, key=_start), bisect_left(inside, whole.end, key=_start)
    moved, inside[first:last] = inside[first:last], []
    yield Edit(whole, "".join(_rewritten(raw, before, value, had, has, escape, moved)))


def _start(edit: Edit) -> int:
    return edit.span.start


def _gaps(value: str, marks: Sequence[Mark]) -> Iterator[tuple[Span, str]]:
    return gaps(value, (mark.span for mark in marks))


def _rewritten(
    raw: str,
    before: Text,
    value: str,
    had: Sequence[Mark],
    has: Sequence[Mark],
    escape: Callable[[str], str],
    inside: Sequence[Edit],
) -> Iterator[str]:
    """The new text piece by piece, each tag as the old one has it, with the edits of its attributes."""
    exact: dict[str, list[Mark]] = {}
    alike: dict[object, list[Mark]] = {}
    for mark in reversed(had):
        exact.setdefault(mark.written, []).append(mark)
        alike.setdefault(mark.shape, []).append(mark)
    gaps = _gaps(value, has)
    yield escape(next(gaps)[1])
    for mark, (_, text) in zip(has, gaps, strict=True):
        same = exact.get(mark.written) or alike.get(mark.shape)
        if same:
            one = same.pop() if len(same) > 1 else same[0]
            place = before.to_file(one.span) or one.span
            edits = inside[bisect_left(inside, place.start, key=_start) : bisect_left(inside, place.end, key=_start)]
            if one.written != mark.written:
                edits = [*edits, *revised(raw, place, one, mark)]
            moved = (
                Edit(Span(edit.span.start - place.start, edit.span.end - place.start), edit.text) for edit in edits
            )
            yield apply_edits(raw[place.start : place.end], moved)
        else:
            yield mark.written
        yield escape(text)
