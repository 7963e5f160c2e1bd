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
    jupyter_client's local provisioner. Of the streams that a caller may give a kernel process,
    a named file for stdout and stderr is honoured, one for both.
    """

    socket_path = Unicode("", help="Socket of the fork server.").tag(config=True)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel with the environment and folder that ``kwargs`` name."""
        arguments = kernel_arguments(cmd)
        log_path = _log_path(kwargs)
        if not self.socket_path or arguments is None or log_path is None:
            return await super().launch_kernel(cmd, **kwargs)
        cwd = str(kwargs.get("cwd") or Path.cwd())
        if not Path(cwd).is_dir():
            raise FileNotFoundError(cwd)
        environment = dict(kwargs.get("env") or os.environ)
        request = KernelRequest(
            arguments=arguments,
            cwd=cwd,
            environment=environment | {"JPY_PARENT_PID": str(os.getpid())},
            log_path=log_path,
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


def _log_path(kwargs: Mapping[str, Any]) -> str | None:
    """Return the file that takes the kernel's own words; ``None`` when only a pipe would do."""
    if kwargs.get("stdin") is not None:
        return None
    streams = [s for name in ("stdout", "stderr") if (s := kwargs.get(name)) is not None]
    names = {getattr(stream, "name", None) for stream in streams}
    if not names:
        return ""
    name = names.pop()
    return str(Path(name).absolute()) if not names and isinstance(name, str) else None
