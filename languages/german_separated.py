"""German verbs whose first part stands at the end of the clause: Legen Sie ein Konto an."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator.languages.german_forms import SEPARABLE, infinitives
from glossator.languages.language import Separated, Token

__all__ = ["separated"]

_SENTENCE_ENDS = frozenset(".!?;:…•·|")
_HYPHENS = frozenset("-‐‑/")
_CONJUNCTIONS = frozenset("aber bzw denn doch oder respektive sondern sowie und".split())
_SUBORDINATING = frozenset(
    "als bevor bis damit dass daß ehe falls indem nachdem ob obwohl sobald sofern solange sowie um während weil wenn"
    " wie wo woraufhin wobei wodurch".split()
)
_RELATIVE = frozenset("der die das den dem deren denen dessen was welche welchem welchen welcher welches wer".split())
_PREPOSITIONS = frozenset(
    "an auf aus bei durch für gegen hinter in mit nach neben ohne über um unter von vor zu zwischen".split()
)


def separated(tokens: Sequence[Token]) -> Iterator[Separated]:
    """The verbs in two parts of a text, by the place of the second part."""
    for place, token in enumerate(tokens):
        prefix = token.text
        if prefix in SEPARABLE and place and _ends_clause(tokens, place):
            found = _verb(tokens, place, prefix)
            if found:
                yield found


def _ends_clause(tokens: Sequence[Token], place: int) -> bool:
    if place + 1 == len(tokens):
        return True
    following = tokens[place + 1]
    if following.text in _CONJUNCTIONS:
        # Not: ein oder zwei, ab und zu.
        after = tokens[place + 2].text if place + 2 < len(tokens) else ""
        return tokens[place].text != "ein" and after not in SEPARABLE
    return (not following.is_word and following.text not in _HYPHENS) or following.text in _SUBORDINATING


def _verb(tokens: Sequence[Token], place: int, prefix: str) -> Separated | None:
    """The nearest finite verb before the prefix that makes a verb with it."""
    other = False
    for index in range(place - 1, -1, -1):
        text = tokens[index].text
        if text in _SENTENCE_ENDS:
            return None
        if text in _HYPHENS:
            continue
        if not tokens[index].is_word or text in _CONJUNCTIONS:
            # Another verb has been in this clause, or another prefix ends the one before it.
            if other or (index and tokens[index - 1].text in SEPARABLE):
                return None
            continue
        verbs = () if _is_subordinate(tokens, index) else tuple(_finite(tokens, index))
        joined = next((prefix + verb for verb in verbs if prefix + verb in infinitives(prefix + verb)), None)
        if joined:
            return Separated(joined, (index, place))
        other = other or bool(verbs)
    return None


def _finite(tokens: Sequence[Token], index: int) -> Iterator[str]:
    text = tokens[index].text
    before = tokens[index - 1] if index else None
    opens = before is None or not (before.is_word or before.text in _HYPHENS or before.text == ",")
    if not text[:1].isalpha() or (text[:1].isupper() and not opens) or (before and before.text == "zu"):
        return
    lower = text.lower()
    for verb in infinitives(lower):
        participle = lower.startswith("ge") and not verb.startswith("ge")
        if not participle:
            yield verb


def _is_subordinate(tokens: Sequence[Token], index: int) -> bool:
    """Whether the verb at `index` ends a clause that a relative pronoun or a conjunction opens behind a comma."""
    start = next((place for place in range(index, -1, -1) if tokens[place].text == ","), -1) + 1
    first = tokens[start].text.lower()
    if first in _PREPOSITIONS and start + 1 < len(tokens):
        first = tokens[start + 1].text.lower()
    return start > 0 and (first in _RELATIVE or first in _SUBORDINATING)
