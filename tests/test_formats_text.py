"""Plain text and Markdown."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.errors import FormatError
from glossator.formats import markdown, placeholders, plain
from glossator.formats.format import Languages, language_of, read, render
from glossator.formats.placeholders import address_spans, protected_spans
from glossator.model import Document, Span, Text

SAMPLES = Path(__file__).parent / "formats"
EN = Languages("en")


def _seen(document: Document) -> list[tuple[str, str]]:
    return [(one.id, one.source.value) for one in document.segments]


def test_a_line_is_a_paragraph() -> None:
    document = read(SAMPLES / "harbour.txt")
    assert _seen(document) == [
        ("p1.s1", "The harbour treaty"),
        ("p2.s1", "The two ministers met in Vellmark."),
        ("p2.s2", "“We are pleased.”"),
        ("p2.s3", "The text has 12 articles."),
        ("p3.s1", "They will meet again."),
        ("p4.s1", "Write to press@example.org."),
        ("p4.s2", "The end"),
    ]
    assert (document.source_language, document.notices) == ("en", ("language detected: en",))
    assert [one.block for one in document.segments] == [1, 2, 2, 2, 3, 4, 4]


def test_wrapped_lines_are_one_paragraph() -> None:
    raw = (
        "The ministers of the two countries met in the old harbour of Vellmark and\r\n"
        "signed the treaty that their predecessors had prepared. It will come into\r\n"
        "force next year, said one of them to the newspapers of the capital\r\n"
        "and left.\r\n- A list\r\n\r\nThe end.\r\n"
    )
    document = plain.parse(raw, "a.txt", EN)
    assert [id_ for id_, _ in _seen(document)] == ["p1.s1", "p1.s2", "p2.s1", "p3.s1"]
    assert document.segments[1].source.value == (
        "It will come into force next year, said one of them to the newspapers of the capital and left."
    )
    fixed = Text(document.segments[1].source.value.replace("next year", "this year"))
    changed = [replace(one, source=fixed) if one.id == "p1.s2" else one for one in document.segments]
    assert render(document.with_segments(changed)).decode() == raw.replace("next year", "this year")


def test_a_translation_takes_the_place_of_its_sentence() -> None:
    raw = "\ufeffOne.  Two.\r\n\r\n\tThree.   \r\n"
    document = plain.parse(raw, "a.txt", EN)
    targets = ("Eins.", "Zwei.", "Drei.")
    changed = [replace(one, target=Text(to)) for one, to in zip(document.segments, targets, strict=True)]
    assert render(document.with_segments(changed)).decode() == "\ufeffEins.  Zwei.\r\n\r\n\tDrei.   \r\n"


def test_a_segment_without_a_place_is_refused() -> None:
    document = plain.parse("One.", "a.txt", EN)
    homeless = document.with_segments([replace(document.segments[0], source=Text("One."))])
    changed = document.with_segments([replace(document.segments[0], source=Text("Two."))])
    with pytest.raises(FormatError, match=r"a\.txt: the segment p1\.s1 has no place in the file"):
        render(changed, homeless)


def test_markdown_is_read() -> None:
    document = read(SAMPLES / "harbour.md", EN)
    assert [(one.id, one.context, one.source.value) for one in document.segments] == [
        ("p1.s1", "heading", "The *harbour* treaty"),
        ("p2.s1", "", "The two ministers met in Vellmark."),
        ("p2.s2", "", "They said `a. B` twice."),
        ("p3.s1", "", "One [link](https://example.org/a)."),
        ("p3.s2", "", "After the break."),
        ("p4.s1", "table cell", "Port"),
        ("p5.s1", "table cell", "Ships \\| boats"),
        ("p6.s1", "table cell", "Vellmark"),
        ("p7.s1", "table cell", "12"),
    ]
    assert [_protected(one.source) for one in document.segments[:4]] == [
        ["*", "*"],
        [],
        ["`a. B`"],
        ["[", "](https://example.org/a)"],
    ]


def test_markdown_change_keeps_all_else() -> None:
    document = read(SAMPLES / "harbour.md", EN)
    targets = {"p2.s1": "Sie trafen\nsich.", "p3.s2": "Danach.", "p6.s1": "A|B"}
    changed = [replace(one, target=Text(targets.get(one.id, one.source.value))) for one in document.segments]
    assert render(document.with_segments(changed)).decode() == document.raw.replace(
        "The two ministers met\r\n> in Vellmark.", "Sie trafen sich."
    ).replace("After the break.", "Danach.").replace("| Vellmark |", "| A\\|B |")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("---\ntitle: One. Two.\n---\n\nText.\n", ["One. Two.", "Text."]),
        ("Title\n=====\n\n[a]: http://x\n\n<div>\nhtml\n</div>\n\n    code\n", ["Title", "html"]),
        ("1. 1\n2. Two\n   three\n", ["1", "Two three"]),
        ("> - deep\n>   text. More\n> lazy\n", ["deep text.", "More lazy"]),
        ("a | b\n--|--\nx | x y | gone\n|| z |\n", ["a", "b", "x", "x y", "z"]),
        ("![Alt](a.png) ![](b.png)\n\n![](c.png)\n", ["![Alt](a.png) ![](b.png)"]),
        ("- [ ] task\n\t- tab\n\t\tnext\n", ["[ ] task", "tab next"]),
    ],
)
def test_markdown_blocks(raw: str, expected: list[str]) -> None:
    assert [value for _, value in _seen(markdown.parse(raw, "a.md", EN))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100 % of %s, %(name)s, %1$d, 50%discount %dpx %%", ["%s", "%(name)s", "%1$d", "%d", "%%"]),
        (
            "{count} {0} {} ${x} {{ y }} { not } {d, date, short}",
            ["{count}", "{0}", "{}", "${x}", "{{ y }}", "{d, date, short}"],
        ),
        ("{n, plural, one {# item} other {{x} items}}", ["{n, plural, one {", "#", "} other {", "{x}", "}}"]),
        ("{ $user } { -brand } { NUMBER($n) } { no }", ["{ $user }", "{ -brand }", "{ NUMBER($n) }"]),
        ("$t(a.b) costs $5, #{x}, %L1, %#@files@, #1", ["$t(a.b)", "#{x}", "%L1", "%#@files@"]),
        ("<b>x</b> <a href='y z'> 3 <4 a <y and z> b <br/>", ["<b>", "</b>", "<a href='y z'>", "<br/>"]),
        ("<0>x</0> <1/> <12 /> 3 <5 and 7>2 <2020>", ["<0>", "</0>", "<1/>", "<12 />"]),
        ("&amp; &#160; AT&T; R&D", ["&amp;", "&#160;"]),
        (
            "(see https://example.org/a_b). 请看https://example.org/查看",
            ["https://example.org/a_b", "https://example.org/"],
        ),
        ("a.b@example.org, %1 of %2.", ["a.b@example.org", "%1", "%2"]),
    ],
)
def test_placeholders(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in protected_spans(text)] == expected


@given(st.lists(st.sampled_from(["a", "@", ".", "www.", "://", "http", "%", "s", "{", "}", "<", ">", "&", ";", "$"])))
def test_a_text_without_marks_has_no_placeholders(parts: list[str]) -> None:
    text = "".join(parts)
    assert protected_spans(text) == tuple(Span(*found.span()) for found in placeholders._ALL.finditer(text))
    assert address_spans(text) == tuple(Span(*found.span()) for found in placeholders._ADDRESSES.finditer(text))


def test_a_given_language_is_not_detected() -> None:
    assert language_of(["Das ist ein deutscher Satz über den Hafen."], "en") == ("en", ())
    assert language_of([], None) == (None, ())


def _protected(text: Text) -> list[str]:
    return [text.value[span.start : span.end] for span in text.protected]
