"""Runs tasks in processes of this machine, which share what was loaded before they were forked."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for
from typing import TYPE_CHECKING

from glossator.corpus.engine import CorpusEngine, Setting
from glossator.corpus.worker import Worker
from glossator.errors import EngineError

if TYPE_CHECKING:
    import pyarrow as pa

# As many tasks wait for each worker, so that none is idle.
_WAITING = 2
# The worker of a forked process; the first process makes it.
_forked: list[Worker] = []


def run(tasks: pa.Table, setting: Setting) -> Iterator[pa.Table]:
    """Each task by itself; one worker is this process."""
    worker = Worker(setting.job, setting.folder)
    single = [tasks.slice(number, 1) for number in range(len(tasks))]
    if setting.jobs == 1:
        yield from map(worker, single)
        return
    worker.prepare()
    yield from _run_in_processes(single, worker, setting.jobs)


def _run_in_processes(tasks: list[pa.Table], worker: Worker, jobs: int) -> Iterator[pa.Table]:
    # What is loaded stays in memory that all share, if the collector of garbage does not touch it.
    gc.freeze()
    _forked.append(worker)
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(jobs, context, initializer=_begin)
    todo, running = iter(tasks), set[Future["pa.Table"]]()
    try:
        while True:
            while len(running) < jobs * _WAITING and (task := next(todo, None)) is not None:
                running.add(pool.submit(_work, task))
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    except BrokenProcessPool as error:
        hint = "perhaps memory ran out; --resume goes on"
        raise EngineError("a worker process ended before its work did", hint=hint) from error
    except BaseException:
        # Whoever stops does not wait for tasks that --resume does again.
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _forked.clear()
        gc.unfreeze()


def _work(task: pa.Table) -> pa.Table:
    return _forked[0](task)


def _begin() -> None:
    """Whoever interrupts the program means its first process, which ends the others, even where it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        wait_for([parent.sentinel])
        os._exit(1)


def check(_setting: Setting) -> None:
    """Processes are always there."""


ENGINE = CorpusEngine("local", check, run)
