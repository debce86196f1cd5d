"""What people read of a text, without placeholders, tags and code."""

from __future__ import annotations

from glossator.analyze import AnalysedText
from glossator.languages.language import Token

__all__ = ["HIDDEN", "visible", "words"]

# The object replacement character: no letter, no space, and in no word.
HIDDEN = "\ufffc"


def visible(text: AnalysedText) -> str:
    """The characters of a text at their places, each protected one replaced by `HIDDEN`."""
    parts: list[str] = []
    position = 0
    for span in sorted(text.text.protected):
        if span.end > position:
            start = max(span.start, position)
            parts += [text.value[position:start], HIDDEN * (span.end - start)]
            position = span.end
    return "".join((*parts, text.value[position:]))


def words(text: AnalysedText) -> tuple[Token, ...]:
    """The tokens with a letter or a digit that are not protected."""
    shown = visible(text)
    return tuple(token for token in text.tokens if token.is_word and HIDDEN not in shown[token.start : token.end])
