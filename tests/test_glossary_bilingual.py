"""Glossaries that hold two languages: PO and OmegaT."""

from __future__ import annotations

import polib
import pytest

from glossator.errors import GlossaryError
from glossator.glossary.concept import Concept, Glossary, Status, Term
from glossator.glossary.format import parse_glossary, render_glossary

HEADER = 'msgid ""\nmsgstr ""\n"Language: pt_BR\\n"\n"X-Source-Language: en\\n"\n'
PAIR = ("en", "pt-BR")

GLOSSARY = Glossary(
    "harbour",
    (
        Concept(
            "c 1: x",
            (
                Term("quay", "en"),
                Term("wharf", "en", Status.ADMITTED),
                Term("cais", "pt-BR", note="usual"),
                Term("doca", "pt-BR", Status.ADMITTED),
                Term("pier", "pt-BR", Status.DEPRECATED),
                Term("molhe", "pt-BR", Status.FORBIDDEN),
                Term("ancoradouro", "pt-BR", Status.CANDIDATE),
            ),
            "ports",
            "A wall where\nships are moored.",
        ),
        Concept("pha", (Term("PHA", "en"), Term("PHA", "pt-BR")), do_not_translate=True),
        Concept("river quay", (Term("quay", "en"), Term("cais fluvial", "pt-BR")), "ports"),
        Concept("open", (Term("berth", "en"),)),
    ),
)


def test_po_round_trip() -> None:
    data = render_glossary(GLOSSARY, "po")
    assert parse_glossary(data, "g.po").glossary.concepts == GLOSSARY.concepts
    catalogue = polib.pofile(data.decode())
    assert len({(entry.msgid, entry.msgctxt) for entry in catalogue}) == len(catalogue)
    assert (catalogue.metadata["Language"], catalogue.metadata["X-Source-Language"]) == ("pt_BR", "en")


def test_po_of_others() -> None:
    text = (
        f'{HEADER}\n#: glossary.csv\n#, terminology\nmsgid "quay"\nmsgstr "cais"\n'
        '\n#: glossary.csv\n#, forbidden\nmsgctxt "bad"\nmsgid "quay"\nmsgstr "molhe"\n'
        '\n#, read-only\nmsgid "PHA"\nmsgstr ""\n\n#~ msgid "old"\n#~ msgstr "velho"\n'
    )
    assert parse_glossary(text.encode(), "g.po").glossary.concepts == (
        Concept("c1", (Term("quay", "en"), Term("cais", "pt-BR"))),
        Concept("c2", (Term("quay", "en"), Term("molhe", "pt-BR", Status.FORBIDDEN)), "bad"),
        Concept("c3", (Term("PHA", "en"),), do_not_translate=True),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "g.po: is empty"),
        ('msgid "a"\nmsgstr "b"\n', "the header does not say the Language"),
        (f"{HEADER}\nmsgid quay\n", "g.po:6: is no PO file"),
        (f'{HEADER}\nmsgid "quay\nmsgstr "cais"\n', "g.po:6: is no PO file"),
        (f'{HEADER}\nmsgstr "cais"\n', "g.po:6: is no PO file"),
        (f'{HEADER}\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', "g.po:6: a plural is no glossary entry"),
        ("/", "is no PO file"),
    ],
)
def test_po_faults_are_named(text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        parse_glossary(text.encode(), "g.po")
    assert message in str(caught.value)


def test_omegat_reads_lines() -> None:
    text = "\ufeff# harbour\nquay\tcais\tusual\r\nquay\tdoca\n\nPHA\tPHA\n"
    assert parse_glossary(text.encode(), "g.utf8", languages=PAIR).glossary.concepts == (
        Concept(
            "c1",
            (Term("quay", "en"), Term("cais", "pt-BR", note="usual"), Term("doca", "pt-BR", Status.ADMITTED)),
        ),
        Concept("c2", (Term("PHA", "en"), Term("PHA", "pt-BR"))),
    )


def test_omegat_is_not_offered_forbidden_terms() -> None:
    lines = render_glossary(GLOSSARY, "omegat").decode().splitlines()
    assert lines == [
        "quay\tcais\tusual",
        "quay\tdoca",
        "wharf\tcais\tusual",
        "wharf\tdoca",
        "PHA\tPHA",
        "quay\tcais fluvial",
    ]


def test_omegat_needs_two_languages() -> None:
    with pytest.raises(GlossaryError, match="does not say its languages"):
        parse_glossary(b"a\tb\n", "g.txt")
    three = Glossary("g", (Concept("c", (Term("a", "en"), Term("b", "pt"), Term("c", "ru"))),))
    with pytest.raises(GlossaryError, match="holds two languages, the glossary has 3"):
        render_glossary(three, "omegat")
    assert render_glossary(three, "omegat", ("ru", "en")) == b"c\ta\n"


@pytest.mark.parametrize("line", ["alone", "a\t", "\tb", "a\tb\tc\td"])
def test_omegat_faults_are_named(line: str) -> None:
    with pytest.raises(GlossaryError, match=r"g\.txt:2: .* is no entry"):
        parse_glossary(f"a\tb\n{line}\n".encode(), "g.txt", languages=PAIR)
    read = parse_glossary(f"a\tb\n{line}\n".encode(), "g.txt", languages=PAIR, lenient=True)
    assert (len(read.glossary.concepts), len(read.warnings)) == (1, 1)
