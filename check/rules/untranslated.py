"""The rule `untranslated`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator.analyze import Analysed
from glossator.check.language_pair import Leftover, language_pair
from glossator.check.leftovers import Leftovers
from glossator.check.rule import Example, rule
from glossator.languages.language import Token
from glossator.model import Finding, Severity, Span

_SURE, _LIKELY, _SINGLE, _DOUBTFUL = 0.9, 0.75, 0.55, 0.4

_RUN = 3


def _may_be_left(piece: str, code: str, source: str) -> bool:
    """Whether a piece of a translation has a word that may be of the source's language."""
    pair = language_pair(source, code) if source else None
    return pair is not None and pair.has_word(piece)


@rule(
    "untranslated",
    severity=Severity.WARNING,
    mqm="accuracy/untranslated",
    examples=(
        Example(
            wrong="The council will meet again tomorrow.",
            right="O conselho se reunirá de novo amanhã.",
            quote="The council will meet again tomorrow",
            source="The council will meet again tomorrow.",
            language="pt",
        ),
        Example(
            wrong="Die Regierung sagte, that the talks would go on im Mai.",
            right="Die Regierung sagte, dass die Gespräche im Mai weitergehen.",
            quote="that the talks would go on",
            source="The government said that the talks would go on in May.",
            language="de",
        ),
    ),
    sign=_may_be_left,
)
def untranslated(segment: Analysed) -> Iterator[Finding]:
    """Words of the source are left in the translation as they were.

    ## Why
    What a translator skipped or an engine did not know is read by people who do not know the source language.

    ## How it decides
    A word counts as left over if the source has it, it belongs to the source's language and not to the target's (by
    script, by function words, by dictionary), and it is no name: capitalised words, acronyms, numbers and placeholders
    may stay. A translation equal to its source, three and more such words in a row, and words in the source's script
    (or a third one) are likely faults. A single word counts in a sentence, if nothing is joined to it and

    - it has a small letter in both texts and only the source's dictionary has it, or its letters tell (déjà); if its
      letters tell clearly the source need not have it; or
    - it is a function word with a common word behind it, as no name has; or
    - it has its capital only from the sentence, or as a German noun after a number, an indefinite article or in the
      plural; or
    - it is a country or city that the target's language calls otherwise by CLDR.

    Words that English has lent to others (workflow) are doubtful, and so is all that brackets or quotation marks hold
    alone, and what looks like a title.

    ## What to do
    Translate what is marked, or put it in quotation marks if it is meant to stay.
    """
    target = segment.target
    if target is None:
        return
    pair = language_pair(segment.source.index.code, target.index.code)
    if pair is None or not pair.may_be_left(segment.source, target):
        return
    left = Leftovers(pair, segment.source, target)
    if left.is_copy:
        yield from _copied(segment, left)
        return
    for run in left.runs():
        yield from _run_findings(segment, run, left)


def _copied(segment: Analysed, left: Leftovers) -> Iterator[Finding]:
    target_words = left.target_words
    telling = sum(map(left.is_telling, target_words))
    if not telling:
        return
    span = Span(target_words[0].start, target_words[-1].end)
    confidence = _SURE if telling > 1 or left.pair.is_foreign(target_words[0].text) else _SINGLE
    yield segment.found(span, "the translation is the same as the source", confidence=confidence)


def _run_findings(segment: Analysed, run: tuple[Token, ...], left: Leftovers) -> Iterator[Finding]:
    telling = [token for token in run if left.kind(token)]
    if not telling:
        return
    whole = len(run) >= _RUN and left.is_text(run)
    if not whole:
        run = tuple(run[run.index(telling[0]) : run.index(telling[-1]) + 1])
    confidence = _confidence(run, telling, left, whole)
    message = f"{len(run)} words are" if len(run) > 1 else f"“{run[0].text}” is"
    source, target = left.pair.source, left.pair.target
    yield segment.found(
        Span(run[0].start, run[-1].end),
        f"{message} left in {source.name}, expected {target.name}",
        confidence=confidence,
    )


def _confidence(run: Sequence[Token], telling: Sequence[Token], left: Leftovers, whole: bool) -> float:
    foreign = all(left.kind(token) is Leftover.SCRIPT for token in telling)
    if left.is_aside(run) or (not foreign and left.is_title(run)):
        return _DOUBTFUL
    if foreign:
        return _SURE
    if whole:
        return _SURE if len(telling) > _RUN else _LIKELY
    return _SINGLE if any(map(left.is_sure, telling)) else _DOUBTFUL
