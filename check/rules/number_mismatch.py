"""The rule `number-mismatch`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from glossator.analyze import Analysed, AnalysedText
from glossator.check.number_glance import same_at_a_glance
from glossator.check.quantities import not_converted, quantities
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.languages.number_sets import NumbersOfText, numbers_lacking, numbers_of, words_lacking
from glossator.languages.number_words import Spelled
from glossator.languages.number_writing import spell_number, write_number
from glossator.languages.numbers import Number
from glossator.model import Edit, Finding, Fix, Safety, Severity, Side, Span

_ALTERED, _ALONE, _LIKELY, _DOUBTFUL = 0.85, 0.7, 0.6, 0.4

# One and two are said in many ways that are no number words (a, both sides, another).
_SAID_OTHERWISE = frozenset(map(Decimal, (0, 1, 2)))

# Who differs in more numbers has another table before him, not the same in other units.
_MOST_CONVERTED = 200


@rule(
    "number-mismatch",
    severity=Severity.ERROR,
    mqm="accuracy/mistranslation",
    examples=(
        Example(
            wrong="O comércio chegou a 174 bilhões de dólares.",
            right="O comércio chegou a 147 bilhões de dólares.",
            quote="174 bilhões",
            source="Trade reached 147 billion dollars.",
            language="pt",
            suggestion="147 bilhões",
        ),
        Example(
            wrong="About 2,500 people came.",
            right="About 25,000 people came.",
            quote="2,500",
            source="约2.5万人前来。",
            source_language="zh",
            suggestion="25,000",
        ),
    ),
)
def number_mismatch(segment: Analysed) -> Iterator[Finding]:
    """A number of the source is missing or altered in the translation, or the translation adds one.

    ## Why
    A wrong amount, date or share is the costliest slip of a translation, and neither reader nor spell checker sees it.

    ## How it decides
    Numbers are compared by value: 1,234.5 in English is 1.234,5 in German, 2.5万 is 25,000, 5 mil millones is
    5 billion, 17:30 is 5.30 pm, XXI is 21. A number in digits may be spelled out on the other side. A number that is
    said twice may be said once. Where one number is left over on each side, it counts as altered; a number left over
    on one side only is less sure, and one, two and languages without number words here are doubtful. Number words that
    the translation leaves out are not reported. What is missing is marked in the source.

    ## What to do
    Put the suggested number, or see what the source says.
    """
    source, target = segment.source, segment.target
    if target is None:
        return
    if same_at_a_glance(source, target) or not any(map(str.isalnum, visible(target))):
        return
    wanted, given = _numbers(source, target), _numbers(target, source)
    missing, extra = numbers_lacking(wanted, given), numbers_lacking(given, wanted)
    unsaid, added = words_lacking(wanted, given), words_lacking(given, wanted)
    left = len(missing) + len(extra) + len(unsaid) + len(added)
    if left <= _MOST_CONVERTED and (missing or extra or (unsaid and added)):
        here = (*quantities(source, wanted, (*missing, *unsaid)), *quantities(target, given))
        there = (*quantities(target, given, (*extra, *added)), *quantities(source, wanted))
        missing, unsaid = not_converted(missing, source, here), not_converted(unsaid, source, here)
        extra, added = not_converted(extra, target, there), not_converted(added, target, there)
    if [number.weak for number in missing] == [number.weak for number in extra]:
        for pair in zip(missing, extra, strict=True):
            yield _altered(segment, target, *pair)
        if len(unsaid) == len(added):
            for words in zip(unsaid, added, strict=True):
                yield _altered_words(segment, target, *words)
    elif len(missing) + len(unsaid) == len(extra) + len(added) and not any(number.weak for number in missing + extra):
        for mixed in zip(_in_order(missing, unsaid), _in_order(extra, added), strict=True):
            yield _altered_words(segment, target, *mixed)
    else:
        yield from _alone(segment, target, missing, extra)
    yield from _misread(segment, target, wanted.digits, given.digits)


def _numbers(text: AnalysedText, other: AnalysedText) -> NumbersOfText:
    numbers = numbers_of(visible(text), text.language)
    if text.language.numerals and other.language.numerals:
        return numbers
    digits = tuple(map(_perhaps_unscaled, numbers.digits))
    values = (value for number in digits for reading in number.readings for value in reading)
    return replace(numbers, digits=digits, values=numbers.values.union(values))


def _perhaps_unscaled(number: Number) -> Number:
    """The number with the readings it has where the other language's word for million is not known."""
    plain = tuple(tuple(value / number.scale for value in reading) for reading in number.readings)
    return replace(number, readings=(*number.readings, *plain))


def _in_order(numbers: Iterable[Number], words: Iterable[Spelled]) -> list[Number | Spelled]:
    return sorted((*numbers, *words), key=lambda number: number.span)


def _alone(segment: Analysed, target: AnalysedText, missing: list[Number], extra: list[Number]) -> Iterator[Finding]:
    source = segment.source
    for number in missing:
        message = f"the translation lacks the number “{_quote(source, number.span)}”"
        yield segment.found(number.span, message, confidence=_confidence(number, target), side=Side.SOURCE)
    for number in extra:
        message = f"the source does not have the number “{_quote(target, number.span)}”"
        yield segment.found(number.span, message, confidence=_confidence(number, source))


def _confidence(number: Number, other: AnalysedText) -> float:
    doubtful = number.weak or not other.language.numerals or not _SAID_OTHERWISE.isdisjoint(number.readings[0])
    return _DOUBTFUL if doubtful else _ALONE


def _altered(segment: Analysed, target: AnalysedText, wanted: Number, given: Number) -> Finding:
    source = segment.source
    same_scale = wanted.scale == given.scale
    suggestion = write_number(wanted, source.value, source.language, target.language, in_full=not same_scale)
    if same_scale:
        suggestion += target.value[given.digits.end : given.span.end]
    found, meant = _quote(target, given.span), _quote(source, wanted.span)
    return segment.found(
        given.span,
        f"found the number “{found}”, the source says “{meant}”",
        suggestions=(suggestion,),
        # The missing scale may be in an abbreviation (bcm).
        confidence=_LIKELY if wanted.scale != given.scale and 1 in (wanted.scale, given.scale) else _ALTERED,
        fix=Fix(f"Write “{suggestion}”", (Edit(given.span, suggestion),), Safety.UNSAFE),
    )


def _altered_words(
    segment: Analysed, target: AnalysedText, wanted: Number | Spelled, given: Number | Spelled
) -> Finding:
    found, meant = _quote(target, given.span), _quote(segment.source, wanted.span)
    value = wanted.value if isinstance(wanted, Spelled) else wanted.readings[0][0]
    word = spell_number(value, found, target.language)
    return segment.found(
        given.span,
        f"found the number “{found}”, the source says “{meant}”",
        suggestions=(word,) if word else (),
        confidence=_LIKELY,
        fix=Fix(f"Write “{word}”", (Edit(given.span, word),), Safety.UNSAFE) if word else None,
    )


def _misread(
    segment: Analysed, target: AnalysedText, wanted: Sequence[Number], given: Sequence[Number]
) -> Iterator[Finding]:
    """Numbers copied with marks that mean another number in the target's language: 1.234 from English in German."""
    source = segment.source
    if not (source.language.numerals and target.language.numerals):
        return
    copied = {_quote(source, number.span): number for number in wanted if len(number.readings[0]) == 1}
    right = {number.readings[0] for number in given}
    for number in given:
        original = copied.get(_quote(target, number.span))
        if original is None or original.readings[0] == number.readings[0] or original.readings[0] in right:
            continue
        written = write_number(original, source.value, source.language, target.language)
        yield segment.found(
            number.span,
            f"“{_quote(target, number.span)}” is {number.readings[0][0]:f} in {target.language.name}, the source means"
            f" {original.readings[0][0]:f}",
            suggestions=(written,),
            confidence=_LIKELY,
            fix=Fix(f"Write “{written}”", (Edit(number.span, written),), Safety.UNSAFE),
        )


def _quote(text: AnalysedText, span: Span) -> str:
    return text.value[span.start : span.end]
