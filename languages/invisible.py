"""Characters that nobody sees (Unicode's general categories Cc, Cf, Zl and Zp), and where they are at home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossator.languages.language import base_code

__all__ = ["Invisible", "bidirectional_errors", "invisible_characters"]

ZERO_WIDTH_SPACE, NON_JOINER, JOINER, SOFT_HYPHEN = "\u200b", "\u200c", "\u200d", "\u00ad"

# What is looked for; spaces of all kinds, line ends and tabs are not.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0001-\U000e007f]"
)

# By what a person would call them; the rest are control characters.
_NAMES = {
    SOFT_HYPHEN: "a soft hyphen",
    "\u061c": "an Arabic letter mark",
    "\u180e": "a Mongolian vowel separator",
    ZERO_WIDTH_SPACE: "a zero-width space",
    NON_JOINER: "a zero-width non-joiner",
    JOINER: "a zero-width joiner",
    "\u200e": "a left-to-right mark",
    "\u200f": "a right-to-left mark",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\u202a": "a left-to-right embedding",
    "\u202b": "a right-to-left embedding",
    "\u202c": "the end of an embedding",
    "\u202d": "a left-to-right override",
    "\u202e": "a right-to-left override",
    "\u2060": "a word joiner",
    "\u2066": "a left-to-right isolate",
    "\u2067": "a right-to-left isolate",
    "\u2068": "a first strong isolate",
    "\u2069": "the end of an isolate",
    "\ufeff": "a byte order mark",
}

# Languages written without spaces, in which a zero-width space says where a line may end, and Mongolian.
_BREAKING = frozenset("ja km lo my th zh".split())
# Scripts whose letters join: the joiners shape them (Unicode Standard 16, sections 9.2, 12.1, 13.5, 23.2).
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0e80-\u0eff\u0f00-\u109f\u1780-\u17ff\u1800-\u18af\u1b00-\u1b7f\ua840-\ua87f"
    "\ua980-\ua9df\uaa60-\uaa7f\ufb50-\ufdff\ufe70-\ufefc]"
)
# Emoji of several parts (Unicode Technical Standard #51): the joiner stands behind a pictograph, a skin tone or a
# variation selector; the tags of a flag behind a black flag.
_PICTOGRAPH = re.compile("[\u200d\u20e3\u231a-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

_MARKS = frozenset("\u061c\u200e\u200f")
_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
_OVERRIDES = frozenset("\u202d\u202e")
_CLOSING = frozenset(_OPENING.values())


class Invisible(NamedTuple):
    """A character that is out of place, and what people call it."""

    at: int
    character: str
    name: str


def invisible_characters(text: str, code: str) -> Iterator[Invisible]:
    """The invisible characters of a text that have no use where they stand; those of two directions are not looked at.

    >>> [found.name for found in invisible_characters("re\u200bport\u00a0\N{WORD JOINER}", "en")]
    ['a zero-width space', 'a word joiner']
    >>> list(invisible_characters("می\u200cخواهم", "fa"))
    []
    """
    if text.isprintable():
        return
    for match in _INVISIBLE.finditer(text):
        character, at = match.group(), match.start()
        if character in _OPENING or character in _CLOSING or _is_at_home(text, at, code):
            continue
        yield Invisible(at, character, _NAMES.get(character, "a control character"))


def bidirectional_errors(text: str) -> Iterator[Invisible]:
    """Embeddings, overrides and isolates that are not closed or closed twice; overrides in a text of one direction.

    Unclosed ones make what follows read otherwise than it is written (Boucher and Anderson, Trojan Source, 2021); a
    paragraph ends them (Unicode Standard Annex #9).
    """
    if text.isprintable():
        return
    mixed = _RIGHT_TO_LEFT.search(text) is not None
    start = 0
    for paragraph in text.splitlines(keepends=True):
        for at, closed in _controls(paragraph):
            if not closed or (paragraph[at] in _OVERRIDES and not mixed):
                yield Invisible(start + at, paragraph[at], _NAMES[paragraph[at]])
        start += len(paragraph)


def _controls(paragraph: str) -> Iterator[tuple[int, bool]]:
    """Where the controls of a paragraph stand, and whether each has its counterpart."""
    opened: list[int] = []
    pairs: dict[int, bool] = {}
    for match in _INVISIBLE.finditer(paragraph):
        at, character = match.start(), match.group()
        if character in _OPENING:
            opened.append(at)
            pairs[at] = False
        elif character in _CLOSING:
            matched = bool(opened) and _OPENING[paragraph[opened[-1]]] == character
            pairs[at] = matched
            if matched:
                pairs[opened.pop()] = True
    return iter(sorted(pairs.items()))


def _is_at_home(text: str, at: int, code: str) -> bool:
    character, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if character in _MARKS:
        return _RIGHT_TO_LEFT.search(text) is not None
    if character in (JOINER, NON_JOINER):
        joins = _JOINING.match(before) or _JOINING.match(after)
        return bool(joins or (character == JOINER and _PICTOGRAPH.match(before) and after))
    if "\U000e0020" <= character <= "\U000e007f":
        return _PICTOGRAPH.match(before) is not None
    return character == ZERO_WIDTH_SPACE and base_code(code) in _BREAKING
