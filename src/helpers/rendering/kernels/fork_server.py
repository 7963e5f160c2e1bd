"""The fork server: imports what notebooks import, then forks one guard per connection.

It never reads what a client sends and never runs a notebook, so nothing piles up in it.
"""

import gc
import os
import selectors
import signal
import socket
import struct
import time
import warnings
from collections.abc import Sequence
from dataclasses import replace

from helpers.rendering.kernels.guard import guard
from helpers.rendering.kernels.messages import KernelRequest
from helpers.rendering.kernels.preload import preload
from helpers.rendering.kernels.processes import die_with_parent, reap

READY, ORPHANS, FULL = b"r", b"o", b"f"
"""What a server tells its keeper: it accepts, a guard was killed, it takes no more kernels."""

_PAUSE_SECONDS = 0.05


def serve(
    listener: socket.socket,
    modules: Sequence[str],
    *,
    report_fd: int,
    keeper_pid: int,
    kernels: int,
) -> KernelRequest:
    """Run a server until it has forked ``kernels`` kernels and all of them have ended.

    Returns in a forked kernel only, with what it has to become: its interpreter then ends as
    that of any other kernel, exit functions included.

    Parameters
    ----------
    listener
        Non-blocking socket; connections may already wait on it.
    report_fd
        Pipe to the keeper, which also notices when it closes.
    """
    die_with_parent(keeper_pid)
    environment = dict(os.environ)
    failure = preload(modules)
    # Some modules set variables while they are imported; a new kernel would have them, too.
    set_by_imports = dict(os.environ.items() - environment.items())
    # Frozen objects are left alone by the collector, so forks share their pages.
    gc.collect()
    gc.freeze()
    server_pid = os.getpid()
    connection = _Server(listener, report_fd, kernels).run()
    request = guard(connection, server_pid=server_pid, failure=failure)
    return replace(request, environment=request.environment | set_by_imports)


class _Server:
    def __init__(self, listener: socket.socket, report_fd: int, kernels: int) -> None:
        self._listener = listener
        self._report_fd = report_fd
        self._left = kernels
        self._guards: set[int] = set()
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_write, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake_write, warn_on_full_buffer=False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(listener, selectors.EVENT_READ)
        self._selector.register(self._wake_read, selectors.EVENT_READ)

    def run(self) -> socket.socket:
        """Fork until none is left to fork; returns in a guard only, with its connection."""
        os.write(self._report_fd, READY)
        while self._left or self._guards:
            for key, _ in self._selector.select():
                if key.fd == self._wake_read:
                    os.read(self._wake_read, 4096)
                    self._look_after_guards()
                elif (connection := self._accept()) is not None:
                    if self._fork() == 0:
                        self._close_in_guard()
                        return connection
                    connection.close()
        os._exit(0)

    def _accept(self) -> socket.socket | None:
        try:
            connection, _ = self._listener.accept()
        except BlockingIOError:
            return None  # the client has gone again
        except OSError:
            time.sleep(_PAUSE_SECONDS)  # no descriptor left: wait for better times
            return None
        if _peer_user(connection) != os.getuid():
            connection.close()
            return None
        return connection

    def _fork(self) -> int:
        """Fork a guard; return 0 in it. Without memory for it, the client sees its line end."""
        try:
            with warnings.catch_warnings():
                # Python 3.12 counts threads of C libraries, too; Python's were checked before.
                warnings.simplefilter("ignore", DeprecationWarning)
                pid = os.fork()
        except OSError:
            return -1
        if pid > 0:
            self._guards.add(pid)
            self._left -= 1
            if self._left == 0:
                self._selector.unregister(self._listener)
                self._listener.close()
                os.write(self._report_fd, FULL)
        return pid

    def _look_after_guards(self) -> None:
        for pid, status in reap().items():
            self._guards.discard(pid)
            if os.WIFSIGNALED(status):
                # What it looked after has gone to the keeper.
                os.write(self._report_fd, ORPHANS)

    def _close_in_guard(self) -> None:
        signal.set_wakeup_fd(-1)
        self._selector.close()
        self._listener.close()
        for descriptor in (self._report_fd, self._wake_read, self._wake_write):
            os.close(descriptor)


def _peer_user(connection: socket.socket) -> int:
    credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    _, user, _ = struct.unpack("3i", credentials)
    return user
