"""Runs the rules over documents, one segment at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from glossator.analyze import Analyser
from glossator.check.rule import Collector, Rule, Scope, rules
from glossator.errors import ConfigError
from glossator.glossary.concept import Glossary
from glossator.model import Document, Finding

__all__ = ["DEFAULT_CONFIDENCE", "check_document", "check_documents", "select"]

DEFAULT_CONFIDENCE = 0.5
_STRIDE = 200


def select(chosen: Sequence[str] = (), ignored: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules of these names (all, where none is named) without the ignored ones; a name may end in `*`.

    Raises:
        ConfigError: no rule has such a name.
    """
    wanted = _named(chosen) if chosen else tuple(rules())
    unwanted = _named(ignored)
    return tuple(rules()[name] for name in wanted if name not in unwanted)


def check_document(
    document: Document,
    glossary: Glossary,
    selected: Sequence[Rule] | None = None,
    *,
    confidence: float = DEFAULT_CONFIDENCE,
) -> tuple[Finding, ...]:
    """What is wrong in one document, in reading order."""
    return check_documents((document,), glossary, selected, confidence=confidence)


def check_documents(
    documents: Sequence[Document],
    glossary: Glossary,
    selected: Sequence[Rule] | None = None,
    *,
    confidence: float = DEFAULT_CONFIDENCE,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Finding, ...]:
    """What is wrong in documents that belong together, by document and in reading order.

    Findings less sure than `confidence` (0..1) are left out. `progress` is told how many segments of how many are done.
    """
    chosen = select() if selected is None else selected
    analyser = Analyser(glossary)
    corpus = _collectors(chosen, Scope.CORPUS)
    found: list[Finding] = []
    order: dict[tuple[str, str], int] = {}
    total = sum(len(document.segments) for document in documents)
    for document in documents:
        collectors = _collectors(chosen, Scope.DOCUMENT)
        for segment in analyser.segments(document):
            order.setdefault((document.path, segment.segment.id), len(order))
            if progress and len(order) % _STRIDE == 0:
                progress(len(order), total)
            for rule in chosen:
                if rule.scope is Scope.SEGMENT:
                    found += rule.findings(segment)
            for _, collector in (*collectors, *corpus):
                collector.see(segment)
        found += _conclusions(collectors)
    found += _conclusions(corpus)
    sure = (finding for finding in found if finding.confidence >= confidence)
    return tuple(sorted(sure, key=lambda finding: (order[finding.path, finding.segment_id], *_place(finding))))


def _named(patterns: Sequence[str]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for pattern in patterns:
        fitting = [
            name for name in rules() if name == pattern or (pattern[-1:] == "*" and name.startswith(pattern[:-1]))
        ]
        if not fitting:
            raise ConfigError(f"no rule is called {pattern!r}", hint="glossator rules lists them")
        names |= dict.fromkeys(fitting)
    return tuple(names)


def _collectors(chosen: Sequence[Rule], scope: Scope) -> tuple[tuple[Rule, Collector], ...]:
    return tuple((rule, rule.collector()) for rule in chosen if rule.scope is scope)


def _conclusions(collectors: Iterable[tuple[Rule, Collector]]) -> Iterator[Finding]:
    for rule, collector in collectors:
        yield from rule.conclusions(collector)


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.side, finding.span.start, finding.span.end, finding.rule, finding.message
