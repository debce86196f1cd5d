"""The summary as an HTML page for people: counts, and a few findings of each rule with both texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from glossator.check.rule import rules
from glossator.corpus.summary import Summary

__all__ = ["page"]

_STYLE = """
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1d2126; --faint: #62686f; --line: #dcdcd6;
  --error: #b3261e; --warning: #8a5a00; --info: #2a5c9a;
  --error-mark: #fbd3cf; --warning-mark: #ffe8b0; --info-mark: #d5e6fb; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1e2125; --ink: #e7e7e3; --faint: #a0a5ab; --line: #363b41;
    --error: #ff9c93; --warning: #f2c063; --info: #93c1f7;
    --error-mark: #5c201b; --warning-mark: #54400d; --info-mark: #1d3d63; }
}
body { font: 15px/1.5 system-ui, "Noto Sans", sans-serif; color: var(--ink); background: var(--paper);
  max-width: 66rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
a { color: inherit; }
.tables { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid var(--line); padding: .25rem 1.5rem .25rem 0; text-align: left; }
th { color: var(--faint); font-weight: 600; font-size: .85rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
article { border-left: 4px solid var(--line); margin: .75rem 0; padding: .1rem .9rem; }
article.error { border-color: var(--error); } article.warning { border-color: var(--warning); }
article.info { border-color: var(--info); }
article p { margin: .15rem 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.texts { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 0 1.5rem; }
mark { color: inherit; border-radius: 3px; padding: 0 1px; background: var(--warning-mark); }
.error mark { background: var(--error-mark); } .info mark { background: var(--info-mark); }
small { color: var(--faint); overflow-wrap: anywhere; }
"""
_TITLE = "Glossator: a corpus"


def page(summary: Summary) -> str:
    """One page without scripts that asks the network for nothing."""
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{_TITLE}</title><style>{_STYLE}</style></head><body><h1>{_TITLE}</h1>",
        f"<p>{summary.read:,} rows read, {summary.done:,} {summary.job.kind.done}, {summary.broken:,} broken</p>",
    ]
    if summary.findings:
        rows = [(rule, severity, number, _rate(number, summary.done)) for (rule, severity), number in _most(summary)]
        parts.append("<h2>Findings</h2>" + _table(("rule", "severity", "findings", "in 1000 rows"), rows))
    if summary.states:
        parts.append("<h2>States</h2>" + _table(("state", "rows"), summary.states.items()))
    for pair, counts in summary.pairs.items():
        counted = ((_words(name), count) for name, count in counts.items())
        parts.append(f"<h2>{escape(pair)}</h2>" + _table(("counted", "number"), counted))
    if summary.concepts:
        parts.append("<h2>Terms</h2>" + _table(("concept", "times"), summary.concepts.items()))
    for rule in dict.fromkeys(rule for (rule, _), _ in _most(summary)):
        samples = [_sample(sample) for sample in summary.samples if sample["rule"] == rule]
        parts.append(f'<h2 id="{escape(rule)}">{escape(rule)}</h2>' + "".join(samples))
    return "\n".join((*parts, "</body></html>\n"))


def _most(summary: Summary) -> list[tuple[tuple[str, str], int]]:
    return sorted(summary.findings.items(), key=lambda one: (-one[1], one[0]))


def _rate(number: int, rows: int) -> float:
    return number * 1000 / max(1, rows)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    known = list(rows)
    numbers = [isinstance(value, int | float) for value in (known[0] if known else ())]
    cells = (
        f'<th class="number">{cell}</th>' if is_number else f"<th>{cell}</th>"
        for cell, is_number in zip(head, numbers, strict=False)
    )
    return f'<div class="tables"><table><tr>{"".join(cells)}</tr>{"".join(map(_row, known))}</table></div>'


def _row(cells: tuple[object, ...]) -> str:
    return "<tr>" + "".join(map(_cell, cells)) + "</tr>"


def _cell(value: object) -> str:
    if isinstance(value, int | float):
        return (
            f'<td class="number">{value:,}</td>' if isinstance(value, int) else f'<td class="number">{value:,.2f}</td>'
        )
    text = escape(str(value))
    return f'<td><a href="#{text}">{text}</a></td>' if value in rules() else f"<td>{text}</td>"


def _sample(sample: Mapping[str, Any]) -> str:
    texts = "".join(f'<p dir="auto">{_marked(sample, side)}</p>' for side in ("source", "target") if sample[side])
    suggestions = ", ".join(filter(str.strip, sample["suggestions"]))
    suggested = f" → {escape(suggestions)}" if suggestions else ""
    place = escape(f"{sample['file']}, row {sample['row']}")
    said = f"<p>{escape(sample['message'])}{suggested}</p>"
    head = f'<article class="{escape(sample["severity"])}">{said}'
    return f'{head}<div class="texts">{texts}</div><small>{place}</small></article>'


def _marked(sample: Mapping[str, Any], side: str) -> str:
    text: str = sample[side]
    if side != sample["side"] or sample["end"] > len(text):
        return escape(text)
    start, end = sample["start"], sample["end"]
    return f"{escape(text[:start])}<mark>{escape(text[start:end])}</mark>{escape(text[end:])}"
