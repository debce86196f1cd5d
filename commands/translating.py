"""Translating: `translate`, of one document or of all of a project."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.commands.options import (
    Account,
    Columns,
    GlossaryOption,
    Jobs,
    Lenient,
    MemoryFile,
    NoGlossary,
    Reviewed,
    Targets,
)
from glossator.commands.options import SourceLang as From
from glossator.commands.terminal import say, show
from glossator.errors import ConfigError, EngineMissing, InputError

if TYPE_CHECKING:
    from glossator.commands.translated import Asked, Tools
    from glossator.config import Config
    from glossator.model import Document
    from glossator.translate.layout import Edition
    from glossator.translate.memory import Memory
    from glossator.translate.run import Translation

__all__ = ["translate"]


def translate(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]", help="The document; all of the project, if not given.")
    ] = None,
    to: Targets = None,
    source_lang: From = None,
    engine: Annotated[str, typer.Option("--engine", metavar="NAME", help="auto, firefox or argos.")] = "auto",
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    lenient: Lenient = False,
    po: Annotated[str | None, typer.Option("--po", metavar="FILE", help="The PO or XLIFF for editors.")] = None,
    xliff: Annotated[bool, typer.Option("--xliff", help="XLIFF 1.2 for editors, not PO.")] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="The localized document.")
    ] = None,
    reviewed: Reviewed = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Translate all anew and replace the PO.")] = False,
    memory: MemoryFile = None,
    no_memory: Annotated[bool, typer.Option("--no-memory", help="Use no translation memory.")] = False,
    account: Account = None,
    jobs: Jobs = None,
    columns: Columns = None,
) -> None:
    """Translate offline with the glossary's terms; write a PO for editors and the localized document.

    Without PATH or without --to the documents and the languages are those of the settings, and only the POs are
    written: `glossator build` makes the localized documents of them. A PO that is there already is brought up to date:
    what people have translated stays, and what no longer has a source becomes obsolete.
    """
    from glossator.commands.translated import Asked, memory_of
    from glossator.config import load

    settings = load()
    if source_lang:
        settings = replace(settings, source_language=source_lang)
    asked = Asked(engine, glossary, no_glossary, lenient, overwrite, reviewed, jobs, columns)
    with memory_of(settings, memory, no_memory) as known:
        if paths and len(paths) == 1 and to and "," not in to:
            suffix = ".xlf" if xliff else ".po"
            _translate_one(paths[0], to, (po or "", suffix), output, account, settings, asked, known)
            return
        named = {"--po": po, "--output": output, "--reviewed": reviewed, "--report": account, "--columns": columns}
        if wrong := next((option for option, value in named.items() if value), None):
            raise ConfigError(f"{wrong} goes with one PATH and one --to", hint="name both, or leave it out")
        _translate_all(paths, to, xliff, settings, asked, known)


def _translate_one(
    path: str,
    to: str,
    catalogue: tuple[str, str],
    output: str | None,
    account: str | None,
    settings: Config,
    asked: Asked,
    memory: Memory | None,
) -> None:
    from glossator.commands.filling import fill
    from glossator.commands.localized import localized_bytes
    from glossator.commands.summary import summary
    from glossator.commands.translated import tools_for, updated_catalogue
    from glossator.files import write_bytes
    from glossator.formats.format import is_bilingual
    from glossator.languages.codes import language_code
    from glossator.languages.language import language_for
    from glossator.translate.account import as_json
    from glossator.translate.built import refuse_edited, write_built

    to = language_code(to)
    if is_bilingual(path) and not _is_text_of_table(asked.columns):
        if catalogue[0] or asked.reviewed:
            hint = "--output names another file for it"
            raise ConfigError("--po and --reviewed go with a text, and this file is itself for editors", hint=hint)
        template = Path(path).suffix.lower() == ".pot"
        filled = output or (_beside(path, to, ".po") if template else path)
        fill(path, to, filled, account, settings, asked, memory)
        return
    named, suffix = catalogue
    localized, for_editors = output or _beside(path, to), named or _beside(path, to, suffix)
    refuse_to_lose((localized, for_editors, *([account] if account else [])), path)
    document, source = _document(path, settings, asked.columns)
    if not asked.overwrite:
        refuse_edited(localized)
    tools = tools_for(asked, settings, source, to)
    translation = updated_catalogue(document, to, for_editors, tools, asked, memory)
    write_built(localized, localized_bytes(translation.document, document, settings, to), overwrite=asked.overwrite)
    if account:
        write_bytes(account, as_json(translation))
    say(*(f"note: {notice}" for notice in (*tools.notices, *document.notices)))
    if language_for(to).grammar is None:
        say(f"note: no grammar of {to} is known: terms go in as the glossary has them, look at the words around them")
    for line in summary(translation):
        show(line)
    show(f"for editors: {for_editors}")
    show(f"localized:   {localized}")


def _translate_all(
    paths: Sequence[str] | None, to: str | None, xliff: bool, settings: Config, asked: Asked, memory: Memory | None
) -> None:
    """A catalogue for each document and language, a line for each; a language without a model is left out."""
    from glossator.commands.project import editions, target_languages
    from glossator.commands.summary import total
    from glossator.translate.layout import Pattern

    if xliff:
        settings = replace(settings, locales=Pattern(settings.locales.rpartition(".")[0] + ".xlf"))
    opened: dict[tuple[str, str], Tools] = {}
    missing: dict[str, str] = {}
    done: list[Translation] = []
    for edition in editions(settings, paths, target_languages(settings, to)):
        if edition.language in missing:
            continue
        try:
            done.append(_translate_edition(edition, settings, asked, memory, opened))
        except EngineMissing as error:
            missing[edition.language] = str(error)
    notices = dict.fromkeys(notice for tools in opened.values() for notice in tools.notices)
    say(*(f"note: {notice}" for notice in notices), *(f"glossator: {message}" for message in missing.values()))
    if done:
        for line in total(done):
            show(line)
    if missing:
        raise typer.Exit(2)


def _translate_edition(
    edition: Edition, settings: Config, asked: Asked, memory: Memory | None, opened: dict[tuple[str, str], Tools]
) -> Translation:
    """Bring the catalogue of one document and language up to date; `opened` keeps the model for the next one."""
    from glossator.commands.project import shown
    from glossator.commands.summary import counts
    from glossator.commands.translated import tools_for, updated_catalogue

    document, source = _document(shown(edition.source), settings)
    pair = (source, edition.language)
    if pair not in opened:
        opened[pair] = tools_for(asked, settings, *pair)
    # As it counts from the project's folder, so that a catalogue does not tell from where the command was run.
    document = replace(document, path=Path(os.path.relpath(edition.source, settings.folder)).as_posix())
    edition.catalogue.parent.mkdir(parents=True, exist_ok=True)
    translation = updated_catalogue(document, edition.language, shown(edition.catalogue), opened[pair], asked, memory)
    show(f"{shown(edition.catalogue)}: {', '.join(counts([translation]))}")
    return translation


def _is_text_of_table(columns: str | None) -> bool:
    """Whether a column was named that is to be translated in its own place."""
    from glossator.commands.inputs import said_columns

    return any(role == "text" for role, _ in said_columns(columns or ""))


def _document(path: str, settings: Config, columns: str | None = None) -> tuple[Document, str]:
    """A document to translate and its language."""
    from glossator.commands.inputs import table_languages
    from glossator.formats.format import is_bilingual, read

    if is_bilingual(path) and not _is_text_of_table(columns):
        hint = "name it with --to and one language; of a table, --columns text=1 is a text"
        raise InputError("translate takes a text in one language", path=path, hint=hint)
    document = read(path, table_languages(settings.source_language, None, columns))
    if columns and not document.columns:
        raise InputError("has no columns", path=path, hint="--columns goes with CSV, TSV and XLSX")
    if document.source_language is None:
        hint = "name it with --source-lang, or set source-language in glossator.toml"
        raise InputError("its language cannot be told", path=path, hint=hint)
    return document, document.source_language


def _beside(path: str, code: str, suffix: str = "") -> str:
    """`article.en.txt` in `pt` stands beside it as `article.pt.txt`."""
    from glossator.languages.language import languages

    file = Path(path)
    stem = Path(file.stem)
    bare = stem.stem if stem.suffix[1:] in languages() else file.stem
    return str(file.with_name(f"{bare}.{code}{suffix or file.suffix}"))


def refuse_to_lose(outputs: Sequence[str], source: str) -> None:
    """No output may replace the source or another output.

    Raises:
        ConfigError: one would.
    """
    for number, output in enumerate(outputs):
        if any(Path(output).resolve() == Path(other).resolve() for other in outputs[:number]):
            raise ConfigError(f"{output} is named for two outputs", hint="name another one for one of them")
        if Path(output).resolve() == Path(source).resolve():
            raise ConfigError(f"{output} is the source itself", hint="name another --output")
