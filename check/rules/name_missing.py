"""The rule `name-missing`."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.names.across import UNSURE
from glossator.check.names.counterparts import Lost, is_name_alone, may_lack_names, unmatched
from glossator.check.names.words import Kind
from glossator.check.rule import Example, rule
from glossator.languages.omissions import Gap, Sign, gaps
from glossator.model import Finding, Severity, Side

_SURE, _LIKELY, _SHORTENED, _DOUBTFUL = 0.8, 0.6, 0.5, 0.4


@rule(
    "name-missing",
    severity=Severity.ERROR,
    mqm="accuracy/omission",
    examples=(
        Example(
            wrong="The minister will travel to on Monday.",
            right="The minister will travel to Shaoshan on Monday.",
            quote="to on",
            source="Der Minister reist am Montag nach Shaoshan.",
            source_language="de",
        ),
        Example(
            wrong="Yesterday the minister met the mayor.",
            right="Yesterday the minister met Mayor Goldenzweig.",
            quote="Гольденцвайгом",
            source="Вчера министр встретился с мэром Гольденцвайгом.",
            source_language="ru",
        ),
    ),
)
def name_missing(segment: Analysed) -> Iterator[Finding]:
    """A name of the source is nowhere in the translation.

    ## Why
    Who or where is what a news text is about; a sentence without its name often still reads well.

    ## How it decides
    Names are found as in `name-mismatch`. One that no word of the translation renders, and in whose place there is no
    other name, is missing. Where the grammar of an English translation shows a gap ("a session of .", "travel to on", a
    title without its name, a verb without its subject), the finding marks the gap and is surer; else it marks the name
    in the source. A gap that careful sentences never have is told even where no name is known to be missing. Doubtful
    are a word that begins a sentence, a name that only the dictionary has, one beside common words, German nouns, and
    all names in a translation into Chinese or Japanese, which often have names of their own.

    ## What to do
    Put the name where it belongs.
    """
    target = segment.target
    if target is None:
        return
    found = unmatched(segment)
    places = list(gaps(target.value, target.index.code, Sign.HINT if found.missing else Sign.LIKELY))
    if not found.missing and not found.pairs:
        for gap in places:
            if gap.sign is Sign.SURE or may_lack_names(segment):
                yield segment.found(gap.span, "a name or a noun seems to be missing here", confidence=_SHORTENED)
    for lost in found.missing:
        place = _nearest(places, lost.span.start / len(segment.source.value) * len(target.value))
        confidence = _confidence(segment, lost, place)
        message = f"the name “{lost.text}” of the source is missing"
        if place is None:
            yield segment.found(lost.span, message, confidence=confidence, side=Side.SOURCE)
        else:
            places.remove(place)
            yield segment.found(place.span, f"{message} here", confidence=confidence)


def _nearest(places: list[Gap], expected: float) -> Gap | None:
    """The likeliest place of a name that stands that far into the source."""
    return min(places, key=lambda gap: (gap.sign is Sign.HINT, abs(gap.span.start - expected)), default=None)


def _confidence(segment: Analysed, lost: Lost, gap: Gap | None) -> float:
    if gap is not None and gap.sign is not Sign.HINT:
        return _SURE
    if lost.kind is Kind.PLACE:
        return _LIKELY
    if lost.likeness >= UNSURE and not is_name_alone(segment):
        return _DOUBTFUL
    # Chinese and Japanese translate coined words (Regtech), and give people names of their own.
    if segment.source.language.spaced and not segment.checked.language.spaced:
        return _DOUBTFUL
    # The first word of a sentence has its capital from there.
    alone = len(lost.words) == 1 and not lost.in_name
    if lost.with_words or (lost.words[0].first and alone):
        return _DOUBTFUL
    if len(lost.words) > 1:
        return _LIKELY
    if lost.in_name or gap is not None:
        return _SHORTENED
    return _DOUBTFUL if lost.kind is not Kind.UNKNOWN or segment.source.language.noun_capitals else _LIKELY
