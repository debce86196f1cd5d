"""OpenDocument texts."""

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.errors import FormatError
from glossator.formats.format import Languages, read, render
from glossator.formats.odt import FORMAT
from glossator.model import Document, State, Text

EN = Languages("en")
_NAMES = ("office", "style", "text", "table")
SPACES = (
    " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES)
    + ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:its="http://www.w3.org/2005/11/its"'
    ' xmlns:officeooo="http://openoffice.org/2009/office" office:version="1.3"'
)
STYLES = (
    '<office:automatic-styles><style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:font-weight="bold" officeooo:rsid="0001"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties officeooo:rsid="0002"/></style:style>'
    '<style:style style:name="T3" style:family="text">'
    '<style:text-properties fo:font-weight="bold" fo:language="de"/></style:style>'
    '<style:style style:name="T4" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    "</office:automatic-styles>"
)
TYPE = "application/vnd.oasis.opendocument.text"
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def packed(body: str, styles: str = "") -> bytes:
    """The bytes of an OpenDocument text."""
    content = f"<office:document-content {SPACES}>{STYLES}<office:body><office:text>{body}</office:text></office:body>"
    texts = {"mimetype": TYPE, "content.xml": f"{content}</office:document-content>", "META-INF/manifest.xml": MANIFEST}
    if styles:
        texts["styles.xml"] = f"<office:document-styles {SPACES}>{styles}</office:document-styles>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in texts.items():
            archive.writestr(zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6)), text)
    return buffer.getvalue()


def opened(data: bytes) -> Document:
    """The document in the bytes of a file."""
    assert FORMAT.unpack
    return replace(FORMAT.parse(FORMAT.unpack(data, "a.odt"), "a.odt", EN), archive=data)


def body_of(data: bytes) -> str:
    """What stands in the body of a text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("content.xml").decode()
    ElementTree.fromstring(text)
    return text.partition("<office:text>")[2].rpartition("</office:text>")[0]


def values(document: Document) -> list[str]:
    return [segment.source.value for segment in document.segments]


def translated(document: Document, *targets: str) -> bytes:
    """The file with these targets, in order; a segment without one stays."""
    found = [replace(one, target=Text(to), state=State.TRANSLATED) for one, to in zip(document.segments, targets)]  # noqa: B905
    return render(document.with_segments((*found, *document.segments[len(found) :])))


def span(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


NOTE = (
    '<text:note text:id="n"><text:note-citation>1</text:note-citation><text:note-body>'
    "<text:p>A note.</text:p></text:note-body></text:note>"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<text:p>One. Two.</text:p>", ["One.", "Two."]),
        (f"<text:p>The {span('red', 'T1')} ship</text:p>", ["The <1>red</1> ship"]),
        (f"<text:p>The {span('red ', 'T1')}{span('old', 'T3')} ship</text:p>", ["The <1>red old</1> ship"]),
        (f"<text:p>The {span('red', 'T2')} ship</text:p>", ["The red ship"]),
        (f"<text:p>The {span('red', 'Strong')} ship</text:p>", ["The <1>red</1> ship"]),
        ('<text:p>See <text:a xlink:href="x">the port</text:a> now</text:p>', ["See <1>the port</1> now"]),
        ("<text:p>\n  One\n  two <text:s text:c='3'/>three\n</text:p>", ["One two  three"]),
        ("<text:p>One<text:tab/>two<text:line-break/>three</text:p>", ["One<1/>two<2/>three"]),
        ("<text:p>Page <text:page-number>1</text:page-number></text:p>", ["Page <1/>"]),
        (f"<text:p>Ships{NOTE} sleep.</text:p>", ["Ships<1/> sleep.", "A note."]),
        (f"<text:p>Ships sleep.{NOTE}</text:p>", ["Ships sleep.", "A note."]),
        (
            "<text:p>A<text:soft-page-break/> b<office:annotation><text:p>No</text:p></office:annotation> c</text:p>",
            ["A b c"],
        ),
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>"
            "<text:p>Old <text:change-start/>new<text:change-end/></text:p>",
            ["Old new"],
        ),
        (
            "<text:p>See<draw:frame><draw:text-box><text:p>A box.</text:p></draw:text-box></draw:frame> it</text:p>",
            ["See<1/> it", "A box."],
        ),
        ('<text:p>Buy <text:span its:translate="no">ABC now</text:span> here</text:p>', ["Buy <1>ABC now</1> here"]),
        ("<text:list><text:list-item><text:p>Item</text:p></text:list-item></text:list>", ["Item"]),
    ],
)
def test_what_is_text(body: str, expected: list[str]) -> None:
    document = opened(packed(body))
    assert values(document) == expected
    assert render(document) == document.archive
    targets = [f"Ü &{value}" for value in expected]
    assert values(opened(translated(document, *targets))) == targets


def test_contexts_and_headers() -> None:
    cell = "<table:table><table:table-row><table:table-cell><text:p>Cell</text:p></table:table-cell></table:table-row>"
    page = "<style:master-page><style:header><text:p>Port</text:p></style:header></style:master-page>"
    header = f"<office:master-styles>{page}</office:master-styles>"
    document = opened(packed(f"<text:h>Title</text:h>{cell}</table:table>", header))
    assert [(one.context, one.source.value) for one in document.segments] == [
        ("heading", "Title"),
        ("table cell", "Cell"),
        ("", "Port"),
    ]
    data = translated(document, "Title", "Cell", "Hafen")
    with zipfile.ZipFile(io.BytesIO(data)) as new, zipfile.ZipFile(io.BytesIO(document.archive)) as old:
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == ["styles.xml"]


def test_what_must_not_be_translated_is_protected() -> None:
    inner = '<text:span its:translate="yes">red</text:span>'
    body = f'<text:p>Buy <text:span its:translate="no">ABC {inner} now</text:span> here</text:p>'
    text = opened(packed(body)).segments[0].source
    assert text.value == "Buy <1>ABC </1><2>red</2><1> now</1> here"
    locked = [text.value[one.start : one.end] for one in text.protected if text.value[one.start] != "<"]
    assert "".join(locked) == "ABC  now"


def test_only_what_differs_is_written() -> None:
    body = f"<text:p>The red {span('ship', 'T1')}. It waits.</text:p><text:p>Port</text:p>"
    document = opened(packed(body))
    assert body_of(translated(document, "The blue <1>ship</1>.")) == body.replace("red", "blue")


def test_codes_carry_their_styles() -> None:
    document = opened(packed(f"<text:p>The {span('red', 'T1')} ship {span('sinks', 'T4')}.</text:p>"))
    assert values(document) == ["The <1>red</1> ship <2>sinks</2>."]
    data = translated(document, "Es <2>sinkt</2>\tdas <1>rote & alte</1>\nSchiff.")
    assert body_of(data) == (
        f"<text:p>Es {span('sinkt', 'T4')}<text:tab/>das {span('rote &amp; alte', 'T1')}<text:line-break/>"
        "Schiff.</text:p>"
    )
    assert body_of(translated(document, "Kein  Schiff ")) == "<text:p>Kein<text:s/><text:s/>Schiff<text:s/></text:p>"


def test_deleting_a_word_leaves_two_spaces_as_they_are() -> None:
    document = opened(packed("<text:p>One red ship</text:p>"))
    data = translated(document, "One  ship")
    assert values(opened(data)) == ["One  ship"]
    assert "<text:s/>" in body_of(data)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("Der Hafen.", r"the link <1>…</1> is not in 'Der Hafen\.'"),
        ("Der <1>Hafen</1>\x02.", r"U\+0002 has no place in XML"),
    ],
)
def test_wrong_texts_are_refused(target: str, message: str) -> None:
    document = opened(packed('<text:p>The <text:a xlink:href="x">port</text:a></text:p>'))
    with pytest.raises(FormatError, match=rf"^a\.odt: .*{message}"):
        translated(document, target)


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other.xml", "<a/>")
    with pytest.raises(FormatError, match=r"has no content\.xml, expected an OpenDocument text \(save it as ODT\)"):
        read(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    with pytest.raises(FormatError, match=r"content\.xml: the root element is <a>, expected <document-content>"):
        read(path)
    path.write_bytes(packed("<text:p>One. Two.</text:p>"))
    assert values(read(path, EN)) == ["One.", "Two."]


PIECES = st.lists(
    st.one_of(
        st.text("ab .\n", min_size=1, max_size=6),
        st.builds(span, st.text("ab .", max_size=5), st.sampled_from(("T1", "T2", "T4", "Strong"))),
        st.sampled_from(
            ("<text:tab/>", "<text:s/>", NOTE, "<text:bookmark-start/>", "<text:a>link</text:a>", "<!-- a -->")
        ),
    ),
    max_size=9,
)


@given(PIECES, st.randoms(use_true_random=False))
def test_any_paragraph_survives_any_order(pieces: list[str], random: object) -> None:
    document = opened(packed(f"<text:p>{''.join(pieces)}</text:p>"))
    assert render(document) == document.archive
    for number, segment in enumerate(document.segments):
        words = segment.source.value.split(" ")
        random.shuffle(words)  # type: ignore[attr-defined]
        changed = list(document.segments)
        changed[number] = replace(segment, target=Text(f"ü{' '.join(words)}<"))
        try:
            data = render(document.with_segments(changed))
        except FormatError:
            continue
        body_of(data)
        assert "<" in "".join(values(opened(data)))


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice: apt-get install libreoffice-writer-nogui")
def test_libreoffice_opens_the_localized_copy(tmp_path: Path) -> None:
    document = opened(packed(f"<text:p>The {span('red', 'T1')} ship {span('sinks', 'T4')}.</text:p>"))
    path = tmp_path / "a.odt"
    path.write_bytes(translated(document, "Es <2>sinkt</2>  das <1>große</1> Schiff & <ruht>."))
    settings = f"-env:UserInstallation={(tmp_path / 'settings').as_uri()}"
    command = ["soffice", settings, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=240)
    text = (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
    assert text.rstrip() == "Es sinkt  das große Schiff & <ruht>."
