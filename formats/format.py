"""What a format is, and how a path finds its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from glossator.discover import discover
from glossator.errors import FormatError
from glossator.files import decode, read_bytes, write_bytes
from glossator.formats.archive import pack
from glossator.model import Document, Edit, Piece, Segment, Span, Text, apply_edits

__all__ = [
    "Change",
    "Format",
    "Languages",
    "Part",
    "cut",
    "format_for",
    "formats",
    "is_bilingual",
    "is_readable",
    "language_of",
    "read",
    "render",
    "suffixes",
    "text_edits",
    "text_of",
    "unique",
    "write",
]


# In bytes: a document takes ten times that in memory.
_LARGEST = 200_000_000
# Files of programmers' tools that lie in most folders with JSON and TOML: settings, nothing that people read.
_NO_TEXTS = frozenset(
    {"package.json", "package-lock.json", "tsconfig.json", "composer.json", "composer.lock", "deno.json"}
)


@dataclass(frozen=True, slots=True)
class Languages:
    """What the user said of a file's languages; None lets the file say, or the detector.

    `columns` say which column of a table is what: (role, name or number), as ("source", "2"). `wordless` keeps the
    strings of a program that have no words, for their keys.
    """

    source: str | None = None
    target: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    wordless: bool = False


class Change(NamedTuple):
    """A segment as it was and as it is to be: another target, source or state under the same id."""

    old: Segment
    new: Segment


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    `parse(raw, path, languages)` gives the document of a decoded file, or raises FormatError.
    `edit(document, changes)` gives the edits of `document.raw` that make the changes; all else in the file stays as it
    is. `sniff(raw)` says whether the first characters look like it; `charset(data)` gives the encoding that the first
    bytes declare. Where the file is an archive, `unpack(data, path)` gives its texts as one (formats/archive.py). With
    `shared_suffix` other programs end files so too (TypeScript's .ts): in a folder `sniff` decides. With `keyed` the
    ids of segments are keys, the same in every language's file.
    """

    name: str
    suffixes: tuple[str, ...]
    parse: Callable[[str, str, Languages], Document]
    edit: Callable[[Document, Sequence[Change]], Iterator[Edit]]
    sniff: Callable[[str], bool] = lambda _raw: False
    charset: Callable[[bytes], str | None] = lambda _data: None
    bilingual: bool = False
    shared_suffix: bool = False
    keyed: bool = False
    unpack: Callable[[bytes, str], str] | None = None


@cache
def formats() -> Mapping[str, Format]:
    """Every format, by name."""
    return discover("glossator.formats", Format, lambda format_: format_.name)


def format_for(path: str, head: str) -> Format:
    """The format of a file by its suffix, else by its first characters.

    Raises:
        FormatError: no format claims it.
    """
    suffix = Path(path).suffix.lower()
    known = formats().values()
    for format_ in known:
        if suffix in format_.suffixes:
            return format_
    for format_ in known:
        if format_.sniff(head):
            return format_
    if not suffix:
        return formats()["plain"]
    hint = "supported: " + ", ".join(sorted(suffixes()))
    raise FormatError(f"files ending in {suffix!r} are not supported", path=path, hint=hint)


def suffixes() -> frozenset[str]:
    """The endings of all files that some format reads, with their dot, in lower case."""
    return frozenset(suffix for format_ in formats().values() for suffix in format_.suffixes)


def is_readable(path: Path) -> bool:
    """Whether a file found in a folder is one for a format, by its ending and, where that says little, its beginning.

    Raises:
        FormatError: its beginning must be seen and cannot be.
    """
    suffix = path.suffix.lower()
    format_ = next((format_ for format_ in formats().values() if suffix in format_.suffixes), None)
    if format_ is None or path.name in _NO_TEXTS:
        return False
    return not format_.shared_suffix or format_.sniff(read_bytes(path)[:16_384].decode("utf-8", "replace"))


def is_bilingual(path: str | Path) -> bool:
    """Whether files that end like `path` hold translations beside their sources."""
    suffix = Path(path).suffix.lower()
    return any(format_.bilingual for format_ in formats().values() if suffix in format_.suffixes)


def read(path: str | Path, languages: Languages | None = None, format_name: str | None = None) -> Document:
    """The document in the file at `path`.

    Raises:
        FormatError: the file cannot be read, is not text, is not what its suffix says, or is too large.
    """
    _refuse_large(Path(path))
    return document_of(read_bytes(path), str(path), languages, format_name)


def document_of(data: bytes, name: str, languages: Languages | None = None, format_name: str | None = None) -> Document:
    """The document in the bytes of a file called `name`.

    Raises:
        FormatError: they are not text, or not what the suffix of the name says.
    """
    head = data[:16_384]
    format_ = formats()[format_name] if format_name else format_for(name, head.decode("utf-8", "replace"))
    if format_.unpack:
        return replace(format_.parse(format_.unpack(data, name), name, languages or Languages()), archive=data)
    raw, encoding = decode(data, name, format_.charset(data))
    if encoding != "utf-8" and _encoded(raw, encoding, name) != data:
        raise FormatError(f"cannot be written back as {encoding}", path=name, hint="save the file as UTF-8")
    return replace(format_.parse(raw, name, languages or Languages()), encoding=encoding)


def _refuse_large(path: Path) -> None:
    size = path.stat().st_size if path.is_file() else 0
    if size > _LARGEST:
        what = f"has {size // 1_000_000} MB, more than the {_LARGEST // 1_000_000} MB that are read at once"
        hint = "split it; `glossator corpus check` and `glossator tm import` take a TMX of any size"
        raise FormatError(what, path=str(path), hint=hint)


def render(document: Document, original: Document | None = None) -> bytes:
    """The bytes of the file with the segments of `document` in it.

    `original` is the document as it was read or aligned; without it the file is parsed once more, which does not do
    for an aligned document. Where no segment differs from it, these are the file's own bytes.

    Raises:
        FormatError: a changed text has no place in the file, or the file's encoding none for one of its characters.
        ValueError: an aligned document came without its original.
    """
    if original is None and document.source_path is not None:
        raise ValueError("an aligned document can only be rendered with its original")
    format_ = formats()[document.format]
    languages = Languages(document.source_language, document.target_language, document.columns)
    before = original or format_.parse(document.raw, document.path, languages)
    known = {segment.id: segment for segment in before.segments}
    pairs = (Change(known[segment.id], segment) for segment in document.segments if segment.id in known)
    changes = tuple(change for change in pairs if _content(change.old) != _content(change.new))
    edits = format_.edit(before, changes) if changes else ()
    text = apply_edits(document.raw, edits)
    if format_.unpack:
        return pack(document.archive, text, document.path)
    return _encoded(text, document.encoding, document.path)


def write(document: Document, path: str | Path, original: Document | None = None) -> None:
    """Put the document into the file at `path`, whole or not at all; `original` as for `render`.

    Raises:
        FormatError: the file cannot be written.
    """
    write_bytes(path, render(document, original))


def _content(segment: Segment) -> tuple[str, str | None, str]:
    return segment.source.value, segment.target.value if segment.target else None, segment.state


def _encoded(text: str, encoding: str, path: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        found = text[error.start : error.end]
        raise FormatError(
            f"{found!r} has no place in the file's encoding {encoding}",
            path=path,
            hint="convert the file to UTF-8 first",
        ) from error


class Part(NamedTuple):
    """Some characters of a text and where they stand in the file."""

    value: str
    file_start: int
    file_length: int


def text_of(parts: Iterable[Part], protected: Iterable[Span] = ()) -> Text:
    """A text made of parts in order; an empty one still has its place.

    >>> text_of([Part("a", 5, 1), Part("&", 6, 5)]).to_file(Span(1, 2))
    Span(start=6, end=11)
    """
    pieces: list[Piece] = []
    values: list[str] = []
    position = 0
    for value, file_start, file_length in parts:
        if pieces and pieces[-1].length == 0:
            pieces.pop()
        if value or not pieces:
            pieces.append(Piece(position, len(value), file_start, file_length if value else 0))
            values.append(value)
            position += len(value)
    return Text("".join(values), tuple(protected), tuple(pieces))


def cut(text: Text, span: Span) -> Text:
    """The characters of `span` alone, with their protected spans and their places in the file.

    >>> cut(Text.at("one two", 10), Span(4, 7)).pieces
    (Piece(start=0, length=3, file_start=14, file_length=3),)
    """
    first = max(0, bisect_right(text.pieces, span.start, key=lambda piece: piece.start) - 1)
    last = bisect_left(text.pieces, span.end, key=lambda piece: piece.start)
    inside = text.protected[
        bisect_right(text.protected, span.start, key=lambda part: part.end) : bisect_left(
            text.protected, span.end, key=lambda part: part.start
        )
    ]
    return Text(
        text.value[span.start : span.end],
        tuple(Span(max(part.start, span.start) - span.start, min(part.end, span.end) - span.start) for part in inside),
        tuple(_clipped(piece, span) for piece in text.pieces[first:last]),
    )


def _clipped(piece: Piece, span: Span) -> Piece:
    start, end = max(piece.start, span.start), min(piece.start + piece.length, span.end)
    if piece.length != piece.file_length:
        return Piece(start - span.start, end - start, piece.file_start, piece.file_length)
    return Piece(start - span.start, end - start, piece.file_start + start - piece.start, end - start)


def unique(ids: Iterable[str]) -> Iterator[str]:
    """The ids, with ~2, ~3 … behind those that come again.

    >>> list(unique(["a", "b", "a"]))
    ['a', 'b', 'a~2']
    """
    seen: dict[str, int] = {}
    for id_ in ids:
        name = id_
        while name in seen:
            seen[id_] += 1
            name = f"{id_}~{seen[id_]}"
        seen[name] = 1
        yield name


def language_of(texts: Iterable[str], given: str | None) -> tuple[str | None, tuple[str, ...]]:
    """`given`, else the language that the first 20,000 characters seem to be in, with a notice that says so."""
    if given:
        return given, ()
    from glossator.languages.detect import detect_language

    sample: list[str] = []
    length = 0
    for text in texts:
        sample.append(text[: 20_000 - length])
        length += len(sample[-1])
        if length >= 20_000:
            break
    code = detect_language("\n".join(sample)) if length else None
    return code, (f"language detected: {code}",) if code else ()


def text_edits(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of a monolingual file: its characters become the target, else the source; only what differs.

    The file holds the source of a segment, or the target where the document was aligned with its source.

    Raises:
        FormatError: a changed text has no place in the file.
    """
    for old, new in changes:
        before = old.source if old.target is None else old.target
        after = new.source if new.target is None else new.target
        span = _changed(before.value, after.value)
        place = before.to_file(span)
        if place is None:
            raise FormatError(f"the segment {old.id} has no place in the file", path=document.path)
        yield Edit(place, after.value[span.start : len(after.value) - (len(before.value) - span.end)])


def _changed(before: str, after: str) -> Span:
    """The span of `before` that has to be replaced to give `after`."""
    shorter = min(len(before), len(after))
    start = next((index for index in range(shorter) if before[index] != after[index]), shorter)
    rest = shorter - start
    tail = next((index for index in range(rest) if before[-1 - index] != after[-1 - index]), rest)
    return Span(start, len(before) - tail)
