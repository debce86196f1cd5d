"""The rule `wrong-language`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple, Self

from glossator.analyze import Analysed, AnalysedText
from glossator.check.rule import Example, Scope, rule
from glossator.check.visible import words, words_in
from glossator.languages.adverbs import is_adverb
from glossator.languages.detect import SAMPLE, amount_of_text, detect_other, script_of, script_of_language
from glossator.languages.language import Language, language_for, languages
from glossator.model import Finding, Severity, Span

# Letters outside names. With fewer a segment is not judged, only the whole text that it is part of.
_ENOUGH = 60
_ENOUGH_IN_ALL = 200

_SURE_ENOUGH = 0.9

# Running text has function words of its language more often than this.
_FUNCTION_WORDS = 0.12
# In hundredths.
_EXPECTED = round(100 * _FUNCTION_WORDS)

# A quick look is not meant for texts longer than the sample that is read of them, however they are cut into words.
_SHORT = SAMPLE // 2

_FAR = 10**9


@dataclass(frozen=True, slots=True)
class _Suspect:
    finding: Finding
    language: str
    confidence: float
    letters: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where it is said that the whole text is in another language than the one declared (BCP 47)."""

    finding: Finding
    declared: str

    def found(self, language: str, confidence: float) -> Finding:
        message = f"the text is in {_name(language)}, declared is {language_for(self.declared).name}"
        return replace(self.finding, message=message, confidence=confidence)


class _Signs(NamedTuple):
    """What the words of a chunk say; names are left out.

    `letters` is their amount, the other figures speak for the declared language where they are positive. `script`:
    letters of its script less others. `function_words`: its own less those expected, in hundredths. `exclusive`:
    function words of no other language less those of others only.
    """

    letters: int
    script: int
    function_words: int
    exclusive: int


@rule(
    "wrong-language",
    severity=Severity.ERROR,
    mqm="locale-conventions",
    scope=Scope.DOCUMENT,
    examples=(
        Example(
            wrong="El presidente dijo ayer que las negociaciones con los países vecinos continuarán el próximo mes.",
            right="O presidente disse ontem que as negociações com os países vizinhos continuarão no próximo mês.",
            quote="El presidente dijo ayer que las negociaciones con los países vecinos continuarán el próximo mes.",
            source="The president said yesterday that talks with the neighbouring countries would go on next month.",
            language="pt",
        ),
    ),
)
class WrongLanguage:
    """The text is in another language than the one declared.

    ## Why
    A wrong language code makes every other check judge by the wrong rules; a paragraph in a third language is a slip of
    the editor or the engine.

    ## How it decides
    Names (words with a capital) are left out. A segment of 60 letters or more is suspected where it is in another
    script, has hardly any function words of its language or more of another; only then its language is detected from
    the letters, and it is reported where the detector is sure and the dictionary of what it found has no fewer of the
    words. Where most of the text is in another language, or many short segments are when taken together, this is
    reported once, at the first of them. A translation equal to its source is left to the rule `untranslated`. Languages
    that Glossator has no file for are not judged.

    ## What to do
    Declare the right language, or replace the text.
    """

    def __init__(self) -> None:
        self._suspects: list[_Suspect] = []
        self._letters = 0
        self._first: _Place | None = None
        self._sample: list[str] = []
        self._sampled = 0

    def see(self, segment: Analysed) -> None:
        """Take in one segment."""
        text = segment.checked
        if text.language.code == "und" or (segment.target and segment.target.value == segment.source.value):
            return
        usual = _letters_if_usual(text)
        if usual is not None and self._sampled >= SAMPLE:
            self._letters += usual
            return
        prose = _prose(text)
        letters = amount_of_text(prose) if usual is None else usual
        self._letters += letters
        if letters and self._sampled < SAMPLE:
            self._first = self._first or _whole(segment)
            self._add_to_sample(prose)
        if usual is None and letters >= _ENOUGH and _is_suspect(text, prose):
            found = detect_other(prose, text.index.code, _SURE_ENOUGH)
            if found and not _is_known_better(prose, text.language, language_for(found[0])):
                self._suspects.append(_Suspect(_single(segment, *found), *found, letters))

    def merge(self, other: Self) -> None:
        """Take in the segments behind one's own."""
        self._suspects += other._suspects
        self._letters += other._letters
        self._first = self._first or other._first
        for prose in other._sample:
            if self._sampled < SAMPLE:
                self._add_to_sample(prose)

    def conclude(self) -> Iterator[Finding]:
        """The whole text where most of it is in another language, else the segments that are."""
        suspected = sum(suspect.letters for suspect in self._suspects)
        if self._first is not None and self._letters >= _ENOUGH_IN_ALL and suspected * 2 > self._letters:
            yield self._first.found(self._suspects[0].language, self._suspects[0].confidence)
            return
        if not self._suspects and self._first is not None and self._letters >= _ENOUGH_IN_ALL:
            found = detect_other("\n".join(self._sample), self._first.declared, _SURE_ENOUGH)
            if found:
                yield self._first.found(*found)
        for suspect in self._suspects:
            yield suspect.finding

    def _add_to_sample(self, prose: str) -> None:
        self._sample.append(prose)
        self._sampled += len(prose)


def _letters_if_usual(text: AnalysedText) -> int | None:
    """The amount of prose; None where it may be suspect and must be read closely."""
    if not _may_be_cut(text):
        return None
    if not text.chunks:
        return 0
    letters, script, function_words, exclusive = map(sum, zip(*text.learned(_signs), strict=True))
    usual = script >= 0 and function_words > 0 and exclusive >= 0
    return letters if usual or letters < _ENOUGH else None


def _may_be_cut(text: AnalysedText) -> bool:
    """Whether the chunks of a text say of it what all its words would."""
    return text.language.spaced and not text.text.protected and len(text.value) <= _SHORT


def _signs(chunk: str, code: str) -> _Signs:
    """The signs in a chunk of a text."""
    language = language_for(code)
    own, others = language.function_words, _other_function_words(language)
    words = _without_names(chunk, language)
    scripts = Counter(map(script_of, filter(str.isalpha, "".join(words))))
    # How much katakana counts, hangs on the rest of the text.
    if "KATAKANA" in scripts:
        return _Signs(_FAR, -_FAR, 0, 0)
    native = sum(map(own.__contains__, words))
    return _Signs(
        amount_of_text("".join(words)),
        2 * scripts[script_of_language(language.code)] - scripts.total(),
        100 * native - _EXPECTED * len(words) if own else 1,
        native - sum(map(others.__contains__, words)) if own else 0,
    )


@lru_cache(maxsize=64)
def _other_function_words(language: Language) -> frozenset[str]:
    return frozenset[str]().union(*(other.function_words for other in languages().values() if other is not language))


def _without_names(chunk: str, language: Language) -> list[str]:
    return [token.text for token in words_in(chunk, language) if not token.text[0].isupper()]


def _prose(text: AnalysedText) -> str:
    """The words without names: those that do not begin with a capital."""
    if _may_be_cut(text):
        return " ".join(word for chunk in text.chunks for word in _without_names(chunk, text.language))
    space = " " if text.language.spaced else ""
    return space.join(token.text for token in words(text) if not token.text[0].isupper())


def _is_suspect(text: AnalysedText, prose: str) -> bool:
    """A cheap look that spares most texts the detector."""
    scripts = Counter(map(script_of, filter(str.isalpha, prose[:SAMPLE])))
    if scripts[script_of_language(text.language.code)] * 2 < scripts.total():
        return True
    if not text.language.function_words:
        return False
    found = prose.split()
    own = sum(map(text.language.function_words.__contains__, found))
    others = (sum(map(language.function_words.__contains__, found)) for language in languages().values())
    return own < _FUNCTION_WORDS * len(found) or max(others) > own


def _is_known_better(prose: str, declared: Language, found: Language) -> bool:
    """Whether the dictionary of the declared language has more of the words than that of the one found.

    The letters of a short text mislead between neighbours (Portuguese, Spanish).
    """
    if declared.vocabulary is None or found.vocabulary is None:
        return False
    own, others = (
        sum(language.knows(word) or is_adverb(word, language.code, language.knows) for word in set(prose.split()))
        for language in (declared, found)
    )
    return own > others


def _single(segment: Analysed, language: str, confidence: float) -> Finding:
    text = segment.checked
    start = len(text.value) - len(text.value.lstrip())
    message = f"this is {_name(language)}, expected {text.language.name}"
    return segment.found(Span(start, len(text.value.rstrip())), message, confidence=confidence)


def _whole(first: Analysed) -> _Place:
    text = first.checked
    return _Place(first.found(Span(0, len(text.value.rstrip())), ""), text.index.code)


def _name(code: str) -> str:
    language = language_for(code)
    return language.name if language.code == code else f"the language “{code}”"
