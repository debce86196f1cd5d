"""XLIFF 2.0 to 2.2: units of segments; modules and extensions are left alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossator.formats.format import Change, unique
from glossator.formats.xliff_elements import Element, elements, with_attribute
from glossator.formats.xliff_states import NAMES_2, state_2
from glossator.formats.xliff_targets import content_edit, filled, new_content, on_its_own_line
from glossator.formats.xliff_units import Sentence, Unit, Version, notes_around
from glossator.model import Edit, Span

__all__ = ["XLIFF_2"]

_CORE = "urn:oasis:names:tc:xliff:document:2."
_TEXTS = frozenset({"source", "target"})
# The Size and Length Restriction Module (XLIFF 2.1, 5.7): "most" or "least,most", counted as the profile says.
_SIZES = "{urn:oasis:names:tc:xliff:sizerestriction:2.0}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _languages(root: Element, _unit: Element | None) -> tuple[str | None, str | None]:
    """The languages of the file, as it says."""
    return root.attributes.get("srcLang"), root.attributes.get("trgLang")


def _units(raw: str, path: str) -> Iterator[Unit]:
    """The units with a segment in the order of the file."""
    for element in elements(raw, path, streamed={"unit"}, texts=_TEXTS):
        if element.name == "unit" and _is_core(element):
            sentences = tuple(_sentences(raw, element))
            if sentences:
                yield _unit(raw, element, sentences)


def _is_core(element: Element) -> bool:
    return element.parent is not None and element.parent.namespace == element.namespace


def _unit(raw: str, element: Element, sentences: tuple[Sentence, ...]) -> Unit:
    file = next((one for one in element.ancestors() if one.name == "file"), None)
    named = file.attributes.get("original") or file.attributes.get("id", "") if file else ""
    notes = (*notes_around(raw, element, inside="notes"), *_limit(element, file))
    return Unit(element, named, sentences, notes, element.attributes.get("name", ""))


def _limit(unit: Element, file: Element | None) -> Iterator[str]:
    """The most characters that a text of the unit may have, where the file counts characters."""
    profiles = next((one for one in file.children if one.name == "profiles"), None) if file else None
    restriction = unit.inherited(f"{_SIZES}sizeRestriction")
    if restriction and profiles and profiles.attributes.get("generalProfile") == "xliff:codepoints":
        most = restriction.rpartition(",")[2].strip()
        if most.isascii() and most.isdecimal():
            yield f"max-length: {most}"


def _sentences(raw: str, unit: Element) -> Iterator[Sentence]:
    segments = [one for one in unit.named("segment") if one.child("source")]
    numbers = (segment.attributes.get("id") or str(number) for number, segment in enumerate(segments, 1))
    for segment, name in zip(segments, unique(numbers), strict=True):
        source, target = segment.child("source"), segment.child("target")
        if source:
            is_empty = target is None or not raw[target.content.start : target.content.end].strip()
            state = state_2(segment, is_empty=is_empty)
            is_kept = unit.inherited("translate") == "no"
            alone = "" if len(segments) == 1 else name
            yield Sentence(alone, source, target, source.span.end, state, segment, is_kept)


def _edits(raw: str, path: str, unit: Unit, changes: Mapping[str, Change], _language: str | None) -> Iterator[Edit]:
    """The edits of a unit whose segments change, by their names; a missing target is put in behind its source.

    Raises:
        FormatError: a new target is not well-formed.
    """
    for sentence in unit.sentences:
        change = changes.get(sentence.name)
        if change is None:
            continue
        value = change.new.target.value if change.new.target else ""
        if sentence.target is None:
            yield _inserted(raw, path, sentence, value)
        elif edit := content_edit(raw, path, sentence.source, sentence.target, value):
            yield edit
        if change.new.state is not change.old.state and sentence.state_element:
            yield _state_edit(raw, sentence.state_element, NAMES_2[change.new.state])


def _inserted(raw: str, path: str, sentence: Sentence, value: str) -> Edit:
    source = sentence.source
    prefix, colon, _ = source.written_name.rpartition(":")
    name = f"{prefix}{colon}target"
    space = source.attributes.get(_SPACE)
    tag = f'<{name} xml:space="{space}">' if space else f"<{name}>"
    written = on_its_own_line(raw, source, filled(tag, name, new_content(raw, path, source, value)))
    return Edit(Span(sentence.place, sentence.place), written)


def _state_edit(raw: str, segment: Element, state: str) -> Edit:
    """A new state; what `subState` said of the old one goes (XLIFF 2.1, 4.3.1.29)."""
    tag = with_attribute(raw[segment.tag.start : segment.tag.end], "state", state)
    return Edit(segment.tag, with_attribute(tag, "subState", None))


def _root_edits(raw: str, root: Element, language: str | None) -> Iterator[Edit]:
    """The target language, which a file with targets has to name (XLIFF 2.1, 4.3.1.38)."""
    if language and "trgLang" not in root.attributes:
        yield Edit(root.tag, with_attribute(raw[root.tag.start : root.tag.end], "trgLang", language))


XLIFF_2 = Version(_units, _languages, _edits, _root_edits)
