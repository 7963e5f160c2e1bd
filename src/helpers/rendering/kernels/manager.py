"""The kernel manager of a batch: private IPC sockets and, where possible, warm kernels."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from traitlets import Dict, default
from traitlets.config import Config

from helpers.rendering.kernels.client import BatchKernelClient
from helpers.rendering.kernels.private_folder import check_socket_path


class WarmKernelSpecManager(KernelSpecManager):
    """Gives every kernel specification the warm provisioner and the run's environment."""

    environment = Dict(help="Variables that every kernel gets.").tag(config=True)

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the stock specification with our provisioner and variables named in it."""
        spec = super().get_kernel_spec(kernel_name)
        spec.metadata = {
            **spec.metadata,
            "kernel_provisioner": {"provisioner_name": "rakor_warm"},
        }
        # jupyter_client fills in ${names}; ours are meant as they stand.
        ours = {name: value.replace("$", "$$") for name, value in self.environment.items()}
        spec.env = {**spec.env, **ours}
        return spec


class BatchKernelManager(AsyncKernelManager):
    """Kernel manager whose kernels come from a fork server when one is configured."""

    @default("client_factory")
    def _prompt_client(self) -> type[BatchKernelClient]:
        return BatchKernelClient

    @default("kernel_spec_manager")
    def _warm_specs(self) -> KernelSpecManager:
        return WarmKernelSpecManager(parent=self)


def has_ipc() -> bool:
    """Whether kernels can be reached by sockets in a folder; TCP ports race in parallel runs."""
    return sys.platform != "win32"


def kernel_config(
    *,
    folder: Path,
    warm_socket: Path | None,
    use_ipc: bool,
    environment: Mapping[str, str] | None = None,
) -> Config:
    """Return the configuration that a run hands to papermill.

    Parameters
    ----------
    folder
        Private, absolute and short: holds sockets and the connection file of one kernel.
    warm_socket
        Socket of the fork server; ``None`` starts an ordinary kernel process.
    use_ipc
        Whether the system has Unix sockets for kernels; TCP otherwise.
    environment
        Variables that the kernel gets besides this program's own, warm or not.

    Raises
    ------
    OutputError
        When the folder's path is too long for sockets.
    """
    manager: dict[str, Any] = {"connection_file": str(folder / "kernel.json")}
    if use_ipc:
        check_socket_path(folder / "s-99")
        manager |= {"transport": "ipc", "ip": str(folder / "s")}
    config = Config({"BatchKernelManager": manager})
    config.WarmKernelSpecManager = Config({"environment": dict(environment or {})})
    if warm_socket is not None:
        config.WarmProvisioner = Config(
            {"socket_path": str(warm_socket), "log_path": str(folder / "kernel.log")}
        )
    return config
