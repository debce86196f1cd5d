"""Takes from a second translation only what a term brings with it, and leaves the rest as the first one has it.

A model that is asked again, with another noun in the sentence, also says other things in another way, better or worse.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from glossator.languages.language import Language
from glossator.model import Span

__all__ = ["graft"]

_PIECE = re.compile(r"\w+(?:-\w+)*|[^\w\s]|\s+")
# Articles and adjectives stand this near to their noun; white space between them counts.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class _Change:
    """Pieces of the first translation and what the second has for them."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    has_term: bool

    @property
    def same(self) -> bool:
        return self.old == self.new

    @property
    def gives_way(self) -> bool:
        """Whether words go; where a term only comes, what it stands for is somewhere else in the first translation."""
        return any(map(str.isalnum, "".join(self.old)))


def graft(first: str, second: str, terms: Sequence[Span], language: Language) -> str:
    """`first` with the changes of `second` that hold one of `terms` (places in `second`) or that agree with it.

    It is `second` as a whole where the two differ in the order of words, so that no word is lost or doubled.
    """
    changes = list(_changes(first, second, terms))
    if any(
        change.has_term and not change.same and not any(map(str.isalnum, "".join(change.old))) for change in changes
    ):
        return second  # what the term stands for has stood in another place
    kept = [change.same or change.has_term or _inflects(change, language) for change in changes]
    for place in range(len(changes)):
        if kept[place] and _is_determiner(changes[place], language) and _leads_to_undone(changes, kept, place):
            kept[place] = False
    grafted = "".join("".join(change.new if keep else change.old) for change, keep in zip(changes, kept, strict=True))
    return grafted if _complete(grafted, first, second, language) else second


def _changes(first: str, second: str, terms: Sequence[Span]) -> Iterator[_Change]:
    old = _PIECE.findall(first)
    found = list(_PIECE.finditer(second))
    new = [piece.group() for piece in found]
    for start, end, new_start, new_end in _blocks(old, new):
        # What is left out beside a term or inside it has given way to the term.
        begin = found[new_start].start() if new_start < len(found) else len(second)
        end_of_new = found[new_end - 1].end() if new_end > new_start else begin
        has_term = any(begin <= term.end and term.start <= end_of_new for term in terms)
        if not has_term and end - start == new_end - new_start:
            pairs = zip(old[start:end], new[new_start:new_end], strict=True)
            yield from (_Change((one,), (other,), has_term=False) for one, other in pairs)
        else:
            yield _Change(tuple(old[start:end]), tuple(new[new_start:new_end]), has_term)


def _blocks(old: list[str], new: list[str]) -> list[list[int]]:
    """Where `old` and `new` are the same and where not, in turn; a space alone does not part two changes."""
    blocks: list[list[int]] = []
    gap: list[int] = []
    for kind, *block in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" and blocks and not "".join(old[block[0] : block[1]]).strip():
            gap = block
        elif gap:
            blocks[-1][1], blocks[-1][3] = block[1], block[3]
            gap = []
        else:
            blocks.append(block)
    return [*blocks, gap] if gap else blocks


def _inflects(change: _Change, language: Language) -> bool:
    """Whether each word is only another form of the word in its place."""
    if len(change.old) != len(change.new):
        return False
    return all(old == new or _same_word(old, new, language) for old, new in zip(change.old, change.new, strict=True))


def _same_word(one: str, other: str, language: Language) -> bool:
    one, other = one.lower(), other.lower()
    rows = language.grammar.agreeing if language.grammar else ()
    if any(one in row and other in row for row in rows):
        return True
    if set(language.lemmas(one)) & set(language.lemmas(other)):
        return True
    endings = language.grammar.adjective_endings if language.grammar else ()
    return any(_stems(one, row) & _stems(other, row) for row in endings)


def _stems(word: str, endings: Sequence[str]) -> set[str]:
    """What a word longer than its endings may be an adjective of."""
    return {word.removesuffix(ending) for ending in endings if word.endswith(ending) and len(word) > len(ending) + 3}


def _is_determiner(change: _Change, language: Language) -> bool:
    """Whether one article or the like is changed, apart from the term."""
    rows = language.grammar.agreeing if language.grammar else ()
    if change.same or change.has_term:
        return False
    return all(any(word.lower() in row for row in rows) for word in change.old if word.strip())


def _leads_to_undone(changes: Sequence[_Change], kept: Sequence[bool], place: int) -> bool:
    """Whether another word that follows close by keeps its old form, so that what agrees with it must as well."""
    between = 0
    for change, keep in zip(changes[place + 1 :], kept[place + 1 :], strict=True):
        if change.same:
            between += len(change.old)
            if between >= _NEAR:
                return False
        else:
            return not keep
    return False


def _complete(grafted: str, first: str, second: str, language: Language) -> bool:
    """Whether each word of weight is there as often as in one of the two translations, or between."""
    counts = [_weighty(text, language) for text in (grafted, first, second)]
    return all(
        min(counts[1][word], counts[2][word]) <= counts[0][word] <= max(counts[1][word], counts[2][word])
        for word in set().union(*counts)
    )


def _weighty(text: str, language: Language) -> Counter[str]:
    words = (piece.lower() for piece in _PIECE.findall(text))
    return Counter(word for word in words if word.isalnum() and word not in language.function_words)
