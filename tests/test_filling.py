from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from glossator.cli import app
from glossator.errors import ConfigError, InputError
from glossator.formats.format import read

TERMS = "en,pt-BR\nharbour,ancoradouro\n"
CATALOGUE = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#. Above the map.
msgid "The harbour is closed."
msgstr ""

msgid "Save"
msgstr "Guardar tudo"

#, fuzzy
msgid "Open the door."
msgstr "Abra a janela."
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("terms.csv").write_text(TERMS, encoding="utf-8")
    Path("app.po").write_text(CATALOGUE.format(language="pt_BR"), encoding="utf-8")
    return tmp_path


def translate(*arguments: str) -> str:
    command = ["translate", *arguments, "--from", "en", "--glossary", "terms.csv", "--jobs", "1"]
    result = CliRunner().invoke(app, command, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def targets(path: str) -> list[tuple[str, str]]:
    return [(one.target.value if one.target else "", one.state) for one in read(path).segments]


def test_open_messages_are_translated_in_place_and_the_others_stay(folder: Path) -> None:
    assert "for editors: app.po" in translate("app.po", "--to", "pt-BR")
    (first, state), *others = targets("app.po")
    assert "ancoradouro" in first
    assert state == "translated"
    assert others == [("Guardar tudo", "translated"), ("Abra a janela.", "fuzzy")]
    before = CATALOGUE.format(language="pt_BR").splitlines()
    after = (folder / "app.po").read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in after] == []


def test_a_second_run_changes_nothing(folder: Path) -> None:
    translate("app.po", "--to", "pt-BR")
    first = (folder / "app.po").read_bytes()
    translate("app.po", "--to", "pt-BR")
    assert (folder / "app.po").read_bytes() == first


def test_a_template_becomes_a_catalogue_beside_it(folder: Path) -> None:
    template = CATALOGUE.format(language="").replace("Guardar tudo", "")
    (folder / "app.pot").write_text(template, encoding="utf-8")
    translate("app.pot", "--to", "pt-BR")
    assert (folder / "app.pot").read_text(encoding="utf-8") == template
    assert all(target for target, _ in targets("app.pt-BR.po"))
    assert '"Language: pt_BR\\n"' in (folder / "app.pt-BR.po").read_text(encoding="utf-8")


def test_xliff_is_filled_into_another_file(folder: Path) -> None:
    unit = '<trans-unit id="{}"><source>The harbour is closed.</source>{}</trans-unit>'
    body = unit.format(1, "") + unit.format(2, "<target>Fechado.</target>")
    head = '<xliff version="1.2"><file original="a" source-language="en" target-language="pt-BR" datatype="plaintext">'
    (folder / "a.xlf").write_text(f"{head}<body>{body}</body></file></xliff>", encoding="utf-8")
    translate("a.xlf", "--to", "pt-BR", "--output", "b.xlf")
    (first, _), second = targets("b.xlf")
    assert "ancoradouro" in first
    assert second == ("Fechado.", "translated")
    assert targets("a.xlf")[0][0] == ""


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("app.po", "--to", "de"), InputError, "app.po: holds translations into pt-BR, not de"),
        (("app.po", "--to", "pt-BR", "--po", "b.po"), ConfigError, "--po and --reviewed go with a text"),
    ],
)
def test_what_does_not_go_together(
    folder: Path, arguments: tuple[str, ...], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        CliRunner().invoke(app, ["translate", *arguments], catch_exceptions=False)
    assert (folder / "app.po").read_text(encoding="utf-8") == CATALOGUE.format(language="pt_BR")
