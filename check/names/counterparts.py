"""Which names of a source have no counterpart in its translation, and which names of the translation have none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossator.analyze import Analysed, AnalysedText
from glossator.check.names.across import NEAR, SAME, UNSURE
from glossator.check.names.search import Candidate, NameSearch
from glossator.check.names.unspaced import shapes, unspaced_names
from glossator.check.names.words import Kind, NameWord, has_names, name_words, names_of
from glossator.languages.language import base_code
from glossator.languages.proper import has_noun_capitals
from glossator.model import Span

__all__ = ["Lost", "Pair", "Unmatched", "is_name_alone", "may_lack_names", "unmatched"]

# In words.
_LONGEST_NAME = 4
# In characters; in a longer text, which is no sentence, a name has more than one place to be said.
_LONGEST = 3_000


@dataclass(frozen=True, slots=True)
class Lost:
    """The words of one name with nothing on the other side that says the same, and the nearest there to the unlikest.

    `in_name` says that another word of the same name has its counterpart, `with_words` that it has common words, as
    an institution or a heading has, which are translated.
    """

    words: tuple[NameWord, ...]
    nearest: Candidate
    in_name: bool
    with_words: bool

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.words[0].span.start, self.words[-1].span.end)

    @property
    def text(self) -> str:
        """The words."""
        return " ".join(word.text for word in self.words)

    @property
    def kind(self) -> Kind:
        """That of the surest word."""
        return max(word.kind for word in self.words)

    @property
    def likeness(self) -> float:
        """How like the nearest word of the other side is, if it can be a name."""
        return self.nearest.likeness if self.nearest.is_name else 0.0


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
    if not has_names(source) and not has_names(target):
        return Unmatched()
    return _remembered(_Same(segment))


def is_name_alone(segment: Analysed) -> bool:
    """Whether the text under check is nothing but one name, as in a list or a table."""
    chunks = segment.checked.chunks
    return 0 < len(chunks) <= _LONGEST_NAME and all(chunk[0].isupper() for chunk in chunks)


def may_lack_names(segment: Analysed) -> bool:
    """Whether a word of the source that may be a name, though it is a common word too, has no counterpart."""
    source, target = segment.source, segment.target
    if target is None or has_noun_capitals(source.language) or len(source.value) > _LONGEST:
        return False
    search = NameSearch(target, source.index.code)
    doubtful = (word for word in _words(source) if word.kind is Kind.DOUBTFUL and not word.first)
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
    return _paired(list(_lost(source, target)), list(_lost(target, source))) if target else Unmatched()


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


def _lost(text: AnalysedText, other: AnalysedText) -> Iterator[Lost]:
    search = NameSearch(other, text.index.code)
    for name in _proper_names(text):
        found = {word: search.best(shapes(word, name)) for word in name if word.kind is not Kind.DOUBTFUL}
        lost = [word for word, candidate in found.items() if not _is_matched(candidate)]
        if not lost or _is_one_word(name, lost, search) or _is_in_glossary(name, text):
            continue
        # Beside a word that is surely wrong, one that may be right is.
        lost = [word for word in lost if _likeness(found[word]) < UNSURE] or lost
        if not any(text.is_protected(word.span) for word in lost):
            others = (word for word in name if word not in lost)
            in_name = any(_is_matched(found.get(word) or search.best(shapes(word, name))) for word in others)
            with_words = any(_is_common(word, text) for word in name)
            candidates = [candidate for word in lost if (candidate := found[word]) is not None]
            nearest = min(candidates, key=lambda candidate: candidate.likeness)
            yield Lost(tuple(lost), nearest, in_name, with_words)


def _is_matched(candidate: Candidate | None) -> bool:
    """Whether it is the name, or cannot be compared with it."""
    return _likeness(candidate) >= SAME


def _likeness(candidate: Candidate | None) -> float:
    return 1.0 if candidate is None else candidate.likeness


def _words(text: AnalysedText) -> tuple[NameWord, ...]:
    return name_words(text) if text.language.spaced else unspaced_names(text.value, text.index.code)


def _is_common(word: NameWord, text: AnalysedText) -> bool:
    return word.kind is Kind.DOUBTFUL and not word.first and word.text.lower() not in text.language.titles


def _proper_names(text: AnalysedText) -> Iterator[tuple[NameWord, ...]]:
    """The names of a text; one of common words only is a title or an institution, which is translated."""
    return (name for name in names_of(_words(text)) if any(word.kind is not Kind.DOUBTFUL for word in name))


def _is_one_word(name: Sequence[NameWord], lost: Sequence[NameWord], search: NameSearch) -> bool:
    """Whether the other side says the lost words, and perhaps their neighbours, in one word (Hong Kong, Гонконг)."""
    first, last = name.index(lost[0]), name.index(lost[-1]) + 1
    if last - first != len(lost):
        return False
    neighbours = {(max(0, first - 1), last), (first, min(len(name), last + 1)), (first, last)}
    joined = (" ".join(word.text for word in name[start:end]) for start, end in sorted(neighbours) if end - start > 1)
    return any(_is_matched(search.best((one,))) for one in joined)


def _is_in_glossary(name: Sequence[NameWord], text: AnalysedText) -> bool:
    """Whether other rules look after a name."""
    span = Span(name[0].span.start, name[-1].span.end)
    return any(match.span.overlaps(span) for match in text.matches)
