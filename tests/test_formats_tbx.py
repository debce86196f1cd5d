"""TBX as a document: pairs of terms, and what a change leaves alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.errors import FormatError
from glossator.formats import tbx
from glossator.formats.format import Languages, read, render
from glossator.model import Document, Text

SAMPLE = Path(__file__).parent / "formats" / "harbour.tbx"


def _seen(document: Document) -> list[tuple[str, str, str | None]]:
    return [(one.id, one.source.value, one.target.value if one.target else None) for one in document.segments]


def _changed(document: Document, number: int, target: str) -> str:
    segments = list(document.segments)
    segments[number] = replace(segments[number], target=Text(target))
    return render(document.with_segments(segments)).decode(document.encoding)


def test_tbx_is_read() -> None:
    document = read(SAMPLE)
    assert (document.source_language, document.target_language, document.bilingual) == ("en", "de", True)
    assert _seen(document) == [("quay", "quay", "Kai & Kaje"), ("quay~2", "quay", "Kaimauer"), ("crane", "crane", "")]
    assert document.segments[0].notes == ("subjectField: Ports", "partOfSpeech: noun")


def test_the_languages_asked_for_are_read() -> None:
    document = read(SAMPLE, Languages("de", "en"))
    assert _seen(document) == [("quay", "Kai & Kaje", "quay"), ("quay~2", "Kaimauer", "")]


def test_a_change_touches_only_its_term() -> None:
    document = read(SAMPLE)
    raw = document.raw
    assert _changed(document, 0, "Kai & Mole") == raw.replace("Kaje", "Mole")
    assert _changed(document, 1, "<Wand>") == raw.replace("Kaimauer", "&lt;Wand&gt;")
    assert _changed(document, 2, "Kran") == raw.replace(
        "crane</term>\n          </termSec>\n        </langSec>",
        "crane</term>\n          </termSec>\n        </langSec>\n"
        '        <langSec xml:lang="de"><termSec><term>Kran</term></termSec></langSec>',
    )
    other = read(SAMPLE, Languages("de", "en"))
    assert _changed(other, 0, "wharf") == raw.replace("              quay\n", "              wharf\n")
    assert _changed(other, 1, "wall").count("</termSec>\n          <termSec><term>wall</term></termSec>\n") == 1


def test_version_2_and_one_language() -> None:
    raw = (
        '<martif type="TBX" xml:lang="en"><text><body><termEntry id="a"><langSet xml:lang="en"><ntig><termGrp>'
        "<term>open <hi>sea</hi></term></termGrp></ntig></langSet></termEntry></body></text></martif>"
    )
    document = tbx.parse(raw, "a.tbx", Languages())
    assert (document.bilingual, document.target_language) == (False, None)
    assert _seen(document) == [("a", "open <hi>sea</hi>", None)]
    assert _changed(document, 0, "offene <hi>See</hi>") == raw.replace("open <hi>sea", "offene <hi>See")
    german = tbx.parse(raw, "a.tbx", Languages("en", "de"))
    assert _changed(german, 0, "hohe See") == raw.replace(
        "</langSet>",
        '</langSet><langSet xml:lang="de"><ntig><termGrp><term>hohe See</term></termGrp></ntig></langSet>',
    )


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("", "a.tbx:1: is not well-formed XML: no element found in column 1"),
        ("<tmx/>", "a.tbx: the root element is <tmx>, expected <tbx> (TBX version 3) or <martif> (TBX version 2)"),
        (
            '<!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>',
            "a.tbx:1: declares XML entities (remove the declarations in its DOCTYPE)",
        ),
    ],
)
def test_broken_files_are_refused(raw: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        tbx.parse(raw, "a.tbx", Languages())
    assert str(caught.value) == message


@given(st.text(alphabet="aé &<>{1}/\n水", max_size=20), st.integers(0, 2))
def test_what_is_written_is_read_again(wanted: str, number: int) -> None:
    document = read(SAMPLE)
    expected = _seen(document)
    expected[number] = (*expected[number][:2], wanted)
    assert _seen(tbx.parse(_changed(document, number, wanted), "a.tbx", Languages("en", "de"))) == expected
