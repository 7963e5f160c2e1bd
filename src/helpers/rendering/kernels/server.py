"""Start and end a fork server from the program that needs warm kernels."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from helpers.errors import RakorError
from helpers.rendering.kernels.messages import line, parse
from helpers.rendering.kernels.orders import Orders
from helpers.rendering.kernels.private_folder import check_socket_path

START_TIMEOUT_SECONDS = 60
_END_TIMEOUT_SECONDS = 6

_NO_SERVER = (
    "Peladen kernel hangat berhenti atau tidak menjawab → jalankan ulang perintahnya; "
    "laporan yang sudah terbit tidak dibuat lagi."
)

# What must be so before the first import in the server, and must not reach the kernels.
_SERVER_ENVIRONMENT = {
    # Before a fork no thread may run: neither of linear algebra nor of Arrow's memory.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    # The debugger that every kernel imports would otherwise print a warning.
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}


def can_fork() -> bool:
    """Whether kernels can be forked here: Linux only (macOS frameworks are not fork-safe)."""
    return sys.platform == "linux"


@dataclass(frozen=True, slots=True)
class WarmServer:
    """A fork server; it may still be importing.

    Parameters
    ----------
    socket_path
        Where the provisioner asks for kernels; stands in a private folder.
    keeper_pid
        Process to look at from outside.
    """

    socket_path: Path
    keeper_pid: int

    def wait_until_ready(self, timeout: float = START_TIMEOUT_SECONDS) -> None:
        """Wait until the modules are imported; not needed before asking for a kernel.

        Raises
        ------
        RakorError
            When a module is missing, starts a thread, or the server has died.
        """
        try:
            with closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as connection:
                connection.settimeout(timeout)
                connection.connect(str(self.socket_path))
                connection.sendall(line({}))
                reply = parse(connection.makefile("rb").readline())
        except (OSError, ValueError) as error:
            raise RakorError(_NO_SERVER) from error
        if "failure" in reply:
            raise RakorError(reply["failure"])


@contextmanager
def warm_server(
    folder: Path,
    preload: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    kernels_per_server: int = 500,
) -> Iterator[WarmServer]:
    """Run a fork server in ``folder`` as long as the block runs.

    The block begins at once: the server imports while the caller does other things, and a
    kernel that is asked for meanwhile waits.

    Parameters
    ----------
    folder
        Private existing folder (``private_folder``); its path must be short enough for a socket.
    preload
        Modules of the notebooks to import once, besides those of the kernel itself; importing
        them must start no thread.
    environment
        Whole environment of the server, by default this program's. What Python and libraries
        read when they start (``PYTHONHASHSEED``, ``MPLCONFIGDIR``, …) is taken from here.
    kernels_per_server
        After so many a fresh server takes over. Kernels are forks and end with their notebook;
        only the server itself lives long.

    Raises
    ------
    OutputError
        When the folder's path is too long.
    RakorError
        When the server does not start at all.
    """
    socket_path = folder / "warm.sock"
    check_socket_path(socket_path)
    folder.chmod(0o700)
    alive_read, alive_write = os.pipe()
    orders = Orders(alive_read, os.getpid(), socket_path, kernels_per_server, tuple(preload))
    base = dict(os.environ if environment is None else environment)
    command = [sys.executable, "-m", "helpers.rendering.kernels.keeper", *orders.to_arguments()]
    keeper = subprocess.Popen(
        command,
        # An empty folder: nothing in the one the user stands in can pose as a module.
        cwd=folder,
        env={"PYTHONHASHSEED": "0"} | base | _search_path(base) | _SERVER_ENVIRONMENT,
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
        _see_end(keeper)
        socket_path.unlink(missing_ok=True)


def _search_path(environment: Mapping[str, str]) -> dict[str, str]:
    """Make relative entries of ``PYTHONPATH`` hold in the server's folder, too."""
    if not (value := environment.get("PYTHONPATH")):
        return {}
    return {
        "PYTHONPATH": os.pathsep.join(
            str(Path(part).absolute()) for part in value.split(os.pathsep)
        )
    }


def _see_end(keeper: "subprocess.Popen[bytes]") -> None:
    try:
        keeper.wait(timeout=_END_TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        keeper.kill()  # stopped by somebody; what it keeps dies with it
        keeper.wait()


def _wait_for(socket_path: Path, keeper: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while not socket_path.exists():
        if keeper.poll() is not None or time.monotonic() > deadline:
            raise RakorError(_NO_SERVER)
        time.sleep(0.002)
