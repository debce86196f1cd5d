"""Russian noun phrases by pymorphy3: the case that a place shows, and a term with what agrees with it in that case.

The cases of prepositions: Русская грамматика (1980), §§ 1656-1681.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from glossator.languages.grammar import (
    FEMININE,
    MASCULINE,
    NEUTER,
    PLURAL,
    SINGULAR,
    Form,
    Grammar,
    Placed,
    cased_like,
)
from glossator.languages.russian_forms import readings
from glossator.model import Edit, Span

__all__ = ["GRAMMAR"]

_GENDERS = {"masc": MASCULINE, "femn": FEMININE, "neut": NEUTER}
_TAGS = {gender: tag for tag, gender in _GENDERS.items()}
_NUMBERS = {"sing": SINGULAR, "plur": PLURAL}
# The tags of second genitives and locatives, which few nouns have, go with the cases that they serve.
_CASES = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}
_CASES_OF = {
    **dict.fromkeys(
        "без для до из из-за из-под от ото кроме около после против среди вокруг ради у".split(), frozenset(("gent",))
    ),
    **dict.fromkeys(
        "возле вместо внутри вследствие накануне относительно помимо ввиду насчёт".split(), frozenset(("gent",))
    ),
    **dict.fromkeys("к ко благодаря согласно вопреки навстречу".split(), frozenset(("datv",))),
    **dict.fromkeys("про через сквозь".split(), frozenset(("accs",))),
    **dict.fromkeys("над надо перед передо между".split(), frozenset(("ablt",))),
    **dict.fromkeys("о об обо при".split(), frozenset(("loct",))),
    **dict.fromkeys("в во на".split(), frozenset(("accs", "loct"))),
    **dict.fromkeys("за под".split(), frozenset(("accs", "ablt"))),
    **dict.fromkeys("с со".split(), frozenset(("gent", "ablt"))),
    "по": frozenset(("datv",)),
}
_ADJECTIVAL = frozenset(("ADJF", "PRTF"))
# Behind these the genitive singular counts (два договора).
_PAUCAL = frozenset("два две три четыре оба обе полтора полторы 2 3 4".split())
_WITH_FEMININE = frozenset("две обе полторы".split())
_BY_GENDER = _WITH_FEMININE | frozenset("два оба полтора".split())


class _Reading(NamedTuple):
    """A way to understand a noun in its place, and how likely it is."""

    case: str
    number: str
    score: float


class _Slot(NamedTuple):
    """What leads up to a noun: `before` is the word before the adjectives, which are in order."""

    before: str
    adjectives: tuple[tuple[int, int, str], ...]


class RussianDeclension:
    """Noun phrases of Russian."""

    def form(self, phrase: str) -> Form:
        """Gender and number of the head, the first noun that can be a nominative."""
        _, head, _ = _parts(phrase)
        noun = _nominative(head)
        if noun is None:
            return Form()
        return Form(_GENDERS.get(noun.tag.gender or "", ""), _NUMBERS.get(noun.tag.number or "", SINGULAR))

    def in_number(self, phrase: str, number: str) -> str:
        """The phrase in the nominative of a number: its head with the adjectives before it."""
        form = self.form(phrase)
        changed = _declined(phrase, form, "nomn", number) if form.number and form.number != number else None
        return changed or phrase

    def place(self, text: str, span: Span, term: str, now: Form) -> Placed:
        """`term` in the case that preposition, adjectives and the old noun show."""
        slot = _slot(text, span)
        old = text[span.start : span.end]
        found = _narrowed(slot, tuple(_readings(slot, old)))
        bare = (Edit(span, term),)
        form = self.form(term)
        if not found:
            return Placed(bare, f"the case of “{term}” is not known here")
        if not form.number:
            stays = term.isupper() and not slot.adjectives
            return Placed(bare, "" if stays else f"“{term}” is in no dictionary of forms")
        form = Form(now.gender or form.gender, form.number)
        fitting = [
            one for one in found if slot.before in _PAUCAL or _NUMBERS[one.number] == (now.number or form.number)
        ]
        first = slot.adjectives[0][0] if slot.adjectives else span.start
        unlikely = "accs" if not text[:first].strip(" «„\"'") else "nomn"
        ways: dict[tuple[Edit, ...], float] = {}
        for reading in fitting or [one._replace(number=_tag(now.number or form.number)) for one in found]:
            edits = _placed(slot, span, term, form, reading)
            if edits:
                # A sentence begins with its subject; elsewhere what looks like one is rather an object.
                ways[edits] = ways.get(edits, 0.0) + reading.score * (reading.case != unlikely)
        if not ways:
            return Placed(bare, f"no form of “{term}” is known for this place")
        best = max(ways, key=lambda edits: ways[edits])
        if len(ways) > 1:
            return Placed(best, f"the case of “{term}” is not certain here")
        subject = {one.case for one in fitting or found} == {"nomn"}
        changed = subject and form.gender != self.form(_parts(old)[1]).gender
        return Placed(best, f"the verb may have to agree with “{term}”" if changed else "")


def _tag(number: str) -> str:
    return "plur" if number == PLURAL else "sing"


def _case(tag: Any) -> str:
    return _CASES.get(tag.case or "", tag.case or "")


def _parts(phrase: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """The adjectives of a noun phrase, its head and what follows."""
    words = phrase.replace(",", " ,").split(" ")
    head = next((at for at, word in enumerate(words) if not _is_adjective(word)), 0)
    return tuple(words[:head]), words[head], tuple(words[head + 1 :])


def _is_adjective(word: str) -> bool:
    """Whether a word is more likely an adjective than a noun."""
    first = next(iter(readings(word)), None)
    return first is not None and first.tag.POS in _ADJECTIVAL


def _nominative(word: str) -> Any | None:
    """The likeliest reading of a word as a noun in the nominative; None for what is not declined as one."""
    if word.isupper() and len(word) > 1:
        return None
    nouns = (one for one in readings(word) if one.tag.POS == "NOUN" and one.tag.case == "nomn")
    return next(nouns, None)


def _slot(text: str, span: Span) -> _Slot:
    words = [
        (found.start(), found.end(), found.group()) for found in re.finditer(r"[\w-]+|[^\w\s]", text[: span.start])
    ]
    while words and words[-1][2] in "\"'«»„“”":
        words.pop()
    adjectives: list[tuple[int, int, str]] = []
    while words and _is_adjective(words[-1][2]):
        adjectives.insert(0, words.pop())
    return _Slot(words[-1][2].lower() if words else "", tuple(adjectives))


def _readings(slot: _Slot, old: str) -> Iterator[_Reading]:
    """The cases and numbers that the old noun can have in its place."""
    adjectives, head, _ = _parts(old)
    beside = [*(word for _, _, word in slot.adjectives), *adjectives]
    allowed = _CASES_OF.get(slot.before)
    for noun in readings(head):
        case, number = _case(noun.tag), noun.tag.number
        if noun.tag.POS != "NOUN" or number not in _NUMBERS or (allowed and case not in allowed):
            continue
        if slot.before in _PAUCAL and (case, number) != ("gent", "sing"):
            continue
        if slot.before in _PAUCAL or all(any(_agrees(one.tag, noun.tag) for one in readings(word)) for word in beside):
            yield _Reading(case, number, noun.score)


def _narrowed(slot: _Slot, found: tuple[_Reading, ...]) -> tuple[_Reading, ...]:
    """Without the locative where there is no preposition, and behind a noun its genitive alone, where that fits."""
    if slot.before in _CASES_OF:
        return found
    first = next(iter(readings(slot.before)), None) if slot.before else None
    genitives = tuple(one for one in found if one.case == "gent")
    if first is not None and first.tag.POS == "NOUN" and genitives:
        return genitives
    return tuple(one for one in found if one.case != "loct")


def _agrees(adjective: Any, noun: Any) -> bool:
    if adjective.POS not in _ADJECTIVAL or _case(adjective) != _case(noun) or adjective.number != noun.number:
        return False
    same_life = _case(noun) != "accs" or adjective.animacy in (None, noun.animacy)
    return same_life and (noun.number == "plur" or adjective.gender in (None, noun.gender))


def _placed(slot: _Slot, span: Span, term: str, form: Form, reading: _Reading) -> tuple[Edit, ...] | None:
    """The edits that put `term` there; None where a form is not known."""
    number = _NUMBERS[reading.number]
    several = slot.before in _PAUCAL
    if (slot.before in _WITH_FEMININE) != (form.gender == FEMININE) and slot.before in _BY_GENDER:
        return None
    declined = _declined(term, form, reading.case, number, several)
    if declined is None:
        return None
    edits = []
    for start, end, word in slot.adjectives:
        agreed = _adjective(word, _wanted(form, _head_tag(term), reading.case, number, several))
        if agreed is None:
            return None
        edits.append(Edit(Span(start, end), agreed))
    return (*edits, Edit(span, declined))


def _declined(phrase: str, form: Form, case: str, number: str, several: bool = False) -> str | None:
    """The noun phrase in a case and number."""
    adjectives, head, rest = _parts(phrase)
    noun = _nominative(head)
    if noun is None:
        return None
    inflected = noun.inflect({case, _tag(number)})
    wanted = _wanted(form, noun.tag, case, number, several)
    words = [_adjective(word, wanted) for word in adjectives]
    # Behind a comma an adjective or participle agrees as well (зона, свободная от ...).
    if len(rest) > 1 and rest[0] == "," and _is_adjective(rest[1]):
        words.append(_adjective(rest[1], wanted))
        rest = (rest[0], words[-1] or "", *rest[2:])
    if inflected is None or None in words:
        return None
    first = (word for word in words[: len(adjectives)] if word)
    return " ".join((*first, _written(inflected.word, head), *rest)).replace(" ,", ",")


def _wanted(form: Form, tag: Any, case: str, number: str, several: bool) -> frozenset[str]:
    """What an adjective must be beside a noun; behind two, three and four it is in the plural (Грамматика, § 1366)."""
    if several:
        return frozenset(("nomn" if form.gender == FEMININE else "gent", "plur"))
    life = {tag.animacy} if case == "accs" and (number == PLURAL or form.gender == MASCULINE) and tag.animacy else set()
    gender = {"plur"} if number == PLURAL else {"sing", _TAGS.get(form.gender, tag.gender or "masc")}
    return frozenset({case} | gender | life)


def _head_tag(term: str) -> Any:
    noun = _nominative(_parts(term)[1])
    return noun.tag if noun else None


def _adjective(word: str, wanted: frozenset[str]) -> str | None:
    """An adjective with these properties, None where it has no such form."""
    adjectives = (one for one in readings(word) if one.tag.POS in _ADJECTIVAL)
    forms = filter(None, (one.inflect(set(wanted)) for one in adjectives))
    return next((_written(form.word, word) for form in forms), None)


def _written(form: str, model: str) -> str:
    """A form of the dictionary with the capitals of `model`, and ё where that has one."""
    return cased_like(form if "ё" in model.lower() else form.replace("ё", "е"), model)


GRAMMAR = Grammar(declension=RussianDeclension(), infinitive=r"(?:ть|ти|чь)(?:ся)?$")
