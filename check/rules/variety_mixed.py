"""The rule `variety-mixed`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple, Self

from glossator.analyze import Analysed
from glossator.check.rule import Example, Scope, rule
from glossator.check.varied import Objecting, Varied, objections, varied_words, varieties_of
from glossator.languages.language import language_for
from glossator.model import Edit, Finding, Fix, Safety, Severity

_DECLARED, _CLEAR, _LIKELY, _DOUBTFUL = 0.9, 0.8, 0.6, 0.4
# So many times as often as the other one a variety is the text's own beyond doubt.
_CLEARLY = 2
# As many places are kept of the words that the same varieties object to: a text with more is in another variety.
_MOST = 500


class _Kind(NamedTuple):
    """The words of a text in one language that the same varieties object to."""

    language: str
    objecting: Objecting


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a word stands, how the objecting varieties write it, in their order, and whether it is surely no name."""

    finding: Finding
    written: str
    spellings: tuple[str, ...]
    sure: bool


@rule(
    "variety-mixed",
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    mqm="locale-convention/other",
    examples=(
        Example(
            wrong="O acordo económico foi assinado pelos ministros.",
            right="O acordo econômico foi assinado pelos ministros.",
            quote="económico",
            language="pt-BR",
            suggestion="econômico",
        ),
        Example(
            wrong="The colour of the harbour favoured us. They favor it.",
            right="The colour of the harbour favoured us. They favour it.",
            quote="favor",
            suggestion="favour",
        ),
        Example(
            wrong="Die Strasse war gesperrt.",
            right="Die Straße war gesperrt.",
            quote="Strasse",
            language="de-DE",
            suggestion="Straße",
        ),
    ),
)
@dataclass
class VarietyMixed:
    """A word is spelled as another variety of the language has it.

    ## Why
    Readers in Brazil stumble over *económico*, readers in Portugal over *econômico*; a text with both was put together
    from several sources.

    ## How it decides
    Where the language of the text names a variety (`pt-BR`, `en-GB`, `de-CH`, `zh-Hant`), a word that only another
    variety writes so is marked. Where it names none, the words that show a variety are counted, and those that do not
    go with the variety of most are marked; the more clearly, the surer. `-ise` and `-ize` are both British: there
    only a mixture is marked. Terms of the glossary that are written so are right. Names, words in quotation marks and
    words that mean something else in the text's own variety (*trem*, *fato*) are doubtful.

    ## What to do
    Use one variety throughout. Name it as the language of the text, and the fix is safe.
    """

    counts: Counter[_Kind] = field(default_factory=Counter)
    places: defaultdict[_Kind, list[_Place]] = field(default_factory=lambda: defaultdict(list))

    def see(self, segment: Analysed) -> None:
        """Take in the words of one segment that show a variety."""
        text = segment.checked
        language, code = text.language, text.index.code
        if not language.varieties:
            return
        pieces = text.chunks if language.spaced else text.value
        found = Counter(chain.from_iterable(filter(None, map(objections(code).__getitem__, pieces))))
        if not found:
            return
        self.counts.update({_Kind(code, objecting): count for (objecting, counts), count in found.items() if counts})
        if any(len(self.places[_Kind(code, objecting)]) < _MOST for objecting, _ in found):
            for varied in varied_words(text):
                places = self.places[_Kind(code, varied.objecting)]
                if len(places) < _MOST:
                    places.append(_place(varied, segment))

    def merge(self, other: Self) -> None:
        """Take in what another has seen behind."""
        self.counts.update(other.counts)
        for kind, places in other.places.items():
            self.places[kind] = [*self.places[kind], *places][:_MOST]

    def conclude(self) -> Iterator[Finding]:
        """The words that the variety of the text, declared or that of most words, does not write so."""
        for code in dict.fromkeys(kind.language for kind in self.places):
            kinds = [kind for kind in self.places if kind.language == code]
            varieties = varieties_of(code)
            against = {
                one.code: sum(self.counts[kind] for kind in kinds if one.code in kind.objecting) for one in varieties
            }
            chosen = min(against, key=against.__getitem__)
            for kind in kinds:
                if chosen in kind.objecting:
                    confidence = _confidence(kind, chosen, against)
                    yield from (_finding(place, kind, chosen, confidence) for place in self.places[kind])


def _place(varied: Varied, segment: Analysed) -> _Place:
    written = segment.checked.value[varied.span.start : varied.span.end]
    sure = varied.plain and all(spelling.sure for _, spelling in varied.spellings)
    spellings = tuple(spelling.text for _, spelling in varied.spellings)
    return _Place(segment.found(varied.span, ""), written, spellings, sure and not _is_in_source(written, segment))


def _is_in_source(written: str, segment: Analysed) -> bool:
    """Whether the source, in another language, has the word too: it is a name there."""
    target, source = segment.target, segment.source
    return target is not None and source.language.code != target.language.code and written in source.value


def _confidence(kind: _Kind, chosen: str, against: dict[str, int]) -> float:
    """How sure it is that a word of the text should be as `chosen` has it; `against` counts the objections of each."""
    if language_for(kind.language).varieties_for(kind.language):
        return _DECLARED
    others = min((count for code, count in against.items() if code not in kind.objecting), default=0)
    if others <= against[chosen]:
        return _DOUBTFUL
    return _CLEAR if others >= _CLEARLY * against[chosen] else _LIKELY


def _finding(place: _Place, kind: _Kind, chosen: str, confidence: float) -> Finding:
    spelled = place.spellings[kind.objecting.index(chosen)]
    confidence = confidence if place.sure else min(confidence, _DOUBTFUL)
    # A character of a script without spaces may stand for several, which its words tell apart.
    is_sure = confidence >= _DECLARED and language_for(kind.language).spaced
    safety = Safety.SAFE if is_sure else Safety.UNSAFE
    return replace(
        place.finding,
        message=f"“{place.written}” is the spelling of another variety: {chosen} has “{spelled}”",
        suggestions=(spelled,),
        confidence=confidence,
        fix=Fix(f"write “{spelled}”", (Edit(place.finding.span, spelled),), safety),
    )
