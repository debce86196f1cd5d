"""Zipped XLIFF (XLZ), as Idiom WorldServer and Okapi's tools pack it: a ZIP archive of one XLIFF file or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from glossator.errors import FormatError
from glossator.formats import xliff
from glossator.formats.archive import Member, members, unpack
from glossator.formats.format import Change, Format, Languages, unique
from glossator.model import Document, Edit, Piece, Segment, Span, Text

__all__ = ["FORMAT", "parse"]


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of the parts that `unpack` gave: the segments of each, with its name before ids where others are.

    Raises:
        FormatError: a part is no XLIFF, or two parts have not the same languages.
    """
    parts = list(_parts(raw, path, languages))
    blocks = 0
    segments: list[Segment] = []
    for member, document in parts:
        before = f"{member.name}:" if len(parts) > 1 else ""
        moved = (_moved(one, member.span.start) for one in document.segments)
        segments += (replace(one, id=before + one.id, block=blocks + one.block) for one in moved)
        blocks = max((one.block for one in segments), default=0)
    source, target = _languages(parts, path)
    ids = unique(one.id for one in segments)
    return Document(
        path,
        "xlz",
        raw,
        tuple(replace(one, id=id_) for one, id_ in zip(segments, ids, strict=True)),
        source,
        target,
        bilingual=True,
        notices=tuple(dict.fromkeys(notice for _, document in parts for notice in document.notices)),
    )


def edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of each part, as those of an XLIFF by itself.

    Raises:
        FormatError: as there.
    """
    new = {change.old.id: change.new for change in changes}
    languages = Languages(document.source_language, document.target_language)
    ids = iter([one.id for one in document.segments])
    for member, part in _parts(document.raw, document.path, languages):
        named = [(one, new.get(id_)) for one, id_ in zip(part.segments, ids, strict=False)]
        own = tuple(Change(old, replace(changed, id=old.id)) for old, changed in named if changed)
        for made in xliff.edit(part, own) if own else ():
            yield Edit(_shifted(made.span, member.span.start), made.text)


def _parts(raw: str, path: str, languages: Languages) -> Iterator[tuple[Member, Document]]:
    for member in members(raw):
        text = raw[member.span.start : member.span.end]
        yield member, xliff.parse(text, f"{path}!{member.name}", languages)


def _languages(parts: Sequence[tuple[Member, Document]], path: str) -> tuple[str | None, str | None]:
    """The languages of all parts.

    Raises:
        FormatError: they differ.
    """
    pairs = sorted({(one.source_language or "", one.target_language or "") for _, one in parts})
    if len(pairs) > 1:
        found = " and ".join("-".join(pair) for pair in pairs[:2])
        raise FormatError(f"has parts in {found}, expected one pair", path=path, hint="unzip it and take one by one")
    return (pairs[0][0] or None, pairs[0][1] or None) if pairs else (None, None)


def _moved(segment: Segment, by: int) -> Segment:
    target = segment.target
    return replace(segment, source=_moved_text(segment.source, by), target=target and _moved_text(target, by))


def _moved_text(text: Text, by: int) -> Text:
    pieces = (Piece(one.start, one.length, one.file_start + by, one.file_length) for one in text.pieces)
    return replace(text, pieces=tuple(pieces))


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _unpack(data: bytes, path: str) -> str:
    raw = unpack(data, path, lambda names: [name for name in names if name.lower().endswith((".xlf", ".xliff"))])
    if not raw:
        raise FormatError("has no part that ends in .xlf, expected a zipped XLIFF", path=path, hint="see what is in it")
    return raw


FORMAT = Format("xlz", (".xlz",), parse, edit, bilingual=True, unpack=_unpack)
