"""The rule `name-mismatch`."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.analyze import Analysed
from glossator.check.names.across import NEAR, UNSURE, correction, fold, share_script, tells_spelling
from glossator.check.names.counterparts import Pair, is_name_alone, may_lack_names, unmatched
from glossator.check.names.spellings import near
from glossator.check.names.words import Kind
from glossator.check.rule import Example, rule
from glossator.model import Edit, Finding, Fix, Safety, Severity

_MISSPELLED, _OTHER, _ADDED, _DOUBTFUL = 0.8, 0.7, 0.55, 0.4

# A name that the dictionary has and that is so like a word of the source may be its translation.
_TRANSLATED = 0.4


@rule(
    "name-mismatch",
    severity=Severity.ERROR,
    mqm="accuracy/mistranslation",
    examples=(
        Example(
            wrong="Yesterday Sergei Lavrok arrived in Geneva.",
            right="Yesterday Sergei Lavrov arrived in Geneva.",
            quote="Lavrok",
            source="Вчера Сергей Лавров прибыл в Женеву.",
            source_language="ru",
        ),
        Example(
            wrong="The fire in Shaoshan was put out at night.",
            right="The fire in Nantes was put out at night.",
            quote="Shaoshan",
            source="Der Brand in Nantes wurde in der Nacht gelöscht.",
            source_language="de",
        ),
    ),
)
def name_mismatch(segment: Analysed) -> Iterator[Finding]:
    """A name of the translation does not say what the source says.

    ## Why
    A reader who does not know the source language cannot see that a person or a place is another one.

    ## How it decides
    Words with a capital that no dictionary has as common words are names; in Chinese and Japanese, what stands around
    a middle dot, in Katakana or among the names of the dictionary. Each must have a word on the other side that says
    the same sounds, in the customs of the two languages; where both write one script, the same letters up to endings,
    diacritics and the spellings of one sound. Countries and cities may be called as CLDR calls them, large cities as
    they are called anywhere. A word that is near but not the same is a misspelling, surer where the text is nothing but
    the name; one that is like nothing is another name. Doubtful are two names that both dictionaries have, as they may
    be each other's translation (Beijing, Pequim), names beside common words (institutions), and what Chinese or an
    Indian script only hints at.

    ## What to do
    Put the suggested form, or see whom the source means. If both are right, add the name to the glossary.
    """
    for pair in unmatched(segment).pairs:
        span = pair.target.span
        name, suggested = _source_name(pair), _suggestion(segment, pair)
        target = segment.checked.value[span.start : span.end]
        yield segment.found(
            span,
            f"“{target}” does not say the name “{name}”" if name else f"the source has no name like “{target}”",
            suggestions=(suggested,) if suggested else (),
            confidence=_confidence(segment, pair),
            fix=Fix(f"write “{suggested}”", (Edit(span, suggested),), Safety.UNSAFE) if suggested else None,
        )


def _source_name(pair: Pair) -> str:
    if pair.source is not None:
        return pair.source.text
    return pair.target.nearest.text if pair.target.likeness >= NEAR else ""


def _confidence(segment: Analysed, pair: Pair) -> float:
    target, source = pair.target, pair.source
    codes = segment.source.index.code, segment.checked.index.code
    if target.kind is Kind.PLACE:
        return _ADDED if source is None else _OTHER
    if target.likeness >= NEAR:
        return _MISSPELLED if _tells_misspelling(segment, pair) else _DOUBTFUL
    if source is None:
        close = target.likeness >= _TRANSLATED and share_script(*codes)
        translated = target.kind is Kind.KNOWN and close
        if not segment.source.language.spaced:
            translated = target.kind is Kind.KNOWN or not may_lack_names(segment)
        # The first word of a sentence has its capital from there, and no dictionary has all words.
        may_be_word = len(target.words) == 1 and target.words[0].first
        # A translation may give the full name of somebody whom the source calls by a part of it.
        in_full = target.in_name and target.beside is None
        return _DOUBTFUL if in_full or target.with_words or translated or may_be_word else _ADDED
    # Names that both dictionaries have may be each other's translation (Beijing, Pequim); of a place it is known.
    return _DOUBTFUL if source.kind is target.kind is Kind.KNOWN else _OTHER


def _tells_misspelling(segment: Analysed, pair: Pair) -> bool:
    """Whether a name that is near but not the same must be misspelled."""
    codes = segment.source.index.code, segment.checked.index.code
    source, target = pair.source, pair.target
    if share_script(*codes):
        if source is None or not source.kind is target.kind is Kind.UNKNOWN or target.words[0].first:
            return False
        # What differs by more is rather a name of the language's own (Danube, Danúbio).
        return near(fold(target.nearest.text), fold(target.text))
    if is_name_alone(segment):
        return tells_spelling(*codes)
    # A name that the dictionary has is rather an established form (Байден, Biden).
    return tells_spelling(*codes) and target.kind is Kind.UNKNOWN and target.likeness < UNSURE


def _suggestion(segment: Analysed, pair: Pair) -> str | None:
    """The right spelling of the one word that is near; None where it is another name altogether."""
    if len(pair.target.words) > 1 or pair.target.likeness < NEAR:
        return None
    nearest = pair.target.nearest
    return correction(nearest.text, pair.target.text, segment.source.index.code, segment.checked.index.code)
