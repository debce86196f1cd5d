"""Where the files of each target language stand, and what their links become."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from glossator.errors import ConfigError
from glossator.languages.codes import locale_name
from glossator.languages.language import base_code, languages

__all__ = ["CATALOGUE_SUFFIXES", "LOCALES", "LOCALIZED", "Edition", "Layout", "Pattern"]

CATALOGUE_SUFFIXES = (".po", ".xlf", ".xliff")

# What may stand between braces, with what it is of docs/en/intro.en.md in pt-BR.
_FIELDS = {
    "language": "pt-BR",
    "locale": "pt_BR",
    "path": "docs/en/intro.en.md",
    "below": "intro.en.md, what stands below the first folder of the source language's name",
    "folder": "docs/en",
    "stem": "intro, the name without the source language and the suffix",
    "suffix": ".md",
}


class Pattern(str):
    """A path or the start of a link with fields in braces, known to have no others than `_FIELDS`."""

    __slots__ = ()

    @classmethod
    def of(cls, text: str, suffixes: Sequence[str] = (), fields: Collection[str] = _FIELDS) -> Pattern:
        """The pattern in `text`, with no other fields than those.

        Raises:
            ConfigError: a field is unknown, none names the language, or the end is none of `suffixes`.
        """
        try:
            found = [(name, spec, how) for _, name, spec, how in Formatter().parse(text) if name is not None]
        except ValueError as error:
            raise ConfigError(f"{text!r} is no pattern: {error}", hint="double a brace that is meant") from error
        known = ", ".join(f"{{{name}}}" for name in fields)
        for name, spec, how in found:
            if name not in fields or spec or how:
                raise ConfigError(f"{text!r} has the unknown field {{{name}}}", hint=f"expected one of: {known}")
        if not {"language", "locale"} & {name for name, _, _ in found}:
            raise ConfigError(f"{text!r} is the same for every language", hint="add {language}")
        if suffixes and not text.lower().endswith(tuple(suffixes)):
            raise ConfigError(f"{text!r} names no catalogue", hint=f"let it end in {', '.join(suffixes)}")
        return cls(text)


LOCALES = Pattern("locales/{language}/{path}.po")
LOCALIZED = Pattern("{stem}.{language}{suffix}")


class Edition(NamedTuple):
    """A document in one target language: its source, its catalogue for editors and the localized document."""

    source: Path
    language: str
    catalogue: Path
    localized: Path


@dataclass(frozen=True, slots=True)
class Layout:
    """The patterns of a project in the folder `root`.

    Paths that they give count from there; one without a folder stands beside the source. None leads out of the folder.
    """

    root: Path
    locales: Pattern = LOCALES
    localized: Pattern = LOCALIZED
    source_language: str | None = None

    def edition(self, source: Path, language: str) -> Edition:
        """The files of one document in one language.

        Raises:
            ConfigError: a file would stand outside the folder of the project.
        """
        inside = _inside(self.root, source, "a source")
        fields = _fields(inside, language, self.source_language)
        catalogue, localized = (self._place(pattern, inside, fields) for pattern in (self.locales, self.localized))
        return Edition(source, language, catalogue, localized)

    def _place(self, pattern: Pattern, source: Path, fields: Mapping[str, str]) -> Path:
        named = Path(pattern.format_map(fields))
        beside = self.root / source.parent / named if named.parent == Path() else self.root / named
        return self.root / _inside(self.root, beside, "a file to be written")


def _fields(source: Path, language: str, source_language: str | None) -> dict[str, str]:
    parts = source.parts
    codes = {source_language, locale_name(source_language), base_code(source_language)} if source_language else set()
    folder = next((number for number, part in enumerate(parts[:-1]) if part in codes), None)
    stem = Path(source.stem)
    bare = stem.stem if stem.suffix[1:] in (codes or languages()) else source.stem
    return {
        "language": language,
        "locale": locale_name(language),
        "path": source.as_posix(),
        "below": source.as_posix() if folder is None else Path(*parts[folder + 1 :]).as_posix(),
        "folder": source.parent.as_posix(),
        "stem": bare,
        "suffix": source.suffix,
    }


def _inside(root: Path, path: Path, what: str) -> Path:
    """`path` as it counts from the folder; links to folders are followed to see where it really is.

    Raises:
        ConfigError: it stands elsewhere.
    """
    inside = os.path.relpath(os.path.abspath(path), root)
    real = os.path.realpath(os.path.dirname(os.path.abspath(path)))
    if inside.startswith("..") or not (Path(real) / path.name).is_relative_to(os.path.realpath(root)):
        hint = "put glossator.toml into a folder that holds all"
        raise ConfigError(f"{path}: {what} outside the project's folder {root}", hint=hint)
    return Path(inside)
