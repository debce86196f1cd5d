"""How much text there is."""

from __future__ import annotations

from glossator.analyze import AnalysedText

__all__ = ["amount"]


def amount(text: AnalysedText) -> int:
    """The characters of a text without white space and without what is protected."""
    hidden = sum(map(len, text.text.protected))
    return max(0, sum(map(len, text.chunks)) - hidden)
