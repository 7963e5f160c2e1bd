"""Moving a finished report to where readers look for it.

``os.replace`` swaps one file at a time, so a report of several files is never swapped at once;
what makes it whole is the ledger row, written last. Until then the previous version can be put
back, and after a kill the ledger shows that the files do not match and the report is redone.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from helpers.publication.safe_files import (
    check_writable,
    make_folder,
    output_errors,
    sync_file,
    sync_folder,
)


@contextmanager
def staging_folder(out: Path, meeting: str) -> Iterator[Path]:
    """Give a work folder on the disk of the output; remove it, and those of dead runs.

    Only the holder of the meeting's lock may call this: whatever else lies there then belongs to
    runs that were killed.
    """
    place = out / ".work" / meeting
    shutil.rmtree(place, ignore_errors=True)
    make_folder(place)
    check_writable(place)
    with output_errors(place):
        run = Path(tempfile.mkdtemp(dir=place, prefix="run-"))
    try:
        yield run
    finally:
        shutil.rmtree(place, ignore_errors=True)


def publish(
    staged: Path, target: Path, names: Sequence[str], *, commit: Callable[[], None]
) -> None:
    """Move the files ``names`` from ``staged`` to ``target``, both on one disk.

    Parameters
    ----------
    commit
        Writes the ledger row; called when all files are in place.

    Raises
    ------
    OutputError
        When one cannot be moved (full disk, no permission, held open by a viewer) or the row
        cannot be written; then all files of ``target`` are as they were before.
    """
    make_folder(target)
    previous = staged / ".previous"
    make_folder(previous)
    for name in names:
        with output_errors(target / name):
            _keep(target / name, previous / name)
            sync_file(staged / name)
    try:
        for name in names:
            with output_errors(target / name):
                os.replace(staged / name, target / name)  # noqa: PTH105 - the promise names it
        with output_errors(target):
            sync_folder(target)
        commit()
    except BaseException:  # also Ctrl-C between two files
        _put_back(names, previous, target, staged)
        raise


def _keep(old: Path, kept: Path) -> None:
    """Keep a second name (where the disk knows no links: a copy) of the version that stands."""
    if old.is_file():
        try:
            os.link(old, kept)
        except OSError:
            shutil.copy2(old, kept)


def _put_back(names: Sequence[str], previous: Path, target: Path, staged: Path) -> None:
    for name in names:
        if (staged / name).exists():
            continue  # not moved yet
        with suppress(OSError):
            if (previous / name).is_file():
                os.replace(previous / name, target / name)  # noqa: PTH105
            else:
                (target / name).unlink(missing_ok=True)
