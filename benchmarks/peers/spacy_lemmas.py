"""spaCy's PhraseMatcher on the lemmas of its lookup lemmatizers: blank pipelines with a tokenizer and nothing else."""

from __future__ import annotations

import spacy
from protocol import Find, run
from spacy.matcher import PhraseMatcher


def build(sources: list[str], targets: list[str]) -> Find:
    in_source, in_target = _matcher("en", sources), _matcher("pt", targets)

    def find(source: str, target: str) -> int:
        return in_source(source) + in_target(target)

    return find


def _matcher(code: str, terms: list[str]):
    analyse = spacy.blank(code)
    analyse.add_pipe("lemmatizer", config={"mode": "lookup"})
    analyse.initialize()
    matcher = PhraseMatcher(analyse.vocab, attr="LEMMA")
    for term in terms:
        matcher.add("term", [analyse(term)])
    return lambda text: len(matcher(analyse(text)))


if __name__ == "__main__":
    run(build)
