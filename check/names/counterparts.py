"""Which names of a source have no counterpart in its translation, and which names of the translation have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossator.analyze import Analysed, AnalysedText
from glossator.check.names.across import NEAR, SAME
from glossator.check.names.lost import Lost, Searched, found_words
from glossator.check.names.sayings import sayings_in
from glossator.check.names.search import NameSearch
from glossator.check.names.words import Kind, has_names, sure_names
from glossator.languages.language import base_code

__all__ = ["Lost", "Pair", "Unmatched", "is_name_alone", "may_lack_names", "unmatched"]

# In words.
_LONGEST_NAME = 4
# In characters; in a longer text, which is no sentence, a name has more than one place to be said.
_LONGEST = 3_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Another name in the translation than in the source; `source` is None where it is not known for which."""

    target: Lost
    source: Lost | None


@dataclass(frozen=True, slots=True)
class Unmatched:
    """What is left over when all names that have a counterpart are taken away."""

    pairs: tuple[Pair, ...] = ()
    missing: tuple[Lost, ...] = ()


def unmatched(segment: Analysed) -> Unmatched:
    """The names of either side of a segment that the other does not say."""
    source, target = segment.source, segment.target
    if target is None or base_code(source.index.code) == base_code(target.index.code):
        return Unmatched()
    if len(source.value) > _LONGEST or len(target.value) > _LONGEST:
        return Unmatched()
    return _remembered(_Same(segment))


def is_name_alone(segment: Analysed) -> bool:
    """Whether the text under check is nothing but one name, as in a list or a table."""
    chunks = segment.checked.chunks
    return 0 < len(chunks) <= _LONGEST_NAME and all(chunk[0].isupper() for chunk in chunks)


def may_lack_names(segment: Analysed) -> bool:
    """Whether a word of the source that may be a name, though it is a common word too, has no counterpart."""
    source, target = segment.source, segment.target
    if target is None or source.language.noun_capitals or len(source.value) > _LONGEST:
        return False
    search = NameSearch(target, source.index.code)
    doubtful = (word for word in found_words(source) if word.kind is Kind.DOUBTFUL and not word.first)
    found = (search.best((word.text,)) for word in doubtful)
    return any(candidate is not None and candidate.likeness < SAME for candidate in found)


class _Same:
    """A segment by its identity: two rules ask of each, one after the other."""

    __slots__ = ("segment",)

    def __init__(self, segment: Analysed) -> None:
        self.segment = segment

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.segment is other.segment

    def __hash__(self) -> int:
        return id(self.segment)


@lru_cache(maxsize=2)
def _remembered(same: _Same) -> Unmatched:
    source, target = same.segment.source, same.segment.target
    if target is None or (_says_all(source, target) and _says_all(target, source)):
        return Unmatched()
    missing = Searched(source, target)
    # What says a name of the source need not be looked for there.
    added = Searched(target, source, missing.counterparts())
    # A name that goes on as another one of the source does is there, spelled by custom.
    places = {place.start for place in added.places()}
    lost = [lost for lost in missing.lost() if lost.beside not in places]
    return _paired(lost, list(added.lost()))


def _says_all(text: AnalysedText, other: AnalysedText) -> bool:
    """A quick look: whether the other text has all names of a text, as they are or as its language calls the places."""
    if not text.language.spaced:
        return not has_names(text)
    names = sure_names(text)
    if not names:
        return True
    sayings = sayings_in(other.index.code, text.index.code)
    return all(sayings.says(other, name) for name in names)


def _paired(missing: list[Lost], added: Sequence[Lost]) -> Unmatched:
    """Each name that the translation adds with the one of the source that it stands for."""
    pairs = []
    for lost in added:
        source = next((other for other in missing if _are_near(other, lost)), None) or next(
            (other for other in missing if other.in_name == lost.in_name), None
        )
        if source is not None:
            missing.remove(source)
        pairs.append(Pair(lost, source))
    return Unmatched(tuple(pairs), tuple(missing))


def _are_near(source: Lost, target: Lost) -> bool:
    return target.likeness >= NEAR and target.nearest.span.overlaps(source.span)
