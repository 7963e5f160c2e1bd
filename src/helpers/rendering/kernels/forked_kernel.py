"""A kernel forked elsewhere, as the program that asked for it sees it."""

import asyncio
import contextlib
import os
import signal
import socket
import time
from typing import Any, Self

from helpers.errors import RakorError
from helpers.rendering.kernels.messages import MAX_LINE_BYTES, KernelRequest, parse

# The first kernel waits for the server's imports.
_REPLY_TIMEOUT_SECONDS = 60
_CONNECT_PAUSE_SECONDS = 0.01
_NO_KERNEL = (
    "Peladen kernel hangat tidak memberi kernel → jalankan ulang perintahnya; "
    "laporan yang sudah terbit tidak dibuat lagi."
)


class ForkedKernel:
    """A running kernel, with the methods of ``subprocess.Popen`` that jupyter_client uses.

    The kernel ends when this object's connection closes, so it cannot outlive its asker.
    """

    stdin = stdout = stderr = None

    def __init__(self, connection: socket.socket, pid: int, pending: bytes = b"") -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._connection = connection
        self._pending = pending

    @classmethod
    async def ask(cls, socket_path: str, request: KernelRequest) -> Self:
        """Ask the fork server at ``socket_path`` for a kernel.

        Raises
        ------
        RakorError
            When there is no server, it has no kernels to give, or it does not answer in time.
        """
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.setblocking(False)
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(_REPLY_TIMEOUT_SECONDS):
                await _connect(connection, socket_path)
                await loop.sock_sendall(connection, request.to_line())
                data = b""
                while b"\n" not in data and len(data) < MAX_LINE_BYTES:
                    part = await loop.sock_recv(connection, 4096)
                    if not part:
                        break
                    data += part
            head, newline, rest = data.partition(b"\n")
            reply: dict[str, Any] = parse(head + newline)
            if "failure" in reply:
                raise RakorError(reply["failure"])
            return cls(connection, int(reply["pid"]), rest)
        except (OSError, ValueError) as error:
            connection.close()
            raise RakorError(_NO_KERNEL) from error
        except BaseException:
            connection.close()
            raise

    def poll(self) -> int | None:
        """Return the return code, or ``None`` while the kernel runs."""
        self._connection_speaks(timeout=0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end and return the code; ``TimeoutError`` when it takes too long."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while self.returncode is None:
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            if not self._connection_speaks(timeout=left):
                raise TimeoutError
        return self.returncode

    async def ended(self) -> int:
        """Wait for the end without blocking the event loop."""
        loop = asyncio.get_running_loop()
        while self.returncode is None:
            self._connection.setblocking(False)
            self._take(await self._received(loop))
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

    async def _received(self, loop: asyncio.AbstractEventLoop) -> bytes:
        try:
            return await loop.sock_recv(self._connection, 4096)
        except ConnectionError:
            return b""

    def _connection_speaks(self, *, timeout: float | None) -> bool:
        """Take what the guard has to say; whether it said anything."""
        if self.returncode is not None:
            return True
        self._connection.settimeout(timeout)
        try:
            data = self._connection.recv(4096)
        except (BlockingIOError, TimeoutError):
            return False
        except ConnectionError:
            data = b""
        self._take(data)
        return True

    def _take(self, data: bytes) -> None:
        self._pending += data
        if b"\n" in self._pending:
            self._end(int(parse(self._pending)["returncode"]))
        elif not data:
            # The guard is gone, and with it the kernel.
            self._end(-signal.SIGKILL)

    def _end(self, returncode: int) -> None:
        self.returncode = returncode
        self._connection.close()


async def _connect(connection: socket.socket, socket_path: str) -> None:
    # On a Unix socket, asyncio takes "try again" (a full queue) for "in progress".
    while True:
        with contextlib.suppress(BlockingIOError):
            connection.connect(socket_path)
            return
        await asyncio.sleep(_CONNECT_PAUSE_SECONDS)
