"""Writes a changed sentence of styled runs back: the same runs, links and things around other words.

A code for a style may be left out, then its words look as the others; or come twice. One for a link may come twice,
one for a picture, a note or a field comes once; without them the text is refused.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from glossator.errors import FormatError
from glossator.formats.run_codes import CODE, Atom, Coded
from glossator.formats.runs import Bit, Frame, Kind, Look, Paragraph, Path, look_of
from glossator.model import Edit, Span, apply_edits

__all__ = ["Place", "Sentence", "Write", "new_atoms", "sentence_edits"]


class Sentence(NamedTuple):
    """A sentence where it stands: the text of all parts and the file it is from, its paragraph, bits and codes."""

    raw: str
    path: str
    paragraph: Paragraph
    bits: Sequence[Bit]
    coded: Coded


class Place(NamedTuple):
    """Where a character is written: what stands before and behind it in its sentence ("" at its ends), and in what.

    `prefix` is what the names of elements begin with, `path` names the file.
    """

    before: str
    behind: str
    frame: Frame | None
    prefix: str
    path: str


Write = Callable[[str, Place], str]
"""A character as the XML of its format."""

_Atoms = Sequence[tuple[Atom, Bit]]


def new_atoms(sentence: Coded, value: str, path: str) -> tuple[Atom, ...]:
    """The characters of a new text with their looks, and its codes.

    Raises:
        FormatError: a code is unknown, not closed, or has been lost or doubled that must come once.
    """
    found: list[Atom] = []
    looks: list[tuple[int, Look]] = [(0, sentence.base)]
    position = 0
    for code in CODE.finditer(value):
        found += (Atom(one, looks[-1][1]) for one in value[position : code.start()])
        position = code.end()
        number, name = int(code[2]), f"<{code[1]}{int(code[2])}{code[3]}>"
        if name in sentence.things:
            found.append(Atom(name, None))
        elif number in sentence.looks and not code[3]:
            if not code[1]:
                looks.append((number, sentence.looks[number]))
            elif looks.pop()[0] != number:
                raise _refusal(f"{name} closes what is not open, or not last", path)
        elif code.group() in sentence.text.value:
            found += (Atom(one, looks[-1][1]) for one in code.group())
        else:
            raise _refusal(f"there is no {code.group()} in {sentence.text.value!r}", path)
    if len(looks) > 1:
        raise _refusal(f"<{looks[-1][0]}> is not closed", path)
    found += (Atom(one, sentence.base) for one in value[position:])
    _check(sentence, found, value, path)
    return tuple(found)


def _check(sentence: Coded, atoms: Sequence[Atom], value: str, path: str) -> None:
    times = Counter(atom.text for atom in atoms if atom.look is None)
    for code, bit in sentence.things.items():
        if bit.kind is not Kind.SPACE and times[code] != 1:
            raise _refusal(f"{code} comes {times[code]} times in {value!r}, expected once", path)
    opened: list[str] = []
    for atom in (atom for atom in atoms if atom.look is None and not atom.text.endswith("/>")):
        if not atom.text.startswith("</"):
            opened.append(atom.text[1:])
        elif not opened or opened.pop() != atom.text[2:]:
            raise _refusal(f"{atom.text} closes what is not open, or not last", path)
    seen = {atom.look for atom in atoms}
    for number in sorted(sentence.links):
        if sentence.looks[number] not in seen:
            raise _refusal(f"the link <{number}>…</{number}> is not in {value!r}", path)


def _refusal(what: str, path: str) -> FormatError:
    hint = "take over the codes of the source: links, pictures and notes once, and each that opens with its end"
    return FormatError(f"in a translation, {what}", path=path, hint=hint)


@dataclass(slots=True)
class _Writer:
    """Writes XML from one place of a paragraph to another; `path` are the elements that are open."""

    raw: str
    file: str
    write: Write
    prefix: str
    path: Path
    made: list[Edit]
    parts: list[str] = field(default_factory=list)

    def go(self, path: Path) -> None:
        """Close and open elements until those of `path` are open."""
        shared = 0
        for one, other in zip(self.path, path, strict=False):
            if one is not other:
                break
            shared += 1
        self.parts += (frame.closing for frame in reversed(self.path[shared:]))
        self.parts += (frame.opening for frame in path[shared:])
        self.path = path

    def text(self, atoms: Sequence[Atom], path: Path, before: str, behind: str) -> None:
        """Characters that look alike."""
        self.go(path)
        row = [before, *(atom.text for atom in atoms), behind]
        frame = path[-1] if path else None
        for index in range(1, len(row) - 1):
            place = Place(row[index - 1], row[index + 1], frame, self.prefix, self.file)
            self.parts.append(self.write(row[index], place))

    def copy(self, bit: Bit) -> None:
        """A thing as it stands in the file, with the edits inside that have been made already."""
        self.go(bit.path)
        first = bisect_left(self.made, bit.span.start, key=lambda edit: edit.span.start)
        inside: list[Edit] = []
        while first < len(self.made) and self.made[first].span.end <= bit.span.end:
            inside.append(self.made.pop(first))
        start = bit.span.start
        moved = (Edit(Span(one.span.start - start, one.span.end - start), one.text) for one in inside)
        self.parts.append(apply_edits(self.raw[start : bit.span.end], moved))
        self.path = bit.end_path


def sentence_edits(sentence: Sentence, atoms: Sequence[Atom], write: Write, made: list[Edit]) -> Iterator[Edit]:
    """The edits that make a sentence out of new atoms; only what differs is written.

    The edits of `made` (in order) that lie in things which move are taken out of it and move along.
    """
    old = list(sentence.coded.atoms())
    start, end = _difference([atom for atom, _ in old], atoms)
    rest = len(atoms) - (len(old) - end)
    if start == end and start == rest:
        return
    span, first, last = _gap(old, start, end, atoms[start] if start < rest else None)
    writer = _Writer(sentence.raw, sentence.path, write, sentence.paragraph.prefix, first, made)
    inside = [bit for bit in sentence.bits if span.start <= bit.span.start and bit.span.end <= span.end]
    for bit in (bit for bit in inside if bit.kind is Kind.BEFORE):
        writer.copy(bit)
    _write(writer, sentence, atoms, Span(start, rest), _text_paths(old, start, end))
    for bit in (bit for bit in inside if bit.kind is Kind.BEHIND):
        writer.copy(bit)
    writer.go(last)
    span, xml, first = _without_empty(sentence.raw, span, "".join(writer.parts), first, last)
    yield Edit(span, xml)
    tag = first[-1].tag if first else None
    if tag is not None and _ends_in_space(sentence.raw, span, xml):
        yield tag


def _difference(old: Sequence[Atom], new: Sequence[Atom]) -> tuple[int, int]:
    """From where to where the old atoms differ from the new ones."""
    shorter = min(len(old), len(new))
    start = next((index for index in range(shorter) if old[index] != new[index]), shorter)
    rest = shorter - start
    tail = next((index for index in range(rest) if old[-1 - index] != new[-1 - index]), rest)
    # Two spaces that come together are written anew: in some formats they would be one.
    if 0 < start == len(new) - tail < len(new) and new[start - 1].text == new[start].text == " ":
        start -= 1
    return start, len(old) - tail


def _gap(old: _Atoms, start: int, end: int, new: Atom | None) -> tuple[Span, Path, Path]:
    """What of the file goes for the atoms from `start` to `end`, and the elements open before and behind it."""
    bits = [bit for _, bit in old]
    if start < end:
        return Span(bits[start].span.start, bits[end - 1].span.end), bits[start].path, bits[end - 1].end_path
    goes_on = start > 0 and (start == len(bits) or new is None or new.look != old[start][0].look)
    if goes_on:
        place, path = bits[start - 1].span.end, bits[start - 1].end_path
    else:
        place, path = bits[start].span.start, bits[start].path
    return Span(place, place), path, path


def _text_paths(old: _Atoms, start: int, end: int) -> dict[Look, Path]:
    """For each look the elements around characters that have it, of those that go or else of others."""
    found: dict[Look, Path] = {}
    for _, bit in (*old[start:end], *old):
        if bit.kind is Kind.TEXT:
            is_bare = bool(bit.path) and not bit.path[-1].holds_text
            found.setdefault(look_of(bit.path), bit.path[:-1] if is_bare else bit.path)
    return found


def _write(writer: _Writer, sentence: Sentence, atoms: Sequence[Atom], which: Span, paths: dict[Look, Path]) -> None:
    index = which.start
    while index < which.end:
        look = atoms[index].look
        if look is None:
            writer.copy(sentence.coded.things[atoms[index].text])
            index += 1
            continue
        stop = next((at for at in range(index, which.end) if atoms[at].look != look), which.end)
        here = writer.path[-1].holds_text if writer.path else sentence.paragraph.holds_text
        path = writer.path if here and look_of(writer.path) == look else paths[look]
        before = atoms[index - 1].text if index else ""
        writer.text(atoms[index:stop], path, before, atoms[stop].text if stop < len(atoms) else "")
        index = stop


def _without_empty(raw: str, span: Span, xml: str, first: Path, last: Path) -> tuple[Span, str, Path]:
    """The same change without the elements of which it would leave nothing but their tags."""
    start, end = span.start, span.end
    while first and xml.startswith(first[-1].closing) and raw.endswith(first[-1].opening, 0, start):
        xml, start = xml.removeprefix(first[-1].closing), start - len(first[-1].opening)
        first = first[:-1]
    while last and xml.endswith(last[-1].opening) and raw.startswith(last[-1].closing, end):
        xml, end = xml.removesuffix(last[-1].opening), end + len(last[-1].closing)
        last = last[:-1]
    return Span(start, end), xml, first


def _ends_in_space(raw: str, span: Span, xml: str) -> bool:
    """Whether there is white space at an edge of the element in which the change is, or may be after it."""
    left, right = raw[span.start - 1], raw[span.end]
    if "<" in xml:
        return True
    return (left == ">" and (xml + right)[0].isspace()) or (right == "<" and (left + xml)[-1].isspace())
