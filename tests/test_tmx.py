"""TMX as other tools write it, broken in every way, and as we write it."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from glossator.errors import FormatError
from glossator.translate.tmx import Broken, read_tmx, write_tmx
from glossator.translate.tmx_codes import marked_up
from glossator.translate.tmx_stream import raw_units
from glossator.translate.unit import Unit

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="en" adminlang="en"/><body>\n'
FILE_DATE = "20251231T235959Z"


def tmx(path: Path, body: str, head: str = HEAD, encoding: str = "utf-8") -> Path:
    path.write_bytes(f"{head}{body}\n</body></tmx>".encode(encoding, "surrogateescape"))
    os.utime(path, (1767225599, 1767225599))
    return path


def tu(source: str, target: str, attributes: str = "", inside: str = "") -> str:
    return (
        f"<tu{attributes}>{inside}<tuv xml:lang='en'><seg>{source}</seg></tuv>"
        f"<tuv xml:lang='PT_br'><seg>{target}</seg></tuv></tu>\n"
    )


def unit(source: str, target: str, **facts: str) -> Unit:
    values = {"source_language": "en", "target_language": "pt-BR", "created": FILE_DATE, "changed": FILE_DATE}
    return Unit(source, target, **{**values, "origin": "a.tmx", **facts})


def broken(line: int, start: str, found: object) -> None:
    assert isinstance(found, Broken), found
    assert found.line == line
    assert found.reason.startswith(start)


def test_attributes_dates_and_properties(tmp_path: Path) -> None:
    body = (
        tu("One", "Um", ' creationdate="20200102T030405Z" creationid="ana"')
        + tu("Two", "Dois", ' creationdate="20200102T030405Z" changedate="20210102T030405Z" changeid="rui"')
        + tu("Three", "Três", ' creationdate="last year"', '<note>x</note><prop type="id">menu</prop>')
        + tu("Four", "Quatro", "", '<prop type="x-context">door</prop><prop type="x-origin">b.po</prop>')
    )
    then, later = "20200102T030405Z", "20210102T030405Z"
    assert list(read_tmx(tmx(tmp_path / "a.tmx", body))) == [
        unit("One", "Um", created=then, changed=then, author="ana"),
        unit("Two", "Dois", created=then, changed=later, author="rui"),
        unit("Three", "Três", context="menu"),
        unit("Four", "Quatro", context="door", origin="b.po"),
    ]


@pytest.mark.parametrize(
    ("seg", "text"),
    [
        ("A &lt;b&gt; &amp; &#233;", "A <b> & é"),
        ('<bpt i="1">&lt;b&gt;</bpt>bold<ept i="1">&lt;/b&gt;</ept>', "<b>bold</b>"),
        ('<ph x="7">{\\rtf</ph> and <ph>\\par</ph>', "{7} and {2}"),
        ('<ph x="1">%(name)s</ph> opens <it pos="begin"/>it', "%(name)s opens {2}it"),
        ("<ph>&lt;img alt='<sub>a dog</sub>'&gt;</ph>!", "{1}!"),
        ('<hi type="x">high <ph/>light</hi> <ut>x y</ut>', "high {1}light {2}"),
        ("a<!-- </tu> <tu> -->b<?x?>c", "abc"),
        ("<![CDATA[a </tu> <tu> b]]>", "a </tu> <tu> b"),
        (" two\n lines ", " two\n lines "),
    ],
)
def test_inline_codes_become_placeholders(tmp_path: Path, seg: str, text: str) -> None:
    assert list(read_tmx(tmx(tmp_path / "a.tmx", tu(seg, "x")))) == [unit(text, "x")]


def test_several_languages(tmp_path: Path) -> None:
    texts = "".join(f"<tuv xml:lang='{code}'><seg>{code}</seg></tuv>" for code in ("de", "en-US", "pt-BR", "pt-PT"))
    path = tmx(tmp_path / "a.tmx", f"<tu>{texts}</tu>")

    def pairs(*languages: str | None) -> list[tuple[str, str]]:
        return [(one.source, one.target) for one in read_tmx(path, *languages) if isinstance(one, Unit)]

    assert pairs() == [("en-US", "de"), ("en-US", "pt-BR"), ("en-US", "pt-PT")]
    assert pairs("de", "pt") == [("de", "pt-BR"), ("de", "pt-PT")]
    assert pairs(None, "pt-BR") == [("en-US", "pt-BR")]
    assert list(read_tmx(path, "fr")) == []
    any_source = HEAD.replace('srclang="en"', 'srclang="*all*"')
    assert next(iter(read_tmx(tmx(path, f"<tu>{texts}</tu>", any_source)))).source == "de"


def test_each_broken_unit_is_told_and_costs_no_other(tmp_path: Path) -> None:
    good = tu("One", "Um")
    body = "".join(
        (
            good,
            "<tu><tuv xml:lang='en'><seg>One</seg></tuv></tu>\n",
            "<tu/>\n",
            tu("", "x"),
            tu("x", " "),
            tu("a & b", "x"),
            tu("a &entity; b", "x"),
            tu("a <b> c", "x"),
            "<tu><tuv><seg>a</seg></tuv><tuv xml:lang='pt'><seg>a</seg></tuv></tu>\n",
            "<tu><tuv xml:lang='de'><seg>a</seg></tuv><tuv xml:lang='pt'><seg>a</seg></tuv></tu>\n",
            tu("bytes \udcff", "x"),
            "<!-- <tu> </tu> -->\n",
            good,
            "<tu><tuv xml:lang='en'>",
        )
    )
    found = list(read_tmx(tmx(tmp_path / "a.tmx", body)))
    assert [one for one in found if isinstance(one, Unit)] == [unit("One", "Um")] * 2
    reasons = [
        "one language",
        "the unit is not closed",
        "no text in en",
        "no text in pt-BR",
        "no well-formed XML",
        "no well-formed XML: Entity 'entity' not defined",
        "no well-formed XML",
        "a text without a language",
        "no text in the source language en",
        "bytes that are no text",
    ]
    for line, (reason, one) in enumerate(zip(reasons, found[1:], strict=False), 4):
        broken(line, reason, one)
    broken(16, "the unit is not closed", found[-1])
    assert len(found) == len(reasons) + 3


def test_declared_entities_mean_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    declared = f'<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file://{tmp_path}/secret">]>\n<tmx version'
    path = tmx(
        tmp_path / "a.tmx", tu("&a;", "x") + tu("&b;", "x") + tu("c", "x"), HEAD.replace("<tmx version", declared)
    )
    found = list(read_tmx(path))
    assert [type(one) for one in found] == [Broken, Broken, Unit]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    path = tmx(tmp_path / "a.tmx", tu("One", "É"), HEAD.replace("UTF-8", name), encoding)
    assert list(read_tmx(path)) == [unit("One", "É")]


@pytest.mark.parametrize(
    "content", [b"", b"<xliff/>", b"PK\x03\x04", b'<?xml version="1.0" encoding="nonsense"?><tmx></tmx>']
)
def test_what_is_no_tmx_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.tmx").write_bytes(content)
    with pytest.raises(FormatError):
        list(read_tmx(tmp_path / "a.tmx"))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="cannot be read"):
        list(read_tmx(tmp_path / "a.tmx"))


@pytest.mark.parametrize("size", [*range(1, 40), 97, 1000])
def test_units_are_found_wherever_the_pieces_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    path = tmx(
        tmp_path / "a.tmx", "<!-- <tu> -->\n" + tu("é <!-- </tu> -->", "<![CDATA[</tu>]]>") + "<tu>\n" + tu("b", "c")
    )
    whole = list(raw_units(path)[1])
    head = path.read_bytes()[:1000].index(b"<body>")
    monkeypatch.setattr("glossator.translate.tmx_stream._CHUNK", size + head)
    assert list(raw_units(path)[1]) == whole
    assert [(line, text is None) for line, text in whole] == [(4, False), (5, True), (6, False)]


def test_what_is_written_reads_back_the_same(tmp_path: Path) -> None:
    choose = random.Random(4)
    parts = [
        "<b>",
        "</b>",
        "%(name)s",
        "{0}",
        "&",
        "<",
        '"',
        "'",
        "é",
        "外",
        "\n",
        "\t",
        " ",
        "a",
        "{{x}}",
        "&amp;",
        "]]>",
    ]
    made = ("".join(choose.choices(parts, k=choose.randint(1, 12))) for _ in range(2000))
    texts = [text for text in made if text.strip()]
    units = [
        unit(text, text[::-1].strip() or "x", context=text.strip(), author='A "B" & C', origin="b.po") for text in texts
    ]
    assert write_tmx(tmp_path / "a.tmx", iter(units)) == len(units)
    assert list(read_tmx(tmp_path / "a.tmx")) == units


def test_what_is_written_is_well_formed_and_codes_have_the_same_number_in_both_texts(tmp_path: Path) -> None:
    from lxml import etree

    write_tmx(tmp_path / "a.tmx", [unit("<i>a</i> %s \x00\ufffe", "%s <i>b</i>")])
    segs = etree.parse(tmp_path / "a.tmx").findall(".//seg")
    codes = [{ph.text: ph.get("x") for ph in seg} for seg in segs]
    assert codes == [{"<i>": "1", "</i>": "2", "%s": "3"}] * 2
    assert marked_up("see www.example.org", {}) == "see www.example.org"


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(FormatError, match="cannot be written"):
        write_tmx(tmp_path / "a" / "b.tmx", [])


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "big.tmx"
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(50_000):
            file.write(tu(f"Number {number} " + "of many " * 100, f"Número {number} " + "de muitos " * 100))
        file.write("</body></tmx>")
    program = """
import resource, sys
from glossator.translate.tmx import read_tmx
list(read_tmx(sys.argv[1].replace("big", "small")))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
count = sum(1 for _ in read_tmx(sys.argv[1]))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    tmx(tmp_path / "small.tmx", tu("a", "b"))
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    count, kilobytes = map(int, done.stdout.split())
    assert count == 50_000
    assert kilobytes < 30_000 < path.stat().st_size / 1024
