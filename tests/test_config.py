from __future__ import annotations

import re
from pathlib import Path

import pytest

from glossator.config import Config, find, load, locale, memory_path, models_folder, no_color, read
from glossator.errors import ConfigError
from glossator.model import Severity
from glossator.translate.layout import Pattern

WHOLE = """\
glossaries = ["terms/treaties.tbx", "/srv/names.csv"]
select = ["term-*"]
ignore = ["quotes-inconsistent"]
source-language = "en"
target-language = "pt_BR"
target-languages = ["pt-BR", "DE"]
locales = "po/{locale}/{path}.xlf"
localized = "site/{language}/{below}"
fail-on = "never"
confidence = 1
fail-confidence = "sure"
baseline = "known.json"
paths = ["docs", "/srv/app.po"]
memory = "shared/memory.sqlite"
[links]
"/en/" = "/{language}/"
[front-matter]
lang = "{locale}"
[severity]
"name-*" = "error"
"term-case" = "off"
"""
EXPECTED_KEYS = (
    "expected one of: glossaries, select, ignore, source-language, target-language, target-languages, locales, "
    "localized, links, front-matter, fail-on, confidence, fail-confidence, baseline, paths, memory, severity"
)


def put(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def whole(path: Path) -> Config:
    return Config(
        glossaries=(str(path.parent / "terms/treaties.tbx"), "/srv/names.csv"),
        select=("term-*",),
        ignore=("quotes-inconsistent",),
        source_language="en",
        target_language="pt-BR",
        target_languages=("pt-BR", "de"),
        locales=Pattern("po/{locale}/{path}.xlf"),
        localized=Pattern("site/{language}/{below}"),
        links={"/en/": Pattern("/{language}/")},
        front_matter={"lang": Pattern("{locale}")},
        fail_on=None,
        confidence=1.0,
        fail_confidence=0.9,
        severities={"name-*": Severity.ERROR, "term-case": None},
        paths=(str(path.parent / "docs"), "/srv/app.po"),
        baseline=str(path.parent / "known.json"),
        memory=str(path.parent / "shared/memory.sqlite"),
        path=str(path),
    )


@pytest.mark.parametrize("start", ["", "\ufeff", "# first\r\n\r\n"])
def test_every_setting(tmp_path: Path, start: str) -> None:
    path = put(tmp_path / "glossator.toml", start + WHOLE)
    assert read(path) == whole(path)


def test_every_setting_in_pyproject(tmp_path: Path) -> None:
    shared = re.sub(r"^\[([\w-]+)\]", r"[tool.glossator.\1]", WHOLE, flags=re.MULTILINE)
    path = put(tmp_path / "pyproject.toml", "[project]\nname = 'x'\n[tool.glossator]\n" + shared)
    assert read(path) == whole(path)


def test_where_the_memory_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert memory_path(Config()) == tmp_path / ".glossator/memory.sqlite"
    assert memory_path(Config(path="/srv/x/glossator.toml")) == Path("/srv/x/.glossator/memory.sqlite")
    assert memory_path(Config(path="/srv/x/glossator.toml", memory="/srv/m")) == Path("/srv/m")


def test_nothing_set_is_the_default(tmp_path: Path) -> None:
    path = put(tmp_path / "glossator.toml", "")
    assert read(path) == Config(path=str(path))
    assert (Config().fail_on, Config().glossaries, Config().path) == (Severity.WARNING, (), None)


def test_the_nearest_file_holds(tmp_path: Path) -> None:
    outer = put(tmp_path / "glossator.toml", 'source-language = "de"')
    put(tmp_path / "a/pyproject.toml", "[tool.other]\nx = 1")
    inner = put(tmp_path / "a/b/pyproject.toml", "[tool.glossator]")
    (tmp_path / "a/b/c").mkdir()
    assert find(tmp_path / "a/b/c") == inner
    assert find(tmp_path / "a") == outer
    assert load(tmp_path / "a").source_language == "de"
    own = put(tmp_path / "a/b/glossator.toml", "")
    assert find(tmp_path / "a/b/c") == own


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_the_search_ends_at_the_repository(tmp_path: Path, kind: str) -> None:
    put(tmp_path / "glossator.toml", 'source-language = "de"')
    put(tmp_path / "a/.git/HEAD", "") if kind == "folder" else put(tmp_path / "a/.git", "gitdir: elsewhere")
    (tmp_path / "a/b").mkdir()
    assert find(tmp_path / "a/b") is None
    assert load(tmp_path / "a/b") == Config()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("\nfail_on = 'error'", 2, f"unknown setting 'fail_on' ({EXPECTED_KEYS})"),
        ("select = []\n[tool.glossator]\nselect = []", 2, f"unknown setting 'tool' ({EXPECTED_KEYS})"),
        ("'odd key' = 1", 1, f"unknown setting 'odd key' ({EXPECTED_KEYS})"),
        ("select = 'term-case'", 1, "select is 'term-case', expected a list of rule names"),
        ("ignore = [1]", 1, "ignore is [1], expected a list of rule names"),
        ("glossaries = ['']", 1, "glossaries is [''], expected a list of paths"),
        ("source-language = ['en']", 1, "source-language is ['en'], expected a language code such as \"en\""),
        ("source-language = 'jp'", 1, "source-language: 'jp' is no language code (did you mean 'ja' (Japanese)?)"),
        ("target-languages = ['pt', 'xx']", 1, "target-languages: 'xx' is no language code (expected one such as "),
        ("locales = 'po/{language}/{x}.po'", 1, "locales: 'po/{language}/{x}.po' has the unknown field {x} (expected "),
        ("locales = 'po/{language}/{path}'", 1, "locales: 'po/{language}/{path}' names no catalogue (let it end in "),
        ("localized = '{stem}{suffix}'", 1, "localized: '{stem}{suffix}' is the same for every language (add "),
        ("localized = '{language'", 1, "localized: '{language' is no pattern: "),
        (
            "links = {'/en' = '/{stem}'}",
            1,
            "links: '/{stem}' has the unknown field {stem} (expected one of: {language}",
        ),
        ("fail-on = 'fatal'", 1, 'fail-on is \'fatal\', expected "error", "warning", "info", "never"'),
        ("fail-on = true", 1, 'fail-on is True, expected "error", "warning", "info", "never"'),
        ("confidence = true", 1, "confidence is True, expected a number from 0 to 1, or sure, likely, doubtful"),
        ("memory = true", 1, "memory is True, expected a path"),
        ("confidence = 1.01", 1, "confidence is 1.01, expected a number from 0 to 1, or sure, likely, doubtful"),
        ("confidence = nan", 1, "confidence is nan, expected a number from 0 to 1, or sure, likely, doubtful"),
        ("x = 1\nx = 2", None, "is no TOML: Cannot overwrite a value"),
        ("\n\nselect = [", None, "is no TOML: "),
        ("confidence = " + "9" * 5000, None, "is no TOML: "),
        ("x = " + "[" * 5000, None, "is no TOML: "),
        (b"select = ['\xff']", 1, "byte 0xff is no UTF-8 (save the file as UTF-8)"),
        (b"\x00\x01\x02", None, "is a binary file, expected text"),
    ],
)
def test_what_is_not_understood(tmp_path: Path, text: str | bytes, line: int | None, message: str) -> None:
    path = put(tmp_path / "glossator.toml", text)
    with pytest.raises(ConfigError) as caught:
        load(tmp_path)
    assert caught.value.path == str(path)
    if message.startswith("is no TOML"):
        assert caught.value.message.startswith(message)
    else:
        assert str(caught.value).startswith(f"{path}:{line}: {message}" if line else f"{path}: {message}")


def test_line_of_broken_toml(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read(put(tmp_path / "glossator.toml", "confidence = 0.5\nselect == []\n"))
    assert (caught.value.line, caught.value.message) == (2, "is no TOML: Invalid value")


def test_line_in_pyproject_is_that_of_our_table(tmp_path: Path) -> None:
    path = put(tmp_path / "pyproject.toml", "[tool.ruff]\nselect = 1\n[tool.glossator]\nselect = 2\n")
    with pytest.raises(ConfigError) as caught:
        read(path)
    assert caught.value.line == 4


def test_tool_glossator_must_be_a_table(tmp_path: Path) -> None:
    put(tmp_path / "pyproject.toml", "tool.glossator = 3")
    with pytest.raises(ConfigError, match=r"tool\.glossator is 3, expected a table"):
        load(tmp_path)


def test_folder_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "glossator.toml").mkdir()
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "en"),
        ({"LANG": "pt_BR.UTF-8"}, "pt_BR"),
        ({"LANG": "pt_BR.UTF-8", "LC_ALL": "", "LC_MESSAGES": "de_DE@euro"}, "de_DE"),
        ({"LANG": "pt_BR", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
    ],
)
def test_locale(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert locale() == expected


def test_other_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GLOSSATOR_MODELS", "~/models")
    monkeypatch.setenv("NO_COLOR", "1")
    assert (models_folder(), no_color()) == (tmp_path / "models", True)
    monkeypatch.setenv("GLOSSATOR_MODELS", "")
    monkeypatch.setenv("NO_COLOR", "")
    assert (models_folder(), no_color()) == (None, False)
