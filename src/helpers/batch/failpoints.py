"""Places where tests let a run break, as a disk or an administrator would.

``RAKOR_FAILPOINT=replace:3:ENOSPC`` breaks the third time the place ``replace`` is reached; the
kinds are ``KILL``, ``TERM``, ``ENOSPC`` and ``EIO``. Without the variable nothing happens.
"""

import errno
import os
import signal
from collections import Counter
from typing import Final

VARIABLE: Final = "RAKOR_FAILPOINT"
PLACES: Final = ("planned", "result", "stage", "replace", "commit", "row", "manifest")
KINDS: Final = ("KILL", "TERM", "ENOSPC", "EIO")

_times: Final[Counter[str]] = Counter()


def reached(place: str) -> None:
    """Break here when the environment says so.

    Raises
    ------
    OSError
        For ``ENOSPC`` and ``EIO``.
    """
    wanted = os.environ.get(VARIABLE)
    if not wanted:
        return
    name, number, kind = wanted.split(":")
    if name != place:
        return
    _times[place] += 1
    if _times[place] != int(number):
        return
    if kind in ("KILL", "TERM"):
        os.kill(os.getpid(), signal.SIGKILL if kind == "KILL" else signal.SIGTERM)
    else:
        raise OSError(getattr(errno, kind), os.strerror(getattr(errno, kind)))
