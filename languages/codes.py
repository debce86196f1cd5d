"""Language codes as BCP 47 writes them, from whatever people and other tools write."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from glossator.errors import ConfigError
from glossator.languages.language import languages

__all__ = ["language_code", "locale_name"]

# Of a code to the nearest one, 0..1: one letter wrong in a code with a region.
_LEAST_LIKENESS = 0.75


@lru_cache(maxsize=1000)
def language_code(written: str) -> str:
    """The BCP 47 code of a language: case, separator, old codes and members of macrolanguages put right.

    An encoding or a modifier behind it, as in a POSIX locale, is left out.

    Raises:
        ConfigError: there is no such language, script or region; the hint offers what may be meant.

    >>> [language_code(one) for one in ("pt_BR.UTF-8", "PT-br", "zh-cn", "iw", "en-UK", "cmn")]
    ['pt-BR', 'pt-BR', 'zh-CN', 'he', 'en-GB', 'zh']
    """
    bare = re.split(r"[.@]", written.strip(), maxsplit=1)[0]
    if bare in languages():
        return bare
    from langcodes import Language, standardize_tag, tag_is_valid
    from langcodes.tag_parser import LanguageTagError

    try:
        code = standardize_tag(bare, macro=True)
        known = tag_is_valid(code) and not Language.get(code).extlangs
    except LanguageTagError:
        known = False
    if not known:
        meant = _meant(bare)
        hint = f"did you mean {meant}?" if meant else 'expected one such as "en", "pt-BR" or "zh-Hant"'
        raise ConfigError(f"{written!r} is no language code", hint=hint)
    return code


def locale_name(code: str) -> str:
    """The code as gettext names its folders.

    >>> locale_name("pt-BR")
    'pt_BR'
    """
    return code.replace("-", "_")


def _meant(written: str) -> str:
    """The code, with its name, of a language by name, of a country's language, or of the nearest spelling."""
    from babel import Locale
    from babel.core import get_global
    from babel.localedata import locale_identifiers

    names = Locale("en").languages
    by_name = {name.lower(): code for code, name in names.items()}
    found = by_name.get(written.lower()) or _own_name(written.lower())
    if not found and len(written) == 2:
        found = get_global("likely_subtags").get(f"und_{written.upper()}", "").partition("_")[0]
    if not found:
        spelled = {identifier.lower(): identifier for identifier in locale_identifiers()}
        near = difflib.get_close_matches(written.lower().replace("-", "_"), sorted(spelled), 1, _LEAST_LIKENESS)
        found = spelled[near[0]] if near else ""
    name = names.get(found.partition("_")[0])
    return f"{found.replace('_', '-')!r} ({name})" if found and name else ""


def _own_name(written: str) -> str:
    """The code of one of the product's languages by what its speakers call it."""
    from babel import Locale, UnknownLocaleError

    for code in languages():
        try:
            if (Locale(code).get_display_name() or "").lower() == written:
                return code
        except (UnknownLocaleError, ValueError):
            continue
    return ""
