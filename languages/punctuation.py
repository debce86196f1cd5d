"""How languages write their marks: which ones end a sentence, and what spaces stand before them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from glossator.languages.language import base_code

__all__ = ["ABBREVIATIONS", "CLOSING", "Ending", "Punctuation", "ending_of", "punctuation_for"]


class Ending(StrEnum):
    """What a mark at the end of a text says of it."""

    NONE = "no mark"
    STOP = "a full stop"
    QUESTION = "a question mark"
    EXCLAMATION = "an exclamation mark"
    ELLIPSIS = "an ellipsis"
    COLON = "a colon"
    SEMICOLON = "a semicolon"
    COMMA = "a comma"


_ENDINGS = {
    **dict.fromkeys(".。．｡।॥۔։።។။།|", Ending.STOP),
    **dict.fromkeys("?？؟⸮՞፧⁇⁉", Ending.QUESTION),
    **dict.fromkeys("!！‼՜", Ending.EXCLAMATION),
    **dict.fromkeys("…⋯", Ending.ELLIPSIS),
    **dict.fromkeys(":：", Ending.COLON),
    **dict.fromkeys(";；؛", Ending.SEMICOLON),
    **dict.fromkeys(",，、､،", Ending.COMMA),
}

# What may stand between the mark that ends a sentence and the end of a text.
CLOSING = "\"'”’»›“‘)]}*_」』）》】〉］｝"

# Words that end with a stop wherever they stand, without it and in lower case.
ABBREVIATIONS = frozenset(
    "abs al alt approx art av ave bd bldg blvd bsp bzw ca cap cf cie co corp d dept dir dr ed eds encl esq est et etc"
    " exp ext f ff fig figs gmbh hon hr inc incl inh jr kap kl lt ltd m max md min mio misc mr mrs ms mt n nº no nos nr"
    " num núm op p pag pág par pl plc pp prof pt qv r ref resp rev s sec sek sen sg sig sr sra st std str tab tel"
    " tsd univ usw v vol vs xx zb ztr zzgl"
    " англ вып г гг гл др ед им напр проц пр ред рис руб св см ст стр т тел тыс ул ч чел экз"
    " itd itp m.in np ok poz r str tj tys ul zob ww"
    " vb vd vs bkz örn bv enz nl mwst".split()
)


@dataclass(frozen=True, slots=True)
class Punctuation:
    """The marks of one language.

    `stop` is empty where a sentence ends without a mark. `spaced` are the marks with a space before them, `space` that
    space as it should be. `wide` marks take the room of a character and have no space beside them. `attached` are the
    ends of words that a tokenizer cuts off (do n't), in lower case and with '. `before_apostrophe` are the letters that
    a word ending in an apostrophe may have before it (players', goin'); None where that may be any.
    A language that `clips` cuts any word short with a stop, to save room.
    """

    stop: str = "."
    question: str = "?"
    exclamation: str = "!"
    spaced: str = ""
    space: str = "\u00a0"
    wide: bool = False
    attached: tuple[str, ...] = ()
    before_apostrophe: str | None = None
    clips: bool = False

    def mark(self, ending: Ending) -> str | None:
        """The mark that ends a sentence so; None where that is the same in all languages."""
        return {
            Ending.STOP: self.stop,
            Ending.QUESTION: self.question,
            Ending.EXCLAMATION: self.exclamation,
        }.get(ending)


_CLIPPED = Punctuation(clips=True)
_WIDE = Punctuation("。", "？", "！", wide=True)
_DANDA = Punctuation("।")
_ARABIC = Punctuation(question="؟")

# By the rules of typography that each language's style guides share; Canadian and Swiss French: Office québécois de la
# langue française, Banque de dépannage linguistique, "Espacement avant et après les signes de ponctuation".
_LANGUAGES: Mapping[str, Punctuation] = {
    "am": Punctuation("።"),
    "ar": _ARABIC,
    "as": _DANDA,
    "be": _CLIPPED,
    "bg": _CLIPPED,
    "bn": _DANDA,
    "bo": Punctuation("།"),
    "ckb": _ARABIC,
    "cs": _CLIPPED,
    "el": Punctuation(question=";"),
    "en": Punctuation(attached=("n't", "'s", "'re", "'ve", "'ll", "'d", "'m"), before_apostrophe="nosxz"),
    "fa": _ARABIC,
    "fr": Punctuation(spaced=":;!?»"),
    "fr-CA": Punctuation(spaced=":»"),
    "fr-CH": Punctuation(),
    "hi": _DANDA,
    "hy": Punctuation("։", "՞", "՜"),
    "ja": _WIDE,
    "km": Punctuation("។"),
    "lo": Punctuation(""),
    "mai": _DANDA,
    "my": Punctuation("။"),
    "ne": _DANDA,
    "or": _DANDA,
    "pa": _DANDA,
    "pl": _CLIPPED,
    "ps": _ARABIC,
    "ru": _CLIPPED,
    "sa": _DANDA,
    "sd": _ARABIC,
    "th": Punctuation(""),
    "ti": Punctuation("።"),
    "ug": _ARABIC,
    "uk": _CLIPPED,
    "ur": Punctuation("۔", "؟"),
    "yue": _WIDE,
    "zh": _WIDE,
}
_USUAL = Punctuation()
_GREEK = "el"


@lru_cache(maxsize=1000)
def punctuation_for(code: str) -> Punctuation:
    """The marks of a BCP 47 code's language.

    >>> punctuation_for("zh-TW").stop, punctuation_for("fr-CA").spaced, punctuation_for("de").stop
    ('。', ':»', '.')
    """
    return _LANGUAGES.get(code.replace("_", "-")) or _LANGUAGES.get(base_code(code), _USUAL)


def ending_of(text: str, code: str) -> tuple[Ending, int, int]:
    """How a text ends, and where its last mark (or its last character) begins and ends; closing marks do not count.

    >>> ending_of("He said “Wait...” ", "en"), ending_of("Τι είναι;", "el")
    ((<Ending.ELLIPSIS: 'an ellipsis'>, 13, 16), (<Ending.QUESTION: 'a question mark'>, 8, 9))
    """
    end = len(text.rstrip())
    while end and (text[end - 1] in CLOSING or text[end - 1].isspace()):
        end -= 1
    if not end:
        return Ending.NONE, 0, 0
    ending = _ENDINGS.get(text[end - 1], Ending.NONE)
    if text.endswith(("..", "。。"), 0, end):
        return Ending.ELLIPSIS, end - len(text[:end]) + len(text[:end].rstrip(".。")), end
    if ending is Ending.SEMICOLON and base_code(code) == _GREEK:
        ending = Ending.QUESTION
    return ending, end - 1, end
