"""What has been built: one small JSON file per report, written after its files.

A report is done when its row says so and its files match the row, and not otherwise; neither an
exit code nor a file's presence proves it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from helpers.batch.job_key import job_key
from helpers.batch.plan import Job
from helpers.publication.manifest import InputFile, PublishedFile, Record, Sha256
from helpers.publication.safe_files import output_errors, write_whole
from helpers.publication.verify import compare

FOLDER = ".ledger"


class State(StrEnum):
    """Where a report stands; the values are what people read."""

    FRESH = "mutakhir"
    STALE = "perlu dibangun ulang"
    FAILED = "gagal"
    MISSING = "belum ada"


class Attempt(Record):
    """What a report was, or was to be, made from.

    Parameters
    ----------
    made_of
        Everything that the key is the hash of, by name.
    """

    handle: str
    region_code: str
    region: str
    notebook: str
    as_of: date
    is_sample: bool
    job_key: str
    parameters_sha256: Sha256
    inputs: tuple[InputFile, ...]
    made_of: Mapping[str, str] = {}


class Row(Attempt):
    """A report that was published, with its files."""

    files: tuple[PublishedFile, ...]


class Failure(Attempt):
    """The last attempt at a report, when it failed, with the message for people."""

    message: str


R = TypeVar("R", Row, Failure)


@dataclass(frozen=True, slots=True)
class Standing:
    """State of one report and why, in Indonesian."""

    state: State
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of one meeting's folder.

    Parameters
    ----------
    folder
        The meeting's folder.
    staging
        Where unfinished rows are written; ``None`` for reading only.
    """

    folder: Path
    staging: Path | None = None

    def row(self, handle: str) -> Row | None:
        """Return the row of a published report; a damaged row counts as none."""
        return _read(self._path(handle, "built"), Row)

    def failure(self, handle: str) -> Failure | None:
        """Return the last failure of a report, when its last attempt failed."""
        return _read(self._path(handle, "failed"), Failure)

    def record(self, row: Row) -> None:
        """Write the row of a published report and forget its failure."""
        write_whole(self._path(row.handle, "built"), _bytes(row), staging=self.staging)
        failed = self._path(row.handle, "failed")
        with output_errors(failed):
            failed.unlink(missing_ok=True)

    def record_failure(self, failure: Failure) -> None:
        """Write that the last attempt failed; the published version's row stays."""
        write_whole(self._path(failure.handle, "failed"), _bytes(failure), staging=self.staging)

    def rows(self) -> tuple[Row, ...]:
        """Return all published reports by region and notebook."""
        return tuple(sorted(self._all("built", Row), key=_order))

    def failures(self) -> tuple[Failure, ...]:
        """Return all reports whose last attempt failed by region and notebook."""
        return tuple(sorted(self._all("failed", Failure), key=_order))

    def standing(self, job: Job, parts: Mapping[str, str], formats: Iterable[str]) -> Standing:
        """Say whether a report is up to date: same key, all formats, files as recorded.

        Parameters
        ----------
        parts
            Everything that the report depends on, by name.
        """
        key = job_key(parts)
        row = self.row(job.handle)
        failure = self.failure(job.handle)
        if failure is not None and failure.job_key == key:
            return Standing(State.FAILED, failure.message)
        if row is None:
            return Standing(State.MISSING, "belum pernah dibangun")
        if row.job_key != key:
            return Standing(State.STALE, _differences(row.made_of, parts))
        for file in row.files:
            if (difference := compare(self.folder, file)) is not None:
                return Standing(State.STALE, f"berkas {file.name} {difference}")
        names = {file.name for file in row.files}
        for ending in formats:
            if f"{job.folder}/{job.notebook.name}.{ending}" not in names:
                return Standing(State.STALE, f"format {ending} belum dibuat")
        return Standing(State.FRESH, "tidak ada perubahan")

    def _path(self, handle: str, kind: str) -> Path:
        return self.folder / FOLDER / f"{handle.replace('/', '_')}.{kind}.json"

    def _all(self, kind: str, model: type[R]) -> Iterator[R]:
        for path in (self.folder / FOLDER).glob(f"*.{kind}.json"):
            if (record := _read(path, model)) is not None:
                yield record


_WORDS = {
    "notebook": "notebook berubah",
    "parameters": "parameter berubah",
    "data": "data wilayah ini berubah",
    "plans": "berkas rencana berubah",
    "code": "program berubah",
    "platform": "sistem berubah",
}


def _differences(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Name what has changed since a report was built."""
    names = [*now, *(name for name in before if name not in now)]
    changed = [name for name in names if before.get(name, "") != now.get(name, "")]
    words = [_difference(name, before.get(name, ""), now.get(name, "")) for name in changed]
    return "; ".join(words) if before and words else "masukan, parameter, atau program berubah"


def _difference(name: str, before: str, now: str) -> str:
    if name in _WORDS:
        return _WORDS[name]
    if name.startswith("params/"):
        return f"{name} berubah"
    return f"versi {name} berubah ({before or 'tidak ada'} → {now or 'tidak ada'})"


def _order(record: Attempt) -> tuple[str, str]:
    return record.region_code, record.notebook


def _bytes(record: Record) -> bytes:
    return (record.model_dump_json(indent=2) + "\n").encode()


def _read(path: Path, model: type[R]) -> R | None:
    """Return a row, or ``None``: a damaged row means that the report is built again."""
    try:
        return model.model_validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValidationError):
        return None
