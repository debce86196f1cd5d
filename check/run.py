"""Runs the rules over documents, one segment at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from glossator.analyze import Analyser
from glossator.check.forked import shared
from glossator.check.glance import Glance
from glossator.check.rule import Collector, Rule, Scope, rules
from glossator.check.silence import marked
from glossator.errors import ConfigError
from glossator.glossary.concept import Glossary
from glossator.model import Document, Finding

__all__ = ["DEFAULT_CONFIDENCE", "check_document", "check_documents", "select"]

DEFAULT_CONFIDENCE = 0.5
_STRIDE = 200
# Stands for the number of a document with collectors that see all of them.
_CORPUS = -1


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
    jobs: int = 1,
    silenced: bool = False,
    analyser: Analyser | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Finding, ...]:
    """What is wrong in documents that belong together, by document and in reading order.

    Findings less sure than `confidence` (0..1) are left out, and those that a comment silences unless `silenced` asks
    for them too. `jobs` processes share the work, where the platform can fork; the findings are the same. Whoever calls
    this many times passes one `analyser` of the glossary, which remembers what it has learned. `progress` is told how
    many segments of how many are done.
    """
    chosen = select() if selected is None else selected
    analyser = analyser or Analyser(glossary)
    total = sum(len(document.segments) for document in documents)
    shares = [range(total * job // jobs, total * (job + 1) // jobs) for job in range(jobs)]
    analyser.prepare(documents)
    told = progress and _scaled(progress, jobs)
    seen = shared(lambda share: _look(documents, share, chosen, analyser, told), shares)
    found = [finding for part in seen for finding in part.findings]
    by_name = {rule.name: rule for rule in chosen}
    for (_, name), collector in _merged(seen).items():
        found += by_name[name].conclusions(collector)
    order: dict[tuple[str, str], int] = {}
    for document in documents:
        for segment in document.segments:
            order.setdefault((document.path, segment.id), len(order))
    sure = marked((finding for finding in found if finding.confidence >= confidence), documents)
    heard = sure if silenced else [finding for finding in sure if finding.silenced is None]
    return tuple(sorted(heard, key=lambda finding: (order[finding.path, finding.segment_id], *_place(finding))))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one process found, and its collectors by the number of the document (-1: all) and the name of the rule."""

    findings: list[Finding]
    collectors: dict[tuple[int, str], Collector]


def _look(
    documents: Sequence[Document],
    share: range,
    chosen: Sequence[Rule],
    analyser: Analyser,
    progress: Callable[[int, int], None] | None,
) -> _Seen:
    """Run the rules over the segments whose numbers, counted through all documents, are in `share`."""
    glance = Glance([rule for rule in chosen if rule.scope is Scope.SEGMENT])
    seen = _Seen([], {(_CORPUS, rule.name): rule.collector() for rule in chosen if rule.scope is Scope.CORPUS})
    done = first = 0
    for number, document in enumerate(documents):
        part = range(max(share.start - first, 0), min(share.stop - first, len(document.segments)))
        first += len(document.segments)
        if part:
            seen.collectors.update(
                {(number, rule.name): rule.collector() for rule in chosen if rule.scope is Scope.DOCUMENT}
            )
        collectors = [collector for (whose, _), collector in seen.collectors.items() if whose in (number, _CORPUS)]
        for segment in analyser.segments(document, part):
            for rule in glance.rules_for(segment):
                seen.findings.extend(rule.findings(segment))
            for collector in collectors:
                collector.see(segment)
            done += 1
            if progress and done % _STRIDE == 0:
                progress(done, len(share))
    return seen


def _merged(seen: Iterable[_Seen]) -> dict[tuple[int, str], Collector]:
    """The collectors of all processes, those of one rule and document as one."""
    merged: dict[tuple[int, str], Collector] = {}
    for part in seen:
        for key, collector in part.collectors.items():
            if key in merged:
                merged[key].merge(collector)
            else:
                merged[key] = collector
    return merged


def _scaled(progress: Callable[[int, int], None], jobs: int) -> Callable[[int, int], None]:
    """What one process has done stands for the others."""
    return lambda done, total: progress(done * jobs, total * jobs)


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


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.side, finding.span.start, finding.span.end, finding.rule, finding.message
