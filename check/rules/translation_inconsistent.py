"""The rule `translation-inconsistent`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple, Self

from glossator.analyze import Analysed
from glossator.check.rule import Example, Scope, rule
from glossator.check.same_wording import differ_in_form, quoted
from glossator.model import Finding, Severity, Side, Span, State

# A single word may be a noun here and a verb there.
_PHRASE, _WORD = 0.75, 0.55
# Words in other forms may agree with what they stand beside (Nenhum, Nenhuma).
_AGREEING = 0.4
# Marks that are typed in two ways; which one is right, other rules say.
_MARKS = str.maketrans({"…": "...", **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("’‘", "'")})
_MARKED = re.compile("[…“”„«»’‘]")


class _Place(NamedTuple):
    """Where a translation stands: file, segment, its length, and how sure a finding there would be."""

    path: str
    segment_id: str
    length: int
    confidence: float

    def found(self, message: str, suggestion: str, sureness: float) -> Finding:
        """A finding on the whole translation, at most so sure."""
        severity, span = Severity.WARNING, Span(0, self.length)
        place = self.path, self.segment_id, Side.TARGET, span
        return Finding("", severity, min(sureness, self.confidence), message, *place, suggestions=(suggestion,))


class _Use(NamedTuple):
    """A translation in use, its language, and where it stands."""

    text: str
    language: str
    places: list[_Place]


@rule(
    "translation-inconsistent",
    severity=Severity.WARNING,
    mqm="terminology/inconsistent-use-of-terminology",
    scope=Scope.CORPUS,
    examples=(
        Example(
            wrong="Salvar as alterações\n\nGravar as alterações\n\nSalvar as alterações",
            right="Salvar as alterações\n\nSalvar as alterações\n\nSalvar as alterações",
            quote="Gravar as alterações",
            source="Save changes\n\nSave changes\n\nSave changes",
            language="pt",
            suggestion="Salvar as alterações",
        ),
    ),
)
@dataclass
class TranslationInconsistent:
    """The same source text is translated in two ways.

    ## Why
    Readers take two wordings for two things, and a memory that holds both offers either.

    ## How it decides
    Segments of all documents given with the same source, context and plural form are compared; white space and letter
    case at the start do not count, nor the kinds of quotation marks and ellipses, nor empty and fuzzy translations.
    Where translations differ, those used less often than the commonest are reported (of equals those that come later).
    A source of one word is less sure: it may be a noun here and a verb there. Where only the forms of the words differ
    it is doubtful, as they may agree with what they stand beside.

    ## What to do
    Choose one translation, or tell the sources apart by a context.
    """

    uses: dict[bytes, dict[str, _Use]] = field(default_factory=dict)

    def see(self, segment: Analysed) -> None:
        """Note a translation."""
        target, key = segment.target, _key(segment)
        if target is None or key is None:
            return
        confidence = _PHRASE if len(segment.source.chunks) > 1 else _WORD
        place = _Place(segment.path, segment.segment.id, len(target.value), confidence)
        digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        self._add(digest, _Use(target.value, target.language.code, [place]))

    @staticmethod
    def compared(segment: Analysed) -> Iterator[tuple[str, str]]:
        """What is compared over a corpus: translations under their source."""
        key = _key(segment)
        if segment.target is not None and key is not None:
            yield key, _normal(segment.target.value)

    def merge(self, other: Self) -> None:
        """Take in the translations that another has seen behind."""
        for key, uses in other.uses.items():
            for use in uses.values():
                self._add(key, use)

    def conclude(self) -> Iterator[Finding]:
        """A finding at each translation that a commoner one outranks."""
        for variants in self.uses.values():
            if len(variants) < 2:
                continue
            uses = _alike(variants.values())
            counts = Counter({use.text: len(use.places) for use in uses.values()})
            (winner, most), *_ = counts.most_common(1)
            for use in uses.values():
                if use.text != winner:
                    message = f"the same source is {quoted(winner)} elsewhere: {len(use.places)} and {most} times"
                    sureness = _AGREEING if differ_in_form(use.text, winner, use.language) else 1.0
                    yield from (place.found(message, winner, sureness) for place in use.places)

    def _add(self, key: bytes, use: _Use) -> None:
        uses = self.uses.setdefault(key, {})
        if use.text in uses:
            uses[use.text].places.extend(use.places)
        else:
            uses[use.text] = use


def _alike(variants: Iterable[_Use]) -> dict[str, _Use]:
    """Those that differ in nothing that counts as one, under what they have in common."""
    uses: dict[str, _Use] = {}
    for one in variants:
        first = uses.setdefault(_normal(one.text), _Use(one.text, one.language, []))
        first.places.extend(one.places)
    return uses


def _key(segment: Analysed) -> str | None:
    """What sources must have in common to be the same; None where the translation does not count."""
    target, one = segment.target, segment.segment
    if target is None or one.state is State.FUZZY or not target.chunks:
        return None
    return f"{segment.source.even}\0{one.context}\0{one.plural}"


def _normal(text: str) -> str:
    words = " ".join(text.split())
    if _MARKED.search(words):
        words = words.translate(_MARKS)
    return words[:1].lower() + words[1:]
