"""PowerPoint presentations."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from glossator.errors import FormatError
from glossator.formats.format import Languages, render
from glossator.formats.pptx import FORMAT
from glossator.model import Document, Text

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def run(text: str, properties: str = '<a:rPr lang="en-GB" dirty="0"/>') -> str:
    """A run of characters."""
    return f"<a:r>{properties}<a:t>{text}</a:t></a:r>"


def slide(*runs: str, root: str = "sld") -> str:
    """A slide with one paragraph."""
    end = '<a:endParaRPr lang="en-GB"/>'
    return f"<p:{root} {SPACES}><p:txBody><a:p><a:pPr/>{''.join(runs)}{end}</a:p></p:txBody></p:{root}>"


def packed(slides: Mapping[str, str]) -> bytes:
    """The bytes of a presentation."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("ppt/presentation.xml", f"<p:presentation {SPACES}/>")
        for name, text in slides.items():
            archive.writestr(f"ppt/{name}.xml", text)
    return buffer.getvalue()


def opened(data: bytes) -> Document:
    """The document in the bytes of a file."""
    assert FORMAT.unpack
    return replace(FORMAT.parse(FORMAT.unpack(data, "a.pptx"), "a.pptx", Languages("en")), archive=data)


def values(document: Document) -> list[str]:
    return [segment.source.value for segment in document.segments]


def test_slides_come_in_order_and_notes_behind() -> None:
    names = ("slides/slide10", "slides/slide2", "notesSlides/notesSlide1", "slideMasters/slideMaster1")
    texts = {name: slide(run(name.partition("/")[2]), root="notes" if "notes" in name else "sld") for name in names}
    document = opened(packed(texts))
    assert values(document) == ["slide2", "slide10", "notesSlide1"]
    assert render(document) == document.archive


def test_runs_breaks_and_fields_are_codes() -> None:
    bold = '<a:rPr lang="de" b="1"/>'
    number = '<a:fld id="{1}" type="slidenum"><a:rPr/><a:t>7</a:t></a:fld>'
    first = (run("The "), run("red", bold), run(" ship", '<a:rPr lang="en-US"/>'), "<a:br/>", run("no. "), number)
    document = opened(packed({"slides/slide1": slide(*first)}))
    assert values(document) == ["The <1>red</1> ship<2/>no. <3/>"]
    changed = replace(document.segments[0], target=Text("Schiff <3/><2/>das <1>rote & alte</1>"))
    data = render(document.with_segments([changed]))
    assert values(opened(data)) == ["Schiff <1/><2/>das <3>rote & alte</3>"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("ppt/slides/slide1.xml").decode()
    ElementTree.fromstring(text)
    assert run("rote &amp; alte", bold) in text


def test_what_is_no_presentation_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(FormatError, match=r"has no ppt/presentation\.xml, expected a PowerPoint presentation"):
        opened(buffer.getvalue())
    with pytest.raises(FormatError, match=r"slide1\.xml: the root element is <a>, expected <sld> \(a slide\)"):
        opened(packed({"slides/slide1": "<a/>"}))
