"""Apple's string catalogues (.xcstrings): all languages of a key in one JSON file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from glossator.errors import FormatError
from glossator.formats.format import Change, Format, Languages, Part
from glossator.formats.json_tree import Leaf, Tree, json_escape, read_json, string_parts
from glossator.formats.resource import CATEGORIES, difference, numbered, text_with_codes
from glossator.model import Document, Edit, Segment, Span, State, Text

__all__ = ["FORMAT", "parse"]

_STATES = {
    "new": State.INITIAL,
    "needs_review": State.FUZZY,
    "stale": State.FUZZY,
    "translated": State.TRANSLATED,
}
_NAMES = {
    State.INITIAL: "new",
    State.FUZZY: "needs_review",
    State.TRANSLATED: "translated",
    State.FINAL: "translated",
}
_UNIT = "stringUnit"


class _String(NamedTuple):
    """A segment, with the path of its unit in the target language."""

    segment: Segment
    path: tuple[str, ...]


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a catalogue: a segment for each key, or for each form of one that varies (`key[plural.one]`).

    The target language is the one given, else the only one there is besides that of the source; without it the
    segments have no targets. A key that has no unit in the source language is its own source. Keys that are not to be
    translated are left out.

    Raises:
        FormatError: it is no JSON, or no string catalogue.
    """
    tree = read_json(raw, path)
    source, target = _languages(tree, path, languages)
    strings = numbered(one.segment for one in _strings(raw, tree, source, target))
    return Document(path, "xcstrings", raw, strings, source, target, bilingual=True)


def _languages(tree: Tree, path: str, languages: Languages) -> tuple[str, str | None]:
    source = next((leaf.text for leaf in tree.leaves if leaf.path == ("sourceLanguage",)), None)
    if source is None or not all(one in tree.keys for one in tree.containers if len(one) == 2 and one[0] == "strings"):
        what = "has no sourceLanguage and strings, expected a string catalogue of Xcode"
        raise FormatError(what, path=path, line=1)
    others = {one[3] for one in tree.containers if len(one) == 4 and one[2] == "localizations"} - {source}
    known = {code.lower().replace("_", "-"): code for code in others}
    if languages.target:
        return source, known.get(languages.target.lower(), languages.target)
    return source, others.pop() if len(others) == 1 else None


def _strings(raw: str, tree: Tree, source: str, target: str | None) -> Iterator[_String]:
    leaves = {leaf.path: leaf for leaf in tree.leaves}
    units = _units(leaves)
    keys = dict.fromkeys(one[1] for one in tree.containers if len(one) == 2 and one[0] == "strings")
    for key in sorted(keys, key=lambda key: tree.keys["strings", key]):
        if _said(leaves, key, "shouldTranslate", raw) == "false":
            continue
        sources: dict[tuple[str, ...], Leaf | None] = {**units.get((key, source), {})} or {(): None}
        forms = units.get((key, target), {}) if target else {}
        for inner in dict.fromkeys((*sources, *forms)):
            if forms and inner not in forms and inner not in sources:
                continue
            yield _string(raw, tree, leaves, (key, inner), sources, forms, target)


def _units(leaves: Mapping[tuple[str, ...], Leaf]) -> dict[tuple[str, str], dict[tuple[str, ...], Leaf]]:
    """The units by key and language, each by its path below these (empty, or of variations)."""
    units: dict[tuple[str, str], dict[tuple[str, ...], Leaf]] = {}
    for path, leaf in leaves.items():
        is_unit = path[:1] == ("strings",) and path[2:3] == ("localizations",) and path[-2:] == (_UNIT, "value")
        if is_unit and leaf.text is not None and len(path) > 5:
            units.setdefault((path[1], path[3]), {})[path[4:-2]] = leaf
    return units


def _said(leaves: Mapping[tuple[str, ...], Leaf], key: str, name: str, raw: str) -> str:
    leaf = leaves.get(("strings", key, name))
    if leaf is None:
        return ""
    return raw[leaf.span.start : leaf.span.end] if leaf.text is None else leaf.text


def _string(
    raw: str,
    tree: Tree,
    leaves: Mapping[tuple[str, ...], Leaf],
    place: tuple[str, tuple[str, ...]],
    sources: Mapping[tuple[str, ...], Leaf | None],
    forms: Mapping[tuple[str, ...], Leaf],
    target: str | None,
) -> _String:
    key, inner = place
    unit = ("strings", key, "localizations", target or "", *inner)
    original = sources.get(inner) or sources.get((*inner[:-1], "other")) or sources.get(())
    found = forms.get(inner)
    source = (
        text_with_codes(string_parts(raw, original.span))
        if original
        else text_with_codes(string_parts(raw, tree.keys["strings", key]))
    )
    text = state = None
    if target:
        end = tree.containers["strings", key][0].end - 1
        text = text_with_codes(string_parts(raw, found.span) if found else [Part("", end, 0)])
        said = leaves.get((*unit, _UNIT, "state"))
        state = _STATES.get((said.text if said else None) or "", State.TRANSLATED if text.value else State.INITIAL)
    shown = ".".join(part for part in inner if part != "variations")
    form = CATEGORIES.index(inner[-1]) if inner[-2:-1] == ("plural",) and inner[-1] in CATEGORIES else None
    notes = tuple(filter(None, (_said(leaves, key, "comment", raw),)))
    id_ = f"{key}[{shown}]" if shown else key
    return _String(Segment(id_, source, text, state or State.INITIAL, plural=form, notes=notes), unit)


def _edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the units in the target language; those that are missing are put in."""
    tree = read_json(document.raw, document.path)
    leaves = {leaf.path: leaf for leaf in tree.leaves}
    if document.target_language is None:
        raise FormatError("no target language was given", path=document.path, hint="name it, as with --lang")
    strings = list(_strings(document.raw, tree, document.source_language or "", document.target_language))
    paths = dict(zip((one.id for one in document.segments), (one.path for one in strings), strict=True))
    missing: dict[tuple[str, ...], dict[tuple[str, ...], Any]] = {}
    for old, new in changes:
        path = (*paths[old.id], _UNIT)
        value = leaves.get((*path, "value"))
        if value is None:
            unit = {"state": _NAMES[_state(old, new)], "value": new.target.value if new.target else ""}
            known = next(path[:depth] for depth in range(len(path), 0, -1) if path[:depth] in tree.containers)
            missing.setdefault(known, {})[path[len(known) :]] = unit
        else:
            yield from _unit_edits(leaves.get((*path, "state")), value, old, new)
    for known, units in missing.items():
        yield _inserted(document.raw, tree, known, units)


def _state(old: Segment, new: Segment) -> State:
    """A text that was put in is translated, unless something else is said of it."""
    return State.TRANSLATED if new.state is old.state is State.INITIAL else new.state


def _unit_edits(state: Leaf | None, value: Leaf, old: Segment, new: Segment) -> Iterator[Edit]:
    after = new.target.value if new.target else ""
    before = old.target or Text("")
    if after != before.value:
        place, changed = difference(before, after)
        yield Edit(
            value.span if place is None else place, "".join(map(json_escape, after[changed.start : changed.end]))
        )
    if new.state is not old.state and state:
        yield Edit(Span(state.span.start + 1, state.span.end - 1), _NAMES[new.state])


def _inserted(raw: str, tree: Tree, known: tuple[str, ...], units: Mapping[tuple[str, ...], Any]) -> Edit:
    """The edit that puts objects behind the last value of the object at `known`, as Xcode writes them."""
    added: dict[str, Any] = {}
    for path, unit in units.items():
        inner = added
        for name in path[:-1]:
            inner = inner.setdefault(name, {})
        inner[path[-1]] = unit
    span, last = tree.containers[known]
    newline = "\r\n" if "\r\n" in raw else "\n"
    rows = json.dumps(added, ensure_ascii=False, indent=2, separators=(",", " : ")).split("\n")[1:-1]
    indent = "  " * (len(known))
    body = "".join(f"{newline}{indent}{row}" for row in rows)
    if last:
        return Edit(Span(last, last), "," + body)
    return Edit(Span(span.start + 1, span.end - 1), f"{body}{newline}{indent}")


FORMAT = Format("xcstrings", (".xcstrings",), parse, _edit, bilingual=True)
