"""English as Britain and the Commonwealth write it; the way of the United States is in english_spelling.

Source of the correspondences, and of -ize as Oxford has it: New Hart's Rules (Oxford), chapters 3 and 21.
"""

from __future__ import annotations

from dataclasses import replace

from glossator.languages.english_spelling import AMERICAN, DOUBLED_L, IZE, OUR
from glossator.languages.variety import Variety

__all__ = ["BRITISH", "OXFORD"]

# What stands behind -our; before -ous, -ary, -ation, -ific and -ist Britain has -or too (humorous, honorary).
_BEHIND_OUR = "s|ed|er|ers|ing|ings|ful|fully|less|able|ably|ite|ites|al|ally|hood|hoods|ly|y|ies"
# British, American.
_WORDS = (
    ("aeroplane", "airplane"),
    ("aeroplanes", "airplanes"),
    ("aluminium", "aluminum"),
    ("behaviourism", "behaviorism"),
    ("behaviourist", "behaviorist"),
    ("calibre", "caliber"),
    ("catalogue", "catalog"),
    ("catalogues", "catalogs"),
    ("centred", "centered"),
    ("centring", "centering"),
    ("cosy", "cozy"),
    ("counsellor", "counselor"),
    ("counsellors", "counselors"),
    ("diarrhoea", "diarrhea"),
    ("faeces", "feces"),
    ("fibre", "fiber"),
    ("fibres", "fibers"),
    ("grey", "gray"),
    ("jewellery", "jewelry"),
    ("jeweller", "jeweler"),
    ("jewellers", "jewelers"),
    ("litre", "liter"),
    ("litres", "liters"),
    ("lustre", "luster"),
    ("manoeuvre", "maneuver"),
    ("manoeuvred", "maneuvered"),
    ("manoeuvres", "maneuvers"),
    ("manoeuvring", "maneuvering"),
    ("marvellous", "marvelous"),
    ("marvellously", "marvelously"),
    ("meagre", "meager"),
    ("millilitre", "milliliter"),
    ("millilitres", "milliliters"),
    ("mould", "mold"),
    ("moulds", "molds"),
    ("moustache", "mustache"),
    ("moustaches", "mustaches"),
    ("oesophagus", "esophagus"),
    ("oestrogen", "estrogen"),
    ("plough", "plow"),
    ("ploughed", "plowed"),
    ("ploughing", "plowing"),
    ("ploughs", "plows"),
    ("pyjamas", "pajamas"),
    ("sabre", "saber"),
    ("sabres", "sabers"),
    ("saviour", "savior"),
    ("saviours", "saviors"),
    ("sceptic", "skeptic"),
    ("sceptical", "skeptical"),
    ("sceptically", "skeptically"),
    ("scepticism", "skepticism"),
    ("sceptics", "skeptics"),
    ("skilful", "skillful"),
    ("skilfully", "skillfully"),
    ("sombre", "somber"),
    ("spectre", "specter"),
    ("spectres", "specters"),
    ("theatre", "theater"),
    ("theatres", "theaters"),
    ("wilful", "willful"),
    ("wilfully", "willfully"),
    ("woollen", "woolen"),
)
_PATTERNS = (
    (rf"^((?:un|dis|mis|multi)?(?:{OUR}))or(?=(?:{_BEHIND_OUR})?$)", r"\1our"),
    (r"^(epi)?center(s?)$", r"\1centre\2"),
    (r"^(kilo|centi|milli|micro|nano)meter(s?)$", r"\1metre\2"),
    (r"(?<=[a-z]{2})lyz(e|ed|er|ers|ing)$", r"lys\1"),
    (rf"^((?:un|re|pre|out|mis)?(?:{DOUBLED_L}))l(ed|ing|ings|er|ers)$", r"\1ll\2"),
    (r"^(appa|disti|enro|fulfi|insti)ll(s|ments?)?$", r"\1l\2"),
    (r"^(def|off|pret)ense(s|less)?$", r"\1ence\2"),
    (r"^hem(?=o(?:gl|rr|ph|ly|di)|at)", "haem"),
    (r"^(an|leuk)em(?=i)", r"\1aem"),
    (r"^(p|orthop)ed(?=iatr|ic)", r"\1aed"),
    (r"^gynec(?=olog)", "gynaec"),
)
_TO_ISE = ((rf"(?<=[a-z]{{2}})({IZE})iz(e|ed|es|er|ers|ing|able|ations?|ational)$", r"\1is\2"),)
_TO_IZE = tuple(pattern for pattern in AMERICAN.patterns if pattern[1].startswith(r"\1iz"))

BRITISH = Variety(
    "en-GB",
    words={american: british for british, american in _WORDS},
    patterns=(*_PATTERNS, *_TO_ISE),
    # Names with a capital: a party, a park, a unit.
    admitted=frozenset("Center Gray Harbor Labor Theater".split()),
    doubtful=frozenset("catalog catalogs gray molds odor pedic".split()),
    regions=("en-AU", "en-IE", "en-IN", "en-KE", "en-MT", "en-NG", "en-NZ", "en-ZA"),
)
# The subtag is IANA's for what Oxford University Press writes.
OXFORD = replace(BRITISH, code="en-GB-oxendict", patterns=(*_PATTERNS, *_TO_IZE), regions=())
