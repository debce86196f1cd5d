"""The tags and texts of one part of an office document, under names that do not depend on the file's prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from glossator.errors import FormatError
from glossator.formats.format import Part
from glossator.formats.xml_elements import check, parts
from glossator.formats.xml_tokens import TOKEN, attributes_of
from glossator.model import Span

__all__ = ["Token", "tokens"]

# Tables in tables in text boxes stay far below; on a file made for it, time would grow with the square of the depth.
_DEEPEST = 1_000
_WHITE = str.maketrans("\t\n\r", "   ")


class Token(NamedTuple):
    """A tag (`kind` open, close or empty), or characters (text, cdata)."""

    kind: str
    name: str
    span: Span
    found: re.Match[str]

    @property
    def attributes(self) -> Mapping[str, str]:
        """The attributes of a tag, by their names without the prefix."""
        return {name.rpartition(":")[2]: value for name, value in attributes_of(self.found).items()}

    def parts(self) -> Iterator[Part]:
        """The characters with their places; all white space is one space or several."""
        return (Part(part.value.translate(_WHITE), *part[1:]) for part in parts(self.found) if part.value)


def tokens(raw: str, span: Span, path: str, roots: Mapping[str, str], prefixes: Mapping[str, str]) -> Iterator[Token]:
    """The tags and texts of the XML document at `span`; `prefixes` are the ones to name its namespaces by.

    Raises:
        FormatError: it is not well-formed, declares entities, has another root, or is nested too deeply.
    """
    check(raw[span.start : span.end], path, roots)
    outer: list[Mapping[str, str]] = [{}]
    for found in TOKEN.finditer(raw, span.start, span.end):
        whole = Span(*found.span())
        if not found["name"]:
            if found["text"] is not None or found["cdata"]:
                yield Token("text" if found["cdata"] is None else "cdata", "", whole, found)
        elif found["close"]:
            yield Token("close", _name(found["name"], outer.pop()), whole, found)
        else:
            names = _declared(found, outer[-1], prefixes)
            if not found["empty"]:
                outer.append(names)
            yield Token("empty" if found["empty"] else "open", _name(found["name"], names), whole, found)
            if len(outer) > _DEEPEST:
                hint = "open it in the program that wrote it and save it again"
                raise FormatError(f"has more than {_DEEPEST} elements in one another", path=path, hint=hint)


def _declared(tag: re.Match[str], outer: Mapping[str, str], prefixes: Mapping[str, str]) -> Mapping[str, str]:
    """The file's prefixes and what each stands for, with those that the tag declares."""
    if "xmlns" not in tag["attributes"]:
        return outer
    found = ((name, value) for name, value in attributes_of(tag).items() if name == "xmlns" or name[:6] == "xmlns:")
    return {**outer, **{name.partition(":")[2]: prefixes.get(value, value) for name, value in found}}


def _name(name: str, names: Mapping[str, str]) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{names.get(prefix, prefix)}:{local}"
