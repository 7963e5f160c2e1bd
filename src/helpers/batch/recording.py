"""From jobs and ledger rows to the manifest."""

from pathlib import Path

from helpers.batch.job_key import job_key, parameters_sha256
from helpers.batch.ledger import Attempt, Failure, Ledger, Row
from helpers.batch.meeting import Meeting
from helpers.batch.plan import Job
from helpers.publication.manifest import (
    FILE_NAME,
    Manifest,
    PublishedFile,
    PublishedReport,
    generator,
    to_bytes,
)
from helpers.publication.safe_files import sha256_of, write_whole
from helpers.vocabulary.regions import region_table


def attempt_at(job: Job, meeting: Meeting) -> Attempt:
    """Return what a report is, or was to be, made from."""
    return Attempt(
        handle=job.handle,
        region_code=str(job.region),
        region=region_table()[job.region].label,
        notebook=job.notebook.name,
        as_of=meeting.params.as_of,
        is_sample=meeting.reading.is_sample,
        job_key=job_key(job, meeting.around),
        parameters_sha256=parameters_sha256(job),
        inputs=meeting.around.inputs,
    )


def row_of(attempt: Attempt, job: Job, staged: Path, names: tuple[str, ...]) -> Row:
    """Return the ledger row of finished files that still stand in ``staged``."""
    files = tuple(
        PublishedFile(
            name=f"{job.folder}/{name}",
            bytes=(staged / name).stat().st_size,
            sha256=sha256_of(staged / name),
        )
        for name in sorted(names)
    )
    return Row(**attempt.model_dump(), files=files)


def write_manifest(meeting: Meeting, ledger: Ledger) -> None:
    """Write the manifest of everything that stands in the meeting's folder.

    Raises
    ------
    OutputError
        When it cannot be written.
    """
    failures = {failure.handle: failure for failure in ledger.failures()}
    rows = {row.handle: row for row in ledger.rows()}
    reports = [_standing(row, is_failed=row.handle in failures) for row in rows.values()]
    reports += [_failed(f) for f in failures.values() if f.handle not in rows]
    manifest = Manifest(
        meeting=meeting.params.meeting,
        title=meeting.params.title,
        as_of=meeting.params.as_of,
        revision=meeting.params.revision,
        generator=generator(),
        rebuild_command=f"rakor build {meeting.params_name}",
        reports=tuple(sorted(reports, key=lambda report: (report.region_code, report.notebook))),
    )
    path = ledger.folder / FILE_NAME
    write_whole(path, to_bytes(manifest), staging=ledger.staging)


def _standing(row: Row, *, is_failed: bool) -> PublishedReport:
    return PublishedReport(**row.model_dump(), status="outdated" if is_failed else "built")


def _failed(failure: Failure) -> PublishedReport:
    fields = failure.model_dump(exclude={"message", "job_key"})
    return PublishedReport(**fields, status="failed", job_key="", files=())
