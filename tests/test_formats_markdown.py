"""Markdown beyond its paragraphs: front matter, titles, HTML, marks of other dialects."""

import time
from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from glossator.errors import FormatError
from glossator.formats import markdown
from glossator.formats.format import Languages, render
from glossator.formats.front_matter import end_of_front_matter, written
from glossator.model import Document, Text

EN = Languages("en")


def _parse(raw: str) -> Document:
    return markdown.parse(raw, "a.md", EN)


def _seen(raw: str) -> list[tuple[str, str]]:
    return [(one.context, one.source.value) for one in _parse(raw).segments]


def _values(raw: str) -> list[str]:
    return [value for _, value in _seen(raw)]


def _written(raw: str, *targets: str | None) -> str:
    document = _parse(raw)
    pairs = zip(document.segments, targets, strict=True)
    return render(
        document.with_segments(one if to is None else replace(one, target=Text(to)) for one, to in pairs)
    ).decode()


FRONT = """\
---
title: The harbour
seo-title: "Ships \\"and\\" boats"
description: 'It''s late'  # a remark
date: 2026-01-02
tags: [one, two]
heading: |
  title: none
  Text
summary: goes
  on
ogTitle: true
hero:
  - caption: Deep one
    image: a.png
---

Text.
"""


def test_front_matter() -> None:
    assert _seen(FRONT) == [
        ("front matter title", "The harbour"),
        ("front matter seo-title", 'Ships "and" boats'),
        ("front matter description", "It's late"),
        ("front matter caption", "Deep one"),
        ("", "Text."),
    ]
    new = _written(FRONT, "Hafen: alt", 'Der "Kahn"', "'s ist", "- tief", "Wort.")
    expected = FRONT
    for old, text in (
        ("The harbour", '"Hafen: alt"'),
        ('Ships \\"and\\" boats', 'Der \\"Kahn\\"'),
        ("It''s late", "''s ist"),
        ("Deep one", '"- tief"'),
        ("\nText.\n", "\nWort.\n"),
    ):
        expected = expected.replace(old, text)
    assert new == expected
    fields = yaml.safe_load(new.split("---")[1])
    assert (fields["title"], fields["seo-title"], fields["description"]) == ("Hafen: alt", 'Der "Kahn"', "'s ist")
    assert fields["hero"][0]["caption"] == "- tief"


def test_toml_and_languages() -> None:
    raw = "+++\ntitle = 'One'\ndescription = \"Two\"\nsummary = 3\n+++\nText\n"
    assert _values(raw) == ["One", "Two", "Text"]
    assert _written(raw, "It's", "Zwei", None) == raw.replace("'One'", '"It\'s"').replace("Two", "Zwei")
    document = markdown.parse("---\nlang: pt-BR\n---\nOne.\n", "a.md", Languages())
    assert (document.source_language, document.notices) == ("pt-BR", ())
    assert end_of_front_matter("---\na: b\n") == 0


@given(st.text(alphabet="aé:#-'\"\\[]{}&*!|>%@ ,?0.\t\n", min_size=1, max_size=30), st.sampled_from(["", "'", '"']))
def test_any_value_is_valid_yaml(value: str, quote: str) -> None:
    assert yaml.safe_load(f"title: {written(value, quote, False)}") == {"title": " ".join(value.split())}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ('A [link](b "Its title").', [("", "A [link](b)."), ("link title", "Its title")]),
        ("![Alt](a.png 'Its title')", [("", "![Alt](a.png)"), ("link title", "Its title")]),
        ('`[a](b "c")` d', [("", '`[a](b "c")` d')]),
        ('[a]\n\n[a]: <b c>  "Its title"\n[d]: e\n\n> [f]: g\n> \'Other\'\n',
         [("", "[a]"), ("link title", "Its title"), ("link title", "Other")]),
        ("Text[^1]\n\n[^1]: Note it\n    here\n", [("", "Text[^1]"), ("", "Note it here")]),
        ("Text[^1]\n\n[^1]: Note\n", [("", "Text[^1]"), ("", "Note")]),
        ("Term\n: One\n: Two\n", [("", "Term"), ("", "One"), ("", "Two")]),
        ("> [!NOTE]\n> One\n> two\n\n> [!tip]- Title\n> Text", [("", "One two"), ("", "Title"), ("", "Text")]),
        ("::: note\nOne\n:::\n", [("", "One")]),
        ("- One\n  - Two\n    1. Three\n", [("", "One"), ("", "Two"), ("", "Three")]),
        ("Title\n---\n", [("heading", "Title")]),
        ('<div title="A title">\n<p>One\n<b>two</b>.</p>\n</div>\n\n<!-- x -->\n',
         [("div title", "A title"), ("", "One <b>two</b>.")]),
        ("<pre><code>\nx\n</code></pre>\n\n<script>\ny\n</script>\n", []),
        ("> <div>\n> One\n> </div>\n", []),
    ],
)  # fmt: skip
def test_texts(raw: str, expected: list[tuple[str, str]]) -> None:
    assert _seen(raw) == expected
    assert render(_parse(raw)) == raw.encode()


@pytest.mark.parametrize(
    ("raw", "targets", "expected"),
    [
        ('A [b](c "D e") f', ["Ein [x](c) y", 'Das "D"'], 'Ein [x](c "Das \\"D\\"") y'),
        ('A [b](c "D e") f', [None, "Neu"], 'A [b](c "Neu") f'),
        ('[a](b "One") [c](d "Two") x', ["[y](d) [z](b)", "Eins", "Zwei"], '[y](d "Zwei") [z](b "Eins")'),
        ('[a](b "One")', ["Nur Text", "Eins"], "Nur Text"),
        ('[a]: b "One"\n', ["Eins\nzwei"], '[a]: b "Eins zwei"\n'),
        ("<p>One &amp; two</p>\n", ["Eins & <b>zwei</b>\n\ndrei"], "<p>Eins &amp; <b>zwei</b>\ndrei</p>\n"),
        ("<p>A <img alt=Word> b</p>\n", ["C <img> d", "Wort"], '<p>C <img alt="Wort"> d</p>\n'),
        ("Term\n: One\n", ["Wort", "Eins"], "Wort\n: Eins\n"),
    ],
)
def test_what_is_written(raw: str, targets: list[str | None], expected: str) -> None:
    assert _written(raw, *targets) == expected


def test_formulas_and_code_in_html_are_kept() -> None:
    text = _parse("One <math><mi>x</mi></math>, `<code>` <code>y z</code>.\n").segments[0].source
    assert [text.value[span.start : span.end] for span in text.protected] == [
        "<math><mi>x</mi></math>",
        "`<code>`",
        "<code>y z</code>",
    ]


def test_half_a_pair_in_html_is_refused() -> None:
    with pytest.raises(FormatError, match="has not its tags in pairs"):
        _written("<p>One <b>two</b></p>\n", "Eins <b>zwei")


def test_requests_in_html() -> None:
    raw = "<!-- glossator: ignore a -->\n\nOne.\n\n<div>\n<!-- glossator: ignore b -->\nTwo.\n</div>\n\nThree.\n"
    notes = [one.notes for one in _parse(raw).segments]
    assert notes == [("glossator: ignore a",), ("glossator: ignore b",), ()]


@pytest.mark.parametrize(
    "raw",
    [
        "[" * 100_000,
        "](" * 50_000,
        '](a "' * 20_000,
        "[a](b 'c') " * 3_000,
        "> " * 50_000 + "x",
        "- " * 50_000 + "x",
        "<b>" * 30_000,
        "<math>" * 20_000,
        "---\n" + "title: 'a\n" * 10_000,
        "---\n" + "- " * 50_000 + "\n---\n",
        "`" * 50_000 + "a" + "``" * 20_000,
        "*_" * 50_000 + "a",
        "[a]: b ' \" " + " 'c" * 10_000,
        "|a" * 20_000 + "\n" + "|-" * 20_000 + "\n",
        "!" * 50_000 + "[!" * 20_000,
    ],
    ids=range(15),
)  # fmt: skip
def test_hostile_input_takes_no_long_time(raw: str) -> None:
    start = time.process_time()
    assert render(_parse(raw)) == raw.encode()
    assert time.process_time() - start < 10


_PIECES = st.lists(
    st.sampled_from(
        (
            *"--- +++ title: title = ' \" > - [a](b [a]: ) ](c <p> </p> <div> </div> ` `` | : :::".split(),
            *"<img\talt=Word> Word. Zwei [^1]: [!NOTE] &amp; & \\ * _ \ufeff é".split(),
            *(
                "\n",
                "\n\n",
                "\r\n",
                " ",
                "    ",
                '(b "Title")',
                "[x](y 'Title')",
                "---\ntitle: One\n---\n",
                "|\n|--|\n",
            ),
        )
    ),
    max_size=30,
)


@given(_PIECES)
def test_any_markdown_is_written_back(pieces: list[str]) -> None:
    raw = "".join(pieces)
    document = _parse(raw)
    assert render(document) == raw.encode()
    for number, segment in enumerate(document.segments):
        changed = list(document.segments)
        changed[number] = replace(segment, target=Text(segment.source.value + "x"))
        render(document.with_segments(changed))
