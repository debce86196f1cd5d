"""Words that stand in for terms while a sentence is translated, and give their places to the terms afterwards.

A surrogate is an ordinary noun of the term's gender and number, around which the model itself makes everything agree,
or a verb with its object for a term that is one.
A probe is a word like X0X that models copy; the words beside it are made to agree afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.glossary.concept import Kind, Term
from glossator.languages.grammar import Form, Grammar, Surrogate
from glossator.languages.language import Language, base_code
from glossator.model import Edit, Span, apply_edits
from glossator.translate.insert import put
from glossator.translate.mask import probe_names
from glossator.translate.task import Attempt
from glossator.translate.term_forms import is_verbal
from glossator.translate.terms import Terminology
from glossator.translate.wanted import Missing, Occurrence, Wanted

__all__ = ["StandIn", "StoodIn", "stand_in", "take_back"]


@dataclass(frozen=True, slots=True)
class StandIn:
    """`word` stands in for the concept's term at `places` of the source; a model makes `echo` of it."""

    word: str
    echo: str
    places: tuple[Occurrence, ...]
    concept_id: str
    probe: bool


@dataclass(frozen=True, slots=True)
class StoodIn:
    """A source sentence with stand-ins."""

    text: str
    stand_ins: tuple[StandIn, ...]


def stand_in(sentence: str, missing: tuple[Missing, ...], terminology: Terminology, attempt: int | None) -> StoodIn:
    """`sentence` with a stand-in for each missing term.

    They are surrogates (others at each attempt) where the grammar has one and the term is a common noun or has an
    article; else probes, and all probes where `attempt` is None. A verb without a surrogate has no stand-in.
    """
    names = probe_names(sentence)
    used: set[str] = set()
    chosen: list[StandIn] = []
    for wanted, places in _places(missing).values():
        free = () if attempt is None else _surrogates(wanted, places, sentence, terminology)
        fitting = [one for one in free if one.word not in used]
        if fitting and attempt is not None:
            surrogate = fitting[attempt % len(fitting)]
            used.add(surrogate.word)
            chosen.append(StandIn(surrogate.word, surrogate.translation, places, wanted.concept.id, False))
        elif not _is_verb(wanted.term, terminology.target.language):
            name = next(names)
            chosen.append(StandIn(name, name, places, wanted.concept.id, True))
    edits = [
        Edit(place.span, one.word.capitalize() if place.span.start == 0 and not one.probe else one.word)
        for one in chosen
        for place in one.places
    ]
    return StoodIn(apply_edits(sentence, edits), tuple(chosen))


def take_back(translation: str, stood_in: StoodIn, terminology: Terminology) -> Attempt | None:
    """`translation` with the terms in the places of their stand-ins; None where one is lost or doubled."""
    doubts: list[tuple[str, str]] = []
    for one in stood_in.stand_ins:
        found = list(re.finditer(rf"(?i)\b{re.escape(one.echo)}\b", translation))
        if len(found) != len(one.places):
            return None
        text, form = one.places[0].text, one.places[0].form
        for match in reversed(found):
            span = Span(match.start(), match.end())
            translation, doubt = put(translation, span, text, form, terminology.target.language)
            doubts += [(one.concept_id, doubt)] if doubt else []
    return Attempt(translation, tuple(doubts))


def _places(missing: tuple[Missing, ...]) -> dict[str, tuple[Wanted, tuple[Occurrence, ...]]]:
    """The places of each wording that is to stand in the translation."""
    places: dict[str, tuple[Wanted, tuple[Occurrence, ...]]] = {}
    for wanted, _ in missing:
        for place in wanted.occurrences:
            before = places.get(place.text, (wanted, ()))
            places[place.text] = (before[0], (*before[1], place))
    return places


def _has_article(sentence: str, place: Occurrence, terminology: Terminology) -> bool:
    before = sentence[: place.span.start].split()[-1:]
    return bool(before) and before[0].lower() in terminology.source.language.articles


def _is_verb(term: Term, language: Language) -> bool:
    """Whether a term is a verb, as far as the grammar can tell."""
    return bool(language.grammar and language.grammar.genders) and is_verbal(term, language)


def _surrogates(
    wanted: Wanted, places: tuple[Occurrence, ...], sentence: str, terminology: Terminology
) -> Iterator[Surrogate]:
    """Those of the term's form that the sentence does not have itself."""
    language = terminology.target.language
    if _is_verb(wanted.term, language):
        named = _verbs(wanted, places, sentence, terminology)
    elif wanted.term.kind is Kind.TERM or all(_has_article(sentence, place, terminology) for place in places):
        named = (one for one in (language.grammar or Grammar()).surrogates if one.form == places[0].form)
    else:
        return
    source = base_code(terminology.source.code)
    yield from (one for one in named if one.language == source and one.word not in sentence.lower())


def _verbs(
    wanted: Wanted, places: tuple[Occurrence, ...], sentence: str, terminology: Terminology
) -> Iterator[Surrogate]:
    """Verbs with objects in the form of the term, where the sentence has the source's verb as the glossary does."""
    language, listed = terminology.target.language, wanted.source_term.text.split()[0].casefold()
    verbs = (sentence[place.span.start :].split()[0].casefold() for place in places)
    verb, *behind = wanted.term.text.lower().split()
    # What has no object of its own may have one in the sentence, which a surrogate with an object cannot.
    has_object = len(behind) > 1 and behind[0] in language.articles
    if language.grammar is None or not has_object or any(one != listed for one in verbs):
        return
    is_infinitive = verb in language.lemmas(verb) and re.search(language.grammar.infinitive, verb)
    for one in language.grammar.verb_surrogates:
        yield Surrogate(one.language, one.words, one.infinitive if is_infinitive else one.command, Form())
