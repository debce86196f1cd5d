r"""Weblate's way to look for a term in a translation: `\b`, the term, `\b`, in any case: one pattern a term."""

from __future__ import annotations

import re

from protocol import Find, run


def build(sources: list[str], targets: list[str]) -> Find:
    of_source, of_target = (
        [re.compile(rf"\b{re.escape(term)}\b", re.IGNORECASE).search for term in terms] for terms in (sources, targets)
    )

    def find(source: str, target: str) -> int:
        return sum(1 for search in of_source if search(source)) + sum(1 for search in of_target if search(target))

    return find


if __name__ == "__main__":
    run(build)
