"""TBX in both versions and styles: read, written, and what comes of hostile files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from glossator.errors import GlossaryError
from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.glossary.format import parse_glossary, read_glossary, render_glossary

FILES = Path(__file__).parent / "glossary"
SAMPLES = ("basic-dca.tbx", "basic-dct.tbx", "version-2.tbx")


def words(name: str) -> list[tuple[str, str, Status]]:
    glossary = read_glossary(FILES / name).glossary
    return [(term.language, term.text, term.status) for concept in glossary.concepts for term in concept.terms]


def entry(inside: str, before: str = "") -> bytes:
    return f"""{before}<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<text><body><conceptEntry id="a">
{inside}
</conceptEntry></body></text></tbx>""".encode()


def term(inside: str) -> bytes:
    return entry(f'<langSec xml:lang="en"><termSec>{inside}</termSec></langSec>')


def tree(data: bytes) -> Counter[tuple[str, frozenset[tuple[str, str]], str, int]]:
    """Every element with its attributes, text and depth; white space does not count."""
    return Counter(
        (
            str(item.tag),
            frozenset((str(key), str(value)) for key, value in item.attrib.items()),
            " ".join((item.text or "").split()),
            len(list(item.iterancestors())),
        )
        for item in etree.fromstring(data).iter("*")
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_every_element_survives_a_round_trip(name: str) -> None:
    data = (FILES / name).read_bytes()
    written = render_glossary(read_glossary(FILES / name).glossary, "tbx")
    assert tree(data) - tree(written) == Counter()
    # A status that was not stated is stated now; nothing else is added.
    added = {text for _, _, text, _ in tree(written) - tree(data)}
    assert added <= {"preferredTerm-admn-sts", "admittedTerm-admn-sts"}


@pytest.mark.parametrize("name", SAMPLES)
def test_written_file_reads_as_the_same_and_is_written_as_the_same(name: str) -> None:
    first = read_glossary(FILES / name).glossary
    written = render_glossary(first, "tbx")
    second = parse_glossary(written, first.path).glossary
    assert second.concepts == first.concepts
    assert render_glossary(second, "tbx") == written


def test_fields_of_dca() -> None:
    glossary = read_glossary(FILES / "basic-dca.tbx").glossary
    quay, pier = glossary.concepts
    assert glossary.name == "Harbour words"
    assert (quay.id, quay.domain, quay.definition) == ("quay", "ports", "A wall where ships are moored.")
    assert [(one.text, one.language, one.status, one.part_of_speech, one.source) for one in quay.terms] == [
        ("quay", "en", Status.PREFERRED, "noun", ""),
        ("wharfage wall", "en", Status.DEPRECATED, "", "Old port manual"),
        ("cais", "pt-BR", Status.PREFERRED, "", ""),
        ("molhe2", "pt-BR", Status.FORBIDDEN, "", ""),
    ]
    assert quay.terms[0].note == "Say “key”.\nNot on lakes."
    assert (quay.terms[2].gender, quay.terms[2].number) == ("masculine", "singular")
    assert pier.do_not_translate
    assert [one.kind for one in pier.terms] == [Kind.ACRONYM, Kind.NAME]


def test_fields_of_dct() -> None:
    (concept,) = read_glossary(FILES / "basic-dct.tbx").glossary.concepts
    location = '<basic:termLocation xmlns:basic="http://www.tbxinfo.net/ns/basic">menuItem</basic:termLocation>'
    assert concept == Concept(
        "quay",
        (
            Term("quay", "en", part_of_speech="noun", source="Port manual", extras=(location,)),
            Term("Kai", "de", gender="masculine"),
        ),
        domain="ports",
        definition="A wall where ships are moored.",
    )


def test_statuses_that_others_write() -> None:
    assert words("version-2.tbx") == [
        ("en", "quay", Status.PREFERRED),
        ("en", "wall", Status.FORBIDDEN),
        ("fr", "quai", Status.PREFERRED),
        ("fr", "digue", Status.DEPRECATED),
    ]


def test_without_a_status_the_first_term_is_preferred() -> None:
    inside = "".join(
        f"<termSec><term>{word}</term>{status}</termSec>"
        for word, status in (
            ("one", ""),
            ("two", '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'),
            ("three", ""),
        )
    )
    data = entry(
        f'<langSec xml:lang="en">{inside}</langSec><langSec xml:lang="pt"><termSec><term>um</term></termSec></langSec>'
    )
    (concept,) = parse_glossary(data, "a.tbx").glossary.concepts
    assert [one.status for one in concept.terms] == [
        Status.ADMITTED,
        Status.PREFERRED,
        Status.ADMITTED,
        Status.PREFERRED,
    ]


@pytest.mark.parametrize(
    "root",
    [
        "",
        '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Min" style="dct" xml:lang="pt"/>',
        '<martif type="TBX-Basic" xml:lang="en"/>',
        '<x:tbx xmlns:x="urn:iso:std:iso:30042:ed-2" xmlns:i="urn:i" i:hint="1" style="dca"/>',
    ],
)
def test_everything_a_glossary_can_say(root: str) -> None:
    glossary = Glossary(
        "All & “more”",
        (
            Concept(
                "c <1>",
                (
                    Term(
                        "a & b", "en", Status.PREFERRED, Kind.NAME, "", "", "", ("a & bs", "as & b"), True, "n\nm", "s"
                    ),
                    Term("c", "en", Status.ADMITTED, Kind.NAME, "noun"),
                    Term("d", "en", Status.DEPRECATED, Kind.TERM, "properNoun", "neuter", "plural"),
                    Term("e", "pt-BR", Status.FORBIDDEN, Kind.ACRONYM, case_sensitive=False),
                    Term("f", "pt-BR", Status.CANDIDATE, Kind.ABBREVIATION),
                    Term("no\u00a0break", "fr", Status.PREFERRED),
                ),
                "dom",
                "def",
                "note",
                True,
            ),
            Concept("empty", ()),
        ),
        extras=(root,) if root else (),
    )
    data = render_glossary(glossary, "tbx")
    assert parse_glossary(data, "a.tbx").glossary.concepts == glossary.concepts


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
def test_encodings(encoding: str) -> None:
    inside = '<termEntry><langSet xml:lang="pt"><tig><term>ação</term></tig></langSet></termEntry>'
    data = f"<martif><text><body>{inside}</body></text></martif>"
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>{data}'.encode(encoding)
    assert parse_glossary(declared, "unnamed").glossary.concepts == (Concept("c1", (Term("ação", "pt"),)),)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.tbx: is empty (expected TBX)"),
        (b"\x00\x01\x02", "is no well-formed XML"),
        (b"<html><body/></html>", "a.tbx:1: the root element is 'html'"),
        (b"<tbx><text>\n<body>", "a.tbx:2: is no well-formed XML"),
        (term("<term> </term>"), "a.tbx:3: an empty term in 'en'"),
        (term('<term>a</term><termNote type="administrativeStatus">nice</termNote>'), "'nice' is unknown"),
        (entry("<langSec><termSec><term>a</term></termSec></langSec>"), "a.tbx:3: the language is not stated"),
        (entry('</conceptEntry><conceptEntry id="a">'), "the concept 'a' comes twice"),
        (entry('<conceptEntry id="b"/>'), "an entry stands inside another"),
    ],
)
def test_faults_are_named(data: bytes, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        parse_glossary(data, "a.tbx")
    assert message in str(caught.value)


def test_lenient_leaves_out_the_faulty_term_only() -> None:
    section = '<langSec xml:lang="en"><termSec><term/></termSec><termSec><term>b</term></termSec></langSec>'
    read = parse_glossary(entry(section), "a.tbx", lenient=True)
    assert [one.text for one in read.glossary.concepts[0].terms] == ["b"]
    assert [str(warning) for warning in read.warnings] == ["a.tbx:3: an empty term in 'en'"]


def test_entities_are_neither_resolved_nor_dropped_in_silence(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    external = f'<!DOCTYPE tbx [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    inner = '<langSec xml:lang="en"><termSec><term>a&x;</term></termSec></langSec>'
    with pytest.raises(GlossaryError, match="declares XML entities"):
        parse_glossary(entry(inner, external), "a.tbx")


@pytest.mark.parametrize("place", ['<note id="&x9;">a</note>', "<note>&x9;</note>"])
def test_billion_laughs_end_at_once(place: str) -> None:
    laughs = "".join(f'<!ENTITY x{level} "{f"&x{level - 1};" * 10}">' for level in range(1, 10))
    doctype = f'<!DOCTYPE tbx [<!ENTITY x0 "{"ha" * 50}">{laughs}]>'
    with pytest.raises(GlossaryError):
        parse_glossary(entry(place, doctype), "a.tbx")


def test_deep_nesting_is_an_error() -> None:
    with pytest.raises(GlossaryError, match="no well-formed XML"):
        parse_glossary(entry("<note>" * 5000 + "</note>" * 5000), "a.tbx")


def test_a_control_character_is_refused() -> None:
    glossary = Glossary("g", (Concept("c", (Term("a\x01", "en"),)),))
    with pytest.raises(GlossaryError, match=r"U\+0001"):
        render_glossary(glossary, "tbx")


def test_second_values_are_kept_as_they_are() -> None:
    status = '<termNote type="administrativeStatus">{}</termNote>'
    inside = f"<term>a</term>{status.format('admittedTerm-admn-sts')}{status.format('nice')}"
    translate = '<admin type="x-glossator-translate">{}</admin>'
    concept = f"{translate.format('no')}{translate.format('perhaps')}"
    data = entry(f'{concept}<langSec xml:lang="en"><termSec>{inside}</termSec></langSec>')
    written = render_glossary(parse_glossary(data, "a.tbx").glossary, "tbx")
    assert tree(data) - tree(written) == Counter()
    assert parse_glossary(written, "a.tbx").glossary.concepts == parse_glossary(data, "a.tbx").glossary.concepts


def test_concepts_that_refer_to_each_other_in_a_circle() -> None:
    def concept(name: str, other: str) -> str:
        return (
            f'<conceptEntry id="{name}"><ref type="crossReference" target="{other}">see {other}</ref>'
            f'<langSec xml:lang="en"><termSec><term>{name}</term></termSec></langSec></conceptEntry>'
        )

    entries = concept("a", "b") + concept("b", "c") + concept("c", "a")
    data = f'<tbx type="TBX-Basic" style="dca" xml:lang="en"><text><body>{entries}</body></text></tbx>'.encode()
    glossary = parse_glossary(data, "circle.tbx").glossary
    assert [concept.id for concept in glossary.concepts] == ["a", "b", "c"]
    written = render_glossary(glossary, "tbx")
    assert written.count(b"crossReference") == 3
    assert parse_glossary(written, "circle.tbx").glossary.concepts == glossary.concepts
