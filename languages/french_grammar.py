"""French noun phrases. Elision, contraction, plurals, genders: Riegel, Pellat, Rioul, Grammaire méthodique (2014), VI.

The lists of words hold what the endings get wrong among the nouns of news and public affairs.
"""

from __future__ import annotations

from glossator.languages.grammar import (
    FEMININE,
    MASCULINE,
    PLURAL,
    SINGULAR,
    Form,
    Grammar,
    Joint,
    Surrogate,
    VerbSurrogate,
)
from glossator.languages.romance_grammar import alternating, singular_by

__all__ = ["GRAMMAR"]

# Words in h before which nothing is elided (le h aspiré of the dictionaries); others in h are as if they had none.
_ASPIRATED = (
    r"h(?:ache|achis|ack|aï|aie|aillon|aine|aineu|aïr|all|alt|amac|amas|amburger|ameau|amster|anche|and|angar|anneton"
    r"|anovr|anter|antise|appe|arcel|ardi|areng|argn|aricot|arnai|arpe|arpon|arvard|asard|âte|âti|auss|aut|avre|aye"
    r"|éros|ennir|érauts?\b|érisson|ernie|éron|erse|êtr|eurt|ezbollah|ibou|ideu|iérarch|ip|iss|obby|oche|ockey|oll?and"
    r"|omard|ong|ont|oquet|orde|ors|otte|ouille|oul|oupp|ousse|outhi|ubl|uche|uée|uguenot|uit(?!r)|ululer|ur[lo]|utte)"
)
_VOWEL = rf"(?:[aàâæeéèêëiîïoôöœuùûü]|y(?![aeiouéè])|(?!{_ASPIRATED})h[aàâæeéèêëiîïoôöœuùûüy])"
# Before these nothing is elided either (le onze, le oui, la ouate).
_NO_ELISION = r"(?:onz|oui\b|ouistiti|uhlan)"
_ELIDING = rf"(?!{_NO_ELISION}){_VOWEL}"
_NOT_ELIDING = rf"(?!{_ELIDING})"

_IN_S = frozenset("bras cas corps cours croix discours fils fois paix pays propos repas secours temps voix".split())
_SINGULARS = (
    (r"^(b|cor|ém|soupir|trav|vitr)aux$", r"\1ail"),
    (r"(?<=[eé])aux$|(?<=[eégn]y)aux$", "au"),
    (r"aux$", "al"),
    (r"[sx]$", ""),
)

GRAMMAR = Grammar(
    singular_of=singular_by(
        "fr", ("s", "x"), _SINGULARS, _IN_S, ("us", "is", "ois", "ais", "ès", "eux", "aux", "ps", "rs")
    ),
    negations=frozenset({"non"}),
    phrase_ends=frozenset(
        "à au aux avec chez contre d d' d’ dans de des du en entre et le la les ou où par pour que qui sans sous sur"
        " vers".split()
    ),
    masculine_words=frozenset(
        "acte adversaire homme ordre atome axe beurre centre chiffre code combustible communiqué compte conclave"
        " contrôle coude cycle décès disque domaine doute exemple exercice génocide golfe groupe lycée manque membre"
        " ministère ministre missile mode modèle monde musée navire nombre organe pacte parlementaire peuple pétrole"
        " pôle poste principe problème programme régime règne reste rôle satellite service siècle siège silence style"
        " système télégramme territoire titre traité trouble type uranium véhicule vote bilan conseil bonheur honneur"
        " malheur désarmement incendie génie parapluie foie magazine domicile crime gaz côté comité été arrêté député"
        " décret projet cessez espace".split()
    ),
    feminine_words=frozenset(
        "arme armée chaîne course manœuvre tête trêve attaque banque base bombe cause classe clé clef cible croix"
        " défense eau entreprise étude fin force"
        " fois foi frappe fumée guerre image indemnité île la ligne loi main mer mort nuit nation noix paix page part"
        " peau peur planète plage plante pluie police politique porte preuve question rage raison ressource route"
        " santé scène soif source stratégie tâche tour toux troupe vague vie ville voie voix zone cage image nage"
        " menace mine peine couleur chaleur douleur erreur fleur horreur lueur rumeur sueur terreur valeur vapeur"
        " faveur fureur grandeur largeur hauteur longueur profondeur rigueur vigueur ampleur demeure".split()
    ),
    genders=(
        (r"(?:[stxgn]ion|lion|aison|té|ence|ance|ure|ude|ade|ette|elle|esse|euse|rice|ée|ise|ille|enne)$", FEMININE),
        (r"(?:ine|ane|onne|otte|ère|ie|ique|asse|ouille|euille|ite|lle|nne|tte|sse|che)$", FEMININE),
        (r"(?:age|ège|isme|asme|gramme|oire|aire|phone|scope)$", MASCULINE),
        (r"[^e]$", MASCULINE),
    ),
    plurals=(
        (r"[sxz]$|-le-", r"\g<0>"),
        (r"^(b|cor|ém|soupir|trav|vitr)ail$", r"\1aux"),
        (r"^(?:bal|carnaval|chacal|fatal|festival|final|natal|naval|récital)$", r"\g<0>s"),
        (r"al$", "aux"),
        (r"(?<!bl)(?<!pn)eu$|(?<!land)au$|^(?:bij|caill|ch|gen|hib|jouj|p)ou$", r"\g<0>x"),
        (r"$", "s"),
    ),
    agreeing=alternating(
        "le|la|les|les du|de_la|des|des au|à_la|aux|aux un|une|des|des ce|cette|ces|ces mon|ma|mes|mes ton|ta|tes|tes"
        " son|sa|ses|ses notre|notre|nos|nos votre|votre|vos|vos leur|leur|leurs|leurs quel|quelle|quels|quelles"
        " tout|toute|tous|toutes aucun|aucune|aucuns|aucunes certain|certaine|certains|certaines tel|telle|tels|telles"
        " autre|autre|autres|autres même|même|mêmes|mêmes premier|première|premiers|premières"
        " dernier|dernière|derniers|dernières second|seconde|seconds|secondes nouveau|nouvelle|nouveaux|nouvelles"
        " vieux|vieille|vieux|vieilles beau|belle|beaux|belles bon|bonne|bons|bonnes mauvais|mauvaise|mauvais|mauvaises"
        " grand|grande|grands|grandes petit|petite|petits|petites gros|grosse|gros|grosses long|longue|longs|longues"
        " haut|haute|hauts|hautes ancien|ancienne|anciens|anciennes prochain|prochaine|prochains|prochaines"
        " principal|principale|principaux|principales seul|seule|seuls|seules quelque|quelque|quelques|quelques"
        " meilleur|meilleure|meilleurs|meilleures prétendu|prétendue|prétendus|prétendues"
    ),
    variants=(("l'", "le"), ("cet", "ce"), ("bel", "beau"), ("nouvel", "nouveau"), ("vieil", "vieux")),
    joints=(
        Joint(r"\bdu ", _ELIDING, "de l'"),
        Joint(r"\bau ", _ELIDING, "à l'"),
        Joint(r"\bl[ea] ", _ELIDING, "l'"),
        Joint(r"\bde les ", "", "des "),
        Joint(r"\bde le ", "", "du "),
        Joint(r"\bà les ", "", "aux "),
        Joint(r"\bà le ", "", "au "),
        Joint(r"\b(d|(?:jus|lors|puis|quoi)?qu)e ", _ELIDING, r"\1'"),
        Joint(r"\b(d|(?:jus|lors|puis|quoi)?qu)['’]", _NOT_ELIDING, r"\1e "),
        Joint(r"\bce ", _ELIDING, "cet "),
        Joint(r"\bcet ", _NOT_ELIDING, "ce "),
        Joint(r"\b([mts])a ", _ELIDING, r"\1on "),
        Joint(r"\bbeau ", _ELIDING, "bel "),
        Joint(r"\bnouveau ", _ELIDING, "nouvel "),
        Joint(r"\bvieux ", _ELIDING, "vieil "),
    ),
    adjective_endings=(
        *alternating("é|ée|és|ées i|ie|is|ies u|ue|us|ues et|ète|ets|ètes"),
        *alternating("if|ive|ifs|ives eux|euse|eux|euses er|ère|ers|ères el|elle|els|elles en|enne|ens|ennes"),
        *alternating("al|ale|aux|ales eur|euse|eurs|euses c|que|cs|ques s|se|s|ses e|e|es|es"),
        ("", "e", "s", "es"),
    ),
    participles=r"[^\W\d_]{2}(?:ée?s?|[iu]es?|ises?)$",
    surrogates=(
        Surrogate("en", "piano", "piano", Form(MASCULINE, SINGULAR)),
        Surrogate("en", "castle", "château", Form(MASCULINE, SINGULAR)),
        Surrogate("en", "camel", "chameau", Form(MASCULINE, SINGULAR)),
        Surrogate("en", "pyramid", "pyramide", Form(FEMININE, SINGULAR)),
        Surrogate("en", "banana", "banane", Form(FEMININE, SINGULAR)),
        Surrogate("en", "guitar", "guitare", Form(FEMININE, SINGULAR)),
        Surrogate("en", "pianos", "pianos", Form(MASCULINE, PLURAL)),
        Surrogate("en", "castles", "châteaux", Form(MASCULINE, PLURAL)),
        Surrogate("en", "camels", "chameaux", Form(MASCULINE, PLURAL)),
        Surrogate("en", "pyramids", "pyramides", Form(FEMININE, PLURAL)),
        Surrogate("en", "bananas", "bananes", Form(FEMININE, PLURAL)),
        Surrogate("en", "guitars", "guitares", Form(FEMININE, PLURAL)),
    ),
    verb_surrogates=(
        VerbSurrogate("en", "close the door", "fermer la porte", "fermez la porte"),
        VerbSurrogate("en", "open the window", "ouvrir la fenêtre", "ouvrez la fenêtre"),
    ),
    plural_verbs=r"(?:nt|ons)$",
    infinitive=r"^(?:à |de |d['’])?[^ ]+(?:er|ir|re)$(?<!guerre)",
)
