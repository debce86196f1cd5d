"""A document seen in parts, by collectors whose state is pickled and merged, is judged like one seen as a whole."""

import pickle
from collections.abc import Sequence
from itertools import pairwise

import pytest

from glossator.analyze import Analyser
from glossator.check.rule import Collector, rules
from glossator.glossary.concept import Concept, Glossary, Kind, Term
from glossator.model import Document, Finding, Segment, Text

GLOSSARY = Glossary("names", (Concept("1", (Term("Ilda Maravento", "pt", kind=Kind.NAME),)),))

PORTUGUESE = "A biblioteca da cidade abriu ontem uma sala nova para as crianças que aprendem a ler em duas línguas."
SPANISH = "La biblioteca de la ciudad abrió ayer una sala nueva para los niños que aprenden a leer en dos idiomas."
LABELS = ("Guardar los cambios.", "Elija una carpeta.", "La contraseña no es correcta.", "¿Desea continuar?")

DOCUMENTS = {
    "a slip": ("Ilda Maravemto falou.", "Ilda Maravento saiu."),
    "one in Spanish": (*[PORTUGUESE] * 120, SPANISH, *[PORTUGUESE] * 3),
    "most in Spanish": (PORTUGUESE, *[SPANISH] * 4),
    "short ones in Spanish": LABELS * 5,
    "nothing": ("", "12", " "),
    "a doubtful slip and the name": ("Naravento falou.", "Ilda Maravento saiu."),
    "a doubtful slip alone": ("Naravento falou.", "Ilda saiu."),
    "somebody else": ("Maravemto falou.", "Rui Maravemto saiu."),
}


def collected(rule: str, texts: Sequence[str], first: int = 0) -> Collector:
    source = Text("The library opened.")
    segments = tuple(Segment(str(first + number), source, Text(text)) for number, text in enumerate(texts))
    collector = rules()[rule].collector()
    for segment in Analyser(GLOSSARY).segments(Document("harbour.po", "po", "", segments, "en", "pt")):
        collector.see(segment)
    restored: Collector = pickle.loads(pickle.dumps(collector))
    return restored


def conclusions(collector: Collector) -> list[Finding]:
    return list(collector.conclude())


@pytest.mark.parametrize("texts", DOCUMENTS.values(), ids=DOCUMENTS)
@pytest.mark.parametrize("rule", ["name-misspelled", "wrong-language"])
def test_parts_merged_give_the_findings_of_the_whole(rule: str, texts: Sequence[str]) -> None:
    whole = conclusions(collected(rule, texts))
    for middle in range(len(texts) + 1) if len(texts) < 30 else (1, 50, 119, 121):
        one, other = (collected(rule, texts[start:end], start) for start, end in pairwise((0, middle, len(texts))))
        one.merge(other)
        assert conclusions(one) == whole


def test_the_documents_have_what_they_are_for() -> None:
    names = {name: len(conclusions(collected("name-misspelled", texts))) for name, texts in DOCUMENTS.items()}
    others = {name: len(conclusions(collected("wrong-language", texts))) for name, texts in DOCUMENTS.items()}
    assert list(names.values()) == [1, 0, 0, 0, 0, 1, 1, 0]
    assert list(others.values()) == [0, 1, 1, 1, 0, 0, 0, 0]
