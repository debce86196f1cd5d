"""What a glossary loses on the way through each format."""

from __future__ import annotations

import pytest

from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.glossary.format import parse_glossary, render_glossary
from glossator.glossary.losses import losses

XREF = '<xref xmlns="urn:iso:std:iso:30042:ed-2"/>'
GLOSSARY = Glossary(
    "g",
    (
        Concept(
            "a",
            (
                Term("PHA", "en", kind=Kind.ACRONYM, source="manual", extras=(XREF,)),
                Term("porto", "pt"),
                Term("cais", "pt", Status.FORBIDDEN),
            ),
            "ports",
            do_not_translate=True,
        ),
    ),
)


@pytest.mark.parametrize(
    ("format_name", "expected"),
    [
        ("tbx", ()),
        ("csv", ("1 uninterpreted XML of a term",)),
        ("po", ("1 kind of a term", "1 source of a term", "1 uninterpreted XML of a term")),
        (
            "omegat",
            (
                "1 forbidden term",
                "1 domain of a concept",
                "1 do not translate of a concept",
                "1 kind of a term",
                "1 source of a term",
                "1 uninterpreted XML of a term",
            ),
        ),
    ],
)
def test_losses(format_name: str, expected: tuple[str, ...]) -> None:
    data = render_glossary(GLOSSARY, format_name)
    after = parse_glossary(data, "g", format_name=format_name, languages=("en", "pt")).glossary
    assert losses(GLOSSARY, after) == expected
