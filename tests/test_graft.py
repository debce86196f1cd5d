"""What a second translation may change in the first."""

import pytest

from glossator.languages.language import language_for
from glossator.model import Span
from glossator.translate.graft import graft

PORTUGUESE = language_for("pt")


@pytest.mark.parametrize(
    ("first", "second", "term", "grafted"),
    [
        # Agreement comes along, another choice of words does not.
        (
            "As conclusões do relatório estão sujeitas a dúvidas.",
            "Os resultados do informe estão sujeitos a dúvidas.",
            "resultados",
            "Os resultados do relatório estão sujeitos a dúvidas.",
        ),
        # What agrees with a word that keeps its old form keeps its own.
        ("Leu a nota sobre os grandes jogos.", "Leu o ato sobre as grandes partidas.", "ato", None),
        # Words in another order: all of it or nothing.
        ("Vigilância nacional de gripe.", "Vigilância de influenza nacional.", "influenza", "="),
        ("Foi à Casa Branca.", "Foi ao Edifício Casa Branca.", "Edifício", "="),
        # The places of the term and of what it stands for, and nothing beyond them.
        (
            "Leu que sejam atas (Anexo 1 de Porto).",
            "Leu que serão atas (Anexo Baía 1).",
            "Baía",
            "Leu que sejam atas (Anexo Baía 1).",
        ),
        # Another number is not that of the term.
        (
            "O resumo está pronto no anexo.",
            "O resumo está prontos no apêndice.",
            "apêndice",
            "O resumo está pronto no apêndice.",
        ),
        # A space alone does not part what belongs together.
        ("Os espinhos virais do ponto.", "Os espinhos da espícula viral.", "espícula", "="),
    ],
)
def test_graft(first: str, second: str, term: str, grafted: str | None) -> None:
    start = second.index(term)
    expected = {"=": second, None: "Leu o ato sobre os grandes jogos."}.get(grafted, grafted)
    assert graft(first, second, [Span(start, start + len(term))], PORTUGUESE) == expected
