"""The kernel manager of a batch: private kernels that come from a fork server when there is one."""

from pathlib import Path

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from traitlets import default
from traitlets.config import Config

from helpers.rendering.kernel import PrivateKernelManager
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


class BatchKernelManager(PrivateKernelManager):
    """Private kernel manager whose kernels are forked when ``warm_config`` names a server."""

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
