"""The provisioner that asks the fork server for a kernel instead of starting Python.

Everything else – signals to the process group, waiting, shutdown now or later, restart – is
jupyter_client's own, because the forked kernel answers to the same methods as a process started
by ``subprocess``.
"""

import asyncio
import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Unicode

from helpers.rendering.kernels.forked_kernel import ForkedKernel
from helpers.rendering.kernels.messages import KernelRequest

_END_TIMEOUT_SECONDS = 3.0
_LAUNCHER = ("-m", "ipykernel_launcher")
# Options of the interpreter that some installations write into the kernel specification and that
# change nothing for a notebook.
_IDLE_OPTIONS = frozenset({"-Xfrozen_modules=off"})


class WarmProvisioner(LocalProvisioner):
    """Starts kernels by asking the fork server at ``socket_path``.

    Without a socket path, or for a kernel that is not this Python's ipykernel, it is
    jupyter_client's local provisioner.
    """

    socket_path = Unicode("", help="Socket of the fork server.").tag(config=True)
    log_path = Unicode("", help="File for what the kernel prints by itself.").tag(config=True)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel with the environment and folder that ``kwargs`` name."""
        arguments = kernel_arguments(cmd)
        if not self.socket_path or arguments is None or _wants_streams(kwargs):
            return await super().launch_kernel(cmd, **kwargs)
        cwd = str(kwargs.get("cwd") or Path.cwd())
        if not Path(cwd).is_dir():
            raise FileNotFoundError(cwd)
        environment = dict(kwargs.get("env") or os.environ)
        request = KernelRequest(
            arguments=arguments,
            cwd=cwd,
            environment=environment | {"JPY_PARENT_PID": str(os.getpid())},
            log_path=self.log_path,
        )
        self.process = await ForkedKernel.ask(self.socket_path, request)
        self.pid = self.pgid = self.process.pid
        self.cwd = cwd
        return self.connection_info

    async def send_signal(self, signum: int) -> None:
        """Signal the kernel's process group, unless the kernel has ended."""
        # A process of ours keeps its number until we have waited for it; a forked kernel's
        # number may belong to another process by now.
        if not isinstance(self.process, ForkedKernel) or self.process.poll() is None:
            await super().send_signal(signum)

    async def kill(self, restart: bool = False) -> None:
        """Kill the process group and see it end, so that the caller need not poll for it."""
        await super().kill(restart=restart)
        if isinstance(self.process, ForkedKernel):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.process.ended(), _END_TIMEOUT_SECONDS)


def kernel_arguments(command: Sequence[str]) -> tuple[str, ...] | None:
    """Return what follows ``python -m ipykernel_launcher``; ``None`` for any other command."""
    interpreter, *rest = command
    words = [word for word in rest if word not in _IDLE_OPTIONS]
    is_ours = interpreter == sys.executable and tuple(words[:2]) == _LAUNCHER
    return tuple(words[2:]) if is_ours else None


def _wants_streams(kwargs: Mapping[str, Any]) -> bool:
    return any(kwargs.get(name) is not None for name in ("stdin", "stdout", "stderr"))
