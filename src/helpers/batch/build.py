"""Building a meeting's reports: run what is not up to date, publish, remember."""

import shutil
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from helpers.batch.failpoints import reached
from helpers.batch.input_facts import FILE_NAME as FACTS_NAME
from helpers.batch.input_facts import FOLDER as RUN_FOLDER
from helpers.batch.input_facts import to_json
from helpers.batch.ledger import Failure, Ledger, State
from helpers.batch.lock import exclusive
from helpers.batch.meeting import Meeting
from helpers.batch.outcome import Listener, Outcome, Status, Summary
from helpers.batch.plan import Job
from helpers.batch.project_archive import packed
from helpers.batch.publish import PREVIOUS, publish, staging_folder
from helpers.batch.recording import attempt_at, parts_of_report, row_of, write_manifest
from helpers.batch.run_log import write_run_log
from helpers.batch.task import DEFAULT_LIMITS, Limits, Result, Task
from helpers.errors import InterruptedRunError
from helpers.publication.compare import count_changes
from helpers.publication.pdf_pages import page_count
from helpers.publication.safe_files import make_folder, output_errors, write_whole
from helpers.vocabulary.regions import region_table

FAILED_FOLDER = ".failed"
_CHANGED = "sumber atau berkas definisi berubah selama laporan dibuat → jalankan ulang"
_FIGURES = "figures.csv"


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
    cluster
        Address of a Dask scheduler; empty: this machine.
    is_profiled
        Whether to find out what takes how long.
    """

    out: Path
    formats: tuple[str, ...] = ()
    workers: int = 1
    fresh: bool = False
    cluster: str = ""
    is_profiled: bool = False
    limits: Limits = DEFAULT_LIMITS


Kernels = Callable[[], Path | None]
"""Gives the socket of the run's fork server, starting it when need be."""


def build(
    meeting: Meeting, order: Order, listener: Listener, kernels: Kernels = lambda: None
) -> Summary:
    """Build the reports of a meeting whose input has been checked, and publish them.

    A report that fails stops no other. What stood before stays until its successor is complete.

    Parameters
    ----------
    kernels
        Called once there is something to build; by default kernels are started from scratch.

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
            _Run(order, meeting, staging, outcomes, kernels).go(listener)
    except KeyboardInterrupt:
        done = sum(o.status in (Status.BUILT, Status.UNCHANGED) for o in outcomes.values())
        message = (
            f"dihentikan; {done} laporan selesai → jalankan perintah yang sama untuk melanjutkan"
        )
        raise InterruptedRunError(message) from None
    return Summary(
        folder=meeting.folder(order.out),
        outcomes=tuple(outcomes[job.handle] for job in meeting.jobs),
        findings=meeting.findings,
    )


class _Run:
    """One run under the lock, with its staging folder."""

    def __init__(
        self,
        order: Order,
        meeting: Meeting,
        staging: Path,
        outcomes: dict[str, Outcome],
        kernels: Kernels,
    ) -> None:
        self._outcomes = outcomes  # the caller's: what is done counts even when the run is stopped
        self._kernels = kernels
        self._order = order
        self._meeting = meeting
        self._staging = staging
        self._formats = order.formats or meeting.params.formats
        self._ledger = Ledger(meeting.folder(order.out), staging)
        make_folder(self._ledger.folder)

    def go(self, listener: Listener) -> None:
        """Bring every job to its outcome; keep the manifest in step however the run ends."""
        listener.begin(len(self._meeting.jobs))
        self._remember_input()
        due = [job for job in self._meeting.jobs if self._is_due(job)]
        waiting = {job.handle for job in due}
        for job in self._meeting.jobs:
            if job.handle not in waiting:
                self._note(_outcome(job, Status.UNCHANGED, self._meeting), listener)
        self._reached("planned")
        try:
            with closing(self._results(due)) as results:
                for number, result in enumerate(results):
                    self._reached("result")
                    is_void = bool(result.files) and self._meeting.has_changed()
                    outcome = self._finish(result, number, is_void=is_void)
                    waiting.discard(outcome.handle)
                    self._note(outcome, listener)
                    if is_void:
                        break  # so would all that follow be
            for job in due:
                if job.handle in waiting:
                    self._note(_outcome(job, Status.NOT_REACHED, self._meeting), listener)
        finally:
            self._reached("manifest")
            write_manifest(self._meeting, self._ledger)
            write_run_log(self._meeting, self._ledger, self._outcomes)

    def _reached(self, place: str) -> None:
        with output_errors(self._ledger.folder):
            reached(place)

    def _remember_input(self) -> None:
        path, data = self._ledger.folder / RUN_FOLDER / FACTS_NAME, to_json(self._meeting.facts)
        if not path.is_file() or path.read_bytes() != data:
            write_whole(path, data, staging=self._staging)

    def _results(self, due: Sequence[Job]) -> Generator[Result]:
        without_data = self._meeting.facts.without_data
        ready: list[Job] = []
        for job in due:
            if (reason := without_data.get(str(job.region))) is None:
                ready.append(job)
            else:
                yield Result(job, seconds=0.0, message=reason)
        if ready:
            _leave_out_address_grammar()
            tasks = self._tasks(ready)
            # Papermill and nbconvert take seconds to import; a run with nothing to do is over
            # before that.
            from helpers.batch.running import run_tasks  # noqa: PLC0415 - start-up time

            order = self._order
            yield from run_tasks(tasks, workers=order.workers, cluster=order.cluster)

    def _tasks(self, jobs: Sequence[Job]) -> list[Task]:
        kernels = None if self._order.cluster else self._kernels()
        return [
            Task(
                job=job,
                formats=self._formats,
                part=self._meeting.slice_of(job),
                root=self._meeting.root,
                code_sha256=self._meeting.around.code_sha256,
                project=self._project if self._order.cluster else b"",
                kernels=kernels,
                limits=self._order.limits,
                is_profiled=self._order.is_profiled,
            )
            for job in jobs
        ]

    @cached_property
    def _project(self) -> bytes:
        notebooks = {job.notebook.path for job in self._meeting.jobs}
        return packed(self._meeting.root, (*notebooks, *self._meeting.project_files))

    def _note(self, outcome: Outcome, listener: Listener) -> None:
        self._outcomes[outcome.handle] = outcome
        listener.ended(outcome)

    def _is_due(self, job: Job) -> bool:
        if self._order.fresh:
            return True
        parts = parts_of_report(job, self._meeting)
        return self._ledger.standing(job, parts, self._formats).state is not State.FRESH

    def _finish(self, result: Result, number: int, *, is_void: bool) -> Outcome:
        if not result.files:
            return self._keep_failure(result)
        if is_void:
            return self._keep_failure(Result(result.job, result.seconds, message=_CHANGED))
        job = result.job
        row = row_of(attempt_at(job, self._meeting), job, result.files)
        target = self._ledger.folder / job.folder
        changed = count_changes(target / _FIGURES, result.files.get(_FIGURES))
        staged = self._staging / str(number)
        make_folder(staged)
        publish(
            result.files,
            target,
            staged,
            self._ledger.folder / PREVIOUS / job.folder,
            commit=lambda: self._ledger.record(row),
        )
        shutil.rmtree(staged, ignore_errors=True)
        self._forget_failure(job)
        return replace(
            _outcome(job, Status.BUILT, self._meeting),
            seconds=result.seconds,
            size_bytes=sum(file.bytes for file in row.files),
            pages=page_count(result.files.get(f"{job.notebook.name}.pdf", b"")),
            changed_figures=changed,
            spent=result.spent,
        )

    def _keep_failure(self, result: Result) -> Outcome:
        """Keep the failed notebook aside, where nobody takes it for a report."""
        job = result.job
        attempt = attempt_at(job, self._meeting)
        self._forget_failure(job)
        kept = self._failed_path(job, ".ipynb")
        if result.failed_notebook:
            write_whole(kept, result.failed_notebook, staging=self._staging)
        if result.details:
            details = result.details.encode(errors="replace")
            write_whole(self._failed_path(job, ".log"), details, staging=self._staging)
        self._ledger.record_failure(Failure(**attempt.model_dump(), message=result.message))
        return replace(
            _outcome(job, Status.FAILED, self._meeting),
            seconds=result.seconds,
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


def _outcome(job: Job, status: Status, meeting: Meeting) -> Outcome:
    return Outcome(
        handle=job.handle,
        region=region_table()[job.region].label,
        notebook=job.notebook.name,
        status=status,
        warnings=meeting.facts.warnings.get(str(job.region), 0),
    )
