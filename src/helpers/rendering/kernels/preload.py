"""What a fork server imports before it forks."""

import gc
import importlib
import threading
from collections.abc import Sequence
from contextlib import suppress

# What an IPython kernel imports while it starts; what a version does not have, it does not need.
# matplotlib's inline backend is not among them: it hooks itself into the shell while it is
# imported, and in the server there is no shell.
KERNEL_MODULES = (
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.magics.execution",
    "IPython.core.oinspect",
    "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
    "faulthandler",
    "sqlite3",
    "tornado.platform.asyncio",
)


def preload(modules: Sequence[str]) -> str:
    """Import the kernel's own modules and ``modules``.

    Returns
    -------
    str
        Empty, or an Indonesian sentence that says why no kernel can be forked. Any other failure
        of a module is a bug in it and keeps its traceback.
    """
    # Nothing that is imported here becomes rubbish; looking for it takes a tenth of the time.
    gc.disable()
    try:
        for name in KERNEL_MODULES:
            with suppress(ModuleNotFoundError):
                importlib.import_module(name)
        for name in modules:
            try:
                importlib.import_module(name)
            except ModuleNotFoundError as error:
                return _missing(name, error.name or name)
    finally:
        gc.enable()
    return _threads()


def _missing(name: str, missing: str) -> str:
    whose = "" if missing == name else f" (dibutuhkan oleh {name})"
    return (
        f"Modul Python {missing}{whose} tidak ditemukan → pasang paketnya, "
        "atau keluarkan modul itu dari daftar yang dimuat lebih dulu."
    )


def _threads() -> str:
    """Say which threads run: in a fork they are missing, and locks they hold stay locked."""
    others = sorted(t.name for t in threading.enumerate() if t is not threading.main_thread())
    if not others:
        return ""
    return (
        f"Modul yang dimuat lebih dulu menjalankan utas ({', '.join(others)}), sehingga kernel "
        "tidak dapat dicabangkan → keluarkan modul itu dari daftar."
    )
