"""Whether two texts say the same in other forms, and how a message quotes a long one."""

from __future__ import annotations

from functools import lru_cache

from glossator.languages.language import language_for

__all__ = ["dictionary_forms", "differ_in_form", "quoted"]

_LONGEST = 80


@lru_cache(maxsize=10_000)
def dictionary_forms(text: str, code: str) -> tuple[frozenset[str], ...]:
    """What each word of a text in the language `code` may be a form of, itself among it, without the marks."""
    language = language_for(code)
    words = (token.text for token in language.tokenize(text) if token.is_word)
    return tuple(frozenset((word.lower(), *language.lemmas(word))) for word in words)


def differ_in_form(one: str, other: str, code: str) -> bool:
    """Whether two texts have the same words, at least one of them in another form.

    >>> differ_in_form("Todas selecionadas.", "Todos selecionados", "pt"), differ_in_form("Novo", "novo", "pt")
    (True, False)
    """
    first, second = dictionary_forms(one, code), dictionary_forms(other, code)
    if first == second or len(first) != len(second):
        return False
    return not any(map(frozenset.isdisjoint, first, second))


def quoted(text: str) -> str:
    """A text between quotation marks, on one line and not too long.

    >>> quoted("one")
    '“one”'
    """
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _LONGEST else f"“{line[: _LONGEST - 1].rstrip()}…”"
