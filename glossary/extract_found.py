"""What is known of a term or a name that was found in texts."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field

from glossator.glossary.concept import Kind
from glossator.languages.language import Language
from glossator.languages.proper import has_common_word
from glossator.model import Text

__all__ = ["Found", "dictionary_form", "shown"]

_CONTEXTS = 2
_AROUND = 50


@dataclass(slots=True)
class Found:
    """A term or a name: of how many words it is, its weight, how often it stands there, the numbers of its segments."""

    kind: Kind
    words: int
    score: float = 0.0
    count: int = 0
    begun: int = 0
    capitals: int = 0
    free: int = 0
    surfaces: Counter[str] = field(default_factory=Counter)
    contexts: list[str] = field(default_factory=list)
    segments: array[int] = field(default_factory=lambda: array("i"))
    text: str = ""

    def note(self, surface: str, segment: int) -> None:
        """Take in an occurrence."""
        self.count += 1
        self.surfaces[surface] += 1
        if not self.segments or self.segments[-1] != segment:
            self.segments.append(segment)

    def quote(self, text: Text, word: str) -> None:
        """Keep what stands around a word, where few such places are kept."""
        if len(self.contexts) < _CONTEXTS:
            place = max(0, text.value.find(word))
            start, end = max(0, place - _AROUND), place + len(word) + _AROUND
            context = " ".join(text.value[start:end].split())
            if context not in self.contexts:
                self.contexts.append(context)


def dictionary_form(one: Found, language: Language) -> str:
    """The commonest of the forms, without the capital that only the beginning of a sentence gave it."""
    counts = Counter[str]()
    for form, count in one.surfaces.items():
        small = form[:1].lower() + form[1:]
        counts[small if small in one.surfaces else form] += count
    best = max(counts, key=lambda form: (counts[form], -len(form), form))
    word = best.split()[0]
    if one.begun == one.count and word[1:].islower() and not language.noun_capitals:
        return best[:1].lower() + best[1:] if has_common_word(word, language) else best
    return best


def shown(text: Text) -> str:
    """A text with a mark that is in no word for each stretch that is protected, and as many characters."""
    parts: list[str] = []
    place = 0
    for span in sorted(text.protected):
        if span.end > place:
            start = max(span.start, place)
            parts += [text.value[place:start], "\ufffc" * (span.end - start)]
            place = span.end
    return "".join((*parts, text.value[place:]))
