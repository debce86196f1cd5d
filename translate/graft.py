"""Takes from a second translation only what a term brings with it, and leaves the rest as the first one has it.

A model that is asked again, with another noun in the sentence, also says other things in another way, better or worse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from glossator.languages.language import Language
from glossator.model import Span
from glossator.translate.agree import Turn, turns
from glossator.translate.changes import PIECE, Change, changes, changes_determiners, leads_to_undone

__all__ = ["graft"]


def graft(first: str, second: str, terms: Sequence[Span], language: Language) -> str:
    """`first` with the changes of `second` that hold one of `terms` (places in `second`) or that agree with it.

    Where the term stands in another place than what it stands for, all between the two places goes over as well. It
    is `second` as a whole where words would be lost or doubled otherwise.
    """
    pieces = list(changes(first, second, terms))
    number = any(one.has_term and one.gives_way and _changes_number(one, language) for one in pieces)
    turn = Turn(gender=True, number=number)
    kept = [one.same or one.has_term or _follows(one, turn, language) for one in pieces]
    for place, one in enumerate(pieces):
        if one.has_term and not one.same and not one.gives_way:
            # What the term stands for has stood in another place: both places, and what is between them.
            other = _gone(pieces, place, language)
            if other is None:
                return second
            for between in range(min(place, other), max(place, other) + 1):
                kept[between] = True
    for place, one in enumerate(pieces):
        if kept[place] and changes_determiners(one, language) and leads_to_undone(pieces, kept, place):
            kept[place] = False
    grafted = "".join("".join(one.new if keep else one.old) for one, keep in zip(pieces, kept, strict=True))
    return grafted if _complete(grafted, first, second, language) else second


def _gone(pieces: Sequence[Change], place: int, language: Language) -> int | None:
    """The nearest change by which words of weight go."""
    going = (
        other
        for other, one in enumerate(pieces)
        if not one.same and len(_weighty("".join(one.old), language)) > len(_weighty("".join(one.new), language))
    )
    return min(going, key=lambda other: abs(other - place), default=None)


def _follows(change: Change, turn: Turn, language: Language) -> bool:
    """Whether each word is only in the form that the turn brings."""
    if len(change.old) != len(change.new):
        return False
    pairs = zip(change.old, change.new, strict=True)
    return all(old == new or turns(old, new, turn, language) for old, new in pairs)


def _changes_number(change: Change, language: Language) -> bool:
    """Whether the first word of weight is a plural on one side only."""
    if language.grammar is None or change.same:
        return False
    sides = (change.old, change.new)
    old, new = (next((word for word in side if _weighty(word, language)), "") for side in sides)
    return bool(old and new) and language.grammar.number(old) != language.grammar.number(new)


def _complete(grafted: str, first: str, second: str, language: Language) -> bool:
    """Whether each word of weight is there as often as in one of the two translations, or between."""
    counts = [_weighty(text, language) for text in (grafted, first, second)]
    return all(
        min(counts[1][word], counts[2][word]) <= counts[0][word] <= max(counts[1][word], counts[2][word])
        for word in set().union(*counts)
    )


def _weighty(text: str, language: Language) -> Counter[str]:
    words = (piece.lower() for piece in PIECE.findall(text))
    return Counter(word for word in words if word.isalnum() and word not in language.function_words)
