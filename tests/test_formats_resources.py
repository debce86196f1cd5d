"""JSON, ARB, string catalogues, properties and strings files: what is read, and what a change leaves alone."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.errors import FormatError
from glossator.formats import json_catalogue, properties, strings, xcstrings
from glossator.formats.format import Languages, read, render
from glossator.model import Document, Segment, Span, State, Text

SAMPLES = Path(__file__).parent / "formats"
BOTH = Languages("en", "de")


def _seen(document: Document) -> list[tuple[str, str]]:
    return [(one.id, one.source.value) for one in document.segments]


def _changed(document: Document, id_: str, target: str, state: State | None = None) -> str:
    """The file after one segment got another target and perhaps another state."""
    segments = (
        replace(one, target=Text(target), state=state or one.state) if one.id == id_ else one
        for one in document.segments
    )
    return render(document.with_segments(segments)).decode(document.encoding)


def _codes(segment: Segment) -> list[str]:
    return [segment.source.value[one.start : one.end] for one in segment.source.protected]


def test_json_is_read() -> None:
    document = read(SAMPLES / "harbour.json", BOTH)
    assert _seen(document) == [
        ("title", "The harbour opens – at last"),
        ("quay.greeting", "Hello, {{name}}!"),
        ("quay.ships_one", "{{count}} ship is in port"),
        ("quay.ships_other", "{{count}} ships are in port"),
        ("quay.notes.0", 'Mind the "gap".\nAnd the rain.'),
        ("quay.tide", "{hours, plural, one {# hour} other {# hours}} to low tide"),
    ]
    assert [one.plural for one in document.segments] == [None, None, 0, 1, None, None]
    assert _codes(document.segments[1]) == ["{{name}}"]
    assert (document.source_language, document.bilingual) == ("en", False)


def test_a_json_string_is_escaped_as_the_file_does_it() -> None:
    document = read(SAMPLES / "harbour.json", BOTH)
    assert _changed(document, "title", 'Größe / "Tor"\t\U0001f6a2') == document.raw.replace(
        "The harbour opens \\u2013 at last", 'Gr\\u00f6\\u00dfe / \\"Tor\\"\\t\\ud83d\\udea2'
    )
    literal = json_catalogue.parse('{"a": "caf\u00e9", "b": "x\\/y", "c": "z"}', "a.json", BOTH)
    assert _changed(literal, "c", "für/é") == '{"a": "café", "b": "x\\/y", "c": "für\\/é"}'
    assert _changed(literal, "a", "cafés") == '{"a": "cafés", "b": "x\\/y", "c": "z"}'


def test_json_with_comments_and_other_quotes() -> None:
    raw = '{\n  // Said at the door\n  title: \'It\\\'s open\',\n  /* glossator: ignore quotes */\n  "b": "Two",\n}\n'
    document = json_catalogue.parse(raw, "a.json5", BOTH)
    assert _seen(document) == [("title", "It's open"), ("b", "Two")]
    assert [one.notes for one in document.segments] == [("Said at the door",), ("glossator: ignore quotes",)]
    assert _changed(document, "title", "Wie geht's?") == raw.replace("It\\'s open", "Wie geht\\'s?")


def test_only_the_messages_of_an_extension_are_texts() -> None:
    raw = (
        '{"hi": {"message": "Hello $NAME$", "description": "At the door", "placeholders": {"name": {"content": "x"}}}}'
    )
    document = json_catalogue.parse(raw, "messages.json", BOTH)
    assert [(one.id, one.source.value, one.notes) for one in document.segments] == [
        ("hi", "Hello $NAME$", ("At the door",))
    ]


def test_arb_is_read() -> None:
    document = read(SAMPLES / "harbour.arb", Languages())
    assert [(one.id, one.source.value, one.notes) for one in document.segments] == [
        ("quayTitle", "The old quay", ("Heading of the page of the quay",)),
        (
            "shipsArrived",
            "{count, plural, =0{No ship} one{One ship} other{{count} ships}} arrived",
            ("{count}: 12",),
        ),
    ]
    assert document.source_language == "en"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("", "a.json:1: ends too early, expected a value (mend the JSON)"),
        ('{"a": 1', "a.json:1: ends too early, expected a comma or the end (mend the JSON)"),
        ('{"a"\n"b"}', "a.json:2: found '\"b\"', expected a colon (mend the JSON)"),
        ('{"a": "b\n"}', "a.json:1: a string that does not end in its line, expected JSON (mend the JSON)"),
        ("[1] 2", "a.json:1: found '2', expected the end of the file (mend the JSON)"),
        ("[word]", "a.json:1: found 'word', expected a value or ] (mend the JSON)"),
        ("[" * 300, "a.json:1: is nested more than 200 deep (flatten it)"),
    ],
)
def test_broken_json_is_refused(raw: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        json_catalogue.parse(raw, "a.json", BOTH)
    assert str(caught.value) == message


_VALUES = st.text(alphabet="aZé \"\\\n\r\t/水\u2028\U0001f6a2<&{%'", max_size=40)


@settings(deadline=None)
@given(st.dictionaries(_VALUES, st.one_of(_VALUES, st.lists(_VALUES), st.integers(), st.none()), max_size=4), _VALUES)
def test_any_json_keeps_all_but_what_changed(data: dict[str, object], target: str) -> None:
    for raw in (json.dumps(data), json.dumps(data, ensure_ascii=False, indent=1)):
        document = json_catalogue.parse(raw, "a.json", BOTH)
        assert render(document) == raw.encode()
        assert {one.source.value for one in document.segments} <= set(_strings(data.values()))
        for segment in document.segments:
            changed = json.loads(_changed(document, segment.id, target))
            values, before = list(_strings(changed.values())), list(_strings(data.values()))
            assert sorted([*before, target]) == sorted([*values, segment.source.value])


def _strings(values: Iterable[object]) -> Iterable[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from _strings(value)


_MARKS = st.text(alphabet="{}[]\"':,\\/*u0a1=;# \n\r\t@\ufeff-é", max_size=80)


@settings(deadline=None)
@given(_MARKS)
def test_any_characters_are_read_or_refused(raw: str) -> None:
    for format_, path in ((json_catalogue, "a.json"), (json_catalogue, "a.arb"), (strings, "a.strings")):
        try:
            document = format_.parse(raw, path, BOTH)
        except FormatError:
            continue
        assert render(document) == raw.encode()
    assert render(properties.parse(raw, "a.properties", BOTH)) == raw.encode()


def test_a_string_catalogue_is_read() -> None:
    document = read(SAMPLES / "harbour.xcstrings", Languages())
    assert (document.source_language, document.target_language, document.bilingual) == ("en", "de", True)
    assert [
        (one.id, one.source.value, one.target.value if one.target else None, one.state) for one in document.segments
    ] == [
        ("%lld ships[plural.one]", "%lld ship", "%lld Schiff", State.TRANSLATED),
        ("%lld ships[plural.other]", "%lld ships", "%lld Schiffe", State.FUZZY),
        ("The old quay", "The old quay", "", State.INITIAL),
        ("title", "The harbour opens", "", State.INITIAL),
    ]
    assert document.segments[0].notes == ("Shown on the quay",)


def test_a_string_catalogue_gets_units_that_are_missing() -> None:
    document = read(SAMPLES / "harbour.xcstrings", BOTH)
    data = json.loads(document.raw)
    changed = _changed(document, "title", 'Der "Hafen"', State.TRANSLATED)
    unit = {"stringUnit": {"state": "translated", "value": 'Der "Hafen"'}}
    data["strings"]["title"]["localizations"]["de"] = unit
    assert json.loads(changed) == data
    assert '        "de" : {\n          "stringUnit" : {\n            "state" : "translated",' in changed
    reviewed = _changed(document, "%lld ships[plural.other]", "%lld Schiffe", State.FINAL)
    assert reviewed == document.raw.replace("needs_review", "translated")
    french = read(SAMPLES / "harbour.xcstrings", Languages("en", "fr"))
    forms = json.loads(_changed(french, "%lld ships[plural.one]", "%lld navire"))["strings"]["%lld ships"]
    assert forms["localizations"]["fr"] == {
        "variations": {"plural": {"one": {"stringUnit": {"state": "translated", "value": "%lld navire"}}}}
    }


def test_what_is_no_string_catalogue_is_refused() -> None:
    for raw in ('{"a": "b"}', "[]", '{"sourceLanguage": "en", "strings": [{"a": 1}]}'):
        with pytest.raises(FormatError, match="has no sourceLanguage and strings, expected a string catalogue"):
            xcstrings.parse(raw, "a.xcstrings", BOTH)


def test_properties_are_read() -> None:
    document = read(SAMPLES / "harbour.properties", BOTH)
    assert _seen(document) == [
        ("title", "The harbour opens"),
        ("office.hours", "Open from {0} to {1}"),
        ("ship name", "The Étoile du Nord"),
        ("path", "C:\\harbour\tquay"),
    ]
    assert document.segments[0].notes == ("The words of the harbour", "Shown above the door")
    assert document.segments[1].source.protected == (Span(10, 13), Span(17, 20))


def test_properties_are_escaped() -> None:
    document = read(SAMPLES / "harbour.properties", BOTH)
    assert _changed(document, "title", "Größe:\n水") == document.raw.replace(
        "title = The harbour opens", "title = Gr\\u00f6\\u00dfe\\:\\n\\u6c34"
    )
    assert _changed(document, "ship name", "The Étoile du Sud") == document.raw.replace("du Nord", "du Sud")
    assert "\ntitle = \\ Hafen\n" in _changed(document, "title", " Hafen")
    literal = properties.parse("a=ő\nb=x\n", "a.properties", BOTH)
    assert _changed(literal, "b", "Größe: 水") == "a=ő\nb=Größe: 水\n"


def test_properties_may_be_in_latin_1(tmp_path: Path) -> None:
    path = tmp_path / "a.properties"
    path.write_bytes("a = café\r\nb = two\r\n".encode("latin-1"))
    document = read(path, BOTH)
    assert (_seen(document), document.encoding) == ([("a", "café"), ("b", "two")], "iso-8859-1")
    assert _changed(document, "b", "für 水") == "a = café\r\nb = für \\u6c34\r\n"


def test_strings_are_read() -> None:
    document = read(SAMPLES / "harbour.strings", BOTH)
    assert _seen(document) == [
        ("title", 'The harbour "opens"'),
        ("ask %@", "Where is %@?\nTell %1$d people."),
        ("bare", "word"),
    ]
    assert [one.notes for one in document.segments] == [
        ("Shown above the door",),
        ("Asked by the", "harbour master"),
        (),
    ]
    assert _codes(document.segments[1]) == ["%@", "%1$d"]


def test_strings_are_escaped() -> None:
    document = read(SAMPLES / "harbour.strings", BOTH)
    assert _changed(document, "title", 'Das "Tor"\\\n') == document.raw.replace(
        'The harbour \\"opens\\"', 'Das \\"Tor\\"\\\\\\n'
    )
    assert _changed(document, "bare", 'zwei "Worte"') == document.raw.replace("= word;", '= "zwei \\"Worte\\"";')


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_strings_in_utf_16_are_written_back(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.strings"
    path.write_bytes('/* No comment provided by engineer. */\r\n"a" = "One";\r\n'.encode(encoding))
    document = read(path, BOTH)
    assert [(one.id, one.source.value, one.notes) for one in document.segments] == [("a", "One", ())]
    assert render(document) == path.read_bytes()
    assert _changed(document, "a", "Zwölf").endswith('"a" = "Zwölf";\r\n')


def test_strings_may_be_a_property_list() -> None:
    raw = '<?xml version="1.0"?>\n<plist version="1.0"><dict><key>a</key><string>One &lt; two</string></dict></plist>\n'
    document = strings.parse(raw, "a.strings", BOTH)
    assert _seen(document) == [("a", "One < two")]
    assert _changed(document, "a", "One & two") == raw.replace("&lt;", "&amp;")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ('"a" = "b"', 'a.strings:1: found \'"a" = "b"\', expected "key" = "value";'),
        ('\n"a" "b";', 'a.strings:2: found \'"a" "b"\', expected "key" = "value";'),
        ('"a" = "b;', 'a.strings:1: a string that does not end, expected "key" = "value";'),
    ],
)
def test_broken_strings_are_refused(raw: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        strings.parse(raw, "a.strings", BOTH)
    assert str(caught.value) == message


@settings(deadline=None)
@given(st.dictionaries(_VALUES.filter(str.strip), _VALUES, max_size=3), _VALUES)
def test_any_value_survives_in_properties_and_strings(data: dict[str, str], target: str) -> None:
    escaped = [value.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r") for value in data.values()]
    files = (
        strings.parse(
            "".join(f'"k{number}" = "{value}";\n' for number, value in enumerate(escaped)), "a.strings", BOTH
        ),
        properties.parse(
            "".join(f"k{n}=\\u0061{v!r}\n" for n, v in enumerate(map(ascii, escaped))), "a.properties", BOTH
        ),
    )
    for document in files:
        for segment in document.segments:
            changed = _changed(document, segment.id, target + " word")
            module = strings if document.format == "strings" else properties
            again = module.parse(changed, document.path, BOTH)
            expected = {one.id: one.source.value for one in document.segments} | {segment.id: target + " word"}
            assert {one.id: one.source.value for one in again.segments} == expected
