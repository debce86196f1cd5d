"""What a translation was made of, in the words of the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from glossator.commands.terminal import counted
from glossator.model import State
from glossator.translate.account import origins, outcomes
from glossator.translate.run import Translation

__all__ = ["counts", "summary", "total"]

# Where the translations are from and what became of the glossary's terms, in the words of the summary.
_ORIGINS = {
    "machine": "translated now",
    "memory": "from the memory",
    "kept": "kept",
    "changed": "kept from before the source changed",
}
_OUTCOMES = {
    "right": "right at once",
    "edited": "put in by editing",
    "regenerated": "put in by translating anew",
    "placeholder": "put in through a placeholder",
    "left": "left to you",
}


def summary(translation: Translation) -> Iterator[str]:
    """What was done, and what is left for a person."""
    yield f"{counted(len(translation.segments), 'sentence', 'sentences')} with {translation.engine}"
    numbers = origins(translation)
    if numbers["machine"] < len(translation.segments) or translation.obsolete:
        obsolete = [f"{len(translation.obsolete)} obsolete"] if translation.obsolete else []
        yield f"translations: {', '.join([*_parts(numbers, _ORIGINS), *obsolete])}"
    yield f"glossary terms: {', '.join(_parts(outcomes(translation), _OUTCOMES)) or 'none in the text'}"
    yield f"to be looked at: {counted(_doubtful(translation), 'sentence', 'sentences')}, marked fuzzy with the reason"


def total(done: Sequence[Translation]) -> Iterator[str]:
    """What was done in several documents, and what comes next."""
    terms: Counter[str] = Counter()
    for translation in done:
        terms.update(outcomes(translation))
    yield f"in all: {', '.join(counts(done))}"
    yield f"glossary terms: {', '.join(_parts(terms, _OUTCOMES)) or 'none in the text'}"
    yield "next: editors work in these files; then `glossator check`, and `glossator build` for the documents"


def counts(done: Sequence[Translation]) -> list[str]:
    """Sentences, where their translations are from, and how many must be looked at."""
    numbers: Counter[str] = Counter()
    for translation in done:
        numbers.update(origins(translation))
    obsolete = sum(len(translation.obsolete) for translation in done)
    return [
        counted(sum(len(translation.segments) for translation in done), "sentence", "sentences"),
        *_parts(numbers, _ORIGINS),
        *([f"{obsolete} obsolete"] if obsolete else []),
        f"{sum(map(_doubtful, done))} to be looked at",
    ]


def _doubtful(translation: Translation) -> int:
    return sum(segment.state is State.FUZZY for segment in translation.document.segments)


def _parts(numbers: Mapping[str, int], words: Mapping[str, str]) -> list[str]:
    return [f"{numbers[name]} {said}" for name, said in words.items() if numbers[name]]
