"""Writing files whole or not at all, and saying in Indonesian what went wrong."""

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from helpers.errors import OutputError

_SPACE = "ruang penyimpanan habis → kosongkan ruang, lalu ulangi"
_READ_ONLY = "tempat ini hanya dapat dibaca → pilih folder lain dengan --out"
_DENIED = (
    "tidak dapat ditulis: izin ditolak atau berkas sedang dibuka program lain "
    "→ tutup berkas itu atau pilih folder lain dengan --out"
)
_TOO_BIG = "melampaui batas ukuran berkas → naikkan batas itu atau pilih folder lain dengan --out"
_TOO_LONG = "namanya terlalu panjang → pilih folder yang lebih pendek dengan --out"
_NO_FOLDER = "tidak dapat menjadi folder keluaran → pilih folder lain dengan --out"
_REASONS = {
    errno.ENOSPC: _SPACE,
    errno.EDQUOT: _SPACE,
    errno.EFBIG: _TOO_BIG,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EBUSY: _DENIED,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.EISDIR: "adalah folder, padahal di sini harus ada berkas → pindahkan folder itu",
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EIO: "gagal ditulis oleh perangkat penyimpanan → periksa perangkatnya, lalu ulangi",
}
# These say that the disk, not the job, is the problem, wherever they are raised.
_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})


def output_error(error: OSError, path: Path) -> OutputError:
    """Say in one Indonesian line why ``path`` cannot be written, and what to do."""
    reason = _REASONS.get(error.errno or 0)
    if reason is None:
        cause = error.strerror or type(error).__name__
        reason = f"tidak dapat ditulis ({cause}) → periksa folder keluaran"
    return OutputError(f"{shown(path)}: {reason}")


def is_disk_trouble(error: OSError) -> bool:
    """Whether the error says that the disk is full, broken or read-only."""
    return error.errno in _DISK


def shown(path: Path) -> str:
    """Name a path the way the person typed it: below the working folder without its prefix."""
    with suppress(ValueError):
        return path.absolute().relative_to(Path.cwd()).as_posix()
    return str(path)


@contextmanager
def output_errors(path: Path) -> Iterator[None]:
    """Turn failures to write ``path`` into an `OutputError`."""
    try:
        yield
    except OSError as error:
        raise output_error(error, path) from error


def make_folder(path: Path) -> None:
    """Make a folder and its parents.

    Raises
    ------
    OutputError
        When it cannot be made or a file stands in its place.
    """
    with output_errors(path):
        path.mkdir(parents=True, exist_ok=True)


def check_writable(folder: Path) -> None:
    """Find out before hours of computing whether files can be written into ``folder``.

    Raises
    ------
    OutputError
        When they cannot.
    """
    with output_errors(folder), tempfile.NamedTemporaryFile(dir=folder, prefix=".rakor-") as probe:
        probe.write(b"\0" * 4096)
        probe.flush()


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file as hexadecimal text."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_synced(path: Path, data: bytes) -> None:
    """Write a file and ask the system to put it on the disk before anything else happens."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def sync_folder(path: Path) -> None:
    """Ask the system to put a folder's entries on the disk; Windows has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, data: bytes, *, staging: Path | None = None) -> None:
    """Write a file so that readers see the old content or the new one, never a part.

    Parameters
    ----------
    staging
        Folder on the same disk for the unfinished file, so that a killed run leaves nothing
        beside ``path``; by default the folder of ``path``.

    Raises
    ------
    OutputError
        When it cannot be written; what stood there before is untouched.
    """
    with output_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=staging or path.parent, prefix=".rakor-")
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
            sync_folder(path.parent)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _umask() -> int:
    # There is no way to read the mask without setting it; mkstemp gives 0600, which would keep
    # colleagues on a shared folder from reading the report.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
