"""Terms of the glossary in translations, with answers of a model written down."""

from collections.abc import Mapping

import pytest

from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.translate.constrain import Constrained, TermUse, constrain
from glossator.translate.engine import EchoEngine, Request
from glossator.translate.task import Outcome
from glossator.translate.terms import Terminology


def concept(name: str, english: str, *portuguese: Term, kind: Kind = Kind.TERM) -> Concept:
    return Concept(name, (Term(english, "en", kind=kind), *portuguese))


GLOSSARY = Glossary(
    "test",
    (
        concept("revolution", "color revolution", Term("revolução colorida", "pt-BR")),
        concept("note", "note", Term("comunicado", "pt-BR"), Term("memorando", "pt-BR", Status.ADMITTED)),
        concept("challenge", "challenge", Term("repto", "pt-BR")),
        concept("lead", "leading power", Term("grande potência", "pt-BR")),
        concept(
            "moscow",
            "Moscow",
            Term("Moscou", "pt-BR", kind=Kind.NAME),
            Term("Moscovo", "pt-BR", Status.DEPRECATED, Kind.NAME),
            kind=Kind.NAME,
        ),
        concept("road", "Road Plan", Term("Plano Rota e Mar", "pt-BR", kind=Kind.NAME), kind=Kind.NAME),
        concept("alliance", "NATO", Term("OTAN", "pt-BR", kind=Kind.ACRONYM, gender="feminine"), kind=Kind.ACRONYM),
        Concept("beidou", (Term("Beidou", "en", kind=Kind.NAME),), do_not_translate=True),
    ),
)


class Asked:
    """A model with written answers that remembers what it was asked."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self.engine = EchoEngine("en", "pt", answers)
        self.texts: list[str] = []

    def __call__(self, texts: object) -> list[str]:
        self.texts += list(texts)  # type: ignore[call-overload]
        return [found[0].text for found in self.engine.translate([Request(text) for text in texts])]  # type: ignore[attr-defined]


def one(sentence: str, translation: str, answers: Mapping[str, str] | None = None) -> Constrained:
    ask = Asked(answers or {})
    return constrain([sentence], [translation], Terminology(GLOSSARY, "en", "pt-BR"), ask)[0]


def test_what_is_right_is_left_alone_and_costs_nothing() -> None:
    ask = Asked({})
    terminology = Terminology(GLOSSARY, "en", "pt-BR")
    sentences = ["They fear color revolutions.", "A memo: the note."]
    translations = ["Temem as revoluções coloridas.", "Um memorando."]
    results = constrain(sentences, translations, terminology, ask)
    assert [result.text for result in results] == translations
    assert {use.outcome for result in results for use in result.terms} == {Outcome.RIGHT}
    assert ask.texts == []


def test_the_models_own_wording_is_replaced_in_the_same_number() -> None:
    result = one(
        "They fear color revolutions.",
        "Temem as revoltas de cores.",
        {"color revolutions": "revoltas de cores", "the color revolutions.": "as revoltas de cores."},
    )
    assert result == Constrained(
        "Temem as revoluções coloridas.",
        (TermUse("revolution", "color revolutions", "revoluções coloridas", Outcome.EDITED),),
    )


def test_another_gender_is_regenerated_around_a_noun_of_that_gender() -> None:
    result = one(
        "The signed note was read.",
        "A nota assinada foi lida.",
        {"note": "nota", "the note.": "a nota.", "The signed piano was read.": "O piano assinado foi lido."},
    )
    assert (result.text, result.terms[0].outcome) == ("O comunicado assinado foi lido.", Outcome.REGENERATED)


def test_where_no_regeneration_is_sound_the_edit_repairs_what_is_beside_it() -> None:
    answers = {"note": "nota", "the note.": "a nota.", "The note of the king was read.": "A nota do rei foi lida."}
    result = one("The note of the king was read.", "A nota do rei foi lida.", answers)
    assert (result.text, result.terms[0].outcome) == ("O comunicado do rei foi lida.", Outcome.EDITED)


def test_a_placeholder_is_the_last_resort() -> None:
    answers = {
        "They met Beidou again.": "Encontraram a Ursa de novo.",
        "They met X0X again.": "Encontraram X0X de novo.",
    }
    result = one("They met Beidou again.", "Encontraram a Ursa de novo.", {**answers, "Beidou": "Estrela"})
    assert (result.text, result.terms[0].outcome) == ("Encontraram Beidou de novo.", Outcome.PLACEHOLDER)


@pytest.mark.parametrize(
    "regenerated",
    ["Encontraram de novo.", "Encontraram X0X X0X de novo.", "X0X.", "Encontraram de novo de novo X0X com X9X."],
)
def test_a_damaged_candidate_is_refused_and_reported(regenerated: str) -> None:
    answers = {"They met Beidou again.": "Encontraram a Ursa de novo.", "They met X0X again.": regenerated}
    result = one("They met Beidou again.", "Encontraram a Ursa de novo.", {**answers, "Beidou": "Estrela"})
    assert result.text == "Encontraram a Ursa de novo."
    assert result.terms[0].outcome is Outcome.LEFT
    assert result.terms[0].reason


def test_each_occurrence_counts() -> None:
    result = one(
        "The leading power met a leading power.",
        "A grande potência encontrou uma nação líder.",
        {"leading power": "nação líder", "the leading power.": "a nação líder."},
    )
    assert result.text == "A grande potência encontrou uma grande potência."


def test_unwanted_terms_give_way_even_where_nothing_is_missing() -> None:
    assert one("Moscow waits.", "Moscovo espera, e Moscou espera.").text == "Moscou espera, e Moscou espera."


def test_names_are_written_as_in_the_glossary() -> None:
    assert one("In Moscow they wait.", "Em moscou esperam.").text == "Em Moscou esperam."
    assert one("The Road Plan failed.", "O Plano Rota e o Mar falhou.").text == "O Plano Rota e Mar falhou."


def test_an_acronym_takes_its_article() -> None:
    assert (
        one("The plan of NATO failed.", "O plano do NATO falhou.", {"NATO": "NATO"}).text == "O plano da OTAN falhou."
    )


def test_a_noun_is_not_forced_on_a_verb() -> None:
    result = one(
        "They want to challenge it.", "Querem desafiar isso.", {"to challenge": "desafiar", "challenge": "desafio"}
    )
    assert result.text == "Querem desafiar isso."
    assert result.terms == (TermUse("challenge", "challenge", "repto", Outcome.LEFT, "it is a verb here"),)


def test_a_closing_quote_goes_with_its_opening_one() -> None:
    result = one(
        "He dreads a 'color revolution' now.",
        'Teme uma "revolta de cores" agora.',
        {"color revolution": "revolta de cores", "the color revolution.": "a revolta de cores."},
    )
    assert result.text == 'Teme uma "revolução colorida" agora.'


@pytest.mark.parametrize(
    ("sentence", "translation", "text"),
    [
        ("Moscow", "de Moscovo", "Moscou"),
        ("Color revolutions:", "Revoluções de cor:", "Revoluções coloridas:"),
        ("“NATO”", "a “NATO”", "“OTAN”"),
    ],
)
def test_a_cell_that_is_nothing_but_a_term_is_the_term(sentence: str, translation: str, text: str) -> None:
    assert one(sentence, translation).text == text


def small(english: str, portuguese: str) -> Terminology:
    return Terminology(Glossary("small", (concept("one", english, Term(portuguese, "pt-BR")),)), "en", "pt-BR")


def brought_in(sentence: str, translation: str, terminology: Terminology, answers: Mapping[str, str]) -> Constrained:
    return constrain([sentence], [translation], terminology, Asked(answers))[0]


def test_words_in_another_form_are_left_alone_and_reported() -> None:
    result = brought_in(
        "The services are alternative.", "São serviços alternativos.", small("alternative", "alternativa"), {}
    )
    assert result.text == "São serviços alternativos."
    assert (result.terms[0].outcome, result.terms[0].reason) == (
        Outcome.LEFT,
        "its words stand there in another form",
    )


def test_a_verb_is_known_by_the_models_own_infinitive() -> None:
    result = brought_in(
        "It may also spread here.",
        "Também pode espalhar aqui.",
        small("spread", "propagação"),
        {"to spread": "espalhar", "spread": "espalhar"},
    )
    assert (result.text, result.terms[0].reason) == ("Também pode espalhar aqui.", "it is a verb here")


def test_other_hyphens_give_way_to_the_glossarys_spelling() -> None:
    terminology = small("prime minister", "primeiro ministro")
    result = brought_in("The prime minister waits.", "O primeiro-ministro espera.", terminology, {})
    assert result.text == "O primeiro ministro espera."


def test_the_sentences_capitals_in_both_languages_stay() -> None:
    terminology = small("mrna vaccine", "vacina de mrna")
    answers = {"MRNA vaccine": "injeção de MRNA", "the MRNA vaccine.": "a injeção de MRNA."}
    result = brought_in("The MRNA vaccine helps.", "A injeção de MRNA ajuda.", terminology, answers)
    assert result.text == "A vacina de MRNA ajuda."


def test_a_regenerated_sentence_changes_only_what_the_term_changes() -> None:
    result = brought_in(
        "The signed note was read in the big house.",
        "A nota assinada foi lida na casa grande.",
        small("note", "comunicado"),
        {
            "note": "nota",
            "the note.": "a nota.",
            "The signed piano was read in the big house.": "O piano assinado foi lido na casa enorme.",
            "The signed castle was read in the big house.": "O castelo assinado foi lido no lar grande.",
        },
    )
    assert result.text == "O comunicado assinado foi lido na casa grande."
    assert result.terms[0].outcome is Outcome.REGENERATED


def test_an_adverb_is_stood_in_for_by_an_adverb() -> None:
    answers = {"It was secretly shut.": "Foi secretamente fechado.", "It was elegantly shut.": "Foi fechado com graça."}
    result = brought_in("It was fully shut.", "Foi todo fechado.", small("fully", "totalmente"), answers)
    assert (result.text, result.terms[0].outcome) == ("Foi totalmente fechado.", Outcome.REGENERATED)


def test_far_words_agree_and_nothing_else_changes() -> None:
    result = brought_in(
        "The note of the north was read and then it was sent to the port.",
        "A nota do norte foi lida e depois enviada ao porto.",
        small("note", "comunicado"),
        {
            "note": "nota",
            "the note.": "a nota.",
            "The piano of the north was read and then it was sent to the port.": (
                "O piano do norte foi lido e logo foi enviado para o porto."
            ),
        },
    )
    assert result.text == "O comunicado do norte foi lido e depois enviado ao porto."


def test_what_one_place_shows_to_be_a_rendering_serves_at_the_other() -> None:
    answers = {
        "flood": "cheia",
        "the flood.": "a cheia.",
        "After the piano and the rain the roads were bad, and a piano came again.": (
            "Depois da chuva e do piano as ruas estavam ruins, e um piano veio de novo."
        ),
    }
    result = brought_in(
        "After the flood and the rain the roads were bad, and a flood came again.",
        "Depois da inundação e da chuva as ruas estavam ruins, e uma inundação veio de novo.",
        small("flood", "alagamento"),
        answers,
    )
    assert result.text == "Depois do alagamento e da chuva as ruas estavam ruins, e um alagamento veio de novo."


def test_a_word_of_a_name_that_the_model_copied_is_left_alone_and_reported() -> None:
    result = brought_in(
        "They use the Harbour Policy Tracker.", "Usam o Harbour Policy Tracker.", small("harbour", "porto"), {}
    )
    assert result.text == "Usam o Harbour Policy Tracker."
    assert result.terms[0].reason == "it is part of a name that was left as it is"


def test_a_term_beside_the_words_that_it_should_replace_is_refused() -> None:
    answers = {
        "They asked the Elmgrove pyramid.": "Perguntaram à pirâmide Elmgrove Foundry.",
        "They asked the Elmgrove banana.": "Perguntaram à banana Elmgrove.",
    }
    sentence, translation = "They asked the Elmgrove Foundry.", "Perguntaram à Elmgrove Foundry."
    terminology = small("foundry", "fundição")
    result = brought_in(sentence, translation, terminology, {**answers, "Foundry": "Forja", "the Foundry.": "a Forja."})
    assert result.text == "Perguntaram à fundição Elmgrove."


def test_an_inflected_verb_is_known_by_the_models_own_verb() -> None:
    result = brought_in(
        "They keep it from spreading.",
        "Impedem que se espalhe.",
        small("spread", "propagação"),
        {"to spread": "espalhar", "spread": "espalhar"},
    )
    assert (result.text, result.terms[0].reason) == ("Impedem que se espalhe.", "it is a verb here")


def test_a_long_sentence_that_lost_a_term_is_translated_clause_by_clause() -> None:
    first = "The old boats of the northern valley came back,"
    second = "and the people who had waited sang near the lighthouse."
    result = brought_in(
        f"{first} {second}",
        "Os velhos barcos do vale do norte voltaram, e as pessoas que tinham esperado cantaram perto.",
        small("lighthouse", "farol"),
        {
            first: "Os velhos barcos do vale do norte voltaram,",
            second: "E as pessoas que tinham esperado cantaram perto do farol.",
        },
    )
    assert result.text == (
        "Os velhos barcos do vale do norte voltaram, e as pessoas que tinham esperado cantaram perto do farol."
    )


def test_source_words_that_a_placeholder_leaves_behind_are_refused() -> None:
    answers = {
        "They met Beidou among the others.": "Encontraram a Ursa entre as demais.",
        "They met X0X among the others.": "Encontraram X0X among the others.",
        "Beidou": "Estrela",
    }
    result = one("They met Beidou among the others.", "Encontraram a Ursa entre as demais.", answers)
    assert result.terms[0].outcome is Outcome.LEFT


@pytest.mark.parametrize(
    ("language", "name", "written", "right"),
    [
        ("ru", "Велимарск", "Велимарска", True),
        ("ru", "Анна Лесная", "Анной Лесной", True),
        ("ru", "Лесная улица", "лесной улице", False),
        ("de", "Hamburg", "Hamburgs", True),
        ("de", "Hamburg", "hamburg", False),
        ("pt-BR", "Recife", "Recifes", False),
    ],
)
def test_names_may_be_declined_where_the_language_does(language: str, name: str, written: str, right: bool) -> None:
    names = (Term(name, "en", kind=Kind.NAME), Term(name, language, kind=Kind.NAME))
    terminology = Terminology(Glossary("names", (Concept("one", names),)), "en", language)
    wanted = terminology.wanted(f"They saw {name}.")
    assert bool(terminology.missing(wanted, f"… {written} …")) is not right


def test_where_the_case_of_an_edit_is_doubtful_the_model_decides() -> None:
    terms = (Term("note", "en"), Term("Bericht", "de"))
    terminology = Terminology(Glossary("german", (Concept("note", terms),)), "en", "de")
    answers = {"note": "Notiz", "the note.": "die Notiz.", "They read the table.": "Sie lasen den Tisch."}
    result = brought_in("They read the note.", "Sie lasen die Notiz.", terminology, answers)
    assert (result.text, result.terms[0].reason) == ("Sie lasen den Bericht.", "")
