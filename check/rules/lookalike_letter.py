"""The rule `lookalike-letter`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.check.visible import HIDDEN, visible
from glossator.languages.confusables import as_script
from glossator.languages.detect import is_letter_of, script_of, script_of_language
from glossator.languages.language import language_for
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_MIXED, _WHOLE, _ALONE = 0.95, 0.7, 0.4

_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
_LETTERS = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u052f]+")
_GREEK = re.compile(r"[\u0370-\u03ff]+")
# A word of another script by chance has look-alikes only if it is shorter.
_SHORTEST = 3


class _Disguise(NamedTuple):
    """A word in a chunk that holds letters of another script, the right one, and how sure that is."""

    start: int
    word: str
    right: str
    confidence: float
    safe: bool


def _has_disguise(piece: str, code: str, _source: str) -> bool:
    return bool(_disguises(piece, code))


@rule(
    "lookalike-letter",
    severity=Severity.WARNING,
    mqm="fluency/character-encoding",
    examples=(
        Example(
            wrong="The m\N{CYRILLIC SMALL LETTER A}yor opened the bridge.",
            right="The mayor opened the bridge.",
            quote="m\N{CYRILLIC SMALL LETTER A}yor",
            suggestion="mayor",
        ),
        Example(
            wrong="Мэр открыл м\N{LATIN SMALL LETTER O}ст.",
            right="Мэр открыл мост.",
            quote="м\N{LATIN SMALL LETTER O}ст",
            language="ru",
            suggestion="мост",
        ),
    ),
    sign=_has_disguise,
)
def lookalike_letter(segment: Analysed) -> Iterator[Finding]:
    """A word holds a letter of another script that only looks right.

    ## Why
    The word looks the same on paper, but no search finds it, no dictionary knows it, it sorts elsewhere and is read
    out wrong; in an address it is a known fraud.

    ## How it decides
    Words of two scripts (Latin, Cyrillic, Greek) are looked at. Where each letter of the rarer script has one that
    looks the same in the other by Unicode's list of confusable characters (UTS #39), it is reported; words as
    “SMS-ка” or “PHPшник” have letters that do not. Greek letters are symbols too: they count inside a word, not at the
    end of an acronym (TNFα). A word wholly in the other script is reported if the dictionary has the word that it looks
    like; a single letter so is doubtful. What the source writes alike is left alone.

    ## What to do
    Take the suggested spelling. The fix is safe where the dictionary has the word.
    """
    text = segment.checked
    if text.value.isascii():
        return
    source = segment.source.value if segment.target is not None else ""
    shown = visible(text)
    at = 0
    for chunk in text.chunks:
        at = text.value.index(chunk, at)
        for found in _disguises(chunk, text.index.code):
            start, end = at + found.start, at + found.start + len(found.word)
            if found.word not in source and HIDDEN not in shown[start:end]:
                yield _finding(segment, Span(start, end), found)
        at += len(chunk)


def _finding(segment: Analysed, span: Span, found: _Disguise) -> Finding:
    pairs = zip(found.word, found.right, strict=True)
    odd = dict.fromkeys(f"{letter} (U+{ord(letter):04X})" for letter, right in pairs if letter != right)
    return segment.found(
        span,
        f"“{found.word}” has letters of another script: {', '.join(odd)}",
        suggestions=(found.right,),
        confidence=found.confidence,
        fix=Fix(
            f"write “{found.right}” in one script",
            (Edit(span, found.right),),
            Safety.SAFE if found.safe else Safety.UNSAFE,
        ),
    )


@lru_cache(maxsize=20_000)
def _disguises(chunk: str, code: str) -> tuple[_Disguise, ...]:
    """The words with look-alikes in what stands between two spaces of a text in the language."""
    if chunk.isascii() and script_of_language(code) == "LATIN":
        return ()
    found = (_disguise(match.start(), match.group(), code) for match in _LETTERS.finditer(chunk))
    return tuple(filter(None, found))


def _disguise(start: int, word: str, code: str) -> _Disguise | None:
    scripts = Counter(script for script in map(script_of, word) if script in _SCRIPTS)
    own = script_of_language(code)
    if len(scripts) < 2:
        foreign = scripts and own in _SCRIPTS and own not in scripts and "GREEK" not in scripts
        return _whole(start, word, code) if foreign else None
    # The most frequent one is meant, in doubt the language's own.
    for script in sorted(scripts, key=lambda script: (-scripts[script], script != own)):
        right = as_script(word, script)
        if right is None or (script == own and not all(is_letter_of(letter, code) for letter in right)):
            continue
        language = language_for(code)
        known = language.knows(right)
        if not _GREEK.search(word) or script == "GREEK" or _is_inside(word) or (known and not _GREEK.match(word[-1])):
            return _Disguise(start, word, right, _confidence(word, right, code), known)
    return None


def _is_inside(word: str) -> bool:
    """Whether the Greek letters stand between small Latin ones, as no symbol does."""
    return all(
        word[: match.start()][-1:].islower() and word[match.end() :][:1].islower() for match in _GREEK.finditer(word)
    )


def _confidence(word: str, right: str, code: str) -> float:
    """Writers of Cyrillic put endings on foreign acronyms (PHPшник)."""
    same = [letter == other for letter, other in zip(word, right, strict=True)]
    change = same.index(not same[0])
    joined = change > 1 and len(set(same[change:])) == 1 and word[:change].isupper() and word[change:].islower()
    return _ALONE if joined and script_of_language(code) == "CYRILLIC" else _MIXED


def _whole(start: int, word: str, code: str) -> _Disguise | None:
    """A word wholly in another script than the text's."""
    own, language = script_of_language(code), language_for(code)
    right = as_script(word, own)
    if right is None or not all(is_letter_of(letter, code) for letter in right):
        return None
    if right.lower() in language.function_words | language.articles:
        # In Cyrillic text Latin letters name things (a, b, c).
        return _Disguise(start, word, right, _WHOLE if own == "LATIN" else _ALONE, own == "LATIN")
    other = language_for("en" if own == "CYRILLIC" else "ru")
    if len(word) < _SHORTEST or word.isupper() or not language.knows(right) or other.knows(word):
        return None
    return _Disguise(start, word, right, _WHOLE, False)
