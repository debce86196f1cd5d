"""German noun phrases: which case the words of a place show, and a term with what agrees with it in that case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from glossator.languages import german_forms, german_nouns
from glossator.languages.dictionaries import simplemma_entry
from glossator.languages.german_articles import (
    ALL_CASES,
    BARE,
    CASES_OF,
    CONTRACTED,
    FULL,
    ONE,
    SEVERAL,
    STRONG,
    Paradigm,
    joined,
    paradigms,
)
from glossator.languages.german_nouns import ACCUSATIVE, DATIVE, GENITIVE, NOMINATIVE
from glossator.languages.grammar import (
    FEMININE,
    MASCULINE,
    NEUTER,
    PLURAL,
    SINGULAR,
    Form,
    Grammar,
    Placed,
    Surrogate,
    cased_like,
)
from glossator.model import Edit, Span

__all__ = ["GRAMMAR"]

_entry = simplemma_entry("de")
_COLUMNS = (MASCULINE, FEMININE, NEUTER)


_ADJECTIVE = re.compile(r"^([^\W\d_]{2,}?)(e[nmrs]?)$")


class _Slot(NamedTuple):
    """What leads up to a noun: `before` is a preposition, `determiner` a word or none, `adjectives` in order."""

    before: str
    determiner: tuple[int, int, str] | None
    adjectives: tuple[tuple[int, int, str], ...]
    contracted: bool
    behind_noun: bool = False


class _Reading(NamedTuple):
    """One way to understand a noun phrase: the row of the tables, the case and the determiner's paradigm and stem."""

    column: int
    case: int
    paradigm: Paradigm
    stem: str


class GermanDeclension:
    """Noun phrases of German."""

    def form(self, phrase: str) -> Form:
        """Gender and number by the adjective (nuklearer Sprengkopf), else by the noun."""
        adjectives, head, _ = _parts(phrase)
        base = german_nouns.singular(head)
        several = base != head and german_nouns.plural(base) == head
        gender = german_nouns.gender(base)
        shown = _ADJECTIVE.match(adjectives[0]) if adjectives and _stem(adjectives[0]) else None
        if shown and shown[2] in ("er", "es") and not several:
            gender = gender or (MASCULINE if shown[2] == "er" else NEUTER)
        return Form(gender, PLURAL if several else SINGULAR)

    def in_number(self, phrase: str, number: str) -> str:
        """The phrase in the nominative of a number, with strong adjectives; as it is where that is not known."""
        form = self.form(phrase)
        adjectives, head, rest = _parts(phrase)
        changed = german_nouns.plural(head) if number == PLURAL else german_nouns.singular(head)
        if number == form.number or not changed or (number == SINGULAR and not form.gender and adjectives):
            return phrase
        column = _column(form.gender, number)
        return " ".join((*(_with_ending(word, STRONG[column][0]) for word in adjectives), changed, *rest))

    def place(self, text: str, span: Span, term: str, now: Form) -> Placed:
        """`term` in the case that preposition, determiner, adjectives and the old noun show."""
        slot = _slot(text, span)
        bare = (Edit(span, term),)
        readings = tuple(_readings(slot, text[span.start : span.end]))
        if not readings:
            return Placed(bare, f"the case of “{term}” is not known here")
        if not now.gender and now.number != PLURAL:
            return Placed(bare, f"the gender of “{term}” is not known")
        ways = dict.fromkeys(filter(None, (_placed(slot, span, term, now, reading) for reading in readings)))
        if not ways:
            return Placed(bare, f"no form of “{term}” is known for this place")
        likely = _likeliest(text, slot, span, readings)
        chosen = _placed(slot, span, term, now, likely) or next(iter(ways))
        return Placed(chosen, "" if len(ways) == 1 else f"the case of “{term}” is not certain here")


def _parts(phrase: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """The adjectives of a noun phrase, its head and what follows."""
    words = phrase.split(" ")
    head = 0
    while head + 1 < len(words) and (_stem(words[head]) or _is_place(words[head])):
        head += 1
    return tuple(words[:head]), words[head], tuple(words[head + 1 :])


def _stem(word: str) -> str:
    """A declined adjective without its ending; empty for other words."""
    found = _ADJECTIVE.match(word)
    if not found:
        return ""
    if word[:1].isupper():
        # Nouns look the same to the lemmatizer, and names of places in -er have one form (Genfer).
        listed = _entry(found[1].lower())
        return found[1] if listed and listed.islower() and found[2] != "er" else ""
    stem = found[1].lower()
    bases = {stem, f"{stem}e", "hoch" if stem == "hoh" else stem, f"{stem[:-1]}e{stem[-1]}"}
    return found[1] if bases & set(german_forms.lemmas(word.lower())) else ""


def _is_place(word: str) -> bool:
    """Whether a word is the undeclined adjective of a place (Genfer)."""
    place = _entry(word.removesuffix("er")) if word.endswith("er") and word[:1].isupper() else None
    return place is not None and place[:1].isupper()


def _with_ending(adjective: str, ending: str) -> str:
    stem = _stem(adjective)
    return stem + ending if stem else adjective


def _column(gender: str, number: str) -> int:
    return SEVERAL if number == PLURAL else _COLUMNS.index(gender)


def _slot(text: str, span: Span) -> _Slot:
    words = [
        (match.start(), match.end(), match.group()) for match in re.finditer(r"[^\W\d_]+|[^\w\s]", text[: span.start])
    ]
    while words and words[-1][2] in "\"'“”‘’„«»":
        words.pop()
    adjectives: list[tuple[int, int, str]] = []
    while words and words[-1][2].islower() and not paradigms(words[-1][2]) and _stem(words[-1][2]):
        adjectives.insert(0, words.pop())
    before = words[-1][2].lower() if words else ""
    if before in CONTRACTED:
        return _Slot(CONTRACTED[before][0], words[-1], tuple(adjectives), True)
    if not before or not paradigms(before):
        return _Slot(before, None, tuple(adjectives), False)
    determiner = words.pop()
    before = words[-1][2] if words else ""
    behind_noun = len(words) > 1 and before[:1].isupper() and not words[-2][2].endswith((".", ":"))
    return _Slot(before.lower(), determiner, tuple(adjectives), False, behind_noun)


def _readings(slot: _Slot, old: str) -> Iterator[_Reading]:
    """The ways to understand the old phrase in its place."""
    adjectives, head, _ = _parts(old)
    base = german_nouns.singular(head)
    gender = german_nouns.gender(base)
    # Behind a noun stands its genitive.
    cases = frozenset({GENITIVE}) if slot.behind_noun else CASES_OF.get(slot.before, ALL_CASES)
    determiner = slot.determiner[2].lower() if slot.determiner else ""
    word = CONTRACTED[determiner][1] if slot.contracted else determiner
    options = paradigms(word) if word else [(BARE, "", *cell) for cell in product(range(4), range(4))]
    shown = [_ADJECTIVE.sub(r"\2", found[2]) for found in slot.adjectives]
    shown += [_ADJECTIVE.sub(r"\2", adjective) for adjective in adjectives]
    for paradigm, stem, column, case in options:
        if case not in cases or (column != SEVERAL and gender and _COLUMNS[column] != gender):
            continue
        if any(ending != paradigm.adjectives[column][case] for ending in shown):
            continue
        if _may_be(head, base, column, case):
            yield _Reading(column, case, paradigm, stem)


def _may_be(word: str, base: str, column: int, case: int) -> bool:
    if column != SEVERAL:
        # The genitive may have either ending, and the dative an old one (dem Staate).
        others = {GENITIVE: (f"{base}s", f"{base}es"), DATIVE: (f"{base}e",)}.get(case, ()) if column != 1 else ()
        return word == german_nouns.in_case(base, _COLUMNS[column], case, False) or word in others
    several = german_nouns.plural(base)
    return not several or word == german_nouns.in_case(several, "", case, True)


def _placed(slot: _Slot, span: Span, term: str, now: Form, reading: _Reading) -> tuple[Edit, ...] | None:
    """The edits that put `term` there in the case of the reading; None where the language has no words for it."""
    column = _column(now.gender, now.number) if now.number else _column(now.gender, SINGULAR)
    paradigm, case = reading.paradigm, reading.case
    if paradigm is ONE and column == SEVERAL:
        return None
    edits = []
    if slot.determiner:
        start, end, old = slot.determiner
        word = reading.stem + paradigm.endings[column][case]
        word = joined(slot.before, FULL.get(word, word)) if slot.contracted else FULL.get(word, word)
        edits.append(Edit(Span(start, end), cased_like(word, old)))
    endings = paradigm.adjectives
    edits += [Edit(Span(start, end), _with_ending(word, endings[column][case])) for start, end, word in slot.adjectives]
    adjectives, head, rest = _parts(term)
    declined = german_nouns.in_case(head, now.gender, case, column == SEVERAL)
    words = (*(_with_ending(word, endings[column][case]) for word in adjectives), declined, *rest)
    return (*edits, Edit(span, " ".join(words)))


def _likeliest(text: str, slot: _Slot, span: Span, readings: tuple[_Reading, ...]) -> _Reading:
    """At the start of a sentence the subject, elsewhere what is not the subject."""
    first = slot.determiner or (slot.adjectives[0] if slot.adjectives else (span.start, 0, ""))
    begins = not text[: first[0]].strip(" \"„«»'").rstrip(".!?:")
    cases = (NOMINATIVE, ACCUSATIVE, DATIVE, GENITIVE) if begins else (ACCUSATIVE, DATIVE, NOMINATIVE, GENITIVE)
    return min(readings, key=lambda reading: cases.index(reading.case))


GRAMMAR = Grammar(
    declension=GermanDeclension(),
    surrogates=(
        Surrogate("en", "castle", "Schloss", Form(NEUTER, SINGULAR)),
        Surrogate("en", "piano", "Klavier", Form(NEUTER, SINGULAR)),
        Surrogate("en", "elephant", "Elefant", Form(MASCULINE, SINGULAR)),
        Surrogate("en", "table", "Tisch", Form(MASCULINE, SINGULAR)),
        Surrogate("en", "pyramid", "Pyramide", Form(FEMININE, SINGULAR)),
        Surrogate("en", "guitar", "Gitarre", Form(FEMININE, SINGULAR)),
        Surrogate("en", "pyramids", "Pyramiden", Form(FEMININE, PLURAL)),
        Surrogate("en", "guitars", "Gitarren", Form(FEMININE, PLURAL)),
    ),
    infinitive=r"^(?:zu )?[^ ]+(?:e[lr]?n|tun)$(?<!ungen)(?<!keiten)(?<!heiten)(?<!schaften)(?<!ionen)",
)
