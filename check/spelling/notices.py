"""What a report says of languages whose spelling is not checked."""

from __future__ import annotations

from collections.abc import Iterable

from glossator.check.names.words import is_cased
from glossator.languages.language import base_code, language_for
from glossator.languages.spelling import are_installed, speller_for
from glossator.model import Document

__all__ = ["is_checked", "unchecked_spelling"]

_NO_DICTIONARY = "the spelling of {} is not checked: there is no dictionary"
_NOT_INSTALLED = "the spelling of {} is not checked: pip install 'glossator[spelling]' brings the dictionaries"


def is_checked(code: str) -> bool:
    """Whether words of a language can be looked up: there is a dictionary, and tokens are words in its script."""
    return is_cased(code) and speller_for(code) is not None


def unchecked_spelling(documents: Iterable[Document]) -> tuple[str, ...]:
    """A notice for each language of texts under check that has words and no dictionary."""
    checked = (document.target_language or document.source_language for document in documents)
    codes = sorted({base_code(code) for code in checked if code})
    notice = _NO_DICTIONARY if are_installed() else _NOT_INSTALLED
    return tuple(notice.format(code) for code in codes if language_for(code).spaced and not is_checked(code))
