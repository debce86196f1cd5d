"""Brings what a model says into one variety of its language."""

from __future__ import annotations

from collections.abc import Sequence

from glossator.languages.language import Language
from glossator.languages.varieties import Respelling, respelled
from glossator.languages.variety import Variety
from glossator.model import Edit, Span, apply_edits
from glossator.translate.terms import Terminology

__all__ = ["Speller", "respellings"]


def respellings(text: str, variety: Variety, language: Language, spared: Sequence[Span] = ()) -> tuple[Edit, ...]:
    """The edits that make each word of `text` one of `variety`, except in the spans `spared`.

    What is right in another sense is changed too (*equipa*): a model that mixes varieties means the common one. What
    may be a name is not: a word with a capital that no dictionary has, and one in capitals among others.

    >>> from glossator.languages.language import language_for
    >>> portuguese = language_for("pt")
    >>> [edit.text for edit in respellings("um facto económico", portuguese.variety("pt-BR"), portuguese)]
    ['fato', 'econômico']
    """
    edits = []
    written = variety.converted(text) if variety.converted else ""
    for token in language.tokenize(text):
        if written:
            found = _converted(text[token.start : token.end], written[token.start : token.end])
        else:
            found = respelled(token.text, language, variety)
        span = Span(token.start, token.end)
        if found and _is_common(token.text, found, text) and not any(span.overlaps(other) for other in spared):
            edits.append(Edit(span, found.text))
    return tuple(edits)


class Speller:
    """Spells answers as the target variety does, but for the terms of the glossary, and remembers which words."""

    def __init__(self, terminology: Terminology) -> None:
        self._terminology = terminology
        self._variety = terminology.target.language.variety(terminology.target.code)
        self._changed: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """`text` in the variety."""
        language = self._terminology.target.language
        if self._variety is None or not respellings(text, self._variety, language):
            return text
        terms = [match.span for match in self._terminology.allowed(text)]
        edits = respellings(text, self._variety, language, terms)
        self._changed |= {edit.text: text[edit.span.start : edit.span.end] for edit in edits}
        return apply_edits(text, edits)

    def changed_in(self, text: str) -> tuple[tuple[str, str], ...]:
        """The words of a finished translation that the model wrote otherwise, each as it was and as it is."""
        if not self._changed:
            return ()
        words = (token.text for token in self._terminology.target.language.tokenize(text))
        return tuple((self._changed[word], word) for word in words if word in self._changed)


def _converted(old: str, new: str) -> Respelling | None:
    return None if old == new else Respelling(new)


def _is_common(word: str, found: Respelling, text: str) -> bool:
    if word.isupper() and len(word) > 1:
        return found.known and text.isupper()
    return found.known or word.islower()
