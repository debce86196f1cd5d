"""The tags in a text as it is shown, and which of those in a new text are markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossator.formats.html_names import HIDDEN, PHRASING, VOID
from glossator.formats.html_tokens import MARK, Attribute, Kind, Tag, attributes_of
from glossator.model import Edit, Span

__all__ = ["Mark", "known", "loose_ends", "marks_in", "revised"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A tag, a comment or an element without its content: where it stands in a text, and as what."""

    span: Span
    written: str
    name: str
    kind: Kind

    @property
    def shape(self) -> tuple[str, Kind, frozenset[str]]:
        """What two tags share that differ in the values of their attributes alone."""
        if self.kind is Kind.OTHER:
            return self.written, self.kind, frozenset()
        if self.kind is Kind.END:
            return self.name, self.kind, frozenset()
        return self.name, self.kind, frozenset(_attributes(self.written, Span(0, len(self.written)), self.name))

    @property
    def is_pair(self) -> bool:
        """Whether it has another half."""
        whole = self.name in VOID or self.name == "br" or self.written.endswith(("/>", f"</{self.name}>"))
        return self.kind is Kind.END or (self.kind is Kind.START and not whole)


def marks_in(value: str) -> list[Mark]:
    """The marks of a text in order; a hidden element is one with its end tag."""
    found: list[Mark] = []
    for match in MARK.finditer(value):
        slash, name = match[1], (match[2] or "").lower()
        last = found[-1] if found else None
        span = Span(*match.span())
        kind = Kind.OTHER if not name else Kind.END if slash else Kind.START
        if kind is Kind.END and last and last.name == name in HIDDEN and last.span.end == span.start:
            found.pop()
            kind, span = Kind.START, Span(last.span.start, span.end)
        found.append(Mark(span, value[span.start : span.end], name, kind))
    return found


def known(marks: Sequence[Mark], had: Sequence[Mark]) -> list[Mark]:
    """Those of a new text that are markup: as the old one had them, but for values of attributes, or bare phrasing."""
    written = {mark.written for mark in had}
    shapes = {mark.shape for mark in had}
    return [
        mark
        for mark in marks
        if mark.written in written or mark.shape in shapes or (mark.name in PHRASING and not mark.shape[2])
    ]


def loose_ends(marks: Sequence[Mark]) -> tuple[str, ...]:
    """The tags whose other half is not there, in order of the names."""
    loose: list[str] = []
    still_open: list[str] = []
    for mark in marks:
        if not mark.is_pair:
            continue
        if mark.kind is Kind.START:
            still_open.append(mark.name)
        elif mark.name in still_open[-1:]:
            still_open.pop()
        else:
            loose.append(f"/{mark.name}")
    return tuple(sorted((*loose, *still_open)))


def revised(raw: str, place: Span, old: Mark, new: Mark) -> Iterator[Edit]:
    """The edits that give the tag at `place` the values of attributes that `new` has and `old` has not."""
    here = _attributes(raw, place, old.name)
    before = _attributes(old.written, Span(0, len(old.written)), old.name)
    for name, one in _attributes(new.written, Span(0, len(new.written)), new.name).items():
        value = new.written[one.value.start : one.value.end]
        was = before[name].value
        if value != old.written[was.start : was.end] and name in here:
            quote = here[name].quote
            mark = quote or '"'
            inside = value.replace(mark, "&quot;" if mark == '"' else "&#39;")
            yield Edit(here[name].value, inside if quote else f'"{inside}"')


def _attributes(text: str, span: Span, name: str) -> dict[str, Attribute]:
    return {one.name: one for one in attributes_of(text, Tag(Kind.START, span, name))}
