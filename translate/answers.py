"""Asks an engine for many texts at once, in as many processes as help."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence

from glossator.check.forked import shared
from glossator.errors import EngineError
from glossator.translate.engine import Capability, Engine, Request

__all__ = ["Answers", "Progress", "processors"]

Progress = Callable[[int, int], None]
"""Told how many sentences are translated, of how many that are known of."""

# An engine that uses all processors by itself must be given enough to share out.
_AT_ONCE = 256
# A process takes as long to fork and to answer as a sentence takes: few texts are not worth one.
_WORTH_SHARING = 8
# So few texts are fetched at once that processes end together; more where their numbers would not fit into a pipe.
_FETCHED, _MOST_BATCHES, _NUMBER_BYTES = 4, 4_096, 4


class Answers:
    """What the engine says for texts, `finish`ed; each text is asked for once.

    The answers are the same with any number of `jobs`, the most processes that may share the work. Texts are given to
    the engine from the longest to the shortest, so that those of a batch are of about one length.
    """

    def __init__(
        self, engine: Engine, finish: Callable[[str], str], jobs: int = 1, progress: Progress | None = None
    ) -> None:
        self._engine = engine
        self._finish = finish
        self._jobs = jobs if Capability.FORKED in engine.capabilities and _can_fork() else 1
        self._progress = progress
        self._answers = {"": ""}

    def __call__(self, texts: Sequence[str]) -> list[str]:
        """The answers to `texts`, in their order."""
        unknown = sorted({text: None for text in texts if text not in self._answers}, key=len, reverse=True)
        known = len(self._answers) - 1 + len(unknown)
        jobs = min(self._jobs, len(unknown) // _WORTH_SHARING)
        if jobs > 1:
            self._ask_in_processes(unknown, jobs, known)
            # What a process that died had fetched, and what an engine failed on: it fails again here, and is heard.
            unknown = [text for text in unknown if text not in self._answers]
        for start in range(0, len(unknown), _AT_ONCE):
            self._take(self._ask(unknown[start : start + _AT_ONCE]))
            self._tell(0, known)
        return [self._answers[text] for text in texts]

    def _ask(self, texts: Sequence[str]) -> dict[str, str]:
        answers = self._engine.translate([Request(text) for text in texts])
        return {text: found[0].text for text, found in zip(texts, answers, strict=True)}

    def _take(self, answers: dict[str, str]) -> None:
        self._answers.update({text: self._finish(answer) for text, answer in answers.items()})

    def _tell(self, more: int, known: int) -> None:
        if self._progress:
            self._progress(min(known, len(self._answers) - 1 + more), known)

    def _ask_in_processes(self, texts: Sequence[str], jobs: int, known: int) -> None:
        """Every process, this one too, fetches the number of the next batch from a pipe until there are no more."""
        size = max(_FETCHED, -(-len(texts) // _MOST_BATCHES))
        batches = [texts[start : start + size] for start in range(0, len(texts), size)]
        queue, end = os.pipe()
        os.write(end, b"".join(number.to_bytes(_NUMBER_BYTES) for number in range(len(batches))))
        os.close(end)
        first = os.getpid()

        def is_awaited() -> bool:
            # Where the first process was killed, nobody takes what the others say, and they would wait for ever.
            return first in (os.getpid(), os.getppid())

        def work(share: range) -> dict[str, str]:
            done: dict[str, str] = {}
            try:
                while is_awaited() and (number := os.read(queue, _NUMBER_BYTES)):
                    done |= self._ask(batches[int.from_bytes(number)])
                    if share.start == 0:
                        self._tell(len(done) * jobs, known)
            except EngineError:
                pass
            return done if is_awaited() else {}

        try:
            for answers in shared(work, [range(job, job + 1) for job in range(jobs)]):
                self._take(answers)
        finally:
            os.close(queue)


def processors() -> int:
    """How many processes can be at work at once where they can be forked, else 1."""
    return len(os.sched_getaffinity(0)) if _can_fork() else 1


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods() and hasattr(os, "sched_getaffinity")
