"""Looks in one text for the word that is likest to a name of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from glossator.analyze import AnalysedText
from glossator.check.names.across import SAME, closeness, fold, is_begun, is_same_place, likeness, share_script
from glossator.check.names.chunks import chunk_starts
from glossator.check.names.sayings import sayings_in
from glossator.check.names.sounds import sound
from glossator.check.names.unspaced import shapes, unspaced_names
from glossator.check.names.windows import Windows
from glossator.check.names.words import is_cased, names_of
from glossator.check.visible import HIDDEN, visible, words_in
from glossator.languages.language import language_for
from glossator.languages.name_forms import base_forms
from glossator.languages.places import exonyms
from glossator.model import Side, Span

__all__ = ["Candidate", "NameSearch"]

_WORD = re.compile(r"[^\s\d.,;:!?…()\[\]«»„“”\"'‘’।،؛؟/\ufffc–—-]{2,}")
# A word so long without a capital may be an adjective made of a name (podkarpacki).
_ADJECTIVE = 7
# So many letters a name is shortened to.
_SHORT = (2, 4)
# So many words of a text are compared closely with a name: the closest by its plain rendering.
_TRIED = 8
# What is less like a name than this is no other form of it, unless it begins with so many of the same letters.
_LEAST = SAME / 2
_BEGUN = 3
# A piece of the text: from where to where, and what it may say.
_Piece = tuple[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of the text and how much it is like the name; `is_name` says that it may be one."""

    span: Span
    text: str
    likeness: float
    is_name: bool


class NameSearch:
    """One text, ready to be searched for names of the other text of its segment, which is in the language `other`."""

    def __init__(self, text: AnalysedText, other: str) -> None:
        self._text = text
        self._code, self._other = text.index.code, other
        self._is_source = text.side is Side.SOURCE
        self._cased = is_cased(self._code)
        self._codes = (self._code, other) if self._is_source else (other, self._code)
        self._shares_script = share_script(self._code, other)
        self._sayings = sayings_in(self._code, other)

    def best(self, forms: Sequence[str]) -> Candidate | None:
        """The word likest to a name in one of its forms; None where the two scripts cannot be compared."""
        at = self._text.value.find(forms[0])
        if at >= 0:
            return Candidate(Span(at, at + len(forms[0])), forms[0], 1.0, True)
        if any(map(self.has_place, forms)) or self._has_short_form(forms[0]):
            return Candidate(Span(0, 0), forms[0], 1.0, True)
        found = Candidate(Span(0, 0), "", 0.0, False)
        for name, span, word in self._ranked(forms):
            value = self._likeness(name, word)
            if value is None:
                return None
            if value > found.likeness:
                place = Span(*span)
                found = Candidate(place, word, value, self._may_be_name(place, word))
                if value >= SAME:
                    self._note(name, word)
                    break
        return found

    def _note(self, name: str, word: str) -> None:
        """Remember two words that are spelled alike, whatever stands beside them."""
        if self._shares_script and (likeness(*self._ordered(name, word), *self._codes) or 0.0) >= SAME:
            self._sayings.note(name, word)

    def _may_be_name(self, span: Span, word: str) -> bool:
        if not self._text.language.spaced:
            return len(word) > 1 and any(span.overlaps(Span(*name)) for name, _ in self._native_names)
        return not self._cased or word[0].isupper() or len(word) >= _ADJECTIVE

    def _ranked(self, forms: Sequence[str]) -> list[tuple[str, tuple[int, int], str]]:
        """The pairs of a form of a name and a word that are to be compared closely, the most promising first."""
        found = [(name, span, word) for name in forms for span, word in self._candidates(name)]
        if self._shares_script:
            return found
        # Between two scripts the letters tell little, and nothing of a short word without a capital.
        found = [item for item in found if not self._cased or item[2][0].isupper() or len(item[2]) >= _ADJECTIVE]
        if self._is_source:
            close = [-closeness(word, name, *self._codes) for name, _, word in found]
        else:
            close = [-closeness(name, word, *self._codes) for name, _, word in found]
        return [found[at] for at in sorted(range(len(found)), key=close.__getitem__)[:_TRIED]]

    def _has_short_form(self, name: str) -> bool:
        """Whether the text has the beginning of a long name as a word that is none (Rz for Rzeczpospolita)."""
        if not self._shares_script or len(name) < _ADJECTIVE:
            return False
        short = (word for _, word in self._words if _SHORT[0] <= len(word) <= _SHORT[1] and name.startswith(word))
        return any(not self._text.language.knows(word) for word in short)

    def has_place(self, name: str) -> bool:
        """Whether the text has the country or city of that name, in any case, as its language calls it."""
        sayings = self._sayings.of_name[name]
        if any(saying in self._text.value for saying in sayings[1:]):
            return True
        if len(sayings) > 1 and is_same_place(sayings[1:], self._sounds, self._code, self._plain):
            return True
        others = exonyms(fold(name)) if self._shares_script else frozenset[str]()
        return bool(others) and not others.isdisjoint(self._folded)

    @cached_property
    def _plain(self) -> str:
        """The text in the one spelling of its language: simplified Chinese."""
        language = self._text.language
        return language.spelling(self._text.value) if language.spelling and not language.spaced else self._text.value

    def _likeness(self, name: str, word: str) -> float | None:
        value = likeness(*self._ordered(name, word), *self._codes)
        if value is None or value >= SAME or value < _LEAST or self._is_name_alone:
            return value
        bases = {(name, base) for base, _, _ in base_forms(word.lower(), self._code)}
        bases |= {(base, word) for base, _, _ in base_forms(name.lower(), self._other)}
        others = (likeness(*self._ordered(*pair), *self._codes) for pair in bases)
        return max([value, *(other or 0.0 for other in others)])

    @cached_property
    def _is_name_alone(self) -> bool:
        """Whether the text is nothing but a name: it stands in no case."""
        return self._cased and all(word[0].isupper() for _, word in self._words)

    def _ordered(self, name: str, word: str) -> tuple[str, str]:
        """The word of the source, and that of the translation."""
        return (word, name) if self._is_source else (name, word)

    def _candidates(self, name: str) -> Iterator[_Piece]:
        if not self._text.language.spaced:
            value = self._text.value
            yield from ((span, value[slice(*span)]) for span in self._windows.like(name))
            yield from self._native_names
        elif self._shares_script:
            yield from map(self._words.__getitem__, self._near(name))
        else:
            yield from self._words

    def _near(self, name: str) -> list[int]:
        """The numbers of the words in the script of a name that may be like it: of the others no more is asked."""
        wanted = fold(name)
        begun = [at for at, word in enumerate(self._folded) if word[:_BEGUN] == wanted[:_BEGUN]]
        alike = [at for at in begun if is_begun(*self._ordered(wanted, self._folded[at]))]
        for one, others in ((wanted, self._folded), (sound(wanted), self._sounds)):
            close = extract(
                one, others, scorer=Levenshtein.normalized_similarity, processor=None, limit=None, score_cutoff=_LEAST
            )
            alike += [at for _, _, at in close]
        return sorted({*alike})

    @cached_property
    def _words(self) -> tuple[_Piece, ...]:
        """The words, those with a capital first."""
        if not self._cased:
            # Tokens end at the vowel signs of Indic scripts.
            return tuple((found.span(), found.group()) for found in _WORD.finditer(visible(self._text)))
        found = [
            ((start + token.start, start + token.end), token.text)
            for start, chunk in zip(chunk_starts(self._text.value), self._text.chunks, strict=True)
            for token in words_in(chunk, self._text.language)
            if token.text[0].isalpha()
        ]
        if self._text.text.protected:
            shown = visible(self._text)
            found = [(span, word) for span, word in found if HIDDEN not in shown[slice(*span)]]
        found.sort(key=lambda item: not item[1][0].isupper())
        # A name in an unspaced script is one word.
        return tuple(found if language_for(self._other).spaced else (*_joined(found), *found))

    @cached_property
    def _native_names(self) -> tuple[_Piece, ...]:
        """What must be names in a text without spaces, in all their shapes."""
        found = unspaced_names(self._text.value, self._code)
        return tuple(
            ((word.span.start, word.span.end), shape)
            for name in names_of(found)
            for word in name
            for shape in shapes(word, name)
        )

    @cached_property
    def _windows(self) -> Windows:
        return Windows(visible(self._text), self._code)

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(fold(word) for _, word in self._words)

    @cached_property
    def _sounds(self) -> tuple[str, ...]:
        return tuple(map(sound, self._folded))


def _joined(found: Sequence[_Piece]) -> Iterator[_Piece]:
    """Two and three words with a capital that stand side by side, as one."""
    capitals = [item for item in found if item[1][0].isupper()]
    for length in (2, 3):
        for at in range(len(capitals) - length + 1):
            group = capitals[at : at + length]
            if all(other[0] - one[1] == 1 for (one, _), (other, _) in pairwise(group)):
                yield (group[0][0][0], group[-1][0][1]), " ".join(word for _, word in group)
