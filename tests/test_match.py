"""Recognising terms: what counts as the term, what does not, and where it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.glossary.found import How
from glossator.glossary.match import TermIndex, find_terms
from glossator.languages.language import languages
from glossator.model import Span


def glossary(*terms: Term) -> Glossary:
    return Glossary("test", tuple(Concept(str(number), (term,)) for number, term in enumerate(terms)))


def quotes(text: str, language: str, *terms: Term) -> list[str]:
    return [text[m.span.start : m.span.end] for m in find_terms(text, language, glossary(*terms))]


@pytest.mark.parametrize(
    ("language", "term", "text", "found"),
    [
        ("en", "color revolution", "Color Revolutions came.", ["Color Revolutions"]),
        ("en", "one-China principle", "the one China principle", ["one China principle"]),
        ("en", "principle of one China", "the principle of the ‘one China’ idea", ["principle of the ‘one China’"]),
        ("en", "ally", "an alloy", []),
        ("en", "form", "in formation", []),
        ("en", "R&D", "our R&D budget", ["R&D"]),
        ("en", "principle of one China", 'the principle of the "one China"', ['principle of the "one China"']),
        ("en", "one China", 'the "one China"', ["one China"]),
        ("en", "People's Army", "the 'People's Army' came", ["People's Army"]),
        ("en", "C++", "in C++ or C", ["C++"]),
        ("en", "km", "after 10km more", ["km"]),
        ("ko", "NATO", "NATO는", ["NATO"]),
        ("en", "&", "his & hers", ["&"]),
        ("en", "O’Brien", "by O'Brien today", ["O'Brien"]),
        ("en", "snake_case", "in snake_case or not", ["snake_case"]),
        ("en", "3.5", "about 3.5 units", ["3.5"]),
        ("en", "huh?", "He said huh? and left", ["huh?"]),
        ("pt", "revolução colorida", "as revoluções coloridas", ["revoluções coloridas"]),
        ("pt", "acordo", "recordou cedo", []),
        ("es", "revolución de color", "las revoluciones de color", ["revoluciones de color"]),
        ("fr", "OTAN", "l’OTAN et d'autres", ["OTAN"]),
        ("it", "alleanza", "dell’alleanza atlantica", ["alleanza"]),
        ("de", "Abkommen", "des Abkommens", ["Abkommens"]),
        ("ru", "цветная революция", "против «цветных революций»", ["цветных революций"]),
        ("zh", "颜色革命", "反对颜色革命和", ["颜色革命"]),
        ("xx", "quux bar", "a Quux bar", ["Quux bar"]),
    ],
)
def test_forms(language: str, term: str, text: str, found: list[str]) -> None:
    assert quotes(text, language, Term(term, language)) == found


def test_the_longest_term_wins() -> None:
    terms = (Term("silk road", "en"), Term("new silk road", "en"), Term("road", "en"))
    assert quotes("the New Silk Road and a road", "en", *terms) == ["New Silk Road", "road"]


def test_overlapping_terms_are_given_when_asked_for() -> None:
    index = TermIndex(glossary(Term("silk road", "en"), Term("new silk road", "en")), "en")
    assert [match.term.text for match in index.find("new silk road", overlapping=True)] == [
        "new silk road",
        "silk road",
    ]


def test_acronyms_are_case_sensitive_and_names_want_a_capital() -> None:
    terms = (Term("US", "en"), Term("China", "en", kind=Kind.NAME))
    assert quotes("give us china from the US and China", "en", *terms) == ["US", "China"]


def test_forms_given_by_the_glossary_count() -> None:
    assert quotes("two staves", "en", Term("staff", "en", forms=("staves",))) == ["staves"]


def test_candidates_are_not_looked_for() -> None:
    assert quotes("a term", "en", Term("term", "en", status=Status.CANDIDATE)) == []


def test_terms_of_a_variety_serve_the_language_and_the_reverse() -> None:
    assert quotes("equipe", "pt", Term("equipe", "pt-BR")) == ["equipe"]
    assert quotes("equipe", "pt-BR", Term("equipe", "pt")) == ["equipe"]
    assert quotes("equipa", "pt-BR", Term("equipa", "pt-PT")) == []


def test_what_is_not_to_be_translated_serves_every_language() -> None:
    fixed = Glossary("g", (Concept("g", (Term("GLONASS", "en"),), do_not_translate=True),))
    assert [match.how for match in find_terms("o GLONASS russo", "pt", fixed)] == [How.EXACT]


def test_homonyms_are_all_given() -> None:
    index = TermIndex(glossary(Term("state", "en"), Term("state", "en", status=Status.ADMITTED)), "en")
    assert [match.concept.id for match in index.find("a state")] == ["0", "1"]


words = st.text(alphabet="abcdefgh éñß-’", min_size=1, max_size=20).filter(lambda text: any(c.isalpha() for c in text))


@given(term=words, before=words, after=words)
def test_a_term_is_found_in_its_own_text_and_offsets_give_it_back(term: str, before: str, after: str) -> None:
    text = f"{before} . {term} . {after}"
    matches = TermIndex(glossary(Term(term, "xx", kind=Kind.TERM)), "xx").find(text)
    assert matches
    for match in matches:
        assert text[match.span.start : match.span.end].strip() == text[match.span.start : match.span.end]


LETTERS = {
    "ru": "абвгдежзийклмнопрстуфхцчшщыьэюяё",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "zh": "中国人民和平共同命运体世界多边主义聯盟",
    "ja": "日本ロシアきょうりょく会議",
    "ko": "한국협정평화러시아",
}


@pytest.mark.parametrize("language", sorted(set(languages()) | {"xx"}))
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_every_language_finds_a_term_in_itself_whatever_stands_around_it(language: str, data: st.DataObject) -> None:
    alphabet = LETTERS.get(language, "abcdefghijklmnopqrstuvwxyzäöüßéèñçãõœ") + " -’'"
    text = st.text(alphabet=alphabet, min_size=1, max_size=24).filter(lambda text: any(map(str.isalpha, text)))
    term, before, after = data.draw(text), data.draw(text), data.draw(text)
    index = TermIndex(glossary(Term(term, language)), language)
    alone = index.find(term)
    assert alone
    around = index.find(f"{before} ; {term} ; {after}")
    place = len(before) + 3
    spans = {match.span for match in around}
    assert all(Span(match.span.start + place, match.span.end + place) in spans for match in alone)
    shouted = index.find(term.upper(), overlapping=True) if term.upper().lower() == term else alone
    assert shouted or len(term.split()) > 1 or language == "tr"


def test_a_part_of_a_compound_is_a_mention_and_not_the_term_itself() -> None:
    index = TermIndex(glossary(Term("Speicher", "de")), "de")
    assert [(match.how, match.how.whole) for match in index.find("viel Speicherplatz")] == [(How.COMPOUND, False)]


def test_a_verb_in_two_parts_has_two_parts() -> None:
    text = "Legen Sie ein Konto an."
    (match,) = TermIndex(glossary(Term("anlegen", "de")), "de").find(text)
    assert [text[part.start : part.end] for part in match.parts] == ["Legen", "an"]
    assert (match.how, text[match.span.start : match.span.end]) == (How.SPLIT, "Legen Sie ein Konto an")
