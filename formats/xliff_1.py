"""XLIFF 1.0 to 1.2 and what tools make of it: SDLXLIFF (Trados Studio), MQXLIFF (memoQ), MXLIFF (Phrase)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.formats.format import unique
from glossator.formats.xliff_1_edits import edits
from glossator.formats.xliff_elements import Element, elements
from glossator.formats.xliff_states import TRADOS, attribute_of, is_locked, state_1
from glossator.formats.xliff_units import Sentence, Unit, Version, notes_around
from glossator.model import State

__all__ = ["XLIFF_1"]

_TEXTS = frozenset({"source", "seg-source", "target"})
_SDL = "http://sdl.com/FileTypes/SdlXliff/1.0"
# The units in which `maxwidth` counts what people see; without one it counts pixels (XLIFF 1.2, 3.2.2, size-unit).
_CHARACTERS = ("char", "glyph")
# PO in XLIFF 1.2 (its Representation Guide for Gettext PO, 5.2): a group of the forms, numbered in the units' ids.
_PLURALS, _FORM = "x-gettext-plurals", re.compile(r"\[(\d{1,2})\]$")


def _languages(_root: Element, unit: Element | None) -> tuple[str | None, str | None]:
    """The languages of the first file, as it says."""
    file = _file(unit) if unit else None
    target = unit.child("target") if unit else None
    declared = file.attributes if file else {}
    in_target = target.attributes.get("{http://www.w3.org/XML/1998/namespace}lang") if target else None
    return declared.get("source-language"), declared.get("target-language") or in_target


def _units(raw: str, path: str) -> Iterator[Unit]:
    """The units in the order of the file."""
    for element in elements(raw, path, streamed={"trans-unit"}, texts=_TEXTS):
        source = element.child("source") if element.name == "trans-unit" else None
        if source and _is_core(element):
            yield _unit(raw, path, element, source)


def _is_core(element: Element) -> bool:
    """Whether it is an element of XLIFF, not another's of the same name."""
    return element.parent is not None and element.parent.namespace == element.namespace


def _unit(raw: str, path: str, element: Element, source: Element) -> Unit:
    target = element.child("target")
    pairs = list(_segmented(raw, path, element, target))
    sentences = tuple(pairs) if pairs else (_whole(raw, element, source, target),)
    file = _file(element)
    group = element.parent
    is_form = group is not None and group.attributes.get("restype") == _PLURALS
    form = _FORM.search(element.attributes.get("id", "")) if is_form else None
    return Unit(
        element,
        file.attributes.get("original", "") if file else "",
        sentences,
        (*notes_around(raw, element), *_limit(element)),
        element.attributes.get("resname", ""),
        int(form[1]) if form else None,
    )


def _file(unit: Element) -> Element | None:
    return next((element for element in unit.ancestors() if element.name == "file"), None)


def _limit(unit: Element) -> Iterator[str]:
    element = next((one for one in (unit, *unit.ancestors()) if "maxwidth" in one.attributes), None)
    if element and element.attributes.get("size-unit") in _CHARACTERS:
        yield f"max-length: {element.attributes['maxwidth']}"


def _whole(raw: str, unit: Element, source: Element, target: Element | None) -> Sentence:
    """The one segment of a unit that is not segmented."""
    segmented = unit.child("seg-source")
    place = max(source.span.end, segmented.span.end if segmented else 0)
    is_empty = target is None or not raw[target.content.start : target.content.end].strip()
    tool = attribute_of(unit)
    state = tool.state(unit, is_empty=is_empty) if tool else state_1(unit, target, is_empty=is_empty)
    return Sentence("", source, target, place, state, is_kept=_is_kept(unit) or is_locked(unit))


def _is_kept(unit: Element) -> bool:
    return unit.inherited("translate") == "no"


def _segmented(raw: str, path: str, unit: Element, target: Element | None) -> Iterator[Sentence]:
    """The segments of a segmented unit; none where its target has text that is not segmented."""
    segmented = unit.child("seg-source")
    sources = _marked(raw, path, segmented) if segmented else {}
    targets = _marked(raw, path, target) if target else {}
    blank = target is None or not raw[target.content.start : target.content.end].strip()
    if not sources or not segmented or not (blank or targets):
        return
    definitions = _definitions(unit)
    place = segmented.span.end if blank or target is None else target.content.start
    for name, source in sources.items():
        found = targets.get(name)
        place = found.span.end if found else place
        definition = definitions.get(name)
        is_kept = _is_kept(unit) or is_locked(unit) or (definition is not None and is_locked(definition))
        state = _sentence_state(raw, unit, target, found, definition)
        yield Sentence(name, source, found, place, state, definition, is_kept)


def _sentence_state(
    raw: str, unit: Element, target: Element | None, mark: Element | None, definition: Element | None
) -> State:
    is_empty = mark is None or not raw[mark.content.start : mark.content.end].strip()
    if definition:
        return TRADOS.state(definition, is_empty=is_empty)
    tool = attribute_of(unit)
    if tool or is_empty:
        return tool.state(unit, is_empty=is_empty) if tool else State.INITIAL
    return state_1(unit, target, is_empty=is_empty)


def _marked(raw: str, path: str, element: Element) -> dict[str, Element]:
    """The `mrk` of segments by `mid`; one inside of another is none."""
    found = (one for one in elements(raw, path, inside=element) if one.name == "mrk")
    marks = sorted((one for one in found if one.attributes.get("mtype") == "seg"), key=lambda one: one.tag)
    outer: list[Element] = []
    for one in marks:
        if not outer or one.tag.start >= outer[-1].span.end:
            outer.append(one)
    return dict(zip(unique(one.attributes.get("mid", "") for one in outer), outer, strict=True))


def _definitions(unit: Element) -> dict[str, Element]:
    """What Trados Studio says of each segment."""
    lists = (one for one in unit.children if one.name == "seg-defs" and one.namespace == _SDL)
    return {one.attributes.get("id", ""): one for definitions in lists for one in definitions.named("seg")}


XLIFF_1 = Version(_units, _languages, edits)
