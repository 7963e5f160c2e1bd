"""The kernel manager of a batch: private kernels that come from a fork server when there is one."""

import asyncio
import time
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from traitlets import default
from traitlets.config import Config

from helpers.rendering.kernel import PrivateKernelManager
from helpers.rendering.kernels.client import BatchKernelClient

_LISTEN_SECONDS = 10
_PAUSE_SECONDS = 0.002


class WarmKernelSpecManager(KernelSpecManager):
    """Gives every kernel specification the warm provisioner."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the stock specification with our provisioner named in it."""
        spec = super().get_kernel_spec(kernel_name)
        spec.metadata = {
            **spec.metadata,
            "kernel_provisioner": {"provisioner_name": "rakor_warm"},
        }
        return spec


class BatchKernelManager(PrivateKernelManager):
    """Private kernel manager whose kernels are forked when ``warm_config`` names a server."""

    async def start_kernel(self, **kw: Any) -> None:
        """Start the kernel and return when it listens.

        A client that connects earlier tries again after a tenth of a second, on each channel.
        """
        await super().start_kernel(**kw)
        if self.transport == "ipc":
            sockets = [Path(f"{self.ip}-{port}") for port in self.ports]
            deadline = time.monotonic() + _LISTEN_SECONDS
            while not all(path.exists() for path in sockets) and time.monotonic() < deadline:
                if not await self.is_alive():
                    return  # the client finds out why
                await asyncio.sleep(_PAUSE_SECONDS)

    @default("client_factory")
    def _prompt_client(self) -> type[BatchKernelClient]:
        return BatchKernelClient

    @default("kernel_spec_manager")
    def _warm_specs(self) -> KernelSpecManager:
        return WarmKernelSpecManager(parent=self)


def warm_config(socket_path: Path | None) -> Config:
    """Return what a run adds to the configuration of its kernel.

    Parameters
    ----------
    socket_path
        Socket of the fork server; ``None``, where a system cannot fork, starts an ordinary kernel
        process with the same results.
    """
    if socket_path is None:
        return Config()
    return Config({"WarmProvisioner": {"socket_path": str(socket_path)}})
