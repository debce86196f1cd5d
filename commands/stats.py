"""How often each rule fires and is silenced: `stats`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from glossator.commands.options import (
    Baseline,
    ChangedSince,
    Columns,
    Confidence,
    GlossaryOption,
    Ignore,
    Jobs,
    Lang,
    Lenient,
    NoGlossary,
    Paths,
    Select,
    SourceFile,
    SourceLang,
)
from glossator.commands.terminal import show

if TYPE_CHECKING:
    from glossator.report.report import Report

__all__ = ["stats"]

_COLUMNS = ("rule", "findings", "sure", "likely", "doubtful", "by comment", "by baseline", "per 1000 segments")


def stats(
    paths: Paths = None,
    lang: Lang = None,
    source: SourceFile = None,
    source_lang: SourceLang = None,
    columns: Columns = None,
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    lenient: Lenient = False,
    select: Select = None,
    ignore: Ignore = None,
    confidence: Confidence = None,
    baseline: Baseline = None,
    changed_since: ChangedSince = None,
    jobs: Jobs = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs: one JSON object.")] = False,
) -> None:
    """Count how often each rule fires, how sure it is, and how often it is silenced and by what."""
    from glossator.commands.checked import Asked, report_for
    from glossator.config import load

    settings = load()
    asked = Asked(
        *(paths, lang, source, source_lang, glossary, no_glossary, lenient),
        *(select, ignore, confidence, jobs, changed_since, columns),
    )
    report = report_for(asked, settings, baseline or settings.baseline)
    _print(_rows(report), as_json)
    if report.unreadable:
        raise typer.Exit(2)


def _print(rows: list[tuple[str | int | float, ...]], as_json: bool) -> None:
    from glossator.report.as_json import dump

    if as_json:
        show(dump({str(row[0]): dict(zip(_COLUMNS[1:], row[1:], strict=True)) for row in rows}, indent=2))
        return
    width = max(len(str(row[0])) for row in (*rows, _COLUMNS))
    for row in (_COLUMNS, *rows):
        cells = (f"{cell:>{len(column)}}" for cell, column in zip(row[1:], _COLUMNS[1:], strict=True))
        show(f"{row[0]:{width}}  {'  '.join(cells)}")


def _rows(report: Report) -> list[tuple[str | int | float, ...]]:
    """A row for each rule that spoke or was silenced, and one for all."""
    from glossator.model import Silence, Tier

    segments = sum(len(document.segments) for document in report.documents) or 1
    names = sorted({finding.rule for finding in (*report.findings, *report.silenced)})
    rows: list[tuple[str | int | float, ...]] = []
    for name in (*names, "all"):
        shown = [finding for finding in report.findings if name in (finding.rule, "all")]
        hidden = [finding for finding in report.silenced if name in (finding.rule, "all")]
        tiers = (sum(Tier.of(finding.confidence) is tier for finding in shown) for tier in Tier)
        silences = (sum(finding.silenced is silence for finding in hidden) for silence in Silence)
        rows.append((name, len(shown), *tiers, *silences, round(1000 * len(shown) / segments, 1)))
    return rows
