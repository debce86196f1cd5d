"""How texts in German, French, Spanish, Italian and Portuguese spell the sounds of another script.

Sources: docs/names.md. Of English only what names of places do not show: its spellings are in the learned tables.
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["customs"]

# In every target: ё is mostly printed without its dots, and then read so.
_CYRILLIC = {
    "": "ё e",
    "de": "в w, е je, ё jo, ж sch, ж sh, з s, й j, х ch, ц z, ч tsch, ш sch, щ schtsch, ю ju, я ja, дж dsch, кс x, ў u",
    "fr": "г gu, е ie, ё io, ж j, й i, у ou, х kh, ц ts, ч tch, ш ch, щ chtch, ю iou, я ia, дж dj, н$ ne$, ў ou",
    "es": "г gu, ё io, ж zh, ж y, й i, х j, ц ts, ч ch, ш sh, щ sch, ю iu, я ia, дж y, дж dj, кс x, ы y",
    "it": "в v, ж z, ж zh, й j, х ch, х kh, ц c, ц ts, ч c, ч ci, ш s, ш sc, ш sci, щ sc, ю ju, я ja, дж g, дж gi",
    "pt": "г gu, ё io, ж j, й i, х kh, х h, ц ts, ч tch, ш ch, ш x, щ chtch, щ shch, ю iu, я ia, дж dj, кс x",
}
# In every target: how Ukrainians and Koreans write themselves, and McCune-Reischauer.
_UKRAINIAN = {"": "й y, й i, є ye, є ie, ї yi, ї i, ю yu, ю iu, я ya, я ia, г h, г g"}
_KOREAN = {"": "ᅮ oo, ᅥ u, ᅥ o, ᅵ ee, ᅢ ae, ᅧ you, ᅧ yu, ᄀ k, ᄀ g, ᄃ t, ᄇ p, ᄇ b, ᄌ ch, ᄌ j"}
_ARABIC = {
    "de": "ش sch, ج dsch, خ ch, و u, و w, ي j, ز s, ذ dh",
    "fr": "ش ch, ج dj, ج j, خ kh, غ gh, و ou, ي y",
    "es": "ش sh, ج y, خ j, خ kh, غ g, ق q, و u",
    "it": "ش sh, ش sc, ش sci, ج g, ج gi, خ kh, و u",
    "pt": "ش ch, ش x, ج j, ج dj, خ kh, غ g, و u",
}
_HEBREW = {
    "de": "ש sch, צ z, ץ z, ח ch, כ ch, ך ch, י j, ו w, ז s",
    "fr": "ש ch, צ ts, ח h, כ kh, ו ou, י y",
    "es": "ש sh, ח j, כ j, צ ts, י y",
    "it": "ש sh, ש sc, צ z, ח ch, כ ch",
    "pt": "ש ch, ש x, ח h, צ ts",
}
_GREEK = {
    "de": "χ ch, ου u, θ th, φ ph, φ f, κ k, υ y",
    "fr": "χ kh, χ ch, ου ou, φ ph, κ c, υ y",
    "es": "χ j, ου u, φ f, κ c, υ i",
    "it": "χ ch, ου u, φ f, κ c, υ i",
    "pt": "χ ch, χ kh, ου u, φ f, κ c, υ i",
}
_OF_SOURCE = {
    **dict.fromkeys(("ru", "be", "bg", "sr", "mk"), _CYRILLIC),
    "uk": _CYRILLIC | _UKRAINIAN,
    "ko": _KOREAN,
    **dict.fromkeys(("ar", "fa", "ur"), _ARABIC),
    "he": _HEBREW,
    "el": _GREEK,
}


def customs(source: str, target: str) -> Iterator[tuple[str, str]]:
    """The native letters of language `source` with a spelling that the language `target` has for them.

    >>> ("ш", "sch") in customs("ru", "de"), ("у", "ou") in customs("ru", "fr"), list(customs("ja", "en"))
    (True, True, [])
    """
    customs = _OF_SOURCE.get(source, {})
    for entry in filter(None, f"{customs.get('', '')}, {customs.get(target, '')}".split(", ")):
        native, latin = entry.split(" ")
        yield native, latin
