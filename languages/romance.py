"""Dictionary forms in the Romance languages: rules of inflection whose results a dictionary must confirm."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from glossator.languages.suffixes import Suffixes

__all__ = ["Inflection", "endings"]

# Words in -nte are adjectives and nouns; a dictionary names the verb where one is a form of it (aumente).
_PRESENT_PARTICIPLE = "nte"

# No word of these languages is longer; the work grows with the square of the length.
_LONGEST = 40

_ACCENTS = str.maketrans("áéíóúàèìòùâêîôû", "aeiouaeiouaeiou")


def endings(table: str) -> Suffixes:
    """Rules that replace the end of a word, written `ces>z es>|s`; alternatives are joined by `|`.

    >>> dict(endings("ces>z s>"))
    {'ces': ('z',), 's': ('',)}
    """
    return Suffixes({old: new.split("|") for old, new in (rule.split(">") for rule in table.split())})


@lru_cache(maxsize=1000)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


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
    singulars: Suffixes
    plurals: Suffixes
    masculines: Suffixes
    participles: Suffixes
    finite: Suffixes
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
        singulars = self._singulars(word)
        return (*self._nominal(word, singulars), *self._verbs(word, singulars)) or tuple(self._hosts(word))

    def _nominal(self, word: str, singulars: tuple[str, ...]) -> Iterator[str]:
        listed = self.dictionary(word)
        if listed == word or self._has_plural(word):
            yield word
        for number in singulars or (word,):
            if self._is_own(number):
                yield number
            yield from self._masculines(number, listed)

    def _singulars(self, word: str) -> tuple[str, ...]:
        """The singulars of a plural: those the dictionary takes for such, else whatever forms of others it knows."""
        listed = self.dictionary(word)
        if listed == word:
            return ()
        known = [form for form in self.singulars.replaced(word) if self.dictionary(form) and len(form) > 2]
        if len(known) < 2:
            return tuple(known)
        sure = [
            form
            for form in known
            if self.dictionary(form) == form or listed == form or listed in self.masculines.replaced(form)
        ]
        return tuple(sure or known)

    def _is_own(self, word: str) -> bool:
        """Whether a singular is a noun or adjective itself; it may be one where the dictionary has but the verb."""
        lemma = self.dictionary(word)
        return lemma == word or (lemma is not None and self._is_infinitive(lemma)) or self._has_plural(word)

    def _has_plural(self, word: str) -> bool:
        return word in map(self.dictionary, self.plurals.replaced(word))

    def _masculines(self, word: str, listed: str | None) -> Iterator[str]:
        """The masculines of a feminine; a noun that only looks like one (porta, porto) has none."""
        for masculine in self.masculines.replaced(word):
            said = masculine in (listed, self.dictionary(word)) and not self._has_plural(word)
            if self.dictionary(masculine) and (said or self._is_adjective(masculine) or self._is_participle(masculine)):
                yield masculine

    def _is_adjective(self, masculine: str) -> bool:
        return self.dictionary(masculine) == masculine and _compiled(self.adjective).search(masculine) is not None

    def _is_participle(self, masculine: str) -> bool:
        return any(map(self._is_infinitive, self.participles.replaced(masculine)))

    def _verbs(self, word: str, singulars: tuple[str, ...]) -> Iterator[str]:
        if word.endswith(self.nouns):
            return
        listed = self.dictionary(word)
        if listed and self._is_infinitive(listed) and (word == listed or not self._has_plural(word)):
            yield listed
        for form in (word, *singulars):
            if not self._is_feminine_noun(form):
                for participle in filter(self.dictionary, (form, *self.masculines.replaced(form))):
                    yield from filter(self._is_infinitive, self.participles.replaced(participle))
        if listed is None or (listed == word and word.endswith(_PRESENT_PARTICIPLE)):
            return
        for form in self._unchanged(word):
            yield from filter(self._is_infinitive, self.finite.replaced(form))

    def _is_feminine_noun(self, word: str) -> bool:
        """Whether what looks like a participle is a noun (entrada), in the singular and the plural."""
        return self.dictionary(word) == word and self._has_plural(word) and bool(self.masculines.replaced(word))

    def _unchanged(self, word: str) -> Iterable[str]:
        """`word` and what it would be if its stem were that of the infinitive."""
        forms = {word: None}
        for pattern, replacement in self.stem_changes:
            compiled = _compiled(pattern)
            forms |= {compiled.sub(replacement, form): None for form in tuple(forms) if compiled.search(form)}
        return forms

    def _hosts(self, word: str) -> Iterator[str]:
        """The verbs of a word that ends in pronouns."""
        if not word.endswith(self.enclitics):
            return
        for enclitic in filter(word.endswith, self.enclitics):
            rest = word.removesuffix(enclitic)
            for pattern, replacement in self.hosts:
                compiled = _compiled(pattern)
                if compiled.search(rest):
                    form = compiled.sub(replacement, rest)
                    for spelled in dict.fromkeys((form, form.translate(_ACCENTS))):
                        yield from self._verbs(spelled, self._singulars(spelled))

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
