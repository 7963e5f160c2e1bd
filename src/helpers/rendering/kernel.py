"""A kernel that shares nothing: sockets, settings and time limit of its own.

Kernels that talk over TCP race for ports when several start at once; sockets in a private folder
never did. Windows has no such sockets and keeps TCP.
"""

import asyncio
import os
import shutil
import sys
from pathlib import Path
from typing import Any, Final

from jupyter_client.manager import AsyncKernelManager
from traitlets import Dict, Float, Unicode
from traitlets.config import Config

_HAS_SOCKET_FILES: Final = sys.platform != "win32"


class PrivateKernelManager(AsyncKernelManager):
    """Starts the kernel in a given folder and environment, and ends it when its time is up."""

    folder = Unicode(config=True, help="Folder the kernel works in")
    environment = Dict(config=True, help="Variables added to the environment")
    log_path = Unicode(config=True, help="File for what the kernel process writes itself")
    seconds = Float(0, config=True, help="Wall-clock limit of the whole run; 0 is none")

    async def start_kernel(self, **kw: Any) -> None:
        """Start the kernel, then the clock."""
        kw["cwd"] = self.folder
        kw["env"] = {**os.environ, **self.environment}
        # What a dying kernel says goes to a file: people get one message, ours.
        with Path(self.log_path or os.devnull).open("ab") as log:
            await super().start_kernel(**kw, stderr=log)
        if self.seconds:
            asyncio.get_running_loop().call_later(self.seconds, self._expire)

    def _expire(self) -> None:
        # The client notices a dead kernel by itself and ends the run.
        self._expired = asyncio.ensure_future(self.shutdown_kernel(now=True))


def kernel_config(*, private: Path, folder: Path, seconds: float, matplotlib: Path) -> Config:
    """Return the settings of one private kernel.

    Parameters
    ----------
    private
        An empty folder with a short absolute path: socket names must stay below 104 bytes.
    folder
        Where the notebook's relative paths start.
    seconds
        Wall-clock limit of the run; 0 is none.
    matplotlib
        matplotlib's folder for its font cache.
    """
    settings: dict[str, Any] = {
        "folder": str(folder),
        "seconds": float(seconds),
        "log_path": str(private / "kernel.log"),
        "connection_file": str(private / "kernel.json"),
        "environment": {
            "PYTHONHASHSEED": "0",
            "IPYTHONDIR": str(private / "ipython"),
            "MPLCONFIGDIR": str(matplotlib),
        },
    }
    if _HAS_SOCKET_FILES:
        settings |= {"transport": "ipc", "ip": str(private / "s")}
    return Config({"PrivateKernelManager": settings})


def seed_font_cache(folder: Path) -> None:
    """Copy matplotlib's list of fonts from the user's cache, so that no run has to build it."""
    folder.mkdir(parents=True, exist_ok=True)
    home = os.environ.get("MPLCONFIGDIR")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "matplotlib"
    usual = cache if sys.platform.startswith(("linux", "freebsd")) else Path.home() / ".matplotlib"
    for source in sorted((Path(home) if home else usual).glob("fontlist-*.json")):
        shutil.copyfile(source, folder / source.name)
