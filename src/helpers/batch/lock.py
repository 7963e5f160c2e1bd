"""One run at a time for one meeting's folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from helpers.errors import LockedError
from helpers.publication.safe_files import make_folder, output_error, shown


@contextmanager
def exclusive(out: Path, meeting: str) -> Iterator[None]:
    """Hold the lock of ``<out>/<meeting>``.

    It is the operating system's lock on ``<out>/.work/<meeting>.lock``: it ends with the process
    that holds it, however that ends, and the file alone means nothing.

    Raises
    ------
    LockedError
        When another run holds it.
    OutputError
        When the lock file cannot be made.
    """
    path = out / ".work" / f"{meeting}.lock"
    make_folder(path.parent)
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        message = (
            f"{shown(out / meeting)}: sedang dipakai proses rakor lain "
            "→ tunggu sampai selesai, atau pilih folder lain dengan --out"
        )
        raise LockedError(message) from None
    except OSError as error:
        raise output_error(error, path) from error
    try:
        yield
    finally:
        lock.release()
