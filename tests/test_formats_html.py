"""HTML and XHTML."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.errors import FormatError
from glossator.formats import html, html_names
from glossator.formats.format import Languages, format_for, read, render
from glossator.formats.html_blocks import Block, Chunk, Role, blocks
from glossator.formats.html_head import charset, language_in
from glossator.formats.html_references import read_reference
from glossator.formats.html_tokens import Kind, attributes_of, tokens
from glossator.model import Document, Span, Text

EN = Languages("en")
SAMPLE = Path(__file__).parent / "formats" / "harbour.html"


def _parse(raw: str, path: str = "a.html") -> Document:
    return html.parse(raw, path, EN)


def _values(raw: str, path: str = "a.html") -> list[str]:
    return [one.source.value for one in _parse(raw, path).segments]


def _written(raw: str, *targets: str | None, path: str = "a.html") -> str:
    document = _parse(raw, path)
    pairs = zip(document.segments, targets, strict=True)
    changed = [one if to is None else replace(one, target=Text(to)) for one, to in pairs]
    return render(document.with_segments(changed)).decode()


def test_html_is_read() -> None:
    document = read(SAMPLE)
    assert (document.source_language, document.encoding, document.notices) == ("en", "utf-8", ())
    assert [(one.id, one.context, one.source.value) for one in document.segments] == [
        ("p1.s1", "title", "The harbour treaty"),
        ("p2.s1", "meta description", "Two ports sign & sail."),
        ("p3.s1", "heading", "The <em>harbour</em> treaty"),
        ("p4.s1", "", "The two ministers met in Vellmark."),
        ("p4.s2", "", "They said <code>a. B</code> twice — R&D pays."),
        ("p5.s1", "", 'One <a href="https://example.org/a?b=1&amp;c=2">link</a>.'),
        ("p5.s2", "", "After the break."),
        ("p6.s1", "", 'A map: <img src="map.png"> and more.'),
        ("p7.s1", "img alt", "Map of the bay"),
        ("p8.s1", "table cell", "Port"),
        ("p9.s1", "table cell", "12 ships"),
    ]
    assert [_protected(one.source) for one in document.segments[2:6]] == [
        ["<em>", "</em>"],
        [],
        ["<code>a. B</code>"],
        ['<a href="https://example.org/a?b=1&amp;c=2">', "</a>"],
    ]
    assert [one.notes for one in document.segments[-2:]] == [("glossator: ignore term-missing",), ()]


def test_a_translation_keeps_all_else() -> None:
    document = read(SAMPLE)
    targets = {
        "p2.s1": 'Zwei "Häfen" & <Segel>.',
        "p4.s2": "F&E sagt zweimal <code>a. B</code>.",
        "p5.s1": 'Ein <a href="https://example.org/a?b=1&amp;c=2">Verweis</a>.',
        "p6.s1": '<img src="map.png"> ist eine Karte.',
        "p7.s1": "Karte der Bucht",
    }
    changed = [replace(one, target=Text(targets.get(one.id, one.source.value))) for one in document.segments]
    expected = document.raw
    for old, new in (
        ("Two ports sign &amp; sail.", "Zwei &quot;Häfen&quot; &amp; &lt;Segel>."),
        ("They said <code>a. B</code> twice &mdash; R&amp;D pays.", "F&amp;E sagt zweimal <code>a. B</code>."),
        ("One <a", "Ein <a"),
        (">link<", ">Verweis<"),
        ("A map: <img", "<img"),
        (" and more.", " ist eine Karte."),
        ("Map of the bay", "Karte der Bucht"),
    ):
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert render(document.with_segments(changed)).decode() == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<p>One\n  <b>two</b>\tthree.\r\n Four.", ["One <b>two</b> three.", "Four."]),
        ("<p><b>One.</b> <i>Two</i> three.", ["One.", "<i>Two</i> three."]),
        ("<b><i>All</i></b><p> <a id=x></a>Here <br> ", ["All", "Here"]),
        ("One<br>two<br> <br/>three", ["One<br>two", "three"]),
        ("<ul><li>One<ul><li>Two</ul><li>Three", ["One", "Two", "Three"]),
        ("<pre>One\r\n  two\n\nThree</pre> a  b", ["One\n  two", "Three", "a b"]),
        ("<pre><code>x y</code></pre><code>z</code>", []),
        ("<p translate=no>One <b>two</b><p>Three <i class='a notranslate'>four <b>five</b></i> six",
         ["Three <i class='a notranslate'>four <b>five</b></i> six"]),
        ("<div translate=no>One <p translate=yes>Two</div>Three", ["Two", "Three"]),
        ("One <svg class=a><title>x</title><path/></svg> two", ["One <svg class=a></svg> two"]),
        ("One <!-- note --> two<!-- end", ["One <!----> two"]),
        ("<!--[if IE]><p>Old</p><![endif]--><![if !IE]>New<![endif]>", ["New"]),
        ("<template><p>One</p></template><script>'<p>'</script><style>a{}</style>", []),
        ("<title>One <b>two</b> &amp; three</title>", ["One <b>two</b> & three"]),
        ("<textarea> One\n two</textarea><textarea placeholder='Hint'></textarea>", ["One\n two", "Hint"]),
        ("<input type=submit value=Send><input value=x><input type=Button value='Go on'>", ["Send", "Go on"]),
        ("<meta name=author content=Ann><meta property='og:title' content='A title'>", ["A title"]),
        ("<select><optgroup label=Ports><option>One<option label='Two'>2</select>", ["Ports", "One", "Two", "2"]),
        ("<a href=x title='Go &quot;there&quot;' aria-label=Go>on</a>", ["on", 'Go "there"', "Go"]),
        ("AT&T &lt;b&gt; &lt; 3 &amp;lt; &copy2020 &nbsp;&#8364;&#x41;&bogus;",
         ["AT&T &lt;b> < 3 &amp;lt; ©2020 \xa0€A&bogus;"]),
        ("a < b <3 </3 x", ["a < b <3 </3 x"]),
        ("<![CDATA[x > y]]>", ["y]]>"]),
        ("<p>One <b>two", ["One <b>two"]),
        ("One <b x='two", ["One"]),
        ("&nbsp;<p>&mdash;</p><hr>", []),
    ],
)  # fmt: skip
def test_texts(raw: str, expected: list[str]) -> None:
    assert _values(raw) == expected
    assert render(_parse(raw)) == raw.encode()


def test_xhtml_is_xml() -> None:
    raw = '<?xml version="1.0"?><p/>One<script src="a"/><br/>two <![CDATA[<b>&amp; c]]> three</p>'
    expected = ['One<script src="a"/><br/>two <![CDATA[]]> three']
    assert _values(raw) == _values(raw.split("?>")[1], "a.xhtml") == expected


@pytest.mark.parametrize(
    ("raw", "target", "expected"),
    [
        ("<p>One <b>two</b>", "<b>zwei</b> eins", "<p><b>zwei</b> eins"),
        ("<p>One <b>two</b> <i>x</i>", "<i>x</i> <b>zwei</b>", "<p><i>x</i> <b>zwei</b>"),
        ("<p>One <a href='a' title='A'>two</a>", "Eins <a href='b'>zwei</a>", "<p>Eins <a href='b' title='A'>zwei</a>"),
        ("One.", "<em>Eins</em> <script>x</script>", "<em>Eins</em> &lt;script>x&lt;/script>"),
        ("R&D", "R&lt;D & E&copy", "R&lt;D &amp; E&amp;copy"),
        ("A & B", "A &amp B", "A &amp;amp B"),
        ("A < B", "A <B", "A &lt;B"),
        ("One&nbsp;two", "Eins\xa0zwei\xa0drei", "Eins&nbsp;zwei&nbsp;drei"),
        ("One\xa0two", "Eins\xa0zwei", "Eins\xa0zwei"),
        ("One &hellip;", "Eins … zwei", "Eins &hellip; zwei"),
        ("<img alt=One>", "Eins & \"zwei\"", '<img alt="Eins &amp; &quot;zwei&quot;">'),
        ("<img alt='One'>", "Eins's", "<img alt='Eins&#39;s'>"),
        ("<title>One</title>", "<b>Eins</b>", "<title>&lt;b>Eins&lt;/b></title>"),
        ("One <svg a><g/></svg> two", "Eins zwei <svg a></svg>", "Eins zwei <svg a><g/></svg>"),
        ("One <!-- x --> two", "Eins <!----> zwei", "Eins <!-- x --> zwei"),
        ("One <b <i>two</b>", "Eins <b>zwei</b>!", "Eins <b <i>zwei</b>!"),
    ],
)  # fmt: skip
def test_what_is_written(raw: str, target: str, expected: str) -> None:
    targets = [target, *[None] * (len(_parse(raw).segments) - 1)]
    assert _written(raw, *targets) == expected


def test_moved_tags_take_their_attributes_with_them() -> None:
    raw = '<p>See <img src="a" alt="One"> and <img src="b" alt="Two"> now.'
    assert _values(raw) == ['See <img src="a"> and <img src="b"> now.', "One", "Two"]
    assert _written(raw, 'Jetzt <img src="b">, dann <img src="a">.', "Eins", "Zwei") == (
        '<p>Jetzt <img src="b" alt="Zwei">, dann <img src="a" alt="Eins">.'
    )


@pytest.mark.parametrize("target", ["Eins <b>zwei", "Eins zwei</b>", "</b>Eins<b>", "<b>Eins <b>zwei</b>"])
def test_half_a_pair_is_refused(target: str) -> None:
    with pytest.raises(FormatError, match=r"a\.html: the new text of p1\.s1 has not its tags in pairs"):
        _written("<p>One <b>two</b>", target)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<META HTTP-EQUIV=Content-Type content='text/html; charset=windows-1251'>", "cp1251"),
        (b'<?xml version="1.0" encoding="ISO-8859-15"?>', "iso8859-15"),
        (b"<meta charset=us-ascii>", "cp1252"),
        (b"<meta charset=utf-16>", "utf-8"),
        (b"<meta charset=hex>", None),
        (b"<p>charset=utf-8", None),
    ],
)
def test_the_declared_encoding(data: bytes, expected: str | None) -> None:
    assert charset(data) == expected


def test_a_character_without_a_place_in_the_encoding_is_a_reference(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    path.write_bytes("<meta charset=iso-8859-1><p>Caf\xe9 \u20ac".encode("cp1252"))
    document = read(path)
    assert (document.encoding, document.segments[0].source.value) == ("cp1252", "Café €")
    changed = document.with_segments([replace(document.segments[0], target=Text("Café 水 €"))])
    assert render(changed) == "<meta charset=iso-8859-1><p>Caf\xe9 &#27700; \u20ac".encode("cp1252")


def test_utf_16_and_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes("\ufeff<p>One\r\ntwo.</p>\r\n".encode("utf-16-le"))
    document = read(path, EN)
    assert [one.source.value for one in document.segments] == ["One two."]
    changed = document.with_segments([replace(document.segments[0], target=Text("One zwei."))])
    assert render(changed) == "\ufeff<p>One\r\nzwei.</p>\r\n".encode("utf-16-le")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<html lang=pt-BR><body lang=en>", "pt-BR"),
        ("<html xml:lang='de'>", "de"),
        ("<html><body lang=fr>", "fr"),
        ("<meta http-equiv=Content-Language content=es>", "es"),
        ("<meta http-equiv=Content-Language content='es, en'>", None),
        ("<p lang=it>", None),
    ],
)
def test_the_declared_language(raw: str, expected: str | None) -> None:
    assert language_in(raw) == expected


def test_html_is_known_by_its_first_characters() -> None:
    assert format_for("page", "\n<!DOCTYPE HTML PUBLIC").name == "html"
    assert format_for("page", '<?xml version="1.0"?>\n<html xmlns="x">').name == "html"


def test_requests_in_comments() -> None:
    raw = "<!-- glossator: off a --><p>One.<p>Two.<!-- glossator: ignore b --><p>Three.<!-- glossator: on --><p>Four."
    assert [one.notes for one in _parse(raw).segments] == [
        ("glossator: ignore a",),
        ("glossator: ignore a",),
        ("glossator: ignore a", "glossator: ignore b"),
        (),
    ]


def test_tokens_and_attributes() -> None:
    raw = "a<b c=\"d>\" E f='g' h=i/><!-- > --></b\n>< c"
    found = list(tokens(raw, Span(0, len(raw))))
    assert [(one.kind, raw[one.span.start : one.span.end]) for one in found] == [
        (Kind.TEXT, "a"),
        (Kind.START, "<b c=\"d>\" E f='g' h=i/>"),
        (Kind.OTHER, "<!-- > -->"),
        (Kind.END, "</b\n>"),
        (Kind.TEXT, "< c"),
    ]
    seen = [(one.name, raw[one.value.start : one.value.end], one.quote) for one in attributes_of(raw, found[1])]
    assert seen == [("c", "d>", '"'), ("e", "", ""), ("f", "g", "'"), ("h", "i/", "")]


def test_blocks_have_their_places() -> None:
    raw = "<p>One <b>two</b></p>"
    assert list(blocks(raw, Span(0, len(raw)))) == [
        Block(
            (
                Chunk(Role.TEXT, Span(3, 7)),
                Chunk(Role.CODE, Span(7, 10)),
                Chunk(Role.TEXT, Span(10, 13)),
                Chunk(Role.CODE, Span(13, 17)),
            )
        )
    ]


def test_references() -> None:
    assert read_reference("&notit;", 0, 7) == ("¬", 4)
    assert read_reference("&notit;", 0, 7, in_attribute=True) is None
    assert read_reference("&#128;x", 0, 7) == ("€", 6)
    assert read_reference("&", 0, 1) is None


def test_the_tables_agree() -> None:
    assert html_names.RAW_TEXT.issubset(html_names.HIDDEN)
    assert not html_names.PHRASING & set(html_names.BLOCKS)
    assert html_names.ENDS_PARAGRAPH.issubset(html_names.BLOCKS)
    names = {*html_names.CLOSES, *(name for names in html_names.CLOSES.values() for name in names)}
    assert names <= set(html_names.BLOCKS)
    for name, others in html_names.CLOSES.items():
        assert {html_names.BLOCKS[other] for other in others} == {html_names.BLOCKS[name]}
    for table in (html_names.BLOCKS, html_names.ATTRIBUTES, html_names.CONTEXTS, html_names.META_NAMES):
        assert all(name == name.lower() for name in table)
    assert all(_values(f'<meta name="{name}" content="Ships">') == ["Ships"] for name in html_names.META_NAMES)
    for name, elements in html_names.ATTRIBUTES.items():
        for element in elements or {"b"}:
            assert _values(f'<{element} {name}="Ships">x').count("Ships") == 1


@pytest.mark.parametrize(
    "raw",
    [
        "<b>" * 10_000 + "x" + "</i>" * 10_000,
        "<div>x" * 5_000 + "</p>" * 10_000,
        "<p><i>x" * 5_000,
        "<table><tr><td>x" * 3_000,
        "<" * 50_000,
        "<a b=\"" * 20_000,
        "<a b='x\" c=\"" * 20_000,
        "<a " + "b " * 20_000 + ">x",
        "&" * 20_000 + "&amp;" * 10_000,
        "x<!--" * 20_000,
        "<!doctype [" * 20_000,
        "<svg>" * 10_000 + "x",
        "One. <b>Two.</b> " * 3_000,
        "<img alt='a b'>x" * 3_000,
        "<b><i></b>" * 5_000 + "x",
    ],
    ids=range(15),
)  # fmt: skip
def test_hostile_input_takes_no_long_time(raw: str) -> None:
    start = time.process_time()
    document = _parse(raw)
    changed = [replace(one, target=Text("ä " + one.source.value)) for one in document.segments]
    assert render(document) == raw.encode()
    render(document.with_segments(changed), document)
    assert time.process_time() - start < 10


_PIECES = st.lists(
    st.sampled_from(
        (
            *"<p> </p> <b> </b> <i> </i> <br> </a> <pre> </pre> <code> </code> <svg> </svg> <script> </script>".split(),
            *"<td> <table> </table> <!-- --> <b ' < > & &amp; &lt; &nbsp; &copy &#65; lt; b> Word. Zwei é 水".split(),
            *"<title> </title> <![CDATA[ ]]> / = \ufeff".split(),
            *("<p\ntranslate=no>", "<a b=\" '", "<img alt=Word>", "<img\nalt='two\nwords'>", "<a\nhref='x'>"),
            *(" ", "\n", "\r\n", "\t", "One. Two"),
        )
    ),
    max_size=40,
)


@given(_PIECES, st.booleans())
def test_any_html_is_written_back(pieces: list[str], is_xml: bool) -> None:
    raw = "".join(pieces)
    document = _parse(raw, "a.xhtml" if is_xml else "a.html")
    assert render(document) == raw.encode()
    for segment in document.segments:
        assert segment.source.value == segment.source.value.strip()
        assert segment.source.pieces


@given(_PIECES)
def test_any_segment_can_be_changed(pieces: list[str]) -> None:
    document = _parse("".join(pieces))
    changed = [replace(one, target=Text("Ä & < " + one.source.value)) for one in document.segments]
    again = _parse(render(document.with_segments(changed)).decode())
    # Where a sentence ends may be another place now.
    found = _squeezed("".join(one.source.value for one in again.segments))
    assert all(_squeezed(one.target.value) in found for one in changed if one.target)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    raw = data.decode("latin-1")
    assert render(_parse(raw)) == raw.encode()


def _squeezed(value: str) -> str:
    return "".join(value.split())


def _protected(text: Text) -> list[str]:
    return [text.value[span.start : span.end] for span in text.protected]
