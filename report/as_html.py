"""The report as one HTML page: both texts side by side, filters, search and keys; it asks the network for nothing."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Mapping
from gettext import NullTranslations
from importlib.resources import files
from typing import Any

from glossator.model import Finding, Severity, Side, Tier
from glossator.report.as_json import dump
from glossator.report.messages import translator
from glossator.report.report import Look, Renderer, Report

__all__ = ["RENDERER"]


def _draw(report: Report, look: Look) -> bytes:
    """The page; its content security policy allows this style and this script, by their digests, and nothing else."""
    messages = translator(look.locale)
    style, script = (_part(name) for name in ("page.css", "page.js"))
    values = {
        "lang": look.locale.replace("_", "-"),
        "title": html.escape(messages.gettext("Glossator: findings")),
        "noscript": html.escape(
            messages.gettext("This page needs JavaScript; glossator check --format text does not.")
        ),
        "style_hash": _digest(style),
        "script_hash": _digest(script),
        "style": style,
        "script": script,
        # In a script element only an end tag or a comment could end the data.
        "data": dump(_data(report, messages)).replace("<", "\\u003c"),
    }
    page = _part("page.html")
    # One pass: what a value holds is not looked at again.
    pieces = page.split("{")
    filled = (values[name] + rest for name, _, rest in (piece.partition("}") for piece in pieces[1:]))
    return (pieces[0] + "".join(filled)).encode()


def _part(name: str) -> str:
    return files("glossator.report.page").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _data(report: Report, messages: NullTranslations) -> dict[str, Any]:
    """What the page shows; a segment with several findings is there once."""
    documents = {document.path: document for document in report.documents}
    paths = {path: number for number, path in enumerate(dict.fromkeys((*documents, *_paths(report))))}
    segments: dict[tuple[str, str], int] = {}
    texts: list[dict[str, str | None]] = []
    for finding in report.findings:
        segment = report.segment(finding)
        key = finding.path, finding.segment_id
        if segment and key not in segments:
            segments[key] = len(texts)
            target = segment.target.value if segment.target else None
            texts.append({"id": segment.id, "source": segment.source.value, "target": target})
    languages = {path: (one.source_language, one.target_language) for path, one in documents.items()}
    return {
        "files": [
            dict(zip(("name", "source", "target"), (path, *languages.get(path, (None, None))), strict=True))
            for path in paths
        ],
        "segments": texts,
        "findings": [_row(report, finding, paths, segments) for finding in report.findings],
        "facets": {
            "severity": [severity for severity, count in report.counts.items() if count],
            "rule": sorted(report.counts_by_rule, key=lambda name: (-report.counts_by_rule[name], name)),
            "file": list(dict.fromkeys(_paths(report))),
        },
        "labels": _labels(messages),
        "keys": _keys(messages),
        "footer": [str(report.signature), *report.all_notices],
    }


def _paths(report: Report) -> list[str]:
    return [finding.path for finding in report.findings]


def _row(
    report: Report, finding: Finding, paths: Mapping[str, int], segments: Mapping[tuple[str, str], int]
) -> dict[str, Any]:
    place = report.place(finding)
    return {
        "severity": finding.severity,
        "tier": Tier.of(finding.confidence),
        "rule": finding.rule,
        "message": finding.message,
        "file": paths[finding.path],
        "line": place.line,
        "column": place.column,
        "segment": segments.get((finding.path, finding.segment_id)),
        "side": finding.side,
        "span": [finding.span.start, finding.span.end],
        "suggestions": finding.suggestions,
    }


def _labels(messages: NullTranslations) -> dict[str, str]:
    return {
        **{severity: messages.gettext(severity) for severity in Severity},
        Tier.SURE: messages.gettext("sure"),
        Tier.LIKELY: messages.gettext("likely"),
        Tier.DOUBTFUL: messages.gettext("doubtful"),
        Side.SOURCE: messages.gettext("Source"),
        "translation": messages.gettext("Translation"),
        "text": messages.gettext("Text"),
        "suggestion": messages.gettext("suggestion: {text}"),
        "severity": messages.gettext("Severity"),
        "rule": messages.gettext("Rule"),
        "file": messages.gettext("File"),
        "search": messages.gettext("Search"),
        "shown": messages.gettext("{shown} of {all} findings"),
        "nothing": messages.gettext("No findings here."),
        "back": messages.gettext("Previous page"),
        "on": messages.gettext("Next page"),
    }


def _keys(messages: NullTranslations) -> list[tuple[str, str]]:
    return [
        ("j ↓", messages.gettext("next finding")),
        ("k ↑", messages.gettext("previous finding")),
        ("n p", messages.gettext("next and previous page")),
        ("] [", messages.gettext("next and previous file")),
        ("1 2 3", messages.gettext("show or hide errors, warnings, information")),
        ("/", messages.gettext("search")),
        ("?", messages.gettext("show or hide the keys")),
    ]


RENDERER = Renderer("html", (".html", ".htm"), _draw)
