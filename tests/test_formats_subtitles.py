"""SubRip and WebVTT: what is read, and what a change leaves alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.errors import FormatError
from glossator.formats import subtitles
from glossator.formats.format import Languages, format_for, read, render
from glossator.model import Document, Span, Text

SAMPLES = Path(__file__).parent / "formats"
BOTH = Languages("en", "de")


def _changed(document: Document, id_: str, target: str) -> str:
    segments = (replace(one, target=Text(target)) if one.id == id_ else one for one in document.segments)
    return render(document.with_segments(segments)).decode()


def test_subrip_is_read_and_written() -> None:
    document = read(SAMPLES / "harbour.srt", BOTH)
    assert [(one.id, one.source.value, one.source.protected) for one in document.segments] == [
        ("1", "The harbour opens.\n<i>At last.</i>", (Span(19, 22), Span(30, 34))),
        ("2", "{\\an8}Mind the gap!", (Span(0, 6),)),
    ]
    assert _changed(document, "1", "Offen.\n\n<i>Endlich.</i>") == document.raw.replace(
        "The harbour opens.\n<i>At last.</i>", "Offen.\n<i>Endlich.</i>"
    )


def test_webvtt_is_read_and_written() -> None:
    document = read(SAMPLES / "harbour.vtt", BOTH)
    assert [(one.id, one.source.value, one.notes) for one in document.segments] == [
        ("opening", "<v Anna>The harbour opens.\n<i>At last.</i>", ("glossator: ignore quotes",)),
        ("2", "Mind the gap &amp; the rain!", ()),
    ]
    assert document.segments[0].source.protected[0] == Span(0, 8)
    assert _changed(document, "2", "A --> b") == document.raw.replace("Mind the gap &amp; the rain!", "A -> b")
    assert format_for("a.unknown", document.raw).name == "subtitles"


def test_a_cue_may_have_no_number_no_text_or_a_blank_line() -> None:
    times = "00:01,000 --> 00:02,000\r\n"
    raw = f"{times}\r\n\r\n2\r\n{times}One\r\n\r\ntwo\r\n\r\n{times}x"
    document = subtitles.parse(raw, "a.srt", BOTH)
    assert [(one.id, one.source.value) for one in document.segments] == [("2", "One\n\ntwo"), ("3", "x")]
    assert _changed(document, "3", "A\nb") == raw[:-1] + "A\r\nb"


def test_what_has_no_times_is_refused() -> None:
    with pytest.raises(FormatError, match=r"a.srt:1: no line of times such as 00:00:01,000 --> 00:00:02,000 was found"):
        subtitles.parse("words\n", "a.srt", BOTH)


_LINES = st.lists(
    st.sampled_from(
        [
            "",
            "1",
            "12",
            "WEBVTT",
            "NOTE a",
            "00:00:01,000 --> 00:00:02,000",
            "00:01.000 --> 00:02.000 x",
            "a",
            "<i>",
            " ",
        ]
    )
)


@settings(deadline=None)
@given(_LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_subtitles_are_read_or_refused(lines: list[str], newline: str) -> None:
    raw = newline.join(lines)
    try:
        document = subtitles.parse(raw, "a.srt", BOTH)
    except FormatError:
        return
    assert render(document) == raw.encode()
    for segment in document.segments:
        again = subtitles.parse(_changed(document, segment.id, "Zwei"), "a.srt", BOTH)
        expected = [(one.id, "Zwei" if one is segment else one.source.value) for one in document.segments]
        assert [(one.id, one.source.value) for one in again.segments] == expected
