"""Shares work among processes that are forked from this one and so have all that it has loaded."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeVar

__all__ = ["processes_for", "shared"]

# As many segments take longer to check than a process takes to fork and to answer.
_WORTH_A_PROCESS = 1_000

Result = TypeVar("Result")


def processes_for(segments: int) -> int:
    """How many processes should check as many segments: at most one for each processor, one where none can fork."""
    if "fork" not in multiprocessing.get_all_start_methods() or not hasattr(os, "sched_getaffinity"):
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), segments // _WORTH_A_PROCESS))


def shared(work: Callable[[range], Result], shares: Sequence[range]) -> list[Result]:
    """What `work` makes of each share, in order: of the first here, of each other in a process of its own.

    A share whose process dies, or whose result cannot be pickled, is done here.
    """
    # Objects that the collector of garbage does not touch stay in memory that the processes share; nor need it go
    # through a glossary again and again while much is learned.
    gc.freeze()
    try:
        return _shared(work, shares) if len(shares) > 1 else [work(shares[0])]
    finally:
        gc.unfreeze()


def _shared(work: Callable[[range], Result], shares: Sequence[range]) -> list[Result]:
    context = multiprocessing.get_context("fork")
    ends = [context.Pipe(duplex=False) for _ in shares[1:]]
    readers = [here for here, _ in ends]
    children = [
        context.Process(target=_answer, args=(work, share, end, readers), daemon=True)
        for share, (_, end) in zip(shares[1:], ends, strict=True)
    ]
    try:
        for child, (_, end) in zip(children, ends, strict=True):
            child.start()
            end.close()
        return [
            work(shares[0]),
            *(_received(here, work, share) for share, here in zip(shares[1:], readers, strict=True)),
        ]
    finally:
        for child in children:
            child.terminate()
            child.join()


def _answer(
    work: Callable[[range], Result], share: range, connection: Connection, readers: Sequence[Connection]
) -> None:
    # If the first process is killed, writing must fail: nobody else may hold the other end.
    for reader in readers:
        reader.close()
    # Whoever interrupts the program means its first process, which ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What goes wrong here goes wrong again in the first process, which says so, or nobody is left to be told.
    with suppress(Exception), connection:
        connection.send(work(share))


def _received(connection: Connection, work: Callable[[range], Result], share: range) -> Result:
    try:
        result: Result = connection.recv()
    except EOFError:
        return work(share)
    return result
