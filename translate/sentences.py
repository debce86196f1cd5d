"""Lets an engine that takes one sentence at a time translate any text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from glossator.languages.language import base_code
from glossator.translate.engine import Candidate, Capability, Engine, Request

__all__ = ["SentenceEngine", "clauses", "split_sentences"]

# Beyond some 500 characters models lose the end of a sentence.
_LONGEST = 400
_CLAUSE_END = re.compile(r"[;:,]\s|[；：，、]")
_SPACE = re.compile(r"\s")
# A model makes a sentence of its own of less.
_SHORTEST = 40


class SentenceEngine:
    """An engine that hands each sentence of a text to `inner` and joins what comes back."""

    def __init__(self, inner: Engine) -> None:
        self.inner = inner
        self.name = inner.name
        self.version = inner.version
        self.source = inner.source
        self.target = inner.target
        self.capabilities: frozenset[Capability] = inner.capabilities

    def translate(self, requests: Sequence[Request]) -> tuple[tuple[Candidate, ...], ...]:
        """As the inner engine; the second candidate of a text joins the second ones of its sentences."""
        split = [split_sentences(request.text, self.source) for request in requests]
        inner = [
            Request(sentence, request.hypotheses, "" if index else request.prefix)
            for request, sentences in zip(requests, split, strict=True)
            for index, (sentence, _) in enumerate(sentences)
        ]
        translated = iter(self.inner.translate(inner))
        return tuple(_joined(sentences, list(islice(translated, len(sentences)))) for sentences in split)


def split_sentences(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """The sentences of `text`, each with the white space after it; very long ones in parts. Never empty.

    >>> split_sentences("It rains. He waits.", "en")
    (('It rains.', ' '), ('He waits.', ''))
    """
    from sentencex import segment

    parts = [
        part
        for line in text.splitlines(keepends=True)
        for sentence in segment(base_code(language), line)
        for part in _short_parts(sentence)
    ]
    return tuple((part.rstrip(), part[len(part.rstrip()) :]) for part in parts) or ((text, ""),)


def clauses(sentence: str) -> tuple[str, ...]:
    """The parts of `sentence` up to each comma or the like, where both it and what follows are long enough.

    >>> clauses("They met in the old town by the sea, then left, and the talks that all had feared went on.")
    ('They met in the old town by the sea, then left, ', 'and the talks that all had feared went on.')
    """
    start, parts = 0, []
    for found in _CLAUSE_END.finditer(sentence):
        if found.end() - start >= _SHORTEST and len(sentence) - found.end() >= _SHORTEST:
            parts.append(sentence[start : found.end()])
            start = found.end()
    return (*parts, sentence[start:])


def _short_parts(sentence: str) -> Iterator[str]:
    start = 0
    while len(sentence) - start > _LONGEST:
        window = start + _LONGEST // 2, start + _LONGEST
        ends = [[match.end() for match in pattern.finditer(sentence, *window)] for pattern in (_CLAUSE_END, _SPACE)]
        end = (ends[0] or ends[1] or [window[1]])[-1]
        yield sentence[start:end]
        start = end
    yield sentence[start:]


def _joined(sentences: tuple[tuple[str, str], ...], translated: list[tuple[Candidate, ...]]) -> tuple[Candidate, ...]:
    if len(sentences) == 1:
        return translated[0]
    spaces = [space for _, space in sentences]
    ranks = min(len(candidates) for candidates in translated)
    return tuple(_join([candidates[rank] for candidates in translated], spaces) for rank in range(ranks))


def _join(candidates: list[Candidate], spaces: list[str]) -> Candidate:
    scores = [candidate.score for candidate in candidates if candidate.score is not None]
    text = "".join(candidate.text + space for candidate, space in zip(candidates, spaces, strict=True))
    return Candidate(text, sum(scores) / len(scores) if scores else None)
