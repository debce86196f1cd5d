"""The rule `quotes-inconsistent`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Self

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
_MARK = re.compile(f"[{''.join(sorted({*_CLOSERS, *''.join(_CLOSERS.values())}))}]")
_APOSTROPHES = frozenset("'’")
_SINGLE = frozenset("‘’‚‹›'")
_STRAIGHT = frozenset("\"'")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark, where it stands, and what it may do there; `usual` are the pairs of its language."""

    character: str
    place: Finding
    opens: bool
    closes: bool
    in_source: bool
    usual: tuple[QuotePair, ...]


@dataclass(frozen=True, slots=True)
class _Quotation:
    opening: _Mark
    closing: _Mark

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
        # None stands between two paragraphs.
        self._marks: list[_Mark | None] = []
        self._first_block: int | None = None
        self._block: int | None = None

    def see(self, segment: Analysed) -> None:
        """Take in the quotation marks of one segment."""
        self._begin(segment.segment.block)
        if _MARK.search(segment.checked.value):
            self._marks += _marks(segment)

    def merge(self, other: Self) -> None:
        """Take in what another has seen of the segments behind, which may go on with a paragraph."""
        if other._first_block is not None:
            self._begin(other._first_block)
            self._marks += other._marks
            self._block = other._block

    def conclude(self) -> Iterator[Finding]:
        """The quotations that are not in the style of most."""
        for quotations in _quotations(self._marks).values():
            counts = Counter(quotation.style for quotation in quotations)
            usual = quotations[0].opening.usual
            expected = max(counts, key=lambda style: (counts[style], -_rank(style, usual), style))
            for quotation in quotations:
                if quotation.style != expected:
                    yield from _findings(quotation, expected)

    def _begin(self, block: int) -> None:
        if block != self._block:
            if self._block is None:
                self._first_block = block
            elif not self._marks or self._marks[-1]:
                self._marks.append(None)
            self._block = block


def _marks(segment: Analysed) -> Iterator[_Mark]:
    """The marks that may open or close a quotation."""
    text = segment.checked
    shown, spaced = visible(text), text.language.spaced
    for match in _MARK.finditer(shown):
        character, (start, end) = match.group(), match.span()
        before, after = (shown[start - 1 : start], shown[end : end + 1]) if spaced else ("", "")
        if character in _APOSTROPHES and before.isalnum() and after.isalnum():
            continue
        opens, closes = _may_open(character, before, after), _may_close(character, before, after)
        if opens or closes:
            in_source = segment.target is not None and character in segment.source.value
            place = segment.found(Span(start, end), "")
            yield _Mark(character, place, opens, closes, in_source, text.language.quotes)


def _may_open(character: str, before: str, after: str) -> bool:
    if character not in _CLOSERS:
        return False
    if character in _STRAIGHT or character in _SINGLE:
        return not before.isalnum() and not after.isspace()
    return True


def _may_close(character: str, before: str, after: str) -> bool:
    return character not in _STRAIGHT or (not before.isspace() and not after.isalnum())


def _quotations(marks: Iterable[_Mark | None]) -> dict[int, list[_Quotation]]:
    """The quotations in order by how many are open around them."""
    found: defaultdict[int, list[_Quotation]] = defaultdict(list)
    opened: list[_Mark] = []
    for mark in marks:
        if mark is None:
            opened.clear()
        elif opened and mark.closes and mark.character in _CLOSERS[opened[-1].character]:
            opening = opened.pop()
            found[len(opened)].append(_Quotation(opening, mark))
        elif mark.opens:
            # An open quotation of the same style was never closed: an apostrophe, or a paragraph that goes on.
            if any(earlier.character == mark.character for earlier in opened):
                while opened.pop().character != mark.character:
                    pass
            opened.append(mark)
    return found


def _rank(style: QuotePair, usual: tuple[QuotePair, ...]) -> int:
    return usual.index(style) if style in usual else len(usual)


def _findings(quotation: _Quotation, expected: QuotePair) -> Iterator[Finding]:
    opening, closing = quotation.opening, quotation.closing
    first, last = Edit(opening.place.span, expected.opening), Edit(closing.place.span, expected.closing)
    same_weight = (opening.character in _SINGLE) == (expected.opening in _SINGLE)
    confidence = _DOUBTFUL if opening.in_source else _SURE if same_weight else _LIKELY
    message = f"found {'…'.join(quotation.style)}, most of the text has {'…'.join(expected)}"
    together = opening.place.segment_id == closing.place.segment_id
    for mark, edits in ((opening, (first, last)),) if together else ((opening, (first,)), (closing, (last,))):
        yield replace(
            mark.place,
            message=message,
            suggestions=(edits[0].text,),
            confidence=confidence,
            fix=Fix("Use the marks of the other quotations", edits, Safety.UNSAFE),
        )
