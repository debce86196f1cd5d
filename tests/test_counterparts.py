"""Names and their counterparts: how they are found in a text, searched for in the other, and what shows a gap."""

from string import ascii_lowercase
from time import process_time

import pytest

from glossator.analyze import Analyser
from glossator.check.names import across
from glossator.check.names.across import fold, likeness
from glossator.check.names.counterparts import unmatched
from glossator.check.names.unspaced import shapes, unspaced_names
from glossator.check.names.words import Kind, name_words
from glossator.glossary.concept import Concept, Glossary, Term
from glossator.glossary.concept import Kind as TermKind
from glossator.languages import omissions, places
from glossator.languages.indic import SCRIPTS, latin
from glossator.languages.omissions import Sign, gaps
from glossator.languages.places import called, exonyms, is_place
from glossator.model import Document, Segment, Side, Text

EMPTY = Glossary("none", ())


def analysed(source: str, target: str, source_language: str, target_language: str = "en", glossary: Glossary = EMPTY):
    segment = Segment("1", Text(source), Text(target))
    (found,) = Analyser(glossary).segments(Document("x", "po", "", (segment,), source_language, target_language))
    return found


def names(text: str, code: str) -> list[tuple[str, Kind, bool]]:
    found = Analyser(EMPTY).text(Text(text), Side.SOURCE, code)
    return [(word.text, word.kind, word.joined) for word in name_words(found)]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "the man in Shaoshan", [("Shaoshan", Kind.UNKNOWN, False)]),
        (
            "en",
            "in Germany, on Green Street",
            [("Germany", Kind.PLACE, False), ("Green", Kind.DOUBTFUL, False), ("Street", Kind.DOUBTFUL, True)],
        ),
        ("en", "NATO and the USA, 2nd McKinsey, MenuChange", [("McKinsey", Kind.UNKNOWN, False)]),
        ("de", "die Brücke von Nantes", [("Brücke", Kind.DOUBTFUL, False), ("Nantes", Kind.UNKNOWN, False)]),
        ("ru", "в Германии и Генслер", [("Германии", Kind.PLACE, False), ("Генслер", Kind.UNKNOWN, False)]),
        ("hi", "ब्राजील की सीमा।", [("ब्राजील", Kind.PLACE, False)]),
    ],
)
def test_name_words(code: str, text: str, expected: list[tuple[str, Kind, bool]]) -> None:
    assert names(text, code) == expected


def test_words_at_the_start_of_a_sentence_are_marked() -> None:
    text = Analyser(EMPTY).text(Text("Shaoshan burns. “Nantes too.” In Brest nobody knew."), Side.TARGET, "en")
    assert [(word.text, word.first) for word in name_words(text) if word.kind is not Kind.DOUBTFUL] == [
        ("Shaoshan", True),
        ("Nantes", True),
        ("Brest", False),
    ]


def test_a_chinese_name_may_begin_and_end_anywhere_around_its_dot() -> None:
    first, second = unspaced_names("这封信是马特·科斯勒写的", "zh")
    assert (first.text, second.text, second.joined) == ("这封信是马特", "科斯勒写的", True)
    assert "马特" in shapes(first, (first, second))
    assert "科斯勒" in shapes(second, (first, second))
    assert shapes(first, (first,)) == ("这封信是马特",)


def test_katakana_joined_by_a_dot_are_one_name() -> None:
    assert [(word.text, word.kind, word.joined) for word in unspaced_names("ドイツのジョン・スミス", "ja")] == [
        ("ドイツ", Kind.PLACE, False),
        ("ジョン", Kind.DOUBTFUL, False),
        ("スミス", Kind.DOUBTFUL, True),
    ]


@pytest.mark.parametrize(("spelling", "letter"), across._CONSONANTS)
def test_consonants_are_shortened(spelling: str, letter: str) -> None:
    assert set(spelling + letter) <= set(ascii_lowercase)
    lengths = [len(one) for one, _ in across._CONSONANTS]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("Schoigu", "Shoigu", ("de", "en")),
        ("Kowalczukiem", "Kowalczuk", ("pl", "en")),
        ("Söder", "Soder", ("de", "en")),
        ("कश्मीर", "Kashmir", ("hi", "en")),
        ("बर्लुस्कोनी", "Berlusconi", ("hi", "en")),
    ],
)
def test_one_name_in_two_languages_is_more_alike_than_two(one: str, other: str, codes: tuple[str, str]) -> None:
    found, unlike = likeness(one, other, *codes), likeness(one, "Valladolid", *codes)
    assert found is not None
    assert unlike is not None
    assert found > 0.6 > 0.5 > unlike


def test_folding() -> None:
    assert [fold(word) for word in ("Łódź", "Ñandú", "Strauß", "O’Neill")] == ["lodz", "nandu", "strauss", "oneill"]


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_every_script_of_india_is_read(script: str) -> None:
    import unicodedata

    word = "".join(unicodedata.lookup(f"{script} {name}") for name in ("LETTER KA", "VOWEL SIGN I", "LETTER MA"))
    assert latin(word) == "kim"


def test_places() -> None:
    assert called("Deutschland", "de", "pt") == ("Alemanha",)
    assert called("Moscow", "en", "zh") == ("莫斯科",)
    assert called("Shaoshan", "en", "zh") == called("Moscow", "en", "xx") == ()
    assert is_place("БРАЗИЛИЯ", "ru")
    assert called("Inglaterra", "pt", "de") == ("England",)


@pytest.mark.parametrize("code", sorted(places._NATIONS_CALLED))
def test_nations_are_called_something_in_every_language(code: str) -> None:
    names = places._NATIONS_CALLED[code]
    assert len(names) == len(set(names)) == len(places._NATIONS)
    assert all(is_place(name, code) for name in names)


def test_cities_have_names_elsewhere() -> None:
    lines = places._EXONYMS.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 400
    assert all(len(names) == len(set(names)) > 1 for names in map(str.split, lines))
    assert all(name == fold(name) for line in lines for name in line.split())
    assert "calcuta" in exonyms("kolkata")
    assert exonyms("shaoshan") == frozenset()


@pytest.mark.parametrize("code", sorted(omissions._LANGUAGES))
def test_gap_tables(code: str) -> None:
    grammar = omissions._LANGUAGES[code]
    words = [word for listed in grammar.classes.values() for word in listed.split()]
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)
    letters = {*grammar.classes, *grammar.endings.values(), grammar.name, *",:.()“^"}
    rows = [row for rows in grammar.gaps.values() for row in rows]
    assert len(rows) == len(set(rows))
    for row in rows:
        before, behind = row.split(" _ ")
        assert set(before + behind) - set(r"[]()|^?{}3\\") <= letters
    for listed in (grammar.titles, grammar.prepositions, grammar.joining, grammar.opening, grammar.breaking):
        assert set(listed) <= letters
    assert all(len(pair.split(" ")) == 2 for pair in grammar.usual)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He spoke in a session of .", ["of ."]),
        ("The ship in was late.", ["in was"]),
        ("It was said that 's army left.", ["that 's"]),
        ("In the end of May, had failed to pay.", [", had"]),
        ("When he was told of the fire, ordered a search.", [", ordered"]),
        ("In May, invited guests came.", []),
        ("Is by far the largest.", ["Is"]),
        ("Had he asked, nobody would have come.", []),
        ("Is it far?", []),
        ("Yesterday Mr. said no.", ["Mr."]),
        ("Yesterday Mr. Shaw said no.", []),
        ("Prime Minister said no.", ["Minister said"]),
        ("The Prime Minister said no.", []),
        ("They waited because was late.", ["because was"]),
        ("According to, the fire is out.", ["to,"]),
        ("The boats of in winter are few.", ["of in"]),
        ("She left the house on the way to in the evening.", ["to in"]),
        ("They live on Java and .", ["and ."]),
        ("The house, which was old, was sold for 3 p.m. to a man.", []),
        ("In May, the firm of which he was the head had failed.", []),
        ("The garden he walked to and from is green.", []),
        ("They were aware of, and worried about, the fire.", []),
        ("A total of at least nine men came.", []),
        ("The town she came from is small.", []),
    ],
)
def test_gaps(text: str, expected: list[str]) -> None:
    assert [text[gap.span.start : gap.span.end] for gap in gaps(text, "en") if gap.sign is Sign.SURE] == expected


@pytest.mark.parametrize("text", [" ." * 20_000, "of, " * 20_000, "the of in by " * 8_000, "'s " * 30_000])
def test_gaps_of_a_hostile_text_are_found_in_good_time(text: str) -> None:
    started = process_time()
    assert len(list(gaps(text, "en"))) <= len(text)
    assert process_time() - started < 1


def test_another_name_is_paired_with_the_one_it_stands_for() -> None:
    segment = analysed("Der Brand in Nantes wurde gelöscht.", "The fire in Shaoshan was put out.", "de")
    (pair,) = unmatched(segment).pairs
    assert pair.source is not None
    assert (pair.source.text, pair.target.text) == ("Nantes", "Shaoshan")
    assert unmatched(segment).missing == ()


def test_the_glossary_s_names_are_left_to_its_rules() -> None:
    terms = (Term("Nantes", "de", kind=TermKind.NAME), Term("Condevincum", "en", kind=TermKind.NAME))
    glossary = Glossary("one", (Concept("1", terms),))
    segment = analysed("Der Brand in Nantes.", "The fire in Condevincum.", "de", glossary=glossary)
    found = unmatched(segment)
    assert (found.pairs, found.missing) == ((), ())


def test_texts_of_one_language_are_not_compared() -> None:
    found = unmatched(analysed("In Nantes.", "In Shaoshan.", "en-GB", "en-US"))
    assert (found.pairs, found.missing) == ((), ())
