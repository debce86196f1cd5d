"""Localized documents from reviewed catalogues: `build`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from glossator.commands.options import Targets
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
) -> None:
    """Make the localized documents from their sources and the reviewed POs: one, or all of the project."""
    from glossator.commands.project import editions, target_languages
    from glossator.config import load

    settings = load()
    if po is None:
        if source or output:
            raise ConfigError("--source and --output go with a PO", hint="name it, or leave them out")
        _build_all(editions(settings, None, target_languages(settings, to)), settings)
        return
    if source is None or output is None or to is not None:
        raise ConfigError("a PO goes with --source and --output alone", hint="name both, or no PO for all of a project")
    refuse_to_lose((output,), source)
    for notice in _localize(source, po, output, settings, None):
        say(f"note: {notice}")
    show(f"localized: {output}")


def _build_all(all_editions: tuple[Edition, ...], settings: Config) -> None:
    from glossator.commands.project import shown

    made = 0
    for edition in all_editions:
        source, catalogue, localized = map(shown, (edition.source, edition.catalogue, edition.localized))
        if not edition.catalogue.is_file():
            say(f"note: {localized} is not made: there is no {catalogue}; glossator translate makes it")
            continue
        edition.localized.parent.mkdir(parents=True, exist_ok=True)
        notices = _localize(source, catalogue, localized, settings, edition.language)
        made += 1
        show(": ".join((localized, "; ".join(notices) or "all translated")))
    show(counted(made, "localized document", "localized documents"))
    if made < len(all_editions):
        raise typer.Exit(1)


def _localize(source: str, catalogue: str, output: str, settings: Config, language: str | None) -> tuple[str, ...]:
    """Write the localized document; what is to be said of it.

    Raises:
        InputError: a file cannot be read or written, or the catalogue holds no translations.
    """
    from dataclasses import replace

    from glossator.files import only_writer, write_bytes
    from glossator.formats.format import Languages, read, render
    from glossator.languages.codes import locale_name
    from glossator.translate.build import build_document
    from glossator.translate.front_matter import front_matter_localized
    from glossator.translate.links import links_localized

    translation = read(catalogue)
    if not translation.bilingual:
        raise InputError("holds no translations, expected a PO or XLIFF", path=catalogue)
    original = read(source, Languages(source=translation.source_language or settings.source_language))
    built = build_document(translation, replace(original, notices=()))
    code = language or translation.target_language or ""
    names = {"language": code, "locale": locale_name(code)}
    links, fields = (
        {key: pattern.format_map(names) for key, pattern in table.items()} if code else {}
        for table in (settings.links, settings.front_matter)
    )
    data = front_matter_localized(built, render(built, original), fields)
    with only_writer(output):
        write_bytes(output, links_localized(built, data, links))
    return built.notices
