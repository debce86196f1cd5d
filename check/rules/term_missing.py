"""The rule `term-missing`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossator.analyze import Analysed, AnalysedText
from glossator.check.rule import Example, rule
from glossator.glossary.concept import Concept, Kind
from glossator.glossary.found import Match, Reading, Sighting
from glossator.glossary.sentence import Sentence
from glossator.model import Finding, Severity, Side

# A text that names a thing twice may be translated with a pronoun the second time.
_SAID_ONCE = 0.55
_ADJECTIVE = 0.45
# As many words may stand between two words of a term (color and other revolutions).
_GAP = 2


@rule(
    "term-missing",
    severity=Severity.ERROR,
    mqm="terminology/wrong-term",
    examples=(
        Example(
            wrong="Opõem-se às revoltas coloridas.",
            right="Opõem-se às revoluções coloridas.",
            quote="color revolutions",
            source="They oppose color revolutions.",
            language="pt",
            glossary="en,pt\ncolor revolution,revolução colorida\n",
            suggestion="revolução colorida",
        ),
        Example(
            wrong="O sistema Estrela Polar foi ampliado.",
            right="O sistema Beidou foi ampliado.",
            quote="Beidou",
            source="The Beidou system was enlarged.",
            language="pt",
            glossary="en,do_not_translate\nBeidou,yes\n",
            suggestion="Beidou",
        ),
    ),
)
def term_missing(segment: Analysed) -> Iterator[Finding]:
    """The source has a concept of the glossary and the translation has none of its terms.

    ## Why
    A key term rendered freely is another term to the reader, and a search for the right one does not find the text.

    ## How it decides
    Every occurrence in the source is looked for, the longest term first; a term inside a longer one is not demanded
    twice. Any allowed term of the concept counts, in any inflected form, also with one or two words between its own.
    Where the term is there, but fewer times than in the source, the finding is less sure. A name that the source
    shortens may be shortened to its last word in the translation. A source without word boundaries does not tell the
    name of a country from its adjective (中国: China, Chinese): names of one word are then doubtful. A concept without
    a term in the target language is demanded only if it is not to be translated. The finding marks the term in the
    source.

    ## What to do
    Use the suggested term, in the form that the sentence needs.
    """
    source, target = segment.source, segment.target
    if target is None or _is_complete(source.sentence, target.sentence) or not target.value.strip():
        return
    present = _present(target.sentence)
    for group in _occurrences(source):
        concepts = [reading.concept for reading, *_ in group]
        if not all(map(target.index.allowed, concepts)):
            continue
        satisfied = next((concept.id for concept in concepts if present.get(concept.id, 0) > 0), None)
        if satisfied is not None:
            present[satisfied] -= 1
            continue
        if any(target.index.find_apart(target.sentence, concept.id, _GAP) for concept in concepts):
            continue
        if any(_is_shortened(reading, source) and _has_last_word(reading.concept, target) for reading, *_ in group):
            continue
        yield _finding(segment, source.sentence.match(group[0]), target)


def _is_complete(source: Sentence, target: Sentence) -> bool:
    """Whether each concept of the source is there once, and its term in the translation: nothing more to ask."""
    wanted = [reading.concept_id for reading in source.readings]
    if not wanted:
        return True
    return {reading.allows for reading in target.readings}.issuperset(wanted) and len(set(wanted)) == len(wanted)


def _occurrences(source: AnalysedText) -> Iterable[list[Sighting]]:
    """What the source has, that of the same words together: a word of two concepts is satisfied by a term of either."""
    groups: dict[tuple[int, int], list[Sighting]] = {}
    for sighting in source.sentence.longest:
        if not source.text.protected or not source.is_protected(source.sentence.match(sighting).span):
            groups.setdefault(sighting[1:3], []).append(sighting)
    return groups.values()


def _present(target: Sentence) -> dict[str, int]:
    """How often the translation has an allowed term of each concept."""
    taken: dict[str, list[tuple[int, int]]] = {}
    for reading, first, last, _ in target.overlapping:
        if reading.allows is not None:
            places = taken.setdefault(reading.allows, [])
            if all(last < start or first > end for start, end in places):
                places.append((first, last))
    return {key: len(places) for key, places in taken.items()}


def _is_shortened(reading: Reading, source: AnalysedText) -> bool:
    """Whether the source says a part of a name that the glossary has in full as well."""
    return reading.term.kind is Kind.NAME and any(
        len(reading.term.text) < len(one.text) and reading.term.text in one.text
        for one in reading.concept.in_language(source.index.code)
    )


def _has_last_word(concept: Concept, target: AnalysedText) -> bool:
    names = (term.text.split() for term in target.index.allowed(concept))
    last_words = {words[-1] for words in names if len(words) > 1}
    return any(token.text in last_words for token in target.tokens)


def _finding(segment: Analysed, match: Match, target: AnalysedText) -> Finding:
    source = segment.source.value[match.span.start : match.span.end]
    wanted = tuple(term.text for term in target.index.allowed(match.concept))
    listed = " or ".join(f"“{text}”" for text in wanted[:3])
    occurrences = sum(other.concept_id == match.concept.id for other, *_ in segment.source.sentence.longest)
    again = occurrences > 1 and any(other.allows == match.concept.id for other, *_ in target.sentence.longest)
    doubtful = not segment.source.language.spaced and match.term.kind is Kind.NAME and " " not in wanted[0]
    return segment.found(
        match.span,
        f"“{source}” must be {listed}; the translation has it "
        + ("fewer times than the source" if again else "nowhere"),
        suggestions=wanted[:1],
        confidence=match.confidence * (_SAID_ONCE if again else _ADJECTIVE if doubtful else 1.0),
        concept_id=match.concept.id,
        side=Side.SOURCE,
    )
