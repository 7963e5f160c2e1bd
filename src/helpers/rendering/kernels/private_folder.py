"""Private folders with short paths, for sockets and connection files.

A socket's path is at most about a hundred bytes long, and a connection file holds a key. Each
folder stands in the system's folder for temporary files, is closed to other users, and is removed
at the end; what a killed program left is removed by the next one.
"""

import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from helpers.errors import OutputError

MAX_SOCKET_PATH_BYTES = 103
"""The smallest limit among the systems we run on (macOS: 104 with its final zero byte)."""

_PREFIX = "rakor-"
_LOCK = "lock"
# A folder without a lock that is younger may still get one from its maker.
_MAKING_SECONDS = 60


def check_socket_path(path: Path) -> None:
    """Refuse a path that is too long for a socket.

    Raises
    ------
    OutputError
        Names the length and the remedy.
    """
    size = len(os.fsencode(path))
    if size > MAX_SOCKET_PATH_BYTES or not path.is_absolute():
        message = (
            f"{path.parent}: jalur folder terlalu panjang untuk soket kernel "
            f"({size} byte, paling banyak {MAX_SOCKET_PATH_BYTES}, jalur lengkap) → pakai folder "
            "yang jalurnya lebih pendek, misalnya dengan TMPDIR=/tmp."
        )
        raise OutputError(message)


@contextmanager
def private_folder() -> Iterator[Path]:
    """Make a private folder with a short absolute path; remove it at the end.

    Folders of programs that were killed are removed first.
    """
    sweep()
    folder, lock = _make()
    try:
        yield folder
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def _make() -> tuple[Path, BaseFileLock]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX)).resolve()
        _check_room(folder)
        lock = FileLock(folder / _LOCK)
        # Another program's sweep may have come between making and locking: then make another.
        with suppress(OSError, Timeout):
            lock.acquire(timeout=0)
            if (folder / _LOCK).exists():
                return folder, lock
            lock.release()


def _check_room(folder: Path) -> None:
    try:
        check_socket_path(folder / "warm.sock")
    except OutputError:
        folder.rmdir()
        raise


def sweep() -> None:
    """Remove the private folders of programs that have ended without doing so."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError, Timeout):
            if _is_ours(folder) and not _is_being_made(folder):
                # A lock dies with its holder, however that ended.
                with FileLock(folder / _LOCK, timeout=0):
                    shutil.rmtree(folder, ignore_errors=True)
                shutil.rmtree(folder, ignore_errors=True)  # where open files cannot be removed


def _is_ours(folder: Path) -> bool:
    status = folder.lstat()
    owner_fits = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return owner_fits and stat.S_ISDIR(status.st_mode)


def _is_being_made(folder: Path) -> bool:
    age = time.time() - folder.stat().st_mtime
    return not (folder / _LOCK).exists() and age < _MAKING_SECONDS
