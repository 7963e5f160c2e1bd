"""Moving a finished report to where readers look for it.

``os.replace`` swaps one file at a time, so a report of several files is never swapped at once;
what makes it whole is the ledger row, written last. Until then the previous version can be put
back, and after a kill the ledger shows that the files do not match and the report is redone.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from helpers.batch.failpoints import reached
from helpers.publication.safe_files import (
    check_writable,
    make_folder,
    output_errors,
    sync_folder,
    write_synced,
)

PREVIOUS = ".previous"
"""Folder of replaced versions, below the meeting's."""


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
    files: Mapping[str, bytes],
    target: Path,
    staged: Path,
    previous: Path,
    *,
    commit: Callable[[], None],
) -> None:
    """Write files to ``staged`` and move them to ``target``, both on one disk.

    Parameters
    ----------
    previous
        Folder that keeps a replaced version for comparison; untouched when nothing differs.
    commit
        Writes the ledger row; called when all files are in place.

    Raises
    ------
    OutputError
        When one cannot be moved (full disk, no permission, held open by a viewer) or the row
        cannot be written; then all files of ``target`` are as they were before.
    """
    make_folder(target)
    kept = staged / "kept"
    make_folder(kept)
    for name, data in files.items():
        with output_errors(target / name):
            reached("stage")
            write_synced(staged / name, data)
            _keep(target / name, kept / name)
    if _differ(files, target):
        _keep_for_comparison(kept, previous)
    try:
        for name in files:
            with output_errors(target / name):
                reached("replace")
                os.replace(staged / name, target / name)  # noqa: PTH105 - the promise names it
        with output_errors(target):
            sync_folder(target)
            reached("commit")
        commit()
        with output_errors(target):
            reached("row")
    except BaseException:  # also Ctrl-C between two files
        _put_back(tuple(files), kept, target, staged)
        raise


def _differ(files: Mapping[str, bytes], target: Path) -> bool:
    """Whether a complete version stands that another one replaces."""
    standing = [name for name in files if (target / name).is_file()]
    return bool(standing) and any((target / n).read_bytes() != files[n] for n in standing)


def _keep_for_comparison(kept: Path, previous: Path) -> None:
    make_folder(previous)
    for path in kept.iterdir():
        second = path.with_name(f".{path.name}")
        with output_errors(previous / path.name):
            _keep(path, second)
            os.replace(second, previous / path.name)  # noqa: PTH105


def _keep(old: Path, kept: Path) -> None:
    """Keep a second name (where the disk knows no links: a copy) of the version that stands."""
    if old.is_file():
        try:
            os.link(old, kept)
        except OSError:
            shutil.copy2(old, kept)


def _put_back(names: Sequence[str], kept: Path, target: Path, staged: Path) -> None:
    for name in names:
        if (staged / name).exists():
            continue  # not moved yet
        with suppress(OSError):
            if (kept / name).is_file():
                os.replace(kept / name, target / name)  # noqa: PTH105
            else:
                (target / name).unlink(missing_ok=True)
