"""Warm kernels for a run: which modules their server imports, and when it is started."""

import atexit
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Final

from helpers.errors import RakorError
from helpers.rendering.kernels.private_folder import private_folder
from helpers.rendering.kernels.server import can_fork, warm_server

PRELOAD: Final = (
    "pandas",
    "pyarrow",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "seaborn",
    "helpers.sections",
)
"""What the notebooks import, and what it imports late; none of it starts a thread."""


@contextmanager
def warm_kernels() -> Iterator[Path | None]:
    """Run a fork server as long as the block runs; give its socket, ``None`` where none can run.

    The block begins at once: the server imports while the caller does other things.
    """
    with ExitStack() as stack:
        socket_path = None
        if can_fork():
            with suppress(RakorError, OSError):  # ordinary kernels then, with the same results
                folder = stack.enter_context(private_folder())
                server = stack.enter_context(warm_server(folder, PRELOAD))
                socket_path = server.socket_path
        yield socket_path


@cache
def own_kernels() -> Path | None:
    """Return the socket of a fork server of this process alone, started when first asked for."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(warm_kernels())
