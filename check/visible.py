"""What people read of a text, without placeholders, tags and code."""

from __future__ import annotations

from functools import lru_cache

from glossator.analyze import AnalysedText
from glossator.languages.language import Language, Token

__all__ = ["HIDDEN", "visible", "words", "words_in"]

# The object replacement character: no letter, no space, and in no word.
HIDDEN = "\ufffc"


def visible(text: AnalysedText) -> str:
    """The characters of a text at their places, each protected one replaced by `HIDDEN`."""
    if not text.text.protected:
        return text.value
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
    found = tuple(token for token in text.tokens if token.is_word)
    if not text.text.protected:
        return found
    shown = visible(text)
    return tuple(token for token in found if HIDDEN not in shown[token.start : token.end])


@lru_cache(maxsize=50_000)
def words_in(chunk: str, language: Language) -> tuple[Token, ...]:
    """The tokens with a letter or a digit in what stands between two spaces of a text; offsets count in the chunk."""
    return tuple(token for token in language.tokenize(chunk) if token.is_word)
