"""Files of strings beside their sources, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from glossator.cli import app
from glossator.formats.align import align
from glossator.formats.format import Languages, read, render
from glossator.model import Document, State, Text


def aligned(folder: Path, suffix: str, source: str, target: str) -> Document:
    (folder / f"en{suffix}").write_text(source)
    (folder / f"de{suffix}").write_text(target)
    texts = (read(folder / f"{code}{suffix}", Languages(code, wordless=True)) for code in ("en", "de"))
    return align(*texts)


def seen(document: Document) -> list[tuple[str, str, str | None]]:
    return [(one.id, one.source.value, one.target.value if one.target else None) for one in document.segments]


JSON = (
    '{"port": {"open": "The harbour is open", "closed": "Closed"}, "share": "{n} of {m}", "tide": "High tide"}',
    '{"tide": "Hochwasser", "share": "{n}/{m}", "port": {"open": "Auf", "night": "Nachts zu"}, "extra": "!"}',
)


def test_strings_go_by_their_keys(tmp_path: Path) -> None:
    document = aligned(tmp_path, ".json", *JSON)
    assert seen(document) == [
        ("tide", "High tide", "Hochwasser"),
        ("share", "{n} of {m}", "{n}/{m}"),
        ("port.open", "The harbour is open", "Auf"),
        ("-port.closed", "Closed", ""),
    ]
    assert [one.state for one in document.segments] == [*[State.TRANSLATED] * 3, State.INITIAL]
    assert document.notices == ("1 key is not in the source and not checked: port.night",)
    assert (document.source_language, document.target_language) == ("en", "de")
    assert document.source_path == str(tmp_path / "en.json")


def test_a_missing_string_stands_where_it_would_go(tmp_path: Path) -> None:
    document = aligned(tmp_path, ".json", *JSON)
    missing = document.segments[-1].target
    assert missing is not None
    assert document.raw[: missing.pieces[0].file_start].endswith('"open": "Auf')


def test_an_aligned_file_is_written_back(tmp_path: Path) -> None:
    document = aligned(tmp_path, ".json", *JSON)
    assert render(document, document) == JSON[1].encode()
    first = document.segments[0]
    changed = document.with_segments(
        [type(first)(first.id, first.source, Text("Die Flut"), first.state), *document.segments[1:]]
    )
    assert render(changed, document).decode() == JSON[1].replace("Hochwasser", "Die Flut")


@pytest.mark.parametrize(
    ("suffix", "source", "target", "expected"),
    [
        (
            ".properties",
            "a = One\nb = Two\n",
            "b = Zwei\na =\n",
            [("b", "Two", "Zwei"), ("a", "One", "")],
        ),
        (
            ".yml",
            "en:\n  port:\n    one: a boat\n    other: '%{count} boats'\n",
            "de:\n  port:\n    other: '%{count} Boote'\n    one: ein Boot\n",
            [("de.port.other", "%{count} boats", "%{count} Boote"), ("de.port.one", "a boat", "ein Boot")],
        ),
        (
            ".xml",
            '<resources><plurals name="n"><item quantity="one">a boat</item><item quantity="other">%d boats</item>'
            '</plurals><string name="x">X-ray</string></resources>',
            '<resources><plurals name="n"><item quantity="few">%d lodě</item><item quantity="other">%d lodí</item>'
            "</plurals></resources>",
            [("n[few]", "%d boats", "%d lodě"), ("n[other]", "%d boats", "%d lodí"), ("-x", "X-ray", "")],
        ),
        (
            ".json",
            '{"boat_one": "a boat", "boat_other": "{{count}} boats"}',
            '{"boat_other": "{{count}} 隻"}',
            [("boat_other", "{{count}} boats", "{{count}} 隻")],
        ),
        (
            ".strings",
            '"Open. Now" = "Open now";\n',
            '"Open. Now" = "Jetzt öffnen";\n',
            [("Open. Now", "Open now", "Jetzt öffnen")],
        ),
        (".ftl", "brand = Harbour\n-brand = Harbours\n", "-brand = Häfen\n", [("-brand", "Harbours", "Häfen")]),
        (
            ".resx",
            '<root><data name="a"><value>One</value></data></root>',
            '<root><data name="a"><value>Eins</value></data></root>',
            [("a", "One", "Eins")],
        ),
    ],
)
def test_every_kind_of_file(
    tmp_path: Path, suffix: str, source: str, target: str, expected: list[tuple[str, str, str]]
) -> None:
    found = seen(aligned(tmp_path, suffix, source, target))
    assert found[: len(expected)] == expected
    assert [id_ for id_, _, _ in found[len(expected) :]] == (["-brand~2"] if suffix == ".ftl" else [])


def test_without_a_common_key_the_lengths_decide(tmp_path: Path) -> None:
    document = aligned(tmp_path, ".json", '{"a": "The harbour", "n": "1"}', '{"b": "Der Hafen"}')
    assert seen(document) == [("b", "The harbour", "Der Hafen")]


def test_a_json_and_a_yaml_have_the_same_keys(tmp_path: Path) -> None:
    (tmp_path / "en.json").write_text('{"a": {"b": "The harbour"}}')
    (tmp_path / "de.yaml").write_text("a:\n  b: Der Hafen\n")
    document = align(read(tmp_path / "en.json"), read(tmp_path / "de.yaml"))
    assert seen(document) == [("a.b", "The harbour", "Der Hafen")]


def test_check_names_the_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("de.json").write_text(JSON[1].replace('"share"', '"quay": "Kai", "share"'))
    Path("en.json").write_text(JSON[0].replace('"share"', '"quay": "Quay", "share"'))
    typed = ("check", "--source", "en.json", "de.json", "--source-lang", "en", "--lang", "de", "--no-glossary")
    done = CliRunner().invoke(app, [*typed, "--select", "empty-translation", "--jobs", "1"])
    assert done.exit_code == 1
    headline, notice = (line for line in done.stdout.splitlines() if line.startswith(("de.json:", "note:")))
    assert headline.startswith("de.json:1:")
    assert "(-port.closed): error: the translation has nothing, the source has words [empty-translation]" in headline
    assert notice == "note: de.json: 1 key is not in the source and not checked: port.night"
