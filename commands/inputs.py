"""What commands work on: settings, rules, glossaries and documents, as the options name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from glossator.check.rule import Rule
from glossator.check.run import select
from glossator.commands.project import files_in, project_paths
from glossator.commands.terminal import say
from glossator.config import Config
from glossator.errors import ConfigError, FormatError
from glossator.formats.align import align
from glossator.formats.format import Languages, is_bilingual, read
from glossator.glossary.concept import Glossary
from glossator.glossary.format import read_glossary
from glossator.glossary.shipped import shipped_glossary
from glossator.languages.codes import language_code
from glossator.languages.language import language_for
from glossator.model import Document, Severity

__all__ = [
    "Readable",
    "chosen_documents",
    "chosen_glossary",
    "chosen_rules",
    "codes",
    "heard",
    "one_glossary",
    "readable_documents",
    "said_columns",
    "table_languages",
    "unknown_languages",
]

_ROLES = ("source", "target", "text", "id", "context", "note")


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


class Readable(NamedTuple):
    """The documents that could be read, and what is wrong with the others."""

    documents: tuple[Document, ...]
    unreadable: tuple[FormatError, ...] = ()


def chosen_documents(
    settings: Config,
    paths: Sequence[str] | None,
    source: str | None,
    lang: str | None,
    source_lang: str | None,
    columns: str | None = None,
) -> tuple[Document, ...]:
    """As `readable_documents`, where each must be read.

    Raises:
        InputError: a file cannot be read, or the options do not go together.
    """
    found = readable_documents(settings, paths, source, lang, source_lang, columns)
    if found.unreadable:
        raise found.unreadable[0]
    return found.documents


def readable_documents(
    settings: Config,
    paths: Sequence[str] | None,
    source: str | None,
    lang: str | None,
    source_lang: str | None,
    columns: str | None = None,
) -> Readable:
    """The documents to check; with `source` the one path aligned with the text that it translates.

    `columns` say which column of a table is what, as `said_columns` reads it. One broken file does not keep the others
    from being checked.

    Raises:
        InputError: the options do not go together, or one of two texts to be aligned cannot be read.
    """
    # What a project translates is in its source language; what is typed may be in any.
    spoken = None if paths or not settings.target_languages else settings.source_language
    paths = paths or project_paths(settings)
    if not paths:
        raise ConfigError("found no PATH and no paths in the settings", hint="name files or folders to check")
    if source is not None:
        if len(paths) != 1 or Path(paths[0]).is_dir():
            raise ConfigError("--source goes with one PATH, the file that translates it")
        spoken, written = source_lang or settings.source_language, lang or settings.target_language
        texts = (read(source, Languages(spoken, wordless=True)), read(paths[0], Languages(written, wordless=True)))
        return Readable((align(*texts),))
    # Of several languages each file says its own.
    target = None if len(settings.targets) > 1 else settings.target_language
    documents, unreadable, said = [], [], said_columns(columns or "")
    for path in files_in(paths):
        two = Languages(source_lang or settings.source_language, lang or target, said)
        try:
            documents.append(read(path, two if is_bilingual(path) else Languages(source=lang or source_lang or spoken)))
        except FormatError as error:
            unreadable.append(error)
    return Readable(tuple(documents), tuple(unreadable))


def heard(found: Readable) -> tuple[Document, ...]:
    """The documents, when a line on standard error has told of each file that is none.

    Raises:
        FormatError: there are no others.
    """
    if found.unreadable and not found.documents:
        *others, last = found.unreadable
        say(*(f"glossator: {error}" for error in others))
        raise last
    say(*(f"glossator: {error}" for error in found.unreadable))
    return found.documents


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


def said_columns(columns: str, roles: Sequence[str] = _ROLES) -> tuple[tuple[str, str], ...]:
    """Roles, of those that a column may have, and columns from a list with commas.

    Raises:
        ConfigError: a part is no role with a column.

    >>> said_columns("source=2, target=Text DE")
    (('source', '2'), ('target', 'Text DE'))
    """
    pairs = tuple(part.partition("=") for part in _split([columns]))
    wrong = next((role + sign + name for role, sign, name in pairs if role.strip() not in roles or not name), None)
    if wrong is not None:
        hint = f"as in source=2,target=3; the roles are {', '.join(roles)}"
        raise ConfigError(f"--columns: found {wrong!r}, expected ROLE=NUMBER or ROLE=NAME", hint=hint)
    return tuple((role.strip(), name.strip()) for role, _, name in pairs)


def table_languages(source: str | None, target: str | None, columns: str | None) -> Languages:
    """The languages of a text to be translated; of a table also its columns, and the target's where they name one.

    Raises:
        ConfigError: a part of `columns` is no role with a column.
    """
    said = said_columns(columns or "")
    return Languages(source, target if any(role == "target" for role, _ in said) else None, said)


def codes(languages: str) -> tuple[str, ...]:
    """Language codes from a list with commas.

    Raises:
        ConfigError: one is no language.

    >>> codes("en, pt_br")
    ('en', 'pt-BR')
    """
    return tuple(map(language_code, _split([languages])))


def _split(values: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(part.strip() for value in values or () for part in value.split(",") if part.strip())
