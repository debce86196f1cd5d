"""A few findings of each rule, with their texts, for people to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["MOST", "merged", "sampled"]

# As many findings of a rule are shown.
MOST = 10
_LONGEST = 500
_SHOWN = ("rule", "severity", "confidence", "message", "side", "start", "end", "suggestions", "file", "row", "document")


def sampled(findings: pa.Table, rows: pa.Table) -> list[dict[str, Any]]:
    """The first findings of each rule, with the texts of their rows, shortened."""
    taken: Counter[str] = Counter()
    chosen = []
    for number, rule in enumerate(findings.column("rule").to_pylist()):
        taken[rule] += 1
        if taken[rule] <= MOST:
            chosen.append(number)
    picked = _taken(findings, chosen)
    wanted = {(row["file"], row["row"]) for row in picked}
    places = zip(rows.column("file").to_pylist(), rows.column("row").to_pylist(), strict=True)
    numbers = [number for number, place in enumerate(places) if place in wanted]
    texts = {(row["file"], row["row"]): row for row in _taken(rows, numbers)}
    return [_sample(row, texts[row["file"], row["row"]]) for row in picked]


def merged(samples: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of all samples the first of each rule, by file and row."""
    ordered = sorted(samples, key=lambda one: (one["rule"], one["file"], one["row"], one["start"], one["message"]))
    taken: Counter[str] = Counter()
    kept = []
    for sample in ordered:
        taken[sample["rule"]] += 1
        if taken[sample["rule"]] <= MOST:
            kept.append(sample)
    return kept


def _taken(table: pa.Table, numbers: list[int]) -> list[dict[str, Any]]:
    import pyarrow as pa

    rows: list[dict[str, Any]] = table.take(pa.array(numbers, pa.int64())).to_pylist()
    return rows


def _sample(finding: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    return {name: finding[name] for name in _SHOWN} | {
        name: _shortened(row[name] or "") for name in ("source", "target")
    }


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
