"""Start and end a fork server from the program that needs warm kernels."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from helpers.errors import RakorError

_START_TIMEOUT_SECONDS = 60

# What an IPython kernel imports while it starts; imported once before the fork.
KERNEL_MODULES = (
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.magics.execution",
    "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
    "matplotlib_inline.backend_inline",
)


def can_fork() -> bool:
    """Whether kernels can be forked here: Linux only (macOS frameworks are not fork-safe)."""
    return sys.platform == "linux"


@dataclass(frozen=True, slots=True)
class WarmServer:
    """A running fork server.

    Parameters
    ----------
    socket_path
        Where the provisioner asks for kernels; stands in a private folder.
    keeper_pid
        Process to look at from outside.
    """

    socket_path: Path
    keeper_pid: int


@contextmanager
def warm_server(folder: Path, preload: Sequence[str]) -> Iterator[WarmServer]:
    """Run a fork server in ``folder`` as long as the block runs.

    Parameters
    ----------
    folder
        Private existing folder; its path must be short enough for a socket (< 100 bytes).
    preload
        Modules of the notebooks to import once, besides those of the kernel itself; importing
        them must start no thread.

    Raises
    ------
    RakorError
        When the server does not come up.
    """
    socket_path = folder / "warm.sock"
    alive_read, alive_write = os.pipe()
    environment = os.environ | {
        # Before the fork no BLAS thread may run, and hash order is fixed at process start.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "PYTHONHASHSEED": "0",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        # The debugger that every kernel imports would otherwise print a warning.
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }
    command = (sys.executable, "-m", "helpers.rendering.kernels.fork_server")
    keeper = subprocess.Popen(
        [*command, str(alive_read), str(socket_path), *KERNEL_MODULES, *preload],
        env=environment,
        pass_fds=[alive_read],
        stdin=subprocess.DEVNULL,
    )
    os.close(alive_read)
    try:
        _wait_for(socket_path, keeper)
        yield WarmServer(socket_path=socket_path, keeper_pid=keeper.pid)
    finally:
        # The keeper ends the server and every kernel when this pipe closes.
        os.close(alive_write)
        keeper.wait(timeout=_START_TIMEOUT_SECONDS)
        socket_path.unlink(missing_ok=True)


def _wait_for(socket_path: Path, keeper: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _START_TIMEOUT_SECONDS
    while not socket_path.exists():
        if keeper.poll() is not None or time.monotonic() > deadline:
            message = (
                "Peladen kernel hangat tidak dapat dijalankan. "
                "Jalankan ulang; bila terulang, gunakan --workers 1."
            )
            raise RakorError(message)
        time.sleep(0.01)
