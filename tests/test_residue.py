"""The quick look for what programs leave behind never overlooks anything."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.check.residue import ENTITY, MOJIBAKE, RESIDUES, Residue, residues


@pytest.mark.parametrize("residue", [*RESIDUES, MOJIBAKE, ENTITY], ids=lambda residue: residue.what)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_matches_has_a_sign(residue: Residue, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(residue.pattern))
    assert any(residue in residues(piece) for piece in text.split())


@pytest.mark.parametrize("text", ["The read-out of the XXI summit, shared widely!", "SÃO PAULO", "R&D {count} <b>", ""])
def test_ordinary_words_have_none(text: str) -> None:
    assert not any(residues(piece) for piece in text.split())
