"""German dictionary forms: simplemma's entry for a word and what the endings allow, if the dictionary has the result.

Nouns are told by their capital, as the dictionary and the spelling rules have it (amtliches Regelwerk, § 55).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.languages.dictionaries import simplemma_entry
from glossator.languages.german_compounds import split

__all__ = ["SEPARABLE", "infinitives", "lemmas", "spelling"]

# Parts of verbs that stand apart in a main clause (Duden-Grammatik, trennbare Verben).
SEPARABLE = frozenset(
    "ab an auf aus bei bekannt bereit da dabei dafür dagegen daher dahin daneben dar daran darauf davon davor"
    " dazu dazwischen durch ein empor entgegen entlang entzwei fehl fern fertig fest fort frei gegenüber geheim"
    " gering gleich heim her herab heran herauf heraus herbei herein herum herunter hervor herüber hierher hin"
    " hinab hinauf hinaus hinein hinter hinunter hinweg hinzu hinüber hoch inne kaputt kennen klar krumm kurz lahm"
    " leicht locker los mit nach nahe nieder offen preis quer richtig ruhig rum runter rück rückwärts schwarz"
    " schwer schön sicher statt still teil tot um umher unter verloren voll vor voran voraus vorbei vorher vorweg"
    " vorüber wahr weg weiter wert wett wider wieder zu zufrieden zugrunde zunichte zurecht zurück zusammen zuvor"
    " zuwider über überein".split()
)

_entry = simplemma_entry("de")
_INFINITIVE = re.compile(r"(?:e[lr]?n|tun|sein)$")
_ADJECTIVE_ENDING = re.compile(r"e[nrms]?$")
_COMPARISON = re.compile(r"(?:er|e?st)$")
_FINITE_ENDINGS = ("e", "st", "est", "t", "et", "te", "ete", "ten", "eten", "test", "etest", "tet", "etet", "")
_OLD_PH = re.compile(r"photo|graphi|(?<=\w)(?:graph|phon)")
_OLD_TI = re.compile(r"nti(?=al|ell)")
_TRIPLED = re.compile(r"([^\W\d_])\1\1")
_UNLIKE = frozenset("buße bußen maße maßen".split())
# Nouns that the dictionary has and the language hardly: the adjective is meant.
_HARDLY_NOUNS = frozenset("kalter schneller".split())
_UMLAUTS = str.maketrans("äöü", "aou")


def lemmas(word: str) -> tuple[str, ...]:
    """The dictionary forms of a German word, the likeliest first.

    >>> lemmas("Häusern"), lemmas("anzulegen"), lemmas("vorgelesenen")
    (('haus',), ('anlegen',), ('vorgelesen', 'vorlesen'))
    """
    lower = word.lower()
    found = list(_of_lower(lower, word[:1].isupper())) if not _is_plain_noun(word) else []
    if word[:1].isupper() or not found:
        found[:0] = _of_noun(lower.capitalize())
    if not found:
        found = list(_of_unknown(lower, word[:1].isupper()))
    forms = dict.fromkeys(form.lower() for form in found)
    if lower in forms and _is_adjective_made_noun(lower) and any(form != lower for form in forms):
        del forms[lower]
    return tuple(forms)


def infinitives(lower: str) -> Iterator[str]:
    """The verbs that a lower-case word may be a finite form of, or the infinitive."""
    entry = _entry(lower)
    if entry is not None and _is_infinitive(entry):
        yield entry
    for ending in filter(lower.endswith, _FINITE_ENDINGS):
        stem = lower.removesuffix(ending)
        if len(stem) > 2:
            yield from filter(_is_infinitive, (f"{stem}en", f"{stem}n"))


def spelling(word: str) -> str:
    """The spelling that Swiss, old and new ones share: ss for ß, f for ph in foto, graf and fon, zi for ti.

    Where ss would be another word, ß is sz, as capitals had it, since case folding would lose it (Maße, Masse).

    >>> spelling("daß"), spelling("Photographie"), spelling("Maße")
    ('dass', 'fotografie', 'masze')
    """
    lower = word.lower()
    lower = lower.replace("ß", "sz" if lower in _UNLIKE else "ss")
    if "ph" in lower:
        lower = _OLD_PH.sub(lambda match: match.group().replace("ph", "f"), lower)
    if "nti" in lower:
        lower = _OLD_TI.sub("nzi", lower)
    return _TRIPLED.sub(r"\1\1", lower) if _TRIPLED.search(lower) else lower


def _is_plain_noun(word: str) -> bool:
    """Whether a capitalised word is a noun that is neither an adjective nor an infinitive made one."""
    entry = _entry(word) if word[:1].isupper() else None
    if entry is None or not entry[:1].isupper():
        return False
    lower = word.lower()
    stem = _ADJECTIVE_ENDING.sub("", lower)
    return stem == lower or not (_is_adjective(stem) or any(True for _ in _participles(stem)))


def _is_adjective_made_noun(lower: str) -> bool:
    """Whether a word in -er is declined as an adjective (Großer Preis), not as a noun, which has -s (des Kühlers)."""
    if not lower.endswith("er") or not _is_adjective(lower[:-2]):
        return False
    return lower in _HARDLY_NOUNS or _entry(f"{lower.capitalize()}s") is None


def _of_noun(word: str) -> Iterator[str]:
    entry = _entry(word)
    if entry is not None:
        yield entry
        # Typen has the entry Type, and Type the entry Typ.
        yield _entry(entry) or entry
    endings = ("s", "es", "en", "e", "n") if entry is None else ("s",)
    # Jobs and Kurs both have an entry of their own, but only Kurs has forms.
    if entry == word and word in (_entry(f"{word}es"), _entry(f"{word}e")):
        return
    for ending in endings:
        form = word.removesuffix(ending)
        if form != word and len(form) > 2 and _entry(form) == form:
            yield form


def _of_lower(lower: str, capital: bool) -> Iterator[str]:
    entry = _entry(lower)
    if entry is not None and not (capital and entry[:1].isupper()):
        yield entry
    yield from infinitives(lower)
    yield from _with_zu(lower)
    yield from _participles(lower)
    stem = _ADJECTIVE_ENDING.sub("", lower)
    if stem != lower:
        participles = tuple(_participles(stem))
        yield from participles
        if participles:
            yield stem
    yield from _adjectives(lower)


def _with_zu(lower: str) -> Iterator[str]:
    for place in (match.start() for match in re.finditer("zu", lower)):
        verb = lower[:place] + lower[place + 2 :]
        if lower[:place] in SEPARABLE and _is_infinitive(verb):
            yield verb


def _participles(stem: str) -> Iterator[str]:
    """The verbs that an undeclined participle belongs to."""
    entry = _entry(stem)
    if stem.endswith("nd"):
        yield from filter(_is_infinitive, (stem[:-1],))
        return
    if not stem.endswith(("t", "n")):
        return
    if entry is not None and entry != stem and _is_infinitive(entry):
        yield entry
    for prefix, rest in _prefixed(stem):
        verb = _entry(rest)
        if verb is not None and verb != rest and verb[:2] != "ge" and _is_infinitive(prefix + verb):
            yield prefix + verb
        if rest.startswith("ge") and rest.endswith("t"):
            bare = rest[2:-1]
            yield from filter(_is_infinitive, (f"{prefix}{bare}en", f"{prefix}{bare}n", f"{prefix}{bare[:-1]}en"))


def _prefixed(word: str) -> Iterator[tuple[str, str]]:
    yield "", word
    for place in range(2, len(word) - 4):
        if word[:place] in SEPARABLE:
            yield word[:place], word[place:]


def _adjectives(lower: str) -> Iterator[str]:
    """The adjectives that the word may be a declined or compared form of."""
    stems = dict.fromkeys((lower, _ADJECTIVE_ENDING.sub("", lower)))
    for stem in tuple(stems):
        positive = _COMPARISON.sub("", stem)
        stems.update(dict.fromkeys((positive, positive.translate(_UMLAUTS))))
    for stem in stems:
        yield from filter(_is_adjective, (stem, f"{stem}e"))
        # dunkle, teure: the stem loses its e.
        if stem != lower and stem[-1:] in ("l", "r"):
            yield from filter(_is_adjective, (f"{stem[:-1]}e{stem[-1]}",))


def _of_unknown(lower: str, capital: bool) -> Iterator[str]:
    """A compound with its last part in the dictionary form; of a name or a loan word, what stands before an s."""
    parts = split(lower, capital)
    if parts:
        yield lower[: parts[-1].start] + parts[-1].lemma.lower()
    elif capital and len(lower) > 4 and lower[-1] == "s" and lower[-2] not in "sxzß":
        yield lower[:-1]
        yield lower


def _is_infinitive(word: str) -> bool:
    return word[-1:] == "n" and _entry(word) == word and _INFINITIVE.search(word) is not None


def _is_adjective(word: str) -> bool:
    if len(word) < 3 or _entry(word) != word:
        return False
    return _INFINITIVE.search(word) is None or _entry(f"{word}em") == word
