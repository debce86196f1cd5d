"""What languages write with a capital letter."""

from __future__ import annotations

from functools import cache

from glossator.languages.language import base_code

__all__ = ["NAME_PARTICLES", "always_capital", "capitalises_nouns"]

# Words in lower case that begin a family name in many languages.
NAME_PARTICLES = frozenset(
    "al abu af ap ben bin bint d da dal de del dei della den der des di do dos du el et ibn la le lo mac of op san st"
    " ten ter ul van vom von y zu zum zur".split()
)

# German and Luxembourgish write every noun with a capital (Amtliche Regelung, § 55).
_NOUNS = frozenset({"de", "lb"})

# English writes these with a capital wherever they stand; what is another word too is left out (may, march, polish).
_ALWAYS = {
    "en": frozenset(
        "i i'm i've i'd i'll monday tuesday wednesday thursday friday saturday sunday january february april june july"
        " september october november december african albanian algerian american arab arabic argentinian armenian"
        " asian australian austrian azerbaijani bangladeshi belgian bolivian bosnian brazilian british bulgarian"
        " canadian catalan catholic chilean chinese christian colombian croatian cuban cypriot czech danish dutch"
        " egyptian english estonian ethiopian european finnish french georgian german ghanaian greek hindu hungarian"
        " icelandic indian indonesian iranian iraqi irish islamic israeli italian japanese jewish jordanian kazakh"
        " kenyan korean kurdish kuwaiti latvian lebanese libyan lithuanian malaysian mexican moroccan muslim nigerian"
        " norwegian pakistani palestinian persian peruvian portuguese romanian russian saudi scottish serbian"
        " slovak slovenian somali spanish sudanese swedish swiss syrian taiwanese thai tunisian turkish ukrainian"
        " venezuelan vietnamese welsh yemeni africa asia europe america germany france italy spain russia japan india"
        " england scotland britain ukraine poland brazil mexico canada australia israel egypt iran iraq greece austria"
        " switzerland netherlands belgium sweden norway denmark finland portugal hungary ireland romania bulgaria"
        " london paris berlin moscow beijing tokyo washington brussels christmas".split()
    ),
    "de": frozenset(
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april juni juli"
        " august september oktober november dezember deutschland frankreich italien spanien russland japan indien"
        " england europa asien afrika österreich schweiz polen ukraine brasilien china berlin london paris".split()
    ),
    "fr": frozenset(
        "allemagne france italie espagne russie japon inde angleterre europe asie afrique amérique suisse autriche"
        " belgique pologne ukraine brésil mexique canada londres paris berlin moscou".split()
    ),
    "es": frozenset(
        "alemania francia italia españa rusia japón inglaterra europa asia áfrica suiza austria bélgica polonia ucrania"
        " brasil méxico canadá londres parís berlín moscú".split()
    ),
    "pt": frozenset(
        "alemanha frança itália espanha rússia japão inglaterra europa ásia áfrica suíça áustria bélgica polônia"
        " polónia ucrânia brasil méxico canadá londres paris berlim moscou moscovo".split()
    ),
    "it": frozenset(
        "germania francia italia spagna russia giappone inghilterra europa asia africa svizzera austria belgio polonia"
        " ucraina brasile messico canada londra parigi berlino mosca".split()
    ),
    "nl": frozenset(
        "duitsland frankrijk italië spanje rusland japan engeland europa azië afrika zwitserland oostenrijk belgië"
        " polen oekraïne brazilië mexico canada londen parijs berlijn moskou nederland".split()
    ),
    "ru": frozenset(
        "германия франция италия испания россия россии япония индия англия европа европы азия африка швейцария австрия"
        " бельгия украина украины бразилия мексика канада лондон париж берлин москва москвы москве".split()
    ),
}


def capitalises_nouns(code: str) -> bool:
    """Whether the language writes nouns with a capital.

    >>> capitalises_nouns("de-AT"), capitalises_nouns("en")
    (True, False)
    """
    return base_code(code) in _NOUNS


@cache
def always_capital(code: str) -> frozenset[str]:
    """Words, in lower case, that the language never writes so: days, peoples and places that mean nothing else.

    >>> "monday" in always_capital("en-GB"), "may" in always_capital("en"), always_capital("xx")
    (True, False, frozenset())
    """
    return _ALWAYS.get(base_code(code), frozenset())
