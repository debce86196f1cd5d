"""Function words that no sentence puts side by side: what they are in each language, and which of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

from glossator.languages.language import base_code

__all__ = ["WordOrder", "word_order"]

_STOPS = (".", "!", "?")
_MARKS = ("", ",", ";", ":", *_STOPS)


@dataclass(frozen=True)
class WordOrder:
    """Pairs of lower-case words that stand side by side in no sentence, words that end none, open and inner ones.

    The second of a pair is there with every mark behind it, and the words that end no sentence have the mark that does.
    An open word belongs to what follows at once, so that no comma, colon or semicolon comes between; an inner word goes
    on with a clause and begins none, so that a colon or semicolon before it cuts the clause in two.
    """

    pairs: frozenset[tuple[str, str]]
    endings: frozenset[str]
    open: frozenset[str]
    inner: frozenset[str]

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The first words of the pairs."""
        return frozenset(first for first, _ in self.pairs)

    @cached_property
    def seconds(self) -> frozenset[str]:
        """The second words of the pairs, with each mark."""
        return frozenset(second for _, second in self.pairs)


def _order(
    classes: Mapping[str, str], impossible: str, usual: str, never_last: str, opening: str, inner: str
) -> WordOrder:
    """From words by class (one letter each), pairs of classes, and pairs of words (a_b) that are usual all the same.

    A word twice in a row is no pair: that is a slip of another kind.
    """
    words = {letter: group.split() for letter, group in classes.items()}
    pairs = {pair for classes in impossible.split() for pair in product(words[classes[0]], words[classes[1]])}
    allowed = {(one, other) for one, _, other in (pair.partition("_") for pair in usual.split())}
    return WordOrder(
        frozenset((one, other + mark) for one, other in pairs - allowed if one != other for mark in _MARKS),
        frozenset(word + stop for letter in never_last for word in words[letter] for stop in _STOPS),
        frozenset(word for letter in opening for word in words[letter]),
        frozenset(word for letter in inner for word in words[letter]),
    )


# a article · i article that is another word too · f preposition with an article in it · d other determiner
# o of · t to · n p q prepositions, p before a pronoun · c j conjunctions · h than · w relative · s subject · u object
# l demonstrative · b form of be · e been · g be · m modal verb · v other auxiliary
_LANGUAGES: Mapping[str, Callable[[], WordOrder]] = {
    "de": lambda: _order(
        {
            "a": "der die das den dem des",
            "i": "ein eine einen einem einer eines",
            "f": "im vom zum zur beim ins ans aufs",
            "q": "für durch gegen ohne",
            "c": "und oder",
            "b": "ist sind war waren wird wurde wurden hat hatte hatten",
        },
        impossible="ff fi ii fb qb qf",
        usual="",
        never_last="fc",
        opening="f",
        inner="",
    ),
    "en": lambda: _order(
        {
            "a": "the an",
            "i": "a",
            "d": "my your our their its every",
            "k": "his",
            "l": "this these those",
            "o": "of",
            "t": "to",
            "n": "in on",
            "p": "from into with between against at by for",
            "q": "during among",
            "c": "and or but",
            "j": "if because although",
            "h": "than",
            "w": "which who",
            "s": "he she we they",
            "u": "him them",
            "b": "is are was were",
            "e": "been",
            "g": "be",
            "m": "would could should",
            "v": "has had have",
        },
        impossible="aa ai ia ad id ak ik al il da di dd dk dl ka ki kd ao do io ap ip dp aq iq dq at dt dn ac ic dc"
        " as ds is ab ib db am im dm av iv dv aj ij dj ah ih dh iw dw au iu du ae ie de ag ig dg ob om ov oh oj po qo"
        " oo to no ho ss so sa si sd ts tm ps os mb mm bb be bg me bv vg qb qm qv pq",
        usual="my_every your_every our_every their_every its_every every_his we_the we_our they_their he_a she_a he_the"
        " for_we for_they are_is are_was is_was was_is were_is were_was is_had was_had are_had were_had from_among"
        " from_during for_during",
        never_last="adqc",
        opening="ad",
        inner="obemv",
    ),
    "es": lambda: _order(
        {
            "a": "el los las",
            "i": "un una unos unas",
            "f": "al del",
            "q": "con desde en hasta para por sin",
            "c": "pero",
            "b": "es son era eran fue fueron",
        },
        impossible="fa fi ff fb fq ia qb qf aa",
        usual="con_al por_al en_del",
        never_last="fc",
        opening="f",
        inner="",
    ),
    "fr": lambda: _order(
        {
            "a": "le la les",
            "i": "un une",
            "f": "du au aux",
            "q": "dans sur avec sous vers chez",
            "c": "et ou mais",
            "b": "est sont était étaient a ont sera seront",
        },
        impossible="fa fi ff fq fb aa ai ia ii iq qb",
        usual="la_une le_un au_sous",
        never_last="fac",
        opening="f",
        inner="",
    ),
    "it": lambda: _order(
        {
            "a": "il lo gli",
            "i": "un uno",
            "f": "del dello della dei degli delle al allo alla agli alle dal dallo dalla dai dagli dalle nel nello"
            " nella nei negli nelle sul sullo sulla sui sugli sulle",
            "c": "e o ma",
            "b": "è sono era erano hanno",
        },
        impossible="fa fi ff fb ia ii",
        usual="",
        never_last="f",
        opening="f",
        inner="",
    ),
    "pt": lambda: _order(
        {
            "a": "o os as",
            "i": "um uma",
            "f": "do da dos das na nas ao aos pelo pela pelos pelas",
            "n": "no na ao aos pelo pela pelos pelas",
            "b": "é são foi foram",
        },
        impossible="fa fn fb ia ii",
        usual="",
        never_last="f",
        opening="f",
        inner="",
    ),
    "ru": lambda: _order(
        {
            "p": "в на с к из от для по о у над под при без",
            "q": "из от для над под при без",
            "c": "и или но",
        },
        impossible="pp qc",
        usual="по_с",
        never_last="q",
        opening="q",
        inner="",
    ),
}


@cache
def word_order(code: str) -> WordOrder | None:
    """What is known of the order of words in a language; None where nothing is.

    >>> order = word_order("en-GB")
    >>> order and (("the", "of") in order.pairs, ("of", "the") in order.pairs)
    (True, False)
    """
    make = _LANGUAGES.get(base_code(code))
    return make() if make else None
