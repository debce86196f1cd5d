"""The rule `same-translation`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple, Self

from glossator.analyze import Analysed, AnalysedText
from glossator.check.rule import Example, Scope, rule
from glossator.check.same_wording import dictionary_forms, quoted
from glossator.check.visible import HIDDEN, visible
from glossator.model import Finding, Severity, Side, Span, State

# Short texts fall together for good reasons (Yes, OK; close, near).
_FEWEST_WORDS, _FEWEST_LETTERS = 4, 10
_LIKELY, _UNSURE = 0.7, 0.45
# Two sources that say one thing share as many of their words.
_ALIKE = 0.5
# So many sources of one translation are compared.
_MOST_SOURCES = 100


class _Use(NamedTuple):
    """A source that has a translation, its language, and where the translation stands."""

    source: str
    language: str
    path: str
    segment_id: str
    length: int


@rule(
    "same-translation",
    severity=Severity.WARNING,
    mqm="accuracy/mistranslation",
    scope=Scope.CORPUS,
    examples=(
        Example(
            wrong="O porto abre ao amanhecer.\n\nO porto abre ao amanhecer.",
            right="O porto abre ao amanhecer.\n\nA ponte fecha à meia-noite.",
            quote="O porto abre ao amanhecer.",
            source="The harbour opens at dawn.\n\nThe bridge closes at midnight.",
            language="pt",
        ),
    ),
)
@dataclass
class SameTranslation:
    """Two different sources have the same translation.

    ## Why
    It is what remains when a line was pasted twice or a segment slipped by one.

    ## How it decides
    Translations of four words or more (in Chinese and Japanese of ten characters or more) are compared over all
    documents given, without placeholders. Sources that share at least half of their words, in any form, may well say
    the same thing: then the finding is doubtful. Plural forms of one message are not compared, nor fuzzy translations.

    ## What to do
    See which of the two the translation belongs to.
    """

    uses: dict[bytes, list[_Use]] = field(default_factory=dict)

    def see(self, segment: Analysed) -> None:
        """Note a translation, and its source where that is new."""
        target, text = segment.target, _compared(segment)
        if target is None or text is None:
            return
        key = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        code = segment.source.language.code
        self._add(key, _Use(_words(segment.source), code, segment.path, segment.segment.id, len(target.value)))

    @staticmethod
    def compared(segment: Analysed) -> Iterator[tuple[str, str]]:
        """What is compared over a corpus: sources under their translation."""
        text = _compared(segment)
        if text is not None:
            yield text, _words(segment.source)

    def merge(self, other: Self) -> None:
        """Take in the translations that another has seen behind."""
        for key, uses in other.uses.items():
            for use in uses:
                self._add(key, use)

    def conclude(self) -> Iterator[Finding]:
        """A finding at the translation of each source but the first."""
        for first, *others in self.uses.values():
            for use in others:
                confidence = _UNSURE if _alike(first, use) else _LIKELY
                message = f"another source has the same translation: {quoted(first.source)}"
                place = use.path, use.segment_id, Side.TARGET, Span(0, use.length)
                yield Finding("", Severity.WARNING, confidence, message, *place)

    def _add(self, key: bytes, use: _Use) -> None:
        uses = self.uses.setdefault(key, [])
        if len(uses) < _MOST_SOURCES and all(use.source != other.source for other in uses):
            uses.append(use)


def _compared(segment: Analysed) -> str | None:
    """The words of a translation; None where it is too short or does not count."""
    target, one = segment.target, segment.segment
    if target is None or one.plural is not None or one.state is State.FUZZY:
        return None
    text = _words(target)
    is_short = len(text) < _FEWEST_LETTERS or (target.language.spaced and text.count(" ") < _FEWEST_WORDS - 1)
    return None if is_short else text


def _words(text: AnalysedText) -> str:
    """A text without placeholders, in small letters, its words one space apart."""
    if not text.text.protected:
        return text.even.lower()
    return " ".join(visible(text).replace(HIDDEN, " ").lower().split())


def _alike(one: _Use, other: _Use) -> bool:
    first, second = (set(dictionary_forms(use.source, use.language)) for use in (one, other))
    shared = 0
    for words, others in ((first, second), (second, first)):
        known = frozenset[str]().union(*others)
        shared += sum(not forms.isdisjoint(known) for forms in words)
    return shared >= _ALIKE * (len(first) + len(second))
