"""From jobs and ledger rows to the manifest."""

import hashlib
from collections.abc import Mapping

from pydantic import ValidationError

from helpers.batch.job_key import job_key, made_of, parameters_sha256
from helpers.batch.ledger import Attempt, Failure, Ledger, Row
from helpers.batch.meeting import Meeting
from helpers.batch.plan import Job
from helpers.batch.publish import PREVIOUS
from helpers.publication.manifest import (
    FILE_NAME,
    InputFile,
    Manifest,
    PublishedFile,
    PublishedReport,
    generator,
    to_bytes,
)
from helpers.publication.safe_files import write_whole
from helpers.vocabulary.regions import region_table


def parts_of_report(job: Job, meeting: Meeting) -> dict[str, str]:
    """Return everything that a report depends on, by name."""
    partition = meeting.facts.partitions[str(job.region.province)]
    return made_of(job, meeting.around, partition.sha256)


def attempt_at(job: Job, meeting: Meeting) -> Attempt:
    """Return what a report is, or was to be, made from."""
    parts = parts_of_report(job, meeting)
    return Attempt(
        handle=job.handle,
        region_code=str(job.region),
        region=region_table()[job.region].label,
        notebook=job.notebook.name,
        as_of=meeting.params.as_of,
        is_sample=meeting.facts.is_sample,
        job_key=job_key(parts),
        made_of=parts,
        parameters_sha256=parameters_sha256(job),
        inputs=meeting.inputs_of(job),
    )


def row_of(attempt: Attempt, job: Job, contents: Mapping[str, bytes]) -> Row:
    """Return the ledger row of finished files."""
    files = tuple(
        PublishedFile(
            name=f"{job.folder}/{name}",
            bytes=len(contents[name]),
            sha256=hashlib.sha256(contents[name]).hexdigest(),
        )
        for name in sorted(contents)
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
    # A file may have changed where this region's report does not look: then its report still
    # stands, and the manifest says what it would be built from today.
    today = {job.handle: meeting.inputs_of(job) for job in meeting.jobs}
    reports = [
        _standing(row, today.get(row.handle, row.inputs), is_failed=row.handle in failures)
        for row in rows.values()
    ]
    reports += [_failed(f) for f in failures.values() if f.handle not in rows]
    manifest = Manifest(
        meeting=meeting.params.meeting,
        title=meeting.params.title,
        as_of=meeting.params.as_of,
        revision=meeting.params.revision,
        generator=generator(),
        rebuild_command=f"rakor build {meeting.params_name}",
        definitions=tuple(
            InputFile(name=name, sha256=digest)
            for name, digest in meeting.around.definitions
            if digest
        ),
        reports=tuple(sorted(reports, key=lambda report: (report.region_code, report.notebook))),
    )
    path, data = ledger.folder / FILE_NAME, to_bytes(manifest)
    before = path.read_bytes() if path.is_file() else b""
    if before != data:
        if before and _is_another_version(before, manifest):
            write_whole(ledger.folder / PREVIOUS / FILE_NAME, before, staging=ledger.staging)
        write_whole(path, data, staging=ledger.staging)


def _standing(row: Row, inputs: tuple[InputFile, ...], *, is_failed: bool) -> PublishedReport:
    fields = row.model_dump(exclude={"made_of", "inputs"})
    if is_failed:
        return PublishedReport(**fields, inputs=row.inputs, status="outdated")
    return PublishedReport(**fields, inputs=inputs, status="built")


def _failed(failure: Failure) -> PublishedReport:
    fields = failure.model_dump(exclude={"message", "job_key", "made_of"})
    return PublishedReport(**fields, status="failed", job_key="", files=())


def _is_another_version(before: bytes, manifest: Manifest) -> bool:
    """Whether a manifest was of other data or definitions, and not only of fewer reports."""
    try:
        old = Manifest.model_validate_json(before)
    except ValidationError:
        return False
    return (old.as_of, old.revision, old.definitions) != (
        manifest.as_of,
        manifest.revision,
        manifest.definitions,
    )
