"""Building a meeting's reports: run what is not up to date, publish, remember."""

import shutil
import sys
from collections.abc import Generator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from helpers.batch.job_key import job_key
from helpers.batch.ledger import Failure, Ledger, State
from helpers.batch.lock import exclusive
from helpers.batch.meeting import Meeting
from helpers.batch.outcome import Listener, Outcome, Status, Summary
from helpers.batch.plan import Job
from helpers.batch.publish import publish, staging_folder
from helpers.batch.recording import attempt_at, row_of, write_manifest
from helpers.batch.task import Result, Task
from helpers.errors import InterruptedRunError
from helpers.publication.safe_files import make_folder, output_errors, write_whole
from helpers.vocabulary.regions import region_table

FAILED_FOLDER = ".failed"
_CHANGED = "sumber atau berkas definisi berubah selama laporan dibuat → jalankan ulang"


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked to be built.

    Parameters
    ----------
    formats
        File endings; empty: as the params say.
    workers
        How many reports at once.
    fresh
        Whether to build what is up to date as well.
    """

    out: Path
    formats: tuple[str, ...] = ()
    workers: int = 1
    fresh: bool = False


def build(meeting: Meeting, order: Order, listener: Listener) -> Summary:
    """Build the reports of a meeting whose input has been checked, and publish them.

    A report that fails stops no other. What stood before stays until its successor is complete.

    Raises
    ------
    OutputError, LockedError
        When the run cannot begin, or the disk gives up.
    InterruptedRunError
        When it was stopped; the same command continues.
    """
    outcomes: dict[str, Outcome] = {}
    try:
        with (
            exclusive(order.out, meeting.params.meeting),
            staging_folder(order.out, meeting.params.meeting) as staging,
        ):
            _Run(order, meeting, staging, outcomes).go(listener)
    except KeyboardInterrupt:
        done = sum(outcome.status is not Status.FAILED for outcome in outcomes.values())
        message = (
            f"dihentikan; {done} laporan selesai → jalankan perintah yang sama untuk melanjutkan"
        )
        raise InterruptedRunError(message) from None
    return Summary(
        folder=meeting.folder(order.out),
        outcomes=tuple(outcomes[job.handle] for job in meeting.jobs),
        findings=meeting.reading.findings,
    )


class _Run:
    """One run under the lock, with its staging folder."""

    def __init__(
        self, order: Order, meeting: Meeting, staging: Path, outcomes: dict[str, Outcome]
    ) -> None:
        self._outcomes = outcomes  # the caller's: what is done counts even when the run is stopped
        self._order = order
        self._meeting = meeting
        self._staging = staging
        self._formats = order.formats or meeting.params.formats
        self._ledger = Ledger(meeting.folder(order.out), staging)
        make_folder(self._ledger.folder)

    def go(self, listener: Listener) -> None:
        """Bring every job to its outcome; keep the manifest in step however the run ends."""
        listener.begin(len(self._meeting.jobs))
        due = [job for job in self._meeting.jobs if self._is_due(job)]
        for job in self._meeting.jobs:
            if job not in due:
                self._note(_unchanged(job), listener)
        tasks = [self._task(job, number) for number, job in enumerate(due)]
        try:
            with closing(self._results(tasks)) as results:
                for result in results:
                    self._note(self._finish(result), listener)
                    shutil.rmtree(result.task.folder, ignore_errors=True)
        finally:
            write_manifest(self._meeting, self._ledger)

    def _results(self, tasks: Sequence[Task]) -> Generator[Result]:
        ready: list[Task] = []
        for task in tasks:
            if (reason := self._meeting.without_data.get(task.job.region)) is None:
                ready.append(task)
            else:
                yield Result(task, seconds=0.0, message=reason)
        if ready:
            _leave_out_address_grammar()
            # Papermill and nbconvert take seconds to import; a run with nothing to do is over
            # before that.
            from helpers.batch.running import run_tasks  # noqa: PLC0415 - start-up time

            yield from run_tasks(ready, workers=self._order.workers)

    def _note(self, outcome: Outcome, listener: Listener) -> None:
        self._outcomes[outcome.handle] = outcome
        listener.ended(outcome)

    def _is_due(self, job: Job) -> bool:
        key = job_key(job, self._meeting.around)
        standing = self._ledger.standing(job, key, self._formats)
        return self._order.fresh or standing.state is not State.FRESH

    def _task(self, job: Job, number: int) -> Task:
        # Numbered, not named: kernels put sockets there, whose paths must be short.
        folder = self._staging / str(number)
        make_folder(folder)
        return Task(
            job=job,
            formats=self._formats,
            root=self._meeting.root,
            folder=folder,
        )

    def _finish(self, result: Result) -> Outcome:
        if not result.names:
            return self._keep_failure(result)
        if self._meeting.has_changed():
            return self._keep_failure(Result(result.task, result.seconds, message=_CHANGED))
        job, staged = result.task.job, result.task.staged
        row = row_of(attempt_at(job, self._meeting), job, staged, result.names)
        publish(
            staged,
            self._ledger.folder / job.folder,
            result.names,
            commit=lambda: self._ledger.record(row),
        )
        self._forget_failure(job)
        return Outcome(
            handle=job.handle,
            region=row.region,
            notebook=job.notebook.name,
            status=Status.BUILT,
            seconds=result.seconds,
            size_bytes=sum(file.bytes for file in row.files),
        )

    def _keep_failure(self, result: Result) -> Outcome:
        """Keep the failed notebook aside, where nobody takes it for a report."""
        job = result.task.job
        attempt = attempt_at(job, self._meeting)
        self._forget_failure(job)
        kept = self._failed_path(job, ".ipynb")
        if result.failed_notebook is not None:
            write_whole(kept, result.failed_notebook.read_bytes(), staging=self._staging)
        if result.details:
            details = result.details.encode(errors="replace")
            write_whole(self._failed_path(job, ".log"), details, staging=self._staging)
        self._ledger.record_failure(Failure(**attempt.model_dump(), message=result.message))
        return Outcome(
            handle=job.handle,
            region=attempt.region,
            notebook=job.notebook.name,
            status=Status.FAILED,
            message=result.message,
        )

    def _failed_path(self, job: Job, ending: str) -> Path:
        return self._ledger.folder / FAILED_FOLDER / f"{job.handle.replace('/', '_')}{ending}"

    def _forget_failure(self, job: Job) -> None:
        for ending in (".ipynb", ".log"):
            path = self._failed_path(job, ending)
            with output_errors(path):
                path.unlink(missing_ok=True)
        with suppress(OSError):  # not empty: other failures stand there
            (self._ledger.folder / FAILED_FOLDER).rmdir()


def _leave_out_address_grammar() -> None:
    """Spare every run a second: nothing here checks whether a text is a web address.

    Where the package ``rfc3987_syntax`` is installed (JupyterLab brings it), jsonschema, which
    nbformat imports, builds its grammar at import. To jsonschema it is optional, and ``None`` is
    how Python is told that a module is not to be had.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def _unchanged(job: Job) -> Outcome:
    return Outcome(
        handle=job.handle,
        region=region_table()[job.region].label,
        notebook=job.notebook.name,
        status=Status.UNCHANGED,
    )
