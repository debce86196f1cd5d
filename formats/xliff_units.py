"""The units of an XLIFF file and their segments, whatever its version."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from glossator.formats.format import Change
from glossator.formats.xliff_content import plain
from glossator.formats.xliff_elements import Element
from glossator.model import Edit, State

__all__ = ["Sentence", "Unit", "Version", "notes_around"]

# Of one element: a group's notes are those of each of its units too.
_MOST_NOTES = 20


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment of a unit: the elements that hold its two texts; `place` is where a missing target goes.

    `name` tells it from the others of its unit, and is "" where it is the only one. `state_element` is the element
    whose attributes say how far it is.
    """

    name: str
    source: Element
    target: Element | None
    place: int
    state: State
    state_element: Element | None = None
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its segments in the order of the file; `file` is named where several have the same ids."""

    element: Element
    file: str
    sentences: tuple[Sentence, ...]
    notes: tuple[str, ...] = ()
    context: str = ""
    plural: int | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """What the versions of XLIFF have each its own way.

    `units(raw, path)` are the units in order; `languages(root, first_unit)` the two that are declared;
    `edits(raw, path, unit, changes, target_language)` the edits of a unit whose segments, by name, change;
    `root_edits(raw, root, target_language)` those of the root where anything changes.
    """

    units: Callable[[str, str], Iterator[Unit]]
    languages: Callable[[Element, Element | None], tuple[str | None, str | None]]
    edits: Callable[[str, str, Unit, Mapping[str, Change], str | None], Iterator[Edit]]
    root_edits: Callable[[str, Element, str | None], Iterator[Edit]] = lambda *_: iter(())


def notes_around(raw: str, unit: Element, *, group: str = "group", inside: str = "") -> Iterator[str]:
    """The notes of a unit, then those of the groups that it stands in; `inside` names the element that holds them."""
    groups = (element for element in unit.ancestors() if element.name == group and element.namespace == unit.namespace)
    for element in (unit, *groups):
        holders = element.named(inside) if inside else (element,)
        notes = (plain(raw, note.content) for holder in holders for note in holder.named("note"))
        yield from islice((note for note in notes if note), _MOST_NOTES)
