"""What a model says, in one variety of its language."""

import pytest

from glossator.glossary.concept import Concept, Glossary, Term
from glossator.languages.language import language_for
from glossator.model import Span, apply_edits
from glossator.translate.terms import Terminology
from glossator.translate.variety import Speller, respellings


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("pt-BR", "A equipa de Moscovo controla o facto.", "A equipe de Moscou controla o fato."),
        ("pt-PT", "A equipe de Moscou controla o fato.", "A equipa de Moscovo controla o facto."),
        ("pt-BR", "António Guterres no IRÃO e o VECTOR", "António Guterres no IRÃO e o VECTOR"),
        ("pt-BR", "ACORDO ECONÓMICO", "ACORDO ECONÔMICO"),
        ("pt-BR", "o benzalcónio", "o benzalcônio"),
        ("pt-BR", "A União Económica", "A União Econômica"),
        ("en-GB", "The color was organized.", "The colour was organised."),
        ("en-GB-oxendict", "The color was organised.", "The colour was organized."),
        ("en-US", "The colour was organised.", "The color was organized."),
        ("de-CH", "Die Straße ist groß.", "Die Strasse ist gross."),
        ("zh-Hans", "國家的問題", "国家的问题"),
        ("zh-TW", "国家的问题：头发发白", "國家的問題：頭髮發白"),
    ],
)
def test_respellings(code: str, text: str, expected: str) -> None:
    language = language_for(code)
    variety = language.variety(code)
    assert variety is not None
    assert apply_edits(text, respellings(text, variety, language)) == expected


def test_spans_are_spared() -> None:
    language = language_for("pt")
    variety = language.variety("pt-BR")
    assert variety is not None
    text = "A União Económica e o acordo económico"
    edits = respellings(text, variety, language, [Span(2, 17)])
    assert apply_edits(text, edits) == "A União Económica e o acordo econômico"


def test_the_speller_remembers_what_it_changed() -> None:
    glossary = Glossary("g", (Concept("c", (Term("civil registry", "en"), Term("registo civil", "pt-BR"))),))
    speller = Speller(Terminology(glossary, "en", "pt-BR"))
    assert speller("O registo civil é um registo económico.") == "O registo civil é um registro econômico."
    assert speller("Um gênero.") == "Um gênero."
    assert speller.changed_in("Um registro, o registro e o gênero") == (
        ("registo", "registro"),
        ("registo", "registro"),
    )


def test_without_a_variety_nothing_changes() -> None:
    speller = Speller(Terminology(Glossary("g", ()), "en", "fr"))
    assert speller("colour color") == "colour color"
    assert speller.changed_in("colour color") == ()
