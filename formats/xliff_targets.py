"""The edits that make a new target of XLIFF out of an old one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.parsers import expat

from glossator.errors import FormatError
from glossator.formats.xliff_content import Kind, Run, runs
from glossator.formats.xliff_elements import Element
from glossator.formats.xml_tokens import xml_charset
from glossator.model import Edit, Span

__all__ = ["content_edit", "filled", "new_content", "on_its_own_line"]

_TO_ENTITY = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def content_edit(raw: str, path: str, source: Element, target: Element, value: str, tag: str = "") -> Edit | None:
    """The edit that makes `value` the content of the target; only the characters that differ, codes as a whole.

    One that is an empty tag is written anew, with the start tag `tag` or its own.

    Raises:
        FormatError: a code's tag is left without its other, or a character has no place in XML.
    """
    old = tuple(runs(raw, target.content))
    if value == "".join(run.part.value for run in old):
        return None
    known = _known((*runs(raw, source.content), *old))
    start, end, file = _difference(old, value, known, target.content)
    written = _escaped(raw, path, value[start:end], known)
    content = f"{raw[target.content.start : file.start]}{written}{raw[file.end : target.content.end]}"
    _check(raw, path, content, target)
    if target.is_empty_tag:
        return Edit(target.tag, filled(tag or raw[target.tag.start : target.tag.end], target.written_name, written))
    return Edit(file, written)


def new_content(raw: str, path: str, source: Element, value: str) -> str:
    """`value` as the content of a target that was not there; what is a code of the source stays one.

    Raises:
        FormatError: a code's tag is left without its other, or a character has no place in XML.
    """
    written = _escaped(raw, path, value, _known(runs(raw, source.content)))
    _check(raw, path, written, source)
    return written


def filled(tag: str, name: str, content: str) -> str:
    """An element of the start tag, which may be an empty one, and the content.

    >>> filled('<target state="new" />', "target", "a")
    '<target state="new">a</target>'
    """
    opening = tag.removesuffix(">").removesuffix("/").rstrip()
    return f"{opening}>{content}</{name}>"


def on_its_own_line(raw: str, before: Element, written: str) -> str:
    """What is written behind an element, on a line of its own with the same indentation if that one has one."""
    start = before.tag.start
    line = max(raw.rfind("\n", 0, start), raw.rfind("\r", 0, start)) + 1
    indentation = raw[line:start]
    return written if indentation.strip() or not line else f"{_newline(raw, line)}{indentation}{written}"


def _newline(raw: str, line: int) -> str:
    return "\r\n" if raw[:line].endswith("\r\n") else raw[line - 1]


def _known(content: Iterable[Run]) -> re.Pattern[str] | None:
    codes = {run.part.value for run in content if run.kind is Kind.CODE}
    return re.compile("|".join(map(re.escape, sorted(codes, key=len, reverse=True)))) if codes else None


def _difference(old: Sequence[Run], value: str, known: re.Pattern[str] | None, content: Span) -> tuple[int, int, Span]:
    """From where to where `value` is new, and the span of the file in the place of which that comes."""
    before = "".join(run.part.value for run in old)
    new_codes = [Span(*found.span()) for found in known.finditer(value)] if known else []
    start = _same(before, value)
    while (sooner := _outside(start, (*_atoms(old), *new_codes), first=True)) != start:
        start = sooner
    tail = _same(before[start:][::-1], value[start:][::-1])
    while True:
        longest = min(
            len(before) - _outside(len(before) - tail, _atoms(old), first=False),
            len(value) - _outside(len(value) - tail, new_codes, first=False),
        )
        if longest == tail:
            break
        tail = longest
    place = _place(old, Span(start, len(before) - tail), content)
    return start, len(value) - tail, place


def _same(one: str, other: str) -> int:
    """How many characters are the same at the start."""
    shorter = min(len(one), len(other))
    return next((index for index in range(shorter) if one[index] != other[index]), shorter)


def _atoms(content: Iterable[Run]) -> Iterator[Span]:
    """What can only be written as a whole."""
    position = 0
    for run in content:
        if len(run.part.value) != len(run.outer) or run.kind is Kind.CODE:
            yield Span(position, position + len(run.part.value))
        position += len(run.part.value)


def _outside(offset: int, atoms: Iterable[Span], *, first: bool) -> int:
    """`offset`, or the first (else the last) place of the atom that it lies inside."""
    around = next((atom for atom in atoms if atom.start < offset < atom.end), None)
    return offset if around is None else around.start if first else around.end


def _place(content: Sequence[Run], span: Span, whole: Span) -> Span:
    """Where the file has the characters of `span`; an empty one is behind what is before it."""
    start = end = None
    position = 0
    for run in content:
        following = position + len(run.part.value)
        if start is None and (span.start < following or (span.start == following and not len(span))):
            start = _in_file(run, span.start - position)
        if end is None and start is not None and span.end <= following:
            end = _in_file(run, span.end - position)
        position = following
    return Span(whole.end, whole.end) if start is None or end is None else Span(start, end)


def _in_file(run: Run, offset: int) -> int:
    """Where an offset into a run stands; in one that is written as a whole, at its start or its end."""
    if len(run.part.value) == len(run.outer):
        return run.outer.start + offset
    return run.outer.start if offset == 0 else run.outer.end


def _escaped(raw: str, path: str, value: str, known: re.Pattern[str] | None) -> str:
    wrong = _NO_XML.search(value)
    if wrong:
        what = f"the new target has U+{ord(wrong.group()):04X}, which has no place in XML"
        raise FormatError(what, path=path, hint="take the character out")
    written: list[str] = []
    position = 0
    for found in known.finditer(value) if known else ():
        written += [_text(raw, value[position : found.start()]), found.group()]
        position = found.end()
    return "".join((*written, _text(raw, value[position:])))


def _text(raw: str, value: str) -> str:
    """Text as XML; a character that the declared encoding does not have is written by its number."""
    written = value.translate(_TO_ENTITY)
    if "\n" in written and raw[max(0, raw.find("\n") - 1)] == "\r":
        written = written.replace("\n", "\r\n")
    if written.isascii():
        return written
    charset = xml_charset(raw[:300].encode("ascii", "replace")) or "utf-8"
    return written.encode(charset, "xmlcharrefreplace").decode(charset)


def _check(raw: str, path: str, content: str, element: Element) -> None:
    parser = expat.ParserCreate("utf-8")
    parser.UseForeignDTD(True)
    try:
        parser.Parse(f"<target>{content}</target>".encode(), True)
    except expat.ExpatError as error:
        unit = next((one for one in element.ancestors() if "id" in one.attributes), element)
        raise FormatError(
            f"the new target of {unit.attributes.get('id')} is not well-formed: {expat.ErrorString(error.code)}",
            path=path,
            line=raw.count("\n", 0, unit.tag.start) + 1,
            hint="every tag of the source must come once, in pairs",
        ) from error
