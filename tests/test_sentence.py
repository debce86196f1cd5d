"""What words are read as, learned from anchors outward, is what looking for every term at every word gives."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.glossary.apart import _around, _how
from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.glossary.entries import entries_of
from glossator.glossary.found import How, Reading, Sighting, Trait
from glossator.glossary.longest import _clusters, _longest, _longest_of_many, reading_order
from glossator.glossary.match import TermIndex
from glossator.glossary.postings import postings_of
from glossator.glossary.sentence import Sentence
from glossator.glossary.words import Words

VOCABULARY = {
    "en": "a the The of cold wars war peace talks talk one-China policy policies colour color NATO – - “ ” ; it’s",
    "pt": "a o as O de acordo acordos paz guerra guerras fria frias país-membro países – « » . ordem",
    "fr": "l’accord d’un la les des paix guerre guerres froides froide Kiev - « » , OTAN",
    "de": "der die das Kalter Kalten Krieg Kriege Abkommen Abkommens Friedensabkommen EU-Staat – „ “ ; ein",
    "zh": "中 国 中国 的 和平 原则 一个 书法 国家 NATO",
    "xx": "the a quux bar quuxes - ” “ Bar",
}


def read(glossary: Glossary, code: str) -> Words:
    index = TermIndex(glossary, code)
    return Words(postings_of(glossary, code, index.language), index.language, index.allowed)


def one_by_one(sentence: Sentence, known: Words, glossary: Glossary, code: str) -> Iterator[tuple[str, int, int, How]]:
    """The terms that stand in a sentence, each looked for at each word."""
    words = [word.text for word in sentence.words]
    for entry in entries_of(glossary.concepts, code, known.language):
        for place in range(1, len(words) - 1):
            how = known.recognised(entry, entry.anchor, words[place])
            if how and len(entry.words) == 1 and (words[place][:1].isupper() or not entry.wants_capital):
                yield entry.concept.id, place, place, how
            elif how and len(entry.words) > 1:
                places = _around(entry, known, words, place, 0)
                if places and (worst := _how(entry, known, sentence, places)):
                    yield entry.concept.id, places[0], places[-1], worst


@pytest.mark.parametrize("code", sorted(VOCABULARY))
@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_reads_what_is_found_term_by_term(code: str, data: st.DataObject) -> None:
    words = st.sampled_from(VOCABULARY[code].split())
    some = st.lists(words, min_size=1, max_size=4).map(" ".join)
    terms = data.draw(st.lists(some, min_size=1, max_size=6))
    kinds = st.sampled_from((Kind.TERM, Kind.TERM, Kind.NAME))
    concepts = [Concept(str(number), (Term(text, code, kind=data.draw(kinds)),)) for number, text in enumerate(terms)]
    glossary = Glossary("g", tuple(concepts))
    text = " ".join(data.draw(st.lists(words, max_size=14)))
    known = read(glossary, code)
    sentence = Sentence(text, known)
    found = {(reading.concept_id, first, last, reading.how) for reading, first, last, _ in sentence.sightings}
    expected = set(one_by_one(sentence, known, glossary, code))
    assert found == expected if known.language.cuts_word is None else found <= expected
    for sighting in sentence.sightings:
        start, end = sentence.bounds(sighting)
        assert text[start:end].startswith(sentence.words[sighting[1]].text)
        assert sentence.words[sighting[2]].text in text[start:end]


def sighting(concept: str, first: int, last: int, how: How = How.FORM) -> Sighting:
    term = Term(concept, "en")
    return Reading.of(Concept(concept, (term,)), term, how), first, last, ()


places = st.tuples(st.integers(1, 9), st.integers(0, 4), st.sampled_from((How.EXACT, How.FORM, How.STEM)))


@given(st.lists(places, min_size=1, max_size=9))
def test_a_term_that_holds_all_others_is_the_longest_of_many(drawn: list[tuple[int, int, How]]) -> None:
    found = sorted(
        (sighting(str(number), first, first + more, how) for number, (first, more, how) in enumerate(drawn)),
        key=reading_order,
    )
    for cluster in _clusters(found):
        kept = _longest(cluster, lambda one: "-" * (one[2] - one[1] + 1))
        slowly = _longest_of_many(cluster, lambda one: "-" * (one[2] - one[1] + 1))
        assert sorted(kept, key=reading_order) == sorted(slowly, key=reading_order)


@pytest.mark.parametrize(
    ("term", "how", "rivalled", "traits"),
    [
        (Term("cold war", "en"), How.LEMMA, False, ()),
        (Term("Cold War", "en"), How.EXACT, False, ()),
        (Term("Cold War", "en"), How.FORM, False, (Trait.CAPITALS,)),
        (Term("Cold War", "en"), How.FORM, True, (Trait.CAPITALS, Trait.RIVALLED)),
        (Term("Cold War", "en"), How.COMPOUND, True, ()),
        (Term("Cold War", "en", Status.ADMITTED), How.EXACT, True, (Trait.RIVALLED,)),
        (Term("Cold War", "en", Status.FORBIDDEN), How.FORM, True, (Trait.FORBIDDEN,)),
        (Term("Cold War", "en", Status.DEPRECATED), How.LEMMA, False, (Trait.DEPRECATED,)),
        (Term("Cold War", "en", Status.DEPRECATED), How.STEM, False, ()),
    ],
)
def test_rules_look_at_the_place_of_few_terms(term: Term, how: How, rivalled: bool, traits: tuple[Trait, ...]) -> None:
    reading = Reading.of(Concept("c", (term,)), term, how, rivalled)
    assert reading.traits == traits
    assert reading.allows == ("c" if term.status.allowed else None)


def test_without_terms_no_word_is_learned() -> None:
    sentence = TermIndex(Glossary("none", ()), "en").sentence("any text")
    assert (sentence.sightings, sentence.traits, len(sentence.words)) == ([], set(), 2)
