"""Languages that double words to say something by it: each, many, very, gradually."""

from __future__ import annotations

from glossator.languages.language import base_code

__all__ = ["doubles_words"]

# Those with full reduplication as a living means of grammar: WALS, feature 27A (https://wals.info/chapter/27).
_DOUBLING = frozenset(
    "af am az bn bho ceb eu fa fil gu ha haw hi hy id ig ilo ja jv ka kk km kn ko ky lo mai mg mi ml mn mr ms my ne or"
    " pa ps rw sa si sm sn st su sw ta te tg th ti tk tl tn to tr tt ug ur uz vi xh yo zh zu".split()
)


def doubles_words(code: str) -> bool:
    """Whether a word twice in a row is ordinary in the language.

    >>> doubles_words("hi-IN"), doubles_words("pt")
    (True, False)
    """
    return base_code(code) in _DOUBLING
