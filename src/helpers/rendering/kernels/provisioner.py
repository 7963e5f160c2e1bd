"""The provisioner that asks the fork server for a kernel instead of starting Python.

Everything else – signals to the process group, waiting, shutdown now or later, restart – is
jupyter_client's own, because the forked kernel answers to the same methods as a process started
by ``subprocess``.
"""

import asyncio
import contextlib
import json
import os
import signal
import socket
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Unicode

from helpers.rendering.kernels.kernel_process import KernelRequest

_REPLY_TIMEOUT_SECONDS = 30
_END_TIMEOUT_SECONDS = 0.5


class ForkedKernel:
    """A kernel forked elsewhere, with the methods of ``subprocess.Popen`` that are needed."""

    stdin = stdout = stderr = None

    def __init__(self, connection: socket.socket, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._connection = connection
        self._pending = b""

    def poll(self) -> int | None:
        """Return the return code, or ``None`` while the kernel runs."""
        if self.returncode is None:
            self._connection.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                self._read()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end and return the code; ``TimeoutError`` when it takes too long."""
        while self.returncode is None:
            self._connection.settimeout(timeout)
            self._read()
        return self.returncode

    async def ended(self) -> int:
        """Wait for the end without blocking the event loop."""
        loop = asyncio.get_running_loop()
        self._connection.setblocking(False)
        while self.returncode is None:
            self._take(await loop.sock_recv(self._connection, 4096))
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel alone."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill the kernel."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def _read(self) -> None:
        self._take(self._connection.recv(4096))

    def _take(self, data: bytes) -> None:
        self._pending += data
        if b"\n" in self._pending:
            self._end(int(json.loads(self._pending)["returncode"]))
        elif not data:
            # The server is gone, and with it every kernel (see die_with_parent).
            self._end(-signal.SIGKILL)

    def _end(self, returncode: int) -> None:
        self.returncode = returncode
        self._connection.close()


class WarmProvisioner(LocalProvisioner):
    """Starts kernels by asking the fork server at ``socket_path``.

    Without a socket path it is jupyter_client's local provisioner.
    """

    socket_path = Unicode("", help="Socket of the fork server.").tag(config=True)
    log_path = Unicode("", help="File for what the kernel prints by itself.").tag(config=True)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel with the environment and folder that ``kwargs`` name."""
        if not self.socket_path:
            return await super().launch_kernel(cmd, **kwargs)
        request = KernelRequest(
            # python -m ipykernel_launcher -f FILE …: what follows the module is the kernel's own.
            arguments=tuple(cmd[3:]),
            cwd=str(kwargs.get("cwd") or Path.cwd()),
            environment=dict(kwargs.get("env") or os.environ),
            log_path=self.log_path,
        )
        self.process = _ask(self.socket_path, request)
        self.pid = self.pgid = self.process.pid
        self.cwd = request.cwd
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """Kill the process group and see it end, so that the caller need not poll for it."""
        await super().kill(restart=restart)
        if isinstance(self.process, ForkedKernel):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.process.ended(), _END_TIMEOUT_SECONDS)


def _ask(socket_path: str, request: KernelRequest) -> ForkedKernel:
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(_REPLY_TIMEOUT_SECONDS)
    connection.connect(socket_path)
    connection.sendall(request.to_json())
    # Byte by byte up to the line's end: what follows belongs to a later poll().
    line = b""
    while not line.endswith(b"\n"):
        byte = connection.recv(1)
        if not byte:
            message = "the fork server closed the connection before it started a kernel"
            raise ConnectionError(message)
        line += byte
    return ForkedKernel(connection, int(json.loads(line)["pid"]))
