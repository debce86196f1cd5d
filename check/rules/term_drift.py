"""The rule `term-drift`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from glossator.analyze import Analysed
from glossator.check.drift_texts import Texts
from glossator.check.drifting import LEAST_SEGMENTS, Drift, Rendering, Side, drifts, numbered, places_of
from glossator.check.rule import Example, Scope, rule
from glossator.glossary.extract_words import Placed, surface
from glossator.languages.language import language_for
from glossator.model import Finding, Severity, Span, State
from glossator.model import Side as SegmentSide

# So many places of one rendering are shown.
_MOST_SHOWN = 100
# A rendering that is seen so often is no chance.
_OFTEN = 5
_LIKELY, _UNSURE = 0.75, 0.6

# A term is told from chance only among other sentences.
_SOURCE = (
    "Open the custom node.\n\nA custom node is blue.\n\nThe custom node has a name.\n\nEvery custom node is listed.\n\n"
    "Delete the custom node.\n\nA custom node may be moved.\n\nRename the custom node.\n\nPress the key.\n\n"
    "Close the window.\n\nWait a minute.\n\nChoose a colour.\n\nSave the file.\n\nDraw a line.\n\nMove the mouse.\n\n"
    "Read the help.\n\nPrint the page.\n\nCut the text.\n\nTurn the wheel.\n\nFind a word.\n\nAdd a table."
)
_TARGET = (
    "Abra o nó personalizado.\n\nUm nó personalizado é azul.\n\nO nó personalizado tem um nome.\n\n"
    "Cada {0} está na lista.\n\nExclua o {0}.\n\nUm {0} pode ser movido.\n\nRenomeie o nó personalizado.\n\n"
    "Pressione a tecla.\n\nFeche a janela.\n\nEspere um minuto.\n\nEscolha uma cor.\n\nSalve o arquivo.\n\n"
    "Trace uma linha.\n\nMova o mouse.\n\nLeia a ajuda.\n\nImprima a página.\n\nRecorte o texto.\n\nGire a roda.\n\n"
    "Encontre uma palavra.\n\nAdicione uma tabela."
)


@rule(
    "term-drift",
    severity=Severity.WARNING,
    mqm="terminology/inconsistent-use-of-terminology",
    scope=Scope.CORPUS,
    examples=(
        Example(
            wrong=_TARGET.format("módulo próprio"),
            right=_TARGET.format("nó personalizado"),
            quote="módulo próprio",
            source=_SOURCE,
            language="pt",
            suggestion="nó personalizado",
        ),
    ),
)
@dataclass
class TermDrift:
    """A term of the source that no glossary names is rendered in several ways.

    ## Why
    Several translators, or one over months, call one thing by two names; readers take them for two things.

    ## How it decides
    Phrases that come six times or more in the sources of all documents given (two or three words, or one that no
    dictionary has) are followed into the translations. Two renderings compete where each stands for the term three
    times and in a tenth of its places at least, they hardly ever stand together, they explain most of the places, and
    neither another term nor a word beside this one explains the choice. Forms of one word, words of one stem, articles
    and prepositions make no other rendering, nor does a shorter one or an acronym. Terms of the glossary are left to
    its own rules, and fuzzy translations to people. The rarer rendering is reported, with the numbers.

    ## What to do
    Choose one rendering and put the term into the glossary; the suggestion is the commonest, uninflected perhaps.
    """

    texts: dict[tuple[str, str], Texts] = field(default_factory=dict)

    def see(self, segment: Analysed) -> None:
        """Keep the numbers of the segment's words."""
        target = segment.target
        if target is not None and target.chunks and segment.segment.state is not State.FUZZY:
            pair = segment.source.language.code, target.language.code
            if pair not in self.texts:
                self.texts[pair] = Texts()
            self.texts[pair].add(segment, segment.source, target)

    def merge(self, other: Self) -> None:
        """Take in the words that another has seen behind."""
        for pair, texts in other.texts.items():
            if pair in self.texts:
                self.texts[pair].extend(texts)
            else:
                self.texts[pair] = texts

    def conclude(self) -> Iterator[Finding]:
        """A finding at each place of a rendering that a commoner one outranks."""
        for (one, other), texts in self.texts.items():
            if len(texts.sources) < LEAST_SEGMENTS:
                continue
            source = numbered(texts.lines(texts.sources), language_for(one))
            target = numbered(texts.lines(texts.targets), language_for(other))
            yield from _Report(texts, source, target).findings()


class _Report:
    """Tells of drifts; a place is told of once, for the longest term."""

    def __init__(self, texts: Texts, source: Side, target: Side) -> None:
        self._texts, self._source, self._target = texts, source, target
        self._names = texts.names
        self._told: set[tuple[int, int]] = set()

    def findings(self) -> Iterator[Finding]:
        for drift in drifts(self._source, self._target):
            first, *others = drift.renderings
            usual, term = self._usual(first), self._term(drift)
            for rendering in others:
                yield from self._of(rendering, f"for “{term}” is “{usual}” elsewhere", usual, len(first.segments))

    def _of(self, rendering: Rendering, said: str, usual: str, most: int) -> Iterator[Finding]:
        count = len(rendering.segments)
        for segment, chunks, run in self._places(rendering)[:_MOST_SHOWN]:
            starts = self._texts.starts(segment, chunks, self._target.language)
            span = Span(starts[run[0].chunk] + run[0].unit.start, starts[run[-1].chunk] + run[-1].unit.end)
            if (segment, span.start) in self._told:
                continue
            self._told.add((segment, span.start))
            message = f"“{surface(run, self._target.language)}” {said}: {count} and {most} times"
            confidence = _LIKELY if count >= _OFTEN else _UNSURE
            place = *self._texts.places[segment], SegmentSide.TARGET, span
            yield Finding("", Severity.WARNING, confidence, message, *place, suggestions=(usual,))

    def _places(self, rendering: Rendering) -> list[tuple[int, Sequence[str], list[Placed]]]:
        found: list[tuple[int, Sequence[str], list[Placed]]] = []
        for segment in rendering.segments:
            chunks = [self._names[number] for number in self._texts.targets[segment]]
            found += [(segment, chunks, run) for run in places_of(rendering.phrase, chunks, self._target)]
        return found

    def _usual(self, rendering: Rendering) -> str:
        """The commonest form of a rendering."""
        runs = (run for _, _, run in self._places(rendering))
        return _commonest(surface(run, self._target.language) for run in runs)

    def _term(self, drift: Drift) -> str:
        """The commonest form of the term."""
        lines = (self._texts.sources[place] for each in drift.renderings for place in each.segments)
        texts = ([self._names[number] for number in line] for line in lines)
        runs = (run for chunks in texts for run in places_of(drift.term, chunks, self._source))
        return _commonest(surface(run, self._source.language) for run in runs)


def _commonest(forms: Iterator[str]) -> str:
    """The commonest form, in small letters where it is found so."""
    counts = Counter(forms)
    for form in [form for form in counts if form[:1].lower() + form[1:] in counts and form[:1].isupper()]:
        counts[form[:1].lower() + form[1:]] += counts.pop(form)
    return max(counts, key=lambda form: (counts[form], form))
