"""Character references of HTML ("&amp;"): what they stand for, and where one must be written.

Source: the HTML standard, 13.2.5.72 (character reference state); the names are those of Python's html.entities.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape
from html.entities import html5

from glossator.model import Span

__all__ = ["decoded", "escapers", "read_reference", "units"]

# A reference as a text shows it; all that a text of ours has of them ends in a semicolon.
_REFERENCE = re.compile(r"&(?:#[0-9]{1,9}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});")
_POSSIBLE = re.compile(r"&(?:#[0-9]{1,9};?|#[xX][0-9A-Fa-f]{1,8};?|[A-Za-z][A-Za-z0-9]{0,31};?)")
# What a bare "&" or "<" before it could turn into another reference or a tag.
_GLUE = re.compile(r"[&<][^\s&<]{0,40}\Z")
_UNIT = re.compile(_REFERENCE.pattern + r"|(?s:.)")
_NAMED = re.compile(r"[A-Za-z0-9#]")
_OPENS = re.compile(r"[A-Za-z/!?]")
_QUOTES: dict[str | None, dict[str, str]] = {None: {}, "": {'"': "&quot;"}, '"': {'"': "&quot;"}, "'": {"'": "&#39;"}}


def read_reference(raw: str, position: int, end: int, in_attribute: bool = False) -> tuple[str, int] | None:
    """The characters of the reference at `position` and its length; None: there is none.

    >>> read_reference("&copy2020", 0, 9), read_reference("&fish;", 0, 6)
    (('©', 5), None)
    """
    found = _POSSIBLE.match(raw, position, end)
    if found is None:
        return None
    written = found.group()
    if written[1] == "#" or (written.endswith(";") and written[1:] in html5):
        return unescape(written), len(written)
    # The names that need no semicolon have six characters at most.
    name = next((written[1:stop] for stop in range(min(7, len(written)), 2, -1) if written[1:stop] in html5), None)
    if name is None or (in_attribute and re.match(r"[=A-Za-z0-9]", raw[position + 1 + len(name) : end][:1])):
        return None
    return html5[name], 1 + len(name)


def decoded(raw: str, place: Span, characters: str, before: str, is_plain: bool) -> str | None:
    """The character that a reference is shown as; None where only the reference itself is clear.

    That is so where the character would be read as markup with what stands around it, or where it is none.
    """
    if len(characters) != 1:
        return None
    following = raw[place.end : place.end + 40]
    reference = read_reference(raw, place.end, len(raw)) if following[:1] == "&" else None
    following = reference[0] if reference else following
    if characters == "&" and (_is_reference(_UNIT.match("&" + following)) or (reference and _NAMED.match(following))):
        return None
    if characters == "<" and not is_plain and _OPENS.match(following):
        return None
    if characters.isascii() and not characters.isspace() and characters not in "\"'&<>" and _GLUE.search(before):
        return None
    return characters


def units(text: str) -> Iterator[str]:
    """The characters of a text as it is shown, with each reference in one.

    >>> list(units("a&lt;b&"))
    ['a', '&lt;', 'b', '&']
    """
    for found in _UNIT.finditer(text):
        if len(found.group()) == 1 or _is_reference(found.group()):
            yield found.group()
        else:
            yield from found.group()


def escapers(raw: str, encoding: str) -> dict[str | None, Callable[[str], str]]:
    """How a text is written into the file, by the quotes of the attribute that it is; None: it is none.

    References in it stay. What the file always writes as a reference is one, and what its encoding does not have.
    """
    usual = {"&": "&amp;", "<": "&lt;", **_habits(raw)}
    return {quote: partial(_escaped, {**usual, **more}, encoding) for quote, more in _QUOTES.items()}


def _escaped(usual: dict[str, str], encoding: str, text: str) -> str:
    written = "".join(usual.get(unit, unit) for unit in units(text))
    return written.encode(encoding, "xmlcharrefreplace").decode(encoding) if encoding != "utf-8" else written


def _habits(raw: str) -> dict[str, str]:
    """The characters outside ASCII that the file has as references alone, with the first of these."""
    found: dict[str, str] = {}
    for match in _POSSIBLE.finditer(raw):
        characters = unescape(match.group())
        if len(characters) == 1 and not characters.isascii():
            found.setdefault(characters, match.group() if match.group().endswith(";") else f"&#{ord(characters)};")
    return {character: reference for character, reference in found.items() if character not in raw}


def _is_reference(unit: re.Match[str] | str | None) -> bool:
    text = unit.group() if isinstance(unit, re.Match) else unit or ""
    return len(text) > 1 and (text[1] == "#" or text[1:] in html5)
