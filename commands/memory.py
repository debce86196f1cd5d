"""The translation memory: `tm import | export | search | stats | delete`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.commands.options import Columns
from glossator.commands.terminal import counted, say, show
from glossator.errors import ConfigError, InputError

if TYPE_CHECKING:
    from glossator.formats.format import Languages
    from glossator.translate.memory import Memory
    from glossator.translate.tmx import Broken
    from glossator.translate.unit import Unit

__all__ = ["COMMANDS", "MemoryOption", "chosen_memory"]

MemoryOption = Annotated[
    str | None, typer.Option("--memory", metavar="PATH", help="The translation memory; .glossator/memory.sqlite.")
]
From = Annotated[str | None, typer.Option("--from", metavar="CODE", help="Source language.")]
To = Annotated[str | None, typer.Option("--to", metavar="CODE", help="Target language.")]

# As many lines of a file are named for each thing that is wrong in it.
_NAMED = 3


def chosen_memory(memory: str | None, *, make: bool = False) -> Memory:
    """The memory that an option or the settings name; without `make` it must be there.

    Raises:
        InputError: it is not there, or cannot be opened.
    """
    from glossator.config import load, memory_path
    from glossator.translate.memory import Memory

    path = Path(memory) if memory else memory_path(load())
    if not make and not path.exists():
        hint = "glossator tm import FILES makes one"
        raise InputError("there is no translation memory", path=str(path), hint=hint)
    return Memory.open(path)


def _import(
    files: Annotated[
        list[str], typer.Argument(metavar="FILES", help="TMX, or reviewed translations: PO, XLIFF, CSV, XLSX.")
    ],
    source_lang: From = None,
    to: To = None,
    columns: Columns = None,
    memory: MemoryOption = None,
) -> None:
    """Take in what was translated: units of TMX, and of other files the segments that are translated and not fuzzy."""
    from glossator.commands.inputs import said_columns
    from glossator.formats.format import Languages

    said = said_columns(columns or "")
    with chosen_memory(memory, make=True) as opened:
        for path in files:
            broken = _Faults(path)
            added = opened.add(broken.sifted(_units(path, Languages(source_lang, to, said))))
            total = counted(added.new + added.replaced + added.known, "unit", "units")
            counts = f"{added.new} new, {added.replaced} replaced, {added.known} known"
            show(f"{path}: {total}: {counts}{f'; {broken.count} broken' if broken.count else ''}")
            say(*broken.lines())


def _export(
    output: Annotated[str, typer.Argument(metavar="OUT", help="A TMX file.")],
    source_lang: From = None,
    to: To = None,
    memory: MemoryOption = None,
) -> None:
    """Write the memory, or what it has of the languages named, as TMX 1.4."""
    from glossator.translate.tmx import write_tmx

    with chosen_memory(memory) as opened:
        count = write_tmx(output, opened.units(source_lang, to))
    show(f"{output}: {counted(count, 'unit', 'units')}")


def _search(
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    source_lang: From = None,
    to: To = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many to show.")] = 5,
    at_least: Annotated[
        float, typer.Option("--at-least", min=0.3, max=1.0, help="How like the text they must be, of 1.")
    ] = 0.7,
    memory: MemoryOption = None,
) -> None:
    """Show the units whose source is TEXT or like it, the likest first."""
    with chosen_memory(memory) as opened:
        found = opened.similar(text, source_lang, to, limit, at_least)
    for similar in found:
        unit = similar.unit
        where = ", ".join(filter(None, (unit.origin, unit.context, unit.author, unit.changed[:8])))
        # Cut, not rounded: only the same text has 100 %.
        show(f"{int(similar.score * 100):3} %  {unit.source_language:5} {unit.source}")
        show(f"       {unit.target_language:5} {unit.target}")
        show(f"       ({where})")
    if not found:
        say("nothing in the memory is like this")


def _stats(memory: MemoryOption = None) -> None:
    """Count the units of each pair of languages."""
    with chosen_memory(memory) as opened:
        counts = opened.counts()
        size = opened.path.stat().st_size
        show(f"{opened.path}: {counted(sum(counts.values()), 'unit', 'units')}, {size / 1e6:.1f} MB")
    for (source, target), count in counts.items():
        show(f"  {source} > {target}: {counted(count, 'unit', 'units')}")


def _delete(
    source_lang: From = None,
    to: To = None,
    origin: Annotated[
        str | None, typer.Option("--origin", metavar="FILE", help="Those from this file, as search shows it.")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="Those with this very source.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Delete them; without it they are only counted.")] = False,
    memory: MemoryOption = None,
) -> None:
    """Delete the units that all options given choose."""
    if source_lang is None and to is None and origin is None and text is None:
        hint = "give --from, --to, --origin or --text; to delete all, remove the file"
        raise ConfigError("nothing says which units to delete", hint=hint)
    with chosen_memory(memory) as opened:
        choose = opened.delete if yes else opened.count
        count = choose(source_lang, to, origin=origin, source=text)
        show(f"{opened.path}: {counted(count, 'unit', 'units')}{' deleted' if yes else ''}")
    if count and not yes:
        say("nothing was deleted: give --yes to delete them")


def _units(path: str, languages: Languages) -> Iterator[Unit | Broken]:
    from glossator.formats.format import read
    from glossator.translate.reviewed import reviewed_units
    from glossator.translate.tmx import read_tmx

    if Path(path).suffix.lower() == ".tmx":
        return read_tmx(path, languages.source, languages.target)
    return reviewed_units(read(path, languages))


class _Faults:
    """What was wrong in a file, counted by what it was."""

    def __init__(self, path: str) -> None:
        self.count = 0
        self._path = path
        self._reasons: Counter[str] = Counter()
        self._lines: dict[str, list[int]] = {}

    def sifted(self, units: Iterable[Unit | Broken]) -> Iterator[Unit]:
        """The units that are whole; the others are counted."""
        from glossator.translate.tmx import Broken

        for unit in units:
            if not isinstance(unit, Broken):
                yield unit
                continue
            self.count += 1
            self._reasons[unit.reason] += 1
            if self._reasons[unit.reason] <= _NAMED:
                self._lines.setdefault(unit.reason, []).append(unit.line)

    def lines(self) -> Iterator[str]:
        """A line for each kind of fault."""
        for reason, count in self._reasons.most_common():
            places = ", ".join(map(str, self._lines[reason]))
            more = " …" if count > _NAMED else ""
            yield f"note: {self._path}: {counted(count, 'unit', 'units')} left out: {reason} (line {places}{more})"


COMMANDS: dict[str, object] = {
    "import": _import,
    "export": _export,
    "search": _search,
    "stats": _stats,
    "delete": _delete,
}
