"""The sample workbooks of harmonization in Kalimantan Timur, by name."""

from collections.abc import Callable
from types import MappingProxyType

from helpers.errors import UsageError
from helpers.inputs.samples.kaltim_plans import clean_plans
from helpers.inputs.samples.kaltim_plans_planted import planted_plans
from helpers.inputs.samples.kaltim_plans_profile import PROVINCE, REGIONS
from helpers.inputs.samples.kaltim_plans_sheets import plan_sheets
from helpers.inputs.samples.sheet import Sheet
from helpers.inputs.samples.workbook_bytes import workbook_bytes
from helpers.vocabulary.region_code import RegionCode

PLAN_SAMPLES = ("kaltim-rencana-2025", "kaltim-rencana-2025-selaras")
"""Plans with every mismatch of the catalogue planted, and the same plans without any."""

_SHEETS: MappingProxyType[str, Callable[[], tuple[Sheet, ...]]] = MappingProxyType(
    {
        PLAN_SAMPLES[0]: lambda: plan_sheets(planted_plans()),
        PLAN_SAMPLES[1]: lambda: plan_sheets(clean_plans()),
    }
)
_PROPERTIES = {
    "title": "DATA CONTOH – Rencana kerja administrasi kependudukan Kalimantan Timur 2025",
    "subject": "DATA CONTOH",
    "keywords": "DATA CONTOH, adminduk, rencana kerja, Kalimantan Timur",
    "comments": "DATA CONTOH – seluruh rencana, pagu, dan target ilustratif; tidak untuk dikutip.",
}


def plan_workbook(name: str) -> bytes:
    """Return one of ``PLAN_SAMPLES`` as XLSX, the same bytes on every call."""
    return workbook_bytes(_SHEETS[name](), _PROPERTIES)


def sample_plans(name: str = PLAN_SAMPLES[0]) -> dict[RegionCode, str]:
    """Return what ``plans`` of the params holds for a sample: file by government.

    Raises
    ------
    UsageError
        When there is no sample of plans of this name.
    """
    if name not in PLAN_SAMPLES:
        message = f"contoh rencana {name!r} tidak ada → pakai: {', '.join(PLAN_SAMPLES)}"
        raise UsageError(message)
    return {one.code: f"sample:{name}" for one in (PROVINCE, *REGIONS)}
