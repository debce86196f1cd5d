"""What commands work on: settings, rules, glossaries and documents, as the options name them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from glossator.check.rule import Rule
from glossator.check.run import select
from glossator.config import Config
from glossator.errors import ConfigError, InputError
from glossator.formats.align import align
from glossator.formats.format import Languages, is_bilingual, read, suffixes
from glossator.glossary.concept import Glossary
from glossator.glossary.format import read_glossary
from glossator.glossary.shipped import shipped_glossary
from glossator.languages.language import language_for
from glossator.model import Document, Severity

__all__ = ["chosen_documents", "chosen_glossary", "chosen_rules", "codes", "one_glossary", "unknown_languages"]


def chosen_rules(settings: Config, chosen: Sequence[str] | None, ignored: Sequence[str] | None) -> tuple[Rule, ...]:
    """The rules that options and settings leave, of the severity that settings give; an option may name several.

    Raises:
        ConfigError: there is no such rule.
    """
    rules = select(_split(chosen) or settings.select, (*settings.ignore, *_split(ignored)))
    severities: dict[str, Severity | None] = {rule.name: rule.severity for rule in rules}
    for pattern, severity in settings.severities.items():
        severities |= dict.fromkeys((rule.name for rule in select([pattern])), severity)
    return tuple(replace(rule, severity=severity) for rule in rules if (severity := severities[rule.name]))


def unknown_languages(documents: Sequence[Document]) -> tuple[str, ...]:
    """A notice for each language of the documents that Glossator has no file for."""
    codes = {code for document in documents for code in (document.source_language, document.target_language) if code}
    return tuple(
        f"nothing is known of the language {code}: terms are matched letter by letter"
        for code in sorted(codes)
        if language_for(code).code == "und"
    )


def chosen_documents(
    settings: Config, paths: Sequence[str] | None, source: str | None, lang: str | None, source_lang: str | None
) -> tuple[Document, ...]:
    """The documents to check; with `source` the one path aligned with the text that it translates.

    Raises:
        InputError: a file cannot be read, or the options do not go together.
    """
    paths = paths or tuple(map(os.path.relpath, settings.paths))
    if not paths:
        raise ConfigError("found no PATH and no paths in the settings", hint="name files or folders to check")
    if source is not None:
        if len(paths) != 1 or Path(paths[0]).is_dir():
            raise ConfigError("--source goes with one PATH, the file that translates it")
        original = read(source, Languages(source=source_lang or settings.source_language))
        return (align(original, read(paths[0], Languages(source=lang or settings.target_language))),)
    documents = []
    for path in _files(paths):
        two = Languages(source_lang or settings.source_language, lang or settings.target_language)
        documents.append(read(path, two if is_bilingual(path) else Languages(source=lang or source_lang)))
    return tuple(documents)


def chosen_glossary(
    settings: Config,
    paths: Sequence[str] | None,
    none: bool,
    lenient: bool,
    languages: tuple[str | None, str | None] = (None, None),
) -> tuple[Glossary, tuple[str, ...]]:
    """The glossary to use, and what the user should know about it.

    `languages` are source and target, for the glossary formats that do not name theirs.

    Raises:
        GlossaryError: a glossary cannot be read.
    """
    if none:
        return Glossary("none", ()), ()
    chosen = tuple(paths or settings.glossaries)
    if not chosen:
        shipped = shipped_glossary()
        notice = f"no glossary was named: the shipped one, {shipped.name}, is used (--no-glossary turns it off)"
        return shipped, (notice,)
    source, target = languages[0] or settings.source_language, languages[1] or settings.target_language
    pair = (source, target) if source and target else ()
    parts = [read_glossary(path, lenient=lenient, languages=pair) for path in chosen]
    warnings = tuple(str(warning) for one in parts for warning in one.warnings)
    return Glossary.merged(one.glossary for one in parts), warnings


def one_glossary(path: str | None, languages: str, lenient: bool) -> tuple[Glossary, tuple[str, ...]]:
    """One glossary and its warnings; the shipped one where no path is given.

    Raises:
        GlossaryError: it cannot be read.
    """
    if path is None:
        return shipped_glossary(), ()
    one = read_glossary(path, lenient=lenient, languages=codes(languages))
    return one.glossary, tuple(str(warning) for warning in one.warnings)


def codes(languages: str) -> tuple[str, ...]:
    """Language codes from a list with commas.

    >>> codes("en, pt-BR")
    ('en', 'pt-BR')
    """
    return _split([languages])


def _split(values: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(part.strip() for value in values or () for part in value.split(",") if part.strip())


def _files(paths: Sequence[str]) -> Iterator[str]:
    """The paths, each folder replaced by the files in it that some format reads, hidden ones left out."""
    for path in paths:
        if not Path(path).is_dir():
            yield path
            continue
        inside = sorted(file for file in Path(path).rglob("*") if file.suffix.lower() in suffixes() and file.is_file())
        visible = [file for file in inside if not any(part.startswith(".") for part in file.relative_to(path).parts)]
        if not visible:
            raise InputError("the folder holds no file that can be checked", path=path)
        yield from map(str, visible)
