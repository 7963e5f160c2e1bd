"""Running tasks, one after another or in worker processes, and handing back each as it ends."""

import multiprocessing
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from helpers.batch.produce import attempt
from helpers.batch.stopping import stop_here
from helpers.batch.task import Result, Task

# Typst keeps what it has learnt about fonts and grows with it; a new worker starts small.
_REPORTS_PER_WORKER = 25
_GRACE_SECONDS = 1.0


def run_tasks(tasks: Sequence[Task], *, workers: int) -> Generator[Result]:
    """Yield the result of every task as it ends.

    Parameters
    ----------
    workers
        1 runs here, one after another, and saves starting a second Python; more run in processes
        of their own.

    Raises
    ------
    OutputError
        When the disk is full or broken: the tasks that follow would fail the same way.
    """
    if workers == 1 or len(tasks) == 1:
        yield from map(attempt, tasks)
    else:
        yield from _run_in_processes(tasks, min(workers, len(tasks)))


def _run_in_processes(tasks: Sequence[Task], workers: int) -> Iterator[Result]:
    waiting = {task.job.handle: task for task in tasks}
    try:
        for result in _pool(tasks, workers):
            del waiting[result.task.job.handle]
            yield result
        return
    except BrokenProcessPool:
        # A worker died and took the pool with it; it is not known which task killed it. The rest
        # run one by one, so that the culprit fails alone.
        suspects = tuple(waiting.values())
    for task in suspects:
        yield _alone(task)


def _alone(task: Task) -> Result:
    try:
        return next(iter(_pool([task], 1)))
    except BrokenProcessPool:
        message = (
            "proses pembuat laporan mati mendadak (misalnya kehabisan memori) → jalankan ulang"
        )
        return Result(task, seconds=0.0, message=message)


def _pool(tasks: Sequence[Task], workers: int) -> Iterator[Result]:
    # Spawned, not forked: the same on every system, and no lock or thread is inherited half-way.
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin_worker,
        max_tasks_per_child=_REPORTS_PER_WORKER,
    )
    futures: list[Future[Result]] = [pool.submit(attempt, task) for task in tasks]
    try:
        for future in as_completed(futures):
            yield future.result()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        _end_workers()
        raise
    pool.shutdown()


def _begin_worker() -> None:
    # The terminal sends Ctrl-C to workers too; only the parent decides, by SIGTERM.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop_worker)


def _stop_worker(*_: object) -> None:
    stop_here()


def _end_workers() -> None:
    children = multiprocessing.active_children()
    for child in children:
        child.terminate()
    for child in children:
        child.join(_GRACE_SECONDS)
        if child.is_alive():
            child.kill()
