from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from glossator.glossary.concept import Concept, Glossary, Term
from glossator.model import Document, Finding, Piece, Segment, Severity, Side, Span, Text
from glossator.report.report import Look, Place, Report, Signature, renderer_for, renderers

GOLDEN = Path(__file__).parent / "report"

ARTICLE = (
    "The ministers met in Tarvos.\n"
    "They signed the the accord of Lune, and Ines Valdor of the delegation praised “a new spring” for all of the "
    "coast.\n"
    "峰会通过了人类命运共同体的联合声明，各方对此表示欢迎，"
    "并期待下一次会议在首都举行，届时将讨论边界、贸易与能源问题。\n"
)
BASIS = {"en": ("dictionary", "stems"), "pt-BR": ("letters",)}
SIGNATURE = Signature("0.1.0", 14, "coast@0123456789ab", "en", basis=BASIS)


def part(number: int, text: str) -> Segment:
    return Segment(str(number), Text.at(text, ARTICLE.index(text)), block=number)


def finding(segment: Segment, quote: str, **changes: object) -> Finding:
    side = changes.pop("side", segment.checked_side)
    start = segment.text(side).value.index(quote)
    given = Finding(
        rule="repeated-word",
        severity=Severity.WARNING,
        confidence=1.0,
        message=f"“{quote}” is at fault",
        path="summit.txt",
        segment_id=segment.id,
        side=side,
        span=Span(start, start + len(quote)),
        mqm="fluency/duplication",
    )
    return replace(given, **changes)


SEGMENTS = tuple(part(number, line) for number, line in enumerate(ARTICLE.splitlines(), start=1))
SUMMIT = Document("summit.txt", "plain", ARTICLE, SEGMENTS, source_language="en", notices=("no language was given",))
ALIGNED = Document(
    "acordo.txt",
    "plain",
    "Assinaram o pacto.\n",
    (Segment("1", Text("They signed the accord."), Text.at("Assinaram o pacto.", 0)),),
    source_language="en",
    target_language="pt-BR",
    source_path="accord.txt",
)
REPORT = Report(
    (SUMMIT, ALIGNED),
    (
        finding(SEGMENTS[2], "人类命运共同体", severity=Severity.INFO, rule="term-case", confidence=0.66666),
        finding(
            SEGMENTS[1],
            "Ines Valdor",
            rule="name-misspelled",
            severity=Severity.ERROR,
            suggestions=("Inês Valdor", "Inês Valdora"),
            concept_id="valdor",
            mqm="accuracy/mistranslation",
        ),
        finding(SEGMENTS[1], "the the", suggestions=("the",)),
        finding(
            ALIGNED.segments[0],
            "accord",
            rule="term-missing",
            severity=Severity.ERROR,
            path="acordo.txt",
            side=Side.SOURCE,
            suggestions=("acordo",),
            concept_id="accord",
        ),
    ),
    SIGNATURE,
    ("the glossary is coast.csv",),
)


@pytest.mark.parametrize(
    ("name", "renderer", "look"),
    [
        ("report.txt", "text", Look(width=80)),
        ("report.color.txt", "text", Look(width=60, color=True)),
        ("report.pt_BR.txt", "text", Look(width=80, locale="pt_BR")),
        ("report.json", "json", Look()),
        ("report.jsonl", "jsonl", Look()),
        ("report.csv", "csv", Look()),
        ("report.junit.xml", "junit", Look()),
    ],
)
def test_whole_output(name: str, renderer: str, look: Look) -> None:
    drawn = renderers()[renderer].render(REPORT, look)
    assert (drawn if isinstance(drawn, bytes) else drawn.encode()) == (GOLDEN / name).read_bytes()


def test_clean_result_is_one_line_and_the_signature() -> None:
    clean = Report((replace(SUMMIT, notices=()),), (), SIGNATURE)
    assert renderers()["text"].render(clean) == f"No findings in 1 document.\n{SIGNATURE}\n"
    assert renderers()["jsonl"].render(clean) == ""


def test_every_place_is_that_of_the_file() -> None:
    for found in REPORT.findings:
        place = REPORT.place(found)
        if found.path == "acordo.txt":
            # The source stands in another file: the whole translation is the place.
            assert place == Place("acordo.txt", 0, len("Assinaram o pacto."), 1, 1)
        else:
            assert ARTICLE[place.start : place.end] == REPORT.quote(found)
            assert (place.line, place.column) == SUMMIT.line_and_column(place.start)


def test_place_of_an_escaped_text() -> None:
    text = Text("a & b", (), (Piece(0, 2, 5, 2), Piece(2, 1, 7, 5), Piece(3, 2, 12, 2)))
    document = Document("x.html", "html", "<p>\r\na &amp; b", (Segment("1", text),))
    found = replace(finding(document.segments[0], "&"), path="x.html")
    assert Report((document,), (found,), SIGNATURE).place(found) == Place("x.html", 7, 12, 2, 3)


def test_finding_about_a_whole_file_has_no_place() -> None:
    found = replace(REPORT.findings[0], path="gone.po", segment_id="", suggestions=())
    report = Report((), (found,), SIGNATURE)
    assert report.place(found) == Place("gone.po")
    assert f"\ngone.po: error: {found.message} [term-missing]\n" in report_text(report)


def test_signature_names_every_condition() -> None:
    glossary = Glossary("coast", (Concept("valdor", (Term("Inês Valdor", "en"),)),))
    signature = Signature.of(14, glossary, REPORT.documents, "firefox@1.0")
    assert str(replace(signature, version="0.1.0")) == (
        f"glossator:0.1.0|rules:14|glossary:coast@{glossary.digest}|engine:firefox@1.0|lang:en+en-pt-BR"
        "|by:en=dictionary+stems+spelling+spacing,pt-BR=dictionary+stems"
    )
    unknown = Document("x", "plain", "", ())
    assert Signature.of(1, Glossary("", ()), [unknown]).glossary == "none"
    assert Signature.of(1, Glossary("", ()), [unknown]).languages == "und"
    assert Signature.of(1, Glossary("", ()), [unknown]).basis == {"und": ("letters",)}


def test_text_of_the_input_cannot_command_the_terminal() -> None:
    hostile = "red \x1b[31m \x9b2J \x07 \u202edrow \udc80 end"
    segment = Segment("1\x1b", Text.at(hostile, 0))
    document = Document("a\x1b]0;.txt", "plain", hostile, (segment,), notices=("\x1b[2J",))
    found = replace(
        finding(segment, "[31m"),
        path=document.path,
        message="\x1b[1m\n",
        suggestions=("\x00\u2028",),
        concept_id="\x85",
    )
    report = Report((document,), (found,), SIGNATURE)
    drawn = report_text(report)
    assert not set("\x1b\x9b\x07\u202e\udc80\x00\u2028\x85") & set(drawn)
    assert "    red ␛[31m �2J ␇ �drow � end\n         ^^^^\n" in drawn
    for name in ("json", "jsonl"):
        encoded = renderers()[name].render(report)
        assert not set("\x1b\x9b\x07\udc80\x00\u2028\x85") & set(encoded)
        encoded.encode()
        value = json.loads(encoded)
        assert value.get("findings", [value])[0]["suggestions"] == ["\x00\u2028"]


@pytest.mark.parametrize("width", [0, 1, 20, 33, 80])
@pytest.mark.parametrize("value", ["x", "峰会" * 300, "word " * 300, "e\u0301" * 500, "\u200b" * 500])
def test_lines_of_text_keep_to_the_width(value: str, width: int) -> None:
    from rich.cells import cell_len

    segment = Segment("1", Text.at(value, 0))
    spans = (Span(0, 0), Span(0, len(value)), Span(len(value) // 2, len(value) // 2 + 1), Span(len(value), len(value)))
    for span in spans:
        found = replace(finding(segment, value[:1]), path="x", span=span)
        document = Document("x", "plain", value, (segment,))
        lines = report_text(Report((document,), (found,), SIGNATURE), Look(width=width)).split("\n")
        marks = next(line for line in lines if line.strip() and not line.strip("^ "))
        assert cell_len(lines[lines.index(marks) - 1]) <= max(width, 24)
        assert len(marks) <= max(width, 24) + 1


def test_suffix_chooses_the_renderer() -> None:
    chosen = {suffix: renderer_for(f"a{suffix}").name for suffix in (".json", ".jsonl", ".NDJSON", ".txt", ".po", "")}
    assert chosen == {
        ".json": "json", ".jsonl": "jsonl", ".NDJSON": "jsonl", ".txt": "text", ".po": "text", "": "text",
    }  # fmt: skip


@pytest.mark.slow
def test_twenty_thousand_findings_in_a_long_file() -> None:
    line = "They signed the the accord of Lune on the coast.\n"
    raw = line * 20_000
    segments = tuple(Segment(str(number), Text.at(line[:-1], number * len(line))) for number in range(20_000))
    document = Document("long.txt", "plain", raw, segments)
    findings = tuple(replace(finding(segment, "the the"), path="long.txt") for segment in reversed(segments))
    started = time.process_time()
    report = Report((document,), findings, SIGNATURE)
    for renderer in renderers().values():
        assert renderer.render(report)
    assert time.process_time() - started < 20
    assert report.place(report.findings[-1]).line == 20_000


def report_text(report: Report, look: Look | None = None) -> str:
    drawn = renderers()["text"].render(report, look or Look())
    assert isinstance(drawn, str)
    return drawn
