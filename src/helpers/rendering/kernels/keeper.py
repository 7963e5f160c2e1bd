"""The keeper of the fork server: starts it, replaces it, and leaves nothing behind.

It imports nothing heavy. It holds the socket, so that a server that has forked enough kernels,
or was killed, is replaced without its clients noticing more than a pause. When the program that
asked for it goes away, it ends every process below it, sessions of their own or not.
"""

import os
import selectors
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from helpers.rendering.kernels.fork_server import FULL, ORPHANS, READY, serve
from helpers.rendering.kernels.kernel_process import become_kernel
from helpers.rendering.kernels.messages import KernelRequest
from helpers.rendering.kernels.orders import Orders
from helpers.rendering.kernels.processes import adopt_orphans, end_descendants, wait_for_descendants

_GRACE_SECONDS = 1.0
_SWEEP_SECONDS = 3.0
_BACKLOG = 1024


@dataclass(slots=True)
class _Running:
    """A server and the pipe on which it reports."""

    pid: int
    report_fd: int
    is_ready: bool = False
    is_full: bool = False


class Keeper:
    """Keeps one accepting server running until the asker goes away."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._selector = selectors.DefaultSelector()
        self._servers: dict[int, _Running] = {}  # by report_fd
        self._watched = [orders.alive_fd]

    def run(self) -> KernelRequest:
        """Return in a forked kernel only, with what it has to become."""
        adopt_orphans()
        self._listen()
        self._watch_asker()
        while True:
            if self._needs_server() and (request := self._start_server()) is not None:
                return request
            for key, _ in self._selector.select():
                if key.data == "asker":
                    self._end()
                self._hear(self._servers[key.fd])

    def _listen(self) -> None:
        # Bound under another name and renamed: whoever sees the socket can connect to it.
        path = self._orders.socket_path
        partial = path.with_suffix(".new")
        old_mask = os.umask(0o077)
        self._listener.bind(str(partial))
        os.umask(old_mask)
        self._listener.listen(_BACKLOG)
        # Two servers may accept for a moment, and one of them must not wait in vain.
        self._listener.setblocking(False)
        partial.rename(path)

    def _watch_asker(self) -> None:
        with suppress(OSError, AttributeError):  # an older Linux: the pipe alone must do
            self._watched.append(os.pidfd_open(self._orders.asker_pid))
        for descriptor in self._watched:
            self._selector.register(descriptor, selectors.EVENT_READ, "asker")

    def _needs_server(self) -> bool:
        return all(server.is_full for server in self._servers.values())

    def _start_server(self) -> KernelRequest | None:
        keeper_pid = os.getpid()
        report_read, report_write = os.pipe()
        pid = os.fork()
        if pid == 0:
            self._selector.close()
            for descriptor in (report_read, *self._watched, *self._servers):
                os.close(descriptor)
            return serve(
                self._listener,
                self._orders.modules,
                report_fd=report_write,
                keeper_pid=keeper_pid,
                kernels=self._orders.kernels_per_server,
            )
        os.close(report_write)
        self._servers[report_read] = _Running(pid, report_read)
        self._selector.register(report_read, selectors.EVENT_READ)
        return None

    def _hear(self, server: _Running) -> None:
        words = os.read(server.report_fd, 4096)
        server.is_ready = server.is_ready or READY in words
        server.is_full = server.is_full or FULL in words
        if not words:
            self._selector.unregister(server.report_fd)
            os.close(server.report_fd)
            del self._servers[server.report_fd]
            if not server.is_ready:
                # It failed while importing; the next one would fail in the same way.
                self._end()
        if ORPHANS in words or not words:
            others = {other.pid for other in self._servers.values()}
            end_descendants(without=others, seconds=_SWEEP_SECONDS)

    def _end(self) -> None:
        self._orders.socket_path.unlink(missing_ok=True)
        self._listener.close()
        for server in self._servers.values():
            with suppress(ProcessLookupError):
                os.kill(server.pid, signal.SIGKILL)
        # The guards have heard of it; they know which files to remove.
        wait_for_descendants(seconds=_GRACE_SECONDS)
        end_descendants(seconds=_SWEEP_SECONDS)
        os._exit(0)


def main() -> None:
    """Run from the command line; what returns is a kernel."""
    # As ipykernel_launcher does; a kernel puts its own working folder there.
    if sys.path[0] in ("", str(Path.cwd())):
        del sys.path[0]
    # A group of its own: Ctrl-C in a terminal is the asker's to handle.
    os.setpgid(0, 0)
    become_kernel(Keeper(Orders.from_arguments(sys.argv[1:])).run())


if __name__ == "__main__":
    main()
