"""A project's notebooks and definition files as bytes, for workers that share no disk with us."""

import atexit
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(root: Path, paths: Iterable[Path]) -> bytes:
    """Return the files that exist as an archive; equal files give equal bytes.

    Files outside the project are left out: nothing could name them on another machine.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted({path.resolve() for path in paths if path.is_file()}):
            if path.is_relative_to(root.resolve()):
                name = path.relative_to(root.resolve()).as_posix()
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), path.read_bytes())
    return stream.getvalue()


@cache
def unpacked(archive: bytes) -> Path:
    """Return a folder with the archive's files, made once for a process and removed at its end."""
    folder = Path(tempfile.mkdtemp(prefix="rakor-project-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with zipfile.ZipFile(io.BytesIO(archive)) as content:
        content.extractall(folder)
    (folder / "notebooks").mkdir(exist_ok=True)
    return folder
