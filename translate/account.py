"""The account of a translation: what was done, for the run and for each segment."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from glossator.model import Segment, State
from glossator.translate.run import Origin, SegmentReport, Translation
from glossator.translate.task import Outcome

__all__ = ["as_json", "origins", "outcomes"]


def as_json(translation: Translation) -> bytes:
    """The account in UTF-8, the same bytes for the same translation.

    `counts` has the segments by the origin of their translation, those with another source than before, those to be
    looked at, the messages that became obsolete and the words that the model wrote as another variety of the language
    does (`respelled`); `terms` how the occurrences of the glossary's concepts came into the text.
    """
    document, glossary = translation.document, translation.glossary
    by_id = {segment.id: segment for segment in document.segments}
    account = {
        "path": document.path,
        "source_language": document.source_language,
        "target_language": document.target_language,
        "engine": translation.engine,
        "glossary": {"name": glossary.name, "digest": glossary.digest, "concepts": len(glossary.concepts)},
        "counts": {
            **origins(translation),
            "source_changed": sum(bool(report.previous) for report in translation.segments),
            "fuzzy": sum(segment.state is State.FUZZY for segment in document.segments),
            "obsolete": len(translation.obsolete),
            "respelled": sum(len(report.respelled) for report in translation.segments),
        },
        "terms": outcomes(translation),
        "segments": [_segment(by_id[report.segment_id], report) for report in translation.segments],
    }
    return (json.dumps(account, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "surrogatepass")


def origins(translation: Translation) -> dict[str, int]:
    """How many segments there are of each origin."""
    counts = Counter(report.origin for report in translation.segments)
    return {str(origin): counts[origin] for origin in Origin}


def outcomes(translation: Translation) -> dict[str, int]:
    """How many of the glossary's terms came into the text in each way, once for each segment."""
    counts = Counter(use.outcome for report in translation.segments for use in report.terms)
    return {str(outcome): counts[outcome] for outcome in Outcome}


def _segment(segment: Segment, report: SegmentReport) -> dict[str, Any]:
    terms = [
        {
            "concept": use.concept_id,
            "source": use.source,
            "term": use.term,
            "outcome": str(use.outcome),
            **({"reason": use.reason} if use.reason else {}),
        }
        for use in report.terms
    ]
    return {
        "id": segment.id,
        "source": segment.source.value,
        **({"previous": report.previous} if report.previous else {}),
        "target": segment.target.value if segment.target else "",
        "origin": str(report.origin),
        "state": str(segment.state),
        "terms": terms,
        **({"respelled": [list(pair) for pair in report.respelled]} if report.respelled else {}),
        "comments": list(report.for_editors),
    }
