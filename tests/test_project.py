"""The road from documents to their localized editions: settings, catalogues, status, localized documents."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from glossator.errors import ConfigError, FormatError
from glossator.files import only_writer, write_bytes
from glossator.formats.format import Languages, read
from glossator.formats.po_old import OldEntry
from glossator.glossary.concept import Glossary
from glossator.languages.codes import language_code, locale_name
from glossator.model import Document, Segment, State, Text
from glossator.translate.build import build_document
from glossator.translate.catalogue import catalogue_bytes, old_messages
from glossator.translate.engine import EchoEngine
from glossator.translate.front_matter import front_matter_localized
from glossator.translate.layout import Layout, Pattern
from glossator.translate.links import links_localized
from glossator.translate.run import Translation, translate_document
from glossator.translate.xliff import Unit, xliff_bytes

# Each command is a process of its own.
pytestmark = pytest.mark.slow

HARBOUR = """\
# The harbour

The [island](/en/island.md) is small.

The ferry leaves at dawn.
"""
HAFEN = """\
msgid ""
msgstr "Language: de\\nX-Source-Language: en\\nContent-Type: text/plain; charset=UTF-8\\n"

msgctxt "p1.s1"
msgid "The harbour"
msgstr "Der Hafen"

#, fuzzy
msgctxt "p2.s1"
msgid "The [island](/en/island.md) is small."
msgstr "Die [Insel](/en/island.md) ist klein."

msgctxt "p3.s1"
msgid "The ferry leaves at noon."
msgstr "Die Fähre geht mittags."
"""
SETTINGS = """\
paths = ["docs"]
source-language = "en"
target-languages = ["de", "pt-BR"]
[links]
"/en/" = "/{language}/"
"""


def run(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "glossator", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one document and a German catalogue of it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "locales/de/docs").mkdir(parents=True)
    (tmp_path / "docs/harbour.md").write_text(HARBOUR)
    (tmp_path / "locales/de/docs/harbour.md.po").write_text(HAFEN)
    (tmp_path / "glossator.toml").write_text(SETTINGS)
    return tmp_path


# Language codes


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("en", "en"),
        ("pt_BR", "pt-BR"),
        ("PT-br", "pt-BR"),
        ("pt_BR.UTF-8", "pt-BR"),
        ("de_DE@euro", "de-DE"),
        ("zh-cn", "zh-CN"),
        ("zh_hant_tw", "zh-Hant-TW"),
        ("iw", "he"),
        ("in", "id"),
        ("en-UK", "en-GB"),
        ("deu", "de"),
        ("cmn", "zh"),
        ("es-419", "es-419"),
        ("de-1996", "de-1996"),
        ("en-GB-oxendict", "en-GB-oxendict"),
        ("und", "und"),
        (" eo ", "eo"),
    ],
)
def test_codes_are_put_right(written: str, code: str) -> None:
    assert language_code(written) == code
    assert language_code(code) == code


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("jp", "did you mean 'ja' (Japanese)?"),
        ("cz", "did you mean 'cs' (Czech)?"),
        ("German", "did you mean 'de' (German)?"),
        ("deutsch", "did you mean 'de' (German)?"),
        ("русский", "did you mean 'ru' (Russian)?"),
        ("ptbr", "did you mean 'pt-BR' (Portuguese)?"),
        ("pt-BRA", "did you mean 'pt-BR' (Portuguese)?"),
        ("xx", 'expected one such as "en", "pt-BR" or "zh-Hant"'),
        ("", 'expected one such as "en", "pt-BR" or "zh-Hant"'),
        ("a" * 100_000, 'expected one such as "en", "pt-BR" or "zh-Hant"'),
    ],
)
def test_what_is_no_code_is_refused_with_what_may_be_meant(written: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        language_code(written)
    assert caught.value.hint == hint


def test_codes_of_options_are_put_right(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Das Haus steht steht am Hafen.\n")
    done = run("check", "a.txt", "--lang", "DE_de", "--no-glossary", "--format", "json", cwd=tmp_path)
    assert json.loads(done.stdout)["documents"][0]["source_language"] == "de-DE", done.stdout
    done = run("check", "a.txt", "--target-lang", "german", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "glossator: 'german' is no language code (did you mean 'de' (German)?)\n",
    )


# Where files stand


@pytest.mark.parametrize(
    ("locales", "localized", "source", "language", "catalogue", "document"),
    [
        (
            "locales/{language}/{path}.po",
            "{stem}.{language}{suffix}",
            "docs/en/intro.en.md",
            "pt-BR",
            "locales/pt-BR/docs/en/intro.en.md.po",
            "docs/en/intro.pt-BR.md",
        ),
        ("po/{locale}/{stem}.xlf", "{language}/{below}", "docs/en/a/b.md", "pt-BR", "po/pt_BR/b.xlf", "pt-BR/a/b.md"),
        ("{folder}/{language}.po", "site/{language}/{path}", "a.md", "de", "de.po", "site/de/a.md"),
        ("{stem}.{language}.po", "./{stem}-{language}{suffix}", "x/v1.2.md", "de", "x/v1.2.de.po", "x/v1.2-de.md"),
    ],
)
def test_where_files_stand(
    tmp_path: Path, locales: str, localized: str, source: str, language: str, catalogue: str, document: str
) -> None:
    places = Layout(tmp_path, Pattern.of(locales), Pattern.of(localized), "en")
    edition = places.edition(tmp_path / source, language)
    assert edition.catalogue.relative_to(tmp_path).as_posix() == catalogue
    assert edition.localized.relative_to(tmp_path).as_posix() == document


def test_no_file_stands_outside_the_project(tmp_path: Path) -> None:
    root, other = tmp_path / "project", tmp_path / "other"
    root.mkdir()
    other.mkdir()
    with pytest.raises(ConfigError, match="a source outside the project's folder"):
        Layout(root).edition(other / "a.md", "de")
    with pytest.raises(ConfigError, match="a file to be written outside the project's folder"):
        Layout(root, Pattern.of("../{language}/{path}.po")).edition(root / "a.md", "de")
    (root / "locales").symlink_to(other)
    with pytest.raises(ConfigError, match="a file to be written outside the project's folder"):
        Layout(root).edition(root / "a.md", "de")


def test_locale_names() -> None:
    assert [locale_name(code) for code in ("de", "pt-BR", "zh-Hant-TW")] == ["de", "pt_BR", "zh_Hant_TW"]


# Links


@pytest.mark.parametrize(
    ("form", "before", "after"),
    [
        ("markdown", "[a](/en/a) ![b](</en/b c> 'd')", "[a](/de/a) ![b](</de/b c> 'd')"),
        ("markdown", "<https://x.org/en/a> /en/b", "<https://x.org/de/a> /en/b"),
        ("markdown", "[r]: /en/a\n[/en/b]: c", "[r]: /de/a\n[/en/b]: c"),
        ("markdown", "`[a](/en/a)` [b](/en/b)\n\n~~~\n[c](/en/c)\n~~~\n[d](/en/d)", None),
        ("markdown", "[a](/english/) [b](x/en/)", "[a](/english/) [b](x/en/)"),
        ("html", "<a href='/en/a'>/en/</a> <img src=/en/b>", "<a href='/de/a'>/en/</a> <img src=/de/b>"),
        (
            "html",
            '<pre><a href="/en/a"></pre><p data-href="/en/b">',
            '<pre><a href="/en/a"></pre><p data-href="/en/b">',
        ),
        ("plain", "[a](/en/a)", "[a](/en/a)"),
    ],
)
def test_links_lead_to_the_localized_pages(form: str, before: str, after: str | None) -> None:
    if after is None:
        after = before.replace("[b](/en/b)", "[b](/de/b)").replace("[d](/en/d)", "[d](/de/d)")
    starts = {"/en/": "/de/", "https://x.org/en/": "https://x.org/de/"}
    assert links_localized(Document("a", form, before, ()), before.encode(), starts).decode() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "---\ntitle: A\nlang: en\nurl: '/en/a'\n---\nlang: en\n",
            "---\ntitle: A\nlang: pt-BR\nurl: '/pt-BR/a'\n---\nlang: en\n",
        ),
        (
            '\ufeff+++\r\nlang = "en"\r\nurl = "/en/a" # x\r\n+++\r\n',
            '\ufeff+++\r\nlang = "pt-BR"\r\nurl = "/pt-BR/a" # x\r\n+++\r\n',
        ),
        ("---\nlang: en # code\n---\n", "---\nlang: pt-BR # code\n---\n"),
        ("---\n  lang: en\nslang: en\n---\n", None),
        ("---\nlang: en\n", None),
        ("lang: en\n", None),
    ],
)
def test_front_matter_says_the_language(before: str, after: str | None) -> None:
    document = Document("a.md", "markdown", before, ())
    made = front_matter_localized(document, before.encode(), {"lang": "pt-BR"})
    assert links_localized(document, made, {"/en/": "/pt-BR/"}).decode() == (before if after is None else after)


# XLIFF for editors


def translated(document: Document, old: tuple[OldEntry, ...] = ()) -> Translation:
    return translate_document(document, EchoEngine("en", "de"), Glossary("none", ()), "de", old=old, check=lambda _: ())


def test_an_xliff_comes_back_as_it_went(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("One <b>& two</b>.\n\nThree is *more* than `two`.\n\nFour\n")
    document = read(source, Languages("en"))
    first = translated(document)
    path = tmp_path / "a.xlf"
    path.write_bytes(catalogue_bytes(first, str(path)))
    back = read(path)
    assert (back.source_language, back.target_language) == ("en", "de")
    assert [one.source.value for one in back.segments] == [one.source.value for one in document.segments]
    assert [one.context for one in back.segments] == [one.id for one in document.segments]
    built = [(one.target and one.target.value, one.state) for one in build_document(back, document).segments]
    assert built == [(one.target and one.target.value, one.state) for one in first.document.segments]
    again = translated(document, old_messages(back))
    assert catalogue_bytes(again, str(path)) == path.read_bytes()
    assert all(report.by_machine for report in again.segments)


def test_an_xliff_keeps_what_people_did(tmp_path: Path) -> None:
    source, path = tmp_path / "a.txt", tmp_path / "a.xlf"
    source.write_text("The harbour opens at dawn.\n\nThe ferry leaves at noon.\n\nAll is well here.\n")
    path.write_bytes(catalogue_bytes(translated(read(source, Languages("en"))), str(path)))
    text = path.read_text(encoding="utf-8")
    for english, german in (("The harbour opens at dawn.", "Der Hafen öffnet früh."), ("All is well here.", "Gut.")):
        text = text.replace(f'"translated">{english}', f'"final">{german}')
    path.write_text(text, encoding="utf-8")
    source.write_text("The harbour opens at dusk.\n\nThe ferry leaves at noon.\n")
    new = translated(read(source, Languages("en")), old_messages(read(path)))
    path.write_bytes(catalogue_bytes(new, str(path)))
    assert [(one.target and one.target.value, one.state) for one in new.document.segments] == [
        ("Der Hafen öffnet früh.", State.FUZZY),
        ("The ferry leaves at noon.", State.TRANSLATED),
    ]
    messages = old_messages(read(path))
    assert [(one.previous, one.obsolete) for one in messages] == [
        ("The harbour opens at dawn.", False),
        ("", False),
        ("", True),
    ]
    last = messages[-1].segment
    assert (last.context, last.source.value, last.target and last.target.value) == (
        "p3.s1",
        "All is well here.",
        "Gut.",
    )


def test_what_xml_cannot_hold_is_refused() -> None:
    unit = Unit("a", Segment("a", Text("one\x0btwo")))
    with pytest.raises(
        FormatError, match=r"holds U\+000B, which has no place in XLIFF \(let the catalogue end in \.po"
    ):
        xliff_bytes(Document("a.txt", "plain", "", ()), [unit])


# The commands


def test_init_writes_what_the_others_read(tmp_path: Path) -> None:
    for name in ("docs/a.md", "docs/a.de.md", "README.md", ".hidden/b.md", "node_modules/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("The harbour opens at dawn, and the ferry leaves for the island.\n")
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms/sea.csv").write_text("en,de\nharbour,Hafen\n")
    done = run("init", "--to", "pt_br,DE,en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "glossator.toml: 1 document in en, into pt-BR, de"
    text = (tmp_path / "glossator.toml").read_text()
    assert text.splitlines()[1:5] == [
        'paths = ["docs"]',
        'source-language = "en"',
        'target-languages = ["pt-BR", "de"]',
        'glossaries = ["terms/sea.csv"]',
    ]
    again = run("init", "--to", "fr", cwd=tmp_path)
    assert (again.returncode, "there is a glossator.toml already" in again.stderr) == (2, True)
    assert (tmp_path / "glossator.toml").read_text() == text
    assert run("init", "docs/a.md", "--force", cwd=tmp_path).returncode == 0
    changed = (tmp_path / "glossator.toml").read_text()
    assert 'paths = ["docs/a.md"]' in changed
    assert '# target-languages = ["pt-BR", "de"]' in changed
    status = run("status", "--to", "de", "--json", cwd=tmp_path)
    assert json.loads(status.stdout)["de"]["untranslated"] == 1, status.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("init",), "found no document in this folder (name some: glossator init PATH)"),
        (("init", "none.md"), "there is no none.md"),
        (("init", "--to", "xx"), "'xx' is no language code"),
        (("translate",), "no target language is named (type --to pt-BR, or set target-languages in glossator.toml;"),
        (("translate", "--to", "de"), "no document is named"),
        (("translate", "--to", "de,fr", "--po", "x.po"), "--po goes with one PATH and one --to"),
        (("build",), "no target language is named"),
        (("build", "a.po"), "a PO goes with --source and --output alone"),
        (("build", "--source", "a.md"), "--source, --output and --columns go with a PO"),
        (("status", "--to", "jp"), "'jp' is no language code (did you mean 'ja' (Japanese)?)"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("glossator: ")
    assert message in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_build_makes_every_edition_that_has_a_catalogue(project: Path) -> None:
    done = run("build", cwd=project / "docs")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "harbour.de.md: 1 of 3 segments have no translation and stay as they are in the source; "
        "1 of 3 translations are still marked fuzzy and were used; "
        "1 translations in ../locales/de/docs/harbour.md.po belong to no segment of the source",
        "1 localized document",
    ]
    assert "note: harbour.pt-BR.md is not made: there is no ../locales/pt-BR/docs/harbour.md.po" in done.stderr
    assert (project / "docs/harbour.de.md").read_text() == (
        "# Der Hafen\n\nDie [Insel](/de/island.md) ist klein.\n\nThe ferry leaves at dawn.\n"
    )
    before = (project / "docs/harbour.de.md").read_bytes()
    assert run("build", "--to", "de", cwd=project).returncode == 0
    assert (project / "docs/harbour.de.md").read_bytes() == before


def test_status_counts_segments_and_words(project: Path) -> None:
    run("build", "--to", "de", cwd=project)
    done = run("status", "--json", "--check", "--no-glossary", cwd=project)
    assert json.loads(done.stdout)["de"] == {
        "documents": 1,
        "segments": 3,
        "translated": 1,
        "fuzzy": 1,
        "untranslated": 1,
        "words": 11,
        "words_left": 9,
        "error": 0,
        "warning": 0,
        "info": 0,
    }
    table = run("status", cwd=project)
    assert table.stdout.splitlines() == [
        "language  documents  segments  translated  fuzzy  untranslated  words  words left",
        "de                1         3           1      1             1     11           9",
        "pt-BR             1         3           0      0             3     11          11",
    ]
    assert "note: there is no locales/pt-BR/docs/harbour.md.po yet" in table.stderr


def test_check_takes_the_sources_and_the_catalogues(project: Path) -> None:
    (project / "docs/harbour.de.md").write_text("Das das Haus.\n")
    done = run("check", "--format", "json", "--no-glossary", cwd=project)
    paths = [one["file"] for one in json.loads(done.stdout)["documents"]]
    assert paths == ["docs/harbour.md", "locales/de/docs/harbour.md.po"]


def test_settings_of_bilingual_files_alone_are_no_road(project: Path) -> None:
    (project / "glossator.toml").write_text(
        'paths = ["locales"]\ntarget-language = "pt-BR"\ntarget-languages = ["de", "fr"]\n'
    )
    done = run("check", "--format", "json", "--no-glossary", cwd=project)
    documents = json.loads(done.stdout)["documents"]
    assert [(one["file"], one["target_language"]) for one in documents] == [("locales/de/docs/harbour.md.po", "de")]
    assert "there is no document to translate" in run("translate", cwd=project).stderr


def test_a_document_does_not_become_itself(project: Path) -> None:
    done = run("build", "--to", "en", cwd=project)
    assert done.returncode == 1
    (project / "docs/harbour.md").rename(project / "docs/harbour.en.md")
    done = run("build", "--to", "en", cwd=project)
    assert done.returncode == 2
    assert "docs/harbour.en.md in en would be written over its own source" in done.stderr


def test_two_documents_do_not_become_one(project: Path) -> None:
    (project / "docs/harbour.en.md").write_text(HARBOUR)
    done = run("build", cwd=project)
    assert done.returncode == 2
    assert "docs/harbour.de.md would be made of both docs/harbour.en.md and docs/harbour.md" in done.stderr


@pytest.mark.slow
def test_the_road(project: Path) -> None:
    import polib

    catalogue = project / "locales/pt-BR/docs/harbour.md.po"
    done = run("translate", cwd=project)
    assert done.returncode == 2
    assert "no model for en->de" in done.stderr
    assert "locales/pt-BR/docs/harbour.md.po: 3 sentences, 3 translated now, 0 to be looked at\n" in done.stdout
    assert (project / "locales/de/docs/harbour.md.po").read_text() == HAFEN
    po = polib.pofile(str(catalogue))
    assert po.metadata["Project-Id-Version"] == "docs/harbour.md"
    po[2].msgstr = "A barca parte de madrugada."
    po.save()
    (project / "docs/harbour.md").write_text("Welcome.\n\n" + HARBOUR)
    done = run("translate", "--to", "pt_BR", cwd=project / "locales")
    assert done.returncode == 0, done.stderr
    assert (
        done.stdout.splitlines()[0]
        == "pt-BR/docs/harbour.md.po: 4 sentences, 1 translated now, 3 kept, 0 to be looked at"
    )
    before = catalogue.read_bytes()
    assert run("translate", "--to", "pt-BR", cwd=project).returncode == 0
    assert catalogue.read_bytes() == before
    assert run("build", "--to", "pt-BR", cwd=project).returncode == 0
    built = (project / "docs/harbour.pt-BR.md").read_text()
    assert "A barca parte de madrugada." in built
    assert "](/pt-BR/island.md)" in built


# Writing


def test_a_symbolic_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    (tmp_path / "dangling.txt").symlink_to("none.txt")
    for name, to in (("link.txt", "real.txt"), ("dangling.txt", "none.txt")):
        with pytest.raises(FormatError) as caught:
            write_bytes(tmp_path / name, b"new")
        assert caught.value.message == f"is a symbolic link to {to}, which is not written through"
        assert (tmp_path / name).is_symlink()
    assert (tmp_path / "real.txt").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dangling.txt", "link.txt", "real.txt"]
    (tmp_path / "null").symlink_to("/dev/null")
    write_bytes(tmp_path / "null", b"gone")


def test_fix_leaves_a_link_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The the harbour.\n")
    (tmp_path / "b.txt").symlink_to("a.txt")
    done = run("fix", "b.txt", "--lang", "en", "--no-glossary", cwd=tmp_path)
    assert (done.returncode, "b.txt: is a symbolic link to a.txt" in done.stderr) == (2, True)
    assert (tmp_path / "a.txt").read_text() == "The the harbour.\n"


def test_one_process_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "a.po"
    with only_writer(path), pytest.raises(FormatError, match="another glossator is writing it"), only_writer(path):
        pass
    with only_writer(path), only_writer(tmp_path / "b.po"):
        pass
    assert [one.name for one in tmp_path.iterdir()] == ["cache"]
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/none")
    with only_writer(path):
        pass


def test_a_lock_ends_with_its_process(project: Path) -> None:
    environment = {"XDG_CACHE_HOME": str(project / ".cache")}
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from glossator.files import only_writer\n"
            "with only_writer('docs/harbour.de.md'): print('held', flush=True); time.sleep(600)",
        ],
        cwd=project,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    done = run("build", "--to", "de", cwd=project, **environment)
    assert done.returncode == 2
    assert done.stderr == (
        "glossator: docs/harbour.de.md: another glossator is writing it "
        "(wait until it has ended, then run this again)\n"
    )
    holder.kill()
    holder.wait()
    assert run("build", "--to", "de", cwd=project, **environment).returncode == 0


@pytest.mark.parametrize("kill", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_killed_the_old_file_or_the_new_one_is_there(tmp_path: Path, kill: signal.Signals) -> None:
    old, new = b"old" * 1_000_000, b"new" * 1_000_000
    path = tmp_path / "a.txt"
    path.write_bytes(old)
    script = (
        "from glossator.files import write_bytes\n"
        "old, new = b'old' * 1_000_000, b'new' * 1_000_000\n"
        "print('writes', flush=True)\n"
        "while True:\n    write_bytes('a.txt', new)\n    write_bytes('a.txt', old)\n"
    )
    for pause in (0.0, 0.01, 0.03):
        writer = subprocess.Popen(
            [sys.executable, "-c", script],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # What a shell starts in the background ignores Ctrl-C, and so would its children.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(pause)
        writer.send_signal(kill)
        writer.wait(timeout=30)
        assert path.read_bytes() in (old, new)
