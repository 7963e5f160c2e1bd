"""The guard of one kernel: its parent, which outlives it and ends what its cells left running.

Every connection to the fork server gets a guard, a fork of the server. It reads the request, so
that a client that sends rubbish or nothing can harm nobody else; it forks the kernel; it ends the
kernel when the asking program goes away, whatever the kernel is doing; and it reports the end.
"""

import os
import selectors
import signal
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from helpers.rendering.kernels.messages import MAX_LINE_BYTES, KernelRequest, line, parse
from helpers.rendering.kernels.processes import (
    adopt_orphans,
    die_with_parent,
    end_descendants,
    reap,
)

_REQUEST_TIMEOUT_SECONDS = 10
_REPLY_TIMEOUT_SECONDS = 5
_SWEEP_SECONDS = 2.0
_PORTS = ("shell_port", "iopub_port", "stdin_port", "hb_port", "control_port")


def guard(connection: socket.socket, *, server_pid: int, failure: str) -> KernelRequest:
    """Serve one connection; returns in the kernel only, with what it has to become.

    Parameters
    ----------
    server_pid
        The parent; the guard ends its kernel and itself when it dies.
    failure
        Why the server has no kernels to give; empty when all is well.
    """
    with selectors.DefaultSelector() as selector:
        wake = _wake_on_signals()
        die_with_parent(server_pid, signal.SIGTERM)
        adopt_orphans()
        request = _read_request(connection, failure)
        kernel = _fork_kernel()
        if kernel is None:
            # Closed by hand: an object that lives on in the kernel would hide the asker's end.
            connection.close()
            wake.close()
            return request
        _send(connection, {"pid": kernel})
        selector.register(connection, selectors.EVENT_READ)
        selector.register(wake.read_fd, selectors.EVENT_READ)
        returncode = _wait_for_end(kernel, connection, wake, selector)
        end_descendants(seconds=_SWEEP_SECONDS)
        if not _has_asker(connection):
            remove_connection_files(request.arguments)
        _send(connection, {"returncode": returncode})
    os._exit(0)


@dataclass(frozen=True, slots=True)
class _Wake:
    """A pipe into which Python writes the number of every signal that arrives."""

    read_fd: int
    write_fd: int

    def numbers(self) -> bytes:
        return os.read(self.read_fd, 4096)

    def close(self) -> None:
        """Leave signals alone again, as a new process would find them."""
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGTERM, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        os.close(self.read_fd)
        os.close(self.write_fd)


def _wake_on_signals() -> _Wake:
    wake = _Wake(*os.pipe())
    os.set_blocking(wake.write_fd, False)
    for number in (signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, lambda *_: None)
    signal.set_wakeup_fd(wake.write_fd, warn_on_full_buffer=False)
    return wake


def _read_request(connection: socket.socket, failure: str) -> KernelRequest:
    """Return the request for a kernel; answer everything else here and end."""
    try:
        data = _read_line(connection)
        if failure:
            _send(connection, {"failure": failure})
        elif data.strip() and parse(data):
            return KernelRequest.from_line(data)
        else:
            _send(connection, {"ready": True})
    except (OSError, ValueError):
        _send(connection, {"failure": "Permintaan kernel tidak dapat dibaca."})
    os._exit(0)


def _read_line(connection: socket.socket) -> bytes:
    """Read up to the line's end, within limits of time and size."""
    deadline = time.monotonic() + _REQUEST_TIMEOUT_SECONDS
    data = b""
    while not data.endswith(b"\n"):
        # One deadline for the whole line: a byte now and then must not keep the guard alive.
        connection.settimeout(max(0.001, deadline - time.monotonic()))
        part = connection.recv(65536)
        data += part
        if not part or len(data) > MAX_LINE_BYTES:
            message = "no request"
            raise ValueError(message)
    return data


def _fork_kernel() -> int | None:
    """Fork; return the process id in the guard and ``None`` in the kernel."""
    guard_pid = os.getpid()
    ready_read, ready_write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(ready_read)
        die_with_parent(guard_pid)
        # As jupyter_client starts kernels: a session of its own, signalled as a group.
        os.setsid()
        os.close(ready_write)
        return None
    os.close(ready_write)
    # Before the asker learns of the kernel, its group must exist.
    os.read(ready_read, 1)
    os.close(ready_read)
    return pid


def _wait_for_end(
    kernel: int, connection: socket.socket, wake: _Wake, selector: selectors.BaseSelector
) -> int:
    """Return the kernel's return code; end it when the server or the asker goes away."""
    while True:
        for key, _ in selector.select():
            if key.fd == wake.read_fd:
                if signal.SIGTERM in wake.numbers():
                    os.kill(kernel, signal.SIGKILL)
                if (status := reap().get(kernel)) is not None:
                    return os.waitstatus_to_exitcode(status)
            elif not _has_asker(connection):
                selector.unregister(connection)
                os.kill(kernel, signal.SIGKILL)


def _has_asker(connection: socket.socket) -> bool:
    connection.setblocking(False)
    try:
        return connection.recv(4096) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False


def _send(connection: socket.socket, content: dict[str, object]) -> None:
    connection.settimeout(_REPLY_TIMEOUT_SECONDS)
    with suppress(OSError):  # the asker is gone; nobody wants to know
        connection.sendall(line(content))


def remove_connection_files(arguments: tuple[str, ...]) -> None:
    """Remove the connection file, which holds a key, and its sockets for an asker that died.

    Parameters
    ----------
    arguments
        Arguments of the kernel; the file follows ``-f``.
    """
    with suppress(OSError, ValueError, KeyError, IndexError):
        path = Path(arguments[arguments.index("-f") + 1])
        content = parse(path.read_bytes().replace(b"\n", b" ") + b"\n")
        path.unlink()
        if content["transport"] == "ipc":
            for name in _PORTS:
                Path(f"{content['ip']}-{content[name]}").unlink(missing_ok=True)
