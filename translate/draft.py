"""From texts with markup to translated texts with the same markup, before anybody checks them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from glossator.glossary.concept import Concept, Glossary, Term
from glossator.glossary.match import TermIndex
from glossator.model import Span, Text
from glossator.translate.constrain import TermUse, constrain
from glossator.translate.markup import Find, Pair, lift, put_back
from glossator.translate.mask import Masked, join, lines, mask, parts, unmask
from glossator.translate.normalise import normalise, restore_typography
from glossator.translate.renderings import Ask, noun
from glossator.translate.terms import Terminology

__all__ = ["Draft", "drafts"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A translated text with what became of its terms; `in_pieces` where the markup could not be kept otherwise."""

    text: Text
    terms: tuple[TermUse, ...]
    in_pieces: bool


def drafts(sources: Sequence[Text], terminology: Terminology, ask: Ask) -> list[Draft]:
    """A draft of each text, made line by line."""
    split = [tuple(lines(text)) for text in sources]
    drafted = iter(_drafts([line for some in split for line in some], terminology, ask))
    return [_joined(tuple(islice(drafted, len(some)))) for some in split]


def _joined(some: tuple[Draft, ...]) -> Draft:
    terms = tuple(use for one in some for use in one.terms)
    return Draft(join(one.text for one in some), terms, any(one.in_pieces for one in some))


def _drafts(sources: Sequence[Text], terminology: Terminology, ask: Ask) -> list[Draft]:
    """A draft of each text by the first plan that keeps its protected spans.

    Markup around words is best put around their translation; what is left is masked; the last plan, which cannot
    fail, translates what stands between the protected spans piece by piece.
    """
    done: dict[int, Draft] = {}
    for plan in (_lifted, _masked, _in_pieces):
        planned = {number: plan(text) for number, text in enumerate(sources) if number not in done}
        units = [unit for some in planned.values() for unit in some]
        finished = iter(_finished(units, terminology, ask))
        for number, some in planned.items():
            results = list(islice(finished, len(some)))
            texts = [text for text, _ in results if text is not None]
            if results and len(texts) == len(results):
                terms = tuple(use for _, uses in results for use in uses)
                done[number] = Draft(join(texts), terms, plan is _in_pieces)
    return [done[number] for number in range(len(sources))]


def _finished(
    units: Sequence[_Unit], terminology: Terminology, ask: Ask
) -> Iterator[tuple[Text | None, tuple[TermUse, ...]]]:
    sentences = [unit.sentence for unit in units]
    find = _phrase_finder((pair.phrase for unit in units for pair in unit.pairs), terminology, ask)
    for unit, result in zip(units, constrain(sentences, ask(sentences), terminology, ask), strict=True):
        yield unit.finished(result.text, terminology, find), result.terms


@dataclass(frozen=True, slots=True)
class _Unit:
    """A stretch that is translated at once; `sentence` is what the model is given, empty where there are no words."""

    source: Text
    masked: Masked
    sentence: str
    pairs: tuple[Pair, ...] = ()

    @classmethod
    def of(cls, source: Text, pairs: tuple[Pair, ...] = ()) -> _Unit:
        masked = mask(source)
        bare = masked.text
        for one in masked.masks:
            bare = bare.replace(one.name, "")
        has_words = any(character.isalpha() for character in bare)
        return cls(source, masked, normalise(masked.text) if has_words else "", pairs)

    def finished(self, translation: str, terminology: Terminology, find: Find) -> Text | None:
        """The translation with its typography and protected spans; None where one of these is lost."""
        if self.sentence:
            typeset = restore_typography(translation, self.masked.text, terminology.target.language)
            text = unmask(typeset, self.masked)
        else:
            text = join((self.source,))
        return put_back(text, self.pairs, find) if text and self.pairs else text


def _lifted(text: Text) -> tuple[_Unit, ...]:
    lifted = lift(text)
    return (_Unit.of(lifted.text, lifted.pairs),) if lifted else ()


def _masked(text: Text) -> tuple[_Unit, ...]:
    return (_Unit.of(text),)


def _in_pieces(text: Text) -> tuple[_Unit, ...]:
    return tuple(map(_Unit.of, parts(text)))


def _phrase_finder(phrases: Iterable[str], terminology: Terminology, ask: Ask) -> Find:
    """What finds one of `phrases` in a translation, by the model's or the glossary's words for it."""
    source, target = terminology.source.language, terminology.target
    sentences = {phrase: normalise(phrase) for phrase in phrases if phrase.strip()}
    frames = ("{}", source.grammar.noun_frame) if source.grammar else ("{}",)
    ask([frame.format(sentence) for sentence in sentences.values() for frame in frames])
    concepts = []
    for phrase, sentence in sentences.items():
        answers = ask([frame.format(sentence) for frame in frames])
        said = (answers[0], *(noun(answer, target.language) for answer in answers), sentence)
        with_terms = constrain([sentence], answers[:1], terminology, ask)[0].text
        texts = dict.fromkeys(text.strip(" .") for text in (*said, with_terms))
        concepts.append(Concept(phrase, tuple(Term(text, target.code) for text in texts if text)))
    index = TermIndex(Glossary("phrases", tuple(concepts)), target.code)

    def find(phrase: str, translation: str) -> Span | None:
        matches = index.find(translation, overlapping=True)
        spans = [match.span for match in matches if match.concept.id == phrase]
        return max(spans, key=lambda span: (len(span), -span.start), default=None)

    return find
