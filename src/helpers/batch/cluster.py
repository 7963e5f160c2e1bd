"""Workers of an existing Dask cluster behind the interface of ``concurrent.futures``."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from helpers.errors import InterruptedRunError, UsageError

_CONNECT_SECONDS = 10
# Dask does a task again when its worker dies; one that kills every worker must not kill them all.
_MISSING = (
    "--cluster membutuhkan paket dask.distributed → pasang dengan: pip install 'rakor[cluster]'"
)


@contextmanager
def cluster_executor(address: str) -> Iterator[Executor]:
    """Give an executor whose tasks run on the cluster at ``address`` (``tcp://…``).

    Raises
    ------
    UsageError
        When the extra is not installed or nothing answers at the address.
    InterruptedRunError
        When the scheduler goes away.
    """
    try:
        # Most installations have no cluster, and those that do import it for seconds.
        from distributed import Client  # noqa: PLC0415
        from distributed.comm.core import CommClosedError  # noqa: PLC0415
    except ModuleNotFoundError:
        raise UsageError(_MISSING) from None
    try:
        client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError):
        message = f"klaster {address} tidak menjawab → periksa alamat dan penjadwalnya"
        raise UsageError(message) from None
    try:
        # Not pure: the same job in a later run is to be done again.
        yield client.get_executor(pure=False)
    except CommClosedError:
        message = "klaster terputus → jalankan perintah yang sama untuk melanjutkan"
        raise InterruptedRunError(message) from None
    finally:
        client.close(timeout=2)
