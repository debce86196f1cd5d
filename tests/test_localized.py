"""Localized documents: their language, their links, and what people have edited in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from glossator.cli import app
from glossator.errors import ConfigError, FormatError
from glossator.model import Document
from glossator.translate.built import refuse_edited, write_built
from glossator.translate.language_marks import language_marked
from glossator.translate.links import links_localized

STARTS = {"/en/": "/de/", "https://x.org/?a=1&l=en": "https://x.org/?a=1&l=de"}

# What an HTML document says of its language


@pytest.mark.parametrize(
    ("before", "language", "after"),
    [
        ('<!DOCTYPE html>\n<html lang="en"><p lang="en">', "de", '<!DOCTYPE html>\n<html lang="de"><p lang="en">'),
        ("<!-- <html lang=en> -->\r\n<HTML Lang=en class=a>", "pt-BR", None),
        ("<html><body>", "de", '<html lang="de"><body>'),
        ("<html lang><body>", "de", '<html lang="de"><body>'),
        ("<html lang=''>", "de", "<html lang='de'>"),
        ('<html lang="en">', "ar", '<html dir="rtl" lang="ar">'),
        ('<html dir="rtl" lang="ar">', "en", '<html dir="ltr" lang="en">'),
        ('<html dir="rtl" lang="ar">', "he", '<html dir="rtl" lang="he">'),
        ('<html lang="en">', "az-Arab", '<html dir="rtl" lang="az-Arab">'),
        (
            '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"/>',
            "de",
            '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de" lang="de"/>',
        ),
        ("<p>No root</p>", "de", "<p>No root</p>"),
        (
            "<html><meta name=language content=en><body lang='en' dir=ltr><p lang=fr>",
            "ar",
            '<html lang="ar" dir="rtl"><meta name=language content="ar"><body lang=\'ar\' dir="rtl"><p lang=fr>',
        ),
        (
            '<html lang="en"><meta http-equiv="Content-Language" content="en"><meta name="language" content="en, fr">',
            "de",
            '<html lang="de"><meta http-equiv="Content-Language" content="de"><meta name="language" content="en, fr">',
        ),
        ('<html lang="en" dir="auto">', "de", '<html lang="de" dir="auto">'),
        ('<html lang="en"><body class="a">', "he", '<html dir="rtl" lang="he"><body class="a">'),
        ("", "de", ""),
    ],
)
def test_a_page_says_its_language(before: str, language: str, after: str | None) -> None:
    if after is None:
        after = '<!-- <html lang=en> -->\r\n<HTML lang="pt-BR" class=a>'
    made = language_marked(Document("a.html", "html", before, ()), before.encode(), language).decode()
    assert made == after


def test_other_formats_stay() -> None:
    assert language_marked(Document("a.md", "markdown", "<html>", ()), b"<html>", "de") == b"<html>"


# Links of office documents


def archive(parts: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def link(target: str, mode: str = ' TargetMode="External"', kind: str = "hyperlink") -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return f'<Relationship Id="r1" Type="{base}/{kind}" Target="{target}"{mode}/>'


@pytest.mark.parametrize(
    ("form", "part", "before", "after"),
    [
        ("docx", "word/_rels/document.xml.rels", link("/en/a"), link("/de/a")),
        ("docx", "word/_rels/footnotes.xml.rels", link("/en/a") + link("/en/b"), link("/de/a") + link("/de/b")),
        (
            "docx",
            "word/_rels/document.xml.rels",
            link("https://x.org/?a=1&amp;l=en#top"),
            link("https://x.org/?a=1&amp;l=de#top"),
        ),
        ("docx", "word/_rels/document.xml.rels", link("/en/a", ""), link("/en/a", "")),
        ("docx", "word/_rels/document.xml.rels", link("/en/a", kind="image"), link("/en/a", kind="image")),
        (
            "docx",
            "word/document.xml",
            '<w:instrText xml:space="preserve"> HYPERLINK "/en/a" </w:instrText><w:t>/en/a</w:t>',
            '<w:instrText xml:space="preserve"> HYPERLINK "/de/a" </w:instrText><w:t>/en/a</w:t>',
        ),
        (
            "docx",
            "word/document.xml",
            '<w:fldSimple w:instr=" HYPERLINK &quot;/en/a&quot; "/>',
            '<w:fldSimple w:instr=" HYPERLINK &quot;/de/a&quot; "/>',
        ),
        ("pptx", "ppt/slides/_rels/slide1.xml.rels", link("/en/a"), link("/de/a")),
        ("xlsx", "xl/worksheets/_rels/sheet1.xml.rels", link("/en/a"), link("/de/a")),
        (
            "odt",
            "content.xml",
            '<text:a xlink:type="simple" xlink:href="/en/a">/en/</text:a><draw:image xlink:href="/en/b"/>',
            '<text:a xlink:type="simple" xlink:href="/de/a">/en/</text:a><draw:image xlink:href="/en/b"/>',
        ),
        ("odt", "styles.xml", "<text:a xlink:href='/en/a'>x</text:a>", "<text:a xlink:href='/de/a'>x</text:a>"),
        ("odt", "meta.xml", "<text:a xlink:href='/en/a'/>", "<text:a xlink:href='/en/a'/>"),
    ],
)
def test_links_of_office_documents_lead_to_the_localized_pages(form: str, part: str, before: str, after: str) -> None:
    data = archive({"mimetype": "x", part: before, "picture.png": "\x00"})
    made = links_localized(Document(f"a.{form}", form, "", ()), data, STARTS)
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert packed.read(part).decode() == after
        assert packed.namelist() == ["mimetype", part, "picture.png"]
    assert (made == data) == (before == after)
    assert links_localized(Document(f"a.{form}", form, "", ()), data, {}) is data


def test_hostile_tags_take_no_time() -> None:
    for text in ("<Relationship " * 9_000, "<text:a " * 15_000, "<w:instrText" * 9_000):
        for form, part in (("docx", "word/_rels/a.rels"), ("odt", "content.xml")):
            data = archive({part: text})
            assert links_localized(Document("a", form, "", ()), data, STARTS) == data


# What people have edited


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_was_edited_since_is_not_written_over(folder: Path) -> None:
    file = folder / "a.de.html"
    file.write_text("from before")
    write_built(file, b"one")
    write_built(file, b"two")
    refuse_edited(file)
    file.write_text("two, and more")
    with pytest.raises(ConfigError, match=r"a\.de\.html: was edited since it was built, and is left as it is \(bring"):
        write_built(file, b"three")
    with pytest.raises(ConfigError, match="was edited"):
        refuse_edited(file)
    assert file.read_text() == "two, and more"
    write_built(file, b"two, and more")
    file.write_text("four")
    write_built(file, b"five", overwrite=True)
    assert file.read_text() == "five"
    file.unlink()
    write_built(file, b"six")
    assert file.read_text() == "six"


def test_where_nothing_can_be_remembered_it_is_written_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "no-folder").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "no-folder"))
    write_built(folder / "a", b"one")
    (folder / "a").write_text("mine")
    write_built(folder / "a", b"two")
    assert (folder / "a").read_bytes() == b"two"


PAGE = '<!DOCTYPE html>\n<html lang="en">\n<p>The <a href="/en/quay.html">quay</a> is wet.</p>\n</html>\n'
PO = """\
msgid ""
msgstr "Language: {}\\nX-Source-Language: en\\nContent-Type: text/plain; charset=UTF-8\\n"

msgctxt "p1.s1"
msgid "The <a href=\\"/en/quay.html\\">quay</a> is wet."
msgstr "{} <a href=\\"/en/quay.html\\">{}</a>."
"""
SETTINGS = """\
paths = ["a.html", "b.html"]
source-language = "en"
target-languages = ["de"]
locales = "{language}/{path}.po"
[links]
"/en/" = "/{language}/"
"""


def glossator(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_build_says_the_language_and_keeps_what_was_edited(folder: Path) -> None:
    (folder / "glossator.toml").write_text(SETTINGS)
    (folder / "de").mkdir()
    for name in "ab":
        (folder / f"{name}.html").write_text(PAGE)
        (folder / f"de/{name}.html.po").write_text(PO.format("de", "Nass ist", "der Kai"))
    assert glossator("build").exit_code == 0
    built = '<!DOCTYPE html>\n<html lang="de">\n<p>Nass ist <a href="/de/quay.html">der Kai</a>.</p>\n</html>\n'
    assert (folder / "a.de.html").read_text() == built
    (folder / "a.de.html").write_text("mine")
    (folder / "de/b.html.po").write_text(PO.format("de", "Feucht ist", "der Kai"))
    done = glossator("build")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "glossator: a.de.html: was edited since it was built, and is left as it is "
        "(bring the changes into its catalogue, then remove it or give --overwrite)"
    ]
    assert done.stdout.splitlines()[-1] == "1 localized document"
    assert (folder / "a.de.html").read_text() == "mine"
    assert "Feucht ist" in (folder / "b.de.html").read_text()
    assert glossator("build", "--overwrite").exit_code == 0
    assert (folder / "a.de.html").read_text() == built


def test_build_of_one_turns_the_page_for_arabic(folder: Path) -> None:
    (folder / "a.html").write_text(PAGE.replace(' lang="en"', ""))
    (folder / "a.po").write_text(PO.format("ar", "الرصيف", "مبلل"))
    assert glossator("build", "a.po", "--source", "a.html", "-o", "a.ar.html").exit_code == 0
    assert '<html lang="ar" dir="rtl">' in (folder / "a.ar.html").read_text()
    (folder / "a.ar.html").write_text("mine")
    done = glossator("build", "a.po", "--source", "a.html", "-o", "a.ar.html")
    assert isinstance(done.exception, ConfigError)
    assert (folder / "a.ar.html").read_text() == "mine"


def test_a_table_is_built_with_its_columns(folder: Path) -> None:
    (folder / "a.csv").write_text("1,The quay is wet.\n2,The ferry is late.\n")
    entries = ("B1", "The quay is wet.", "Der Kai ist nass."), ("B2", "The ferry is late.", "Die Fähre, sie kommt.")
    text = "".join(f'\nmsgctxt "{id_}"\nmsgid "{source}"\nmsgstr "{to}"\n' for id_, source, to in entries)
    (folder / "a.po").write_text(PO.format("de", "", "").split("\nmsgctxt")[0] + text)
    done = glossator("build", "a.po", "--source", "a.csv", "-o", "a.de.csv", "--columns", "text=2")
    assert done.exit_code == 0
    assert (folder / "a.de.csv").read_text() == '1,Der Kai ist nass.\n2,"Die Fähre, sie kommt."\n'
    done = glossator("build", "--columns", "text=2")
    assert isinstance(done.exception, ConfigError)


def test_an_archive_that_would_burst_is_refused() -> None:
    data = archive({"word/_rels/a.rels": link("/en/a")})
    with pytest.raises(FormatError):
        links_localized(Document("a.docx", "docx", "", ()), data[:30], STARTS)
