"""Translates documents: mask, normalise, translate, bring in the terms, restore, check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from glossator.check.run import check_document
from glossator.glossary.concept import Glossary
from glossator.languages.language import language_for
from glossator.model import Document, Finding, Segment, Severity, State
from glossator.translate.constrain import Outcome, TermUse
from glossator.translate.draft import Draft, drafts
from glossator.translate.engine import Engine, Request
from glossator.translate.normalise import respell
from glossator.translate.terms import Terminology

__all__ = ["Check", "Progress", "SegmentReport", "Translation", "po_bytes", "translate_document"]

Check = Callable[[Document], Iterable[Finding]]
Progress = Callable[[int, int], None]
"""Told how many sentences are translated, of how many that are known of."""

_BATCH = 64


@dataclass(frozen=True, slots=True)
class SegmentReport:
    """What was done in one segment; `comments` tell a reviewer what to look at and are empty where all went well."""

    segment_id: str
    terms: tuple[TermUse, ...]
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """A document with targets and states, a report for each segment translated now, and what it was made with."""

    document: Document
    segments: tuple[SegmentReport, ...]
    engine: str
    glossary: Glossary


def translate_document(
    document: Document,
    engine: Engine,
    glossary: Glossary,
    target_language: str,
    *,
    check: Check | None = None,
    progress: Progress | None = None,
) -> Translation:
    """`document` in `target_language`, with the terms of `glossary`.

    Segments that have a translation keep it. A bare language code means its default variety. `check` finds what is
    wrong in the result: the product's own rules, unless another is given. A segment with a warning or an error, or
    with a term that could not be brought in, is FUZZY and has a comment that says why.

    Raises:
        EngineError: the model failed.
    """
    terminology = Terminology(glossary, document.source_language or engine.source, _with_variety(target_language))
    work = [segment for segment in document.segments if segment.source.value.strip() and not _is_translated(segment)]
    drafted = drafts([segment.source for segment in work], terminology, _Memory(engine, terminology, progress))
    by_id = {segment.id: draft for segment, draft in zip(work, drafted, strict=True)}
    translated = replace(
        document,
        source_language=terminology.source.code,
        target_language=terminology.target.code,
        segments=tuple(_with_target(segment, by_id.get(segment.id)) for segment in document.segments),
    )
    findings = check_document(translated, glossary) if check is None else check(translated)
    reports = tuple(_reports(work, by_id, tuple(findings)))
    return Translation(_judged(translated, reports), reports, f"{engine.name} {engine.version}", glossary)


def po_bytes(translation: Translation) -> bytes:
    """A PO file for editors: every segment with its source, the doubtful ones fuzzy with a comment that says why.

    The header names the engine with its model, the glossary with its digest, and this product.
    """
    from glossator.formats.po import new_po

    glossary = translation.glossary
    header = {
        "X-Generator": f"Glossator {version('glossator')}",
        "X-Engine": translation.engine,
        "X-Glossary": f"{glossary.name} {glossary.digest}" if glossary.concepts else "none",
    }
    comments = {report.segment_id: report.comments for report in translation.segments if report.comments}
    return new_po(translation.document, header=header, comments=comments)


def _is_translated(segment: Segment) -> bool:
    return segment.target is not None and bool(segment.target.value.strip())


def _with_target(segment: Segment, draft: Draft | None) -> Segment:
    return segment if draft is None else replace(segment, target=draft.text, state=State.TRANSLATED)


def _with_variety(code: str) -> str:
    """The code as BCP 47 writes it, of the default variety where it names none."""
    language, *rest = code.replace("_", "-").split("-")
    if not rest:
        return language_for(language).default_variety or language.lower()
    return "-".join((language.lower(), *(part.upper() if len(part) == 2 else part for part in rest)))


def _reports(
    segments: Iterable[Segment], by_id: dict[str, Draft], findings: tuple[Finding, ...]
) -> Iterator[SegmentReport]:
    serious: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity.at_least(Severity.WARNING):
            serious.setdefault(finding.segment_id, []).append(finding)
    for segment in segments:
        draft = by_id[segment.id]
        yield SegmentReport(segment.id, draft.terms, tuple(_comments(draft, serious.get(segment.id, []))))


def _comments(draft: Draft, findings: Iterable[Finding]) -> Iterator[str]:
    said = set()
    for finding in findings:
        said.add(finding.concept_id)
        yield f"{finding.rule}: {finding.message}"
    for use in draft.terms:
        if use.outcome is Outcome.LEFT and use.concept_id not in said:
            yield f"the glossary has “{use.term}” for “{use.source}”: {use.reason}"
    if draft.in_pieces:
        yield "translated in pieces, since the model lost markup or placeholders"


def _judged(document: Document, reports: Iterable[SegmentReport]) -> Document:
    """`document` with the segments that have a comment marked for a person to look at."""
    doubtful = {report.segment_id for report in reports if report.comments}
    return document.with_segments(
        replace(segment, state=State.FUZZY) if segment.id in doubtful else segment for segment in document.segments
    )


class _Memory:
    """Asks the engine in batches, and for each text once; answers come in the spelling of the target variety."""

    def __init__(self, engine: Engine, terminology: Terminology, progress: Progress | None) -> None:
        self._engine = engine
        self._terminology = terminology
        self._progress = progress
        self._answers = {"": ""}

    def __call__(self, texts: Sequence[str]) -> list[str]:
        unknown = [text for text in dict.fromkeys(texts) if text not in self._answers]
        before = len(self._answers) - 1
        for start in range(0, len(unknown), _BATCH):
            batch = unknown[start : start + _BATCH]
            answers = self._engine.translate([Request(text) for text in batch])
            self._answers.update(
                {text: self._spelled(found[0].text) for text, found in zip(batch, answers, strict=True)}
            )
            if self._progress:
                self._progress(len(self._answers) - 1, before + len(unknown))
        return [self._answers[text] for text in texts]

    def _spelled(self, answer: str) -> str:
        target = self._terminology.target
        variety = target.language.variety(target.code)
        if variety is None:
            return answer
        return respell(answer, variety, target.language, [match.span for match in self._terminology.allowed(answer)])
