"""The report for people: each finding with its place, its line of text and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from gettext import NullTranslations
from itertools import groupby

from glossator.model import Finding, Severity, Side
from glossator.report.messages import translator
from glossator.report.report import Look, Renderer, Report

__all__ = ["RENDERER", "harmless", "shorten"]

_INDENT = "    "
_NARROWEST = 24
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}

# White space becomes a space and each other control character its picture, so that no text can command the terminal;
# marks that turn the writing direction and lone surrogates have no picture. One for one: offsets stay as they are.
_HARMLESS: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},
    **dict.fromkeys(map(ord, "\t\n\r\u2028\u2029"), " "),
    0x7F: 0x2421,
    **dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)), "�"),
}


def harmless(text: str) -> str:
    """`text` on one line and without control characters, code point for code point.

    >>> harmless("red:" + chr(27) + "[31m" + chr(10) + "next")
    'red:␛[31m next'
    """
    return text.translate(_HARMLESS)


def shorten(text: str, width: int) -> str:
    """`text`, cut so that it takes at most `width` terminal cells.

    >>> shorten("人类命运共同体", 7), shorten("summit", 6)
    ('人类命…', 'summit')
    """
    from rich.cells import cell_len

    # No character that shows takes less than a cell; cutting first keeps a long text from being measured whole.
    text = text[: 4 * width]
    if cell_len(text) <= width:
        return text
    taken = 0
    for index, character in enumerate(text):
        taken += cell_len(character)
        if taken >= width:
            return text[:index] + "…"
    return text


@dataclass(frozen=True, slots=True)
class _Page:
    """A report on its way to paper; `paint` gives a text a style by name."""

    report: Report
    width: int
    messages: NullTranslations
    paint: Callable[[str, str], str]

    def whole(self) -> str:
        blocks = list(self._findings())
        notices = self.report.all_notices
        if notices:
            label = self.paint("bold", self.messages.gettext("note:"))
            blocks.append("\n".join(f"{label} {harmless(notice)}" for notice in notices))
        blocks.append(f"{self._summary()}\n{self.paint('dim', harmless(str(self.report.signature)))}")
        return "\n\n".join(blocks) + "\n"

    def _findings(self) -> Iterator[str]:
        for path, group in groupby(self.report.findings, key=lambda finding: finding.path):
            findings = tuple(group)
            yield f"{self.paint('bold', harmless(path))} · {self._count(findings)}"
            for finding in findings:
                yield "\n".join((self._headline(finding), *self._marked(finding), *self._advice(finding)))

    def _headline(self, finding: Finding) -> str:
        place = self.report.place(finding)
        where = place.file if place.line is None else f"{place.file}:{place.line}:{place.column}"
        text = self.report.text(finding)
        # Where there is no line to be seen, or nothing in it yet (formats/align.py), the segment says what is meant.
        if text is not None and (place.line is None or (not text.value and finding.segment_id.startswith("-"))):
            where = f"{where} ({finding.segment_id})"
        severity = self.paint(_STYLES[finding.severity], self.messages.gettext(finding.severity))
        rule = self.paint("dim", f"[{finding.rule}]")
        return f"{harmless(where)}: {severity}: {harmless(finding.message)} {rule}"

    def _marked(self, finding: Finding) -> tuple[str, ...]:
        """The text around the quote with the quote underlined; nothing where there is no text."""
        from rich.cells import cell_len

        text = self.report.text(finding)
        if text is None or not text.value or text.value.isspace():
            return ()
        width, span = self.width - len(_INDENT), finding.span
        quote = shorten(harmless(text.value[span.start : span.end]), width)
        after = harmless(text.value[span.end : span.end + 2 * width])
        before = harmless(text.value[max(0, span.start - 2 * width) : span.start])
        room = width - cell_len(quote)
        left = shorten(before[::-1], max(room // 2, room - cell_len(after)))[::-1]
        right = shorten(after, room - cell_len(left))
        underline = self.paint(_STYLES[finding.severity], "^" * max(1, cell_len(quote)))
        return f"{_INDENT}{left}{quote}{right}".rstrip(), f"{_INDENT}{' ' * cell_len(left)}{underline}"

    def _advice(self, finding: Finding) -> Iterator[str]:
        segment = self.report.segment(finding)
        if finding.side is Side.SOURCE and segment and segment.target:
            target = harmless(segment.target.value[: 4 * self.width])
            line = self.messages.gettext("translation: {text}").format(text=target)
            yield _INDENT + shorten(line, self.width - len(_INDENT))
        if finding.suggestions:
            wordings = " | ".join(map(harmless, finding.suggestions))
            yield _INDENT + self.messages.gettext("suggestion: {text}").format(text=wordings)

    def _summary(self) -> str:
        """How much was found, and how much of it is not shown."""
        hidden = len(self.report.silenced)
        if not hidden:
            return self._shown()
        silenced = self.messages.ngettext("{count} silenced finding", "{count} silenced findings", hidden)
        not_shown = self.messages.gettext("Not shown: {findings}.")
        return f"{self._shown()} {not_shown.format(findings=silenced.format(count=hidden))}"

    def _shown(self) -> str:
        number = len(self.report.documents)
        documents = self.messages.ngettext("{count} document", "{count} documents", number).format(count=number)
        if not self.report.findings:
            return self.messages.gettext("No findings in {documents}.").format(documents=documents)
        counts = ((self.messages.gettext(severity), count) for severity, count in self.report.counts.items() if count)
        return self.messages.gettext("{findings} in {documents} ({shares}).").format(
            findings=self._count(self.report.findings),
            documents=documents,
            shares=", ".join(f"{severity}: {count}" for severity, count in counts),
        )

    def _count(self, findings: tuple[Finding, ...]) -> str:
        return self.messages.ngettext("{count} finding", "{count} findings", len(findings)).format(count=len(findings))


def _draw(report: Report, look: Look) -> str:
    return _Page(report, max(look.width, _NARROWEST), translator(look.locale), _painter(look.color)).whole()


def _painter(color: bool) -> Callable[[str, str], str]:
    if not color:
        return lambda _style, text: text
    from rich.style import Style

    return lambda style, text: Style.parse(style).render(text)


RENDERER = Renderer("text", (".txt", ".text"), _draw)
