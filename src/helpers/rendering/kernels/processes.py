"""Linux processes: ends that follow each other, orphans that are found, nothing left behind."""

import ctypes
import os
import signal
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_PAUSE_SECONDS = 0.005


def die_with_parent(parent_pid: int, signal_number: int = signal.SIGKILL) -> None:
    """Ask Linux for a signal when the parent dies; end now if that has happened already.

    A process that is stuck inside a C function cannot miss it, as it could a pipe.
    """
    _prctl(_PR_SET_PDEATHSIG, signal_number)
    if os.getppid() != parent_pid:
        os._exit(1)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends, sessions of its own or not."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def descendants(*, without: Collection[int] = ()) -> tuple[int, ...]:
    """Return the descendants of this process, ended ones that nobody has collected included.

    Those matter: a program whose first thread has ended still has its other threads, and their
    children.

    Parameters
    ----------
    without
        Children to leave out, with everything below them.
    """
    children: dict[int, list[int]] = {}
    for pid, parent in _parents().items():
        children.setdefault(parent, []).append(pid)
    found: list[int] = []
    waiting = [os.getpid()]
    while waiting:
        below = [pid for pid in children.get(waiting.pop(), ()) if pid not in without]
        found += below
        waiting += below
    return tuple(found)


def end_descendants(*, without: Collection[int] = (), seconds: float) -> None:
    """Kill every descendant until none is left or ``seconds`` have passed.

    The caller must have adopted orphans: the children of what is killed then come to it, and
    the next look finds them.
    """
    deadline = time.monotonic() + seconds
    empty = 0
    # One look takes a while, and who changes parents meanwhile may be missed: look twice.
    while empty < 2 and time.monotonic() < deadline:
        reap()
        found = descendants(without=without)
        empty = 0 if found else empty + 1
        for pid in found:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        if found:
            time.sleep(_PAUSE_SECONDS)


def wait_for_descendants(*, seconds: float) -> None:
    """Wait until every descendant has ended by itself or ``seconds`` have passed."""
    deadline = time.monotonic() + seconds
    reap()
    while descendants() and time.monotonic() < deadline:
        time.sleep(_PAUSE_SECONDS)
        reap()


def reap() -> dict[int, int]:
    """Collect every child that has ended; return wait statuses by process id."""
    ended: dict[int, int] = {}
    with suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                break
            ended[pid] = status
    return ended


def _parents() -> dict[int, int]:
    """Return the parent of every process."""
    table: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with suppress(OSError):  # it has ended meanwhile
                # The second field is the program's name, which may contain anything.
                fields = (folder / "stat").read_bytes().rpartition(b")")[2].split()
                table[int(folder.name)] = int(fields[1])
    return table


def _prctl(option: int, value: int) -> None:
    if ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), f"prctl({option})")
