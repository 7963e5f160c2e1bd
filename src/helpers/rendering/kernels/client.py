"""A kernel client that is ready as soon as the kernel is."""

import asyncio
import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient

_IDLE_TIMEOUT_SECONDS = 0.05


class BatchKernelClient(AsyncKernelClient):
    """Client that waits for the kernel's own word instead of a silence.

    The stock client flushes the output channel until nothing has come for 0.2 seconds. The
    ``idle`` message that ends the first request says the same thing exactly: the output channel
    is connected and everything before it has been read.
    """

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel has answered on both channels.

        Raises
        ------
        RuntimeError
            When the kernel dies or does not answer in time, as in the stock client.
        """
        deadline = time.monotonic() + (timeout if timeout is not None else float("inf"))
        while True:
            request = self.kernel_info()
            reply = await self._reply_to(request)
            if reply is not None and await self._is_idle_after(request):
                self._handle_kernel_info_reply(reply)
                return
            if not await self.is_alive():
                message = "Kernel died before replying to kernel_info"
                raise RuntimeError(message)
            if time.monotonic() > deadline:
                message = f"Kernel didn't respond in {timeout} seconds"
                raise RuntimeError(message)

    async def _reply_to(self, request: str) -> dict[str, Any] | None:
        """Return the reply on the shell channel; ``None`` when none came within a second."""
        try:
            async with asyncio.timeout(1):
                while True:
                    message = await self.get_shell_msg(timeout=1)
                    if message["parent_header"].get("msg_id") == request:
                        return message
        except (Empty, TimeoutError):
            return None

    async def _is_idle_after(self, request: str) -> bool:
        """Whether the output channel delivers the end of ``request`` at once.

        A message sent before the channel was connected is lost, so a short wait and another
        request are quicker than a long wait.
        """
        try:
            async with asyncio.timeout(_IDLE_TIMEOUT_SECONDS):
                while True:
                    message = await self.get_iopub_msg(timeout=_IDLE_TIMEOUT_SECONDS)
                    is_ours = message["parent_header"].get("msg_id") == request
                    if is_ours and message["content"].get("execution_state") == "idle":
                        return True
        except (Empty, TimeoutError):
            return False
