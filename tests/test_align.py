"""A translation beside its source."""

from dataclasses import replace

import pytest

from glossator.errors import FormatError
from glossator.formats import markdown, plain, po
from glossator.formats.align import align
from glossator.formats.format import Languages, render
from glossator.model import Document, Piece, State, Text

SOURCE = """The treaty was signed in Geneva in 1988. It covers 12 states. All of them ratified it.

The minister left early. He did not answer questions from the press.

A second meeting is planned for March. Nothing else was said about the agenda of that meeting.

Thank you.
"""
TARGET = """O tratado foi assinado em Genebra em 1988. Abrange 12 Estados, e todos o ratificaram.

O ministro saiu cedo. Não respondeu às perguntas da imprensa.

Está prevista uma segunda reunião para março. Nada mais foi dito sobre a agenda dessa reunião.

Obrigado.
"""


def _aligned(source: str, target: str) -> Document:
    return align(_document(source, "en"), _document(target, "pt"))


def _document(text: str, language: str) -> Document:
    return plain.parse(text, f"a.{language}.txt", Languages(language))


def _seen(document: Document) -> list[tuple[str, str, str]]:
    return [(one.id, one.source.value, one.target.value if one.target else "-") for one in document.segments]


def test_sentences_are_put_side_by_side() -> None:
    document = _aligned(SOURCE, TARGET)
    assert _seen(document)[:4] == [
        ("p1.s1", "The treaty was signed in Geneva in 1988.", "O tratado foi assinado em Genebra em 1988."),
        ("p1.s2", "It covers 12 states. All of them ratified it.", "Abrange 12 Estados, e todos o ratificaram."),
        ("p2.s1", "The minister left early.", "O ministro saiu cedo."),
        ("p2.s2", "He did not answer questions from the press.", "Não respondeu às perguntas da imprensa."),
    ]
    assert (document.path, document.source_path) == ("a.pt.txt", "a.en.txt")
    assert (document.source_language, document.target_language, document.notices) == ("en", "pt", ())
    assert {one.state for one in document.segments} == {State.TRANSLATED}


def test_targets_are_merged_within_their_paragraph() -> None:
    document = _aligned(TARGET, SOURCE)
    assert _seen(document)[1] == (
        "p1.s2..p1.s3",
        "Abrange 12 Estados, e todos o ratificaram.",
        "It covers 12 states. All of them ratified it.",
    )
    text = document.segments[1].target
    assert text is not None
    assert text.pieces == (Piece(0, 20, 41, 20), Piece(20, 1, 61, 1), Piece(21, 24, 62, 24))


def test_a_missing_paragraph_is_a_missing_translation() -> None:
    paragraphs = TARGET.split("\n\n")
    document = _aligned(SOURCE, "\n\n".join([*paragraphs[:1], *paragraphs[2:]]))
    assert [one for one in _seen(document) if one[2] == ""] == [
        ("-p2.s1", "The minister left early.", ""),
        ("-p2.s2", "He did not answer questions from the press.", ""),
    ]
    assert document.segments[2].target == Text("", (), (Piece(0, 0, len(paragraphs[0]), 0),))


def test_paragraphs_that_do_not_match_leave_the_sentences() -> None:
    document = _aligned(SOURCE, TARGET.replace("\n\n", " "))
    assert document.notices == ("the paragraphs do not match (4 paragraphs against 1): aligned by sentence alone",)
    assert [(source, target) for _, source, target in _seen(document)] == [
        (source, target) for _, source, target in _seen(_aligned(SOURCE, TARGET))
    ]


def test_what_cannot_be_aligned_is_compared_as_a_whole() -> None:
    document = _aligned(SOURCE, "Olá. Isto é outro.")
    assert document.notices == ("cannot be aligned: 4 paragraphs against 1; the texts are compared as a whole",)
    assert [(id_, target) for id_, _, target in _seen(document)] == [("p1.s1..p1.s2", "Olá. Isto é outro.")]
    assert _seen(_aligned("", "")) == []
    assert _aligned("", "Olá.").notices == (
        "cannot be aligned: 0 paragraphs against 1; the texts are compared as a whole",
    )


def test_a_change_goes_into_the_file_of_the_target() -> None:
    for source, target in ((SOURCE, TARGET), (TARGET, SOURCE)):
        document = _aligned(source, target)
        fixed = document.with_segments(
            replace(one, target=Text(one.target.value.replace("12", "13").replace("a", "b")))
            for one in document.segments
            if one.target
        )
        assert render(fixed, document).decode() == target.replace("12", "13").replace("a", "b")
        assert render(document, document).decode() == target


def test_bilingual_files_are_refused() -> None:
    catalogue = po.parse('msgid "a"\nmsgstr "b"\n', "a.po", Languages("en", "pt"))
    with pytest.raises(FormatError, match=r"a\.po: holds translations, expected a text in one language"):
        align(_document("One.", "en"), catalogue)


def test_an_aligned_document_is_not_rendered_without_its_original() -> None:
    with pytest.raises(ValueError, match="with its original"):
        render(_aligned("One.", "Um."))


def test_markdown_is_aligned_too() -> None:
    source = markdown.parse("# Ships\n\n> One ship\n> left. *Two* stayed.\n", "a.md", Languages("en"))
    target = markdown.parse("# Navios\n\n> Um navio\n> partiu. *Dois* ficaram.\n", "b.md", Languages("pt"))
    document = align(source, target)
    assert _seen(document) == [
        ("p1.s1", "Ships", "Navios"),
        ("p2.s1", "One ship left.", "Um navio partiu."),
        ("p2.s2", "*Two* stayed.", "*Dois* ficaram."),
    ]
    assert render(document, document).decode() == target.raw
