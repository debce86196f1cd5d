"""Android, Qt, .NET, stringsdict, Fluent: what is read, and what a change leaves alone."""

import plistlib
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.errors import FormatError
from glossator.formats import android, fluent, qt, resx, stringsdict
from glossator.formats.format import Languages, format_for, read, render
from glossator.model import Document, State, Text

SAMPLES = Path(__file__).parent / "formats"
BOTH = Languages("en", "de")


def _seen(document: Document) -> list[tuple[str, str]]:
    return [(one.id, one.source.value) for one in document.segments]


def _changed(document: Document, id_: str, target: str, state: State | None = None) -> str:
    segments = (
        replace(one, target=Text(target), state=state or one.state) if one.id == id_ else one
        for one in document.segments
    )
    return render(document.with_segments(segments)).decode()


def test_android_is_read() -> None:
    document = read(SAMPLES / "harbour.xml", BOTH)
    assert _seen(document) == [
        ("title", "The harbour's <b>open</b>"),
        ("hours", 'Open from %1$d to <xliff:g id="hour" example="5">%2$d</xliff:g>'),
        ("quoted", '  Mind the "gap" & the rain  '),
        ("page", '<![CDATA[See <a href="https://example.org">the "quay"</a>]]>'),
        ("tides[0]", "High tide"),
        ("tides[1]", "Low tide\nagain"),
        ("ships[one]", "%d ship"),
        ("ships[other]", "%d ships"),
    ]
    title, hours = document.segments[:2]
    assert [title.source.value[one.start : one.end] for one in title.source.protected] == ["<b>", "</b>"]
    assert [hours.source.value[one.start : one.end] for one in hours.source.protected] == [
        "%1$d",
        '<xliff:g id="hour" example="5">%2$d</xliff:g>',
    ]
    assert title.notes == ("Shown above the door",)
    assert [one.plural for one in document.segments[-2:]] == [0, 1]


@pytest.mark.parametrize(
    ("id_", "target", "old", "new"),
    [
        ("title", "Wie geht's, <b>Herr</b>?", "The harbour\\'s <b>open</b>", "Wie geht\\'s, <b>Herr</b>?"),
        ("title", 'A & <i>"b"</i>', "The harbour\\'s <b>open</b>", 'A &amp; &lt;i&gt;\\"b\\"&lt;/i&gt;'),
        ("title", "@home", "The harbour\\'s <b>open</b>", "\\@home"),
        ("tides[1]", "Ebbe\nund Flut", "Low tide\\nagain", "Ebbe\\nund Flut"),
        ("ships[other]", "%d Schiffe", "%d ships", "%d Schiffe"),
        (
            "page",
            '<![CDATA[Am <a href="https://example.org">"Kai" & so</a>]]>',
            'See <a href="https://example.org">the "quay"',
            'Am <a href="https://example.org">\\"Kai\\" & so',
        ),
    ],
)
def test_android_strings_are_escaped(id_: str, target: str, old: str, new: str) -> None:
    document = read(SAMPLES / "harbour.xml", BOTH)
    assert _changed(document, id_, target) == document.raw.replace(old, new)


def test_a_lost_tag_is_refused() -> None:
    document = read(SAMPLES / "harbour.xml", BOTH)
    with pytest.raises(FormatError, match="the new text of title is not well-formed: mismatched tag"):
        _changed(document, "title", "Der Hafen ist <b>offen")


@pytest.mark.parametrize(
    ("module", "raw", "message"),
    [
        (android, "<a/>", "a.x:1: the root element is <a>, expected <resources> (Android's string resources)"),
        (android, "<resources>\n<a>\n", "a.x:3: is not well-formed XML: no element found in column 1"),
        (
            android,
            '<!DOCTYPE a [<!ENTITY b "c">]><resources/>',
            "a.x:1: declares XML entities (remove the declarations in its DOCTYPE)",
        ),
        (
            android,
            "<resources>" + "<a>" * 200 + "</a>" * 200 + "</resources>",
            "a.x:1: has elements more than 100 deep",
        ),
        (qt, "const x: number = 1;\n", "a.x:1: is not well-formed XML: syntax error in column 1"),
        (qt, "<a/>", "a.x:1: the root element is <a>, expected <TS> (a catalogue of Qt Linguist)"),
        (resx, "<a/>", "a.x:1: the root element is <a>, expected <root> (resources of .NET)"),
        (stringsdict, "<a/>", "a.x:1: the root element is <a>, expected <plist> (a property list of Apple)"),
        (fluent, "a = b\nc d\n", 'a.x:2: is no Fluent: Expected token: "=" (mend the message)'),
        (fluent, "a = " + "{" * 9999, "a.x:1: is nested too deep (take selectors apart)"),
    ],
)
def test_broken_catalogues_are_refused(module: object, raw: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        module.parse(raw, "a.x", BOTH)  # type: ignore[attr-defined]
    assert str(caught.value).startswith(message)


def test_catalogues_are_known_by_their_content() -> None:
    for name, suffix in (("android", "xml"), ("qt", "ts"), ("resx", "resx"), ("stringsdict", "stringsdict")):
        assert format_for("a.unknown", (SAMPLES / f"harbour.{suffix}").read_text()).name == name


def test_qt_is_read() -> None:
    document = read(SAMPLES / "harbour.ts")
    assert (document.source_language, document.target_language, document.bilingual) == ("en", "de-DE", True)
    assert [
        (one.source.value, one.target.value if one.target else None, one.state, one.context, one.plural)
        for one in document.segments
    ] == [
        ("&Open the harbour", "Den Hafen &öffnen", State.TRANSLATED, "HarbourWindow", None),
        ("Quay", "", State.INITIAL, "HarbourWindow / menu", None),
        ("Tide", "", State.INITIAL, "HarbourWindow", None),
        ("%n ship(s) arrived", "%n Schiff", State.FUZZY, "HarbourWindow", 0),
        ("%n ship(s) arrived", "", State.INITIAL, "HarbourWindow", 1),
    ]
    assert document.segments[0].notes == ("Shown above the door",)


def test_qt_translations_are_put_in() -> None:
    document = read(SAMPLES / "harbour.ts")
    ids = [one.id for one in document.segments]
    assert _changed(document, ids[1], "Kai & Mole", State.TRANSLATED) == document.raw.replace(
        '<translation type="unfinished"></translation>', "<translation>Kai &amp; Mole</translation>"
    )
    assert _changed(document, ids[2], "Tide", State.FUZZY) == document.raw.replace(
        '<translation type="unfinished"/>', '<translation type="unfinished">Tide</translation>'
    )
    assert _changed(document, ids[4], "%n Schiffe") == document.raw.replace(
        "<numerusform></numerusform>", "<numerusform>%n Schiffe</numerusform>"
    )
    done = document.with_segments(
        replace(one, target=Text("%n"), state=State.TRANSLATED) if one.plural is not None else one
        for one in document.segments
    )
    assert "        <translation>\n            <numerusform>%n</numerusform>\n" in render(done).decode()
    assert _changed(document, ids[0], "Den Hafen &öffnen", State.FUZZY) == document.raw.replace(
        "<translation>Den", '<translation type="unfinished">Den'
    )


def test_qt_without_a_translation_or_a_form() -> None:
    raw = '<TS><context><name>A</name><message numerus="yes"><source>One</source>{}</message></context></TS>'
    for old, new in (
        ("", '<translation type="unfinished"><numerusform>Eins</numerusform></translation>'),
        ("<translation/>", "<translation><numerusform>Eins</numerusform></translation>"),
        ("<translation></translation>", "<translation><numerusform>Eins</numerusform></translation>"),
    ):
        document = qt.parse(raw.format(old), "a.ts", BOTH)
        assert _changed(document, document.segments[0].id, "Eins") == raw.format(new)


def test_resx_is_read_and_written() -> None:
    document = read(SAMPLES / "harbour.resx", BOTH)
    assert [(one.id, one.source.value, one.notes) for one in document.segments] == [
        ("Title", "The harbour of {0} & its quay", ("Shown above the door",)),
        ("Rules", "No swimming.\nNot even in summer.", ()),
    ]
    assert _changed(document, "Title", "Kai & Hafen <{0}>") == document.raw.replace(
        "The harbour of {0} &amp; its quay", "Kai &amp; Hafen &lt;{0}&gt;"
    )


def test_stringsdict_is_read_and_written() -> None:
    document = read(SAMPLES / "harbour.stringsdict", BOTH)
    assert [(one.id, one.source.value, one.plural, one.notes) for one in document.segments] == [
        ("ships.NSStringLocalizedFormatKey", "%#@ships@ in port", None, ()),
        ("ships.ships.one", "%d ship & crew", 0, ()),
        ("ships.ships.other", "%d ships & crews", 1, ()),
    ]
    before, after = (
        plistlib.loads(one.encode()) for one in (document.raw, _changed(document, "ships.ships.one", "<a>"))
    )
    before["ships"]["ships"]["one"] = "<a>"
    assert after == before


def test_fluent_is_read() -> None:
    document = read(SAMPLES / "harbour.ftl", BOTH)
    assert [(one.id, one.source.value, one.plural) for one in document.segments] == [
        ("-brand", "Harbour Watch", None),
        ("title", "The harbour of { $town } opens", None),
        ("title.tooltip", "Press { -brand } to enter", None),
        ("rules", "No swimming.\nNot even in summer.", None),
        ("ships", "{ $count ->\n    [one] One ship\n   *[other] { $count } ships\n} in port", None),
        ("tide[one]", "One hour to go", 0),
        ("tide[other]", "{ $hours } hours to go", 1),
    ]
    ships = document.segments[4].source
    assert [ships.value[one.start : one.end] for one in ships.protected] == [
        "{ $count ->\n    [one] ",
        "\n   *[other] { $count }",
        "\n}",
    ]
    assert document.segments[1].notes == ("Shown above the door",)


@pytest.mark.parametrize(
    ("id_", "target", "old", "new"),
    [
        ("title", "{ $town }: offen", "The harbour of { $town } opens", "{ $town }: offen"),
        ("title", "Hafen {", "The harbour of { $town } opens", 'Hafen {"{"}'),
        ("rules", "Nein.\n[Nie].", "No swimming.\n    Not even in summer.", 'Nein.\n    {"["}Nie].'),
        ("tide[one]", "Eine\nStunde", "One hour to go", "Eine\n        Stunde"),
    ],
)
def test_fluent_patterns_are_written(id_: str, target: str, old: str, new: str) -> None:
    document = read(SAMPLES / "harbour.ftl", BOTH)
    assert _changed(document, id_, target) == document.raw.replace(old, new)


_VALUES = st.text(alphabet="aZé \"'\\\n水\U0001f6a2<&>{%:#-@?]", max_size=30)


@settings(deadline=None)
@given(_VALUES, _VALUES, st.booleans())
def test_any_value_survives_in_xml(old: str, target: str, cdata: bool) -> None:
    inner = (
        f"<![CDATA[{old.replace(']]>', '')} word]]>"
        if cdata
        else old.replace("&", "&amp;").replace("<", "&lt;") + " word"
    )
    raw = f'<root><data name="a"><value>{inner}</value></data><data name="b"><value>c</value></data></root>'
    document = resx.parse(raw, "a.resx", BOTH)
    assert render(document) == raw.encode()
    new = f"<![CDATA[{target.replace(']]>', '')}]]>" if cdata else target
    values = [one.text or "" for one in ElementTree.fromstring(_changed(document, "a", new)).iter("value")]
    assert values == [target.replace("]]>", "") if cdata else target, "c"]


_XML = st.text(alphabet="<>/&;#\"'=ab \n]![-?\ufeff", max_size=60)


@settings(deadline=None)
@given(_XML, st.sampled_from([android, qt, resx, stringsdict]))
def test_any_xml_is_read_or_refused(inner: str, module: object) -> None:
    roots = {android: "resources", qt: "TS", resx: "root", stringsdict: "plist"}
    for raw in (inner, f"<{roots[module]}>{inner}</{roots[module]}>"):  # type: ignore[index]
        try:
            document = module.parse(raw, "a.x", BOTH)  # type: ignore[attr-defined]
        except FormatError:
            continue
        assert render(document) == raw.encode()


@settings(deadline=None)
@given(st.text(alphabet='ab={}$->[]*.\n #"\\-\r\ufeff', max_size=60))
def test_any_fluent_is_read_or_refused(raw: str) -> None:
    try:
        document = fluent.parse(raw, "a.ftl", BOTH)
    except FormatError:
        return
    assert render(document) == raw.encode()
