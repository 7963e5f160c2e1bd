"""Kernels that get ready while the program is still importing and reading."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

from helpers.batch.warm import warm_kernels


@contextmanager
def early_kernels(*, at_once: bool) -> Iterator[Callable[[], Path | None]]:
    """Give what returns the socket of this run's fork server, and end the server afterwards.

    Parameters
    ----------
    at_once
        Whether to start it now, because there surely is something to build; else when asked.
    """
    with ExitStack() as stack:
        socket_path = cache(lambda: stack.enter_context(warm_kernels()))
        if at_once:
            socket_path()
        yield socket_path
