"""PO, XLIFF and tables: what is read, and what a change leaves alone."""

from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.errors import FormatError
from glossator.formats import bilingual_csv, plain, po, po_new, xliff
from glossator.formats.format import Languages, read, render
from glossator.model import Document, Piece, Segment, Span, State, Text

SAMPLES = Path(__file__).parent / "formats"


def _seen(document: Document) -> list[tuple[str, str, str, str]]:
    return [(one.id, one.source.value, one.target.value if one.target else "-", one.state) for one in document.segments]


def _changed(document: Document, id_: str, target: str, state: State | None = None) -> str:
    """The file after one segment got another target and perhaps another state."""
    segments = (
        replace(one, target=Text(target), state=state or one.state) if one.id == id_ else one
        for one in document.segments
    )
    return render(document.with_segments(segments)).decode()


def test_po_is_read() -> None:
    document = read(SAMPLES / "harbour.po")
    ids = [one.id for one in document.segments]
    assert (document.source_language, document.target_language, document.bilingual) == ("en", "pt-BR", True)
    assert ids[1] == ids[0].replace("[0]", "[1]")
    assert [(one.source.value, one.state, one.plural, one.block, one.context) for one in document.segments] == [
        ('%d "ship" arrived', State.FUZZY, 0, 1, ""),
        ("%d ships arrived", State.FUZZY, 1, 1, ""),
        (document.segments[2].source.value, State.TRANSLATED, None, 2, "menu"),
        ("Quay", State.INITIAL, None, 3, ""),
    ]
    assert document.segments[0].notes == ("Shown on the quay.", "quay.c:12")
    assert document.segments[0].source.protected == (Span(0, 2),)
    assert document.segments[3].target is not None
    assert document.segments[3].target.value == ""
    assert document.segments[2].source.value.endswith("before the morning.\nAsk the harbour master.")


def test_po_change_rewrites_only_the_msgstr() -> None:
    document = read(SAMPLES / "harbour.po")
    ids = [one.id for one in document.segments]
    assert _changed(document, ids[3], 'Cais "velho"\t') == document.raw.replace(
        'msgid "Quay"\nmsgstr ""', 'msgid "Quay"\nmsgstr "Cais \\"velho\\"\\t"'
    )
    assert _changed(document, ids[2], "Curto.") == document.raw.replace(
        document.raw[document.raw.index('msgstr ""\n"O porto') : document.raw.index('\n\nmsgid "Quay"')],
        'msgstr "Curto."',
    )
    long = "palavra " * 12 + "fim.\nOutra."
    assert f'msgstr ""\n"{"palavra " * 9}"\n"{"palavra " * 3}fim.\\n"\n"Outra."\n' in _changed(document, ids[2], long)


def test_po_fuzzy_flag_goes_and_comes() -> None:
    document = read(SAMPLES / "harbour.po")
    ids = [one.id for one in document.segments]
    done = document.with_segments(replace(one, state=State.TRANSLATED) for one in document.segments[:2])
    assert render(done).decode() == document.raw.replace("#, fuzzy, c-format", "#, c-format")
    assert _changed(document, ids[3], "Cais", State.FUZZY) == document.raw.replace(
        'msgid "Quay"\nmsgstr ""', '#, fuzzy\nmsgid "Quay"\nmsgstr "Cais"'
    )


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', "a.po:1: a message without msgstr (add its msgstr line)"),
        ('msgid "a"\nmsgstr "b\n', "a.po:2: found 'msgstr \"b', expected a keyword with a string in quotes"),
        ("\nHello\n", "a.po:2: found 'Hello', expected a keyword with a string in quotes"),
        ('"a"\n', "a.po:1: found '\"a\"', expected a keyword with a string in quotes"),
        ('\r\n\rmsgid "a"\r\n"b" x\n', "a.po:4: found '\"b\" x', expected a keyword with a string in quotes"),
        ('msgid "a"\nmsgstr "b"\n# c\n"d"\n', "a.po:4: found '\"d\"', expected a keyword with a string in quotes"),
        ('msgid "a"\nmsgstr ""\nmsgstr "b\n', "a.po:3: a second msgstr in one message (separate the messages)"),
        ('msgctxt "a"\n\nmsgstr ""', "a.po:1: a message without msgid (add its msgid line)"),
        ('msgid "a"\nmsgid b\n', "a.po:1: a message without msgstr (add its msgstr line)"),
        ('msgid "a"\nmsgstr ""\nmsgstr ""\n', "a.po:3: a second msgstr in one message (separate the messages)"),
    ],
)
def test_po_errors_name_the_line(raw: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        po.parse(raw, "a.po", Languages("en", "de"))
    assert str(caught.value) == message


_CHARACTERS = st.sampled_from(["a", "é", "#", " ", "%s", r"\n", r"\"", r"\\", r"\101", r"\x41", r"\q"])
_MEANT = {r"\n": "\n", r"\"": '"', r"\\": "\\", r"\101": "A", r"\x41": "A"}
_LINES = st.lists(st.lists(_CHARACTERS, max_size=5), min_size=1, max_size=4)
_BETWEEN = st.sampled_from(["\n", "\r\n", "\r", " \n\t", "\n\n  \r\n"])


@given(
    _LINES,
    _LINES,
    _BETWEEN,
    st.sampled_from(["", "\ufeff", "\n \n", '# note\n#, fuzzy\n#| msgid "o"\n']),
    st.booleans(),
)
def test_po_strings_mean_the_same_however_they_are_written(
    source: list[list[str]], target: list[list[str]], between: str, head: str, plural: bool
) -> None:
    keywords = (
        ("msgctxt", "msgid", "msgid_plural", "msgstr[0]", "msgstr[1]") if plural else ("msgctxt", "msgid", "msgstr")
    )
    fields = [(word, target if word.startswith("msgstr") else source) for word in keywords]
    raw = head + between.join(
        f"{word} " + between.join(f'"{"".join(line)}"' for line in lines) for word, lines in fields
    )
    document = po.parse(raw, "a.po", Languages("en", "de"))
    meant = ["".join(_MEANT.get(one, one) for line in lines for one in line) for lines in (source, target)]
    segments = document.segments
    assert [one.plural for one in segments] == ([0, 1] if plural else [None])
    assert {(one.context, one.source.value, one.target and one.target.value) for one in segments} == {
        (meant[0], meant[0], meant[1])
    }
    written = [[one for line in lines for one in line] for lines in (source, target)]
    for text, atoms in ((segments[-1].source, written[0]), (segments[-1].target, written[1])):
        assert text is not None
        assert "".join(raw[one.file_start : one.file_start + one.file_length] for one in text.pieces) == "".join(atoms)


def test_po_pieces_are_the_characters_between_quotes_and_escapes() -> None:
    raw = 'msgid ""\n"a\\"b"\n""\nmsgstr "" \r\n  ""'
    segment = po.parse(raw, "a.po", Languages("en", "de")).segments[0]
    assert segment.source == Text('a"b', (), (Piece(0, 1, 10, 1), Piece(1, 1, 11, 2), Piece(2, 1, 13, 1)))
    assert segment.target == Text("", (), (Piece(0, 0, raw.rindex('"'), 0),))


def test_new_po_loses_nothing() -> None:
    source = plain.parse("The ships left.\nThe ships left. “Why?”\tA \\ b.\n", "my quay.txt", Languages("en"))
    targets = ("Die Schiffe fuhren ab.", "Sie fuhren ab. " * 9, "„Warum?“", "A \\ b.")
    translated = replace(
        source,
        target_language="pt-BR",
        segments=tuple(
            replace(one, target=Text(target), state=State.FUZZY if one.id == "p2.s1" else State.TRANSLATED)
            for one, target in zip(source.segments, targets, strict=True)
        ),
    )
    data = po_new.new_po(translated, header={"X-Engine": "echo 1"}, comments={"p2.s1": ("a term is missing", "look")})
    catalogue = polib.pofile(data.decode())
    assert [(one.msgctxt, one.msgid, one.msgstr) for one in catalogue] == [
        (one.id, one.source.value, one.target.value) for one in translated.segments if one.target
    ]
    assert [one.tcomment for one in catalogue] == ["", "a term is missing\nlook", "", ""]
    assert [one.fuzzy for one in catalogue] == [False, True, False, False]
    assert [line for line in data.decode().splitlines() if line.startswith("#:")] == [
        f"#: \u2068my quay.txt\u2069:{line}" for line in (1, 2, 2, 2)
    ]
    assert catalogue.metadata["Language"] == "pt_BR"
    assert catalogue.metadata["X-Engine"] == "echo 1"
    again = po.parse(data.decode(), "a.po", Languages())
    assert [(one.context, one.target, one.state) for one in again.segments] == [
        (one.id, replace(new.target, value=one.target.value), one.state)
        for one, new in zip(translated.segments, again.segments, strict=True)
        if one.target and new.target
    ]
    assert (again.source_language, again.target_language) == ("en", "pt-BR")


def test_xliff_is_read() -> None:
    document = read(SAMPLES / "harbour.xlf")
    assert (document.source_language, document.target_language) == ("en", "de")
    assert _seen(document) == [
        ("1", 'Fish & <g id="1">chips</g>', 'Fisch & <g id="1">Pommes</g>', State.FINAL),
        ("2", 'Press <ph id="1">&lt;b/&gt;</ph> now.', "", State.INITIAL),
        ("3", "a < b", "", State.FUZZY),
        ("4", "QX-7", "QX-7", State.TRANSLATED),
    ]
    first, second, _, last = document.segments
    assert (first.context, first.notes) == ("title", ("On the menu.",))
    assert [first.source.value[one.start : one.end] for one in first.source.protected] == ['<g id="1">', "</g>"]
    assert [second.source.value[one.start : one.end] for one in second.source.protected] == [
        '<ph id="1">&lt;b/&gt;</ph>'
    ]
    assert last.source.protected == (Span(0, 4),)


def test_xliff_change_touches_only_the_target() -> None:
    document = read(SAMPLES / "harbour.xlf")
    raw = document.raw
    assert _changed(document, "1", '<g id="1">A</g> & <b>') == raw.replace(
        'Fisch &amp; <g id="1">Pommes</g>', '<g id="1">A</g> &amp; &lt;b&gt;'
    )
    assert _changed(document, "2", 'Nun <ph id="1">&lt;b/&gt;</ph>', State.FUZZY) == raw.replace(
        " now.</source>",
        ' now.</source>\n        <target state="needs-review-translation">Nun <ph id="1">&lt;b/&gt;</ph></target>',
    )
    assert _changed(document, "3", "x", State.TRANSLATED) == raw.replace(
        '<target state="needs-review-translation"/>', '<target state="translated">x</target>'
    )
    assert _changed(document, "1", 'Fisch & <g id="1">Pommes</g>', State.FUZZY) == raw.replace(
        'approved="yes"', 'approved="no"'
    ).replace("<target>Fisch", '<target state="needs-review-translation">Fisch')


def test_xliff_target_with_half_a_pair_is_refused() -> None:
    document = read(SAMPLES / "harbour.xlf")
    with pytest.raises(FormatError, match=r"harbour.xlf:5: the new target of 1 is not well-formed"):
        _changed(document, "1", 'Fisch <g id="1">')


def test_xliff_ids_are_unique_over_several_files() -> None:
    unit = '<trans-unit id="1"><source>a</source></trans-unit>'
    raw = f'<xliff version="1.2"><file original="x">{unit}{unit}</file><file original="y">{unit}</file></xliff>'
    assert [one.id for one in xliff.parse(raw, "a.xlf", Languages("en")).segments] == ["x:1", "x:1~2", "y:1"]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("", "a.xlf:1: is not well-formed XML: no element found in column 1"),
        ("<xliff>\n<file></xliff>", "a.xlf:2: is not well-formed XML: mismatched tag in column 9"),
        ("<tmx/>", "a.xlf: the root element is <tmx>, expected <xliff>"),
        (
            '<xliff version="3.0"/>',
            "a.xlf: is XLIFF 3.0, only XLIFF 1.0 to 2.2 can be read (save it as XLIFF 1.2 or 2.1)",
        ),
        (
            '<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/hostname">]><xliff>&a;</xliff>',
            "a.xlf:1: declares XML entities (remove the declarations in its DOCTYPE)",
        ),
    ],
)
def test_xliff_errors(raw: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        xliff.parse(raw, "a.xlf", Languages("en", "de"))
    assert str(caught.value) == message


def test_table_is_read_and_changed() -> None:
    document = read(SAMPLES / "harbour.csv")
    assert (document.source_language, document.target_language) == ("en", "pt-BR")
    assert _seen(document) == [
        ("a", 'The "old" quay', 'O cais "velho"', State.TRANSLATED),
        ("b", "Ship", "", State.INITIAL),
        ("c", "Boat", "", State.INITIAL),
    ]
    assert document.segments[0].notes == ("sign",)
    assert _changed(document, "b", "Navio") == document.raw.replace("b,Ship,,", "b,Ship,Navio,")
    assert _changed(document, "c", 'Barco, "novo"') == document.raw.replace("c,Boat", 'c,Boat,"Barco, ""novo"""')


@pytest.mark.parametrize(
    ("raw", "given", "expected"),
    [
        ("target;source\nZiel;Quelle\n", Languages("de", "en"), [("2", "Quelle", "Ziel")]),
        ("en|fr|de\na|b|c\n", Languages(None, "de"), [("2", "a", "c")]),
        ("en|fr|de\na|b|c\n", Languages("en", "de"), [("2", "a", "c")]),
        ("a,b\n\n,\nc,d\n", Languages("en", "de"), [("1", "a", "b"), ("4", "c", "d")]),
        ("a,b\n", Languages("en"), [("A1", "a", "-"), ("B1", "b", "-")]),
    ],
)
def test_table_columns(raw: str, given: Languages, expected: list[tuple[str, str, str]]) -> None:
    assert [one[:3] for one in _seen(bilingual_csv.parse(raw, "a.csv", given))] == expected


def test_tabs_take_a_quote_for_a_character_where_it_encloses_nothing() -> None:
    raw = 'source\ttarget\n"Hello" he said\t"a\tb"\n"x\t"y"z\n'
    segments: tuple[Segment, ...] = bilingual_csv.parse(raw, "a.tsv", Languages("en", "de")).segments
    assert [(one.source.value, one.target.value) for one in segments if one.target] == [
        ('"Hello" he said', "a\tb"),
        ('"x', '"y"z'),
    ]


def test_an_open_quote_is_named() -> None:
    with pytest.raises(FormatError, match=r"a\.csv:2: a quote is opened and never closed"):
        bilingual_csv.parse('source,target\na,"b\n', "a.csv", Languages("en", "de"))
