"""Office documents: archives of XML parts with paragraphs of styled runs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from glossator.errors import FormatError
from glossator.formats.archive import Member, members
from glossator.formats.format import Change, Languages, language_of
from glossator.formats.run_codes import coded, plainest_look
from glossator.formats.run_edits import Sentence, Write, new_atoms, sentence_edits
from glossator.formats.run_scan import Dialect, paragraphs
from glossator.formats.runs import Kind, Look, Paragraph, has_words, in_sentences, within
from glossator.model import Document, Edit, Segment, Span, Text

__all__ = ["DialectOf", "edit_office", "parse_office"]

DialectOf = Callable[[str, Member], Dialect | None]
"""How a part of the archive writes its paragraphs; None where it has none."""

_NEW_LINE = re.compile(r"\r\n?")


def parse_office(raw: str, path: str, languages: Languages, name: str, dialect_of: DialectOf) -> Document:
    """The document of unpacked parts; its segments are sentences, `p3.s2` the second of block 3 (counted from 1).

    Raises:
        FormatError: a part is not well-formed XML, or not what it should be.
    """
    found = [one for one in _paragraphs(raw, path, dialect_of) if has_words(one)]
    language, notices = language_of((_visible(one) for one in found), languages.source)
    segments = tuple(
        Segment(f"p{number}.s{index}", text, block=number, context=paragraph.context)
        for number, paragraph in enumerate(found, 1)
        for index, text in enumerate(_texts(paragraph, language), 1)
    )
    return Document(path, name, raw, segments, source_language=language, notices=notices)


def _paragraphs(raw: str, path: str, dialect_of: DialectOf) -> Iterator[Paragraph]:
    """The paragraphs of all parts, those in a thing behind the one that it is in."""
    for member in members(raw):
        dialect = dialect_of(raw, member)
        if dialect is not None:
            found = paragraphs(raw, member.span, f"{path}!{member.name}", dialect)
            yield from sorted(found, key=lambda one: one.span.start)


def _visible(paragraph: Paragraph) -> str:
    return "".join(bit.text for bit in paragraph.bits if bit.kind is Kind.TEXT)


def _texts(paragraph: Paragraph, language: str | None) -> Iterator[Text]:
    plain = plainest_look(paragraph.bits)
    return (coded(bits, plain).text for bits in in_sentences(paragraph, language) if bits)


def edit_office(document: Document, changes: Sequence[Change], dialect_of: DialectOf, write: Write) -> Iterator[Edit]:
    """The edits that make the changes; all that looks like something else than text stays with its codes.

    Raises:
        FormatError: a code that must be there is not, a character has no place in XML, or a text none in the file.
    """
    found = [one for one in _paragraphs(document.raw, document.path, dialect_of) if has_words(one)]
    plainest: dict[int, Look] = {}
    made: list[Edit] = []
    # From the last to the first, so that what is inside a thing is written before the paragraph that it is in.
    for place, before, after in sorted((_place(change, document.path) for change in changes), reverse=True):
        paragraph = _paragraph_at(found, place)
        bits = within(paragraph, place) if paragraph else ()
        if paragraph is None or not bits:
            raise _homeless(before, document.path)
        if paragraph.span.start not in plainest:
            plainest[paragraph.span.start] = plainest_look(paragraph.bits)
        text = coded(bits, plainest[paragraph.span.start])
        sentence = Sentence(document.raw, document.path, paragraph, bits, text)
        if sentence.coded.text.value != before:
            raise _homeless(before, document.path)
        atoms = new_atoms(sentence.coded, after, document.path)
        for edit in list(sentence_edits(sentence, atoms, write, made)):
            _add(made, edit)
    yield from made


def _add(made: list[Edit], new: Edit) -> None:
    """Take a new edit in among those made, in order; what it writes over anyway is not edited."""
    first = bisect_left(made, new.span.start, key=lambda edit: edit.span.start)
    last = first
    while last < len(made) and new.span.contains(made[last].span):
        last += 1
    made[first:last] = [new]


def _place(change: Change, path: str) -> tuple[Span, str, str]:
    """Where the text of a change stands, what it was and what it is to be."""
    old, new = change
    before = old.source if old.target is None else old.target
    after = new.source if new.target is None else new.target
    place = before.to_file(Span(0, len(before.value)))
    if place is None:
        raise _homeless(before.value, path)
    return place, before.value, _NEW_LINE.sub("\n", after.value)


def _paragraph_at(found: Sequence[Paragraph], place: Span) -> Paragraph | None:
    """The innermost paragraph around a place."""
    index = bisect_right(found, place.start, key=lambda one: one.span.start) - 1
    around = (found[at] for at in range(index, -1, -1) if found[at].span.contains(place))
    return next(around, None)


def _homeless(text: str, path: str) -> FormatError:
    hint = "change one sentence of the file at a time"
    return FormatError(f"{text!r} has no place of its own in the file", path=path, hint=hint)
