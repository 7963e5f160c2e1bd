"""Running tasks, here, in worker processes or on a cluster, handing back each as it ends."""

from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future, as_completed
from contextlib import contextmanager

from helpers.batch.cluster import cluster_executor
from helpers.batch.local_workers import LocalWorkers, WorkerLostError
from helpers.batch.produce import attempt
from helpers.batch.task import Result, Task
from helpers.errors import InterruptedRunError, RakorError

# Starting a worker and printing come on top of the notebook's own limit.
_BESIDES_SECONDS = 300
_LOST = "proses pembuat laporan mati mendadak (misalnya kehabisan memori) → jalankan ulang"
_CLUSTER_GONE = "klaster terputus → jalankan perintah yang sama untuk melanjutkan"


def run_tasks(tasks: Sequence[Task], *, workers: int, cluster: str = "") -> Generator[Result]:
    """Yield the result of every task as it ends.

    Parameters
    ----------
    workers
        1 runs here, one after another, and saves starting a second Python; more run in processes
        of their own.
    cluster
        Address of a Dask scheduler whose workers are to do it; empty: this machine.

    Raises
    ------
    OutputError
        When the disk is full or broken: the tasks that follow would fail the same way.
    InterruptedRunError
        When the cluster goes away.
    """
    if not cluster and (workers == 1 or len(tasks) == 1):
        yield from map(attempt, tasks)
        return
    seconds = max(task.limits.report_seconds for task in tasks) + _BESIDES_SECONDS
    count = min(workers, len(tasks))
    with cluster_executor(cluster) if cluster else _local(count, seconds) as executor:
        yield from _results(executor, tasks)


@contextmanager
def _local(workers: int, seconds: float) -> Iterator[Executor]:
    executor = LocalWorkers(workers, seconds=seconds)
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()


def _results(executor: Executor, tasks: Sequence[Task]) -> Iterator[Result]:
    """Do every task; one whose worker is lost is done once more, because it may be innocent."""
    waiting = {executor.submit(attempt, task): task for task in tasks}
    again: list[Task] = []
    for future in as_completed(waiting):
        result = _result(future, waiting.pop(future))
        if isinstance(result, Task):
            again.append(result)
        else:
            yield result
    futures = {executor.submit(attempt, task): task for task in again}
    for future in as_completed(futures):
        result = _result(future, futures[future])
        yield Result(result.job, 0.0, message=_LOST) if isinstance(result, Task) else result


def _result(future: Future[Result], task: Task) -> Result | Task:
    """Return the result, or the task when its worker was lost."""
    try:
        return future.result()
    except WorkerLostError:
        return task
    except CancelledError:
        raise InterruptedRunError(_CLUSTER_GONE) from None
    except RakorError:
        raise
    except Exception as error:
        # The cluster's own word for a task that has killed several workers.
        if type(error).__name__ == "KilledWorker":
            return task
        raise
