"""What translation programs, web pages and word processors leave behind in texts, as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["ENTITY", "MOJIBAKE", "RECORD", "RECORD_SIGN", "RESIDUES", "WEB_PAGE", "Residue", "residues"]

_ADVERTISEMENT = "a translator's advertisement"
WEB_PAGE = "part of a web page"


@dataclass(frozen=True, slots=True, eq=False)
class Residue:
    """One kind; the group `residue` of `pattern` is what is left behind.

    Wherever `pattern` matches, `sign` is found in one of the pieces of the match between white spaces: most pieces of
    text are known to have none, so that the pattern need not be tried. `unmistakable` residue is sure even in the
    middle of a sentence.
    """

    what: str
    pattern: re.Pattern[str]
    sign: re.Pattern[str]
    unmistakable: bool = False


# Each table: one line a language, in the order en, pt, es, fr, it, de, ru, zh, others.

_WITH = (
    r"translated (?:with|using)",
    r"traduzid[oa] (?:com|usando)",
    r"traducid[oa] (?:con|usando)",
    r"traduite? avec",
    r"tradott[oa] con",
    r"übersetzt mit",
    r"переведено (?:с помощью|через)",
    r"vertaald met|przetłumaczon[oy] (?:z|za pomocą)",
)
_BY = (
    r"translated by",
    r"traduzid[oa] (?:por|pelo|pela)",
    r"traducid[oa] por",
    r"traduite? par",
    r"tradott[oa] da",
    r"übersetzt (?:von|durch)",
    r"переведено (?:в|на)",
    r"(?:由|通过|使用)[^。\n]{0,20}翻译",
    r"vertaald door|przetłumaczon[oy] przez",
)
_FREE = (
    r"free version",
    r"vers[ãa]o gratuita",
    r"versi[óo]n gratuita",
    r"version gratuite",
    r"versione gratuita",
    r"kostenlose[nr]? version",
    r"бесплатн\w{1,3} верси\w{1,2}",
    r"免费版本?",
    r"gratis versie|darmow\w{1,3} wersj\w{1,2}|無料版",
)
_BY_MACHINE = (
    r"(?:machine|automatic(?:ally)?)[- ]translat(?:ed|ion)",
    r"tradução automática",
    r"traducción automática",
    r"traduction automatique",
    r"traduzione automatica",
    r"maschinelle übersetzung|maschinell übersetzt",
    r"(?:машинный|автоматический) перевод",
    r"(?:机器|自动)翻译",
    r"automatische vertaling|機械翻訳",
)
_SAID_BY_A_MODEL = (
    r"(?:sure[,!.] )?here(?:’|'| i)s (?:the|your|a) translat(?:ion|ed text)[^.\n]{0,40}:",
    r"as an ai(?: language)? model",
    r"aqui está a tradução[^.\n]{0,40}:",
    r"aquí (?:está|tienes) la traducción[^.\n]{0,40}:",
    r"voici la traduction[^.\n]{0,40}:",
    r"ecco la traduzione[^.\n]{0,40}:",
    r"hier ist die übersetzung[^.\n]{0,40}:",
    r"вот перевод[^.\n]{0,40}:",
    r"以下是[^。\n]{0,20}(?:翻译|译文)[^。\n]{0,20}[：:]",
)
_BUTTONS = (
    r"(?:click here to )?(?:subscribe|sign up)(?: (?:now|today|here|to our newsletter))?|(?:read|learn) more"
    r"|(?:keep|continue) reading|skip to (?:main )?content|advertisements?|scroll down to continue"
    r"|(?:share|follow us|tweet|pin) (?:this )?(?:on|via|by) \w{1,20}(?: ?/ ?\w{1,20})?"
    r"|share this(?: article| story| post)?|(?:accept|manage)(?: all)? cookies"
    r"|(?:we|this (?:web)?site) uses? cookies[^\n]{0,200}|print this (?:page|article)"
    r"|log in to comment|leave a (?:comment|reply)|no comments yet",
    r"leia (?:mais|também)|saiba mais|compartilh(?:e|ar) (?:no|na|em|isto)[^\n]{0,30}|partilhar(?: no| na)?[^\n]{0,30}"
    r"|(?:continua após a )?publicidade|inscreva-se|assine (?:agora|já)|(?:pular|ir) para o conteúdo"
    r"|aceitar(?: todos os)? cookies",
    r"leer más|seguir leyendo|compartir? en [^\n]{1,30}|publicidad|suscríbe(?:te|se)|saltar al contenido"
    r"|aceptar(?: todas las)? cookies",
    r"lire (?:la suite|aussi|plus)|partager sur [^\n]{1,30}|publicité|abonnez-vous|aller au contenu"
    r"|accepter les cookies",
    r"leggi (?:anche|tutto|di più)|condividi (?:su|via) [^\n]{1,30}|pubblicità|iscriviti|abbonati|vai al contenuto"
    r"|accetta(?: tutti)? i cookie",
    r"weiterlesen|mehr (?:lesen|erfahren)|(?:auf|bei|über) \w{1,20} teilen|anzeige|jetzt abonnieren"
    r"|zum inhalt springen|(?:alle )?cookies akzeptieren",
    r"читать (?:далее|дальше|также)|поделиться(?: в| на)? ?[^\n]{0,30}|реклама|подписаться"
    r"|перейти к (?:содержимому|содержанию)|принять (?:все )?(?:cookies|куки)",
    r"阅读(?:更多|全文)|查看更多|分享到[^\n]{0,10}|广告|(?:点击)?订阅|跳[到至](?:主要)?内容|接受(?:所有)?\s?cookies?",
)
_IMAGES = "image|photo|video|imagem|foto|vídeo|imagen|immagine|bild|изображение|фото|图片|图"
_ERROR = "error|erro|errore|erreur|fehler|ошибка|错误"
_WORD_PROCESSOR = (
    r"bookmark|reference source",
    r"indicador|fonte de referência",
    r"marcador|origen de la referencia",
    r"signet|source du renvoi",
    r"segnalibro|origine riferimento",
    r"textmarke|verweisquelle",
    r"закладка|источник ссылки",
    r"书签",
)

# Words that no residue of a table is without, rare elsewhere; `^` and `$` are the white space around them.
_TRANSLATED = (
    r"translated",
    r"traduzid[oa]",
    r"traducid[oa]",
    r"traduite?",
    r"tradott[oa]",
    r"übersetzt",
    r"переведено",
    r"翻译",
    r"vertaald|przetłumaczon[oy]",
)
_TRANSLATION = (
    r"translat(?:ed|ion)",
    r"tradução",
    r"traducción",
    r"traduction",
    r"traduzione",
    r"übersetzung|maschinell",
    r"перевод",
    r"翻译",
    r"vertaling|翻訳",
)
_BUTTON_WORDS = (
    r"subscribe|\b(?:sign|read|learn|skip|scroll|share|follow|tweet|pin|print)$|^(?:reading|comment|reply)"
    r"|advertisement|cookie",
    r"\b(?:leia|saiba|compartilh(?:e|ar)|assine)$|\bpartilhar|publicidade|inscreva-se|^conteúdo",
    r"\b(?:leer|compartir?)$|^(?:leyendo|contenido)|publicidad|suscríbe",
    r"\b(?:lire|partager)$|publicité|abonnez|^contenu",
    r"\b(?:leggi|condividi)$|pubblicità|iscriviti|abbonati|^contenuto",
    r"weiterlesen|^(?:lesen|erfahren|teilen|abonnieren|springen)|anzeige",
    r"\b(?:читать|перейти)$|поделиться|реклама|подписаться|куки",
    r"阅读(?:更多|全文)|查看更多|分享到|广告|订阅|跳[到至]",
)


def _any(*tables: tuple[str, ...]) -> str:
    return "(?:" + "|".join(pattern for table in tables for pattern in table) + ")"


def _line(what: str, pattern: str, sign: str) -> Residue:
    """Residue that is a line of its own or its last sentence."""
    begins = r"(?:^|(?<=[.!?…”»\"]\s)|(?<=[。！？]))\W{0,3}"
    whole = re.compile(rf"{begins}(?P<residue>{pattern})[^\w\n]{{0,5}}$", re.IGNORECASE | re.MULTILINE)
    return Residue(what, whole, re.compile(sign, re.IGNORECASE))


def _anywhere(what: str, pattern: str, sign: str) -> Residue:
    return Residue(what, re.compile(rf"(?P<residue>{pattern})", re.IGNORECASE), re.compile(sign, re.IGNORECASE))


def _unmistakable(what: str, pattern: str, sign: str) -> Residue:
    return Residue(what, re.compile(rf"(?P<residue>{pattern})"), re.compile(sign), unmistakable=True)


RESIDUES = (
    _anywhere(
        _ADVERTISEMENT,
        rf"(?<!\w){_any(_WITH, _BY)}[^\n]{{0,60}}?\(?{_any(_FREE)}\)?",
        _any(_TRANSLATED),
    ),
    _line(
        _ADVERTISEMENT,
        rf"{_any(_WITH, _BY)} (?:www\.)?[\w-]{{1,40}}(?:\.[\w-]{{1,20}}){{1,3}}(?:/[^\s()]{{0,60}})?",
        _any(_TRANSLATED),
    ),
    _line(
        _ADVERTISEMENT,
        rf"{_any(_WITH)} [^\W\d_]{{2,20}} translat(?:e|or)|(?:由|通过|使用)[^。\n]{{1,20}}翻译",
        r"translat(?:e|or)|翻译",
    ),
    _line(
        "a label of machine translation",
        rf"{_any(_BY_MACHINE)}(?: (?:by|with|from|por|pelo|con|par|mit|von) [^\n]{{1,40}})?",
        _any(_TRANSLATION),
    ),
    _anywhere("a remark of a language model", rf"(?<!\w){_any(_SAID_BY_A_MODEL)}", rf"{_any(_TRANSLATION)}|^ai$|译文"),
    _line(WEB_PAGE, _any(_BUTTONS), _any(_BUTTON_WORDS)),
    _line("the caption of a missing image", rf"\[(?:{_IMAGES})\b[^\]\n]{{0,200}}\]", rf"\[(?:{_IMAGES})\b"),
    _unmistakable(
        "a leftover placeholder",
        r"[⟦⟨]\s?\w{1,12}\s?[⟧⟩]|(?<!\w)_{2,4}[A-Z]{1,12}_?\d{1,4}_{2,4}(?!\w)"
        r"|(?<!\w)X{2,4}[A-Z]{2,12}\d{1,4}X{0,4}(?!\w)",
        r"[⟦⟨]|__[A-Z]|XX[A-Z]+\d",
    ),
    _unmistakable(
        "a mark of a translation tool",
        r"\{\d{1,3}>|<\}\d{0,3}\{>|<\d{1,3}\}|(?<!\w)[Ll]orem ipsum(?!\w)",
        r"\{\d{1,3}>|<\}|<\d{1,3}\}|[Ll]orem$",
    ),
    _unmistakable(
        "an error of a word processor",
        rf"(?i:{_ERROR})\s?[!！][^\n.!]{{0,40}}(?i:{_any(_WORD_PROCESSOR)})[^\n.!]{{0,30}}[.!]?",
        rf"(?i:{_ERROR})(?:[!！]|$)",
    ),
)

# A scraper's record glued before the text: key and value, the key in lower case.
_DATES, _OTHERS = "date|published|updated", "author|byline|source|title|url|tags|category"
RECORD = re.compile(
    rf"\s{{0,20}}(?P<residue>(?:{_DATES})\s?[:=]?\s?\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?(?=\s|$)"
    rf"|(?:{_OTHERS})\s?[:=]\s?[^\s|][^\n|]{{0,80}}(?=[\n|]|$))"
)
RECORD_SIGN = re.compile(rf"(?:{_DATES}|{_OTHERS})(?![^\W\d_])")

# UTF-8 read as Windows-1252: lead bytes of Latin letters, punctuation and Cyrillic, and what may follow them. A word in
# capitals may well end in Ã and be followed by a closing quotation mark.
_TRAIL = "\u0080-\u00ba\u00bc-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘“•–—˜™š›œžŸ"
MOJIBAKE = Residue(
    "broken characters",
    re.compile(
        rf"(?:[ÂÃÄÅ][{_TRAIL}]|(?<![A-ZÀ-Þ])[ÂÃÄÅ][»’”]|â€[{_TRAIL}»’”])+|(?:[ÐÑ][{_TRAIL}»’”]){{3,}}|ï»¿|\ufffd+"
    ),
    # Some of what may follow is white space.
    re.compile(rf"[ÂÃÄÅÐÑ](?:[{_TRAIL}»’”]|$)|â€|ï»¿|\ufffd"),
)

_ENTITY = r"&(?:amp;)?(?:nbsp|amp|quot|lt|gt|apos|[lr][sd]quo|[mn]dash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,4});"
ENTITY = Residue("an HTML entity", re.compile(_ENTITY), re.compile(_ENTITY))


@lru_cache(maxsize=20_000)
def residues(piece: str) -> tuple[Residue, ...]:
    """The kinds of residue that a piece of text between white spaces has a sign of; most have none.

    >>> [residue.what for residue in residues("(&nbsp;")]
    ['an HTML entity']
    """
    return tuple(one for one in (*RESIDUES, MOJIBAKE, ENTITY) if one.sign.search(piece))
