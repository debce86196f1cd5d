"""Terms that no noun can stand in for, and wordings that are refused, with answers of a model written down."""

from collections.abc import Mapping

import pytest

from glossator.glossary.concept import Concept, Glossary, Term
from glossator.languages.grammar import Form
from glossator.languages.language import language_for
from glossator.model import Span
from glossator.translate.constrain import Constrained, constrain
from glossator.translate.engine import EchoEngine, Request
from glossator.translate.insert import put
from glossator.translate.said_twice import is_said_twice
from glossator.translate.task import Outcome
from glossator.translate.terms import Terminology

LEFT_AS_IT_IS = "it is part of a name that was left as it is"


def glossary(*pairs: tuple[str, str]) -> Terminology:
    concepts = (Concept(english, (Term(english, "en"), Term(other, "pt-BR"))) for english, other in pairs)
    return Terminology(Glossary("small", tuple(concepts)), "en", "pt-BR")


def brought_in(
    sentence: str,
    translation: str,
    terminology: Terminology,
    answers: Mapping[str, str],
    asked: list[str] | None = None,
) -> Constrained:
    engine = EchoEngine("en", "pt", answers)

    def ask(texts: object) -> list[str]:
        requests = [Request(text) for text in texts]  # type: ignore[attr-defined]
        if asked is not None:
            asked.extend(request.text for request in requests)
        return [found[0].text for found in engine.translate(requests)]

    return constrain([sentence], [translation], terminology, ask)[0]


def test_a_verb_with_its_object_is_stood_in_for_by_another() -> None:
    result = brought_in(
        "The new dam helped slow the flow of the old river.",
        "A nova represa ajudou a frear a corrente do velho rio.",
        glossary(("slow the flow", "frear o fluxo")),
        {
            "The new dam helped close the door of the old river.": (
                "A barragem nova ajudou a fechar a porta do velho rio."
            )
        },
    )
    assert result.text == "A nova represa ajudou a frear o fluxo do velho rio."
    assert result.terms[0].outcome is Outcome.REGENERATED


def test_a_command_stands_where_the_model_gives_one() -> None:
    result = brought_in(
        "Shut the gates at night, and feed the dogs.",
        "Trave o portão de noite e alimente os cães.",
        glossary(("shut the gates", "cerre os portões")),
        {
            "Close the door at night, and feed the dogs.": "Fechar a porta à noite e alimentar os cães.",
            "Open the window at night, and feed the dogs.": "Abra a janela à noite e alimente os cães.",
        },
    )
    assert result.text == "Cerre os portões à noite e alimente os cães."


def test_a_verb_in_another_form_than_the_glossarys_has_no_stand_in() -> None:
    asked: list[str] = []
    result = brought_in(
        "Slowing the flow took years.",
        "Levou anos.",
        glossary(("slow the flow", "frear o fluxo")),
        {},
        asked,
    )
    assert result.text == "Levou anos."
    assert not [text for text in asked if "door" in text or "X0X" in text]


def test_a_verb_without_an_object_of_its_own_has_no_stand_in() -> None:
    asked: list[str] = []
    concept = Concept("slow", (Term("slow", "en"), Term("frear", "pt-BR", part_of_speech="verb")))
    terminology = Terminology(Glossary("small", (concept,)), "en", "pt-BR")
    result = brought_in("They slow the flow.", "Travam o fluxo.", terminology, {}, asked)
    assert result.text == "Travam o fluxo."
    assert not [text for text in asked if "door" in text or "X0X" in text]


@pytest.mark.parametrize("code", ["es", "fr", "it", "pt"])
def test_verb_surrogates_are_an_infinitive_and_another_form_with_the_same_object(code: str) -> None:
    language = language_for(code)
    assert language.grammar is not None
    for one in language.grammar.verb_surrogates:
        verb, *infinitive_object = one.infinitive.split()
        command, *command_object = one.command.split()
        assert verb in language.lemmas(verb), one
        assert command != verb, one
        assert infinitive_object == command_object, one
    assert len(language.grammar.verb_surrogates) == 2


def test_a_noun_that_was_left_out_before_a_name_is_made_its_owner() -> None:
    result = brought_in(
        "He joined the county Board of Bridges.",
        "Entrou no Conselho de Pontes.",
        glossary(("county", "condado")),
        {"He joined the county's Board of Bridges.": "Entrou no Conselho de Pontes do condado."},
    )
    assert (result.text, result.terms[0].outcome) == ("Entrou no Conselho de Pontes do condado.", Outcome.REGENERATED)


@pytest.mark.parametrize("sentence", ["He joined the county board.", "He joined the counties Board."])
def test_only_a_singular_before_a_name_is_an_owner(sentence: str) -> None:
    asked: list[str] = []
    brought_in(sentence, "Entrou no conselho.", glossary(("county", "condado")), {}, asked)
    assert not [text for text in asked if "'" in text]


@pytest.mark.parametrize(
    ("translation", "reason"),
    [
        ("Usam o Oakham Survey and Public Guild.", LEFT_AS_IT_IS),
        # The name was translated, or ends with the term.
        ("Usam a Guilda de Pesquisas de Oakham.", "missing 1 of 1 times: no sound wording was found"),
        ("Usam o Oakham Survey and.", "missing 1 of 1 times: no sound wording was found"),
    ],
)
def test_a_word_between_copied_words_of_a_name_is_left_alone(translation: str, reason: str) -> None:
    sentence = "They use the Oakham Survey and Harvest Guild."
    result = brought_in(sentence, translation, glossary(("harvest", "colheita")), {})
    assert (result.text, result.terms[0].reason) == (translation, reason)


def said_twice(term: tuple[str, str], sentence: str, base: str, candidate: str) -> bool:
    terminology = glossary(term)
    missing = terminology.missing(terminology.wanted(sentence), base)
    return is_said_twice(missing[0], sentence, base, candidate, language_for("pt"))


@pytest.mark.parametrize(
    ("term", "sentence", "base", "candidate", "twice"),
    [
        (
            ("rural harvests", "colheitas rurais"),
            "The Rural Harvests Act passed.",
            "A Lei Rural de Harvests passou.",
            "A Lei Rural de Colheitas rurais passou.",
            True,
        ),
        # What it stood for has given way.
        (
            ("rural harvests", "colheitas rurais"),
            "The Rural Harvests Act passed.",
            "A Lei Rural de Harvests passou.",
            "A Lei de Colheitas rurais passou.",
            False,
        ),
        # The source itself says it again, or the other word stands far away.
        (
            ("rural harvests", "colheitas rurais"),
            "Rural harvests and rural schools grew.",
            "As safras e escolas rurais cresceram.",
            "As colheitas rurais e escolas rurais cresceram.",
            False,
        ),
        (
            ("rural harvests", "colheitas rurais"),
            "The Country Act helps the farms, the towns and our rural harvests.",
            "A Lei Rural ajuda as fazendas, as cidades e nossas safras.",
            "A Lei Rural ajuda as fazendas, as cidades e nossas colheitas rurais.",
            False,
        ),
        # A word of the same root right beside it.
        (
            ("works", "construção"),
            "The rebuilt works closed.",
            "As obras reconstruídas fecharam.",
            "A construção reconstruída fechou.",
            True,
        ),
        (
            ("yield", "formação"),
            "The narration of the yield rose.",
            "A narração do rendimento subiu.",
            "A narração formação subiu.",
            False,
        ),
    ],
)
def test_a_term_beside_its_own_words_is_refused(
    term: tuple[str, str], sentence: str, base: str, candidate: str, twice: bool
) -> None:
    assert said_twice(term, sentence, base, candidate) is twice


@pytest.mark.parametrize(
    ("text", "old", "term", "form", "wanted"),
    [
        # The adjective is the last noun's.
        (
            "Viu um grupo de casas antigas ali.",
            "grupo de casas",
            "grupo da casa",
            Form("masculine", "singular"),
            "Viu um grupo da casa antiga ali.",
        ),
        (
            "Viu um grupo de casas antigas ali.",
            "grupo de casas",
            "conjunto de prédios",
            Form("masculine", "singular"),
            "Viu um conjunto de prédios antigos ali.",
        ),
        # It is the head's, or could be.
        (
            "Viu um grupo de casas antigo ali.",
            "grupo de casas",
            "grupo da casa",
            Form("masculine", "singular"),
            "Viu um grupo da casa antigo ali.",
        ),
        (
            "Viu a fila da casa antiga ali.",
            "fila da casa",
            "fila do prédio",
            Form("feminine", "singular"),
            "Viu a fila do prédio antiga ali.",
        ),
        # A text that begins with a number.
        ("(3) Casas dali", "Casas", "prédios", Form("masculine", "plural"), "(3) Prédios dali"),
    ],
)
def test_what_stands_beside_a_term_is_kept_in_order(text: str, old: str, term: str, form: Form, wanted: str) -> None:
    start = text.index(old)
    assert put(text, Span(start, start + len(old)), term, form, language_for("pt")).text == wanted
