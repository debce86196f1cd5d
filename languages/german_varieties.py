"""German with ß, and as Switzerland and Liechtenstein write it, without."""

from __future__ import annotations

import re

from glossator.languages.dictionaries import simplemma_vocabulary
from glossator.languages.variety import Variety

__all__ = ["GERMAN", "SWISS"]

_knows = simplemma_vocabulary("de")
# Stems with a long vowel or a diphthong before the sound, where ß stands (amtliches Regelwerk, § 25). In *Massen* and
# *Busse* Germany has both letters, each in a word of its own; *Floss* and *Schoss* are of that kind.
_STEMS = re.compile(
    r"((?:gr[oö]|str[aä]|f[uü]|gr[uü]|s[uü]|bü(?=ss[et])|bl[oö]|st[oö]|(?<!fr)fr[aä]|gemä|gefä|^sp[aä]|kl[oö]"
    r"|schlie|flie|gie|schie|schlei|genie|spie|sprie|drie|(?<!d)lie|hie|stie"
    r"|hei|wei|rei|bei|schmei|schwei|flei|drei(?=ssig)|drau(?=ssen)|äu(?=sser)|preu(?=sse)|(?:m|g)ei(?=ssel))"
    r"|m[aä](?=ssig|ssnahm|ssst|sslich|ssgeb|ssvoll|sslos)|(?<=[dgns]er)ma(?=ssen$)|(?<!h)au(?=ssen(?!d)|sser))ss"
)


def _with_eszett(word: str) -> str | None:
    """The lower-case `word` with ß for ss where its stem has that and the dictionary has the result.

    >>> [_with_eszett(word) for word in ("ausserdem", "strasse", "preissteigerung", "aussenden", "masse")]
    ['außerdem', 'straße', None, None, None]
    """
    if "ss" not in word:
        return None
    spelled = _STEMS.sub(r"\1ß", word)
    return spelled if spelled != word and _knows(spelled) else None


GERMAN = Variety("de-DE", derived=_with_eszett, regions=("de-AT", "de-BE", "de-IT", "de-LU"))
# Family names keep their letter.
SWISS = Variety(
    "de-CH",
    patterns=(("ß", "ss"),),
    admitted=frozenset("Gauß Groß Preuß Strauß Voß Weiß".split()),
    regions=("de-LI",),
)
