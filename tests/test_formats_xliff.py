"""XLIFF 1.2 with the flavours of the tools, and XLIFF 2: what is read, and what a change leaves alone."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossator.errors import FormatError
from glossator.formats import xliff, xliff_states
from glossator.formats.format import Languages, read, render
from glossator.formats.xliff_elements import elements, with_attribute
from glossator.model import Document, State, Text

SAMPLES = Path(__file__).parent / "formats"
BOTH = Languages("en", "de")


def _one(body: str, *, attributes: str = 'version="1.2"', path: str = "a.xlf") -> Document:
    file = f'<file original="a" source-language="en" target-language="de"><body>{body}</body></file>'
    return xliff.parse(f"<xliff {attributes}>{file}</xliff>", path, Languages())


def _two(body: str, attributes: str = 'srcLang="en" trgLang="de"') -> Document:
    core = 'xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"'
    return xliff.parse(f'<xliff {core} {attributes}><file id="f">{body}</file></xliff>', "a.xlf", Languages(None, "de"))


def _seen(document: Document) -> list[tuple[str, str, str, str]]:
    return [(one.id, one.source.value, one.target.value if one.target else "-", one.state) for one in document.segments]


def _kept(text: Text | None) -> list[str]:
    return [text.value[one.start : one.end] for one in text.protected] if text else []


def _changed(document: Document, targets: Mapping[str, str], state: State | None = None) -> str:
    """The file after some segments got other targets and perhaps another state."""
    segments = (
        replace(one, target=Text(targets[one.id]), state=state or one.state) if one.id in targets else one
        for one in document.segments
    )
    return render(document.with_segments(segments)).decode(document.encoding)


def test_trados_segments_are_read() -> None:
    document = read(SAMPLES / "harbour.sdlxliff")
    assert (document.source_language, document.target_language) == ("en-GB", "de-DE")
    assert _seen(document) == [
        ("5d1", '<x id="0" />', "", State.INITIAL),
        ("5d2#1", "The ship has left.", "Das Schiff ist fort.", State.TRANSLATED),
        ("5d2#2", "It is late.", "", State.INITIAL),
        ("5d2#3", "Call.", "Ruf an.", State.FINAL),
        ("5d3#4", "A pier.", "", State.INITIAL),
        ("5d3#5", "A quay.", "", State.INITIAL),
    ]
    assert [one.block for one in document.segments] == [1, 2, 2, 2, 3, 3]
    locked = document.segments[3]
    assert (_kept(locked.source), _kept(locked.target)) == ([], [])


def test_trados_target_and_confirmation_change() -> None:
    document = read(SAMPLES / "harbour.sdlxliff")
    raw = document.raw
    assert _changed(document, {"5d2#2": "Es ist <spät>."}, State.TRANSLATED) == raw.replace(
        '<mrk mtype="seg" mid="2" />', '<mrk mtype="seg" mid="2">Es ist &lt;spät&gt;.</mrk>'
    ).replace('<sdl:seg id="2" origin', '<sdl:seg conf="Translated" id="2" origin')
    assert _changed(document, {"5d2#1": "Das Schiff ist fort."}, State.FUZZY) == raw.replace(
        'id="1" conf="Translated"', 'id="1" conf="Draft"'
    )


def test_what_is_struck_out_stays_where_it_is() -> None:
    document = read(SAMPLES / "harbour.sdlxliff")
    assert _changed(document, {"5d2#3": "Ruf uns an."}) == document.raw.replace("Ruf <mrk", "Ruf uns <mrk")


def test_a_missing_target_is_segmented_as_the_source() -> None:
    document = read(SAMPLES / "harbour.sdlxliff")
    both = '<mrk mtype="seg" mid="4">{}</mrk> <mrk mtype="seg" mid="5">{}</mrk>'
    old = both.format("A pier.", "A quay.") + "</seg-source>"
    new = f"{old}<target>{both}</target>"
    assert _changed(document, {"5d3#5": "Ein Kai."}) == document.raw.replace(old, new.format("", "Ein Kai."))
    assert _changed(document, {"5d3#5": "Ein Kai.", "5d3#4": "Eine Pier."}) == document.raw.replace(
        old, new.format("Eine Pier.", "Ein Kai.")
    )


@pytest.mark.parametrize(
    ("target", "new", "written"),
    [
        ("<target/>", {"1#a": "A.", "1#c": "C."}, "<target>{a}A.</mrk> {b}</mrk> {c}C.</mrk></target>"),
        ("<target>{b}B.</mrk></target>", {"1#a": "A."}, "<target>{a}A.</mrk>{b}B.</mrk></target>"),
        (
            "<target>{a}A.</mrk></target>",
            {"1#b": "B.", "1#c": "C."},
            "<target>{a}A.</mrk> {b}B.</mrk> {c}C.</mrk></target>",
        ),
        ("<target>{c}C.</mrk> {a}A.</mrk></target>", {"1#c": "Z."}, "<target>{c}Z.</mrk> {a}A.</mrk></target>"),
    ],
)
def test_segments_that_the_target_lacks_are_put_in(target: str, new: dict[str, str], written: str) -> None:
    marks = {name: f'<mrk mtype="seg" mid="{name}">' for name in "abc"}
    source = "<seg-source>{a}One.</mrk> {b}Two.</mrk> {c}Three.</mrk></seg-source>".format(**marks)
    unit = '<trans-unit id="1"><source>One. Two. Three.</source>{}{}</trans-unit>'
    document = _one(unit.format(source, target.format(**marks)))
    assert _changed(document, new) == _one(unit.format(source, written.format(**marks))).raw


def test_a_target_that_is_not_segmented_stays_whole() -> None:
    marked = '<seg-source><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk></seg-source>'
    document = _one(f'<trans-unit id="1"><source>One. Two.</source>{marked}<target>Eins.</target></trans-unit>')
    assert _seen(document) == [("1", "One. Two.", "Eins.", State.TRANSLATED)]


def test_memoq_is_read_and_changed() -> None:
    document = read(SAMPLES / "harbour.mqxliff")
    assert [one.state for one in document.segments] == [State.INITIAL, State.TRANSLATED, State.FINAL]
    assert _kept(document.segments[1].source) == ['<bpt id="1">&lt;b&gt;</bpt>', '<ept id="1">&lt;/b&gt;</ept>']
    assert _changed(document, {"1": "Der Kai"}, State.TRANSLATED) == document.raw.replace(
        "<target> </target>", "<target>Der Kai</target>"
    ).replace("NotStarted", "ManuallyConfirmed")


def test_phrase_is_read_and_changed() -> None:
    document = read(SAMPLES / "harbour.mxliff")
    assert [one.state for one in document.segments] == [State.FUZZY, State.TRANSLATED, State.INITIAL]
    assert [_kept(one.source) for one in document.segments] == [["{b>", "<b}", "{1}"], ["Pier"], []]
    assert _changed(document, {"job:2": "Schiff"}, State.TRANSLATED) == document.raw.replace(
        "<target/>", "<target>Schiff</target>"
    ).replace('id="job:2" m:confirmed="0"', 'id="job:2" m:confirmed="1"')
    second = replace(document, raw=document.raw.replace('m:level="1"', 'm:level="2"'))
    again = xliff.parse(second.raw, "a.mxliff", Languages())
    assert [one.state for one in again.segments] == [State.FUZZY, State.FUZZY, State.INITIAL]
    assert 'id="job:2" m:confirmed="2"' in _changed(again, {"job:2": "Schiff"}, State.FINAL)


@pytest.mark.parametrize(
    ("attributes", "target", "state"),
    [
        ("", "", State.INITIAL),
        ("", "<target>a</target>", State.TRANSLATED),
        ("", '<target state="new">a</target>', State.INITIAL),
        ("", '<target state="needs-l10n">a</target>', State.FUZZY),
        ("", '<target state="x-own">a</target>', State.TRANSLATED),
        ("", '<target state="signed-off">a</target>', State.FINAL),
        ("", '<target state-qualifier="mt-suggestion">a</target>', State.FUZZY),
        ("", '<target state="translated" state-qualifier="leveraged-mt">a</target>', State.TRANSLATED),
        ('approved="yes"', "<target>a</target>", State.FINAL),
        ('approved="no"', "<target>a</target>", State.TRANSLATED),
    ],
)
def test_states_of_xliff_1(attributes: str, target: str, state: State) -> None:
    document = _one(f'<trans-unit id="1" {attributes}><source>A</source>{target}</trans-unit>')
    assert document.segments[0].state is state


def _tool_state(attribute: str) -> State:
    unit = f'<trans-unit id="1" {attribute}><source>A</source><target>a</target></trans-unit>'
    document = _one(unit, attributes='xmlns:mq="MQXliff" version="1.2"')
    return document.segments[0].state


def test_the_words_of_tools() -> None:
    for word, state in xliff_states._MEMOQ.items():
        assert _tool_state(f'mq:status="{word.title()}"') is state
    assert _tool_state('mq:status="Unheard"') is State.TRANSLATED
    for word, state in xliff_states._TRADOS.items():
        document = read(SAMPLES / "harbour.sdlxliff")
        raw = document.raw.replace('conf="Translated"', f'conf="{word.upper()}"')
        assert xliff.parse(raw, "a.sdlxliff", Languages()).segments[1].state is state
    for word, state in xliff_states._STATES_1.items():
        unit = f'<trans-unit id="1"><source>A</source><target state="{word}">a</target></trans-unit>'
        assert _one(unit).segments[0].state is state
    for word, state in xliff_states._STATES_2.items():
        segment = f'<segment state="{word}"><source>A</source><target>a</target></segment>'
        assert _two(f'<unit id="1">{segment}</unit>').segments[0].state is state


@pytest.mark.parametrize("state", State)
def test_a_state_that_is_written_is_read(state: State) -> None:
    other = State.FUZZY if state is State.FINAL else State.FINAL
    for name in ("sdlxliff", "mqxliff", "mxliff", "xlf"):
        document = read(SAMPLES / f"harbour.{name}")
        number = 1 if name in ("sdlxliff", "mqxliff") else 0
        for wanted in (other, state):
            old = document.segments[number]
            new = replace(old, target=Text("neu"), state=wanted)
            raw = render(document.with_segments([new if one is old else one for one in document.segments])).decode()
            document = xliff.parse(raw, f"a.{name}", Languages())
        # Nobody's word for a text that is there and is not begun; Phrase has none for more than confirmed.
        expected = {("mxliff", State.FINAL): State.TRANSLATED, ("xlf", State.INITIAL): State.INITIAL}
        usual = State.FUZZY if state is State.INITIAL else state
        assert document.segments[number].state is expected.get((name, state), usual)


@pytest.mark.parametrize(
    ("content", "value", "kept"),
    [
        ('a<x id="1"/>b<bx id="2"/>c<ex id="2"/>', 'a<x id="1"/>b<bx id="2"/>c<ex id="2"/>', 3),
        ('<it id="1" pos="open">&lt;b></it>a', '<it id="1" pos="open">&lt;b></it>a', 1),
        ('<ph id="1">x<sub>note</sub>y</ph>.', '<ph id="1">x<sub>note</sub>y</ph>.', 2),
        ("a<![CDATA[<b> & ]]>c", "a<b> & c", 1),
        ("a<!-- no --><?go on?>b", "a<?go on?>b", 1),
        ('see <mrk mtype="protected">Ida</mrk>', 'see <mrk mtype="protected">Ida</mrk>', 3),
        ("&#x41;&amp;&quot;&#233;", 'A&"é', 0),
    ],
)
def test_inline_content(content: str, value: str, kept: int) -> None:
    segment = _one(f'<trans-unit id="1"><source>{content}</source></trans-unit>').segments[0]
    assert segment.source.value == value
    assert len(segment.source.protected) == kept


def test_marked_text_of_xliff_2_is_kept() -> None:
    source = 'a<sm id="1" translate="no"/>b<em startRef="1"/>c<mrk id="2" translate="no">d</mrk>'
    segment = _two(f'<unit id="1"><segment><source>{source}</source></segment></unit>').segments[0]
    words = [one for one in _kept(segment.source) if not one.startswith("<")]
    assert words == ["b", "d"]


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a &quot;b&quot; c", 'a "b" d', "a &quot;b&quot; d"),
        ("a&#160;b c", "a\u00a0b & c", "a&#160;b &amp; c"),
        ("a <!-- no -->c", "a b c", "a b <!-- no -->c"),
        ("a <!-- no -->c", "a d", "a <!-- no -->d"),
        ("x <![CDATA[<b>]]> y", "x <b> z", "x <![CDATA[<b>]]> z"),
        ("x <![CDATA[<b>]]> y", "x <i> y", "x &lt;i&gt; y"),
        ("<![CDATA[a]]>", "ab", "<![CDATA[a]]>b"),
        ('a <x id="1"/> b', 'a <x id="2"/> b', 'a <x id="2"/> b'),
        ('a <x id="1"/> b', "a  b", "a  b"),
        ('a <x id="1"/> b', '<x id="1"/> a b', '<x id="1"/> a b'),
        ("a < b".replace("<", "&lt;"), 'a <x id="2"/> b', 'a <x id="2"/> b'),
        ('a <x id="1"/>', 'a <x id="1"/> ]]> 水', 'a <x id="1"/> ]]&gt; 水'),
        ("", "neu", "neu"),
        ("alt", "", ""),
    ],
)
def test_a_change_keeps_how_the_rest_is_written(before: str, value: str, after: str) -> None:
    unit = '<trans-unit id="1"><source><x id="1"/><x id="2"/></source><target>{}</target></trans-unit>'
    document = _one(unit.format(before))
    assert _changed(document, {"1": value}) == document.raw.replace(f"<target>{before}<", f"<target>{after}<")


def test_a_target_goes_behind_its_source_with_its_prefix_and_language() -> None:
    source = '<x:source xml:lang="en" xml:space="preserve">a</x:source>'
    unit = f'\r\n\t<x:trans-unit id="1">\r\n\t\t{source}{{}}\r\n\t\t<x:note>n</x:note></x:trans-unit>'
    languages = 'source-language="en" target-language="de"'
    file = f'<x:xliff xmlns:x="urn:x" version="1.2"><x:file {languages}><x:body>{{}}</x:body></x:file></x:xliff>'
    document = xliff.parse(file.format(unit.format("")), "a.xlf", Languages())
    target = '\r\n\t\t<x:target xml:lang="de" xml:space="preserve">b\r\nc</x:target>'
    assert document.segments[0].notes == ("n",)
    assert _changed(document, {"1": "b\nc"}) == file.format(unit.format(target))


def test_what_is_not_of_xliff_is_no_source() -> None:
    foreign = '<o:source xmlns:o="urn:o">no</o:source><alt-trans><source>no</source><target>no</target></alt-trans>'
    suggestion = '<m:trans-unit xmlns:m="urn:m" id="2"><source>no</source></m:trans-unit>'
    document = _one(f'<trans-unit id="1">{foreign}<source>a</source></trans-unit>{suggestion}')
    assert _seen(document) == [("1", "a", "", State.INITIAL)]
    match = '<n:match xmlns:n="urn:n"><source>no</source><target>no</target></n:match>'
    two = _two(
        f'<unit id="1"><n:matches xmlns:n="urn:n">{match}</n:matches><segment><source>a</source></segment></unit>'
    )
    assert _seen(two) == [("1", "a", "", State.INITIAL)]


def test_groups_hand_down_what_they_say() -> None:
    body = '<group translate="no" maxwidth="9" size-unit="char"><note>all</note>{}</group>'
    units = '<trans-unit id="1"><source>a</source><note>one</note></trans-unit>'
    units += '<trans-unit id="2" translate="yes" maxwidth="7" size-unit="pixel"><source>b</source></trans-unit>'
    first, second = _one(body.format(units)).segments
    assert (first.notes, _kept(first.source)) == (("one", "all", "max-length: 9"), ["a"])
    assert (second.notes, _kept(second.source)) == (("all",), [])


def test_what_is_locked_is_kept_until_it_has_a_translation() -> None:
    unit = '<trans-unit id="1" mq:status="NotStarted" mq:locked="{}"><source>a</source><target>{}</target></trans-unit>'
    for locked, target, kept in (("locked", "", ["a"]), ("locked", "a", ["a"]), ("locked", "b", []), ("false", "", [])):
        document = _one(unit.format(locked, target), attributes='xmlns:mq="MQXliff" version="1.2"')
        assert _kept(document.segments[0].source) == kept


def test_plural_forms_of_gettext() -> None:
    unit = '<trans-unit id="1[{0}]"><source>a</source></trans-unit>'
    forms = unit.format(0) + unit.format(1)
    document = _one(f'<group restype="x-gettext-plurals">{forms}</group>{unit.format(2)}')
    assert [one.plural for one in document.segments] == [0, 1, None]


def test_units_in_a_binary_unit_are_read() -> None:
    inside = (
        '<bin-source><internal-file>QUJD</internal-file></bin-source><trans-unit id="1"><source>a</source></trans-unit>'
    )
    assert _seen(_one(f'<bin-unit id="b" mime-type="x">{inside}</bin-unit>')) == [("1", "a", "", State.INITIAL)]


def test_xliff_2_is_read() -> None:
    document = read(SAMPLES / "harbour.xliff")
    assert (document.source_language, document.target_language) == ("en", "de")
    bold = '<pc id="1" dataRefStart="d1" dataRefEnd="d2">'
    assert _seen(document) == [
        ("u1#s1", f"The {bold}old</pc> quay & pier.", f"Der {bold}alte</pc> Kai & Pier.", State.FINAL),
        ("u1#s2", 'Ask <mrk id="m1" translate="no">Ida</mrk>.<ph id="2"/>', "", State.INITIAL),
        ("u1#3", 'Beep <cp hex="0007"/> twice.', "", State.INITIAL),
        ("u2", "QX-7", "QX-7", State.FUZZY),
    ]
    first = document.segments[0]
    assert first.notes == ("Keep it short.", "Signs on the quay.", "max-length: 40")
    assert ([one.block for one in document.segments], first.context) == ([1, 1, 1, 2], "menu")
    assert _kept(document.segments[3].target) == ["QX-7"]


def test_xliff_2_changes() -> None:
    document = read(SAMPLES / "harbour.xliff")
    assert _changed(document, {"u1#s2": 'Frag <ph id="2"/>'}, State.TRANSLATED) == document.raw.replace(
        '<ph id="2"/></source>',
        '<ph id="2"/></source>\n          <target xml:space="preserve">Frag <ph id="2"/></target>',
    ).replace('<segment id="s2" state="initial"', '<segment id="s2" state="translated"')
    first = document.segments[0].target
    assert first is not None
    assert _changed(document, {"u1#s1": first.value}, State.TRANSLATED) == document.raw.replace(
        'state="reviewed" subState="acme:good"', 'state="translated"'
    )


def test_a_file_with_targets_names_their_language() -> None:
    document = _two('<unit id="1"><segment><source>a</source></segment></unit>', 'srcLang="en"')
    assert _changed(document, {"1": "b"}) == document.raw.replace("<xliff ", '<xliff trgLang="de" ').replace(
        "</source>", "</source><target>b</target>"
    )


def test_other_encodings_are_written_back(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    unit = '<trans-unit id="1"><source>é</source><target>é</target></trans-unit>'
    file = f'<xliff version="1.2"><file><body>\r\n{unit}</body></file></xliff>'
    raw = f'<?xml version="1.0" encoding="{{}}"?>{file}'
    for declared, encoding, mark, written in (
        ("windows-1252", "cp1252", "", "ö &#27700;"),
        ("UTF-16", "utf-16-le", "\ufeff", "ö 水"),
        ("UTF-8", "utf-8", "\ufeff", "ö 水"),
        ("UTF-16", "utf-8", "", "ö 水"),
    ):
        path.write_bytes((mark + raw.format(declared)).encode(encoding))
        document = read(path, BOTH)
        assert render(document) == path.read_bytes()
        changed = _changed(document, {"1": "ö 水"})
        assert changed == mark + raw.format(declared).replace("<target>é", f"<target>{written}")
        target = xliff.parse(changed, "a.xlf", BOTH).segments[0].target
        assert target is not None
        assert target.value == "ö 水"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("a\x01", "a.xlf: the new target has U+0001, which has no place in XML (take the character out)"),
        ('<g id="1">a', "a.xlf:1: the new target of 7 is not well-formed: mismatched tag"),
    ],
)
def test_targets_that_cannot_be_written(value: str, message: str) -> None:
    marked = '<mrk mtype="seg" mid="1"><g id="1">b</g></mrk>'
    plain = '<trans-unit id="7"><source><g id="1">b</g></source><target>b</target></trans-unit>'
    segmented = f'<trans-unit id="7"><source>b</source><seg-source>{marked}</seg-source></trans-unit>'
    for unit in (plain, segmented):
        document = _one(unit)
        with pytest.raises(FormatError) as caught:
            _changed(document, {document.segments[0].id: value})
        assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            "<xliff>" + "<group>" * 2000 + "</group>" * 2000 + "</xliff>",
            "a.xlf:1: has more than 250 elements in one another",
        ),
        ("<xliff>\n&#0;</xliff>", "a.xlf:2: is not well-formed XML: reference to invalid character number in column 1"),
        ("<xliff>\n\ud800</xliff>", "a.xlf:2: U+D800 is no character of XML"),
        ("<xliff>&nbsp;</xliff>", "a.xlf:1: is not well-formed XML: undefined entity in column 8"),
    ],
)
def test_what_is_refused(raw: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        xliff.parse(raw, "a.xlf", BOTH)
    assert str(caught.value) == message


def test_an_attribute_is_set_where_it_stands() -> None:
    tag = "<a note=\"b='1'\" b = '2'/>"
    assert with_attribute(tag, "b", "3") == '<a note="b=\'1\'" b = "3"/>'
    assert with_attribute(tag, "b", None) == "<a note=\"b='1'\"/>"
    found = next(elements('<a xmlns:m="urn:m" m:b="&lt;" b=""/>', "a.xml"))
    assert found.attributes == {"{xmlns}m": "urn:m", "{urn:m}b": "<", "b": ""}


_CONTENT = st.lists(
    st.sampled_from(
        ["a", " b", "&amp;", "&#233;", "\n", '<x id="1"/>', "<g>c</g>", "<!-- d -->", "<![CDATA[<e>]]>", "<?f?>"]
    ),
    max_size=6,
).map("".join)
_VALUE = st.lists(
    st.sampled_from(["a", " b", "&", "é", '<x id="1"/>', "<g>c</g>", "<e>", "<", "]]>", "水"]), max_size=6
)


@given(_CONTENT, _CONTENT, _VALUE.map("".join), st.booleans())
@example("", "<![CDATA[<e>]]>", "a", False)
def test_any_target_can_be_changed(source: str, target: str, value: str, is_second: bool) -> None:
    known = f'<x id="1"/><g>c</g>{source}'
    if is_second:
        other = "<segment><source>o</source><target>p</target></segment>"
        document = _two(
            f'<unit id="1"><segment><source>{known}</source><target>{target}</target></segment>{other}</unit>'
        )
    else:
        marks = '<mrk mtype="seg" mid="1">{}</mrk> <mrk mtype="seg" mid="2">{}</mrk>'
        texts = f"<seg-source>{marks.format(known, 'o')}</seg-source><target>{marks.format(target, 'p')}</target>"
        document = _one(f'<trans-unit id="1"><source>a</source>{texts}</trans-unit>')
    again = xliff.parse(_changed(document, {"1#1": value}), "a.xlf", BOTH)
    assert [one.target.value for one in again.segments if one.target] == [value, "p"]
    assert again.segments[0].source == document.segments[0].source


_FRAGMENTS = (
    b"<xliff>",
    b"</xliff>",
    b'<?xml version="1.0" encoding="',
    b'utf-7"?>',
    b"<trans-unit>",
    b"<unit>",
    b"<segment>",
    b"<source>",
    b"</source>",
    b"<mrk",
    b' mtype="seg"',
    b">",
    b"<",
    b"&",
    b"\xff",
    b"\x00",
)
_BYTES = st.lists(st.sampled_from(_FRAGMENTS), max_size=12).map(b"".join)


@given(_BYTES)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    encoding = xliff.FORMAT.charset(data) or "utf-8"
    try:
        document = xliff.parse(data.decode(encoding, "replace"), "a.xlf", BOTH)
    except FormatError:
        return
    assert render(document)
