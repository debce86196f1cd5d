"""The values: places, edits, severities."""

import pytest

from glossator.model import Edit, Piece, Severity, Span, Text, apply_edits


def test_escapes_map_as_a_whole() -> None:
    # a\n"b in a file as a\\n\"b from offset 5 on
    text = Text('a\n"b', (), (Piece(0, 1, 5, 1), Piece(1, 1, 6, 2), Piece(2, 1, 8, 2), Piece(3, 1, 10, 1)))
    assert text.to_file(Span(0, 4)) == Span(5, 11)
    assert text.to_file(Span(1, 2)) == Span(6, 8)
    assert text.to_file(Span(3, 4)) == Span(10, 11)
    assert text.to_file(Span(2, 2)) == Span(8, 8)


def test_a_text_without_a_place_has_none() -> None:
    assert Text("abc").to_file(Span(0, 1)) is None


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply_edits("abc", [Edit(Span(0, 2), ""), Edit(Span(1, 3), "")])


def test_severities_have_an_order() -> None:
    assert [a.at_least(b) for a in Severity for b in Severity] == [
        *(True, False, False),
        *(True, True, False),
        *(True, True, True),
    ]
