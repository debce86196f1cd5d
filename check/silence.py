"""Findings that a comment in the file asks not to hear of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from glossator.model import Document, Finding, Silence

__all__ = ["marked", "silenced_rules"]

_ASKS = "glossator:"
_REQUEST = re.compile(r"\s*glossator:\s*ignore(?![\w-])(?P<rules>[^\n]*)")
# What follows two hyphens says why, for people.
_REASON = re.compile(r"(?:^|\s)--")


def silenced_rules(notes: Iterable[str]) -> tuple[str, ...]:
    """The rules, or patterns with `*`, that the notes of a segment silence; a request that names none means all.

    >>> silenced_rules(["glossator: ignore term-missing, name-* -- the ministry writes it so"])
    ('term-missing', 'name-*')
    """
    found: list[str] = []
    for note in notes:
        request = _REQUEST.match(note) if _ASKS in note else None
        if request:
            names = _REASON.split(request["rules"], maxsplit=1)[0]
            found += re.findall(r"[\w*-]+", names) or ["*"]
    return tuple(found)


def marked(findings: Iterable[Finding], documents: Sequence[Document]) -> list[Finding]:
    """The findings, those that a comment silences marked so."""
    asked = {
        (document.path, segment.id): patterns
        for document in documents
        for segment in document.segments
        if segment.notes and (patterns := silenced_rules(segment.notes))
    }
    if not asked:
        return list(findings)
    return [
        replace(finding, silenced=Silence.COMMENT)
        if any(fnmatchcase(finding.rule, pattern) for pattern in asked.get((finding.path, finding.segment_id), ()))
        else finding
        for finding in findings
    ]
