"""Where a sentence lacks the name or noun that its grammar wants: "a session of .", "the league in has"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from glossator.languages.language import base_code
from glossator.model import Span

__all__ = ["Gap", "Sign", "gaps"]


class Sign(IntEnum):
    """How much two words side by side show that a noun is missing between them.

    A HINT only tells where what is known to be missing must have stood; LIKELY is rare in a careful sentence (the house
    he lived in, which), SURE hardly ever there.
    """

    HINT = 0
    LIKELY = 1
    SURE = 2


class Gap(NamedTuple):
    """From the start of the word or mark before what is missing to the end of the one behind it."""

    span: Span
    sign: Sign


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The classes of a language's words, by one letter each, and which classes side by side make a gap.

    `classes` lists lower-case words; `endings` say of a word that no class lists what it is. `sure`, `likely` and
    `hint` are pairs of letters; `usual` are pairs of words that are no gap. A word of a class in `opening` opens a
    phrase that is no subject.
    """

    classes: Mapping[str, str]
    endings: Mapping[str, str]
    sure: str
    likely: str
    hint: str
    usual: str
    opening: str


# a article · p preposition · q one that ends no clause · l at (least, home) · t to · c conjunction · r relative
# v finite verb · e verb in -ed · s 's · w other words. Of marks: , within a sentence · . at its end · ( and )
# “ a quotation mark. ^ is the start.
_LANGUAGES = {
    "en": _Grammar(
        classes={
            "a": "a an the",
            "p": "in from with by for on after before",
            "q": "of into between against among during towards toward alongside",
            "l": "at",
            "t": "to",
            "c": "and or but",
            "r": "that which who",
            "v": (
                "is are was were has had have will would could can says said told made took went began won lost did"
                " spoke wrote came gave met"
            ),
            "s": "'s ’s",
        },
        endings={"ed": "e"},
        sure="a, a. ap aq q, q. qv at ac ar av ^, ^v ^s ws ,s ps rs as () ““ ,, (,",
        likely="qp qq qt qc pq tq lq p, p. pp pt pc pv l, l. lp lc lv t, t. tp tc",
        hint=",v ,e rv re ae pe qe le te cv ce ^e pr qr lr tv",
        usual=(
            "of which|in which|to which|at which|from which|with which|by which|for which|on which|in that"
            "|to have|to can|to will|to would|to could|to after|to before|from in|from before|from after"
            "|from between|by after|by before|by between|for after|for before|for between|of after|of before"
            "|of between|on to|in to|in between|to between|on and|in and|by and|before and|after and"
            "|before or|after or|before was|before is|before had|after had|on with|on in|on at|in for"
            "|in with|with in|a .|between .|against .|between ,|against ,|before .|after .|before ,|after ,"
        ),
        opening="pqt",
    ),
}
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|['’]s\b|[^\w\s]")
_LONE_STOP = re.compile(r"\s\.(?=\W*$)")
_QUESTION = frozenset("?？")
_MARKS = {**dict.fromkeys(",;:", ","), **dict.fromkeys(".!?…", "."), **dict.fromkeys('"“”', "“"), "(": "(", ")": ")"}


def gaps(text: str, code: str) -> Iterator[Gap]:
    """The places where a noun may be missing, in order; none in a question, which has another order of words.

    >>> [(text[gap.span.start:gap.span.end], gap.sign) for text in ("In a session of, he",) for gap in gaps(text, "en")]
    [('of,', <Sign.SURE: 2>)]
    """
    code = base_code(code)
    tokens = list(_TOKEN.finditer(text)) if code in _LANGUAGES else []
    if not tokens or tokens[-1].group() in _QUESTION:
        return
    grammar, (classes, signs) = _LANGUAGES[code], _tables(code)
    kinds = [_kind(number, token.group(), classes, grammar.endings) for number, token in enumerate(tokens)]
    start = signs.get(f"^{kinds[0]}")
    if start is not None and kinds[-1] == "." and not text[tokens[0].start()].islower():
        yield Gap(Span(*tokens[0].span()), start)
    after_opening = _first_comma(kinds) if kinds[0] in grammar.opening else None
    for number, (one, other) in enumerate(pairwise(tokens)):
        sign = signs.get(f"{one.group()} {other.group()}".lower(), signs.get(kinds[number] + kinds[number + 1]))
        if number == after_opening or (sign is Sign.LIKELY and _LONE_STOP.match(text, one.end())):
            sign = Sign.SURE
        if sign is not None and not _is_joined(kinds, number):
            yield Gap(Span(one.start(), other.end()), sign)


def _is_joined(kinds: Sequence[str], number: int) -> bool:
    """Whether the word at that place is the first of two prepositions that share a noun (to and from)."""
    return (
        kinds[number] in "pqlt"
        and kinds[number + 1] == "c"
        and "".join(kinds[number + 2 : number + 3]) in tuple("pqlt")
    )


def _first_comma(kinds: Sequence[str]) -> int | None:
    """Where the phrase that opens a sentence ends, if a verb follows it at once: "In May, had failed"."""
    place = next((at for at, kind in enumerate(kinds) if kind in ",ve"), len(kinds))
    return place if kinds[place : place + 2] == [",", "v"] else None


def _kind(number: int, word: str, classes: Mapping[str, str], endings: Mapping[str, str]) -> str:
    if not word[0].isalnum() and word not in classes:
        return _MARKS.get(word, "_")
    # A capital within a sentence is part of a name, or an acronym (WHO).
    if not word.islower() and (number or word.isupper()):
        return "w"
    lower = word.lower()
    return classes.get(lower) or next((kind for ending, kind in endings.items() if lower.endswith(ending)), "w")


@cache
def _tables(code: str) -> tuple[Mapping[str, str], Mapping[str, Sign | None]]:
    """The class of each word, and the sign of each pair of classes; pairs of words that are none are there too."""
    grammar = _LANGUAGES[code]
    classes = {word: kind for kind, words in grammar.classes.items() for word in words.split()}
    graded = ((Sign.SURE, grammar.sure), (Sign.LIKELY, grammar.likely), (Sign.HINT, grammar.hint))
    signs: dict[str, Sign | None] = {pair: sign for sign, pairs in graded for pair in pairs.split()}
    return classes, signs | dict.fromkeys(grammar.usual.split("|"))
