"""New catalogues: what the editors of a translated text work on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from glossator.formats.po_old import OldEntry
from glossator.formats.po_strings import written
from glossator.model import Document, Segment, Span, State

__all__ = ["in_language", "new_po"]

_OPEN_LANGUAGE = re.compile(rb'^("Language:) ?(\\n")', re.MULTILINE)


def new_po(
    document: Document,
    *,
    header: Mapping[str, str],
    comments: Mapping[str, Sequence[str]],
    previous: Mapping[str, str] | None = None,
    obsolete: Iterable[OldEntry] = (),
) -> bytes:
    """A catalogue in UTF-8 for the editors of a translated monolingual document.

    The msgctxt of each message is the id of its segment. `header` adds to the header's fields or replaces them;
    `comments` are the translator's comments by segment id, `previous` the texts that translations were made for where
    the source has changed since; `obsolete` messages stand last. The same document gives the same bytes: no date is
    written.
    """
    fields = {
        "Project-Id-Version": document.path,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": (document.target_language or "").replace("-", "_"),
        "X-Source-Language": (document.source_language or "").replace("-", "_"),
        **header,
    }
    head = "".join(f"{name}: {' '.join(value.split())}\n" for name, value in fields.items())
    entries = [f'msgid ""\n{written("msgstr", head, chr(10), wrapped=False)}\n']
    for segment, line in zip(document.segments, _line_numbers(document), strict=True):
        before = (previous or {}).get(segment.id, "")
        rows = _new_entry(document, segment, line, comments.get(segment.id, ()), before)
        entries.append("".join(f"{row}\n" for row in rows))
    entries += ["".join(f"{row}\n" for row in _obsolete_entry(entry)) for entry in obsolete]
    return "\n".join(entries).encode("utf-8")


def in_language(catalogue: bytes, code: str) -> bytes:
    """A catalogue made from a template, whose header names no language yet, in the language `code`."""
    return _OPEN_LANGUAGE.sub(rb"\1 " + code.replace("-", "_").encode() + rb"\2", catalogue, count=1)


def _new_entry(
    document: Document, segment: Segment, line: int | None, comments: Sequence[str], previous: str
) -> Iterator[str]:
    for comment in comments:
        yield from (f"# {row}".rstrip() for row in comment.splitlines())
    for note in (segment.context, *segment.notes):
        yield from (f"#. {row}".rstrip() for row in note.splitlines())
    if line is not None:
        # gettext sets a file name with spaces between U+2068 and U+2069.
        path = f"\u2068{document.path}\u2069" if re.search(r"\s", document.path) else document.path
        yield f"#: {path}:{line}"
    if segment.state is State.FUZZY:
        yield "#, fuzzy"
    if previous:
        yield from (f"#| {row}" for row in written("msgid", previous, "\n", wrapped=True).split("\n"))
    yield from _strings(segment.id, segment)


def _obsolete_entry(entry: OldEntry) -> Iterator[str]:
    yield from (f"# {row}".rstrip() for row in entry.comments)
    yield from (f"#. {row}".rstrip() for row in entry.extracted)
    if entry.segment.state is State.FUZZY:
        yield "#, fuzzy"
    if entry.previous:
        yield from (f"#~| {row}" for row in written("msgid", entry.previous, "\n", wrapped=True).split("\n"))
    for field_ in _strings(entry.segment.context, entry.segment):
        yield from (f"#~ {row}" for row in field_.split("\n"))


def _strings(context: str, segment: Segment) -> Iterator[str]:
    if context:
        yield written("msgctxt", context, "\n", wrapped=True)
    yield written("msgid", segment.source.value, "\n", wrapped=True)
    yield written("msgstr", segment.target.value if segment.target else "", "\n", wrapped=True)


def _line_numbers(document: Document) -> Iterator[int | None]:
    line, position = 1, 0
    for segment in document.segments:
        place = segment.source.to_file(Span(0, 0))
        if place is None:
            yield None
            continue
        if place.start < position:
            line, position = 1, 0
        line += document.raw.count("\n", position, place.start)
        position = place.start
        yield line
