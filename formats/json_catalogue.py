"""JSON: catalogues of strings as i18next, Chrome extensions and Flutter (ARB) have them, and any other JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from glossator.formats.comments import Requests
from glossator.formats.format import Change, Format, Languages
from glossator.formats.json_tree import Leaf, Tree, json_escape, read_json, string_parts
from glossator.formats.resource import CATEGORIES, monolingual, sides, string_edits, text_with_codes, usual_escapes
from glossator.model import Document, Edit, Segment

__all__ = ["FORMAT", "parse"]

# Keys that hold what is said of a file or a string and not a string.
_NO_TEXT = frozenset({"$schema", "$id", "$comment", "_comment", "__comment", "//", "#"})
_PLURAL = re.compile(r"(.+?)(?:_ordinal)?_(" + "|".join(CATEGORIES) + r")\Z", re.DOTALL)
_ESCAPED = re.compile(r"\\u(?!00[0-7])[0-9a-fA-F]{4}")


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a JSON file: a segment for each string with words in it, its id the path of keys.

    Of Chrome's messages.json only the messages are texts, and their descriptions notes; of ARB the strings whose keys
    do not begin with @. The forms of an i18next plural (`key_one`, `key_other`) are numbered in CLDR's order. Comments
    before a key are notes.

    Raises:
        FormatError: it is no JSON.
    """
    tree = read_json(raw, path)
    segments: Iterable[Segment]
    declared = None
    if path.lower().endswith(".arb"):
        segments = _arb(raw, tree)
        declared = next((leaf.text for leaf in tree.leaves if leaf.path == ("@@locale",)), None)
    elif _is_chrome(tree):
        segments = _chrome(raw, tree)
    else:
        segments = _plain(raw, tree)
    return monolingual("json", raw, path, languages, segments, (declared or "").replace("_", "-") or None)


def _segment(raw: str, leaf: Leaf, id_: str, notes: Iterable[str] = (), plural: int | None = None) -> Segment:
    return Segment(id_, text_with_codes(string_parts(raw, leaf.span)), plural=plural, notes=tuple(notes))


def _plain(raw: str, tree: Tree) -> Iterator[Segment]:
    requests = Requests()
    paths = {leaf.path for leaf in tree.leaves}
    for leaf in tree.leaves:
        for comment in leaf.comments:
            requests.hear(comment)
        if leaf.text is None or not _NO_TEXT.isdisjoint(leaf.path):
            continue
        comments = (comment for comment in leaf.comments if not comment.startswith("glossator:"))
        yield _segment(raw, leaf, ".".join(leaf.path), (*comments, *requests.notes()), _form(leaf.path, paths))


def _form(path: tuple[str, ...], paths: set[tuple[str, ...]]) -> int | None:
    """The number of a plural form whose key ends in its category, where there is one for `other`."""
    found = _PLURAL.match(path[-1]) if path else None
    if found is None or (*path[:-1], path[-1].removesuffix(found[2]) + "other") not in paths:
        return None
    stem = path[-1].removesuffix(found[2])
    present = [category for category in CATEGORIES if (*path[:-1], stem + category) in paths]
    return present.index(found[2]) if len(present) > 1 else None


def _is_chrome(tree: Tree) -> bool:
    """Whether every value of the file is an object with a message."""
    keys = {path[0] for path in tree.containers if len(path) == 1}
    messages = {leaf.path[0] for leaf in tree.leaves if leaf.path[1:] == ("message",) and leaf.text is not None}
    return bool(keys) and keys == messages and all(len(leaf.path) > 1 for leaf in tree.leaves)


def _chrome(raw: str, tree: Tree) -> Iterator[Segment]:
    notes = {leaf.path[0]: leaf.text for leaf in tree.leaves if leaf.path[1:] == ("description",) and leaf.text}
    for leaf in tree.leaves:
        if leaf.path[1:] == ("message",) and leaf.text is not None:
            yield _segment(raw, leaf, leaf.path[0], filter(None, (notes.get(leaf.path[0]),)))


def _arb(raw: str, tree: Tree) -> Iterator[Segment]:
    notes: dict[str, list[str]] = {}
    for leaf in tree.leaves:
        if len(leaf.path) == 2 and leaf.path[1] in ("description", "context") and leaf.text:
            notes.setdefault(leaf.path[0], []).append(leaf.text)
        elif len(leaf.path) == 4 and leaf.path[1::2] in (("placeholders", "example"), ("placeholders", "description")):
            notes.setdefault(leaf.path[0], []).append(f"{{{leaf.path[2]}}}: {leaf.text}")
    for leaf in tree.leaves:
        if len(leaf.path) == 1 and not leaf.path[0].startswith("@") and leaf.text is not None:
            yield _segment(raw, leaf, leaf.path[0], notes.get(f"@{leaf.path[0]}", ()))


def _edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    usual = usual_escapes(document)
    ascii_only = document.raw.isascii() and _ESCAPED.search(document.raw) is not None
    for change in changes:
        before, _ = sides(change)
        quote = document.raw[before.pieces[0].file_start - 1] if before.pieces else '"'
        escape = partial(json_escape, ascii_only=ascii_only, quote=quote)
        yield from string_edits(document, [change], escape, usual)


FORMAT = Format("json", (".json", ".arb", ".json5", ".jsonc"), parse, _edit, keyed=True)
