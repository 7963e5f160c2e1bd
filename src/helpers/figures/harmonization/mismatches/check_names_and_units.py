"""Check 3: names and units unlike the official ones."""

from collections.abc import Iterator

from helpers.errors import Severity
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.findings import MismatchRow
from helpers.figures.harmonization.mismatches.units import official_unit
from helpers.vocabulary.plans import PlanRow
from helpers.vocabulary.programmes import SubKegiatan, sub_kegiatan_table

KEY = "names_and_units"
NUMBER = 3
QUESTION = "Apakah nama dan satuan keluaran sama dengan yang resmi?"
SEVERITY = Severity.WARNING


def find(case: PlanningCase) -> Iterator[MismatchRow]:
    """Yield rows of known codes with another name or unit; codes decide, names never match."""
    for row in case.rows():
        if row.code not in sub_kegiatan_table():
            continue
        official = sub_kegiatan_table()[row.code]
        yield from _name(row, official)
        written = official_unit(row.unit, case.assumptions)
        if row.unit and written != official_unit(official.unit, case.assumptions):
            yield _finding(
                row,
                "unit_differs",
                Severity.WARNING,
                f"Satuan berbeda dengan satuan resmi ({official.unit}).",
                f"Tulis target dalam {official.unit}; target dengan satuan lain tidak dijumlahkan.",
            )


def _name(row: PlanRow, official: SubKegiatan) -> Iterator[MismatchRow]:
    written = _folded(row.name)
    if not written or written == _folded(official.name):
        return
    other = next((one for one in sub_kegiatan_table() if _folded(one.name) == written), None)
    if other is not None:
        yield _finding(
            row,
            "name_of_other_code",
            Severity.WARNING,
            f"Nama adalah milik sub kegiatan {other.code}.",
            "Pastikan mana yang benar, kodenya atau namanya; laporan ini memakai kodenya.",
        )
    else:
        yield _finding(
            row,
            "name_differs",
            Severity.NOTE,
            f"Nama berbeda dengan nama resmi: {official.name}.",
            "Samakan nama dengan daftar resmi.",
        )


def _folded(name: str) -> str:
    return "".join(ch for ch in name.casefold().replace("&", "dan") if ch.isalnum())


def _finding(row: PlanRow, variant: str, severity: Severity, what: str, action: str) -> MismatchRow:
    return MismatchRow(
        check=KEY,
        variant=variant,
        severity=severity,
        region_code=row.government,
        code=row.code,
        what=what,
        action=action,
        place=row.place,
    )
