"""Spellers, slips of the pen, and what the rule `misspelled` makes of words in all of a text."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from glossator.analyze import Analyser
from glossator.check.rule import Collector, rules
from glossator.check.run import check_documents
from glossator.check.spelling import notices, unknown
from glossator.check.spelling.derived import PREFIXES, is_compound, is_prefixed
from glossator.check.spelling.edits import Slip, near_words, skeleton
from glossator.check.spelling.notices import unchecked_spelling
from glossator.check.spelling.verdict import judge_for
from glossator.glossary.concept import Glossary
from glossator.languages import spelling
from glossator.languages.language import language_for
from glossator.languages.spelling import Speller, speller_for
from glossator.model import Document, Finding, Segment, Span, Text

NOTHING = Glossary("none", ())
RULE = [rules()["misspelled"]]


def speller(code: str) -> Speller:
    found = speller_for(code)
    assert found is not None
    return found


def text(*paragraphs: str, language: str = "en") -> Document:
    segments = tuple(Segment(str(number), Text(value)) for number, value in enumerate(paragraphs))
    return Document("text", "plain", "\n\n".join(paragraphs), segments, language)


def marked(document: Document, confidence: float = 0.5) -> list[tuple[str, float]]:
    texts = {segment.id: segment.source.value for segment in document.segments}
    found: tuple[Finding, ...] = check_documents([document], NOTHING, RULE, confidence=confidence)
    return [(texts[one.segment_id][one.span.start : one.span.end], one.confidence) for one in found]


@pytest.mark.parametrize(
    ("wrong", "right", "slip"),
    [
        ("hosue", "house", Slip.SWAPPED),
        ("adress", "address", Slip.DOUBLED),
        ("hoteel", "hotel", Slip.DOUBLED),
        ("minster", "minister", Slip.LOST),
        ("frome", "from", Slip.ADDED),
        ("tendancy", "tendency", Slip.CHANGED),
    ],
)
def test_each_slip_is_told(wrong: str, right: str, slip: Slip) -> None:
    assert near_words(wrong, "abcdefghijklmnopqrstuvwxyz", {right}.__contains__) == {right: slip}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("relitavely", "relatively", True),
        ("sattelite", "satellite", True),
        ("hanami", "hahnium", False),
        ("прогарамма", "программа", True),
        ("télévison", "télévision", True),
        ("munber", "number", False),
    ],
)
def test_skeleton(one: str, other: str, same: bool) -> None:
    assert (skeleton(one) == skeleton(other)) is same


@pytest.mark.parametrize(
    ("code", "right", "wrong"),
    [
        ("en", "colour color organise organize don't don’t", "goverment dont"),
        ("en-GB", "theater theatre", "theatter"),
        ("de", "Dampfschifffahrtsgesellschaft groß grösser", "Geselschaft"),
        ("fr", "aujourd'hui aujourd’hui gouvernement", "gouvernemment"),
        ("es", "implementación ministros", "minsitros"),
        ("pt", "facto fato registo registro ação", "propsota"),
        ("it", "perché università", "universitá"),
        ("ru", "министрами развитие", "министрамии"),
        ("pl", "ministrami województwo", "wojewóztwo"),
        ("cs", "ministerstvo", "ministersvto"),
        ("uk", "п'ять п’ять міністерство", "міністертсво"),
        ("tr", "bakanlıklarımızdan", "bakanlıklarımzıdan"),
    ],
)
def test_speller(code: str, right: str, wrong: str) -> None:
    known = speller(code).is_right
    assert [word for word in right.split() if not known(word)] == []
    assert [word for word in wrong.split() if known(word)] == []


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Iterator[Speller]:
    """The speller of Portuguese as it is when a run begins."""
    fresh = Speller(language_for("pt"), speller("pt")._paths)
    monkeypatch.setattr(unknown, "speller_for", lambda code: fresh)
    learned = unknown._signs, unknown._doubtful
    for one in learned:
        one.cache_clear()
    yield fresh
    for one in learned:
        one.cache_clear()


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("O ministro de Kesslowitz chegou ontem.", None),
        ("A propsota foi aceita ontem.", "propsota"),
    ],
)
def test_a_dictionary_is_read_only_for_what_may_be_a_slip(unread: Speller, sentence: str, found: str | None) -> None:
    (segment,) = Analyser(NOTHING).segments(text(sentence, language="pt"))
    assert [one.word for one in unknown.unknown_words(segment, sentence.split(), "pt")] == ([found] if found else [])
    assert unread.is_read is (found is not None)


def test_letters_are_those_of_the_language() -> None:
    assert set("абвгдежзийклмнопрстуфхцчшщъыьэюя") <= set(speller("ru").letters)
    assert set("ąćęłńóśźż") <= set(speller("pl").letters)
    assert speller("en").letters.startswith("esian")


def test_a_letter_that_the_dictionary_cannot_encode_is_in_no_word() -> None:
    assert not speller("de").is_right("Łódźer")
    assert speller("de").suggestions("Łódźer") == ()


def test_a_word_is_too_long_to_be_judged() -> None:
    assert speller("en").has("a" * 50)


@pytest.mark.parametrize("prefix", sorted(PREFIXES))
def test_prefixes_make_words(prefix: str) -> None:
    code, base = ("en", "strategy") if prefix.isascii() else ("ru", "технология")
    assert prefix == prefix.lower()
    assert is_prefixed(prefix + base, speller(code))
    assert not is_prefixed(prefix + "xqzwt", speller(code))


def test_what_looks_like_a_prefix_before_a_short_word_is_none() -> None:
    assert not is_prefixed("untill", speller("en"))


@pytest.mark.parametrize(
    ("word", "code", "expected"),
    [
        ("dropdown", "en", True),
        ("goverment", "en", False),
        ("Formatzuordnung", "de", True),
        ("Witterrung", "de", False),
    ],
)
def test_compound(word: str, code: str, expected: bool) -> None:
    assert is_compound(word, language_for(code), speller(code)) is expected


def test_the_word_of_every_sentence_is_suggested_first() -> None:
    judge = judge_for("en")
    assert judge is not None
    assert judge.of_word["fo"].suggestions[0] == "of"
    assert judge.of_word["Fo"].suggestions[0] == "Of"


def test_a_word_used_again_and_again_is_a_term() -> None:
    once = marked(text("The tendancy was named."))
    thrice = marked(text("The tendancy was named.", "A tendancy is here.", "No tendancy."), 0.0)
    swapped = marked(text("They onyl met.", "He onyl came.", "We onyl saw."))
    assert once == [("tendancy", 0.9)]
    assert thrice == [("tendancy", 0.45)] * 3
    assert swapped == [("onyl", 0.64)] * 3


def test_a_text_of_another_subject_is_left_alone() -> None:
    few = [f"The ministr{letter} of trade was here today, he said." for letter in "bdgkqxz"]
    many = [f"The ministr{letter} and the tendanc{letter}." for letter in "bdgkqxz" * 3]
    assert len(marked(text(*few))) == len(few)
    assert marked(text(*many)) == []


def test_uses_are_counted_across_processes() -> None:
    document = text(*["The tendancy was named."] * 4)
    segments = list(Analyser(NOTHING).segments(document))
    whole, first, second = (RULE[0].collector() for _ in range(3))
    for segment in segments:
        whole.see(segment)
    for part, collector in ((segments[:1], first), (segments[1:], second)):
        for segment in part:
            collector.see(segment)
    first.merge(second)
    assert list(RULE[0].conclusions(first)) == list(RULE[0].conclusions(whole))
    assert len(list(RULE[0].conclusions(whole))) == 3


def test_marks_and_placeholders_are_no_letters() -> None:
    value = "Save <b>documnets</b> to {folder}s and %sing now."
    spans = [Span(value.index(part), value.index(part) + len(part)) for part in ("<b>", "</b>", "{folder}", "%s")]
    document = Document("text", "po", value, (Segment("1", Text(value, tuple(spans))),), "en")
    found = check_documents([document], NOTHING, RULE)
    assert [(value[one.span.start : one.span.end], one.suggestions[0]) for one in found] == [("documnets", "documents")]


def test_languages_without_a_dictionary_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [text("a", language=code) for code in ("hi", "zh", "en-GB", "de")]
    assert unchecked_spelling(documents) == ("the spelling of hi is not checked: there is no dictionary",)
    monkeypatch.setattr(notices, "speller_for", lambda code: None)
    monkeypatch.setattr(notices, "are_installed", lambda: False)
    assert unchecked_spelling(documents)[0] == (
        "the spelling of de is not checked: pip install 'glossator[spelling]' brings the dictionaries"
    )


def test_another_package_called_hunspell_is_not_taken_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_FOLDERS", (("json", "dictionaries"), ("no_such_package", "")))
    spelling._folders.cache_clear()
    try:
        assert not spelling.are_installed()
        assert speller_for.__wrapped__("en") is None
    finally:
        spelling._folders.cache_clear()


HOSTILE = {
    "one word": "a" * 100_000,
    "hyphens": "abzd-" * 20_000,
    "apostrophes": "a'b’" * 25_000,
    "quoted": "'xqzw' " * 14_000,
    "stops": "xqzw... " * 12_000,
    "unknown words": " ".join(
        f"xq{first}{second}{third}" for first in "abcdefg" * 3 for second in "hijkl" * 5 for third in "mnopqrstuv"
    ),
    "capitals": "Xqzw. " * 16_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_little_time(name: str) -> None:
    list(marked(text("a first wrod", language="pt")))
    (segment,) = Analyser(NOTHING).segments(text(HOSTILE[name], language="pt"))
    collector: Collector = RULE[0].collector()
    started = time.process_time()
    collector.see(segment)
    list(RULE[0].conclusions(collector))
    assert time.process_time() - started < 1
