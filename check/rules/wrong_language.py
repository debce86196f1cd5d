"""The rule `wrong-language`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glossator.analyze import Analysed, AnalysedText
from glossator.check.rule import Example, Scope, rule
from glossator.check.visible import words
from glossator.languages.detect import SAMPLE, amount_of_text, detect, script_of, script_of_language
from glossator.languages.language import base_code, language_for, languages
from glossator.model import Finding, Severity, Span

# Letters outside names. With fewer a segment is not judged, only the whole text that it is part of.
_ENOUGH = 60
_ENOUGH_IN_ALL = 200

_SURE_ENOUGH = 0.9

# Running text has function words of its language more often than this.
_FUNCTION_WORDS = 0.12


@dataclass(frozen=True, slots=True)
class _Suspect:
    segment: Analysed
    language: str
    confidence: float
    letters: int


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
    the letters, and it is reported where the detector is sure. Where most of the text is in another language, or many
    short segments are when taken together, this is reported once, at the first of them. A translation equal to
    its source is left to the rule `untranslated`. Languages that Glossator has no file for are not judged.

    ## What to do
    Declare the right language, or replace the text.
    """

    def __init__(self) -> None:
        self._suspects: list[_Suspect] = []
        self._letters = 0
        self._first: Analysed | None = None
        self._sample: list[str] = []
        self._sampled = 0

    def see(self, segment: Analysed) -> None:
        """Take in one segment."""
        text = segment.checked
        if text.language.code == "und" or (segment.target and segment.target.value == segment.source.value):
            return
        prose = _prose(text)
        letters = amount_of_text(prose)
        self._letters += letters
        if letters and self._sampled < SAMPLE:
            self._first = self._first or segment
            self._sample.append(prose)
            self._sampled += len(prose)
        if letters >= _ENOUGH and _is_suspect(text, prose):
            found = _other_language(text, prose)
            if found:
                self._suspects.append(_Suspect(segment, *found, letters))

    def conclude(self) -> Iterator[Finding]:
        """The whole text where most of it is in another language, else the segments that are."""
        suspected = sum(suspect.letters for suspect in self._suspects)
        if self._first is not None and self._letters >= _ENOUGH_IN_ALL and suspected * 2 > self._letters:
            yield _whole(self._first, self._suspects[0].language, self._suspects[0].confidence)
            return
        if not self._suspects and self._first is not None and self._letters >= _ENOUGH_IN_ALL:
            yield from self._taken_together(self._first)
        for suspect in self._suspects:
            yield _single(suspect)

    def _taken_together(self, first: Analysed) -> Iterator[Finding]:
        found = _other_language(first.checked, "\n".join(self._sample))
        if found:
            yield _whole(first, *found)


def _prose(text: AnalysedText) -> str:
    """The words without names: those that do not begin with a capital."""
    space = " " if text.language.spaced else ""
    return space.join(token.text for token in words(text) if not token.text[0].isupper())


def _is_suspect(text: AnalysedText, prose: str) -> bool:
    """A cheap look that spares most texts the detector."""
    script = script_of_language(text.language.code)
    letters = list(filter(str.isalpha, prose[:SAMPLE]))
    if sum(script_of(letter) == script for letter in letters) * 2 < len(letters):
        return True
    if not text.language.function_words:
        return False
    found = prose.split()
    own = sum(map(text.language.function_words.__contains__, found))
    others = (sum(map(language.function_words.__contains__, found)) for language in languages().values())
    return own < _FUNCTION_WORDS * len(found) or max(others) > own


def _other_language(text: AnalysedText, prose: str) -> tuple[str, float] | None:
    found = detect(prose)
    if found is None or found[1] < _SURE_ENOUGH or base_code(text.index.code) == found[0]:
        return None
    return found


def _single(suspect: _Suspect) -> Finding:
    text = suspect.segment.checked
    start = len(text.value) - len(text.value.lstrip())
    message = f"this is {_name(suspect.language)}, expected {text.language.name}"
    return suspect.segment.found(Span(start, len(text.value.rstrip())), message, confidence=suspect.confidence)


def _whole(first: Analysed, language: str, confidence: float) -> Finding:
    text = first.checked
    message = f"the text is in {_name(language)}, declared is {text.language.name}"
    return first.found(Span(0, len(text.value.rstrip())), message, confidence=confidence)


def _name(code: str) -> str:
    language = language_for(code)
    return language.name if language.code == code else f"the language “{code}”"
