"""The fork server: imports what notebooks import, then forks one kernel per request.

Two processes, because a dead server must not leave anything behind:

* the *keeper* imports nothing heavy, starts the server, and ends every kernel's process group
  when the server dies or when the program that asked for it goes away;
* the *server* imports the preloaded modules once and forks on request.

A request is one connection to the server's socket: a line of JSON in, a line of JSON with the
process id out, and when the kernel has ended a line with its return code. Closing the connection
does not end the kernel; jupyter_client signals it by process group.
"""

import ctypes
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from helpers.rendering.kernels.kernel_process import KernelRequest, become_kernel

_PR_SET_PDEATHSIG = 1
_MAX_REQUEST_BYTES = 1_000_000


def die_with_parent(parent_pid: int) -> None:
    """Ask Linux to kill this process when its parent dies; end now if that has happened."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent_pid:
        os._exit(1)


def keep(alive_fd: int, socket_path: Path, preload: list[str]) -> NoReturn:
    """Run the keeper: start the server, end all groups when either side is gone.

    Parameters
    ----------
    alive_fd
        Read end of a pipe that the asking program holds open as long as it lives.
    """
    report_read, report_write = os.pipe()
    keeper_pid = os.getpid()
    server_pid = os.fork()
    if server_pid == 0:
        os.close(report_read)
        os.close(alive_fd)
        die_with_parent(keeper_pid)
        serve(socket_path, preload, report_write)
    os.close(report_write)
    _watch(alive_fd, report_read)
    with suppress(ProcessLookupError):
        os.kill(server_pid, signal.SIGKILL)
    os.waitpid(server_pid, 0)
    os._exit(0)


def _watch(alive_fd: int, report_fd: int) -> None:
    """Return when one side has closed its pipe and every known process group has been ended."""
    groups: set[int] = set()
    with selectors.DefaultSelector() as selector:
        selector.register(alive_fd, selectors.EVENT_READ)
        selector.register(report_fd, selectors.EVENT_READ)
        pending = b""
        open_sides = True
        while open_sides:
            for key, _ in selector.select():
                data = os.read(key.fd, 65536)
                if not data:
                    open_sides = False
                elif key.fd == report_fd:
                    *lines, pending = (pending + data).split(b"\n")
                    for line in lines:
                        sign, pid = line[:1], int(line[1:])
                        (groups.add if sign == b"+" else groups.discard)(pid)
    for group in groups:
        end_group(group)


def end_group(group: int) -> None:
    """Kill a process group; one that is gone is fine."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


def serve(socket_path: Path, preload: list[str], report_fd: int) -> NoReturn:
    """Run the server: import ``preload``, listen, fork."""
    for name in preload:
        importlib.import_module(name)
    # Frozen objects are left alone by the collector, so forks share their pages.
    gc.collect()
    gc.freeze()
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    # Bound under another name and renamed: whoever sees the socket can connect to it.
    partial = socket_path.with_suffix(".starting")
    listener.bind(str(partial))
    listener.listen(64)
    partial.rename(socket_path)
    wake_read, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connections: dict[int, socket.socket] = {}
    with selectors.DefaultSelector() as selector:
        selector.register(listener, selectors.EVENT_READ)
        selector.register(wake_read, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                if key.fd == wake_read:
                    os.read(wake_read, 4096)
                else:
                    connection, _ = listener.accept()
                    _start(connection, connections, report_fd, selector, listener)
            _collect_ended(connections, report_fd)


def _start(
    connection: socket.socket,
    connections: dict[int, socket.socket],
    report_fd: int,
    selector: selectors.BaseSelector,
    listener: socket.socket,
) -> None:
    """Fork a kernel for the request on ``connection``."""
    connection.settimeout(10)
    try:
        line = connection.makefile("rb").readline(_MAX_REQUEST_BYTES)
        request = KernelRequest.from_json(line)
    except (OSError, ValueError, KeyError):
        connection.close()
        return
    server_pid = os.getpid()
    go_read, go_write = os.pipe()
    pid = os.fork()
    if pid == 0:
        signal.set_wakeup_fd(-1)
        os.setpgid(0, 0)
        die_with_parent(server_pid)
        os.close(go_write)
        # The keeper knows the group before the kernel runs a single cell.
        os.read(go_read, 1)
        os.close(go_read)
        selector.close()
        listener.close()
        os.close(report_fd)
        connection.close()
        for other in connections.values():
            other.close()
        become_kernel(request)
    with suppress(OSError):
        os.setpgid(pid, pid)
    os.close(go_read)
    os.write(report_fd, b"+%d\n" % pid)
    os.close(go_write)
    connections[pid] = connection
    with suppress(OSError):
        connection.sendall(json.dumps({"pid": pid}).encode() + b"\n")


def _collect_ended(connections: dict[int, socket.socket], report_fd: int) -> None:
    """Report every kernel that has ended and end what its cells left running."""
    while connections:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        end_group(pid)
        os.write(report_fd, b"-%d\n" % pid)
        connection = connections.pop(pid, None)
        if connection is not None:
            code = os.waitstatus_to_exitcode(status)
            with suppress(OSError):
                connection.sendall(json.dumps({"returncode": code}).encode() + b"\n")
            connection.close()


def main() -> NoReturn:
    """Start from the command line: alive pipe, socket path, modules to preload."""
    alive_fd, socket_path, *preload = sys.argv[1:]
    os.setpgid(0, 0)
    keep(int(alive_fd), Path(socket_path), preload)


if __name__ == "__main__":
    main()
