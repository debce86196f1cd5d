"""Where a sentence lacks the name or noun that its grammar wants: "a session of .", "the league in has"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from glossator.languages import english_gaps
from glossator.languages.gap_grammar import GapGrammar, Sign
from glossator.languages.language import base_code
from glossator.memo import Memo
from glossator.model import Span

__all__ = ["Gap", "Sign", "gaps"]


class Gap(NamedTuple):
    """From the start of the word or mark before what is missing to the end of the one behind it."""

    span: Span
    sign: Sign


_LANGUAGES: Mapping[str, GapGrammar] = {
    "en": english_gaps.GRAMMAR,
}
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|['’]s\b|[^\w\s]")
_QUESTION = frozenset("?？")
_MARKS = {
    ":": ":",
    "(": "(",
    ")": ")",
    **dict.fromkeys(",;", ","),
    **dict.fromkeys(".!?", "."),
    **dict.fromkeys('"“”', "“"),
}
# What stands before the first word, so that what is behind it can be told by a fixed number of places before it.
_START = "^^^^^"


def gaps(text: str, code: str, least: Sign = Sign.HINT) -> Iterator[Gap]:
    """The places where a noun may be missing, in order; none in a question, which has another order of words.

    A text that has nothing above `least` is passed over quickly.

    >>> [(text[gap.span.start:gap.span.end], gap.sign) for text in ("In a session of, he",) for gap in gaps(text, "en")]
    [('of,', <Sign.SURE: 2>)]
    """
    grammar, chunks = _LANGUAGES.get(base_code(code)), text.split()
    if grammar is None or not chunks or chunks[-1][-1] in _QUESTION:
        return
    known = _known(grammar)
    kinds = known[_START + chunks[0]] + "".join(map(known.__getitem__, chunks[1:]))
    if not _may_have(kinds, chunks[0], grammar, least):
        return
    tokens = list(_TOKEN.finditer(text))
    words = [token.group() for token in tokens]
    signs = _signs(words, kinds, grammar)
    stop = _lone_stop(tokens)
    if stop is not None:
        signs[stop] = Sign.SURE if signs.get(stop, Sign.HINT) > Sign.HINT else Sign.HINT
    whole = kinds.rstrip("“)").endswith(".") and not words[0][0].islower()
    for number, sign in sorted(signs.items()):
        if sign < least:
            continue
        if number:
            yield Gap(Span(tokens[number - 1].start(), tokens[number].end()), sign)
        elif whole:
            yield Gap(Span(*tokens[0].span()), sign)


def _may_have(kinds: str, first: str, grammar: GapGrammar, least: Sign) -> bool:
    """A quick look at the classes of a text."""
    framed = _START + kinds
    if any(sign >= least and pattern.search(framed, len(_START)) for sign, pattern in _patterns(grammar)):
        return True
    return least is Sign.HINT or _behind_opening(first, kinds, grammar) is not None


def _signs(words: Sequence[str], kinds: str, grammar: GapGrammar) -> dict[int, Sign]:
    """By the number of the word behind it, what shows each gap."""
    found: dict[int, Sign] = {}
    framed = _START + kinds
    shared = _shared_nouns(kinds, grammar)
    for sign, pattern in _patterns(grammar):
        for match in pattern.finditer(framed, len(_START)):
            number = match.start() - len(_START)
            if number - 1 not in shared:
                pair = f"{words[number - 1]} {words[number]}".lower() if number else ""
                found[number] = Sign.HINT if pair in grammar.usual else sign
    behind = _behind_opening(words[0], kinds, grammar)
    return found if behind is None else {**found, behind: Sign.SURE}


def _shared_nouns(kinds: str, grammar: GapGrammar) -> set[int]:
    """The places of prepositions whose noun stands behind another one: to and from; of, and belief in, a thing."""
    some, joining = f"[{grammar.prepositions}]", f"[{grammar.joining}]"
    shared = {match.start() for match in re.finditer(f"{some}(?={joining}{some})", kinds)}
    if re.search(f"{some},{joining}", kinds):
        shared |= {match.start() for match in re.finditer(f"{some}(?=,)", kinds)}
    return shared


def _behind_opening(first: str, kinds: str, grammar: GapGrammar) -> int | None:
    """Where the phrase that opens a sentence ends, if a verb follows it at once: "In May, had failed"."""
    if kinds[0] not in grammar.opening or first.lower() in grammar.inverting:
        return None
    comma = kinds.find(",", 1)
    if comma < 0 or any(kind in grammar.breaking for kind in kinds[:comma]):
        return None
    return comma + 1 if re.match(grammar.subjectless, kinds[comma + 1 : comma + 3]) else None


def _lone_stop(tokens: Sequence[re.Match[str]]) -> int | None:
    """The number of a full stop that a space parts from the last word: what is left where a word was taken out."""
    last = next((number for number in range(len(tokens) - 1, -1, -1) if tokens[number].group()[0].isalnum()), -1)
    if last < 0 or last + 1 == len(tokens) or tokens[last + 1].group() != ".":
        return None
    return last + 1 if tokens[last + 1].start() > tokens[last].end() else None


@cache
def _known(grammar: GapGrammar) -> Memo[str]:
    """The classes of the words in a chunk; those of the first of a text by the chunk behind `_START`."""
    classes = {word: kind for kind, words in grammar.classes.items() for word in words.split()}

    def kind_of(word: str, first: bool) -> str:
        lower = word.lower()
        if not word[0].isalnum() and word not in classes:
            return _MARKS.get(word, "_")
        listed = classes.get(lower)
        # A capital within a sentence is part of a name, or an acronym (WHO); a title has one wherever it stands.
        if listed in tuple(grammar.titles):
            return listed if word.istitle() else "w"
        if not word.islower() and (not first or (word.isupper() and len(word) > 1)):
            return grammar.name
        return listed or next((kind for ending, kind in grammar.endings.items() if lower.endswith(ending)), "w")

    def read(chunk: str) -> str:
        first = chunk.startswith(_START)
        words = _TOKEN.findall(chunk.removeprefix(_START))
        return "".join(kind_of(word, first and number == 0) for number, word in enumerate(words))

    return Memo(read)


@cache
def _patterns(grammar: GapGrammar) -> tuple[tuple[Sign, re.Pattern[str]], ...]:
    """What each sign looks like in a row of classes, the weakest first; what is matched is empty."""
    rows = ((sign, (row.split(" _ ") for row in grammar.gaps[sign])) for sign in sorted(grammar.gaps))
    return tuple(
        (sign, re.compile("|".join(f"(?<={before})(?={behind})" for before, behind in pairs))) for sign, pairs in rows
    )
