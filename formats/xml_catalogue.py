"""What the catalogues in XML have in common (Android, Qt, .NET, Apple): elements that know their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from glossator.errors import FormatError
from glossator.formats.format import Change, Part
from glossator.formats.resource import difference, parts_of, refuse, sides, text_with_codes, usual_escapes
from glossator.formats.xml_tokens import ENTITY, TOKEN, attributes_of, character, check_xml
from glossator.model import Document, Edit, Span, Text

__all__ = [
    "Element",
    "character_of",
    "plain",
    "read_xml",
    "xml_edits",
    "xml_escape",
    "xml_text",
]

# As ENTITY, so that the same function reads both.
_LINE_END = re.compile(r"(?P<hexadecimal>(?!))?(?P<decimal>(?!))?(?P<entity>(?!))?\r\n?")
_TO_ENTITY = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_DEEPEST = 100


@dataclass(slots=True)
class Element:
    """An element: where its first tag, its content and all of it stand; `comments` stand before it."""

    name: str
    attributes: dict[str, str]
    tag: Span
    content: Span
    end: int
    comments: tuple[str, ...] = ()
    children: list[Element] = field(default_factory=list)

    def child(self, name: str) -> Element | None:
        """The first child of that name."""
        return next((one for one in self.children if one.name == name), None)


def read_xml(raw: str, path: str, root: str, what: str) -> Element:
    """The root element of a file, which must have that name.

    Raises:
        FormatError: the XML is not well-formed, declares entities, is nested too deep, or has another root.
    """
    check_xml(raw, path)
    top = Element("", {}, Span(0, 0), Span(0, len(raw)), len(raw))
    stack, comments = [top], list[str]()
    for token in TOKEN.finditer(raw):
        if token["comment"] is not None:
            comments.append(" ".join(token["comment"].split()))
        elif token["close"]:
            element = stack.pop()
            element.content, element.end = Span(element.tag.end, token.start()), token.end()
            comments = []
        elif token["name"]:
            tag = Span(*token.span())
            element = Element(token["name"], attributes_of(token), tag, Span(tag.end, tag.end), tag.end)
            element.comments, comments = tuple(comments), []
            stack[-1].children.append(element)
            if len(stack) > _DEEPEST:
                raise refuse(raw, path, token.start(), f"has elements more than {_DEEPEST} deep", f"expected {what}")
            if not token["empty"]:
                stack.append(element)
    if top.children[0].name != root:
        found = top.children[0]
        raise refuse(raw, path, found.tag.start, f"the root element is <{found.name}>, expected <{root}> ({what})")
    return top.children[0]


def character_of(found: re.Match[str]) -> str:
    """What a match of `ENTITY` stands for; itself where the file alone does not say."""
    return character(found) or found.group()


def plain(raw: str, element: Element | None) -> str:
    """The text of an element without markup, white space made one space; "" without one."""
    if element is None:
        return ""
    found = (token for token in TOKEN.finditer(raw, element.content.start, element.content.end))
    texts = (token["cdata"] or ENTITY.sub(character_of, token["text"] or "") for token in found)
    return " ".join("".join(texts).split())


def xml_text(
    raw: str,
    span: Span,
    escape: re.Pattern[str] = ENTITY,
    read: Callable[[re.Match[str]], str] = character_of,
    cdata: re.Pattern[str] = _LINE_END,
    whole: Sequence[str] = (),
) -> Text:
    """The text in the content at `span`: tags, comments and the marks of CDATA are codes, as they stand.

    `escape` is what `read` reads in text, `cdata` in CDATA; elements named in `whole` are codes with all in them.
    """
    parts: list[Part] = []
    codes: list[Span] = []
    position = 0
    for part, is_code in _content(raw, span, (escape, cdata), read, whole):
        if is_code:
            codes.append(Span(position, position + len(part.value)))
        parts.append(part)
        position += len(part.value)
    return text_with_codes(parts or [Part("", span.start, 0)], codes)


def _content(
    raw: str,
    span: Span,
    escapes: tuple[re.Pattern[str], re.Pattern[str]],
    read: Callable[[re.Match[str]], str],
    whole: Sequence[str],
) -> Iterator[tuple[Part, bool]]:
    depth, start = 0, 0
    for token in TOKEN.finditer(raw, span.start, span.end):
        if token["name"] in whole and not token["empty"]:
            depth += -1 if token["close"] else 1
            if depth == 1 and not token["close"]:
                start = token.start()
            elif depth == 0:
                yield _as_it_stands(raw, start, token.end()), True
        elif depth:
            continue
        elif token["text"] is not None:
            yield from ((part, False) for part in parts_of(raw, Span(*token.span()), escapes[0], read))
        elif token["cdata"] is not None:
            yield _as_it_stands(raw, token.start(), token.start("cdata")), True
            yield from ((part, False) for part in parts_of(raw, Span(*token.span("cdata")), escapes[1], read))
            yield _as_it_stands(raw, token.end("cdata"), token.end()), True
        else:
            yield _as_it_stands(raw, token.start(), token.end()), True


def _as_it_stands(raw: str, start: int, end: int) -> Part:
    return Part(raw[start:end], start, end - start)


def xml_escape(character: str) -> str:
    """A character as text of an element.

    >>> "".join(map(xml_escape, "a<b"))
    'a&lt;b'
    """
    return _TO_ENTITY.get(character, character)


def xml_edits(
    document: Document,
    changes: Sequence[Change],
    escape: Callable[[str], str] = lambda character: character,
    usual: dict[str, str] | None = None,
) -> Iterator[Edit]:
    """The edits of the contents that changed: what is a code in the old texts stays one, all else is text.

    `escape` gives what the format has to write for a character, before XML has its say; `usual` as for `string_edits`.

    Raises:
        FormatError: a new text has lost one tag of a pair.
    """
    habits = usual_escapes(document) if usual is None else usual
    for change in changes:
        before, after = sides(change)
        after = _LINE_END.sub("\n", after)
        codes = _codes(document.raw, change.old.source, change.old.target)
        place, changed = difference(before, after, codes)
        if place is None:
            raise FormatError(f"the segment {change.old.id} has no place in the file", path=document.path)
        inside = after.rfind(_CDATA, 0, changed.start) > after.rfind(_CDATA_END, 0, changed.start)
        inserted = _written(after[changed.start : changed.end], codes, inside, escape, habits)
        _check_tags(document, before, place, inserted, change.old.id)
        yield Edit(place, inserted)


def _codes(raw: str, *texts: Text | None) -> re.Pattern[str] | None:
    codes: set[str] = set()
    for text in texts:
        if text and text.pieces:
            span = _all_of(text)
            places = ((text.value[one.start : one.end], text.to_file(one)) for one in text.protected)
            codes |= {code for code, at in places if at and "<" in code and code == raw[at.start : at.end]}
            for token in TOKEN.finditer(raw, span.start, span.end):
                if token["cdata"] is not None:
                    codes |= {_CDATA, _CDATA_END}
                elif token["text"] is None:
                    codes.add(token.group())
    return re.compile("|".join(map(re.escape, sorted(codes, key=len, reverse=True)))) if codes else None


def _all_of(text: Text) -> Span:
    last = text.pieces[-1]
    return Span(text.pieces[0].file_start, last.file_start + last.file_length)


def _written(
    value: str, codes: re.Pattern[str] | None, inside: bool, escape: Callable[[str], str], usual: dict[str, str]
) -> str:
    written: list[str] = []
    position = 0
    for found in [*(codes.finditer(value) if codes else ()), None]:
        end = found.start() if found else len(value)
        for one in value[position:end]:
            own = escape(one)
            if inside:
                written.append(own)
            elif own == one == xml_escape(one):
                written.append(usual.get(one, one))
            else:
                written += map(xml_escape, own)
        if found:
            inside = found.group() == _CDATA or (inside and found.group() != _CDATA_END)
            written.append(found.group())
            position = found.end()
    return "".join(written)


def _check_tags(document: Document, before: Text, place: Span, inserted: str, id_: str) -> None:
    around = _all_of(before)
    content = document.raw[around.start : place.start] + inserted + document.raw[place.end : around.end]
    try:
        expat.ParserCreate("utf-8").Parse(f"<text>{content}</text>".encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        what = f"the new text of {id_} is not well-formed: {expat.ErrorString(error.code)}"
        hint = "every tag of the source must come once, in pairs"
        raise refuse(document.raw, document.path, place.start, what, hint) from error
