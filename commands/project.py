"""What belongs to a project: the files its settings name, and the editions of its documents in other languages."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from glossator.config import Config
from glossator.errors import ConfigError, FormatError, InputError
from glossator.formats.format import is_bilingual, is_readable
from glossator.languages.codes import language_code
from glossator.translate.layout import Edition, Layout

__all__ = ["editions", "files_in", "layout", "project_paths", "shown", "target_languages"]


def files_in(paths: Sequence[str]) -> Iterator[str]:
    """The paths, each folder replaced by the files in it that some format reads, hidden ones left out.

    Raises:
        InputError: there is none in a folder.
    """
    for path in paths:
        if not Path(path).is_dir():
            yield path
            continue
        inside = sorted(file for file in Path(path).rglob("*") if file.is_file())
        shown = (file for file in inside if not any(part.startswith(".") for part in file.relative_to(path).parts))
        visible = [file for file in shown if _seems_readable(file)]
        if not visible:
            raise InputError("the folder holds no file that can be checked", path=path)
        yield from map(str, visible)


def _seems_readable(file: Path) -> bool:
    """Whether a format reads it; also where that cannot be told since the file cannot be opened, so that it is said."""
    try:
        return is_readable(file)
    except FormatError:
        return True


def target_languages(settings: Config, typed: str | None) -> tuple[str, ...]:
    """The languages typed, with commas, else those of the settings.

    Raises:
        ConfigError: there is none, or one is no language.
    """
    codes = [language_code(code) for code in (typed or "").split(",") if code.strip()]
    if found := tuple(dict.fromkeys(codes)) or settings.targets:
        return found
    hint = "type --to pt-BR, or set target-languages in glossator.toml; glossator init writes one"
    raise ConfigError("no target language is named", hint=hint)


def layout(settings: Config) -> Layout:
    """Where the files of the project's target languages stand."""
    return Layout(settings.folder, settings.locales, settings.localized, settings.source_language)


def editions(settings: Config, paths: Sequence[str] | None, languages: Sequence[str]) -> tuple[Edition, ...]:
    """The editions of the project's documents, or of those at `paths`; all documents of a language in a row.

    What the project makes itself is no source, nor are files that hold translations.

    Raises:
        ConfigError: no document is named, or a file would stand outside the project's folder.
    """
    chosen = tuple(paths or settings.paths)
    if not chosen:
        hint = "type one, or set paths in glossator.toml; glossator init writes one"
        raise ConfigError("no document is named", hint=hint)
    found = _editions(settings, chosen, languages)
    if not found:
        raise ConfigError("there is no document to translate", hint="a file that holds translations is none")
    _refuse_clashes(found)
    return found


def _editions(settings: Config, chosen: Sequence[str], languages: Sequence[str]) -> tuple[Edition, ...]:
    places = layout(settings)
    files = [Path(os.path.abspath(file)) for file in files_in(chosen) if not is_bilingual(file)]
    every = [places.edition(file, language) for file in files for language in {*languages, *settings.targets}]
    made = {path for edition in every for path in (edition.localized, edition.catalogue) if path != edition.source}
    sources = [file for file in dict.fromkeys(files) if file not in made]
    return tuple(places.edition(source, language) for language in languages for source in sources)


def project_paths(settings: Config) -> tuple[str, ...]:
    """What is checked where no path is typed: the documents that settings name and the catalogues made of them.

    The localized documents say again what the catalogues do, and are left out.
    """
    paths = tuple(map(os.path.relpath, settings.paths))
    if not paths or not settings.target_languages:
        return paths
    every = _editions(settings, settings.paths, settings.targets)
    built = {shown(edition.localized) for edition in every}
    catalogues = (shown(edition.catalogue) for edition in every if edition.catalogue.is_file())
    return tuple(dict.fromkeys((*(file for file in files_in(paths) if file not in built), *catalogues)))


def shown(path: str | Path) -> str:
    """A path as it counts from the current folder."""
    return os.path.relpath(path)


def _refuse_clashes(found: Sequence[Edition]) -> None:
    """No two documents may become one file: intro.md and intro.en.md would be the same in German.

    Raises:
        ConfigError: two would, or one would be written over its source.
    """
    owners: dict[Path, Path] = {edition.source: edition.source for edition in found}
    for edition in found:
        for made in (edition.catalogue, edition.localized):
            other = owners.setdefault(made, edition.source)
            if made == edition.source:
                what = f"{shown(made)} in {edition.language} would be written over its own source"
                raise ConfigError(what, hint="change its pattern in the settings, or leave the language out")
            if other != edition.source:
                what = f"{shown(made)} would be made of both {shown(other)} and {shown(edition.source)}"
                raise ConfigError(what, hint="change its pattern in the settings, or leave one out of paths")
