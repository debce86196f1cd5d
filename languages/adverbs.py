"""Words that do not inflect and that dictionaries of inflected forms leave out."""

from __future__ import annotations

from collections.abc import Callable

from glossator.languages.language import base_code

__all__ = ["is_adverb"]

# Adverbs made of the feminine of an adjective; French ones also of a masculine that ends in a vowel (vraiment), and
# with é for its e (précisément).
_ENDINGS = {
    "es": "mente",
    "fr": "ment",
    "it": "mente",
    "pt": "mente",
}

# simplemma's dictionary of French has none of these.
_INVARIABLE = {
    "fr": frozenset(
        "afin ailleurs ainsi alors après assez auparavant auprès aussi aussitôt autant autour autrefois avant beaucoup"
        " bien bientôt car ceci cela cependant certes chez combien comme comment davantage debout dedans dehors déjà"
        " demain depuis dessous dessus donc dont dorénavant également encore enfin ensemble ensuite environ exprès"
        " guère hier hormis ici jadis jamais jusque là loin longtemps lorsque maintenant malgré même mieux moins"
        " naguère néanmoins où parce parfois parmi partout pendant peu pis plus plusieurs plutôt pourquoi pourtant"
        " presque puis puisque quand quant quelquefois quoi quoique rien sauf selon seulement sinon sitôt soit"
        " soudain souvent surtout tandis tant tantôt tard tôt toujours toutefois très trop vers vite voici voilà"
        " volontiers vraiment".split()
    ),
}


def is_adverb(word: str, code: str, knows: Callable[[str], bool]) -> bool:
    """Whether a word (lower case) is an invariable one, or an adverb made of an adjective that the dictionary `knows`.

    >>> is_adverb("toujours", "fr", lambda word: False), is_adverb("exactement", "fr", {"exacte"}.__contains__)
    (True, True)
    >>> is_adverb("rapidamente", "pt", {"rápida"}.__contains__), is_adverb("comment", "en", lambda word: True)
    (True, False)
    """
    base = base_code(code)
    if word in _INVARIABLE.get(base, ()):
        return True
    ending = _ENDINGS.get(base)
    if ending is None or not word.endswith(ending) or len(word) < len(ending) + 3:
        return False
    return any(map(knows, _adjectives(word.removesuffix(ending))))


def _adjectives(stem: str) -> tuple[str, ...]:
    """What an adverb may be made of: the stem, with the accent that it lost, or without the one that it got."""
    accented = (stem[:at] + _ACCENTS[stem[at]] + stem[at + 1 :] for at in range(len(stem)) if stem[at] in _ACCENTS)
    return (stem, f"{stem}e", *accented, f"{stem[:-1]}e" if stem.endswith("é") else stem)


_ACCENTS = {
    "a": "á",
    "e": "é",
    "i": "í",
    "o": "ó",
    "u": "ú",
}
