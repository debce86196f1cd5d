"""Dictionary forms in the Romance languages: rules of inflection whose results a dictionary must confirm."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

__all__ = ["Inflection", "endings"]

Endings = Mapping[str, tuple[str, ...]]

# Words in -nte are adjectives and nouns; a dictionary names the verb where one is a form of it (aumente).
_PRESENT_PARTICIPLE = "nte"

# No word of these languages is longer; the work grows with the square of the length.
_LONGEST = 40

_ACCENTS = str.maketrans("áéíóúàèìòùâêîôû", "aeiouaeiouaeiou")


def endings(table: str) -> Endings:
    """Rules that replace the end of a word, written `ces>z es>|s`; alternatives are joined by `|`.

    >>> dict(endings("ces>z s>"))
    {'ces': ('z',), 's': ('',)}
    """
    return {old: tuple(new.split("|")) for old, new in (rule.split(">") for rule in table.split())}


@dataclass(frozen=True, slots=True)
class Inflection:
    """The inflection of one language; called with a word, it gives the dictionary forms the word may have.

    The dictionary gives a word one of its lemmas, often of the wrong word class, or None; the result of a rule counts
    where the dictionary confirms it. `singulars`, `plurals`, `masculines` and `participles` (from the masculine
    singular to the infinitive) are rules of endings. `finite` ones lead from the verb forms that are nouns as well
    (cuenta) to infinitives; `stem_changes` first undo what happens to the stem there, as (regular expression,
    replacement). `adjective` is a regular expression for masculine adjectives; words in `nouns` are no verb forms.
    `enclitics` stand at the end of verb forms that fit one of `hosts`, (regular expression for the rest, replacement
    that makes it a form of its own). `irregular` words have these dictionary forms only, `invariable` ones none but
    themselves. `accented` gives the letters that capitals may stand for without their accent.
    """

    dictionary: Callable[[str], str | None]
    infinitives: tuple[str, ...]
    singulars: Endings
    plurals: Endings
    masculines: Endings
    participles: Endings
    finite: Endings
    adjective: str
    nouns: tuple[str, ...]
    stem_changes: tuple[tuple[str, str], ...] = ()
    enclitics: tuple[str, ...] = ()
    hosts: tuple[tuple[str, str], ...] = ()
    irregular: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    invariable: frozenset[str] = frozenset()
    accented: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, word: str) -> tuple[str, ...]:
        """The dictionary forms of `word`, lower case, nouns and adjectives before verbs; empty where none is known."""
        if len(word) > _LONGEST:
            return ()
        lower = unicodedata.normalize("NFC", word).lower()
        listed = self.dictionary(lower)
        found = self._capitalised(word, lower) if listed is None and word != lower else self._analyse(lower)
        return tuple(dict.fromkeys(found or filter(None, (listed,))))

    def _capitalised(self, word: str, lower: str) -> tuple[str, ...]:
        """The dictionary forms of a word that is in no dictionary in small letters: a name, or lacking its accents."""
        name = self.dictionary(word)
        if name:
            # The dictionary has names cut like plurals (Paris, pari).
            return (name.lower() if name.lower().translate(_ACCENTS) == lower.translate(_ACCENTS) else lower,)
        accented = filter(self.dictionary, self._with_accents(lower, word.isupper()))
        found = next(map(self._analyse, accented), ())
        # A name may look like a plural (Marcos).
        return found or (self._analyse(lower) if word.isupper() else tuple(self._hosts(lower)))

    def _analyse(self, word: str) -> tuple[str, ...]:
        if word in self.irregular:
            return self.irregular[word]
        if word in self.invariable:
            return (word,)
        return (*self._nominal(word), *self._verbs(word)) or tuple(self._hosts(word))

    def _nominal(self, word: str) -> Iterator[str]:
        if self.dictionary(word) == word or self._has_plural(word):
            yield word
        for number in self._singulars(word) or (word,):
            if self._is_own(number):
                yield number
            yield from self._masculines(number, self.dictionary(word))

    def _singulars(self, word: str) -> tuple[str, ...]:
        """The singulars of a plural: those the dictionary takes for such, else whatever forms of others it knows."""
        listed = self.dictionary(word)
        if listed == word:
            return ()
        known = [form for form in _replaced(self.singulars, word) if self.dictionary(form) and len(form) > 2]
        sure = [
            form
            for form in known
            if self.dictionary(form) == form or listed == form or listed in _replaced(self.masculines, form)
        ]
        return tuple(sure or known)

    def _is_own(self, word: str) -> bool:
        """Whether a singular is a noun or adjective itself; it may be one where the dictionary has but the verb."""
        lemma = self.dictionary(word)
        return lemma == word or (lemma is not None and self._is_infinitive(lemma)) or self._has_plural(word)

    def _has_plural(self, word: str) -> bool:
        return any(self.dictionary(plural) == word for plural in _replaced(self.plurals, word))

    def _masculines(self, word: str, listed: str | None) -> Iterator[str]:
        """The masculines of a feminine; a noun that only looks like one (porta, porto) has none."""
        for masculine in _replaced(self.masculines, word):
            said = masculine in (listed, self.dictionary(word)) and not self._has_plural(word)
            if self.dictionary(masculine) and (said or self._is_adjective(masculine) or self._is_participle(masculine)):
                yield masculine

    def _is_adjective(self, masculine: str) -> bool:
        return self.dictionary(masculine) == masculine and re.search(self.adjective, masculine) is not None

    def _is_participle(self, masculine: str) -> bool:
        return any(map(self._is_infinitive, _replaced(self.participles, masculine)))

    def _verbs(self, word: str) -> Iterator[str]:
        if word.endswith(self.nouns):
            return
        listed = self.dictionary(word)
        if listed and self._is_infinitive(listed) and (word == listed or not self._has_plural(word)):
            yield listed
        for form in (word, *self._singulars(word)):
            if not self._is_feminine_noun(form):
                for participle in filter(self.dictionary, (form, *_replaced(self.masculines, form))):
                    yield from filter(self._is_infinitive, _replaced(self.participles, participle))
        if listed is None or (listed == word and word.endswith(_PRESENT_PARTICIPLE)):
            return
        for form in self._unchanged(word):
            yield from filter(self._is_infinitive, _replaced(self.finite, form))

    def _is_feminine_noun(self, word: str) -> bool:
        """Whether what looks like a participle is a noun (entrada), in the singular and the plural."""
        return self.dictionary(word) == word and self._has_plural(word) and bool(_replaced(self.masculines, word))

    def _unchanged(self, word: str) -> Iterable[str]:
        """`word` and what it would be if its stem were that of the infinitive."""
        forms = {word: None}
        for pattern, replacement in self.stem_changes:
            forms |= {re.sub(pattern, replacement, form): None for form in tuple(forms)}
        return forms

    def _hosts(self, word: str) -> Iterator[str]:
        """The verbs of a word that ends in pronouns."""
        for enclitic in self.enclitics:
            if not word.endswith(enclitic):
                continue
            rest = word.removesuffix(enclitic)
            for pattern, replacement in self.hosts:
                if re.search(pattern, rest):
                    form = re.sub(pattern, replacement, rest)
                    for spelled in dict.fromkeys((form, form.translate(_ACCENTS))):
                        yield from self._verbs(spelled)

    def _is_infinitive(self, word: str) -> bool:
        return word.endswith(self.infinitives) and self.dictionary(word) == word

    def _with_accents(self, word: str, everywhere: bool) -> Iterator[str]:
        """`word` with up to two accents put in; only on its first letter unless it is all capitals."""
        places = range(len(word)) if everywhere else range(1)
        once = [form for place in places for form in self._accent(word, place)]
        yield from once
        if everywhere and len(word) < 16:
            yield from (twice for form in once for place in places for twice in self._accent(form, place))

    def _accent(self, word: str, place: int) -> Iterator[str]:
        for letter in self.accented.get(word[place], ""):
            yield word[:place] + letter + word[place + 1 :]


def _stems(rules: Endings, word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What stands before an ending of the rules, and what may replace the ending; longest endings first."""
    for start in range(len(word) + 1):
        new = rules.get(word[start:])
        if new is not None:
            yield word[:start], new


def _replaced(rules: Endings, word: str) -> tuple[str, ...]:
    return tuple(stem + ending for stem, new in _stems(rules, word) for ending in new)
