"""Settings of a project and of the environment; nothing else reads either, and nothing is read before it is asked for.

A project keeps its settings in `glossator.toml`, or in `pyproject.toml` under `[tool.glossator]`:

    glossaries = ["terms/treaties.tbx", "terms/names.csv"]   # paths count from this file
    select = ["term-*", "name-misspelled"]                   # the rules to run; all by default
    ignore = ["quotes-inconsistent"]
    source-language = "en"
    target-language = "pt-BR"
    target-languages = ["pt-BR", "de"]                       # what `translate` and `build` make where no --to is typed
    locales = "locales/{language}/{path}.po"                 # the catalogues for editors; this is the default
    localized = "{stem}.{language}{suffix}"                  # the localized documents; beside the source without a "/"
    fail-on = "error"                                        # or "warning" (the default), "info", "never"
    confidence = 0.5                                         # less sure is left out; or "sure", "likely"
    fail-confidence = "sure"                                 # only findings as sure as this make the exit code 1
    baseline = "glossator-baseline.json"                     # findings known before, which are not shown
    paths = ["docs", "locales/pt/app.po"]                    # what is checked where no path is typed
    memory = ".glossator/memory.sqlite"                      # the translation memory; this is the default

    [links]                                                  # how links in localized documents begin
    "/en/" = "/{language}/"

    [front-matter]                                           # fields that a localized Markdown document has otherwise
    lang = "{language}"

    [severity]                                               # other severities than the rules' own; "off" ignores
    "quotes-inconsistent" = "info"
    "name-*" = "error"
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from reprlib import repr as shortened
from typing import Any

from glossator.check.run import DEFAULT_CONFIDENCE
from glossator.errors import ConfigError
from glossator.files import decode, read_bytes
from glossator.languages.codes import language_code
from glossator.model import Severity, Tier
from glossator.translate.layout import CATALOGUE_SUFFIXES, LOCALES, LOCALIZED, Pattern

__all__ = ["Config", "find", "load", "locale", "memory_path", "models_folder", "no_color", "read"]

_SHARED = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a project.

    `glossaries` are paths as they are to be opened; empty `select` means every rule; `fail_on` None means never;
    `path` is the file they came from, None where there is none; `memory` is the path of the translation memory, None
    where none is named (see `memory_path`). `severities` are by the name of a rule or a pattern with `*`, the last that
    fits holds; None is "off". `locales`, `localized` and `links` say where the files of each target language stand
    and what links in them become (translate/layout.py), `front_matter` what fields are in them.
    """

    glossaries: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    source_language: str | None = None
    target_language: str | None = None
    target_languages: tuple[str, ...] = ()
    locales: Pattern = LOCALES
    localized: Pattern = LOCALIZED
    links: Mapping[str, Pattern] = field(default_factory=dict)
    front_matter: Mapping[str, Pattern] = field(default_factory=dict)
    fail_on: Severity | None = Severity.WARNING
    confidence: float = DEFAULT_CONFIDENCE
    fail_confidence: float = 0.0
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    baseline: str | None = None
    memory: str | None = None
    path: str | None = None

    @property
    def targets(self) -> tuple[str, ...]:
        """The languages that the project is translated into."""
        return self.target_languages or ((self.target_language,) if self.target_language else ())

    @property
    def folder(self) -> Path:
        """The folder of the settings file; the current one where there is none."""
        return Path(self.path).absolute().parent if self.path else Path.cwd()


def load(start: Path | None = None) -> Config:
    """The settings that hold in the folder `start` (None: the current one); the defaults where no file has any.

    Raises:
        ConfigError: the settings file cannot be read or says what nobody understands.
    """
    path = find(start or Path.cwd())
    return read(path) if path else Config()


def find(start: Path) -> Path | None:
    """The settings file of the folder `start` or of the nearest one above, up to the root of its git repository.

    Raises:
        ConfigError: a `pyproject.toml` on the way cannot be read.
    """
    for folder in (start.absolute(), *start.absolute().parents):
        own, shared = folder / "glossator.toml", folder / _SHARED
        if os.path.exists(own):
            return own
        if os.path.isfile(shared) and _table(shared, _parse(shared)[1]) is not None:
            return shared
        if os.path.exists(folder / ".git"):
            break
    return None


def read(path: Path) -> Config:
    """The settings in one file.

    Raises:
        ConfigError: it cannot be read or says what nobody understands.
    """
    text, values = _parse(path)
    settings: dict[str, Any] = {}
    for key, value in (_table(path, values) or {}).items():
        if key not in _SETTINGS:
            hint = f"expected one of: {', '.join(_SETTINGS)}"
            raise ConfigError(f"unknown setting {key!r}", path=str(path), line=_line(path, text, key), hint=hint)
        understand, expected = _SETTINGS[key]
        try:
            settings[key.replace("-", "_")] = understand(value)
        except (TypeError, ValueError) as error:
            what = f"{key} is {shortened(value)}, expected {expected}"
            raise ConfigError(what, path=str(path), line=_line(path, text, key)) from error
        except ConfigError as error:
            line = _line(path, text, key)
            raise ConfigError(f"{key}: {error.message}", path=str(path), line=line, hint=error.hint) from error
    for name in ("glossaries", "paths"):
        if name in settings:
            settings[name] = tuple(str(path.parent / one) for one in settings[name])
    for name in ("memory", "baseline"):
        if name in settings:
            settings[name] = str(path.parent / settings[name])
    if "severity" in settings:
        settings["severities"] = settings.pop("severity")
    return Config(**settings, path=str(path))


def memory_path(settings: Config) -> Path:
    """Where the project keeps its translation memory: unless it says so, in a folder beside its settings file."""
    if settings.memory:
        return Path(settings.memory)
    return settings.folder / ".glossator" / "memory.sqlite"


def models_folder() -> Path | None:
    """Where the user keeps translation models (`GLOSSATOR_MODELS`); None leaves it to each engine."""
    folder = os.environ.get("GLOSSATOR_MODELS")
    return Path(folder).expanduser() if folder else None


def locale() -> str:
    """The locale for messages, as `pt_BR`, from `LC_ALL`, `LC_MESSAGES` or `LANG`; `en` for none and for `C`."""
    names = (os.environ.get(variable) for variable in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = re.split(r"[.@]", next(filter(None, names), ""), maxsplit=1)[0]
    return "en" if name in ("", "C", "POSIX") else name


def no_color() -> bool:
    """Whether the user wants no colour: `NO_COLOR` is set to anything (https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(map(_string, value))


def _string(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError
    return value


def _language(value: object) -> str:
    return language_code(_string(value))


def _languages(value: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(language_code, _strings(value))))


def _catalogue(value: object) -> Pattern:
    return Pattern.of(_string(value), CATALOGUE_SUFFIXES)


def _document(value: object) -> Pattern:
    return Pattern.of(_string(value))


def _patterns(value: object) -> Mapping[str, Pattern]:
    if not isinstance(value, dict):
        raise TypeError
    return {_string(start): Pattern.of(_string(to), fields=("language", "locale")) for start, to in value.items()}


def _severity(value: object) -> Severity | None:
    return None if value == "never" else Severity(_string(value))


def _severities(value: object) -> Mapping[str, Severity | None]:
    if not isinstance(value, dict):
        raise TypeError
    return {name: None if severity == "off" else Severity(_string(severity)) for name, severity in value.items()}


def _share(value: object) -> float:
    if isinstance(value, str):
        return Tier(value).least
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    if not 0 <= value <= 1:
        raise ValueError
    return float(value)


_SHARE = f"a number from 0 to 1, or {', '.join(f'{tier}' for tier in Tier)}"

# Each setting with the function that understands its value (TypeError or ValueError: it does not) and what to expect.
_SETTINGS: dict[str, tuple[Callable[[object], object], str]] = {
    "glossaries": (_strings, "a list of paths"),
    "select": (_strings, "a list of rule names"),
    "ignore": (_strings, "a list of rule names"),
    "source-language": (_language, 'a language code such as "en"'),
    "target-language": (_language, 'a language code such as "pt-BR"'),
    "target-languages": (_languages, 'a list of language codes such as "pt-BR"'),
    "locales": (_catalogue, "a pattern of paths"),
    "localized": (_document, "a pattern of paths"),
    "links": (_patterns, "a table of how links begin and what they become"),
    "front-matter": (_patterns, 'a table of fields and patterns such as "{language}"'),
    "fail-on": (_severity, ", ".join(f'"{name}"' for name in (*reversed(Severity), "never"))),
    "confidence": (_share, _SHARE),
    "fail-confidence": (_share, _SHARE),
    "baseline": (_string, "a path"),
    "paths": (_strings, "a list of paths"),
    "memory": (_string, "a path"),
    "severity": (_severities, 'a table of rules with "error", "warning", "info" or "off"'),
}


def _parse(path: Path) -> tuple[str, dict[str, Any]]:
    """The characters of a TOML file and its values."""
    text, _ = decode(read_bytes(path, ConfigError), str(path), error=ConfigError)
    try:
        return text, tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        what, _, place = str(error).partition(" (at line ")
        line = int(place.split(",", 1)[0]) if place[:1].isdigit() else None
        raise ConfigError(f"is no TOML: {what}", path=str(path), line=line, hint="see https://toml.io") from error


def _table(path: Path, values: dict[str, Any]) -> dict[str, Any] | None:
    """The settings among the values of a file; None where a `pyproject.toml` has none."""
    if path.name != _SHARED:
        return values
    tool = values.get("tool", {})
    table = tool.get("glossator") if isinstance(tool, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise ConfigError(f"tool.glossator is {shortened(table)}, expected a table", path=str(path))


def _line(path: Path, text: str, key: str) -> int | None:
    """The line that sets `key`; None where it is written in an unusual way."""
    start = max(0, text.find("[tool.glossator")) if path.name == _SHARED else 0
    pattern = rf"^[ \t]*\[*(?:tool\.glossator\.)?[\"']?{re.escape(key)}(?![\w-])"
    found = re.compile(pattern, re.MULTILINE).search(text, start)
    return text.count("\n", 0, found.start()) + 1 if found else None
