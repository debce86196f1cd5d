"""The command line as users meet it: output, exit codes, files on disk, bad input."""

import json
import os
import signal as signals
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"

ENTITIES = """<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>
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


def interruptible() -> None:
    """What a shell starts in the background ignores Ctrl-C, and so would its children."""
    signals.signal(signals.SIGINT, signals.SIG_DFL)


def failure(done: subprocess.CompletedProcess[str]) -> str:
    """The one line that a failed command says."""
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if not line.startswith("note:")]
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_check_says_what_is_wrong_and_exits_1(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The hypersound race goes on and and on in the whole of Europe.\n")
    (tmp_path / "g.csv").write_text("en\nhypersonic weapons|!hypersound\n")
    done = run("check", "a.txt", "-g", "g.csv", "--lang", "en", "--format", "json", cwd=tmp_path)
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert [(one["rule"], one["quote"], one["suggestions"]) for one in report["findings"]] == [
        ("term-forbidden", "hypersound", ["hypersonic weapons"]),
        ("repeated-word", "and and", ["and"]),
    ]
    text = (tmp_path / "a.txt").read_text()
    assert [text[one["start"] : one["end"]] for one in report["findings"]] == ["hypersound", "and and"]


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_exit_code_follows_fail_on(tmp_path: Path, fail_on: str, code: int) -> None:
    (tmp_path / "a.txt").write_text("A hypersound race.\n")
    (tmp_path / "g.csv").write_text("en\nhypersonic weapons|!hypersound\n")
    assert run("check", "a.txt", "-g", "g.csv", "--lang", "en", "--fail-on", fail_on, cwd=tmp_path).returncode == code


def test_a_clean_text_exits_0_and_says_which_glossary_was_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The harbour opens at dawn.\n")
    done = run("check", "a.txt", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0
    assert "the shipped one, diplomacy, is used" in done.stdout
    assert "No findings in 1 document." in done.stdout
    assert "glossary:none" in run("check", "a.txt", "--no-glossary", cwd=tmp_path).stdout


def test_the_output_is_the_same_each_time(tmp_path: Path) -> None:
    arguments = ("check", EXAMPLES / "statement.en.txt", "-g", EXAMPLES / "glossary.csv", "--format", "json")
    first, second = (run(*arguments, cwd=tmp_path, PYTHONHASHSEED=seed).stdout for seed in "12")
    assert first == second
    assert json.loads(first)["findings"]


def test_a_translation_is_checked_beside_its_source(tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("They oppose color revolutions.\n\nTrade reached 12 billion in 2021.\n")
    (tmp_path / "t.txt").write_text("Eles se opõem às revoltas coloridas.\n\nO comércio chegou a 13 bilhões em 2021.\n")
    (tmp_path / "g.csv").write_text("en,pt\ncolor revolution,revolução colorida\n")
    done = run(
        *("check", "t.txt", "--source", "s.txt", "--source-lang", "en", "--lang", "pt", "-g", "g.csv"),
        *("--output", "out.json"),
        cwd=tmp_path,
    )
    assert done.returncode == 1, done.stderr
    found = [(one["rule"], one["quote"]) for one in json.loads((tmp_path / "out.json").read_text())["findings"]]
    assert found == [("term-missing", "color revolutions"), ("number-mismatch", "13 bilhões")]


def test_fix_makes_safe_fixes_and_nothing_else(tmp_path: Path) -> None:
    before = b"\xef\xbb\xbfThe the harbour opens.  \r\n\r\nAll is well.\r\n"
    (tmp_path / "a.txt").write_bytes(before)
    diff = run("fix", "a.txt", "--lang", "en", "--diff", cwd=tmp_path)
    assert "+\ufeffThe harbour opens." in diff.stdout
    assert (tmp_path / "a.txt").read_bytes() == before
    assert run("fix", "a.txt", "--lang", "en", cwd=tmp_path).returncode == 0
    assert (tmp_path / "a.txt").read_bytes() == before.replace(b"The the", b"The")


@pytest.mark.slow
def test_translate_then_build_gives_all_paragraphs_back(tmp_path: Path) -> None:
    import polib

    article = "The ministers met in Moscow.\n\nThey oppose color revolutions and true multilateralism.\n\nThe end came."
    (tmp_path / "a.en.txt").write_text(article)
    done = run("translate", "a.en.txt", "--to", "pt", "--from", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    localized = (tmp_path / "a.pt.txt").read_text()
    assert "Moscou" in localized
    assert "revoluções coloridas" in localized
    po = polib.pofile(str(tmp_path / "a.pt.po"))
    assert [entry.msgid for entry in po] == article.split("\n\n")
    assert po.metadata["Language"] == "pt_BR"
    assert "firefox" in po.metadata["X-Engine"]
    assert "diplomacy" in po.metadata["X-Glossary"]
    built = run("build", "a.pt.po", "--source", "a.en.txt", "--output", "built.txt", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "built.txt").read_text() == localized
    assert localized.count("\n\n") == 2
    before = (tmp_path / "a.pt.po").read_bytes()
    again = run("translate", "a.en.txt", "--to", "pt", "--from", "en", "--jobs", "1", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert (tmp_path / "a.pt.po").read_bytes() == before


BAD = [
    (b"\x00\x01\x02binary\x00", "a.txt", "is a binary file, expected text"),
    ("Olá, é tarde.".encode("latin-1"), "a.txt", "a.txt:1: byte 0xe1 is no UTF-8 (save the file as UTF-8)"),
    (b"abc", "a.xyz", "files ending in '.xyz' are not supported"),
    ((ENTITIES + '<xliff version="1.2">&c;&b;</xliff>').encode(), "a.xliff", "declares XML entities"),
    (b'<xliff version="1.2"><file>', "a.xliff", "a.xliff:1"),
    (b'msgid "a"\nmsgstr "', "a.po", "a.po:2"),
]


@pytest.mark.parametrize(("content", "name", "message"), BAD, ids=lambda value: value if isinstance(value, str) else "")
def test_bad_documents_are_refused_in_one_line(tmp_path: Path, content: bytes, name: str, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert message in failure(run("check", name, cwd=tmp_path))


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"en,pt\nred,\n", "g.csv", ""),
        (b"en,pt,status\nred,vermelho,prefered\n", "g.csv", "g.csv:2: the status 'prefered' is unknown"),
        (b'en,pt\n"red,vermelho\n', "g.csv", "g.csv:2"),
        (b"", "g.csv", "g.csv"),
        ((ENTITIES + "<tbx>&c;&b;</tbx>").encode(), "g.tbx", "declares XML entities"),
        (b"no zip", "g.xlsx", "g.xlsx"),
        (b"\x00\xff", "g.csv", "g.csv"),
    ],
)
def test_bad_glossaries_are_refused_in_one_line(tmp_path: Path, content: bytes, name: str, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "a.txt").write_text("Red is red.\n")
    done = run("check", "a.txt", "--lang", "en", "-g", name, cwd=tmp_path)
    if message:
        assert message in failure(done)
    else:
        assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "missing.txt"), "missing.txt: cannot be read: No such file or directory"),
        (("check", "a.txt", "--select", "nope"), "no rule is called 'nope'"),
        (
            ("check", "a.txt", "--format", "nope"),
            "--format nope: expected csv, html, json, jsonl, junit, sarif, text, xlsx",
        ),
        (("check", "a.txt", "--fail-on", "nope"), "--fail-on nope: expected error, warning, info or never"),
        (("check", "a.txt", "--output", "no/folder.json"), "no/folder.json: cannot be written"),
        (("check", "empty"), "empty: the folder holds no file that can be checked"),
        (("check", "a.txt/b.txt"), "a.txt/b.txt: cannot be read: Not a directory"),
        (("check", "/proc/self/mem"), "/proc/self/mem: cannot be read"),
        (("check", "a.txt", "b.txt", "--source", "a.txt"), "--source goes with one PATH"),
        (("translate", "a.txt", "--to", "eo", "--from", "en"), "no model for en->eo"),
        (("translate", "a.txt", "--to", "pt", "--from", "en", "--output", "a.txt"), "a.txt is the source itself"),
        (("translate", "a.txt", "--to", "pt", "--engine", "nope"), "nope"),
        (("explain", "nope"), "no rule is called 'nope'"),
        (("models", "remove", "en", "xx"), "no model en->xx is installed"),
        (("models", "install", "missing.argosmodel"), "missing.argosmodel"),
        (("glossary", "show", "missing.tbx"), "missing.tbx: cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("It is a fine day today in the harbour.\n")
    (tmp_path / "empty").mkdir()
    before = sorted(path.name for path in tmp_path.iterdir())
    home = {name: str(tmp_path / ".home") for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    assert message in failure(run(*arguments, cwd=tmp_path, **home))
    assert [name for name in sorted(path.name for path in tmp_path.iterdir()) if name != ".home"] == before


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It is is a fine day.\n")
    assert "No space left on device" in failure(run("check", "a.txt", "--output", "/dev/full", cwd=tmp_path))
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "glossator", "rules"], stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path
        )
    assert (done.returncode, done.stderr) == (2, "glossator: output: No space left on device\n")


@pytest.mark.parametrize("content", [b"", b"\n\n \n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_text_without_words_is_clean(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    done = run("check", "a.txt", cwd=tmp_path)
    assert (done.returncode, "No findings in 1 document." in done.stdout) == (0, True)
    assert run("fix", "a.txt", cwd=tmp_path).returncode == 0
    assert (tmp_path / "a.txt").read_bytes() == content


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"", "utf-8")])
def test_encodings_and_line_ends_are_kept(tmp_path: Path, mark: bytes, encoding: str) -> None:
    before = "The the harbour opens.\r\nAll is well in the the old town.\n"
    (tmp_path / "a.txt").write_bytes(mark + before.encode(encoding))
    assert run("fix", "a.txt", "--lang", "en", cwd=tmp_path).returncode == 0
    after = before.replace("The the", "The").replace("the the", "the")
    assert (tmp_path / "a.txt").read_bytes() == mark + after.encode(encoding)


@pytest.mark.slow
def test_a_file_of_100_mb_is_checked_in_bounded_memory(tmp_path: Path) -> None:
    import resource

    line = "The harbour of the old town opens at dawn and the ferries leave for the islands in the north. " * 25 + "\n"
    with (tmp_path / "a.txt").open("w") as file:
        for _ in range(100_000_000 // len(line)):
            file.write(line)
        file.write("It ends at at last.\n")
    done = run(
        *("check", "a.txt", "--lang", "en", "--no-glossary", "--select", "repeated-word", "--format", "json"),
        cwd=tmp_path,
    )
    assert [one["quote"] for one in json.loads(done.stdout)["findings"]] == ["at at"]
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 2_500_000  # kB


@pytest.mark.parametrize("signal", ["SIGKILL", "SIGTERM", "SIGINT"])
def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path: Path, signal: str) -> None:
    import time

    before = "The the harbour opens.\n" * 3000
    after = before.replace("The the", "The")
    (tmp_path / "a.txt").write_text(before)
    process = subprocess.Popen(
        [sys.executable, "-m", "glossator", "fix", "a.txt", "--lang", "en", "--no-glossary"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=interruptible,
    )
    time.sleep(0.7)
    process.send_signal(getattr(signals, signal))
    _, errors = process.communicate(timeout=60)
    assert (tmp_path / "a.txt").read_text() in (before, after)
    assert "Traceback" not in errors


def test_settings_of_a_project_hold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A hypersound race race.\n")
    (tmp_path / "g.csv").write_text("en\nhypersonic weapons|!hypersound\n")
    (tmp_path / "glossator.toml").write_text('glossaries = ["g.csv"]\nignore = ["repeated-word"]\nfail-on = "never"\n')
    done = run("check", "a.txt", "--lang", "en", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0
    assert [one["rule"] for one in json.loads(done.stdout)["findings"]] == ["term-forbidden"]


def test_a_language_nobody_knows_is_matched_letter_by_letter_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Zum brefl glorp, zum brefl.\n")
    (tmp_path / "g.csv").write_text("concept,language,term,status\n1,eo,glarp,preferred\n1,eo,glorp,forbidden\n")
    done = run("check", "a.txt", "--lang", "eo", "-g", "g.csv", "--select", "term-*", cwd=tmp_path)
    assert "nothing is known of the language eo: terms are matched letter by letter" in done.stdout
    assert "“glorp” is forbidden: use “glarp”" in done.stdout
    assert "rules:7" in done.stdout
    assert "by:eo=letters" in done.stdout


def test_languages_say_by_what_terms_are_recognised(tmp_path: Path) -> None:
    lines = run("languages", cwd=tmp_path).stdout.splitlines()
    assert lines[1] == "de     German             dictionary, stems, spelling, compounds, split-verbs"
    assert "und    unknown language   letters" in lines
    (tmp_path / "g.csv").write_text("en,eo\npeace,paco\n")
    stats = run("glossary", "stats", "g.csv", cwd=tmp_path).stdout.splitlines()
    assert stats[1:] == [
        "  en         1 concepts  1 preferred; recognised by dictionary, stems, spelling, spacing",
        "  eo         1 concepts  1 preferred; recognised by letters",
    ]


def test_reports_speak_the_language_of_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The harbour opens at dawn.\n")
    done = run("check", "a.txt", "--lang", "en", "--no-glossary", cwd=tmp_path, LC_ALL="pt_BR.UTF-8")
    assert "Nenhum" in done.stdout


@pytest.mark.parametrize("start", [["-m", "glossator"], [str(ROOT / "cli.py")]])
def test_every_way_to_start(tmp_path: Path, start: list[str]) -> None:
    if not Path(start[-1]).exists() and start[0] != "-m":
        pytest.skip("the tests run without the checkout")
    done = subprocess.run([sys.executable, *start, "--version"], capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout.startswith("glossator ")


@pytest.mark.slow
def test_a_changed_source_keeps_what_people_translated(tmp_path: Path) -> None:
    import polib

    article = "The ministers met in Moscow on Monday.\n\nThe harbour opens at dawn.\n\nThe end came."
    (tmp_path / "a.en.txt").write_text(article)
    translate = ("translate", "a.en.txt", "--to", "pt", "--from", "en", "--report", "done.json")
    assert run(*translate, cwd=tmp_path).returncode == 0
    po = polib.pofile(str(tmp_path / "a.pt.po"))
    po[0].msgstr, po[1].msgstr = "Encontro em Moscou na segunda.", "Ao romper do dia abre o porto."
    po.save()
    (tmp_path / "a.en.txt").write_text("Good morning.\n\n" + article.replace("Monday", "Friday"))
    done = run(*translate, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "translations: 1 translated now, 2 kept, 1 kept from before the source changed\n" in done.stdout
    po = polib.pofile(str(tmp_path / "a.pt.po"))
    assert [(entry.msgstr, entry.fuzzy, entry.previous_msgid) for entry in po][:3] == [
        ("Bom dia.", False, None),
        ("Encontro em Moscou na segunda.", True, "The ministers met in Moscow on Monday."),
        ("Ao romper do dia abre o porto.", False, None),
    ]
    assert json.loads((tmp_path / "done.json").read_text())["counts"]["changed"] == 1
    assert "Ao romper do dia abre o porto." in (tmp_path / "a.pt.txt").read_text()
    (tmp_path / "a.en.txt").write_text("The end came.")
    assert run(*translate, cwd=tmp_path).returncode == 0
    obsolete = polib.pofile(str(tmp_path / "a.pt.po")).obsolete_entries()
    assert [entry.msgstr for entry in obsolete][1:] == [
        "Encontro em Moscou na segunda.",
        "Ao romper do dia abre o porto.",
    ]


OLD = [
    (
        b'msgid ""\nmsgstr "Language: es\\n"\n',
        "holds translations into es, not pt (name another --po, or give --overwrite)",
    ),
    (b'msgid "a', "found 'msgid \"a', expected a keyword with a string in quotes"),
    (b'msgid ""\nmsgstr ""\n\n#~ msgid "a"\n', "a message without msgstr"),
]


@pytest.mark.parametrize(("content", "message"), OLD)
def test_an_old_po_that_cannot_be_used_is_refused_and_left(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "a.txt").write_text("The end came.")
    (tmp_path / "a.pt.po").write_bytes(content)
    assert message in failure(run("translate", "a.txt", "--to", "pt", "--from", "en", cwd=tmp_path))
    assert (tmp_path / "a.pt.po").read_bytes() == content


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--report", "a.txt"), "a.txt is the source itself"),
        (("--report", "a.pt.po"), "a.pt.po is named for two outputs"),
        (("--memory", "no.sqlite"), "there is no translation memory no.sqlite"),
        (("--reviewed", "no.xliff"), "no.xliff: cannot be read"),
        (("--reviewed", "a.txt"), "a.txt: holds no translations, expected a PO or XLIFF"),
    ],
)
def test_translate_says_what_it_cannot_do(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    (tmp_path / "a.txt").write_text("The end came.")
    assert message in failure(run("translate", "a.txt", "--to", "pt", "--from", "en", *arguments, cwd=tmp_path))
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.slow
@pytest.mark.parametrize("signal", ["SIGKILL", "SIGTERM", "SIGINT"])
@pytest.mark.parametrize("seconds", [1.0, 2.5])
def test_a_kill_leaves_the_old_po(tmp_path: Path, signal: str, seconds: float) -> None:
    import time

    (tmp_path / "a.txt").write_text("\n\n".join(f"The harbour number {number} opens at dawn." for number in range(900)))
    old = b'msgid ""\nmsgstr "Language: pt_BR\\n"\n\nmsgid "Before."\nmsgstr "Antes."\n'
    (tmp_path / "a.pt.po").write_bytes(old)
    process = subprocess.Popen(
        [sys.executable, "-m", "glossator", "translate", "a.txt", "--to", "pt", "--from", "en", "--no-glossary"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=interruptible,
    )
    time.sleep(seconds)
    process.send_signal(getattr(signals, signal))
    # Not before every process that it started has ended, since they share its standard error.
    _, errors = process.communicate(timeout=10)
    assert (tmp_path / "a.pt.po").read_bytes() == old
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.pt.po", "a.txt"]
    assert "Traceback" not in errors
