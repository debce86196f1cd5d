"""The summary as people see it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from glossator.corpus.job import Job, Kind
from glossator.corpus.page import page
from glossator.corpus.summary import Summary

HOSTILE = "<script>alert(1)</script>&amp;\u202e"


def sample(**more: Any) -> dict[str, Any]:
    known = {
        "rule": "number-mismatch",
        "severity": "error",
        "confidence": 0.9,
        "message": f"found 3 {HOSTILE}",
        "side": "target",
        "start": 8,
        "end": 9,
        "suggestions": ["2"],
        "file": f"a{HOSTILE}.tsv",
        "row": 7,
        "document": None,
        "source": f"It is 2 {HOSTILE}",
        "target": f"Isto é  3 {HOSTILE}",
    }
    return known | more


def summary(kind: Kind = Kind.CHECK) -> Summary:
    findings = {("double-space", "warning"): 1, ("number-mismatch", "error"): 2_400}
    spaces = sample(rule="double-space", severity="warning", suggestions=[" "], start=6, end=8)
    long = sample(start=600, end=700, source="")
    counts = {"en-pt": {"segments": 1_234_567, "source_words": 0}}
    made = Summary(Job(kind, ()), 1_234_569, 1_234_567, 2, findings, {}, {}, {}, (spaces, sample(), long))
    if kind is Kind.CHECK:
        return made
    states = {"translated": 1_234_567} if kind is Kind.TRANSLATE else {}
    return Summary(made.job, made.read, made.done, made.broken, {}, states, counts, {"port (en)": 3})


def test_counts_and_samples() -> None:
    text = page(summary())
    assert "<p>1,234,569 rows read, 1,234,567 checked, 2 broken</p>" in text
    assert '<td class="number">2,400</td><td class="number">1.94</td>' in text
    assert text.index('id="number-mismatch"') < text.index('id="double-space"')
    assert "Isto é  <mark>3</mark> &lt;script&gt;" in text
    assert text.count("<mark>") == 2
    assert " → 2</p>" in text
    assert "→  <" not in text
    assert "<script" not in text
    assert "http:" not in text


@pytest.mark.parametrize("kind", [Kind.STATS, Kind.TRANSLATE])
def test_what_other_commands_count(kind: Kind) -> None:
    text = page(summary(kind))
    assert f"1,234,567 {kind.done}" in text
    assert '<td>source words</td><td class="number">0</td>' in text
    assert "<td>port (en)</td>" in text
    assert "Findings" not in text


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no Chromium is installed, so the summary was not opened")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_browser(browser: Any, tmp_path: Path, scheme: str) -> None:
    path = tmp_path / "summary.html"
    path.write_text(page(summary()), encoding="utf-8")
    opened = browser.new_page(color_scheme=scheme, viewport={"width": 360, "height": 800})
    told: list[str] = []
    for event in ("pageerror", "console"):
        opened.on(event, lambda what: told.append(str(what)))
    opened.on("request", lambda request: told.append(request.url))
    opened.goto(path.as_uri())
    assert told == [path.as_uri()]
    assert opened.evaluate("document.documentElement.scrollWidth") == 360
    assert opened.locator("article").count() == 3
    assert opened.locator("mark").all_text_contents() == ["3", "  "]
    opened.click("text=double-space")
    assert opened.url.endswith("#double-space")
    colour = opened.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == {"light": "rgb(255, 255, 255)", "dark": "rgb(30, 33, 37)"}[scheme]
    opened.close()
