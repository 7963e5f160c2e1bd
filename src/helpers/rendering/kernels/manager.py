"""The kernel manager of a batch: private IPC sockets and, where possible, warm kernels."""

from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from traitlets import default
from traitlets.config import Config

from helpers.rendering.kernels.client import BatchKernelClient


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


class BatchKernelManager(AsyncKernelManager):
    """Kernel manager whose kernels come from a fork server when one is configured."""

    @default("client_factory")
    def _prompt_client(self) -> type[BatchKernelClient]:
        return BatchKernelClient

    @default("kernel_spec_manager")
    def _warm_specs(self) -> KernelSpecManager:
        return WarmKernelSpecManager(parent=self)


def kernel_config(*, folder: Path, warm_socket: Path | None, use_ipc: bool) -> Config:
    """Return the configuration that a run hands to papermill.

    Parameters
    ----------
    folder
        Private, absolute and short: holds sockets and the connection file of one kernel.
    warm_socket
        Socket of the fork server; ``None`` starts an ordinary kernel process.
    use_ipc
        Whether the system has Unix sockets for kernels; TCP otherwise.
    """
    manager: dict[str, Any] = {"connection_file": str(folder / "kernel.json")}
    if use_ipc:
        manager |= {"transport": "ipc", "ip": str(folder / "s")}
    config = Config({"BatchKernelManager": manager})
    if warm_socket is not None:
        config.WarmProvisioner = Config(
            {"socket_path": str(warm_socket), "log_path": str(folder / "kernel.log")}
        )
    return config
