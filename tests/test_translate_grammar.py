"""Portuguese noun phrases and what agrees with them."""

import pytest

from glossator.glossary.concept import Term
from glossator.languages.grammar import FEMININE, MASCULINE, PLURAL, SINGULAR, Form
from glossator.languages.language import language_for
from glossator.model import Span
from glossator.translate.insert import put
from glossator.translate.term_forms import is_adverb

PORTUGUESE = language_for("pt")
GRAMMAR = PORTUGUESE.grammar
assert GRAMMAR is not None


@pytest.mark.parametrize(
    ("singular", "plural", "gender"),
    [
        ("revolução colorida", "revoluções coloridas", FEMININE),
        ("míssil hipersônico", "mísseis hipersônicos", MASCULINE),
        ("acordo de gás", "acordos de gás", MASCULINE),
        ("país membro", "países membros", MASCULINE),
        ("sistema de alerta", "sistemas de alerta", MASCULINE),
        ("grande potência", "grandes potências", FEMININE),
        ("bomba nuclear", "bombas nucleares", FEMININE),
        ("cidadão", "cidadãos", MASCULINE),
        ("túnel", "túneis", MASCULINE),
        ("barril", "barris", MASCULINE),
        ("fim", "fins", MASCULINE),
        ("mês", "meses", MASCULINE),
        ("voz", "vozes", FEMININE),
        ("região", "regiões", FEMININE),
        ("união", "uniões", FEMININE),
        ("mensagem", "mensagens", FEMININE),
        ("não proliferação", "não proliferações", FEMININE),
        ("não alinhamento", "não alinhamentos", MASCULINE),
    ],
)
def test_number_and_gender(singular: str, plural: str, gender: str) -> None:
    assert GRAMMAR.in_number(singular, PLURAL) == plural
    assert GRAMMAR.in_number(plural, SINGULAR) == singular
    assert GRAMMAR.form(singular) == Form(gender, SINGULAR)
    assert GRAMMAR.form(plural).number == PLURAL


def test_every_row_has_four_different_forms_or_is_of_the_plural_alone() -> None:
    for row in GRAMMAR.agreeing:
        assert len(set(row)) == (2 if row[0] in ("dois", "ambos") else 4), row
    assert all(any(word in row for row in GRAMMAR.agreeing) for word in GRAMMAR.ambiguous)


def test_every_surrogate_has_the_form_its_translation_shows() -> None:
    for surrogate in GRAMMAR.surrogates:
        if not any(surrogate.form):
            assert is_adverb(Term(surrogate.translation, "pt"), PORTUGUESE), surrogate
            continue
        assert GRAMMAR.form(surrogate.translation).number == surrogate.form.number, surrogate
        assert GRAMMAR.form(surrogate.translation).gender in ("", surrogate.form.gender), surrogate


@pytest.mark.parametrize(
    ("text", "old", "term", "form", "wanted"),
    [
        ("Leu o comunicado assinado.", "comunicado", "nota", Form(FEMININE, SINGULAR), "Leu a nota assinada."),
        ("Falou da nota.", "nota", "tratado", Form(MASCULINE, SINGULAR), "Falou do tratado."),
        ("Chegou à nota.", "nota", "acordos", Form(MASCULINE, PLURAL), "Chegou aos acordos."),
        ("Pela sua nova nota, viu.", "nota", "plano", Form(MASCULINE, SINGULAR), "Pelo seu novo plano, viu."),
        ("Leu a “nota” dele.", "nota", "plano", Form(MASCULINE, SINGULAR), "Leu o “plano” dele."),
        ("Deu a reis.", "reis", "notas", Form(FEMININE, PLURAL), "Deu a notas."),
        (
            "No projeto Aurora há pressa.",
            "Aurora",
            "Iniciativa",
            Form(FEMININE, SINGULAR),
            "No projeto Iniciativa há pressa.",
        ),
        ("Nota saiu.", "Nota", "tratado", Form(MASCULINE, SINGULAR), "Tratado saiu."),
        ("A nota saiu.", "nota", "tratado", Form(MASCULINE, SINGULAR), "O tratado saiu."),
    ],
)
def test_neighbours_agree(text: str, old: str, term: str, form: Form, wanted: str) -> None:
    start = text.index(old)
    assert put(text, Span(start, start + len(old)), term, form, PORTUGUESE).text == wanted


def test_without_grammar_the_term_is_just_put() -> None:
    dutch = language_for("nl")
    assert put("De oude brief", Span(8, 13), "nota", Form(FEMININE, SINGULAR), dutch).text == "De oude nota"
