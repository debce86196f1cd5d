"""The varieties of languages: every row of their tables, and words that must and must not change."""

import re

import pytest

from glossator.languages.english_spelling import AMERICAN
from glossator.languages.english_varieties import BRITISH, OXFORD
from glossator.languages.german_varieties import GERMAN, SWISS
from glossator.languages.language import Language, language_for, languages
from glossator.languages.portuguese_varieties import BRAZILIAN, EUROPEAN, EUROPEAN_1945
from glossator.languages.varieties import respelled
from glossator.languages.variety import Variety

VARIED = [(language, variety) for language in languages().values() for variety in language.varieties]


def changed(words: str, variety: Variety) -> dict[str, str]:
    language = language_for(variety.code)
    found = ((word, respelled(word, language, variety)) for word in words.split())
    return {word: one.text for word, one in found if one is not None and one.sure}


@pytest.mark.parametrize(("language", "variety"), VARIED, ids=lambda value: getattr(value, "code", None))
def test_tables(language: Language, variety: Variety) -> None:
    assert variety.serves(variety.code)
    assert language.varieties_for(language.code) == ()
    assert language.variety(variety.code) is variety
    for other, own in (*variety.words.items(), *variety.names.items()):
        assert other != own
        # No row undoes another one, and no pattern spoils what a row says.
        assert variety.words.get(own, own) == own
        assert variety.names.get(own, own) == own
        assert variety.spell(own) == own, own
    assert all(word == word.lower() for pair in variety.words.items() for word in pair)
    assert all(name[0].isupper() for pair in variety.names.items() for name in pair)
    for pattern, replacement in variety.patterns:
        re.compile(pattern)
        assert len(re.findall(r"\\\d", replacement)) <= re.compile(pattern).groups
    for region in variety.regions:
        assert language.variety(region) is variety


@pytest.mark.parametrize(("language", "variety"), VARIED, ids=lambda value: getattr(value, "code", None))
def test_what_a_variety_writes_is_its_own(language: Language, variety: Variety) -> None:
    for other in language.varieties:
        for word in (*other.words, *other.names):
            if (found := respelled(word, language, variety)) and found.sure:
                assert respelled(found.text, language, variety) is None, word


def test_a_code_finds_its_variety() -> None:
    expected = {
        "pt": BRAZILIAN,
        "pt-BR": BRAZILIAN,
        "pt-MZ": EUROPEAN,
        "pt-PT-colb1945": EUROPEAN_1945,
        "en-AU": BRITISH,
        "en-GB-oxendict": OXFORD,
        "de-AT": GERMAN,
        "pt_BR": BRAZILIAN,
        "en-gb": BRITISH,
        "de-CH": SWISS,
    }
    assert {code: language_for(code).variety(code) for code in expected} == expected
    assert [language_for(code).variety(code) for code in ("en", "en-CA", "de", "fr-CA", "eo")] == [None] * 5
    assert {code: language_for(code).variety(code).code for code in ("zh-CN", "zh-Hant-HK", "zh-SG")} == {  # type: ignore[union-attr]
        "zh-CN": "zh-Hans",
        "zh-Hant-HK": "zh-Hant",
        "zh-SG": "zh-Hans",
    }


def test_portuguese() -> None:
    assert changed(
        "económico géneros Polónia registou perspetiva receção acção eléctrico húmida votámos", BRAZILIAN
    ) == {
        "económico": "econômico",
        "géneros": "gêneros",
        "Polónia": "Polônia",
        "registou": "registrou",
        "perspetiva": "perspectiva",
        "receção": "recepção",
        "acção": "ação",
        "eléctrico": "elétrico",
        "húmida": "úmida",
        "votámos": "votamos",
    }
    own = "também armazéns pacto impacto convicção infecção ficção apto aspecto fractais conjectura António equipa"
    assert changed(own, BRAZILIAN) == {}
    assert changed("econômico registrador contatos planejar excepcional Cingapura seção anistia", EUROPEAN) == {
        "econômico": "económico",
        "registrador": "registador",
        "contatos": "contactos",
        "planejar": "planear",
        "excepcional": "excecional",
        "Cingapura": "Singapura",
        "seção": "secção",
        "anistia": "amnistia",
    }
    assert changed("estômago fêmea pacto facto onírico planeta contaste registo Antônio fato", EUROPEAN) == {}
    assert changed("acção aspecto recepção direcção económico", EUROPEAN_1945) == {}


def test_english() -> None:
    assert changed("neighbours centre analysed organisation fuelling enrol offence paediatric", AMERICAN) == {
        "neighbours": "neighbors",
        "centre": "center",
        "analysed": "analyzed",
        "organisation": "organization",
        "fuelling": "fueling",
        "enrol": "enroll",
        "offence": "offense",
        "paediatric": "pediatric",
    }
    own = (
        "advertise exercise surprise size prize hour four pour glamour contour wise theatre grey judgement tour Labour"
    )
    assert changed(own, AMERICAN) == {}
    assert changed("neighborhood epicenter analyze fueled defense kilometers skeptical hemoglobin", BRITISH) == {
        "neighborhood": "neighbourhood",
        "epicenter": "epicentre",
        "analyze": "analyse",
        "fueled": "fuelled",
        "defense": "defence",
        "kilometers": "kilometres",
        "skeptical": "sceptical",
        "hemoglobin": "haemoglobin",
    }
    own = "humorous honorary vigorous laboratory collaborate size prize seize program license meter parameter compelled"
    assert changed(own, BRITISH) == {}
    assert changed("organise analyze", OXFORD) == {"organise": "organize", "analyze": "analyse"}


def test_german() -> None:
    assert changed("Strasse grösste ausserhalb heisst Massnahmen dreissig mässig", GERMAN) == {
        "Strasse": "Straße",
        "grösste": "größte",
        "ausserhalb": "außerhalb",
        "heisst": "heißt",
        "Massnahmen": "Maßnahmen",
        "dreissig": "dreißig",
        "mässig": "mäßig",
    }
    own = "Masse Busse Flosse Aussage aussenden Preissteigerung Kreisstadt müssen Wasser gefasst Reisepass STRASSE"
    assert changed(own, GERMAN) == {}
    assert changed("Straße muß Weiß Wasser", SWISS) == {"Straße": "Strasse", "muß": "muss"}
