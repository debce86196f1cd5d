"""TMX as a document: what is read, and what a change leaves alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.errors import FormatError
from glossator.formats import tmx
from glossator.formats.format import Languages, read, render
from glossator.model import Document, State, Text

SAMPLE = Path(__file__).parent / "formats" / "harbour.tmx"


def _tmx(*texts: str, header: str = 'srclang="en"') -> str:
    codes = ("en", "de", "fr")
    variants = "".join(
        f'<tuv xml:lang="{code}"><seg>{one}</seg></tuv>' for code, one in zip(codes, texts, strict=False)
    )
    return f'<tmx version="1.4"><header {header}/><body><tu>{variants}</tu></body></tmx>'


def _seen(document: Document) -> list[tuple[str, str, str, str]]:
    return [(one.id, one.source.value, one.target.value if one.target else "-", one.state) for one in document.segments]


def _changed(document: Document, number: int, target: str) -> str:
    segments = list(document.segments)
    segments[number] = replace(segments[number], target=Text(target))
    return render(document.with_segments(segments)).decode(document.encoding)


def test_tmx_is_read() -> None:
    document = read(SAMPLE)
    assert (document.source_language, document.target_language, document.bilingual) == ("en", "de", True)
    assert _seen(document) == [
        (
            "quay",
            "The <b>old</b> quay & <hi>its</hi> ships",
            "Der <b>alte</b> Kai & <hi>seine</hi> Schiffe",
            State.TRANSLATED,
        ),
        ("2", "Ring {1}twice{/1}{9} & wait", "", State.INITIAL),
        ("crane", "Crane ‘A’", "", State.INITIAL),
    ]
    first, second, _ = document.segments
    assert (first.context, first.notes) == ("sign", ("On the sign.", "room: 2"))
    assert [first.source.value[one.start : one.end] for one in first.source.protected] == [
        *("<b>", "</b>", "<hi>", "</hi>")
    ]
    assert [second.source.value[one.start : one.end] for one in second.source.protected] == ["{1}", "{/1}", "{9}"]


def test_the_languages_asked_for_are_read() -> None:
    document = read(SAMPLE, Languages("de", "pt"))
    assert _seen(document)[0][1:3] == ("Der <b>alte</b> Kai & <hi>seine</hi> Schiffe", "O cais")
    assert [one.id for one in document.segments] == ["quay", "2", "crane"]


@pytest.mark.parametrize(
    ("raw", "languages", "expected"),
    [
        (_tmx("a", "b", "c", header='srclang="de"'), ("de", "en"), ("b", "a")),
        (_tmx("a", "b", header='srclang="*all*"'), ("en", "de"), ("a", "b")),
        (_tmx("a", "b").replace('"de"', '"en-GB"').replace('"en"', '"en-US"'), ("en-US", "en-GB"), ("a", "b")),
        (_tmx("a", "b").replace('"de"', '"en"'), ("en", "en"), ("a", "b")),
        (_tmx("a", "b").replace("xml:lang", "lang").replace('"de"', '"DE_at"'), ("en", "DE-at"), ("a", "b")),
    ],
)
def test_languages_of_a_file(raw: str, languages: tuple[str, str], expected: tuple[str, str]) -> None:
    document = tmx.parse(raw, "a.tmx", Languages())
    assert (document.source_language, document.target_language) == languages
    assert [one[1:3] for one in _seen(document)] == [expected]


def test_a_change_touches_only_its_characters() -> None:
    document = read(SAMPLE)
    raw = document.raw
    assert _changed(document, 0, "Der <b>neue</b> Kai & <hi>seine</hi> Schiffe") == raw.replace("alte", "neue")
    assert _changed(document, 0, "Der <b>alte</b> Kai & <hi>seine</hi> Schiffe > 1") == raw.replace(
        " Schiffe<", " Schiffe &gt; 1<"
    )
    assert _changed(document, 2, 'Kran "A" & B') == raw.replace("<seg/>", '<seg>Kran "A" &amp; B</seg>')
    assert _changed(document, 1, "Zweimal {1}läuten{/1}") == raw.replace(
        "wait]]></seg>\n      </tuv>",
        'wait]]></seg>\n      </tuv>\n      <tuv xml:lang="de"><seg>Zweimal <bpt i="4">{\\b </bpt>läuten'
        '<ept i="4">}</ept></seg></tuv>',
    )


def test_codes_keep_their_markup_wherever_they_go() -> None:
    document = read(SAMPLE)
    moved = _changed(document, 0, "<b>Alt</b>: der <hi>Kai</hi>")
    assert '<seg><bpt i="1" x="1">&lt;b&gt;</bpt>Alt<ept i="1">&lt;/b&gt;</ept>: der <hi>Kai</hi></seg>' in moved
    assert _seen(tmx.parse(moved, "a.tmx", Languages()))[0][2] == "<b>Alt</b>: der <hi>Kai</hi>"
    with pytest.raises(FormatError, match=r"harbour\.tmx: the new text 'Kai <hi>' is not well-formed: mismatched tag"):
        _changed(document, 0, "Kai <hi>")
    with pytest.raises(FormatError, match=r"U\+0001 has no place in XML"):
        _changed(document, 0, "Kai \x01")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "windows-1252"])
def test_encodings_are_kept(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    declared = f'<?xml version="1.0" encoding="{encoding}"?>' if not mark else '<?xml version="1.0"?>'
    path.write_bytes((mark + declared + _tmx("Crane", "Möwe")).encode(encoding))
    document = read(path)
    assert document.encoding == encoding
    assert _seen(document)[0][1:3] == ("Crane", "Möwe")
    assert _changed(document, 0, "Kräne") == document.raw.replace("Möwe", "Kräne")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("", "a.tmx:1: is not well-formed XML: no element found in column 1"),
        ("<tmx>\n<body></tmx>", "a.tmx:2: is not well-formed XML: mismatched tag in column 9"),
        ("<xliff/>", "a.tmx: the root element is <xliff>, expected <tmx> (TMX)"),
        (
            '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx>&a;</tmx>',
            "a.tmx:1: declares XML entities (remove the declarations in its DOCTYPE)",
        ),
    ],
)
def test_broken_files_are_refused(raw: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        tmx.parse(raw, "a.tmx", Languages())
    assert str(caught.value) == message


def test_depth_and_size_hang_nothing() -> None:
    deep = "<hi>" * 20_000 + "</hi>" * 20_000
    document = tmx.parse(_tmx("<ph/>" * 5_000 + deep, "<bpt>" * 3_000 + "</bpt>" * 3_000), "a.tmx", Languages())
    assert len(document.segments[0].source.protected) == 45_000
    assert document.segments[0].target == replace(document.segments[0].target or Text(""), value="{1}")


_CONTENT = st.lists(
    st.sampled_from(
        ["a", "é ", "&amp;", "&#65;", "\r\n", '<ph x="3">\\q</ph>', '<bpt i="1">{</bpt>', '<ept i="1">}</ept>']
    )
    | st.sampled_from(["<hi>b</hi>", "<ph>%s</ph>", "{1}", "<![CDATA[<c>]]>", "<!-- c -->", "<?p?>", "<ut/>"]),
    max_size=8,
).map("".join)


@given(_CONTENT, _CONTENT, st.text(alphabet="aé &<>{1}/\n水", max_size=20))
def test_what_is_written_is_read_again(source: str, target: str, wanted: str) -> None:
    document = tmx.parse(_tmx(source, target), "a.tmx", Languages("en", "de"))
    assert render(document).decode() == document.raw
    again = tmx.parse(_changed(document, 0, wanted), "a.tmx", Languages("en", "de"))
    assert again.segments[0].source.value == document.segments[0].source.value
    assert again.segments[0].target is not None
    assert again.segments[0].target.value == wanted


@given(st.text(alphabet='<>/="tuv segxml:lang&;![]-?\n', max_size=80))
def test_anything_is_read_or_refused(raw: str) -> None:
    try:
        document = tmx.parse("<tmx>" + raw + "</tmx>", "a.tmx", Languages("en", "de"))
    except FormatError:
        return
    assert render(document).decode() == document.raw
