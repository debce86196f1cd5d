"""The rule `untranslated`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from glossator.analyze import Analysed, AnalysedText
from glossator.check.rule import Example, rule
from glossator.check.visible import HIDDEN, words, words_in
from glossator.languages.detect import script_of, script_of_language
from glossator.languages.language import Token, base_code, language_for
from glossator.memo import Memo
from glossator.model import Finding, Severity, Span

_SURE, _LIKELY, _SINGLE, _DOUBTFUL = 0.9, 0.75, 0.55, 0.4

_RUN = 3
_SHORTEST_WORD = 4

# A word in a shorter text, as a button or a heading, is rather a loan word (blog, font).
_PROSE = 6

# Where a translation may quote the original.
_ASIDE = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）|«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"|「[^「」]*」|《[^《》]*》|‘[^‘’]*’"
)


@rule(
    "untranslated",
    severity=Severity.WARNING,
    mqm="accuracy/untranslated",
    examples=(
        Example(
            wrong="The council will meet again tomorrow.",
            right="O conselho se reunirá de novo amanhã.",
            quote="The council will meet again tomorrow",
            source="The council will meet again tomorrow.",
            language="pt",
        ),
        Example(
            wrong="Die Regierung sagte, that the talks would go on im Mai.",
            right="Die Regierung sagte, dass die Gespräche im Mai weitergehen.",
            quote="that the talks would go on",
            source="The government said that the talks would go on in May.",
            language="de",
        ),
    ),
)
def untranslated(segment: Analysed) -> Iterator[Finding]:
    """Words of the source are left in the translation as they were.

    ## Why
    What a translator skipped or an engine did not know is read by people who do not know the source language.

    ## How it decides
    A word counts as left over if the source has it, it belongs to the source's language and not to the target's (by
    script, by function words, by dictionary), and it is no name: capitalised words, acronyms, numbers and placeholders
    may stay. A translation equal to its source, three and more such words in a row, and words in the source's script
    are likely faults, a single word is less sure, what stands in brackets or quotation marks is doubtful.

    ## What to do
    Translate what is marked, or put it in quotation marks if it is meant to stay.
    """
    target = segment.target
    if target is None:
        return
    languages = _languages(segment.source.index.code, target.index.code)
    if languages is None or not languages.may_be_left(segment.source, target):
        return
    source_words, target_words = words(segment.source), words(target)
    left = _LeftOver(languages, target, source_words)
    if source_words and _folded(source_words) == _folded(target_words):
        yield from _copied(segment, target_words, left)
        return
    for run in _runs(source_words, target_words):
        yield from _run_finding(segment, run, left)


class _Languages:
    """Tells the words of a source's language from those of a target's."""

    def __init__(self, source_code: str, target_code: str) -> None:
        self.source, self.target = language_for(source_code), language_for(target_code)
        self.source_script = script_of_language(source_code)
        self.target_script = script_of_language(target_code)
        self._telling: Memo[tuple[str, ...]] = Memo(self._telling_words)

    def may_be_left(self, source: AnalysedText, target: AnalysedText) -> bool:
        """A quick look: False where the translation has no word that tells and may be the source's."""
        telling = [word for found in filter(None, map(self._telling.__getitem__, target.chunks)) for word in found]
        if not telling:
            return False
        original = source.value.casefold()
        return any(word in original for word in telling)

    def is_foreign(self, word: str) -> bool:
        """Whether the word is in the source's script and the target has another."""
        script = script_of(word[0])
        return script == self.source_script != self.target_script and script != "LATIN"

    def tells(self, word: str) -> bool:
        """Whether only the source's language has the word; names have a capital."""
        if any(map(str.isdigit, word)):
            return False
        if self.is_foreign(word):
            return True
        lower = word.lower()
        if word[1:] != lower[1:] or lower in self.target.function_words:
            return False
        return lower in self.source.function_words or (word == lower and self.is_known_to_source_only(word))

    def is_known_to_source_only(self, word: str) -> bool:
        """By the dictionaries, which also hold words borrowed from other languages."""
        return self.target.vocabulary is not None and self.source.knows(word) and not self.target.knows(word)

    def _telling_words(self, chunk: str) -> tuple[str, ...]:
        """The words, folded, of what stands between two spaces of a translation that tell if the source has them."""
        found = words_in(chunk, self.target)
        return tuple(token.text.casefold() for token in found if self.tells(token.text))


@lru_cache(maxsize=64)
def _languages(source_code: str, target_code: str) -> _Languages | None:
    """The pair of languages; None for two varieties of one."""
    return None if base_code(source_code) == base_code(target_code) else _Languages(source_code, target_code)


class _LeftOver:
    """Tells the words of the source in its translation."""

    def __init__(self, languages: _Languages, target: AnalysedText, source_words: Sequence[Token]) -> None:
        self.languages = languages
        self.words = frozenset(_folded(source_words))
        self.is_prose = len(source_words) >= _PROSE
        self.without_asides = _ASIDE.sub(lambda match: HIDDEN * len(match.group()), target.value)

    def tells(self, token: Token) -> bool:
        """Whether the source has the word and only its language does."""
        return token.text.casefold() in self.words and self.languages.tells(token.text)

    def is_foreign(self, token: Token) -> bool:
        """Whether the word is in the source's script and the target has another."""
        return self.languages.is_foreign(token.text)

    def is_aside(self, token: Token) -> bool:
        """Whether the word stands in brackets or quotation marks."""
        return self.without_asides[token.start] == HIDDEN

    def is_title(self, run: Sequence[Token]) -> bool:
        """Whether all words but the function words have capitals: the name of a book or an office."""
        content = [token.text for token in run if token.text.lower() not in self.languages.source.function_words]
        return bool(content) and all(word[0].isupper() for word in content) and not self.is_foreign(run[0])

    def is_certain(self, run: Sequence[Token]) -> bool:
        """Whether each word of a text that is no mere label is a long one of the source's language alone."""
        return self.is_prose and all(
            len(token.text) >= _SHORTEST_WORD and self.languages.is_known_to_source_only(token.text) for token in run
        )


def _folded(tokens: Sequence[Token]) -> list[str]:
    return [token.text.casefold() for token in tokens]


def _copied(segment: Analysed, target_words: Sequence[Token], left: _LeftOver) -> Iterator[Finding]:
    telling = sum(map(left.tells, target_words))
    if not telling:
        return
    span = Span(target_words[0].start, target_words[-1].end)
    confidence = _SURE if telling > 1 or left.is_foreign(target_words[0]) else _SINGLE
    yield segment.found(span, "the translation is the same as the source", confidence=confidence)


def _runs(source_words: Sequence[Token], target_words: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The longest runs of words that follow each other in the source too."""
    neighbours = set(pairwise(_folded(source_words)))
    start = 0
    for place in range(1, len(target_words) + 1):
        together = place < len(target_words) and (
            (target_words[place - 1].text.casefold(), target_words[place].text.casefold()) in neighbours
        )
        if not together:
            yield tuple(target_words[start:place])
            start = place


def _run_finding(segment: Analysed, run: tuple[Token, ...], left: _LeftOver) -> Iterator[Finding]:
    telling = [token for token in run if left.tells(token)]
    if not telling:
        return
    foreign = all(map(left.is_foreign, telling))
    if foreign or len(run) < _RUN:
        run = tuple(run[run.index(telling[0]) : run.index(telling[-1]) + 1])
    confidence = _confidence(run, len(telling), foreign, left)
    span = Span(run[0].start, run[-1].end)
    message = f"{len(run)} words are" if len(run) > 1 else f"“{run[0].text}” is"
    source, target = left.languages.source, left.languages.target
    yield segment.found(span, f"{message} left in {source.name}, expected {target.name}", confidence=confidence)


def _confidence(run: tuple[Token, ...], telling: int, foreign: bool, left: _LeftOver) -> float:
    if left.is_aside(run[0]) or left.is_title(run):
        return _DOUBTFUL
    if foreign:
        return _SURE
    if len(run) >= _RUN and telling * 2 >= len(run):
        return _SURE if telling > _RUN else _LIKELY
    return _SINGLE if left.is_certain(run) else _DOUBTFUL
