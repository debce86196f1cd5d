"""What holds for every format."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.errors import FormatError
from glossator.formats import bilingual_csv, markdown, plain, po, xliff
from glossator.formats.format import (
    Languages,
    cut,
    format_for,
    formats,
    is_bilingual,
    read,
    render,
    suffixes,
    unique,
    write,
)
from glossator.model import Document, Piece, Span, State, Text

SAMPLES = sorted((Path(__file__).parent / "formats").glob("harbour.*"))
BOTH = Languages("en", "de")

_BAD = {
    "empty": b"",
    "blank": b"\n\n \n",
    "BOM": b"\xef\xbb\xbf",
    "binary": b"\x00\x01\x02" * 99,
    "latin-1": b"caf\xe9\n",
    "marks": b"{}[]<>\"'\\`*_|\n" * 9,
    "UTF-16": b"\xff\xfea\x00",
}
_NO_XML = (_BAD["empty"], _BAD["blank"], _BAD["BOM"], _BAD["marks"], _BAD["UTF-16"])
_NO_PO = (_BAD["marks"], _BAD["UTF-16"])
_REFUSED = {
    "": (_BAD["binary"], _BAD["latin-1"]),
    ".xlf": _NO_XML,
    ".xliff": _NO_XML,
    ".sdlxliff": _NO_XML,
    ".mqxliff": _NO_XML,
    ".mxliff": _NO_XML,
    ".po": _NO_PO,
    ".pot": _NO_PO,
    ".tmx": _NO_XML,
    ".tbx": _NO_XML,
    ".xlsx": tuple(_BAD.values()),
    ".xlsm": tuple(_BAD.values()),
    ".xltx": tuple(_BAD.values()),
    **dict.fromkeys((".docx", ".docm", ".dotx", ".odt", ".ott", ".pptx", ".pptm", ".potx"), tuple(_BAD.values())),
    ".xlz": tuple(_BAD.values()),
    **dict.fromkeys((".json", ".json5", ".jsonc", ".arb", ".xcstrings"), _NO_XML),
    **dict.fromkeys((".xml", ".ts", ".resx", ".resw", ".stringsdict"), _NO_XML),
    **dict.fromkeys((".yaml", ".yml"), (_BAD["marks"],)),
    **dict.fromkeys((".strings", ".ftl", ".srt", ".vtt"), (_BAD["marks"], _BAD["UTF-16"])),
}
# Read as Latin-1 where they are no UTF-8.
_IN_LATIN_1 = {".properties"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.suffix)
def test_an_unchanged_file_keeps_its_bytes(path: Path) -> None:
    assert render(read(path, BOTH)) == path.read_bytes()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.suffix)
@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.rstrip(),
    ],
    ids=["CRLF", "BOM", "no newline at the end"],
)
def test_line_ends_and_marks_change_no_text(path: Path, change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    other = tmp_path / path.name
    other.write_bytes(change(path.read_bytes()))
    document, changed = read(path, BOTH), read(other, BOTH)
    assert render(changed) == other.read_bytes()
    assert _values(changed) == _values(document)
    _check_places(changed)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.suffix)
def test_every_text_leads_back_into_the_file(path: Path) -> None:
    _check_places(read(path, BOTH))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.suffix)
def test_a_change_changes_one_place(path: Path) -> None:
    document = read(path, BOTH)
    for number, segment in enumerate(document.segments):
        old = segment.target or segment.source
        new = Text("Zwölf & " + old.value)
        changed = list(document.segments)
        changed[number] = replace(segment, target=new, state=State.TRANSLATED)
        again = formats()[document.format].parse(
            render(document.with_segments(changed)).decode(), document.path, Languages("en", "de")
        )
        expected = _values(document)
        expected[number] = (segment.source.value, new.value) if document.bilingual else (new.value, None)
        assert _values(again) == expected


@pytest.mark.parametrize("suffix", sorted(suffixes()))
@pytest.mark.parametrize("data", _BAD.values(), ids=_BAD)
def test_bad_files_are_read_or_refused(suffix: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    unread = _REFUSED[""] if suffix not in _IN_LATIN_1 else _REFUSED[""][:1]
    if data in _REFUSED.get(suffix, ()) or data in unread:
        assert _refusal(path).startswith(f"{path}:")
    else:
        assert render(read(path, BOTH)) == data


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("One\ncaf\xe9\n".encode("latin-1"))
    assert _refusal(latin) == f"{latin}:2: byte 0xe9 is no UTF-8 (save the file as UTF-8)"
    assert _refusal(tmp_path) == f"{tmp_path}: cannot be read: Is a directory"
    assert _refusal(tmp_path / "none.txt") == f"{tmp_path / 'none.txt'}: cannot be read: No such file or directory"


def test_utf_16_is_written_back(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffOne. Zwölf.\r\n".encode("utf-16-le"))
    document = read(path, Languages("en"))
    assert _values(document) == [("One.", None), ("Zwölf.", None)]
    write(document.with_segments(replace(one, target=Text("二。")) for one in document.segments), path)
    assert path.read_bytes() == "\ufeff二。 二。\r\n".encode("utf-16-le")


def test_a_character_without_a_place_in_the_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "a"\nmsgstr "\xe9"\n'.encode(
            "latin-1"
        )
    )
    document = read(path, BOTH)
    assert document.segments[0].target == Text("é", (), (Piece(0, 1, 84, 1),))
    with pytest.raises(FormatError, match="'水' has no place in the file's encoding iso-8859-1"):
        render(document.with_segments([replace(document.segments[0], target=Text("水"))]))


def test_a_format_is_found_by_suffix_or_content() -> None:
    assert format_for("a.MD", "").name == "markdown"
    assert format_for("a", 'msgid "a"').name == "po"
    assert format_for("a", '<?xml version="1.0"?><xliff version="1.2">').name == "xliff"
    assert format_for("README", "words").name == "plain"
    with pytest.raises(FormatError, match=r"files ending in '\.exe' are not supported"):
        format_for("a.exe", "words")
    assert is_bilingual("a.PO")
    assert not is_bilingual("a.txt")


def test_cut_keeps_places_and_protection() -> None:
    text = Text("ab&cd", (Span(1, 4),), (Piece(0, 2, 10, 2), Piece(2, 1, 12, 5), Piece(3, 2, 17, 2)))
    assert cut(text, Span(1, 4)) == Text(
        "b&c", (Span(0, 3),), (Piece(0, 1, 11, 1), Piece(1, 1, 12, 5), Piece(2, 1, 17, 1))
    )
    assert cut(text, Span(4, 5)) == Text("d", (), (Piece(0, 1, 18, 1),))


@given(st.lists(st.sampled_from(["a", "b", "a~2", "a~3", ""])))
def test_unique_ids_are_unique(ids: list[str]) -> None:
    assert len(set(unique(ids))) == len(ids)


_LINES = st.text(alphabet="aBé. !?“”*_`[]()|>#-~\\<&{%\t\"'12水\r\n\ufeff", max_size=120)


@given(_LINES)
def test_any_plain_text_and_markdown_is_written_back(raw: str) -> None:
    for format_, suffix in ((plain, "txt"), (markdown, "md")):
        document = format_.parse(raw, f"a.{suffix}", Languages("en"))
        assert render(document) == raw.encode()
        _check_places(document)


@given(_LINES)
def test_any_table_is_written_back_or_refused(raw: str) -> None:
    for name in ("a.csv", "a.tsv"):
        try:
            document = bilingual_csv.parse("source\ttarget,source\n" + raw, name, BOTH)
        except FormatError:
            continue
        assert render(document) == document.raw.encode()
        _check_places(document)


@given(_LINES)
def test_any_catalogue_is_written_back_or_refused(raw: str) -> None:
    try:
        document = po.parse(raw, "a.po", BOTH)
    except FormatError:
        return
    assert render(document) == raw.encode()


_STRINGS = st.text(alphabet='aé "\\\n\t水%<&', max_size=100)


@given(st.lists(st.tuples(_STRINGS.filter(bool), _STRINGS), unique_by=lambda pair: pair[0]), st.booleans())
def test_any_target_survives(pairs: list[tuple[str, str]], wrapped: bool) -> None:
    entry = 'msgid ""\n"{}"\nmsgstr ""\n' if wrapped else 'msgid "{}"\nmsgstr ""\n'
    escaped = [one.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") for one, _ in pairs]
    catalogue = po.parse("\n".join(map(entry.format, escaped)), "a.po", BOTH)
    table = bilingual_csv.parse(
        "source,target\n" + "".join('"' + one.replace('"', '""') + '",\n' for one, _ in pairs if one.strip()),
        "a.csv",
        BOTH,
    )
    units = "".join(f'<trans-unit id="{number}"><source>a</source></trans-unit>' for number, _ in enumerate(pairs))
    exchange = xliff.parse(
        f'<xliff version="1.2"><file original="a"><body>{units}</body></file></xliff>', "a.xlf", BOTH
    )
    for document, targets in (
        (catalogue, [target for _, target in pairs]),
        (table, [target for one, target in pairs if one.strip()]),
        (exchange, [target for _, target in pairs]),
    ):
        changed = document.with_segments(
            replace(segment, target=Text(target)) for segment, target in zip(document.segments, targets, strict=True)
        )
        again = formats()[document.format].parse(render(changed).decode(), document.path, BOTH)
        assert [segment.target.value for segment in again.segments if segment.target] == targets
        _check_places(again)


def _values(document: Document) -> list[tuple[str, str | None]]:
    return [(one.source.value, one.target.value if one.target else None) for one in document.segments]


def _check_places(document: Document) -> None:
    for segment in document.segments:
        for text in (segment.source, segment.target):
            if text is None:
                continue
            assert text.pieces
            for piece in text.pieces:
                value = text.value[piece.start : piece.start + piece.length]
                found = document.raw[piece.file_start : piece.file_start + piece.file_length]
                # A line end that stands for a space is the one character that differs; a code may be called anything.
                span = Span(piece.start, piece.start + piece.length)
                if not any(one.contains(span) for one in text.protected):
                    assert value == found if len(value) == len(found) and value != " " else len(value) in (0, 1)
            for one in text.protected:
                assert 0 <= one.start < one.end <= len(text.value)


def _refusal(path: Path) -> str:
    with pytest.raises(FormatError) as caught:
        read(path, BOTH)
    return str(caught.value)
