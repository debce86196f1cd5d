"""What a second translation shows of agreement with a term that an edit has put into the first."""

import pytest

from glossator.languages.language import language_for
from glossator.model import Span
from glossator.translate.agree import Turn, agreed, stands_alike

PORTUGUESE = language_for("pt")
GENDER, NUMBER = Turn(gender=True), Turn(number=True)


@pytest.mark.parametrize(
    ("first", "second", "turn", "wanted"),
    [
        # Far words follow, another choice of words does not.
        (
            "O comunicado da junta foi lida e enviada ontem.",
            "O piano da comissão foi lido e mandado ontem.",
            GENDER,
            "O comunicado da junta foi lido e enviada ontem.",
        ),
        # Another number is not that of the term.
        ("O resumo está pronto no anexo.", "Os resumos estão prontos no anexo.", GENDER, None),
        ("A equipe chegou cansada.", "As bananas chegaram cansadas.", NUMBER, "A equipe chegaram cansadas."),
        # A verb follows in number alone, not in mood.
        ("Os postos servem se realizam algo.", "Os postos servem se realizarem algo.", NUMBER, None),
        # An article belongs to the noun behind it.
        ("Leu a pauta do clube.", "Leu o piano da banda.", GENDER, None),
        # In an unlike stretch the words are found where only one is a form of another.
        ("O ato já tem sido recomendada.", "O castelo foi recomendado.", GENDER, "O ato já tem sido recomendado."),
        ("Nada muda.", "Nada mudou.", Turn(), None),
    ],
)
def test_agreed(first: str, second: str, turn: Turn, wanted: str | None) -> None:
    assert agreed(first, second, turn, PORTUGUESE) == (wanted or first)


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("no sistema porto", "no sistema de porto", False),
        ("no sistema porto", "no sistema porto", True),
        ("no porto", "do porto", True),
        ("um lenço porto limpo", "um porto limpo", False),
        ("um porto limpo", "um porto seco", False),
        ("um porto limpo", "limpo é um porto", True),
        ("o porto, seco", "o porto", True),
    ],
)
def test_what_stands_beside_the_term(first: str, second: str, alike: bool) -> None:
    spans = [Span(text.index("porto"), text.index("porto") + len("porto")) for text in (first, second)]
    assert stands_alike(first, spans[0], second, spans[1], PORTUGUESE) is alike
