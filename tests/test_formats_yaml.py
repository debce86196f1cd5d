"""YAML: what is read, and in which style a change is written."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from glossator.errors import FormatError
from glossator.formats import yaml_catalogue
from glossator.formats.format import Languages, read, render
from glossator.model import Document, Text

SAMPLE = Path(__file__).parent / "formats" / "harbour.yml"
BOTH = Languages("en", "de")


def _changed(document: Document, id_: str, target: str) -> str:
    segments = (replace(one, target=Text(target)) if one.id == id_ else one for one in document.segments)
    return render(document.with_segments(segments)).decode()


def test_yaml_is_read() -> None:
    document = read(SAMPLE)
    assert [(one.id, one.source.value) for one in document.segments] == [
        ("en.title", "The harbour opens"),
        ("en.office.hours", "Open from 8 to 5\tdaily"),
        ("en.office.closed", "It's closed"),
        ("en.office.rules", "No swimming.\n\n  Not even in summer."),
        ("en.office.letter", "Dear guests, the pier is being mended."),
        ("en.office.long", "A ship that is late must wait for the tide."),
        ("en.berths.one", "%{count} berth"),
        ("en.berths.other", "%{count} berths"),
        ("en.order.1", "first quay"),
        ("en.order.2", "second quay"),
    ]
    assert document.source_language == "en"
    assert [one.plural for one in document.segments[5:8]] == [None, 0, 1]
    assert [one.notes for one in document.segments[:3]] == [("Shown above the door",), ("on the sign",), ()]
    assert all(len(one.source.pieces) > 1 for one in document.segments[3:6])


@pytest.mark.parametrize(
    ("id_", "target", "old", "new"),
    [
        ("en.title", "Der Hafen öffnet", "title: The harbour opens", "title: Der Hafen öffnet"),
        ("en.title", "Hafen: offen", "title: The harbour opens", 'title: "Hafen: offen"'),
        ("en.title", "yes", "title: The harbour opens", 'title: "yes"'),
        ("en.title", "A # b", "title: The harbour opens", 'title: "A # b"'),
        ("en.office.hours", 'Bis "5"\n', '"Open from 8 to 5\\tdaily" # on', '"Bis \\"5\\"\\n" # on'),
        ("en.office.closed", "Wie geht's?", "'It''s closed'", "'Wie geht''s?'"),
        ("en.office.closed", "a\nb", "'It''s closed'", '"a\\nb"'),
        ("en.office.rules", "Nein.\nNie.", "No swimming.\n\n        Not even in summer.", "Nein.\n      Nie."),
        ("en.office.letter", "Kurz.", "Dear guests,\n      the pier is\n      being mended.", "Kurz."),
        ("en.office.letter", "A\nb", "Dear guests,\n      the pier is\n      being mended.", "A\n\n      b"),
        ("en.office.long", "A ship must wait for the tide.", "A ship that is late\n      must", "A ship must"),
        ("en.order.1", "a, b", '"first quay"', '"a, b"'),
        ("en.order.2", "a, b", "second quay", '"a, b"'),
    ],
)
def test_a_change_keeps_the_style_where_it_can(id_: str, target: str, old: str, new: str) -> None:
    document = read(SAMPLE, BOTH)
    assert document.raw.count(old) == 1
    assert _changed(document, id_, target) == document.raw.replace(old, new)


def test_a_block_that_cannot_hold_a_text_becomes_a_string_in_quotes() -> None:
    raw = "a: | # note\n  One\n  two\n\nb: c\n"
    document = yaml_catalogue.parse(raw, "a.yaml", BOTH)
    assert _changed(document, "a", "\tOne\x07") == 'a: "\\tOne\\u0007\\n" # note\n\nb: c\n'


def test_anchors_tags_and_other_documents() -> None:
    raw = "a: &x 'One'\nb: *x\nc: !!str two\nd: !ruby/sym three\n<<: {e: four}\n---\n- five\n- [:six, 'seven']\n"
    document = yaml_catalogue.parse(raw, "a.yaml", BOTH)
    assert [(one.id, one.source.value) for one in document.segments] == [
        ("a", "One"),
        ("c", "two"),
        ("<<.e", "four"),
        ("0", "five"),
        ("1.1", "seven"),
    ]
    assert _changed(document, "a", "Eins") == raw.replace("One", "Eins")
    assert _changed(document, "c", "zwei") == raw.replace("two", "zwei")


def test_escapes_beyond_ascii_where_the_file_has_them() -> None:
    raw = 'a: "caf\\u00e9"\nb: plain\nc: "x"\n'
    document = yaml_catalogue.parse(raw, "a.yaml", BOTH)
    assert _changed(document, "c", "für") == raw.replace('"x"', '"f\\u00fcr"')


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("a: [b\n", "a.yaml:2: is no YAML: expected ',' or ']', but got '<stream end>' (mend the YAML)"),
        ("a: b: c\n", "a.yaml:1: is no YAML: mapping values are not allowed here (mend the YAML)"),
        ("[" * 300, "a.yaml:1: is nested more than 200 deep (flatten it)"),
        ("a\x07", "a.yaml:1: is no YAML: unacceptable character #x0007: special characters are not allowed"),
    ],
)
def test_broken_yaml_is_refused(raw: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        yaml_catalogue.parse(raw, "a.yaml", BOTH)
    assert str(caught.value).startswith(message)


_MARKS = st.text(alphabet="{}[]\"':,\\-|>#&*!%@?ax1 \n\r\t\ufeffé", max_size=60)


@settings(deadline=None)
@given(_MARKS)
def test_any_characters_are_read_or_refused(raw: str) -> None:
    try:
        document = yaml_catalogue.parse(raw, "a.yaml", BOTH)
    except FormatError:
        return
    assert render(document) == raw.encode()


_VALUES = st.text(alphabet="aZé \"'\\\n\t水\u2028\U0001f6a2<&{%:#-,[|>*?@!~1", min_size=1, max_size=30)


@settings(deadline=None)
@example(["\u2028a", "1"], "é", "|", False)
@given(st.lists(_VALUES, min_size=1, max_size=3), _VALUES, st.sampled_from(["", "'", '"', "|", ">"]), st.booleans())
def test_any_yaml_keeps_all_but_what_changed(values: list[str], target: str, style: str, flow: bool) -> None:
    data = {f"k{number}": [value] for number, value in enumerate(values)}
    raw = yaml.safe_dump(data, default_style=style or None, default_flow_style=flow, allow_unicode=True)
    document = yaml_catalogue.parse(raw, "a.yaml", BOTH)
    for segment in document.segments:
        key = segment.id.partition(".")[0].strip("'\"|>-\n ")
        ends = data[key][0][len(data[key][0].rstrip("\n")) :]
        changed = _changed(document, segment.id, target)
        assert yaml.safe_load(changed) == data | {key: [target + ends]}
