"""What differs between two translations of a sentence, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from glossator.languages.language import Language
from glossator.model import Span

__all__ = [
    "PIECE",
    "Change",
    "agree_by_ending",
    "changes",
    "changes_determiners",
    "is_determiner",
    "is_same_word",
    "leads_to_undone",
]

PIECE = re.compile(r"\w+(?:-\w+)*|[^\w\s]|\s+")
# Articles and adjectives stand this near to their noun; white space between them counts.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Change:
    """Pieces of the first translation and what the second has for them."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    has_term: bool

    @property
    def same(self) -> bool:
        """Whether nothing is changed here."""
        return self.old == self.new

    @property
    def gives_way(self) -> bool:
        """Whether words go; where a term only comes, what it stands for is somewhere else in the first translation."""
        return any(map(str.isalnum, "".join(self.old)))


def changes(first: str, second: str, terms: Sequence[Span]) -> Iterator[Change]:
    """The pieces of both in order; `terms` are places in `second`, and what holds one of them is kept together."""
    old = PIECE.findall(first)
    found = list(PIECE.finditer(second))
    new = [piece.group() for piece in found]
    for start, end, new_start, new_end in _blocks(old, new):
        # What is left out beside a term or inside it has given way to the term.
        begin = found[new_start].start() if new_start < len(found) else len(second)
        end_of_new = found[new_end - 1].end() if new_end > new_start else begin
        has_term = any(begin <= term.end and term.start <= end_of_new for term in terms)
        if not has_term and end - start == new_end - new_start:
            pairs = zip(old[start:end], new[new_start:new_end], strict=True)
            yield from (Change((one,), (other,), has_term=False) for one, other in pairs)
        else:
            yield Change(tuple(old[start:end]), tuple(new[new_start:new_end]), has_term)


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


def is_same_word(one: str, other: str, language: Language) -> bool:
    """Whether two words are forms of one: of an agreeing word, by the dictionary, or by endings of adjectives."""
    one, other = one.lower(), other.lower()
    return agree_by_ending(one, other, language) or bool(set(language.lemmas(one)) & set(language.lemmas(other)))


def agree_by_ending(one: str, other: str, language: Language) -> bool:
    """Whether two words are forms of one article or the like, or of one adjective."""
    one, other, grammar = one.lower(), other.lower(), language.grammar
    if grammar is None:
        return False
    if any(one in row and other in row for row in grammar.agreeing):
        return True
    return any(_stems(one, row) & _stems(other, row) for row in grammar.adjective_endings)


def is_determiner(word: str, language: Language) -> bool:
    """Whether a word is one of those that agree with a noun as articles do."""
    return language.grammar is not None and any(word.lower() in row for row in language.grammar.agreeing)


def changes_determiners(change: Change, language: Language) -> bool:
    """Whether one article or the like is changed, apart from the term."""
    if change.same or change.has_term or language.grammar is None:
        return False
    return all(is_determiner(word, language) for word in change.old if word.strip())


def leads_to_undone(pieces: Sequence[Change], kept: Sequence[bool], place: int) -> bool:
    """Whether another word that follows close by keeps its old form, so that what agrees with it must as well."""
    between = 0
    for change, keep in zip(pieces[place + 1 :], kept[place + 1 :], strict=True):
        if change.same:
            between += len(change.old)
            if between >= _NEAR:
                return False
        else:
            return not keep
    return False


def _stems(word: str, endings: Sequence[str]) -> set[str]:
    """What a word of three letters and an ending or more may be an adjective of."""
    return {word.removesuffix(ending) for ending in endings if word.endswith(ending) and len(word) > len(ending) + 2}
