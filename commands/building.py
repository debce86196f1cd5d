"""Localized documents from reviewed catalogues: `build`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from glossator.commands.options import Columns, Targets
from glossator.commands.terminal import counted, say, show
from glossator.commands.translating import refuse_to_lose
from glossator.errors import ConfigError, InputError

if TYPE_CHECKING:
    from glossator.config import Config
    from glossator.translate.layout import Edition

__all__ = ["build"]


def build(
    po: Annotated[
        str | None, typer.Argument(metavar="[PO]", help="The reviewed PO or XLIFF; all, if not given.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="FILE", help="The document that was translated.")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="The localized document.")
    ] = None,
    to: Targets = None,
    columns: Columns = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Write over what somebody has edited since it was built.")
    ] = False,
) -> None:
    """Make the localized documents from their sources and the reviewed POs: one, or all of the project.

    What somebody has edited since it was built is left as it is and said, unless --overwrite is given.
    """
    from glossator.commands.project import editions, target_languages
    from glossator.config import load

    settings = load()
    if po is None:
        if source or output or columns:
            raise ConfigError("--source, --output and --columns go with a PO", hint="name it, or leave them out")
        _build_all(editions(settings, None, target_languages(settings, to)), settings, overwrite)
        return
    if source is None or output is None or to is not None:
        raise ConfigError("a PO goes with --source and --output alone", hint="name both, or no PO for all of a project")
    refuse_to_lose((output,), source)
    for notice in _localize(_Job(source, po, output, None, overwrite, columns), settings):
        say(f"note: {notice}")
    show(f"localized: {output}")


def _build_all(all_editions: tuple[Edition, ...], settings: Config, overwrite: bool) -> None:
    """Make what can be made; what is wrong with one document does not keep the others back."""
    from glossator.commands.project import shown

    made = failed = 0
    for edition in all_editions:
        source, catalogue, localized = map(shown, (edition.source, edition.catalogue, edition.localized))
        if not edition.catalogue.is_file():
            say(f"note: {localized} is not made: there is no {catalogue}; glossator translate makes it")
            continue
        try:
            edition.localized.parent.mkdir(parents=True, exist_ok=True)
            notices = _localize(_Job(source, catalogue, localized, edition.language, overwrite), settings)
        except InputError as error:
            say(f"glossator: {error}")
            failed += 1
            continue
        made += 1
        show(": ".join((localized, "; ".join(notices) or "all translated")))
    show(counted(made, "localized document", "localized documents"))
    if made < len(all_editions):
        raise typer.Exit(2 if failed else 1)


class _Job(NamedTuple):
    """A localized document to make: from what, for whom (None: the catalogue says), and how."""

    source: str
    catalogue: str
    output: str
    language: str | None = None
    overwrite: bool = False
    columns: str | None = None


def _localize(job: _Job, settings: Config) -> tuple[str, ...]:
    """Write the localized document; what is to be said of it.

    Raises:
        InputError: a file cannot be read or written, the catalogue holds no translations, or somebody has edited the
            localized document.
    """
    from dataclasses import replace

    from glossator.commands.inputs import table_languages
    from glossator.commands.localized import localized_bytes
    from glossator.formats.format import read
    from glossator.translate.build import build_document
    from glossator.translate.built import write_built

    translation = read(job.catalogue)
    if not translation.bilingual:
        raise InputError("holds no translations, expected a PO or XLIFF", path=job.catalogue)
    spoken, language = translation.source_language or settings.source_language, job.language
    language = language or translation.target_language
    original = read(job.source, table_languages(spoken, language, job.columns))
    built = build_document(translation, replace(original, notices=()))
    write_built(job.output, localized_bytes(built, original, settings, language), overwrite=job.overwrite)
    return built.notices
