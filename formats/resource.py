"""What the files of a program's strings have in common: keys with texts, and escapes inside these."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from glossator.errors import FormatError
from glossator.formats.format import Change, Languages, Part, language_of, text_of, unique
from glossator.formats.placeholders import blanked, merged, protected_spans
from glossator.model import Document, Edit, Segment, Span, Text, apply_edits

__all__ = [
    "CATEGORIES",
    "DEEPEST",
    "difference",
    "has_words",
    "monolingual",
    "numbered",
    "parts_of",
    "refuse",
    "sides",
    "string_edits",
    "text_with_codes",
    "usual_escapes",
]

# CLDR's plural categories in the order in which gettext, Qt and the files themselves number their forms.
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
# How deep the objects of a file may lie in one another: people write ten.
DEEPEST = 200


def refuse(raw: str, path: str, position: int, what: str, hint: str = "") -> FormatError:
    """The error that says what was found in the line of `position`."""
    return FormatError(what, path=path, line=raw.count("\n", 0, position) + 1, hint=hint)


def parts_of(raw: str, span: Span, escape: re.Pattern[str], read: Callable[[re.Match[str]], str]) -> Iterator[Part]:
    """The characters of `span`, each match of `escape` standing for what `read` gives."""
    position = span.start
    for found in escape.finditer(raw, span.start, span.end):
        yield Part(raw[position : found.start()], position, found.start() - position)
        yield Part(read(found), found.start(), len(found.group()))
        position = found.end()
    yield Part(raw[position : span.end], position, span.end - position)


def text_with_codes(parts: Iterable[Part], codes: Sequence[Span] = ()) -> Text:
    """A text whose `codes`, and the placeholders outside them, are protected."""
    text = text_of(parts)
    found = protected_spans(blanked(text.value, codes) if codes else text.value)
    return replace(text, protected=merged(span for span in (*codes, *found) if len(span)))


def has_words(text: Text) -> bool:
    """Whether there is a letter in what is not protected."""
    if not text.protected:
        return any(map(str.isalpha, text.value))
    return any(map(str.isalpha, apply_edits(text.value, (Edit(span, "") for span in text.protected))))


def numbered(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The segments with unique ids, each a block of its own."""
    found = tuple(segments)
    ids = unique(segment.id for segment in found)
    return tuple(
        replace(segment, id=id_, block=block) for block, (segment, id_) in enumerate(zip(found, ids, strict=True), 1)
    )


def monolingual(
    name: str, raw: str, path: str, languages: Languages, segments: Iterable[Segment], declared: str | None = None
) -> Document:
    """The document of a file in one language, without the strings that have no words unless they are asked for."""
    kept = tuple(segment for segment in numbered(segments) if languages.wordless or has_words(segment.source))
    language, notices = language_of((segment.source.value for segment in kept), languages.source or declared)
    return Document(path, name, raw, kept, source_language=language, notices=notices)


def usual_escapes(document: Document) -> dict[str, str]:
    """How the file writes characters that it does not write as they are, by character."""
    usual: dict[str, str] = {}
    for segment in document.segments:
        for text in (segment.source, segment.target):
            for piece in text.pieces if text else ():
                if piece.length == 1 != piece.file_length:
                    character = text.value[piece.start] if text else " "
                    written = document.raw[piece.file_start : piece.file_start + piece.file_length]
                    if character != " " and (written == "\r\n" or not any(map(str.isspace, written))):
                        usual.setdefault(character, written)
    return usual


def difference(before: Text, after: str, codes: re.Pattern[str] | None = None) -> tuple[Span | None, Span]:
    """Where in the file, and in `after`, the two differ; a match of `codes` differs as a whole.

    >>> difference(Text.at("a cat sat", 10), "a dog sat")
    (Span(start=12, end=15), Span(start=2, end=5))
    """
    old, new = _units(before.value, codes), _units(after, codes)
    shorter = min(len(old), len(new))
    first = next((index for index in range(shorter) if old[index] != new[index]), shorter)
    rest = shorter - first
    last = next((index for index in range(rest) if old[-1 - index] != new[-1 - index]), rest)
    start = sum(map(len, old[:first]))
    tail = sum(map(len, old[len(old) - last :]))
    return _place(before, Span(start, len(before.value) - tail)), Span(start, len(after) - tail)


def _units(value: str, codes: re.Pattern[str] | None) -> Sequence[str]:
    if codes is None:
        return value
    units: list[str] = []
    position = 0
    for found in codes.finditer(value):
        units += [*value[position : found.start()], found.group()]
        position = found.end()
    return [*units, *value[position:]]


def _place(text: Text, span: Span) -> Span | None:
    """Where `span` stands in the file; an empty one behind the character before it."""
    if len(span) or not span.start:
        return text.to_file(span)
    before = text.to_file(Span(span.start - 1, span.start))
    return before and Span(before.end, before.end)


def sides(change: Change) -> tuple[Text, str]:
    """The text that stands in a file of one language, and what is to stand there.

    The file holds the source of a segment, or the target where the document was aligned with its source.
    """
    old, new = change
    return old.source if old.target is None else old.target, (new.source if new.target is None else new.target).value


def string_edits(
    document: Document, changes: Sequence[Change], escape: Callable[[str], str], usual: dict[str, str] | None = None
) -> Iterator[Edit]:
    """The edits of a monolingual file of strings: what differs, written with the escapes that the file has.

    `escape` gives what a character must be written as; where that is itself, `usual` (`usual_escapes`) has the say.

    Raises:
        FormatError: a changed text has no place in the file.
    """
    habits = usual_escapes(document) if usual is None else usual
    for change in changes:
        before, after = sides(change)
        place, changed = difference(before, after)
        if place is None:
            raise FormatError(f"the segment {change.old.id} has no place in the file", path=document.path)
        inserted = after[changed.start : changed.end]
        yield Edit(
            place, "".join(written if (written := escape(one)) != one else habits.get(one, one) for one in inserted)
        )
