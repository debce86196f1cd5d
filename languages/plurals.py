"""Which plural forms a language has: CLDR's categories, and gettext's number of forms (both by way of Babel)."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["gettext_forms", "plural_categories"]


@lru_cache(maxsize=64)
def plural_categories(code: str, *, ordinal: bool = False) -> frozenset[str] | None:
    """The categories of CLDR that whole numbers fall into in a language; None where it is unknown.

    Source: CLDR supplemental data, plural rules (https://www.unicode.org/reports/tr35/tr35-numbers.html).

    >>> sorted(plural_categories("pl")), sorted(plural_categories("en", ordinal=True))
    (['few', 'many', 'one', 'other'], ['few', 'one', 'other', 'two'])
    """
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(code.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return None
    return frozenset({"other", *(locale.ordinal_form if ordinal else locale.plural_form).tags})


@lru_cache(maxsize=64)
def gettext_forms(code: str) -> int | None:
    """How many plural forms a gettext catalogue of the language has; None where it is unknown.

    >>> gettext_forms("ru"), gettext_forms("pt-BR"), gettext_forms("ja"), gettext_forms("und")
    (3, 2, 1, None)
    """
    from babel.messages.plurals import PLURALS

    name = code.replace("-", "_")
    known = PLURALS.get(name) or PLURALS.get(name.partition("_")[0])
    return known[0] if known else None
