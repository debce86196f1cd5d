"""Genders and forms of German nouns: by their suffix, else by a list or by a form that the dictionary has.

Suffixes and declensions: Duden-Grammatik (2016), §§ 236-253 (gender), 277-290 (plural), 304-332 (case). A compound is
declined as its last part. The lists hold heads of many compounds in news and public affairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from glossator.languages.dictionaries import simplemma_entry
from glossator.languages.grammar import FEMININE, MASCULINE, NEUTER

__all__ = ["ACCUSATIVE", "DATIVE", "GENITIVE", "NOMINATIVE", "gender", "in_case", "plural", "singular"]

NOMINATIVE, ACCUSATIVE, DATIVE, GENITIVE = range(4)

_MASCULINE = frozenset(
    "abzug akt anführer angriff anschlag antrag aufstand ausschuss bau befehl beitrag bericht beschluss brief bund"
    " chef deal dialog dienst druck einfluss einmarsch einsatz entwurf erfolg erlass export fall feind flug fluss"
    " frieden funk gipfel grund hafen handel hof held import kampf kanal konflikt kongress konvoi kopf korridor krieg"
    " kurs machtkampf markt mensch mord ort pakt panzer park partner plan platz posten preis protest prozess"
    " putsch rahmen regen wagen laden boden"
    " rat raum rückzug satellit satz schaden schlag schritt schutz sender senat sieg sitz soldat staat stab stahl"
    " start status stoff streik streit strom stützpunkt tag teil test text tod trupp typ umsturz verband verkehr"
    " versuch vertrag virus vorfall vorschlag vorsitz waffenstillstand wahlkampf weg weltkrieg widerstand wiederaufbau"
    " zaun zoll zug zustand zwischenfall körper name friede wille glaube gedanke".split()
)
_FEMININE = frozenset(
    "abwehr angst antwort arbeit armee bank charta doktrin fahrt firma form fracht frau front gefahr geisel gewalt"
    " haft hand kraft kunst last luft macht marine mauer nacht nato not nummer partei pflicht schlacht schuld schweiz"
    " sicht stadt steuer tat union uno wahl welt zahl zeit".split()
)
_NEUTER = frozenset(
    "abkommen manöver amt attentat auge blut boot bündnis dokument dorf drittel ende ergebnis erdöl feuer flugzeug"
    " format gas"
    " gebiet geld gesetz gericht gold haus heer interesse jahr kabinett kind klavier kommando komitee land lager leben"
    " mandat meer militär mitglied modell netz netzwerk niveau objekt opfer organ paket personal problem projekt"
    " protokoll recht referendum regime reich resultat risiko schiff schloss signal spiel system team tier treffen"
    " treibstofflager ultimatum urteil verbot verbrechen verfahren verhältnis veto volk vorhaben wasser werk wort"
    " zeichen ziel öl".split()
)
_GENDERS = (
    (r"(?:ung|heit|keit|schaft|[gnstx]ion|tät|[^l]ik|enz|anz|[tk]ur|ie|[rtlzs]ei|(?:er|ist|ent|ant|or)in)$", FEMININE),
    (r"(?:ismus|ling|ist|[^m]ent|ant|[dt]or|loge|krat|eur|iker)$", MASCULINE),
    (r"(?:chen|lein|ment|(?<!a)um|zeug)$|^ge\w+(?:[dlt]e|ge)$(?<!gemeinde)", NEUTER),
    (
        r"^(?:kollege|experte|zeuge|junge|kunde|sklave|erbe|bote|gefährte|nachkomme)$|(?:russe|chinese|pole|türke)$",
        MASCULINE,
    ),
    (r"(?<!au)(?<!zent)er$|(?:uss|oß)$", MASCULINE),
    (r"e$", FEMININE),
)
# Masculines in the weak declension, and those that have -n and in the genitive -ns.
_WEAK = re.compile(
    r"(?:[^m]ent|ant|ist|loge|krat|soldat|diplomat|kandidat|satellit|mensch|held|fürst|graf|prinz)$|[^e]e$"
)
_MIXED = frozenset("name friede wille glaube gedanke buchstabe funke".split())
# Masculines and neuters with the plural in -en, which for others is that of the dative.
_PLURAL_IN_EN = frozenset("staat bett ohr hemd schmerz strahl nerv zins fakt".split())
_PLURAL_IN_S = frozenset("chef deal park team club job".split())
_PLURALS = (
    (r"(?:ung|heit|keit|schaft|[gnstx]ion|tät|ik|enz|anz|[tk]ur|[rtlzs]ei|[^m]ent|ant|ist|krat|[dt]or)$", "en"),
    (r"(?:er|ist|ent|ant|or)in$", "nen"),
    (r"nis$", "se"),
    (r"ling$|ment$", "e"),
    (r"(?:chen|lein)$", ""),
    (r"(?:[aio])$", "s"),
)
_UMLAUTS = str.maketrans("aouAOU", "äöüÄÖÜ")
_entry = simplemma_entry("de")


@lru_cache(maxsize=5000)
def gender(noun: str) -> str:
    """The gender of a noun in its dictionary form; empty where neither a list nor a suffix tells."""
    return next(filter(None, map(_gender, _surest_heads(noun))), "") if not noun.isupper() else ""


@lru_cache(maxsize=5000)
def plural(noun: str) -> str:
    """The nominative plural of a noun; empty where it is not known."""
    for head in () if noun.isupper() else _surest_heads(noun):
        found = _plural(head.capitalize())
        if found:
            return noun[: len(noun) - len(head)] + (found if head[0].isupper() else found.lower())
    return ""


@lru_cache(maxsize=5000)
def singular(noun: str) -> str:
    """The dictionary form of a noun in any case and number; the word itself where none is known."""
    last = noun.rsplit("-", 1)[-1]
    for at in (0, *range(2, len(last) - 3)):
        listed = _entry(last[at:].capitalize())
        if listed is not None and listed[:1].isupper():
            # The dictionary spells as before 1996 (Schloß).
            if listed.replace("ß", "ss") == last[at:].capitalize():
                return noun
            return noun[: len(noun) - len(last) + at] + (listed.lower() if at else listed)
    return noun


def in_case(noun: str, of: str, case: int, several: bool) -> str:
    """A noun of the gender `of` in a case; it is given in the nominative of that number."""
    lower = noun.rsplit("-", 1)[-1].lower()
    if several:
        return f"{noun}n" if case == DATIVE and re.search(r"(?:e|e[lr])$", noun) else noun
    if of == FEMININE or case == NOMINATIVE or (noun.isupper() and len(noun) > 1):
        return noun
    if of == MASCULINE and (_MIXED & {*_heads(lower)} or _WEAK.search(lower)):
        ending = "n" if lower.endswith("e") else "en"
        return f"{noun}{ending}{'s' if case == GENITIVE and _MIXED & {*_heads(lower)} else ''}"
    return noun + _genitive(lower) if case == GENITIVE else noun


def _genitive(lower: str) -> str:
    if re.search(r"(?:us|os|as|is(?<!nis))$", lower):
        return ""
    if lower.endswith("nis"):
        return "ses"
    if re.search(r"(?:[sßxz]|sch|st)$", lower):
        return "es"
    return "es" if len(re.findall(r"[aeiouyäöü]+", lower)) == 1 and lower[-1] in "bdgkpt" else "s"


def _surest_heads(noun: str) -> list[str]:
    """The heads of a compound, those of the lists first."""
    return sorted(_heads(noun), key=lambda head: head.lower() not in _LISTED)


def _heads(noun: str) -> Iterator[str]:
    """What a compound may be declined as: itself and every noun that it ends in, the longest first."""
    last = noun.rsplit("-", 1)[-1]
    yield last
    yield from (last[at:] for at in range(2, len(last) - 2) if _is_head(last[at:], last[:at]))


def _is_head(end: str, start: str) -> bool:
    """Whether the end of a compound is a noun; one of three letters wants a noun before it, with or without an s."""
    if len(end) > 3:
        return end in _LISTED or _entry(end.capitalize()) == end.capitalize()
    return end in _LISTED and (_entry(start) or _entry(re.sub("e?s$", "", start))) is not None


_LISTED = _MASCULINE | _FEMININE | _NEUTER


def _gender(head: str) -> str:
    lower = head.lower()
    for words, name in ((_MASCULINE, MASCULINE), (_FEMININE, FEMININE), (_NEUTER, NEUTER)):
        if lower in words:
            return name
    if lower.endswith("en") and _entry(lower) == lower:
        # An infinitive as a noun.
        return NEUTER
    return next((name for pattern, name in _GENDERS if re.search(pattern, lower)), "")


def _plural(noun: str) -> str:
    lower = noun.lower()
    cut = re.sub(r"(?:u[ms]|on|is|[ao])$", "", noun)
    if cut != noun and _entry(f"{cut}en") == noun:
        return f"{cut}en"
    for pattern, ending in _PLURALS:
        if re.search(pattern, lower):
            return noun + ending
    if lower.endswith("e") or (gender(noun) == FEMININE and re.search(r"e[lr]$", lower)):
        same = gender(noun) == NEUTER and lower not in ("auge", "ende", "interesse")
        return noun if same else f"{noun}n"
    if lower in _PLURAL_IN_S:
        return f"{noun}s"
    return next((form for form in _candidates(noun) if _entry(form) == noun), "")


def _candidates(noun: str) -> Iterator[str]:
    """What may be the plural, the likeliest first, where the dictionary has it as a form of the noun."""
    changed = _with_umlaut(noun)
    if re.search(r"[aeiouäöü]+[^aeiouäöü]+e[lnr]$", noun, re.IGNORECASE):
        yield from (changed, noun) if changed != noun else (noun,)
        return
    if changed != noun:
        yield from (f"{changed}er", f"{changed}e")
    if gender(noun) == FEMININE or noun.lower() in _PLURAL_IN_EN:
        yield f"{noun}en"
    yield from (f"{noun}er", f"{noun}e", f"{noun}en")


def _with_umlaut(noun: str) -> str:
    """The noun with an umlaut on the last vowel that can have one (Haus, Häus-)."""
    found = re.search(r"(?:a(?=u)|[ou](?<!au)|a)(?!.*[ao]|u?.*(?<!a)u)", noun, re.IGNORECASE)
    at = found.start() if found else len(noun)
    return noun[:at] + noun[at : at + 1].translate(_UMLAUTS) + noun[at + 1 :]
