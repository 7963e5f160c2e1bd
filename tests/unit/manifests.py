"""Manifests to test with."""

from datetime import date

from helpers.publication.manifest import (
    Generator,
    InputFile,
    Manifest,
    PublishedFile,
    PublishedReport,
)

HASH = "ab" * 32


def a_report(name: str = "64-x/a.pdf") -> PublishedReport:
    return PublishedReport(
        handle="64/a",
        region_code="64",
        region="Kalimantan Timur",
        notebook="a",
        as_of=date(2024, 11, 12),
        is_sample=True,
        status="built",
        job_key=HASH,
        parameters_sha256=HASH,
        files=(PublishedFile(name=name, bytes=1, sha256=HASH),),
        inputs=(InputFile(name="sample:kaltim", sha256=HASH),),
    )


def a_manifest(*reports: PublishedReport) -> Manifest:
    return Manifest(
        meeting="rapat",
        title="Rapat uji",
        as_of=date(2024, 11, 12),
        revision=1,
        generator=Generator(name="rakor", version="0"),
        rebuild_command="rakor build params/rapat.yaml",
        reports=reports or (a_report(),),
    )
