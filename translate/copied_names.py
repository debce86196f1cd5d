"""Terms inside names that a model leaves in the source language ("the Harbour Policy Tracker")."""

from __future__ import annotations

import re

from glossator.translate.wanted import Missing

__all__ = ["inside_copied_name"]

# The next capitalised word, at once or behind a short one ("School of Law and Music").
_NEXT_CAPITALISED = re.compile(r"(?: (?:&(?:amp;)?|[^\W\d_]{2,3}))? [^\W\d_a-zà-ÿ][\w'’-]*")


def inside_copied_name(missing: Missing, sentence: str, translation: str) -> bool:
    """Whether a term stands, as often as it is missing, before another word of a name that `translation` has copied."""
    count = 0
    for place in missing.wanted.occurrences:
        written = sentence[place.span.start : place.span.end]
        following = _NEXT_CAPITALISED.match(sentence, place.span.end)
        # An acronym has its capitals anywhere.
        if written.istitle() and following and written + following[0] in translation:
            count += 1
    return count >= missing.times
