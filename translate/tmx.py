"""Reads and writes TMX 1.4, the standard of translation memory exchange, a unit at a time.

Each unit is found in the stream and read as XML by itself: one that is broken costs no other, memory does not grow
with the file, and what a document type declares, entities above all, has no meaning here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from glossator.errors import FormatError
from glossator.files import make_file
from glossator.formats.tmx import CONTEXTS
from glossator.glossary.cells import tidy_code
from glossator.languages.language import base_code, same_language
from glossator.translate.tmx_codes import escaped, marked_up, text_of
from glossator.translate.tmx_stream import raw_units
from glossator.translate.unit import Unit

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Broken", "date_of", "read_tmx", "write_tmx"]

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DATE = re.compile(r"\d{8}T\d{6}Z")
_UNDECODED = re.compile("[\ud800-\udfff]")
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="Glossator" creationtoolversion="{version}" segtype="sentence" o-tmf="Glossator" adminlang="en" \
srclang="*all*" datatype="plaintext"/>
<body>
"""


@dataclass(frozen=True, slots=True)
class Broken:
    """A unit that could not be read, the line where it starts, and why."""

    line: int
    reason: str


def read_tmx(
    path: str | Path,
    source_language: str | None = None,
    target_language: str | None = None,
    opened: BinaryIO | None = None,
) -> Iterator[Unit | Broken]:
    """The units of a file, a pair of languages each, and those that are broken, in order.

    The source is the text in `source_language`, where that is None in the language that the file names, else the first
    one; other texts are targets, those in `target_language` only where it is given. A unit without a date has the
    file's; codes are named as formats/tmx_codes.py does. A file that is not on disk, or is packed, comes `opened`.

    Raises:
        FormatError: the file cannot be read or is no TMX.
    """
    named, units = raw_units(path, opened)
    chosen = _Languages(source_language, target_language, named)
    for line, text in units:
        if text is None:
            yield Broken(line, "the unit is not closed")
            continue
        try:
            yield from chosen.units(_parsed(text), Path(path))
        except ValueError as error:
            yield Broken(line, str(error))


def write_tmx(path: str | Path, units: Iterable[Unit]) -> int:
    """Write the units beside `path` and move the file into place; how many there were.

    Raises:
        FormatError: it cannot be written.
    """
    target, count = Path(path), 0

    def write(made: Path) -> None:
        nonlocal count
        with made.open("w", encoding="utf-8", newline="\n") as file:
            file.write(_HEAD.format(version=version("glossator")))
            for unit in units:
                file.write(_written(unit))
                count += 1
            file.write("</body>\n</tmx>\n")

    try:
        if target.exists() and not target.is_file():
            write(target)
        else:
            make_file(target, write)
    except OSError as error:
        raise FormatError(f"cannot be written: {error.strerror}", path=str(path)) from error
    return count


def date_of(path: Path) -> str:
    """When a file was changed, as TMX writes dates; "" where it is not on disk."""
    if not path.is_file():
        return ""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y%m%dT%H%M%SZ")


@dataclass(frozen=True, slots=True)
class _Languages:
    """Which texts of a unit are wanted; `named` is the source language that the file names for all."""

    source: str | None
    target: str | None
    named: str

    def units(self, element: _Element, path: Path) -> Iterator[Unit]:
        """The units of a `tu`.

        Raises:
            ValueError: it lacks a text.
        """
        variants = [(_code(variant), variant) for variant in element.iterfind("{*}tuv")]
        source = self._source(element, variants)
        if source is None:
            return
        origin = _property(element, ("x-origin",)) or path.name
        for code, variant in variants:
            if code != source[0] and (self.target is None or same_language(code, self.target)):
                dates = [date for date in _dates(variant, element) if date] or [date_of(path)]
                yield Unit(
                    _text(source[1], source[0]),
                    _text(variant, code),
                    source[0],
                    code,
                    _property(element, CONTEXTS),
                    dates[-1],
                    dates[0],
                    _author(variant, element),
                    origin,
                )

    def _source(self, element: _Element, variants: list[tuple[str, _Element]]) -> tuple[str, _Element] | None:
        if len({code for code, _ in variants}) < 2:
            raise ValueError(f"{'one language' if variants else 'no text'}, expected a text and its translation")
        named = element.get("srclang") or self.named
        wanted = self.source or ("" if named == "*all*" else named)
        if not wanted:
            return variants[0]
        same = [one for one in variants if one[0].lower() == wanted.lower()]
        same += [one for one in variants if base_code(one[0]) == base_code(wanted)]
        if not same and self.source is None:
            raise ValueError(f"no text in the source language {wanted}")
        return same[0] if same else None


def _parsed(text: str) -> _Element:
    from lxml import etree

    if _UNDECODED.search(text):
        raise ValueError("bytes that are no text in the file's encoding")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        # Its place counts from the start of the unit.
        raise ValueError(f"no well-formed XML: {error.msg.partition(', line ')[0]}") from error


def _code(variant: _Element) -> str:
    code = variant.get(_LANGUAGE) or variant.get("lang") or ""
    if not code.strip():
        raise ValueError("a text without a language")
    return tidy_code(code.strip())


def _text(variant: _Element, code: str) -> str:
    seg = variant.find("{*}seg")
    text = "" if seg is None else text_of(seg)
    if not text.strip():
        raise ValueError(f"no text in {code}")
    return text


def _dates(*elements: _Element) -> Iterator[str]:
    """The dates of a text and its unit, changes before creations; "" for what is no date of TMX."""
    for name in ("changedate", "creationdate"):
        for element in elements:
            date = element.get(name, "")
            yield date if _DATE.fullmatch(date) else ""


def _author(*elements: _Element) -> str:
    names = (element.get(name) for name in ("changeid", "creationid") for element in elements)
    return next(filter(None, names), "")


def _property(element: _Element, types: tuple[str, ...]) -> str:
    found = {prop.get("type", ""): prop.text or "" for prop in element.iterfind("{*}prop")}
    return next((found[type_] for type_ in types if found.get(type_)), "")


def _written(unit: Unit) -> str:
    facts = {"creationdate": unit.created, "changedate": unit.changed, "changeid": unit.author}
    attributes = "".join(f' {name}="{escaped(value)}"' for name, value in facts.items() if value)
    props = "".join(
        f'<prop type="{name}">{escaped(value)}</prop>'
        for name, value in (("x-context", unit.context), ("x-origin", unit.origin))
        if value
    )
    numbers: dict[tuple[str, int], int] = {}
    texts = "".join(
        f'<tuv xml:lang="{escaped(code)}"><seg>{marked_up(text, numbers)}</seg></tuv>\n'
        for code, text in ((unit.source_language, unit.source), (unit.target_language, unit.target))
    )
    return f'<tu srclang="{escaped(unit.source_language)}"{attributes}>{props}\n{texts}</tu>\n'
