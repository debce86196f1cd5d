"""Runs tasks on a Ray cluster, as batches of a Ray Dataset that a pool of actors maps."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from glossator.corpus.engine import CorpusEngine, Setting
from glossator.corpus.worker import Worker
from glossator.errors import ConfigError, EngineError

if TYPE_CHECKING:
    import pyarrow as pa

# A cluster that does not answer within as many seconds is not there.
_PATIENCE = 5


def check(setting: Setting) -> None:
    """See that Ray is installed and that somebody answers; start one on this machine where no address is given."""
    if find_spec("ray") is None:
        raise ConfigError("--engine ray: Ray is not installed", hint="pip install 'glossator[ray]'")
    import ray.data

    if ray.is_initialized():
        return
    # Ray itself would try for a minute.
    host, _, port = (setting.address or "").removeprefix("ray://").rpartition(":")
    options: dict[str, Any] = {"address": setting.address}
    if setting.address is None:
        options = {"address": "local", "num_cpus": setting.jobs, "include_dashboard": False}
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    try:
        if port.isdecimal():
            socket.create_connection((host, int(port)), _PATIENCE).close()
        ray.init(**options, log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, RuntimeError, ValueError, OSError) as error:
        where = f"--address {setting.address}" if setting.address else "a cluster on this machine"
        reason = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise ConfigError(f"{where}: no Ray answers: {reason}", hint="start one: ray start --head") from error


def run(tasks: pa.Table, setting: Setting) -> Iterator[pa.Table]:
    """A pool of actors, each a worker; a task that is lost with its actor is done by another."""
    import ray
    from ray.data import DataContext
    from ray.exceptions import RayError

    context = DataContext.get_current()
    context.enable_progress_bars = False
    context.execution_options.preserve_order = False
    dataset = ray.data.from_arrow([tasks.slice(number, 1) for number in range(len(tasks))]).map_batches(
        Worker,
        fn_constructor_args=(setting.job, setting.folder),
        batch_format="pyarrow",
        batch_size=None,
        compute=ray.data.ActorPoolStrategy(size=min(setting.jobs, len(tasks)), max_tasks_in_flight_per_actor=2),
    )
    try:
        yield from dataset.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=0)
    except RayError as error:
        reason = str(error).strip().splitlines()[-1]
        raise EngineError(f"Ray stopped: {reason}", hint="--resume goes on with what is left") from error


ENGINE = CorpusEngine("ray", check, run)
