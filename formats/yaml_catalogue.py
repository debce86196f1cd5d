"""YAML: catalogues as Rails has them, and any other YAML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from glossator.errors import FormatError
from glossator.formats.comments import Requests
from glossator.formats.format import Change, Format, Languages, Part, cut
from glossator.formats.resource import CATEGORIES, difference, monolingual, sides, text_with_codes
from glossator.formats.yaml_scalars import Scalar, read_scalar, scalars
from glossator.formats.yaml_text import escaped, rewritten, scalar_parts
from glossator.model import Document, Edit, Segment, Span, Text

__all__ = ["FORMAT", "parse"]

# A symbol of Ruby (:year) is a name to the program.
_SYMBOL = re.compile(r":\w+")
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a YAML file: a segment for each string with words in it, its id the path of keys.

    A file that has all under one key that is the code of a language, as Rails wants it, is in that language. The forms
    of a plural (keys that are CLDR's categories) are numbered. Comments above a key or behind a string are notes.

    Raises:
        FormatError: it is no YAML.
    """
    found = scalars(raw, path)
    return monolingual("yaml", raw, path, languages, _segments(raw, found), _language(found))


def _segments(raw: str, found: Sequence[Scalar]) -> Iterator[Segment]:
    requests = Requests()
    paths = {scalar.path for scalar in found}
    for scalar in found:
        for comment in scalar.comments:
            requests.hear(comment)
        if not scalar.style and _SYMBOL.fullmatch(scalar.value):
            continue
        said = (note for note in scalar.notes if note and not note.startswith("glossator:"))
        text = _text(raw, scalar)
        yield Segment(".".join(scalar.path), text, plural=_form(scalar.path, paths), notes=(*said, *requests.notes()))


def _text(raw: str, scalar: Scalar) -> Text:
    """The text of a scalar without the line ends behind it; where its escapes are not understood it is one piece."""
    parts = list(scalar_parts(raw, scalar))
    if "".join(part.value for part in parts) != scalar.value:
        parts = [Part(scalar.value, scalar.span.start, len(scalar.span))]
    text = text_with_codes(parts)
    end = len(scalar.value.rstrip("\n"))
    return text if end in (0, len(scalar.value)) else cut(text, Span(0, end))


def _form(path: tuple[str, ...], paths: set[tuple[str, ...]]) -> int | None:
    if not path or path[-1] not in CATEGORIES or (*path[:-1], "other") not in paths:
        return None
    present = [category for category in CATEGORIES if (*path[:-1], category) in paths]
    return present.index(path[-1]) if len(present) > 1 else None


def _language(found: Sequence[Scalar]) -> str | None:
    from glossator.languages.language import language_for

    roots = {scalar.path[0] if len(scalar.path) > 1 else "" for scalar in found}
    code = roots.pop() if len(roots) == 1 else ""
    return code.replace("_", "-") if _CODE.fullmatch(code) and language_for(code).code != "und" else None


def _edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """What differs, else the whole scalar in its style, else in double quotes: the first that reads as the new text.

    Raises:
        FormatError: YAML has no way to write the new text.
    """
    places = {scalar.span.start: scalar for scalar in scalars(document.raw, document.path)}
    starts = sorted(places)
    for change in changes:
        before, after = sides(change)
        if not before.pieces:
            raise FormatError(f"the segment {change.old.id} has no place in the file", path=document.path)
        scalar = places[starts[bisect_right(starts, before.pieces[0].file_start) - 1]]
        yield _scalar_edit(document, scalar, before, after)


def _scalar_edit(document: Document, scalar: Scalar, before: Text, after: str) -> Edit:
    raw, span = document.raw, scalar.span
    ends = scalar.value[len(scalar.value.rstrip("\n")) :]
    place, changed = difference(before, after)
    # What ends a line behind a block belongs to its scalar.
    if place not in (None, span):
        inserted = escaped(raw, scalar, after[changed.start : changed.end])
        if (
            read_scalar(raw[span.start : place.start] + inserted + raw[place.end : span.end], flow=scalar.flow)
            == after + ends
        ):
            return Edit(place, inserted)
    for written in rewritten(raw, scalar, after + ends):
        if read_scalar(written, flow=scalar.flow) == after + ends:
            return Edit(span, written)
    raise FormatError(f"{after[:60]!r} cannot be written as YAML", path=document.path)


FORMAT = Format("yaml", (".yaml", ".yml"), parse, _edit, keyed=True)
