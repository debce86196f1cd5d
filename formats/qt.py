"""Qt Linguist's catalogues (TS)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from glossator.formats.format import Change, Format, Languages, Part, language_of
from glossator.formats.resource import numbered, text_with_codes, usual_escapes
from glossator.formats.xml_catalogue import Element, plain, read_xml, xml_edits, xml_text
from glossator.formats.xml_tokens import xml_charset
from glossator.model import Document, Edit, Segment, Span, State, Text

__all__ = ["FORMAT", "parse"]

_TYPE = re.compile(r"\s+type\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_UNFINISHED = ' type="unfinished"'
_FINISHED = (State.TRANSLATED, State.FINAL)
_NOTES = ("extracomment", "translatorcomment")


class _Message(NamedTuple):
    """A segment, with the elements that it stands in: the message, its translation and the form of a plural."""

    segment: Segment
    message: Element
    translation: Element | None
    form: Element | None


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a catalogue: a segment for each message, or for each form of one with numerus="yes".

    Ids are those of the messages, else the first 10 hexadecimal digits of the SHA-256 of context, source and comment,
    with `[n]` for a form; `context` is the name of the context and the comment that tells messages apart. What is
    obsolete or vanished is left out. An empty translation is a target with the value "".

    Raises:
        FormatError: the XML is not well-formed or has another root than <TS>.
    """
    root = read_xml(raw, path, "TS", "a catalogue of Qt Linguist")
    segments = numbered(one.segment for one in _messages(raw, root))
    given = languages.source or _code(root.attributes.get("sourcelanguage", ""))
    source, notices = language_of((segment.source.value for segment in segments), given)
    target = languages.target or _code(root.attributes.get("language", ""))
    return Document(path, "qt", raw, segments, source, target, bilingual=True, notices=notices)


def _code(locale: str) -> str | None:
    return locale.partition(".")[0].replace("_", "-") or None


def _messages(raw: str, root: Element) -> Iterator[_Message]:
    for context in root.children:
        name = plain(raw, context.child("name"))
        for message in context.children if context.name == "context" else ():
            translation, source = message.child("translation"), message.child("source")
            kind = translation.attributes.get("type", "") if translation else "unfinished"
            if message.name == "message" and source and kind not in ("obsolete", "vanished"):
                yield from _forms(raw, name, message, source, translation)


def _forms(raw: str, name: str, message: Element, source: Element, translation: Element | None) -> Iterator[_Message]:
    comment = plain(raw, message.child("comment"))
    text = xml_text(raw, source.content)
    key = f"{name}\0{text.value}\0{comment}".encode("utf-8", "surrogatepass")
    id_ = message.attributes.get("id") or hashlib.sha256(key).hexdigest()[:10]
    notes = tuple(filter(None, (plain(raw, message.child(one)) for one in _NOTES)))
    segment = Segment(id_, text, context=" / ".join(filter(None, (name, comment))), notes=notes)
    finished = translation is not None and "type" not in translation.attributes
    if message.attributes.get("numerus") != "yes" or translation is None:
        yield _Message(_translated(raw, segment, _place(message, translation), finished), message, translation, None)
        return
    forms = [child for child in translation.children if child.name == "numerusform"]
    for number, form in enumerate(forms or [None]):
        numbered_one = replace(segment, id=f"{id_}[{number}]", plural=number)
        place = form.content if form else _place(message, translation)
        yield _Message(_translated(raw, numbered_one, place, finished), message, translation, form)


def _place(message: Element, translation: Element | None) -> Span:
    return translation.content if translation else Span(message.content.end, message.content.end)


def _translated(raw: str, segment: Segment, place: Span, finished: bool) -> Segment:
    has_text = bool(raw[place.start : place.end].strip()) and "<numerusform" not in raw[place.start : place.end]
    target = xml_text(raw, place) if has_text else text_with_codes([Part("", place.start, 0)])
    if not target.value:
        return replace(segment, target=target, state=State.INITIAL)
    return replace(segment, target=target, state=State.TRANSLATED if finished else State.FUZZY)


def _edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the translations that changed, and of `type` where one is finished or no longer is."""
    root = read_xml(document.raw, document.path, "TS", "a catalogue of Qt Linguist")
    ids = (segment.id for segment in document.segments)
    places = dict(zip(ids, _messages(document.raw, root), strict=True))
    usual = usual_escapes(document)
    states = {segment.id: segment.state for segment in document.segments}
    states |= {change.old.id: change.new.state for change in changes}
    open_messages = {id(place.message) for one, place in places.items() if states[one] not in _FINISHED}
    changed: dict[int, Element] = {}
    for change in changes:
        place = places[change.old.id]
        if _value(change.new) != _value(change.old):
            yield from _text_edits(document, change, place, usual)
        if change.new.state is not change.old.state:
            changed[id(place.message)] = place.message
    for number, message in changed.items():
        yield from _tag_edits(document.raw, message, finished=number not in open_messages)


def _value(segment: Segment) -> str:
    return segment.target.value if segment.target else ""


def _text_edits(document: Document, change: Change, place: _Message, usual: dict[str, str]) -> Iterator[Edit]:
    """The edit of a content, or of the whole of an element that has none yet."""
    raw, element = document.raw, place.form or place.translation
    is_open = element is not None and raw[element.tag.start : element.tag.end][-2:] != "/>"
    if is_open and (place.form or place.message.attributes.get("numerus") != "yes"):
        yield from xml_edits(document, [change], usual=usual)
        return
    written = _as_xml(document, change, usual)
    if place.message.attributes.get("numerus") == "yes" and place.form is None:
        written = f"<numerusform>{written}</numerusform>"
    if element is None:
        unfinished = "" if change.new.state in _FINISHED else _UNFINISHED
        at = place.message.content.end
        yield Edit(Span(at, at), f"<translation{unfinished}>{written}</translation>")
    elif is_open:
        yield Edit(element.content, written)
    else:
        yield Edit(Span(element.tag.end - 2, element.tag.end), f">{written}</{element.name}>")


def _as_xml(document: Document, change: Change, usual: dict[str, str]) -> str:
    """The new target as content, by way of the empty text that it takes the place of."""
    empty = replace(change.old, target=Text.at("", 0))
    return "".join(edit.text for edit in xml_edits(document, [Change(empty, change.new)], usual=usual))


def _tag_edits(raw: str, message: Element, *, finished: bool) -> Iterator[Edit]:
    """The edit that puts type="unfinished" into the tag of a translation, or takes it out."""
    translation = message.child("translation")
    if translation is None:
        return
    tag = raw[translation.tag.start : translation.tag.end]
    attributes = tag.removesuffix(">").removesuffix("/").removeprefix("<translation")
    wanted = ("" if finished else _UNFINISHED) + _TYPE.sub("", attributes)
    if wanted != attributes:
        start = translation.tag.start + len("<translation")
        yield Edit(Span(start, start + len(attributes)), wanted)


FORMAT = Format(
    "qt",
    (".ts",),
    parse,
    _edit,
    sniff=lambda head: re.search(r"<TS[\s>]", head) is not None,
    charset=xml_charset,
    bilingual=True,
    shared_suffix=True,
)
