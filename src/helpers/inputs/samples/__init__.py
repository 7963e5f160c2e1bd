"""Illustrative workbooks that come with the package; every sheet says DATA CONTOH."""

from helpers.errors import UsageError
from helpers.inputs.samples.kaltim_numbers import RegionNumbers, kaltim_numbers
from helpers.inputs.samples.kaltim_sheets import kaltim_sheets
from helpers.inputs.samples.workbook_bytes import workbook_bytes

SAMPLES = ("kaltim",)

__all__ = ["SAMPLES", "RegionNumbers", "kaltim_numbers", "sample_workbook"]

_KALTIM_PROPERTIES = {
    "title": "DATA CONTOH – Cakupan administrasi kependudukan Kalimantan Timur",
    "subject": "DATA CONTOH",
    "keywords": "DATA CONTOH, adminduk, Kalimantan Timur",
    "comments": (
        "DATA CONTOH – angka provinsi 12 November 2024 sesuai publikasi; "
        "sebaran kabupaten/kota dan angka bulan lain ilustratif; tidak untuk dikutip."
    ),
}


def sample_workbook(name: str) -> bytes:
    """Return a sample as the bytes of an XLSX file, the same on every call.

    Parameters
    ----------
    name
        One of ``SAMPLES``; ``kaltim`` is Kalimantan Timur in the SIAK/DKB layout, 12 dates up to
        12 November 2024.

    Raises
    ------
    UsageError
        When there is no sample of this name.
    """
    if name not in SAMPLES:
        message = f"contoh {name!r} tidak ada → pakai salah satu: {', '.join(SAMPLES)}"
        raise UsageError(message)
    return workbook_bytes(kaltim_sheets(), _KALTIM_PROPERTIES)
