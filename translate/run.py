"""Translates documents: mask, normalise, translate, bring in the terms, restore, check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from glossator.check.forked import processes_for
from glossator.check.run import check_documents
from glossator.formats.po_new import new_po
from glossator.formats.po_old import OldEntry
from glossator.glossary.concept import Glossary
from glossator.languages.language import language_for
from glossator.model import Document, Finding, Segment, Severity, State, Text
from glossator.translate.answers import Answers, Progress
from glossator.translate.choice import keep_choices
from glossator.translate.constrain import TermUse
from glossator.translate.draft import Draft, drafts
from glossator.translate.engine import Engine
from glossator.translate.recall import recalled, similar_comments
from glossator.translate.task import Outcome
from glossator.translate.terms import Terminology
from glossator.translate.update import Found, Update, machine_mark, update
from glossator.translate.variety import Speller

if TYPE_CHECKING:
    from glossator.translate.memory import Memory

__all__ = ["Check", "Origin", "Progress", "SegmentReport", "Translation", "po_bytes", "translate_document"]

Check = Callable[[Document], Iterable[Finding]]


class Origin(StrEnum):
    """Where a translation is from; CHANGED is that of an older source, for a person to look at."""

    MACHINE = "machine"
    MEMORY = "memory"
    KEPT = "kept"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class SegmentReport:
    """What was done in one segment.

    `comments` tell a reviewer what to look at and are empty where all went well; `similar` offers what a memory has
    for sources like this one, `carried` are the translators' comments of the old file. `previous` is the source as it
    was, where it has changed. `by_machine` says that nobody has had to do with the translation but the model;
    `respelled` are words that it wrote as another variety of the language does, each as it was and as it is.
    """

    segment_id: str
    terms: tuple[TermUse, ...]
    comments: tuple[str, ...]
    origin: Origin = Origin.MACHINE
    similar: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    previous: str = ""
    by_machine: bool = False
    respelled: tuple[tuple[str, str], ...] = ()

    @property
    def for_editors(self) -> tuple[str, ...]:
        """All comments, each once."""
        return tuple(dict.fromkeys((*self.carried, *self.comments, *self.similar)))


@dataclass(frozen=True, slots=True)
class Translation:
    """A document with targets and states, a report for each segment with words, and what it was made with.

    `obsolete` are the messages of the old file that belong to no segment any more.
    """

    document: Document
    segments: tuple[SegmentReport, ...]
    engine: str
    glossary: Glossary
    obsolete: tuple[OldEntry, ...] = ()


def translate_document(
    document: Document,
    engine: Engine,
    glossary: Glossary,
    target_language: str,
    *,
    old: Sequence[OldEntry] = (),
    memory: Memory | None = None,
    check: Check | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Translation:
    """`document` in `target_language`, with the terms of `glossary`.

    Segments that have a translation keep it, and so do those that `old`, a catalogue made from an older state of the
    document, has one for; `memory` serves for others. A bare language code means its default variety. `check` finds
    what is wrong in the result: the product's own rules, unless another is given. A segment with a warning or an error,
    with a term that could not be brought in, or whose source has changed is FUZZY; a comment says why. Up to `jobs`
    processes share the work; the result is the same.

    Raises:
        EngineError: the model failed.
    """
    terminology = Terminology(glossary, document.source_language or engine.source, _with_variety(target_language))
    speller = Speller(terminology)
    ask = Answers(engine, speller, jobs, progress)
    made = _made(document, old, memory, terminology, ask)
    translated = replace(
        document,
        source_language=terminology.source.code,
        target_language=terminology.target.code,
        segments=tuple(map(made.applied, document.segments)),
    )
    findings = check(translated) if check else _checked(translated, glossary, jobs)
    reports = tuple(
        replace(report, respelled=speller.changed_in(made.text(report.segment_id)))
        for report in _reports(translated, made, findings, memory)
    )
    return Translation(
        _judged(translated, reports), reports, f"{engine.name} {engine.version}", glossary, made.before.obsolete
    )


def po_bytes(translation: Translation) -> bytes:
    """A PO file for editors: every segment with its source, the doubtful ones fuzzy with a comment that says why.

    The header names the engine with its model, the glossary with its digest, and this product. A note marks what
    nobody has touched.
    """
    glossary = translation.glossary
    header = {
        "X-Generator": f"Glossator {version('glossator')}",
        "X-Engine": translation.engine,
        "X-Glossary": f"{glossary.name} {glossary.digest}" if glossary.concepts else "none",
    }
    by_id = {report.segment_id: report for report in translation.segments}
    segments = [_marked(segment, by_id.get(segment.id)) for segment in translation.document.segments]
    return new_po(
        translation.document.with_segments(segments),
        header=header,
        comments={name: report.for_editors for name, report in by_id.items()},
        previous={name: report.previous for name, report in by_id.items()},
        obsolete=translation.obsolete,
    )


class _Made(NamedTuple):
    """What is known from before, what the memory has, and what the model said, by the ids of the segments."""

    before: Update
    exact: Mapping[str, Text]
    drafts: Mapping[str, Draft]

    def applied(self, segment: Segment) -> Segment:
        """The segment with its translation, if there is one."""
        found = self.before.found.get(segment.id)
        draft = self.drafts.get(segment.id)
        target = draft.text if draft else self.exact.get(segment.id, found.target if found else None)
        if target is None:
            return segment
        unchanged = found is None or found.state is State.INITIAL or segment.id in self.exact
        state = State.TRANSLATED if unchanged or not found else found.state
        return replace(segment, target=target, state=state)

    def text(self, name: str) -> str:
        """What was made of the model's answer for the segment of that id; empty where it was not asked."""
        return self.drafts[name].text.value if name in self.drafts else ""

    def origin(self, segment: Segment) -> Origin:
        """Where the translation of the segment is from."""
        if segment.id in self.drafts:
            return Origin.MACHINE
        if segment.id in self.exact:
            return Origin.MEMORY
        found = self.before.found.get(segment.id)
        return Origin.CHANGED if found and found.source_changed else Origin.KEPT


def _made(
    document: Document, old: Sequence[OldEntry], memory: Memory | None, terminology: Terminology, ask: Answers
) -> _Made:
    work = [one for one in document.segments if not _is_translated(one) and _has_words(one)]
    exact = recalled(memory, work, terminology.source.code, terminology.target.code) if memory else {}
    before = update(work, old, exact)
    kept = {name for name, found in before.found.items() if found.target is not None}
    exact = {name: text for name, text in exact.items() if name not in kept}
    work = [one for one in work if one.id not in kept and one.id not in exact]
    settled = [target.value for target in _settled(document, before, exact)]
    drafted = keep_choices(drafts([one.source for one in work], terminology, ask), settled, terminology)
    return _Made(before, exact, {one.id: draft for one, draft in zip(work, drafted, strict=True)})


def _settled(document: Document, before: Update, exact: Mapping[str, Text]) -> Iterator[Text]:
    """The translations that are not made now."""
    translated = (segment.target for segment in document.segments if _is_translated(segment))
    known = (found.target for found in before.found.values())
    return (target for target in (*translated, *known, *exact.values()) if target is not None)


def _has_words(segment: Segment) -> bool:
    return bool(segment.source.value.strip())


def _is_translated(segment: Segment) -> bool:
    return segment.target is not None and bool(segment.target.value.strip())


def _with_variety(code: str) -> str:
    """The code as BCP 47 writes it, of the default variety where it names none."""
    language, *rest = code.replace("_", "-").split("-")
    if not rest:
        return language_for(language).default_variety or language.lower()
    return "-".join((language.lower(), *(part.upper() if len(part) == 2 else part for part in rest)))


def _checked(document: Document, glossary: Glossary, jobs: int) -> tuple[Finding, ...]:
    return check_documents((document,), glossary, jobs=min(jobs, processes_for(len(document.segments))))


def _reports(
    document: Document, made: _Made, findings: Iterable[Finding], memory: Memory | None
) -> Iterator[SegmentReport]:
    serious: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity.at_least(Severity.WARNING):
            serious.setdefault(finding.segment_id, []).append(finding)
    for segment in filter(_has_words, document.segments):
        report = _report(segment, made, serious.get(segment.id, []))
        if memory and report.origin is Origin.MACHINE:
            found = similar_comments(memory, segment, document.source_language or "", document.target_language or "")
            report = replace(report, similar=tuple(found))
        yield report


def _report(segment: Segment, made: _Made, findings: Sequence[Finding]) -> SegmentReport:
    draft, origin = made.drafts.get(segment.id), made.origin(segment)
    found = made.before.found.get(segment.id, Found(None, State.INITIAL))
    return SegmentReport(
        segment.id,
        draft.terms if draft else (),
        () if origin is Origin.KEPT else tuple(_comments(draft, findings)),
        origin,
        carried=found.comments,
        previous="" if origin is Origin.MEMORY else found.previous,
        by_machine=draft is not None or (origin is Origin.KEPT and found.by_machine),
    )


def _comments(draft: Draft | None, findings: Iterable[Finding]) -> Iterator[str]:
    said = set()
    for finding in findings:
        said.add(finding.concept_id)
        yield f"{finding.rule}: {finding.message}"
    for use in draft.terms if draft else ():
        if use.reason and (use.outcome is not Outcome.LEFT or use.concept_id not in said):
            yield f"the glossary has “{use.term}” for “{use.source}”: {use.reason}"
    if draft and draft.in_pieces:
        yield "translated in pieces, since the model lost markup or placeholders"


def _judged(document: Document, reports: Iterable[SegmentReport]) -> Document:
    """`document` with the segments that have a comment marked for a person to look at."""
    doubtful = {report.segment_id for report in reports if report.comments}
    return document.with_segments(
        replace(segment, state=State.FUZZY) if segment.id in doubtful else segment for segment in document.segments
    )


def _marked(segment: Segment, report: SegmentReport | None) -> Segment:
    if report is None or not report.by_machine:
        return segment
    return replace(segment, notes=(*segment.notes, machine_mark(segment, report.for_editors)))
