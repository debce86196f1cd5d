"""What must be known to put another noun into a sentence: gender, number and the words that agree with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple, Protocol

from glossator.model import Edit, Span, apply_edits

__all__ = [
    "FEMININE",
    "MASCULINE",
    "NEUTER",
    "PLURAL",
    "SINGULAR",
    "Declension",
    "Form",
    "Grammar",
    "Joint",
    "Placed",
    "Surrogate",
    "VerbSurrogate",
    "by_first",
    "cased_like",
]

MASCULINE, FEMININE, NEUTER = "masculine", "feminine", "neuter"
SINGULAR, PLURAL = "singular", "plural"


class Form(NamedTuple):
    """Gender and number as TBX names them; empty where unknown."""

    gender: str = ""
    number: str = ""


class Surrogate(NamedTuple):
    """A noun that models translate in one way only: `word` in `language` is `translation` here, of this form.

    An adverb has an empty form.
    """

    language: str
    word: str
    translation: str
    form: Form


class VerbSurrogate(NamedTuple):
    """A verb with its object that models translate in one way: `words` in `language`, and what that is here.

    `command` is what a sentence that tells one to do it has.
    """

    language: str
    words: str
    infinitive: str
    command: str


class Joint(NamedTuple):
    """`before`, the end of what stands before a word, is `written` where that word begins with `after`.

    Two regular expressions, for text in small letters, and a replacement.
    """

    before: str
    after: str
    written: str


class Placed(NamedTuple):
    """The edits that put a noun phrase into a text; `doubt` says why a person must look, empty where all is sure."""

    edits: tuple[Edit, ...]
    doubt: str = ""


class Declension(Protocol):
    """The noun phrases of a language with cases."""

    def form(self, phrase: str) -> Form:
        """Gender and number of a noun phrase in the nominative; empty where unknown."""

    def in_number(self, phrase: str, number: str) -> str:
        """The noun phrase in the singular or the plural; as it is where its forms are not known."""

    def place(self, text: str, span: Span, term: str, now: Form) -> Placed:
        """`term`, a noun phrase of the form `now`, for what stands in `span`, in the same case."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The noun phrase of one language, as tables. A table that does not concern the language stays empty.

    `agreeing` rows are words that agree with a noun, as masculine singular, feminine singular, masculine plural,
    feminine plural; `variants` are what some of them are before certain sounds, each with a word of its row;
    `adjective_endings` are such rows of endings; `ambiguous` are words of the rows that are other words too. `joints`
    say what words become before others. `genders`, `plurals`, `singulars` and `participles` are regular expressions for
    lower-case words: the first that fits decides; `singular_of`, which gives singulars back as they are, takes the
    place of the rules for singulars where endings alone do not tell. `negations` before a noun (não proliferação) never
    change. Behind one of `phrase_ends` the words of a noun phrase no longer follow its head. `noun_frame` and
    `verb_frame` show a model a word as a noun and as a verb; `before_verb` are words that come before a verb,
    `infinitive` fits what a model makes of that, `plural_verbs` the verbs of a plural subject. `possessive` makes an
    owner of a noun. `declension` takes the place of the tables in a language with cases.
    """

    plural_ending: str = ""
    singular_words: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    phrase_ends: frozenset[str] = frozenset()
    masculine_words: frozenset[str] = frozenset()
    feminine_words: frozenset[str] = frozenset()
    genders: tuple[tuple[str, str], ...] = ()
    plurals: tuple[tuple[str, str], ...] = ()
    singulars: tuple[tuple[str, str], ...] = ()
    agreeing: tuple[tuple[str, str, str, str], ...] = ()
    variants: tuple[tuple[str, str], ...] = ()
    ambiguous: frozenset[str] = frozenset()
    joints: tuple[Joint, ...] = ()
    adjective_endings: tuple[tuple[str, str, str, str], ...] = ()
    participles: str = ""
    surrogates: tuple[Surrogate, ...] = ()
    verb_surrogates: tuple[VerbSurrogate, ...] = ()
    noun_frame: str = "{}"
    verb_frame: str = ""
    possessive: str = ""
    before_verb: frozenset[str] = frozenset()
    plural_verbs: str = ""
    infinitive: str = ""
    singular_of: Callable[[str], str] | None = None
    declension: Declension | None = None

    def number(self, word: str) -> str:
        """`singular` or `plural`, by the ending."""
        lower = word.lower()
        if self.singular_of and not word.isupper():
            return SINGULAR if self.singular_of(lower) == lower else PLURAL
        if not self.plural_ending or lower in self.singular_words or word.isupper():
            return SINGULAR
        return PLURAL if re.search(self.plural_ending, lower) else SINGULAR

    def form(self, phrase: str) -> Form:
        """Gender and number of a noun phrase, guessed from its words before the first preposition."""
        if self.declension:
            return self.declension.form(phrase)
        head = list(self._head(phrase))
        if not head or not (self.genders or self.plural_ending):
            return Form()
        gender = next(filter(None, map(self._gender, self._up_to_noun(head))), "")
        return Form(gender, self._number_of(head))

    def in_number(self, phrase: str, number: str) -> str:
        """The noun phrase in the singular or the plural: its head and the adjectives beside it."""
        if self.declension:
            return self.declension.in_number(phrase, number)
        head = list(self._head(phrase))
        if not self.plurals or not head or self._number_of(head) == number:
            return phrase
        common = head[0][:1].islower()

        def stays(word: str) -> bool:
            fixed = word.isupper() or (common and word[:1].isupper()) or word.lower() in self.negations
            return fixed or (self.singular_of is not None and self.number(word) == number)

        changed = [
            word if stays(word) else self._singular(word) if number == SINGULAR else by_first(self.plurals, word)
            for word in head
        ]
        return " ".join((*changed, *phrase.split(" ")[len(head) :]))

    def agree(self, word: str, was: Form, now: Form) -> str | None:
        """`word` (an article, a contraction, a pronoun) as a noun of the form `now` wants it; None for other words."""
        lower = word.lower().replace("’", "'")
        known = next((known for variant, known in self.variants if variant == lower), lower)
        row = next((row for row in self.agreeing if known in row), None)
        if row is None or (lower in self.ambiguous and row[_cell(was)] != lower):
            return None
        # Nothing parts an elided word from the next one.
        return cased_like(row[_cell(now)], word) + " " * lower.endswith("'")

    def joined(self, text: str, place: int, apostrophe: str = "'") -> str:
        """`text` with the words before `place` as the language writes them before the word there (de el, del).

        >>> Grammar(joints=(Joint("de el ", "", "del "),)).joined("Habló de el pacto.", 12)
        'Habló del pacto.'
        """
        opening = re.search(r"[\"“«‘„]?[ \u00a0\u202f]?$", text[:place])
        cut = opening.start() if opening and opening.group().strip() else place
        before, after = text[:cut], text[place:].lower()
        for joint in self.joints:
            found = re.search(rf"(?i)\b(?:{joint.before})$", before)
            if found and re.match(joint.after, after):
                written = found.expand(joint.written).lower().replace("'", apostrophe)
                before = before[: found.start()] + cased_like(written, found.group().strip())
        return before + text[cut:]

    def applied(self, text: str, edits: Sequence[Edit], span: Span) -> str:
        """`text` after the edits, of which one puts a noun in place of `span` and others change words before it."""
        changed = apply_edits(text, edits)
        if not self.joints:
            return changed
        for start in sorted({edit.span.start for edit in edits if edit.span.start <= span.start}, reverse=True):
            moved = sum(len(edit.text) - len(edit.span) for edit in edits if edit.span.end <= start)
            changed = self.joined(changed, start + moved, "’" if "’" in text else "'")
        return changed

    def form_of_agreeing(self, word: str, *, surely: bool = False) -> Form:
        """The form that an agreeing word shows, where it shows just one; `surely` where it can be no other word.

        >>> Grammar(agreeing=(("do", "da", "dos", "das"),)).form_of_agreeing("das")
        Form(gender='feminine', number='plural')
        """
        lower = word.lower()
        row = next((row for row in self.agreeing if lower in row), None)
        if row is None or (lower in self.ambiguous and not surely) or row.count(lower) > 1:
            return Form()
        return _FORMS[row.index(lower)]

    def agreeing_adjective(self, word: str, lemmas: tuple[str, ...], was: Form, now: Form) -> str | None:
        """A regular adjective or participle of the form `was` as the form `now` wants it; None for other words."""
        if not word.islower():
            return None
        verbal = bool(self.infinitive) and any(re.search(self.infinitive, lemma) for lemma in lemmas)
        participle = bool(self.participles) and re.search(self.participles, word) is not None
        # An adjective shows the gender of a noun whose own is not known.
        cells = [_cell(was)] if was.gender else [_cell(was), _cell(was) + 1]
        for endings, cell in product(self.adjective_endings, cells):
            ending = endings[cell]
            stem = word.removesuffix(ending)
            # What shows no ending and may be a verb is one (cet accord dit).
            if not word.endswith(ending) or len(stem) < _SHORTEST_STEM or (verbal and not ending):
                continue
            if participle or stem + endings[0] in lemmas:
                return stem + endings[_cell(now)]
        return None

    def _head(self, phrase: str) -> Iterator[str]:
        for word in phrase.split(" "):
            lower = word.lower().replace("’", "'")
            if lower in self.phrase_ends or "".join(lower.partition("'")[:2]) in self.phrase_ends:
                return
            yield word

    def _number_of(self, head: list[str]) -> str:
        return self.number(next((word for word in head if word.lower() not in self.negations), head[0]))

    def _up_to_noun(self, head: list[str]) -> Iterator[str]:
        """The words of a head up to its noun, where the words that stand before nouns are listed and `no` is short."""
        for word in head:
            if word.lower() in self.negations:
                continue
            yield word
            leads_up = len(word) < _SHORTEST_NOUN or any(word.lower() in row for row in self.agreeing)
            if self.singular_of and not leads_up:
                return

    def _singular(self, word: str) -> str:
        return self.singular_of(word) if self.singular_of else by_first(self.singulars, word)

    def _gender(self, word: str) -> str:
        lower = word.lower()
        if self.singular_of:
            lower = self.singular_of(lower)
        for form in (lower, self._singular(lower)):
            if form in self.masculine_words:
                return MASCULINE
            if form in self.feminine_words:
                return FEMININE
        if word.isupper() and len(word) > 1:
            return ""
        return next((gender for pattern, gender in self.genders if re.search(pattern, lower)), "")


_SHORTEST_STEM = 2
_SHORTEST_NOUN = 4
_FORMS = (Form(MASCULINE, SINGULAR), Form(FEMININE, SINGULAR), Form(MASCULINE, PLURAL), Form(FEMININE, PLURAL))


def _cell(form: Form) -> int:
    return (form.gender == FEMININE) + 2 * (form.number == PLURAL)


def by_first(rules: tuple[tuple[str, str], ...], word: str) -> str:
    """`word` changed by the first of the rules, (regular expression, replacement), that fits."""
    for pattern, replacement in rules:
        if re.search(pattern, word):
            return re.sub(pattern, replacement, word, count=1)
    return word


def cased_like(word: str, model: str) -> str:
    """`word` with the capitals of `model`: of all letters, of the first or none."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() else word
