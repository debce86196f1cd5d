"""Runs tasks in processes of this machine, which share what was loaded before they were forked."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from glossator.corpus.engine import CorpusEngine, Setting
from glossator.corpus.worker import Worker
from glossator.errors import EngineError

if TYPE_CHECKING:
    import pyarrow as pa


def run(tasks: pa.Table, setting: Setting) -> Iterator[pa.Table]:
    """Each task by itself; one worker is this process."""
    worker = Worker(setting.job, setting.folder)
    single = [tasks.slice(number, 1) for number in range(len(tasks))]
    if setting.jobs == 1:
        yield from map(worker, single)
        return
    worker.prepare()
    with _processes(worker, min(setting.jobs, len(single))) as idle:
        yield from _shared(single, idle)


def _shared(tasks: list[pa.Table], idle: list[Connection]) -> Iterator[pa.Table]:
    """What comes of tasks, each sent to a process that has nothing to do."""
    todo, busy = iter(tasks), set[Connection]()
    while True:
        for connection, task in zip(idle, todo, strict=False):
            _ask(connection, task)
            busy.add(connection)
        if not busy:
            return
        idle = [connection for connection in wait(list(busy)) if isinstance(connection, Connection)]
        for connection in idle:
            busy.remove(connection)
            yield _answer(connection)


def _ask(connection: Connection, task: pa.Table) -> None:
    try:
        connection.send(task)
    except OSError as error:
        raise _lost() from error


def _answer(connection: Connection) -> pa.Table:
    try:
        answer = connection.recv()
    except (EOFError, OSError) as error:
        raise _lost() from error
    if isinstance(answer, BaseException):
        raise answer
    return answer


def _lost() -> EngineError:
    return EngineError("a worker process ended before its work did", hint="perhaps memory ran out; --resume goes on")


@contextmanager
def _processes(worker: Worker, number: int) -> Iterator[list[Connection]]:
    """The ends of pipes to as many processes, one each: nothing that one of them holds can stop the others.

    At the end nobody waits for tasks that --resume does again.
    """
    # What is loaded stays in memory that all share, if the collector of garbage does not touch it.
    gc.freeze()
    context = multiprocessing.get_context("fork")
    processes, ends = [], []
    try:
        for _ in range(number):
            here, there = context.Pipe()
            process = context.Process(target=_serve, args=(worker, there), daemon=True)
            process.start()
            there.close()
            processes.append(process)
            ends.append(here)
        yield ends
    finally:
        for process in processes:
            process.terminate()
            process.join()
        gc.unfreeze()


def _serve(worker: Worker, connection: Connection) -> None:
    """Whoever interrupts the program means its first process, which ends the others, even where it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        task = connection.recv()
        try:
            answer: object = worker(task)
        except Exception as error:
            answer = error
        connection.send(answer)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def check(_setting: Setting) -> None:
    """Processes are always there."""


ENGINE = CorpusEngine("local", check, run)
