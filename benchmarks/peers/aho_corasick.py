"""The floor: a bare Aho-Corasick scan (in Rust) of the lower-cased text, without word boundaries, forms or rules."""

from __future__ import annotations

from ahocorasick_rs import AhoCorasick, MatchKind
from protocol import Find, run


def build(sources: list[str], targets: list[str]) -> Find:
    of_source, of_target = (
        AhoCorasick([term.lower() for term in terms], matchkind=MatchKind.LeftmostLongest)
        for terms in (sources, targets)
    )

    def find(source: str, target: str) -> int:
        return len(of_source.find_matches_as_indexes(source.lower())) + len(
            of_target.find_matches_as_indexes(target.lower())
        )

    return find


if __name__ == "__main__":
    run(build)
