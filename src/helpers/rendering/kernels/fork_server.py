"""The fork server: imports what notebooks import, then forks one guard per connection.

It never reads what a client sends and never runs a notebook: nothing piles up in it.
"""

import gc
import importlib
import os
import selectors
import signal
import socket
import struct
import threading
import warnings
from collections.abc import Sequence
from contextlib import suppress

from helpers.rendering.kernels.guard import guard
from helpers.rendering.kernels.messages import KernelRequest
from helpers.rendering.kernels.processes import die_with_parent, reap

READY, ORPHANS, FULL = b"r", b"o", b"f"
"""What a server tells its keeper: it accepts, a guard was killed, it takes no more kernels."""


def serve(
    listener: socket.socket,
    modules: Sequence[str],
    *,
    report_fd: int,
    keeper_pid: int,
    kernels: int,
) -> KernelRequest:
    """Run a server until it has forked ``kernels`` kernels and all have ended.

    Returns in a forked kernel only, with what it has to become: the interpreter then ends as
    that of any kernel does.

    Parameters
    ----------
    listener
        Non-blocking socket; connections may already wait on it.
    report_fd
        Pipe to the keeper, which also notices when it closes.
    """
    die_with_parent(keeper_pid)
    failure = preload(modules)
    wake_read, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
    os.write(report_fd, READY)
    guards: set[int] = set()
    left = kernels
    with selectors.DefaultSelector() as selector:
        selector.register(listener, selectors.EVENT_READ)
        selector.register(wake_read, selectors.EVENT_READ)
        while left or guards:
            for key, _ in selector.select():
                if key.fd == wake_read:
                    os.read(wake_read, 4096)
                elif (connection := _accept(listener)) is not None:
                    pid = _fork()
                    if pid == 0:
                        for descriptor in (report_fd, wake_read, wake_write):
                            os.close(descriptor)
                        listener.close()
                        break
                    connection.close()
                    if pid is not None:
                        guards.add(pid)
                        left -= 1
            else:
                if left == 0 and listener.fileno() >= 0:
                    selector.unregister(listener)
                    listener.close()
                    os.write(report_fd, FULL)
                _look_after(guards, report_fd)
                continue
            break
        else:
            os._exit(0)
    return guard(connection, server_pid=os.getppid(), failure=failure)
