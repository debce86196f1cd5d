"""Starting a project: `init`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from glossator.commands.options import SourceLang, Targets
from glossator.commands.terminal import counted, say, show
from glossator.errors import ConfigError, InputError

__all__ = ["init"]

_NAME = "glossator.toml"
# What articles are written in; other files that can be read are named by hand.
_PROSE = (".docx", ".htm", ".html", ".markdown", ".md", ".odt", ".text", ".txt")
# Papers of a repository, about it rather than in it, by the start of the name.
_PAPERS = (
    "authors",
    "changelog",
    "code_of_conduct",
    "contributing",
    "licence",
    "license",
    "notice",
    "readme",
    "requirements",
    "robots",
    "security",
    "todo",
)
_GLOSSARIES = (".tbx", ".csv", ".tsv", ".xlsx")
_SKIPPED = ("node_modules", "build", "dist", "out", "site-packages", "venv")
# So many documents say which language most are in.
_SAMPLE = 20


def init(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]", help="The documents, or folders of them; what is found.")
    ] = None,
    source_lang: SourceLang = None,
    to: Targets = None,
    glossary: Annotated[
        list[str] | None,
        typer.Option("--glossary", "-g", metavar="FILE", help="A glossary; those found, if not given."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a glossator.toml that is there.")] = False,
) -> None:
    """Write a glossator.toml for the documents of this folder, and say what to do next."""
    from glossator.files import write_bytes
    from glossator.languages.codes import language_code

    if Path(_NAME).exists() and not force:
        raise ConfigError(f"there is a {_NAME} already", hint="change it by hand, or give --force")
    named = [language_code(code) for code in (to or "").split(",") if code.strip()]
    documents = list(_named(paths)) if paths else list(_found(Path()))
    if not documents:
        raise ConfigError("found no document in this folder", hint="name some: glossator init PATH")
    source = source_lang or _language(documents)
    localized = {path: code for path in documents if (code := _named_language(path)) and code != source}
    documents = [path for path in documents if path not in localized]
    targets = [code for code in dict.fromkeys(named or (*_catalogued(), *localized.values())) if code != source]
    glossaries = [_existing(path) for path in glossary] if glossary else list(map(str, _glossaries(Path())))
    write_bytes(_NAME, _toml(paths or _tops(documents), source, targets, glossaries).encode(), ConfigError)
    found = counted(len(documents), "document", "documents")
    show(f"{_NAME}: {found} in {source or 'a language to be named'}, into {', '.join(targets) or '…'}")
    if not source:
        say(f"note: the language of the documents cannot be told: set source-language in {_NAME}")
    show("next:")
    for step in _steps(targets, glossaries):
        show(f"  {step}")


def _named(paths: Sequence[str]) -> Iterator[Path]:
    from glossator.commands.project import files_in
    from glossator.formats.format import is_bilingual

    yield from (Path(_existing(path)) for path in files_in(paths) if not is_bilingual(path))


def _existing(path: str) -> str:
    if not Path(path).exists():
        raise ConfigError(f"there is no {path}", hint="name a file or folder that is there")
    return path


def _visible(folder: Path, suffixes: Sequence[str]) -> Iterator[Path]:
    """The files below a folder with one of the endings; none that is hidden, or that a program has made."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name.lower() in _SKIPPED or path.is_symlink():
            continue
        if path.is_dir():
            yield from _visible(path, suffixes)
        elif path.suffix.lower() in suffixes:
            yield path


def _found(folder: Path) -> Iterator[Path]:
    from glossator.formats.format import suffixes

    readable = [suffix for suffix in _PROSE if suffix in suffixes()]
    for path in _visible(folder, readable):
        if not path.name.lower().startswith(_PAPERS) and path.parts[0] != "locales":
            yield path


def _tops(documents: Sequence[Path]) -> list[str]:
    """The folders at the top that hold documents, and those that stand at the top themselves."""
    return list(dict.fromkeys(path.parts[0] for path in documents))


def _language(documents: Sequence[Path]) -> str | None:
    """The language that most of the documents seem to be in."""
    from glossator.formats.format import read

    counts: Counter[str] = Counter()
    for path in documents[:_SAMPLE]:
        try:
            counts.update(filter(None, [read(path).source_language]))
        except InputError as error:
            say(f"note: {error}")
    return max(sorted(counts), key=counts.__getitem__) if counts else None


def _named_language(path: Path) -> str | None:
    """The language in the name of a document: de in article.de.md."""
    from glossator.languages.codes import language_code
    from glossator.languages.language import base_code, languages

    name = Path(path.stem).suffix[1:]
    try:
        return language_code(name) if base_code(name) in languages() else None
    except ConfigError:
        return None


def _catalogued() -> Iterator[str]:
    """The languages that there are folders of catalogues for."""
    from glossator.languages.codes import language_code

    folder = Path("locales")
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            if path.is_dir():
                yield language_code(path.name)
        except ConfigError:
            continue


def _glossaries(folder: Path) -> Iterator[Path]:
    """The glossaries below the folder: TBX files, and tables that are called so or stand in a folder called so."""
    for path in _visible(folder, _GLOSSARIES):
        named = any(word in path.as_posix().lower() for word in ("glossar", "terms", "terminolog"))
        if path.suffix.lower() == ".tbx" or named:
            yield path


def _toml(paths: Sequence[str], source: str | None, targets: Sequence[str], glossaries: Sequence[str]) -> str:
    from glossator.translate.layout import LOCALES, LOCALIZED

    rows = [
        "# The settings of Glossator; docs/projects.md of the product says what else there is.",
        f"paths = {_list(paths)}",
        f"source-language = {json.dumps(source)}" if source else '# source-language = "en"',
        f"target-languages = {_list(targets)}" if targets else '# target-languages = ["pt-BR", "de"]',
        f"glossaries = {_list(glossaries)}" if glossaries else '# glossaries = ["terms.csv"]',
        "",
        "# Where the catalogues for editors stand (.po or .xlf), and the localized documents (beside the source).",
        f"locales = {json.dumps(LOCALES)}",
        f"localized = {json.dumps(LOCALIZED)}",
        "",
        "# How links in the localized documents begin, in place of how they do in the source.",
        "# [links]",
        '# "/en/" = "/{language}/"',
        "",
        "# Fields in the front matter of localized Markdown.",
        "# [front-matter]",
        '# lang = "{language}"',
    ]
    return "".join(f"{row}\n" for row in rows)


def _list(values: Sequence[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _steps(targets: Sequence[str], glossaries: Sequence[str]) -> Iterator[str]:
    if not targets:
        yield f"set target-languages in {_NAME}"
    if not glossaries:
        yield f"glossator glossary extract finds candidates for a glossary; name yours as glossaries in {_NAME}"
    yield "glossator translate    catalogues for editors, in locales/"
    yield "glossator status       how far each language is"
    yield "glossator check        what is wrong in sources and translations"
    yield "glossator build        the localized documents"
