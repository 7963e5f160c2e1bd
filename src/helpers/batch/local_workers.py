"""Worker processes on this machine behind the interface of ``concurrent.futures``.

A pool of Python's own loses everything when one of its processes dies. Here each worker is a pool
of one process with a thread that feeds it, so that a death or a report without end costs one
report, and a worker is replaced after some reports before its memory grows.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import (
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Any, TypeVar

from helpers.batch.stopping import stop_here

T = TypeVar("T")

REPORTS_PER_WORKER = 8
"""Typst keeps what ten reports taught it, up to 80 MB each; a new worker starts small."""

_GRACE_SECONDS = 1.0


class WorkerLostError(Exception):
    """The process that did a task has died, or was ended because it took too long."""


class LocalWorkers(Executor):
    """Processes that each do one task at a time.

    Parameters
    ----------
    workers
        How many.
    seconds
        Wall-clock limit of one task, after which its process is ended.
    reports_per_worker
        After so many tasks a process is replaced.
    """

    def __init__(
        self, workers: int, *, seconds: float, reports_per_worker: int = REPORTS_PER_WORKER
    ) -> None:
        self._seconds = seconds
        self._reports_per_worker = reports_per_worker
        self._lanes = threading.local()
        self._pools: set[ProcessPoolExecutor] = set()
        self._lock = threading.Lock()
        self._is_ending = False
        self._feeders = ThreadPoolExecutor(workers, thread_name_prefix="rakor-feeder")

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Do ``fn(*args, **kwargs)`` in one of the processes."""
        return self._feeders.submit(self._feed, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes; without ``wait`` at once, whatever they do."""
        self._is_ending = not wait
        self._feeders.shutdown(wait=wait, cancel_futures=cancel_futures)
        with self._lock:
            pools = tuple(self._pools)
        for pool in pools:
            if not wait:
                _end(pool)
            pool.shutdown(wait=wait, cancel_futures=True)
        self._feeders.shutdown(wait=True)

    def _feed(self, fn: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        if self._is_ending:
            raise CancelledError
        pool = self._pool_of_this_thread()
        try:
            result = pool.submit(fn, *args, **kwargs).result(timeout=self._seconds)
        except (BrokenProcessPool, TimeoutError) as error:
            self._forget(pool)
            _end(pool)
            raise WorkerLostError from error
        self._lanes.done += 1
        if self._lanes.done >= self._reports_per_worker:
            self._forget(pool)
            pool.shutdown()
        return result

    def _pool_of_this_thread(self) -> ProcessPoolExecutor:
        pool = getattr(self._lanes, "pool", None)
        if pool is None:
            pool = self._lanes.pool = _pool_of_one()
            self._lanes.done = 0
            with self._lock:
                self._pools.add(pool)
        return pool

    def _forget(self, pool: ProcessPoolExecutor) -> None:
        self._lanes.pool = None
        with self._lock:
            self._pools.discard(pool)


def _pool_of_one() -> ProcessPoolExecutor:
    # Spawned, not forked: the same on every system, and no lock or thread is inherited half-way.
    return ProcessPoolExecutor(
        1,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=begin_worker,
    )


def begin_worker() -> None:
    """Prepare a worker process: it follows its parent, and only its parent stops it."""
    # The terminal sends Ctrl-C to workers too; only the parent decides, by SIGTERM.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: stop_here())
    threading.Thread(target=_follow_parent, daemon=True, name="rakor-parent").start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _end(pool: ProcessPoolExecutor) -> None:
    """End a pool's process: asked first, then made to."""
    processes = list((pool._processes or {}).values())  # there is no other way to its processes
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(_GRACE_SECONDS)
        if process.is_alive():
            process.kill()
