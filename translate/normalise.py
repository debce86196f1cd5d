"""Makes a sentence easy for a model, and gives the translation the typography that this took away."""

from __future__ import annotations

import re

from glossator.languages.language import Language

__all__ = ["normalise", "restore_typography"]

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'"})
# Models and their sentence splitters take the last point of "U.S. policy" for the end of a sentence.
_DOTTED = re.compile(r"\bU\.\s?([KNS])\.(?=\s+[\w(]|[-',;)])")
_DOTTED_END = re.compile(r"\bU\.\s?([KNS])\.(?=[A-Z][a-z])")
# A missing space between two sentences ("…ended.The next…", "…in 2019.In…", "…the end."Then…"): what follows is a word
# with a capital alone, which it is not in web addresses and file names. "1.Part" is a heading's number.
_GLUED = re.compile(
    r"""(?: (?<=[^\W_]{2}[.!?]) | (?<=-\d[.!?])
          | (?<=[^\W_][.!?]["')\]]) | (?<=[^\W_]["')\]][.!?]) )
        (?= [A-ZÀ-Þ][a-zà-ÿ]*(?:[\s,;:'-]|$) )""",
    re.VERBOSE,
)
_GLUED_WORDS = re.compile(r"([^\W\d_]{2}[.!?])([A-ZÀ-Þ][a-zà-ÿ]+)")
_DASHES = "-–—"
# Models take "law—the" for one word.
_JOINING_DASH = re.compile(r"(?<=[^\W\d_][\w)\"'])—(?=[\w(\"'])")
_SPACED_DASH = re.compile(rf"(?<=\s)[{_DASHES}](?=\s)")
_BETWEEN_LETTERS = re.compile(r"(?<=\w)'(?=\w)")


def normalise(sentence: str) -> str:
    """`sentence` as models read it best: straight quotes, plain single spaces, dashes apart, no point inside U.S.

    >>> normalise("The  “U.S. plan” failed.The end")
    'The "US plan" failed. The end'
    """
    straight = sentence.translate(_STRAIGHT)
    parted = _JOINING_DASH.sub(" - ", straight)
    undotted = _DOTTED.sub(r"U\1", _DOTTED_END.sub(r"U\1. ", parted))
    return " ".join(_GLUED.sub(" ", undotted).split())


def restore_typography(translation: str, source: str, language: Language) -> str:
    """`translation` with quotation marks and dashes like those of `source`, in the customary marks of `language`.

    A space that the model lost between two sentences comes back as well. Straight quotes of the source stay straight,
    and a mark whose partner is missing stays as the model wrote it.

    >>> restore_typography('A "paz" - enfim', "“Peace” — at last", Language("xx", ""))
    'A “paz” — enfim'
    """
    spaced = _GLUED_WORDS.sub(lambda found: found[0] if found[0] in source else f"{found[1]} {found[2]}", translation)
    restored = _restore_dashes(spaced, source)
    return _restore_quotes(restored, language) if any(mark in source for mark in "“”„‘’«»") else restored


def _restore_dashes(translation: str, source: str) -> str:
    kinds = {*_SPACED_DASH.findall(source), *("—" for _ in _JOINING_DASH.finditer(source))}
    if len(kinds) != 1:
        return translation
    return _SPACED_DASH.sub(kinds.pop(), translation)


def _restore_quotes(translation: str, language: Language) -> str:
    """Straight double quotes, and single ones that quote, as the language's pairs: the second pair inside the first."""
    pairs = language.quotes
    outer, inner = pairs[0], pairs[min(1, len(pairs) - 1)]
    characters = list(translation)
    opened: list[tuple[str, int]] = []
    apostrophes = {match.start() for match in _BETWEEN_LETTERS.finditer(translation)}
    for place, mark in enumerate(translation):
        if mark not in "\"'" or place in apostrophes:
            continue
        if opened and opened[-1][0] == mark and not _opens(translation, place):
            start = opened.pop()[1]
            characters[start], characters[place] = inner if opened else outer
        elif _opens(translation, place):
            opened.append((mark, place))
    return "".join(characters)


def _opens(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return (
        (not before or before.isspace() or before in "([{\"'–—-")
        and bool(after)
        and (after.isalnum() or after in "([{\"'$…¿¡")
    )
