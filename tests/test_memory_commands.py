"""`glossator tm` as users meet it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Each command is a process of its own.
pytestmark = pytest.mark.slow

TMX = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en"/><body>
<tu changedate="20250102T030405Z"><tuv xml:lang="en"><seg>The harbour opens at dawn.</seg></tuv>
<tuv xml:lang="pt-BR"><seg>O porto abre ao amanhecer.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Closed & gone</seg></tuv><tuv xml:lang="pt-BR"><seg>Fechado</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Alone again</seg></tuv></tu>
</body></tmx>
"""
PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: pt_BR\\nX-Source-Language: en\\n"

msgid "The station is closed."
msgstr "A estação está fechada."

#, fuzzy
msgid "The station is open."
msgstr "A estação está fechada."
"""
XLIFF = """<xliff version="1.2"><file source-language="en" target-language="pt-BR" original="a"><body>
<trans-unit id="1"><source>The bridge</source><target state="final">A ponte</target></trans-unit>
<trans-unit id="2"><source>The river</source><target state="needs-review-translation">O rio</target></trans-unit>
</body></file></xliff>
"""


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "glossator", "tm", *arguments]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", env=environment)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.tmx").write_text(TMX)
    (tmp_path / "a.po").write_text(PO)
    (tmp_path / "a.xlf").write_text(XLIFF)
    (tmp_path / "a.csv").write_text("en,pt\nThe market,O mercado\n")
    (tmp_path / "glossator.toml").write_text("")
    return tmp_path


def test_import_export_search_and_stats(folder: Path) -> None:
    done = run("import", "a.tmx", "a.po", "a.xlf", "a.csv", cwd=folder)
    assert (done.returncode, done.stdout.splitlines(), done.stderr.splitlines()) == (
        0,
        [
            "a.tmx: 1 unit: 1 new, 0 replaced, 0 known; 3 broken",
            "a.po: 1 unit: 1 new, 0 replaced, 0 known",
            "a.xlf: 1 unit: 1 new, 0 replaced, 0 known",
            "a.csv: 1 unit: 1 new, 0 replaced, 0 known",
        ],
        [
            "note: a.tmx: 2 units left out: one language, expected a text and its translation (line 6, 7)",
            "note: a.tmx: 1 unit left out: no well-formed XML: xmlParseEntityRef: no name (line 5)",
        ],
    )
    assert (folder / ".glossator" / "memory.sqlite").is_file()
    (folder / "below").mkdir()
    found = run("search", "The harbour opens at noon.", "--from", "en", "--to", "pt", cwd=folder / "below")
    assert found.stdout.splitlines() == [
        " 88 %  en    The harbour opens at dawn.",
        "       pt-BR O porto abre ao amanhecer.",
        "       (a.tmx, 20250102)",
    ]
    assert run("export", "out.tmx", "--to", "pt-BR", cwd=folder).stdout == "out.tmx: 4 units\n"
    again = run("import", "out.tmx", "--memory", "other.sqlite", cwd=folder)
    assert again.stdout == "out.tmx: 4 units: 4 new, 0 replaced, 0 known\n"
    lines = run("stats", "--memory", "other.sqlite", cwd=folder).stdout.splitlines()
    assert lines[0].startswith("other.sqlite: 4 units, ")
    assert lines[1:] == ["  en > pt: 1 unit", "  en > pt-BR: 3 units"]


def test_deleting_asks_for_a_choice_and_for_consent(folder: Path) -> None:
    run("import", "a.tmx", "a.po", "a.csv", cwd=folder)
    path = folder / ".glossator" / "memory.sqlite"
    counted = run("delete", "--origin", "a.po", cwd=folder)
    assert (counted.stdout, counted.stderr) == (f"{path}: 1 unit\n", "nothing was deleted: give --yes to delete them\n")
    assert run("delete", "--to", "pt-BR", "--text", "The station is closed.", "--yes", cwd=folder).stdout == (
        f"{path}: 1 unit deleted\n"
    )
    assert run("delete", "--origin", "none.po", cwd=folder).stdout == f"{path}: 0 units\n"
    assert run("stats", cwd=folder).stdout.splitlines()[1:] == ["  en > pt: 1 unit", "  en > pt-BR: 1 unit"]


def test_nothing_found_is_said(folder: Path) -> None:
    run("import", "a.po", cwd=folder)
    done = run("search", "Seventeen teachers", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "nothing in the memory is like this\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("search", "x"), "there is no translation memory (glossator tm import FILES makes one)"),
        (("export", "x.tmx"), "there is no translation memory"),
        (("delete", "--yes"), "nothing says which units to delete (give --from, --to, --origin or --text"),
        (("stats", "--memory", "a.po"), "a.po: is no usable translation memory: file is not a database"),
        (("import", "none.tmx"), "none.tmx: cannot be read: No such file or directory"),
        (("import", "none.po"), "none.po: cannot be read: No such file or directory"),
        (("import", "text.txt"), "text.txt: holds no translations (tm import takes TMX, PO, XLIFF and CSV)"),
        (("import", "false.tmx"), "false.tmx: is no TMX: it has no <tmx> at its start"),
        (("import", "a.po", "--memory", "a.po/x"), "a.po"),
    ],
)
def test_failures_are_one_line(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    (folder / "text.txt").write_text("The harbour opens at dawn, and the market with it.")
    (folder / "false.tmx").write_text("<xliff/>")
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2, done.stdout + done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert message in done.stderr
    assert not (folder / "x.tmx").exists()


def test_what_only_the_model_has_said_is_not_taken_in(folder: Path) -> None:
    from glossator.formats.format import Languages, read
    from glossator.glossary.concept import Glossary
    from glossator.model import State
    from glossator.translate.engine import EchoEngine
    from glossator.translate.reviewed import reviewed_units
    from glossator.translate.run import po_bytes, translate_document

    (folder / "a.txt").write_text("The lamp is lit.\n\nThe door is shut.\n")
    document = read(folder / "a.txt", Languages("en"))
    translation = translate_document(document, EchoEngine("en", "pt"), Glossary("none", ()), "pt", check=lambda _: ())
    (folder / "b.po").write_bytes(po_bytes(translation))
    drafted = read(folder / "b.po")
    assert {segment.state for segment in drafted.segments} == {State.TRANSLATED}
    assert list(reviewed_units(drafted)) == []
    text = (folder / "b.po").read_text().replace('msgstr "The door is shut."', 'msgstr "A porta está fechada."')
    (folder / "b.po").write_text(text)
    assert [unit.target for unit in reviewed_units(read(folder / "b.po"))] == ["A porta está fechada."]


@pytest.mark.slow
@pytest.mark.parametrize("settings", ["", 'memory = "kept/own.sqlite"\n'])
def test_translate_uses_the_memory_of_the_project(folder: Path, settings: str) -> None:
    (folder / "glossator.toml").write_text(settings)
    (folder / "a.txt").write_text("The harbour opens at dawn.\n")
    command = [sys.executable, "-m", "glossator", "translate", "a.txt", "--to", "pt-BR", "--from", "en", "--overwrite"]

    def summary(*more: str) -> str:
        done = subprocess.run([*command, *more], cwd=folder, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        return done.stdout

    # It need not be there yet.
    assert "from the memory" not in summary()
    run("import", "a.tmx", cwd=folder)
    assert (folder / "kept" / "own.sqlite").is_file() == bool(settings)
    assert "translations: 1 from the memory" in summary()
    assert "from the memory" not in summary("--no-memory")
