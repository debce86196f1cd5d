"""The product's own messages in the language of the person who reads them.

The English wording is the key, as in gettext; `locales/<language>/LC_MESSAGES/glossator.po` is read as it stands, so
that a translation is in force as soon as it is saved.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from glossator.languages.language import base_code, same_language

__all__ = ["locales", "translator"]


@cache
def translator(locale: str) -> NullTranslations:
    """The messages for a locale such as `pt_BR`; English where there is no translation.

    >>> translator("pt_BR").gettext("warning"), translator("xx").gettext("warning")
    ('aviso', 'warning')
    """
    name = next((name for name in locales() if same_language(name, locale)), None)
    if base_code(locale) == "en" or name is None:
        return NullTranslations()
    import polib

    text = files("glossator.locales").joinpath(name, "LC_MESSAGES", "glossator.po").read_text(encoding="utf-8")
    return GNUTranslations(BytesIO(polib.pofile(text).to_binary()))


@cache
def locales() -> tuple[str, ...]:
    """The locales that have a translation, sorted."""
    folders = files("glossator.locales").iterdir()
    return tuple(sorted(folder.name for folder in folders if folder.joinpath("LC_MESSAGES", "glossator.po").is_file()))
