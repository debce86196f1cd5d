"""Language detection: right on a sentence, silent on too little, unmoved by bad input."""

import time
from pathlib import Path

import pytest

from glossator.languages.detect import (
    _factory,
    amount_of_text,
    detect,
    detect_language,
    detect_other,
    script_of_language,
)

SENTENCES = {
    "en": "The town library opened a new reading room for children yesterday evening.",
    "pt": "A biblioteca da cidade abriu ontem à noite uma nova sala de leitura para crianças.",
    "es": "La biblioteca de la ciudad abrió anoche una nueva sala de lectura para los niños.",
    "fr": "La bibliothèque de la ville a ouvert hier soir une nouvelle salle de lecture pour les enfants.",
    "it": "La biblioteca della città ha aperto ieri sera una nuova sala di lettura per i bambini.",
    "de": "Die Stadtbibliothek hat gestern Abend einen neuen Lesesaal für Kinder eröffnet.",
    "ru": "Городская библиотека открыла вчера вечером новый читальный зал для детей.",
    "uk": "Міська бібліотека відкрила вчора ввечері нову читальну залу для дітей.",
    "be": "Гарадская бібліятэка адкрыла ўчора вечарам новую чытальную залу для дзяцей.",
    "bg": "Градската библиотека откри снощи нова читалня за деца и техните родители.",
    "sr": "Градска библиотека је синоћ отворила нову читаоницу за децу и њихове родитеље.",
    "zh": "市立图书馆昨晚为孩子们开放了一个新的阅览室。",
    "ja": "市立図書館は昨晩、子どものための新しい閲覧室を開いた。",
    "ko": "시립 도서관은 어젯밤 어린이를 위한 새 열람실을 열었다.",
    "el": "Η δημοτική βιβλιοθήκη άνοιξε χθες το βράδυ μια νέα αίθουσα.",
    "ar": "افتتحت مكتبة المدينة مساء أمس قاعة جديدة للقراءة مخصصة للأطفال.",
    "hi": "नगर पुस्तकालय ने कल शाम बच्चों के लिए एक नया वाचनालय खोला।",
    "ca": "La biblioteca de la ciutat va obrir ahir al vespre una nova sala de lectura per als nens.",
    "pl": "Biblioteka miejska otworzyła wczoraj wieczorem nową czytelnię dla dzieci.",
    "nl": "De stadsbibliotheek heeft gisteravond een nieuwe leeszaal voor kinderen geopend.",
}

TOO_LITTLE = ["", " ", "a", "42", "12.5 % — 2021", "OK", "😀" * 200, "1" * 20_000, "\x00" * 100, "\ud800" * 100, "猫"]


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items(), ids=SENTENCES)
def test_a_sentence_is_enough(language: str, sentence: str) -> None:
    assert detect_language(sentence) == language


@pytest.mark.parametrize("language", ["en", "pt", "de", "ru"])
def test_capitals_are_read_too(language: str) -> None:
    assert detect_language(SENTENCES[language].upper()) == language


@pytest.mark.parametrize("text", TOO_LITTLE)
def test_too_little_text_is_no_language(text: str) -> None:
    assert detect(text) is None


def test_the_same_text_gives_the_same_answer() -> None:
    assert len({detect("Uma sala de leitura, una sala de lectura.") for _ in range(5)}) == 1


def test_more_text_is_surer() -> None:
    sentence = SENTENCES["pt"]
    (_, short), (_, long) = detect(sentence) or ("", 1), detect(" ".join([sentence] * 5)) or ("", 0)
    assert 0.5 < short < long <= 1


@pytest.mark.parametrize("expected", ["pt-BR", "es", "ru", "uk", "zh", "ja", "hi"])
def test_another_language_is_what_detection_is_sure_of(expected: str) -> None:
    mixed = [f"{one} {other}" for one in SENTENCES.values() for other in (SENTENCES["pt"], SENTENCES["ru"])]
    for text in (*SENTENCES.values(), *TOO_LITTLE, *mixed):
        found = detect(text)
        other = found if found and found[0] != expected[:2] and found[1] >= 0.9 else None
        assert detect_other(text, expected, 0.9) == other


def test_the_choice_can_be_narrowed() -> None:
    assert detect_language(SENTENCES["ca"], {"pt-BR", "es"}) == "es"
    assert detect_language(SENTENCES["zh"], {"en", "zh-Hans"}) == "zh"
    assert detect_language(SENTENCES["zh"], {"en", "pt"}) is None
    assert detect_language(SENTENCES["en"], ()) is None


def test_foreign_names_do_not_mislead() -> None:
    assert detect_language("O relatório de 北京大学 foi lido ontem por muitos alunos da escola.") == "pt"
    assert detect_language("他昨天在 University of Green Valley 读了很久的书，今天又去了。") == "zh"
    assert detect_language("这家叫「のぞみ」的小店昨天在北京开张，来了许多客人，大家都很高兴。") == "zh"


def test_huge_text_is_read_in_part() -> None:
    started = time.process_time()
    assert detect_language(SENTENCES["de"] * 100_000) == "de"
    assert detect_language("\u0301" * 1_000_000) is None
    assert time.process_time() - started < 2


def test_scripts_of_languages() -> None:
    codes = ("pt-BR", "ru", "zh-Hant", "ja", "hi", "sr", "xx")
    assert [script_of_language(code) for code in codes] == [
        "LATIN",
        "CYRILLIC",
        "CJK",
        "HIRAGANA",
        "DEVANAGARI",
        "CYRILLIC",
        "LATIN",
    ]


def test_amount_of_text() -> None:
    assert [amount_of_text(text) for text in ("", "42", "ab c", "猫だ")] == [0, 0, 3, 10]


def test_the_odds_of_an_ngram_are_those_of_langdetect() -> None:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    own, theirs = _factory(), DetectorFactory()
    theirs.load_json_profile([Path(PROFILES_DIRECTORY, name).read_text("utf-8") for name in own.langlist])
    assert own.langlist == theirs.langlist
    assert own.word_lang_prob_map.keys() == theirs.word_lang_prob_map.keys()
    assert all(own.word_lang_prob_map[ngram] == odds for ngram, odds in theirs.word_lang_prob_map.items())
