"""What a run has to say: findings with their places, under a signature; `renderers()` finds the ways to show it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from glossator.discover import discover
from glossator.glossary.concept import Glossary
from glossator.languages.language import language_for
from glossator.model import Document, Finding, Segment, Severity, Side, Silence, Span, Text

__all__ = ["Look", "Place", "Renderer", "Report", "Signature", "renderer_for", "renderers"]


@dataclass(frozen=True, slots=True)
class Signature:
    """The conditions under which a report was made; `rules` is their number, `languages` as `en` or `en-pt`.

    `basis` is by what terms were recognised, by language code.

    >>> str(Signature("0.1.0", 14, "diplomacy@9f2c41d0aa17", "en", basis={"en": ("dictionary", "stems")}))
    'glossator:0.1.0|rules:14|glossary:diplomacy@9f2c41d0aa17|lang:en|by:en=dictionary+stems'
    """

    version: str
    rules: int
    glossary: str
    languages: str
    engine: str = ""
    basis: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: int, glossary: Glossary, documents: Iterable[Document], engine: str = "") -> Signature:
        """The signature of a run of this version with `rules` rules; several language pairs are joined by a plus."""
        name = f"{glossary.name}@{glossary.digest}" if glossary.concepts else "none"
        documents = tuple(documents)
        languages = "+".join(sorted({_pair(document) for document in documents}))
        basis = {code: language_for(code).basis for code in sorted({*chain.from_iterable(map(_codes, documents))})}
        return cls(version("glossator"), rules, name, languages, engine, basis)

    def __str__(self) -> str:
        parts = [f"glossator:{self.version}", f"rules:{self.rules}", f"glossary:{self.glossary}"]
        if self.engine:
            parts.append(f"engine:{self.engine}")
        parts.append(f"lang:{self.languages}")
        if self.basis:
            parts.append("by:" + ",".join(f"{code}={'+'.join(basis)}" for code, basis in self.basis.items()))
        return "|".join(parts)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands in its file: half-open code points, 1-based line and column.

    All four are None where neither the text of the finding nor its translation is in the file, and where the file is an
    archive, of which nobody sees the lines.
    """

    file: str
    start: int | None = None
    end: int | None = None
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class Report:
    """Documents and what was found in them, sorted by path, position and rule; `notices` are about the run.

    `silenced` are the findings that are not to be shown, each with its reason; `unreadable` says of each file that
    could not be read why.
    """

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    signature: Signature
    notices: tuple[str, ...] = ()
    silenced: tuple[Finding, ...] = ()
    unreadable: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("findings", "silenced"):
            object.__setattr__(self, name, tuple(sorted(getattr(self, name), key=self._order)))

    @classmethod
    def of(
        cls,
        documents: Iterable[Document],
        findings: Iterable[Finding],
        signature: Signature,
        notices: Iterable[str] = (),
    ) -> Report:
        """A report that shows the findings that nothing silences."""
        found = tuple(findings)
        shown = tuple(finding for finding in found if finding.silenced is None)
        hidden = tuple(finding for finding in found if finding.silenced is not None)
        return cls(tuple(documents), shown, signature, tuple(notices), hidden)

    @property
    def counts_of_silenced(self) -> Mapping[Silence, int]:
        """The number of silenced findings by the reason, each reason named."""
        found = Counter(finding.silenced for finding in self.silenced)
        return {silence: found[silence] for silence in Silence}

    @property
    def counts(self) -> Mapping[Severity, int]:
        """The number of findings of each severity, the worst first."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in reversed(Severity)}

    @property
    def counts_by_rule(self) -> Mapping[str, int]:
        """The number of findings of each rule that found something, by name."""
        return dict(sorted(Counter(finding.rule for finding in self.findings).items()))

    @property
    def all_notices(self) -> tuple[str, ...]:
        """The notices of the run, then those of each document with its path in front; none twice."""
        of_documents = (f"{document.path}: {notice}" for document in self.documents for notice in document.notices)
        return tuple(dict.fromkeys((*self.notices, *of_documents)))

    def segment(self, finding: Finding) -> Segment | None:
        """The segment of a finding; None where the finding is about a file as a whole."""
        file = self._files.get(finding.path)
        return file.segments.get(finding.segment_id) if file else None

    def language(self, finding: Finding) -> str:
        """The code of the language of the text that the finding is in; `und` where none is known."""
        file = self._files.get(finding.path)
        if file is None:
            return "und"
        source, target = file.document.source_language, file.document.target_language
        return (source if finding.side is Side.SOURCE else target) or "und"

    def text(self, finding: Finding) -> Text | None:
        """The text that the finding's span counts in."""
        segment = self.segment(finding)
        return segment.text(finding.side) if segment else None

    def quote(self, finding: Finding) -> str:
        """The characters at fault."""
        text = self.text(finding)
        return text.value[finding.span.start : finding.span.end] if text else ""

    def place(self, finding: Finding) -> Place:
        """Where a finding stands in its file; the whole translation where its own text is not in the file."""
        segment = self.segment(finding)
        if segment and self._files[finding.path].document.archive:
            return Place(finding.path)
        for side, span in ((finding.side, finding.span), (Side.TARGET, None)):
            text = segment.text(side) if segment else None
            place = text.to_file(span or Span(0, len(text.value))) if text else None
            if place is not None:
                line, column = self._files[finding.path].line_and_column(place.start)
                return Place(finding.path, place.start, place.end, line, column)
        return Place(finding.path)

    def lines(self, finding: Finding) -> range:
        """The 1-based lines of the file on which the finding's segment stands; none where it is not in the file."""
        segment = self.segment(finding)
        texts = (segment.source, segment.target) if segment else ()
        spans = [span for text in texts if text and (span := text.to_file(Span(0, len(text.value))))]
        if not spans:
            return range(0)
        first, last = min(span.start for span in spans), max(span.end for span in spans)
        line = self._files[finding.path].line_and_column
        return range(line(first)[0], line(last)[0] + 1)

    @cached_property
    def _files(self) -> dict[str, _File]:
        return {document.path: _File(document) for document in self.documents}

    def _order(self, finding: Finding) -> tuple[str, int, str, int, int, str, str]:
        file = self._files.get(finding.path)
        number = file.numbers.get(finding.segment_id, -1) if file else -1
        return finding.path, number, finding.side, finding.span.start, finding.span.end, finding.rule, finding.message


@dataclass(frozen=True, slots=True)
class Look:
    """How people want to see a report; `width` is in terminal cells, `locale` as `pt_BR`."""

    width: int = 100
    color: bool = False
    locale: str = "en"


_PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Renderer:
    """One way to show a report."""

    name: str
    suffixes: tuple[str, ...]
    draw: Callable[[Report, Look], str | bytes]

    def render(self, report: Report, look: Look = _PLAIN) -> str | bytes:
        """What goes to the terminal or into a file: text, or the bytes of a binary format."""
        return self.draw(report, look)


@cache
def renderers() -> Mapping[str, Renderer]:
    """Every renderer, by name."""
    return discover("glossator.report", Renderer, lambda renderer: renderer.name)


def renderer_for(path: str) -> Renderer:
    """The renderer that a file's suffix asks for; the one for people where no renderer claims the suffix.

    >>> renderer_for("out/findings.jsonl").name, renderer_for("findings").name
    ('jsonl', 'text')
    """
    suffix = Path(path).suffix.lower()
    return next((renderer for renderer in renderers().values() if suffix in renderer.suffixes), renderers()["text"])


@dataclass(frozen=True, eq=False)
class _File:
    """A document made ready for many questions about places."""

    document: Document

    @cached_property
    def segments(self) -> dict[str, Segment]:
        return {segment.id: segment for segment in self.document.segments}

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {segment.id: number for number, segment in enumerate(self.document.segments)}

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """As `Document.line_and_column`, without reading the file from its start each time."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.document.raw))]


def _pair(document: Document) -> str:
    return "-".join(_codes(document))


def _codes(document: Document) -> tuple[str, ...]:
    """The language of the source, and that of the translation where there is one."""
    source = document.source_language or "und"
    has_target = document.bilingual or any(segment.target is not None for segment in document.segments)
    return (source, document.target_language or "und") if has_target else (source,)
