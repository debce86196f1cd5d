"""The rule `lower-case-start`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.analyze import Analysed, AnalysedText
from glossator.check.rule import Example, rule
from glossator.check.visible import visible
from glossator.languages.capitals import NAME_PARTICLES, always_capital, capitalises_nouns
from glossator.languages.punctuation import Ending, ending_of
from glossator.model import Edit, Finding, Fix, Safety, Severity, Span

_SURE, _LIKELY, _DOUBTFUL = 0.9, 0.6, 0.4

# A text of so many words with a mark at its end is a sentence, whatever the script of its source.
_WORDS = 4
# So many function words make a label a phrase.
_PHRASE = 2

_FIRST_WORD = re.compile(r"[^\W_]+(?:[-'’._/]\w+)*")
# What may stand before the first word and leave it the first, and what joins it to a thing of another kind.
_OPENING = "\"'“”„‘’‚«»‹›([{¿¡「『 \t\n\u00a0\u202f"
_BRACKETS = frozenset("([{")
_JOINING = frozenset("-_/\\=@#(")
_SENTENCE_ENDS = frozenset({Ending.STOP, Ending.QUESTION, Ending.EXCLAMATION})


@rule(
    "lower-case-start",
    severity=Severity.WARNING,
    mqm="fluency/spelling",
    examples=(
        Example(
            wrong="der Hafen bleibt bis Montag geschlossen.",
            right="Der Hafen bleibt bis Montag geschlossen.",
            quote="der",
            source="The harbour stays closed until Monday.",
            language="de",
            suggestion="Der",
        ),
        Example(
            wrong="the harbour stays closed until Monday.",
            right="The harbour stays closed until Monday.",
            quote="the",
            source="港口将关闭至星期一。",
            source_language="zh",
            suggestion="The",
        ),
    ),
)
def lower_case_start(segment: Analysed) -> Iterator[Finding]:
    """The translation begins in lower case, though it is a sentence or its source begins with a capital.

    ## Why
    A small letter at the beginning looks like the rest of a sentence whose beginning is missing.

    ## How it decides
    The source begins with a capital and the translation with a small letter. From a source in a script without
    capitals, a translation of several words that ends as a sentence does must begin with one. Words that are written
    so (iPhone, pH, e-mail), words that the source has too, particles of names (van Gogh) and texts that begin with a
    number, a placeholder or an ellipsis are let be. Labels are doubtful: their capital may be a name's or a custom of
    the source's language.

    ## What to do
    Begin with a capital.
    """
    target = segment.target
    if target is None or target.value[:1].isupper():
        return
    shown = visible(target)
    word = _first_word(shown)
    if word is None or not word.group()[0].islower() or not _is_plain(word, shown, segment):
        return
    confidence = _confidence(segment, shown)
    if confidence:
        span, text = Span(*word.span()), word.group()
        expected = text[0].upper() + text[1:]
        yield segment.found(
            span,
            f"“{text}” begins the text in lower case, expected “{expected}”",
            suggestions=(expected,),
            confidence=confidence,
            fix=Fix(f"Write “{expected}”", (Edit(span, expected),), Safety.UNSAFE),
        )


def _first_word(shown: str) -> re.Match[str] | None:
    """The word that begins a text; None behind a placeholder, an ellipsis or another mark of something left out."""
    word = _FIRST_WORD.search(shown)
    before = shown[: word.start()] if word else ""
    return None if before.strip(_OPENING) else word


def _is_plain(word: re.Match[str], shown: str, segment: Analysed) -> bool:
    """Whether nothing but its place says how the word is written."""
    text = word.group()
    if not text.replace("'", "").replace("’", "").isalpha() or text != text.lower():
        return False
    if shown[word.end() :][:1] in _JOINING:
        return False
    target = segment.checked
    following = shown[word.end() :].lstrip("'’ ")
    is_own = text in target.language.function_words or text in always_capital(target.index.code)
    if text in NAME_PARTICLES and following[:1].isupper():
        name = f"{text} {following.split()[0]}".rstrip(",.;:")
        if not is_own or name.lower() in segment.source.value.lower():
            return False
    if is_own:
        return True
    # A command or a brand that is written so (grep).
    return target.language.knows(text) or not re.search(rf"(?<!\w){re.escape(text)}(?!\w)", segment.source.value)


def _confidence(segment: Analysed, shown: str) -> float:
    """How sure it is that a capital is due; 0 where nothing speaks for one."""
    source, original = segment.source, visible(segment.source)
    is_sentence = ending_of(original, source.index.code)[0] in _SENTENCE_ENDS
    letter = original.lstrip(_OPENING)[:1]
    if letter.isupper():
        if is_sentence and len(source.chunks) >= _WORDS:
            # In brackets a sentence may begin in either way.
            return _DOUBTFUL if shown.lstrip()[0] in _BRACKETS else _SURE
        return _LIKELY if _is_phrase(source) else _DOUBTFUL
    if letter.islower() or not letter.isalnum():
        return 0
    ends = ending_of(shown, segment.checked.index.code)[0] in _SENTENCE_ENDS
    return _SURE if is_sentence and ends and len(segment.checked.chunks) >= _WORDS else 0


def _is_phrase(source: AnalysedText) -> bool:
    """Whether a text without a mark at its end is more than a label, whose first word may be a name."""
    if capitalises_nouns(source.index.code) or len(source.chunks) < _WORDS or "(" in source.value[:2]:
        return False
    return sum(chunk in source.language.function_words for chunk in source.chunks) >= _PHRASE
