"""Ctrl-C and SIGTERM: stop in order, once; a second signal ends at once."""

import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from helpers.errors import InterruptedRunError


class StopRequested(KeyboardInterrupt):
    """Somebody asked the run to stop.

    A ``KeyboardInterrupt``, because event loops pass that one through from wherever they are and
    swallow or log everything else.
    """


def stop_here() -> NoReturn:
    """Leave whatever the main thread is doing."""
    # The event loop that talked to the kernel would log every task it did not finish.
    logging.getLogger("asyncio").disabled = True
    raise StopRequested


def _signals() -> tuple[signal.Signals, ...]:
    if sys.platform == "win32":
        return (signal.SIGINT, signal.SIGTERM, signal.SIGBREAK)
    return (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def stops_on_signals() -> Iterator[None]:
    """Raise `StopRequested` in the main thread on the first signal; leave at once on the second."""
    stopped = False

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        nonlocal stopped
        if stopped:
            os._exit(InterruptedRunError.exit_code)
        stopped = True
        stop_here()

    before = {number: signal.signal(number, stop) for number in _signals()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
