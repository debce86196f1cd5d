"""The edits of XLIFF 1: targets, segmented as their sources are, and the states of the tools."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossator.formats.format import Change
from glossator.formats.xliff_elements import Element, with_attribute
from glossator.formats.xliff_states import NAMES_1, TRADOS, Attribute, attribute_of
from glossator.formats.xliff_targets import content_edit, filled, new_content, on_its_own_line
from glossator.formats.xliff_units import Sentence, Unit
from glossator.model import Edit, Span, State

__all__ = ["edits"]

_ORDER = (State.INITIAL, State.FUZZY, State.TRANSLATED, State.FINAL)
_XML = "{http://www.w3.org/XML/1998/namespace}"


def edits(raw: str, path: str, unit: Unit, changes: Mapping[str, Change], language: str | None) -> Iterator[Edit]:
    """The edits of a unit whose segments change, by their names; a missing target is put in, segmented as the source.

    Raises:
        FormatError: a new target is not well-formed.
    """
    element = unit.element
    changed = [(one, changes[one.name]) for one in unit.sentences if one.name in changes]
    for sentence, change in changed:
        if sentence.state_element and change.new.state is not change.old.state:
            yield _tag_edit(raw, sentence.state_element, TRADOS, change.new.state)
    state, tool = _unit_state(unit, changes), attribute_of(element)
    if state:
        yield from _unit_edits(raw, element, state, tool)
    target = element.child("target")
    in_target = state if state and (not tool or (target and "state" in target.attributes)) else None
    if target is None or (unit.sentences[0].name and not raw[target.content.start : target.content.end].strip()):
        yield _new_target(raw, path, unit, changes, in_target, language)
    else:
        yield from _target_edits(raw, path, unit, target, changes, in_target)


def _unit_state(unit: Unit, changes: Mapping[str, Change]) -> State | None:
    """The lowest state of the unit's translated segments, if one of them has changed that has no place for its own."""
    own = [one for one in unit.sentences if one.state_element is None]
    moved = (changes[one.name] for one in own if one.name in changes)
    if not any(change.new.state is not change.old.state for change in moved):
        return None
    states = [changes[one.name].new.state if one.name in changes else one.state for one in own]
    return min((state for state in states if state is not State.INITIAL), key=_ORDER.index, default=State.INITIAL)


def _unit_edits(raw: str, unit: Element, state: State, tool: Attribute | None) -> Iterator[Edit]:
    tag = old = raw[unit.tag.start : unit.tag.end]
    if tool:
        tag = with_attribute(tag, tool.written_name(unit), tool.write(state, unit))
    if unit.attributes.get("approved") == "yes" and state is not State.FINAL:
        tag = with_attribute(tag, "approved", "no")
    if tag != old:
        yield Edit(unit.tag, tag)


def _tag_edit(raw: str, element: Element, attribute: Attribute, state: State) -> Edit:
    tag = raw[element.tag.start : element.tag.end]
    return Edit(element.tag, with_attribute(tag, attribute.written_name(element), attribute.write(state, element)))


def _target_edits(
    raw: str, path: str, unit: Unit, target: Element, changes: Mapping[str, Change], state: State | None
) -> Iterator[Edit]:
    tag = raw[target.tag.start : target.tag.end]
    new_tag = with_attribute(tag, "state", NAMES_1[state]) if state else tag
    missing: dict[int, str] = {}
    opened = False
    for before, sentence in zip((None, *unit.sentences), unit.sentences, strict=False):
        value = _value(changes, sentence.name)
        if value is None:
            continue
        if sentence.target is None:
            mark = _between(raw, before, sentence) + _mark(raw, path, sentence.source, value)
            missing[sentence.place] = missing.get(sentence.place, "") + mark
            continue
        is_whole = sentence.target is target
        edit = content_edit(raw, path, sentence.source, sentence.target, value, new_tag if is_whole else "")
        opened |= edit is not None and is_whole and target.is_empty_tag
        if edit:
            yield edit
    yield from (Edit(Span(place, place), written) for place, written in missing.items())
    if new_tag != tag and not opened:
        yield Edit(target.tag, new_tag)


def _value(changes: Mapping[str, Change], name: str) -> str | None:
    """The new target of a segment; None where it does not change."""
    if name not in changes:
        return None
    target = changes[name].new.target
    return target.value if target else ""


def _between(raw: str, before: Sentence | None, sentence: Sentence) -> str:
    """The white space before a segment of the source."""
    space = raw[before.source.span.end : sentence.source.span.start] if before else ""
    return space if space.isspace() else ""


def _new_target(
    raw: str, path: str, unit: Unit, changes: Mapping[str, Change], state: State | None, language: str | None
) -> Edit:
    """A target for a unit that has none, or one without anything in it."""
    values = {name: _value(changes, name) or "" for name in changes}
    old = unit.element.child("target")
    first = unit.sentences[0]
    segmented = bool(first.name)
    content = _segmentation(raw, path, unit, values) if segmented else new_content(raw, path, first.source, values[""])
    source = unit.element.child("source") or first.source
    prefix, colon, _ = source.written_name.rpartition(":")
    tag = raw[old.tag.start : old.tag.end] if old else f"<{prefix}{colon}target{_same_attributes(source, language)}>"
    written = filled(with_attribute(tag, "state", NAMES_1[state]) if state else tag, f"{prefix}{colon}target", content)
    if old:
        return Edit(old.span, written)
    return Edit(Span(first.place, first.place), on_its_own_line(raw, source, written))


def _same_attributes(source: Element, language: str | None) -> str:
    space = source.attributes.get(f"{_XML}space")
    named = language if f"{_XML}lang" in source.attributes else None
    return (f' xml:lang="{named}"' if named else "") + (f' xml:space="{space}"' if space else "")


def _segmentation(raw: str, path: str, unit: Unit, values: Mapping[str, str]) -> str:
    """What is in the segmented source, with the new texts for its segments and nothing for the others."""
    segmented = unit.element.child("seg-source")
    whole = segmented.content if segmented else Span(0, 0)
    written: list[str] = []
    position = whole.start
    for sentence in unit.sentences:
        mark = _mark(raw, path, sentence.source, values.get(sentence.name, ""))
        written += [raw[position : sentence.source.span.start], mark]
        position = sentence.source.span.end
    return "".join((*written, raw[position : whole.end]))


def _mark(raw: str, path: str, source: Element, value: str) -> str:
    tag = raw[source.tag.start : source.tag.end]
    return filled(tag, source.written_name, new_content(raw, path, source, value))
