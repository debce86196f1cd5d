"""The names of one text, each with its counterpart in the other text, and those that have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from glossator.analyze import AnalysedText
from glossator.check.names.across import SAME, UNSURE
from glossator.check.names.search import Candidate, NameSearch
from glossator.check.names.unspaced import shapes, unspaced_names
from glossator.check.names.words import Kind, NameWord, is_cased, name_words, names_of
from glossator.model import Span

__all__ = ["Lost", "Searched", "found_words"]

# Between two words of one name, in a script with capitals and in one without.
_JOINTS, _DOTS = frozenset(" \u00a0"), frozenset("·・•‧")


@dataclass(frozen=True, slots=True)
class Lost:
    """The words of one name with nothing on the other side that says the same, and the nearest there to the unlikest.

    `in_name` says that another word of the same name has its counterpart, `beside` where the other text goes on with
    another capital there, None where it does not; `with_words` that the name has common words, as an institution or a
    heading has, which are translated.
    """

    words: tuple[NameWord, ...]
    nearest: Candidate
    in_name: bool
    beside: int | None
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


class Searched:
    """The names of a text with their counterparts in the other text, some of which are known by their places."""

    def __init__(
        self, text: AnalysedText, other: AnalysedText, known: Mapping[Span, Candidate] = MappingProxyType({})
    ) -> None:
        self._text, self._other = text, other
        self._search = NameSearch(other, text.index.code)
        self._found = [(name, self._of_name(name, known)) for name in _proper_names(text)]

    def _of_name(self, name: Sequence[NameWord], known: Mapping[Span, Candidate]) -> dict[NameWord, Candidate | None]:
        return {
            word: known[word.span] if word.span in known else self._search.best(shapes(word, name))
            for word in name
            if word.kind is not Kind.DOUBTFUL
        }

    def counterparts(self) -> dict[Span, Candidate]:
        """The words of names that have one, by the place of the counterpart."""
        words = (item for _, found in self._found for item in found.items())
        return {
            candidate.span: Candidate(word.span, word.text, 1.0, is_name=True)
            for word, candidate in words
            if candidate is not None and _is_matched(candidate)
        }

    def places(self) -> Iterator[Span]:
        """Where the words of names stand that have one."""
        words = (item for _, found in self._found for item in found.items())
        return (word.span for word, candidate in words if _is_matched(candidate))

    def lost(self) -> Iterator[Lost]:
        """The names that have none."""
        for name, found in self._found:
            lost = [word for word, candidate in found.items() if not _is_matched(candidate)]
            if not lost or _is_one_word(name, lost, self._search) or _is_in_glossary(name, self._text):
                continue
            # Beside a word that is surely wrong, one that may be right is.
            lost = [word for word in lost if _likeness(found[word]) < UNSURE] or lost
            if not any(self._text.is_protected(word.span) for word in lost):
                yield self._lost(name, lost, found)

    def _lost(self, name: Sequence[NameWord], lost: list[NameWord], found: dict[NameWord, Candidate | None]) -> Lost:
        kept = {word: found.get(word) or self._search.best(shapes(word, name)) for word in name if word not in lost}
        candidates = [candidate for word in lost if (candidate := found[word]) is not None]
        besides = (_beside(candidate, self._other, word.span < lost[0].span) for word, candidate in kept.items())
        return Lost(
            tuple(lost),
            nearest=min(candidates, key=lambda candidate: candidate.likeness),
            in_name=any(map(_is_matched, kept.values())),
            beside=next(filter(None, besides), None),
            with_words=any(_is_common(word, self._text) for word in name),
        )


def _is_matched(candidate: Candidate | None) -> bool:
    """Whether it is the name, or cannot be compared with it."""
    return _likeness(candidate) >= SAME


def _likeness(candidate: Candidate | None) -> float:
    return 1.0 if candidate is None else candidate.likeness


def _beside(candidate: Candidate | None, text: AnalysedText, behind: bool) -> int | None:
    """Where a text has another word with a capital right behind the counterpart of a word, or else before it.

    In a script without capitals any word may be one.
    """
    if candidate is None or candidate.likeness < SAME:
        return None
    value, (start, end), cased = text.value, (candidate.span.start, candidate.span.end), is_cased(text.index.code)
    if behind:
        continued = value[end : end + 1] in _JOINTS and (value[end + 1 : end + 2].isupper() or not cased)
        return end + 1 if continued or value[end : end + 1] in _DOTS else None
    at = start - 1 - len(value[: max(start - 1, 0)].split(" ")[-1])
    continued = value[start - 1 : start] in _JOINTS and (value[at : at + 1].isupper() or not cased)
    return at if continued or value[start - 1 : start] in _DOTS else None


def found_words(text: AnalysedText) -> tuple[NameWord, ...]:
    """The words of names of a text, as its script shows them."""
    return name_words(text) if text.language.spaced else unspaced_names(text.value, text.index.code)


def _is_common(word: NameWord, text: AnalysedText) -> bool:
    return word.kind is Kind.DOUBTFUL and not word.first and word.text.lower() not in text.language.titles


def _proper_names(text: AnalysedText) -> Iterator[tuple[NameWord, ...]]:
    """The names of a text; one of common words only is a title or an institution, which is translated."""
    return (name for name in names_of(found_words(text)) if any(word.kind is not Kind.DOUBTFUL for word in name))


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
