"""Terms inside names that a model leaves in the source language ("the Harbour Policy Tracker")."""

from __future__ import annotations

import re

from glossator.languages.language import Language
from glossator.model import Span
from glossator.translate.wanted import Missing

__all__ = ["inside_copied_name"]

# The next capitalised word, at once or behind a short one ("School of Law and Music").
_NEXT_CAPITALISED = re.compile(r"(?: (?:&(?:amp;)?|[^\W\d_]{2,3}))? [^\W\d_a-zà-ÿ][\w'’-]*")
# The word before, with a small one between ("Council for Trade").
_BEFORE = re.compile(r"[^\W\d_a-zà-ÿ][\w'’-]* ([^\W\d_A-ZÀ-Þ]{2,3}) $")
# Two words, and no more of a text without spaces.
_LONGEST = 60


def inside_copied_name(missing: Missing, sentence: str, translation: str, language: Language) -> bool:
    """Whether a term stands, as often as it is missing, in a name that `translation` has copied.

    It is copied with the next word of the name; or what stands on both sides is, with a word between that the target
    `language` does not have.
    """
    places = (place.span for place in missing.wanted.occurrences)
    return sum(_is_inside(sentence, span, translation, language) for span in places) >= missing.times


def _is_inside(sentence: str, span: Span, translation: str, language: Language) -> bool:
    written = sentence[span.start : span.end]
    following = _NEXT_CAPITALISED.match(sentence, span.end)
    # An acronym has its capitals anywhere.
    if not written.istitle() or not following:
        return False
    before = _BEFORE.search(sentence, max(0, span.start - _LONGEST), span.start)
    if before and not language.knows(before[1]) and before[0] in translation and following[0] in translation:
        return True
    return written + following[0] in translation
