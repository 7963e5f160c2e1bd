"""Illustrative data that come with the package; every sheet and table says DATA CONTOH.

A sample is one file or several: ``kaltim`` is one workbook, ``national`` one table per province,
so that the report of a province reads no other. Each file has a name of its own
(``national/63``), which may be asked for like a whole sample. ``kaltim-rencana-2025`` and its
kind are plans for harmonization.
"""

from dataclasses import dataclass

from helpers.errors import UsageError
from helpers.inputs.samples.kaltim_numbers import RegionNumbers, kaltim_numbers
from helpers.inputs.samples.kaltim_plans_planted import PlantedMismatch, planted_mismatches
from helpers.inputs.samples.kaltim_plans_workbooks import (
    PLAN_SAMPLES,
    plan_workbook,
    sample_plans,
)
from helpers.inputs.samples.kaltim_sheets import kaltim_sheets
from helpers.inputs.samples.national_tables import national_table
from helpers.inputs.samples.workbook_bytes import workbook_bytes
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import region_table

KALTIM, NATIONAL = "kaltim", "national"
SAMPLES = (KALTIM, NATIONAL)

__all__ = [
    "PLAN_SAMPLES",
    "SAMPLES",
    "PlantedMismatch",
    "RegionNumbers",
    "SampleFile",
    "kaltim_numbers",
    "planted_mismatches",
    "sample_data",
    "sample_files",
    "sample_parts",
    "sample_plans",
    "sample_workbook",
]

_KALTIM_PROPERTIES = {
    "title": "DATA CONTOH – Cakupan administrasi kependudukan Kalimantan Timur",
    "subject": "DATA CONTOH",
    "keywords": "DATA CONTOH, adminduk, Kalimantan Timur",
    "comments": (
        "DATA CONTOH – angka provinsi 12 November 2024 sesuai publikasi; "
        "sebaran kabupaten/kota dan angka bulan lain ilustratif; tidak untuk dikutip."
    ),
}


@dataclass(frozen=True, slots=True)
class SampleFile:
    """One file of a sample.

    Parameters
    ----------
    name
        What a source says behind ``sample:``, for example ``kaltim`` or ``national/63``.
    file_name
        Name under which it is written to disk.
    province
        The only province it speaks of.
    """

    name: str
    file_name: str
    province: RegionCode


def sample_parts(name: str, province: str | None = None) -> tuple[SampleFile, ...]:
    """Return the files of a sample without making their content.

    Parameters
    ----------
    name
        One of ``SAMPLES``, or one file of a sample that has several (``national/63``).
    province
        Of a sample with one file per province, keep this one's; a file that is named itself, and
        a sample of one file, are kept whatever they speak of.

    Raises
    ------
    UsageError
        When there is no sample of this name.

    Examples
    --------
    >>> [part.file_name for part in sample_parts("national", "63")]
    ['data-contoh-63-kalimantan-selatan.csv']
    """
    if name == KALTIM:
        return (SampleFile(KALTIM, "data-contoh-kaltim.xlsx", RegionCode("64")),)
    if name in PLAN_SAMPLES:
        return (SampleFile(name, f"data-contoh-{name}.xlsx", RegionCode("64")),)
    parts = _national_parts()
    if name == NATIONAL:
        return tuple(part for part in parts if province in (None, part.province))
    named = tuple(part for part in parts if part.name == name)
    if not named:
        message = f"contoh {name!r} tidak ada → pakai salah satu: {', '.join(SAMPLES)}"
        raise UsageError(message)
    return named


def sample_data(part: SampleFile) -> bytes:
    """Return the content of one file of a sample, the same bytes on every call and machine."""
    if part.name == KALTIM:
        return workbook_bytes(kaltim_sheets(), _KALTIM_PROPERTIES)
    if part.name in PLAN_SAMPLES:
        return plan_workbook(part.name)
    return national_table(part.province)


def sample_files(name: str, province: str | None = None) -> dict[str, bytes]:
    """Return a sample as file name → content; parameters and errors as for `sample_parts`."""
    return {part.file_name: sample_data(part) for part in sample_parts(name, province)}


def sample_workbook(name: str) -> bytes:
    """Return a sample that is one workbook as the bytes of an XLSX file.

    Parameters
    ----------
    name
        ``kaltim``: Kalimantan Timur in the SIAK/DKB layout, 12 dates up to 12 November 2024; or
        one of ``PLAN_SAMPLES``.

    Raises
    ------
    UsageError
        When there is no such sample, or it is no workbook.
    """
    (first, *_) = sample_parts(name)
    if first.name not in (KALTIM, *PLAN_SAMPLES):
        raise UsageError(f"contoh {name!r} bukan satu buku kerja → pakai: {KALTIM}")
    return sample_data(first)


def _national_parts() -> tuple[SampleFile, ...]:
    return tuple(
        SampleFile(
            f"{NATIONAL}/{region.code}",
            f"data-contoh-{region.code}-{region.slug}.csv",
            region.code,
        )
        for region in region_table().provinces()
    )
