"""The rule `misspelled`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple, Self

from glossator.analyze import Analysed
from glossator.check.rule import Example, Scope, rule
from glossator.check.spelling.edits import Slip
from glossator.check.spelling.notices import is_checked
from glossator.check.spelling.unknown import Unknown, chunks_shown, unknown_words
from glossator.check.spelling.verdict import DOUBTFUL, UNKNOWN, Judge, Verdict, judge_for
from glossator.languages.language import base_code
from glossator.languages.spelling import speller_for
from glossator.model import Edit, Finding, Fix, Safety, Severity

# So often a word is used on purpose, and the places of no more uses are kept.
_TERM = 3
_MOST_WORDS = 50_000
# In a longer text with a larger share of unknown words the dictionary is not of its language or subject.
_ENOUGH, _MOST_UNKNOWN = 100, 0.1
_HALF, _LESS = 0.5, 0.8
# So many words are compared with others, which takes some ten milliseconds each; more are of no dictionary's subject.
_JUDGED = 1_000
# Hunspell may search half a second for a word, so it does so for so many.
_SEARCHES = 40
# So long are few names, and few words are near a word so long.
_LONG_NOUN = 8
# The language whose words others borrow.
_LENDER = "en"


class _Place(NamedTuple):
    """One use; the confidence is how much the place speaks for a slip."""

    finding: Finding
    may_be_name: bool


@dataclass(slots=True)
class _Uses:
    """How often a word is used, and its first uses."""

    count: int = 0
    places: list[_Place] = field(default_factory=list)

    def add(self, other: _Uses) -> None:
        self.count += other.count
        self.places += other.places[: _TERM - len(self.places)]


@rule(
    "misspelled",
    severity=Severity.WARNING,
    scope=Scope.CORPUS,
    mqm="fluency/spelling",
    examples=(
        Example(
            wrong="The ambassador will recieve the delegation tomorrow.",
            right="The ambassador will receive the delegation tomorrow.",
            quote="recieve",
            suggestion="receive",
        ),
        Example(
            wrong="Die Konferenz wurde wegen der schlechten Witterrung verschoben.",
            right="Die Konferenz wurde wegen der schlechten Witterung verschoben.",
            quote="Witterrung",
            language="de",
            suggestion="Witterung",
        ),
    ),
)
@dataclass
class Misspelled:
    """A word is in no dictionary of its language and nearly another word.

    ## Why
    Misspelled words are the first that readers see, and a search does not find them.

    ## How it decides
    A word is right if a Hunspell dictionary of any variety of the language has it, if the glossary has it in some form,
    or if the source has it as it stands. Names are left alone: a word with a capital is looked at only where a sentence
    begins or where the language writes all nouns so, and not if the source has a name like it. So are acronyms,
    abbreviations, units, code, addresses and placeholders, and words made of a name.

    An unknown word is likely a slip if another word is one letter away (lost, added, changed, doubled or swapped with
    its neighbour), or has the same consonants; the longer, the surer. Doubtful are new compounds, English words in
    other languages, quoted words, several unknown words side by side, a word that is used three times and more, unless
    letters are swapped in it, and all words of a text whose language or subject the dictionaries do not
    know. Slips that make another word are not found.

    The dictionaries come with `pip install glossator[spelling]`; the report says for which languages there is none.

    ## What to do
    Take the suggestion; if the word is right, put it into the glossary.
    """

    words: dict[str, int] = field(default_factory=dict)
    uses: dict[tuple[str, str], _Uses] = field(default_factory=dict)

    def see(self, segment: Analysed) -> None:
        """Keep the unknown words of a segment."""
        text = segment.checked
        code = _checked(text.index.code)
        if not code:
            return
        chunks = chunks_shown(text)
        self.words[code] = self.words.get(code, 0) + len(chunks)
        for unknown in unknown_words(segment, chunks, code):
            self._note(code, unknown, segment)

    def merge(self, other: Self) -> None:
        """Take in what another has seen behind."""
        for code, count in other.words.items():
            self.words[code] = self.words.get(code, 0) + count
        for key, uses in other.uses.items():
            if key in self.uses:
                self.uses[key].add(uses)
            elif len(self.uses) < _MOST_WORDS:
                self.uses[key] = uses

    def conclude(self) -> Iterator[Finding]:
        """The words that are likely slips, and those of which it is doubtful."""
        unknown = dict.fromkeys(self.words, 0)
        for (code, _), uses in self.uses.items():
            unknown[code] += uses.count
        searches = _SEARCHES
        for number, ((code, word), uses) in enumerate(self.uses.items()):
            judge = judge_for(code)
            fits = self.words[code] < _ENOUGH or unknown[code] <= self.words[code] * _MOST_UNKNOWN
            if judge is None or not fits or number >= _JUDGED:
                yield from (_finding(place.finding, word, UNKNOWN, 1) for place in uses.places)
                continue
            verdict = judge.of_word[word]
            trust = _trust_in_use(code, word, uses.count, verdict)
            if verdict.is_far and searches and trust * uses.places[0].finding.confidence > _HALF:
                searches -= 1
                verdict = judge.of_far_word[word]
            if verdict.confidence:
                for place in uses.places:
                    named = _trust_in_name(word, verdict, judge) if place.may_be_name else 1
                    yield _finding(place.finding, word, verdict, trust * named)

    def _note(self, code: str, unknown: Unknown, segment: Analysed) -> None:
        key = code, unknown.word
        if key not in self.uses and len(self.uses) >= _MOST_WORDS:
            return
        finding = segment.found(unknown.span, "", confidence=unknown.trust)
        self.uses.setdefault(key, _Uses()).add(_Uses(1, [_Place(finding, unknown.may_be_name)]))


@lru_cache(maxsize=100)
def _checked(code: str) -> str:
    """The language of a code; empty where its words cannot be looked up."""
    base = base_code(code)
    return base if is_checked(base) else ""


def _trust_in_use(code: str, word: str, count: int, verdict: Verdict) -> float:
    """How much it speaks for a slip how often a word is used, and that it is no English one."""
    trust = 1.0
    if count >= _TERM:
        trust = _LESS if verdict.slip is Slip.SWAPPED else _HALF
    lender = None if code == _LENDER else speller_for(_LENDER)
    return trust * _HALF if lender is not None and lender.is_right(word) else trust


def _trust_in_name(word: str, verdict: Verdict, judge: Judge) -> float:
    """A name where all words of its kind have a capital is told from a slip by nothing but the slip."""
    is_common = verdict.suggestions[:1] and verdict.suggestions[0].lower() in judge.language.function_words
    is_noun = judge.language.noun_capitals and len(word) >= _LONG_NOUN
    # Another letter in the place of one, or one more, makes other names (Bauer, Bayer).
    is_noun_cut_short = is_noun and verdict.slip in (Slip.DOUBLED, Slip.LOST)
    return 1.0 if verdict.slip is Slip.SWAPPED or is_common or is_noun_cut_short else _HALF


def _finding(place: Finding, word: str, verdict: Verdict, trust: float) -> Finding:
    confidence = round(place.confidence * verdict.confidence * trust, 2)
    first = verdict.suggestions[0] if verdict.suggestions else ""
    return replace(
        place,
        confidence=confidence if first else min(confidence, DOUBTFUL),
        message=f"“{word}” is in no dictionary" + (f"; “{first}” may be meant" if first else ""),
        suggestions=verdict.suggestions,
        fix=Fix(f"write “{first}”", (Edit(place.span, first),), Safety.UNSAFE) if first else None,
    )
