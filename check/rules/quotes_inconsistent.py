"""The rule `quotes-inconsistent`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.analyze import Analysed
from glossator.check.rule import Example, Scope, rule
from glossator.check.visible import visible
from glossator.languages.language import QuotePair
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_SURE, _LIKELY, _DOUBTFUL = 0.9, 0.6, 0.4

# Which marks close which; where a mark both opens and closes, an open pair is closed first.
_CLOSERS = {
    "“": "”",
    "„": "“”",
    "‘": "’",
    "‚": "‘’",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    '"': '"',
    "'": "'",
}
_MARKS = frozenset(_CLOSERS) | frozenset("".join(_CLOSERS.values()))
_SINGLE = frozenset("‘’‚‹›'")
_STRAIGHT = frozenset("\"'")


@dataclass(frozen=True, slots=True)
class _Mark:
    segment: Analysed
    offset: int
    character: str


@dataclass(frozen=True, slots=True)
class _Quotation:
    opening: _Mark
    closing: _Mark
    depth: int

    @property
    def style(self) -> QuotePair:
        return QuotePair(self.opening.character, self.closing.character)


@rule(
    "quotes-inconsistent",
    severity=Severity.WARNING,
    mqm="style/inconsistent-style",
    scope=Scope.DOCUMENT,
    examples=(
        Example(
            wrong='He called it “a step”, then “a leap”, and she called it "a risk".',
            right="He called it “a step”, then “a leap”, and she called it “a risk”.",
            quote='"',
            suggestion="“",
        ),
        Example(
            wrong="Er sprach von „Geduld“, von „Ruhe“ und von »Eile«.",
            right="Er sprach von „Geduld“, von „Ruhe“ und von „Eile“.",
            quote="»",
            language="de",
            suggestion="„",
        ),
    ),
)
class QuotesInconsistent:
    """Quotations in one text are marked in two styles.

    ## Why
    Mixed quotation marks show that a text was put together from several sources, and readers take a second style for
    another meaning.

    ## How it decides
    Quotations are counted by style and by level: one inside another may have other marks. On each level the most
    frequent style is expected, with equal numbers the language's own. A quotation may run over several sentences of a
    paragraph. Apostrophes are no quotation marks. Single marks among double ones are less sure: some writers mark words
    and quotations differently. Marks that a translation has from its source are doubtful.

    ## What to do
    Use the same marks throughout; the fix changes both marks of the quotation.
    """

    def __init__(self) -> None:
        self._found: defaultdict[int, list[_Quotation]] = defaultdict(list)
        self._open: list[_Mark] = []
        self._block = -1

    def see(self, segment: Analysed) -> None:
        """Take in the quotations of one segment."""
        if segment.segment.block != self._block:
            self._block = segment.segment.block
            self._open.clear()
        shown = visible(segment.checked)
        for offset, character in enumerate(shown):
            if character in _MARKS:
                self._take(_Mark(segment, offset, character), shown)

    def conclude(self) -> Iterator[Finding]:
        """The quotations that are not in the style of most."""
        for quotations in self._found.values():
            counts = Counter(quotation.style for quotation in quotations)
            usual = quotations[0].opening.segment.checked.language.quotes
            expected = max(counts, key=lambda style: (counts[style], -_rank(style, usual), style))
            for quotation in quotations:
                if quotation.style != expected:
                    yield from _findings(quotation, expected)

    def _take(self, mark: _Mark, shown: str) -> None:
        before = shown[mark.offset - 1 : mark.offset]
        after = shown[mark.offset + 1 : mark.offset + 2]
        if not mark.segment.checked.language.spaced:
            before = after = ""
        elif mark.character in "'’" and before.isalnum() and after.isalnum():
            return
        if self._open and mark.character in _CLOSERS[self._open[-1].character] and _may_close(mark, before, after):
            opening = self._open.pop()
            self._found[len(self._open)].append(_Quotation(opening, mark, len(self._open)))
        elif mark.character in _CLOSERS and _may_open(mark, before, after):
            # An open quotation of the same style was never closed: an apostrophe, or a paragraph that goes on.
            if any(earlier.character == mark.character for earlier in self._open):
                while self._open.pop().character != mark.character:
                    pass
            self._open.append(mark)


def _may_open(mark: _Mark, before: str, after: str) -> bool:
    if mark.character in _STRAIGHT or mark.character in _SINGLE:
        return not before.isalnum() and not after.isspace()
    return True


def _may_close(mark: _Mark, before: str, after: str) -> bool:
    return mark.character not in _STRAIGHT or (not before.isspace() and not after.isalnum())


def _rank(style: QuotePair, usual: tuple[QuotePair, ...]) -> int:
    return usual.index(style) if style in usual else len(usual)


def _findings(quotation: _Quotation, expected: QuotePair) -> Iterator[Finding]:
    opening, closing = quotation.opening, quotation.closing
    first, last = Edit(_span(opening), expected.opening), Edit(_span(closing), expected.closing)
    same_weight = (opening.character in _SINGLE) == (expected.opening in _SINGLE)
    confidence = _SURE if same_weight else _LIKELY
    if opening.segment.target is not None and opening.character in opening.segment.source.value:
        confidence = _DOUBTFUL
    message = f"found {'…'.join(quotation.style)}, most of the text has {'…'.join(expected)}"
    for mark, edits in (
        ((opening, (first, last)),) if opening.segment is closing.segment else ((opening, (first,)), (closing, (last,)))
    ):
        fix = Fix("Use the marks of the other quotations", edits, Safety.UNSAFE)
        suggestions = (edits[0].text,)
        yield mark.segment.found(_span(mark), message, suggestions=suggestions, confidence=confidence, fix=fix)


def _span(mark: _Mark) -> Span:
    return Span(mark.offset, mark.offset + 1)
