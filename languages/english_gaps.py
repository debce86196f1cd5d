"""Where an English sentence lacks a name or noun."""

from __future__ import annotations

from glossator.languages.gap_grammar import GapGrammar, Sign

__all__ = ["GRAMMAR"]

# Letters without a row: e a verb in -ed, g one in -ing, n a name, ^ the start; of marks , within a sentence, . at its
# end, : ( ) “ themselves.
_CLASSES = {
    # Articles and possessives: a noun follows.
    "a": "a an the my your our their its every",
    "o": "this these those such some any his her each",
    # Prepositions that are adverbs too, those that are none, and those that no clause ends in.
    "p": "in on by for after before",
    "f": "from with",
    "q": "of into between against among during towards toward alongside upon onto despite amid",
    "t": "to",
    # Before a superlative, at is none.
    "l": "at",
    "L": "least most once",
    "k": "as",
    "A": "according",
    "c": "and or but",
    "r": "which who",
    "m": "that",
    # Conjunctions that a subject follows, and those that a verb may follow.
    "u": "while since because although though if unless whereas",
    "W": "when where",
    # Verbs that must have a subject; had may begin a condition.
    "b": "is are was were",
    "i": "had",
    "v": (
        "has will would could can made took went began won lost did spoke wrote came gave met became knew saw"
        " drew fell grew rose chose threw flew broke withdrew ran stole swore wore forgot arose underwent undertook"
        " overcame stood sat"
    ),
    "z": "believes consists owns seems becomes remains hopes thinks knows lives includes belongs",
    "d": "said says",
    "T": "told",
    "H": "have",
    # Participles that may have an object.
    "N": "named called elected appointed dubbed considered deemed declared awarded offered denied granted asked",
    # Other signs of a clause whose preposition may stand at its end (the house he lived in).
    "h": (
        "i you he she it we they there what how whom be been being may might must shall should do does not"
        " whatever nobody nothing something everything anything"
    ),
    # Adverbs that open a sentence.
    "y": (
        "however meanwhile today yesterday tomorrow now then earlier later previously moreover instead here again last"
        " looking"
    ),
    "j": "also",
    # Titles that are never alone, and those that an article or a name stands with.
    "x": "mr mrs ms dr",
    "X": (
        "president minister secretary senator governor mayor commissioner inspector professor colonel ambassador"
        " chancellor justice congressman congresswoman chairman spokesman spokeswoman superintendent"
    ),
    "s": "'s ’s",
    # No verbs, whatever their endings.
    "w": (
        "accused injured wounded deceased disabled unemployed need speed seed feed deed weed breed greed indeed red"
        " hundred sacred bed shed embed naked wicked thing king ring spring string wing evening morning ceiling"
        " building"
    ),
}
# A preposition may end a clause (the house he lived in), but none of these may stand in it.
_NO_CLAUSE = "[^hHbirmutvzdTW]{3}[^hHbiedvzTN]"
_VERB = "[vbid]"
# Prepositions that open a phrase; "at least" opens none.
_OPENING = "([pft]|l[^L])"
_SURE = (
    "a _ ([,.:fqcrmvbid]|p[^c])",
    f"q _ ([.]|,[^c]|{_VERB})",
    f"[^eT]q _ {_OPENING}",
    f"{_NO_CLAUSE}[pflt] _ {_VERB}",
    f"{_NO_CLAUSE}[pflt] _ {_OPENING}",
    f"{_NO_CLAUSE}[pf] _ (H|,[^c])",
    "q _ H",
    "[^“)] _ s",
    "“ _ “",
    ", _ ,",
    "c _ [.)]",
    "At _ [,.]",
    "x _ \\.?[^n.^]",
    f"\\^X _ ({_VERB}|e[aomn])",
    f"\\^[wn]X _ ({_VERB}|e[aomn])",
    f"\\^wnX _ ({_VERB}|e[aomn])",
    "u _ [vbiz]",
    "“ _ d\\.",
    "\\^ _ ([,svbdT]|z[^q]|i[^ahno])",
)
_LIKELY = (
    "\\( _ [),]",
    f"[^eT]q _ ([qc]|{_OPENING})",
    f"[pflt] _ ([,.cq]|{_VERB})",
    f"[^e][pfl] _ {_OPENING}",
    "t _ ([fpq]|l[^L])",
    "[dT]m _ [vbi]",
    "[^bh]T _ [mp]",
    "k _ ,",
    "a _ (e[aomtr]|j)",
    "\\^ _ e[aom]",
    "\\^j _ z",
    "“ _ dp",
    "“, _ dp",
)
_HINT = (
    ", _ [vbidze]",
    "[rm] _ [vbide]",
    "[apfqlt] _ e",
    "[ce] _ [vbidec]",
    "g _ c",
    "\\^ _ [ec]",
    "[pfqlt] _ [pfqltrmcuWy:“]",
    "k _ [vb]",
    "a _ h",
    "t _ v",
)
_USUAL = (
    "of which|in which|to which|at which|from which|with which|by which|for which|on which|in that|from in|from before"
    "|from after|from between|by after|by before|by between|for after|for before|for between|of after|of before"
    "|of between|on to|in to|in between|to between|on and|in and|by and|before and|after and|before or|after or"
    "|before was|is before|had after|after had|on with|on in|on at|in for|in with|in on|a .|between .|against ."
    "|between ,|against ,|before .|after .|before ,|after ,|with or|with and|to and|provided that|granted that"
)
GRAMMAR = GapGrammar(
    classes=_CLASSES,
    endings={"ed": "e", "ing": "g", "ly": "y"},
    name="n",
    titles="xX",
    gaps={Sign.SURE: _SURE, Sign.LIKELY: _LIKELY, Sign.HINT: _HINT},
    usual=frozenset(_USUAL.split("|")),
    prepositions="pfqlt",
    joining="c",
    opening="pfqltuWyegkA",
    breaking="rm“",
    subjectless="y?[vbiz]|[dT][^nahX]|e[aom]",
    inverting=frozenset("not only never rarely seldom neither nor no little hardly so".split()),
)
