"""Word documents."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.errors import FormatError
from glossator.formats.docx import FORMAT
from glossator.formats.format import Languages, read, render
from glossator.model import Document, State, Text

EN = Languages("en")
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
STYLES = (
    f"{HEAD}<w:styles {SPACES}>"
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Text"><w:name w:val="Body Text"/></w:style></w:styles>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def run(text: str, properties: str = "") -> str:
    """A run of characters."""
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{text}</w:t></w:r>'


def packed(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """The bytes of a Word document."""
    texts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": f"{HEAD}<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6)), text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def opened(data: bytes) -> Document:
    """The document in the bytes of a file."""
    assert FORMAT.unpack
    return replace(FORMAT.parse(FORMAT.unpack(data, "a.docx"), "a.docx", EN), archive=data)


def body_of(data: bytes) -> str:
    """What stands in the body of a Word document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    ElementTree.fromstring(text)
    return text.partition("<w:body>")[2].rpartition("</w:body>")[0]


def values(document: Document) -> list[str]:
    return [segment.source.value for segment in document.segments]


def translated(document: Document, *targets: str) -> bytes:
    """The file with these targets, in order; a segment without one stays."""
    found = [replace(one, target=Text(to), state=State.TRANSLATED) for one, to in zip(document.segments, targets)]  # noqa: B905
    return render(document.with_segments((*found, *document.segments[len(found) :])))


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def test_sentences_and_runs_are_read() -> None:
    body = paragraph(
        run("The ", "<w:lang w:val='en-GB'/>") + "<w:proofErr w:type='spellStart'/>" + run("har"),
        run("bour master") + run(" signed", "<w:b/>") + run(" the treaty", "<w:b/><w:noProof/>"),
        run(". It rained. "),
        run("All of this is bold.", "<w:b/>"),
    )
    document = opened(packed(body))
    assert [(one.id, one.source.value, one.block) for one in document.segments] == [
        ("p1.s1", "The harbour master<1> signed the treaty</1>.", 1),
        ("p1.s2", "It rained.", 1),
        ("p1.s3", "All of this is bold.", 1),
    ]
    text = document.segments[0].source
    assert [text.value[span.start : span.end] for span in text.protected] == ["<1>", "</1>"]
    assert render(document) == document.archive


def test_headings_and_cells_say_so() -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>The port</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="Text"/></w:pPr><w:r><w:t>A text</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Ships</w:t></w:r></w:p>'
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:t>--</w:t></w:r></w:p>"
    )
    contexts = [(one.context, one.source.value) for one in opened(packed(body)).segments]
    assert contexts == [("heading", "The port"), ("", "A text"), ("heading", "Ships"), ("table cell", "Cell")]


def test_tabs_breaks_and_things_are_codes() -> None:
    body = paragraph(
        "<w:r><w:drawing><a/></w:drawing><w:t>One</w:t><w:tab/><w:t>two</w:t><w:tab/><w:t>three</w:t><w:br/><w:t>four"
        '</w:t><w:noBreakHyphen/><w:t>five</w:t><w:footnoteReference w:id="2"/><w:t>, six.</w:t>'
        '<w:footnoteReference w:id="3"/></w:r>'
    )
    document = opened(packed(body))
    assert values(document) == ["One<1/>two<1/>three<2/>four\u2011five<3/>, six."]
    data = translated(document, "Eins<3/> &\n<zwei>\u2011drei\tvier")
    assert body_of(data) == paragraph(
        '<w:r><w:drawing><a/></w:drawing><w:t xml:space="preserve">Eins</w:t><w:footnoteReference w:id="2"/>'
        '<w:t xml:space="preserve"> &amp;</w:t><w:br/><w:t xml:space="preserve">&lt;zwei&gt;</w:t><w:noBreakHyphen/>'
        '<w:t xml:space="preserve">drei</w:t><w:tab/><w:t xml:space="preserve">vier</w:t>'
        '<w:footnoteReference w:id="3"/></w:r>'
    )


def test_only_what_differs_is_written() -> None:
    body = paragraph(run("The red "), run("ship", "<w:i/>"), "<w:r><w:t>s lie here. They wait.</w:t></w:r>")
    document = opened(packed(body, {"word/header1.xml": f"<w:hdr {SPACES}>{paragraph(run('Port'))}</w:hdr>"}))
    assert values(document) == ["The red <1>ship</1>s lie here.", "They wait.", "Port"]
    data = translated(document, "The blue <1>ship</1>s lie here.")
    assert body_of(data) == body.replace("red", "blue")
    with zipfile.ZipFile(io.BytesIO(data)) as new, zipfile.ZipFile(io.BytesIO(document.archive)) as old:
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == ["word/document.xml"]


def test_codes_carry_their_runs() -> None:
    body = paragraph(run("The "), run("red", "<w:b/>"), run(" ship "), run("sinks", "<w:i/>"), run("."))
    document = opened(packed(body))
    assert values(document) == ["The <1>red</1> ship <2>sinks</2>."]
    moved = opened(translated(document, "Es <2>sinkt</2> das <1>rote</1> Schiff."))
    assert values(moved) == ["Es <1>sinkt</1> das <2>rote</2> Schiff."]
    assert run("sinkt", "<w:i/>") in body_of(moved.archive)
    assert run("rote", "<w:b/>") in body_of(moved.archive)
    twice = opened(translated(document, "<1>A</1> b <1>c</1>."))
    assert values(twice) == ["<1>A</1> b <1>c</1>."]
    lost = opened(translated(document, "Das Schiff."))
    assert values(lost) == ["Das Schiff."]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("Der Hafen.", r"the link <1>…</1> is not in 'Der Hafen\.'"),
        ("Der <1>Hafen.", "<1> is not closed"),
        ("Der <1>Hafen</1></1>.", "</1> closes what is not open, or not last"),
        ("Der <1>Hafen</1> <7/>.", "there is no <7/> in 'The <1>port</1>'"),
        ("Der <1>Hafen</1>\x01.", r"U\+0001 has no place in XML"),
    ],
)
def test_wrong_codes_are_refused(target: str, message: str) -> None:
    document = opened(packed(paragraph(run("The "), f'<w:hyperlink r:id="a">{run("port")}</w:hyperlink>')))
    with pytest.raises(FormatError, match=rf"^a\.docx: .*{message}"):
        translated(document, target)


def test_a_note_comes_once() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = opened(packed(paragraph(run("The port"), note, run(" sleeps."))))
    assert values(document) == ["The port<1/> sleeps."]
    for target, times in (("Der Hafen.", 0), ("Der<1/> Hafen<1/>.", 2)):
        with pytest.raises(FormatError, match=rf"<1/> comes {times} times in .*, expected once"):
            translated(document, target)
    assert values(opened(translated(document, "Es <1/>schläft."))) == ["Es <1/>schläft."]


def test_what_looks_like_a_code_is_text() -> None:
    document = opened(packed(paragraph(run("Type &lt;1&gt; or "), run("&lt;2/&gt;", "<w:b/>"), run(" now."))))
    assert values(document) == ["Type <1> or <3><2/></3> now."]
    assert values(opened(translated(document, "<3><2/></3> nur <1>."))) == ["<3><2/></3> nur <1>."]


def test_white_space_counts() -> None:
    document = opened(packed("<w:p><w:r><w:t>One. Two</w:t></w:r></w:p>"))
    data = translated(document, "Eins.", " Zwei")
    assert body_of(data) == "<w:p><w:r><w:t>Eins.  Zwei</w:t></w:r></w:p>"
    bold = opened(packed(paragraph("<w:r><w:t>One two</w:t></w:r>", run(" three", "<w:b/>"))))
    assert values(bold) == ["One two<1> three</1>"]
    assert body_of(translated(bold, "One <1>two</1>")) == paragraph(run("One "), run("two", "<w:b/>"))


def field(instruction: str, result: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end"))
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{separate}{result}{end}'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            paragraph(run("Page "), field("PAGE", run("2")), run(" of "), field("NUMPAGES", run("9"))),
            ["Page <1/> of <2/>"],
        ),
        (paragraph(run("See "), field('HYPERLINK "x"', run("here")), run(" now.")), ["See <1>here</1> now."]),
        (paragraph(field("TOC", field("HYPERLINK", run("Ports<w:tab/>") + field("PAGEREF", run("3"))))), ["Ports"]),
        (paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>', run("One")), ["One"]),
        (paragraph(run("One "), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run("two")), ["One"]),
        (paragraph(run("A "), f'<w:fldSimple w:instr="DATE">{run("May")}</w:fldSimple>', run(" b")), ["A <1/> b"]),
        (paragraph(run("If "), "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", run(" holds")), ["If <1/> holds"]),
        (
            paragraph(run("One "), f"<w:ins>{run('new ')}</w:ins>", f"<w:del>{run('old')}</w:del>", run("ship")),
            ["One new ship"],
        ),
        (paragraph(run("One "), f"<w:moveFrom>{run('x')}</w:moveFrom><w:moveTo>{run('y')}</w:moveTo>"), ["One y"]),
        (
            paragraph(run("Seen "), run("unseen", "<w:vanish/>"), run("too", '<w:vanish w:val="0"/>')),
            ["Seen <1>too</1>"],
        ),
        (paragraph(f"<w:smartTag><w:smartTagPr/>{run('Vellmark')}</w:smartTag>", run(" sleeps")), ["Vellmark sleeps"]),
        (
            paragraph(
                run("Dear "), f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Ada')}</w:sdtContent></w:sdt>", run(", hello")
            ),
            ["Dear <1/>, hello", "Ada"],
        ),
        (f"<w:sdt><w:sdtContent>{paragraph(run('Block'))}</w:sdtContent></w:sdt>", ["Block"]),
        (paragraph("<w:r><w:t><![CDATA[a < b]]> c</w:t></w:r>"), ["a < b c"]),
        (paragraph("<w:r><w:t>One\r\n two</w:t></w:r>"), ["One  two"]),
    ],
)
def test_what_is_text(body: str, expected: list[str]) -> None:
    document = opened(packed(body))
    assert values(document) == expected
    assert render(document) == document.archive
    targets = [f"Ü{value.replace('<1/>', '&<1/>')}" for value in expected]
    assert values(opened(translated(document, *targets))) == targets


def test_parts_are_read_in_order() -> None:
    notes = f'<w:footnotes {SPACES}><w:footnote w:id="2">{paragraph(run("A note."))}</w:footnote></w:footnotes>'
    parts = {
        "word/header2.xml": f"<w:hdr {SPACES}>{paragraph(run('Port'))}</w:hdr>",
        "word/footnotes.xml": notes,
        "word/comments.xml": f"<w:comments {SPACES}>{paragraph(run('No text.'))}</w:comments>",
        "word/glossary/document.xml": f"<w:document {SPACES}>{paragraph(run('No text.'))}</w:document>",
    }
    document = opened(packed(paragraph(run("One.")), parts))
    assert values(document) == ["One.", "Port", "A note."]


def box(text: str) -> str:
    """A text box as new programs write it, with its copy for old ones."""
    content = f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"
    new = f'<mc:Choice Requires="wps"><w:drawing>{content}</w:drawing></mc:Choice>'
    old = f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>"


def test_a_text_box_moves_with_its_own_translation() -> None:
    document = opened(packed(paragraph(run("The red "), box("A box."), run("ship"))))
    assert values(document) == ["The red <1/>ship", "A box."]
    data = translated(document, "Das <1/>Schiff", "Ein & Kasten.")
    assert values(opened(data)) == ["Das <1/>Schiff", "Ein & Kasten."]
    moved = box("A box.").replace("A box", "Ein &amp; Kasten", 1)
    assert body_of(data) == paragraph(run("Das "), moved, run("Schiff"))


def test_marks_stay_around_the_sentence() -> None:
    start, end = '<w:bookmarkStart w:id="1" w:name="b"/>', '<w:bookmarkEnd w:id="1"/>'
    document = opened(packed(paragraph(run("One "), start, run("red", "<w:b/>"), end, "<w:del/>", run(" ship."))))
    assert body_of(translated(document, "Ein <1>rotes</1> Boot?")).count("bookmark") == 2
    data = translated(document, "Kein Schiff")
    assert body_of(data).index("bookmarkStart") < body_of(data).index("Kein") < body_of(data).index("bookmarkEnd")
    assert values(opened(data)) == ["Kein Schiff"]


def test_names_and_namespaces_may_be_others() -> None:
    body = paragraph(run("The "), run("port", "<w:b/>"))
    with zipfile.ZipFile(io.BytesIO(packed(body))) as archive:
        main = archive.read("word/document.xml").decode()
    strict = main.replace(
        "schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main"
    )
    bare = strict.replace("xmlns:w=", "xmlns=").replace("<w:", "<").replace("</w:", "</")
    for other in (strict, bare):
        document = opened(packed("", {"word/document.xml": other}))
        assert values(document) == ["The <1>port</1>"]
        data = translated(document, "Der\t<1>Hafen</1>")
        assert values(opened(data)) == ["Der<1/><2>Hafen</2>"]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"word/document.xml": "<a>"}, r"^a\.docx!word/document\.xml:1: is not well-formed XML: no element found"),
        (
            {"word/document.xml": "<a/>"},
            r"the root element is <a>, expected <document> \(the text of a Word document\)",
        ),
        ({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}, "declares XML entities"),
        ({"word/document.xml": ""}, "is not well-formed XML: no element found"),
        ({"word/document.xml": f"<w:document {SPACES}>" + "<w:a>" * 2_000}, "is not well-formed XML"),
        (
            {"word/document.xml": f"<document>{'<a>' * 2_000}{'</a>' * 2_000}</document>"},
            "more than 1000 elements in one",
        ),
    ],
)
def test_broken_documents_are_refused(parts: dict[str, str], message: str) -> None:
    with pytest.raises(FormatError, match=message):
        opened(packed("", parts))


def test_what_is_no_word_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"words")
    with pytest.raises(FormatError, match="is no readable ZIP archive"):
        read(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/other.xml", "<a/>")
    with pytest.raises(FormatError, match=r"has no word/document\.xml, expected a Word document \(save it as DOCX\)"):
        read(path)
    path.write_bytes(packed(paragraph(run("One. Two."))))
    assert values(read(path, EN)) == ["One.", "Two."]


def test_damaged_archives_are_refused() -> None:
    data = packed(paragraph(run("One. Two.")))
    start = data.index(b"word/document.xml") + len("word/document.xml")
    damaged = data[:start] + b"\xff" * 20 + data[start + 20 :]
    with pytest.raises(FormatError, match=r"a\.docx: is no readable ZIP archive"):
        opened(damaged)
    with pytest.raises(FormatError, match=r"word/document\.xml: .*(?:U\+0000|binary)"):
        opened(packed("", {"word/document.xml": f"<a>{' ' * 9_000}\0</a>"}))


LOOKS = ("", "<w:b/>", "<w:i/>", "<w:u w:val='single'/>")
THINGS = ("<w:tab/>", '<w:footnoteReference w:id="2"/>', "<w:bookmarkStart/>", "<w:del><w:r><w:t>x</w:t></w:r></w:del>")
RUNS = st.lists(
    st.one_of(
        st.builds(run, st.text("ab .", min_size=1, max_size=6), st.sampled_from(LOOKS)),
        st.sampled_from(THINGS).map(lambda one: one if "mark" in one or "del" in one else f"<w:r>{one}</w:r>"),
        st.builds("<w:hyperlink>{}</w:hyperlink>".format, st.builds(run, st.just("link"), st.sampled_from(LOOKS))),
    ),
    max_size=9,
)


@given(RUNS, st.randoms(use_true_random=False))
def test_any_paragraph_survives_any_order(runs: list[str], random: object) -> None:
    document = opened(packed(paragraph(*runs)))
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
        again = "".join(values(opened(data)))
        assert again.count("<") >= 1


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice: apt-get install libreoffice-writer-nogui")
def test_libreoffice_opens_the_localized_copy(tmp_path: Path) -> None:
    body = paragraph(run("The "), run("red", "<w:b/>"), run(" ship "), run("sinks", "<w:i/>"), run(".")) + paragraph(
        run("Another one"), field("PAGE", run("1")), run(" arrives.")
    )
    document = opened(packed(body))
    path = tmp_path / "a.docx"
    path.write_bytes(
        translated(document, "Es <2>sinkt</2> das <1>große</1> Schiff & <ruht>.", "Noch eines<1/> kommt über.")
    )
    settings = f"-env:UserInstallation={(tmp_path / 'settings').as_uri()}"
    command = ["soffice", settings, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    text = (tmp_path / "a.fodt").read_text(encoding="utf-8")
    styles = {name: text.partition(f'style:name="{name}"')[2].partition("</style:style>")[0] for name in ("T1", "T2")}
    assert ">sinkt</text:span>" in text
    assert ">große</text:span>" in text
    assert "Schiff &amp; &lt;ruht&gt;." in text
    assert {"italic" in styles["T1"], "bold" in styles["T2"]} == {True}
