"""Check 2: codes of the other level, unknown codes, and old or unusual spellings."""

from collections.abc import Iterator

from helpers.errors import Severity
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.findings import Amount, MismatchRow
from helpers.vocabulary.plans import PlanRow
from helpers.vocabulary.programmes import CodeSpelling, sub_kegiatan_table

KEY = "codes"
NUMBER = 2
QUESTION = "Apakah setiap kode sub kegiatan resmi, berlaku, dan milik jenjang pemerintahnya?"
SEVERITY = Severity.WARNING


def find(case: PlanningCase) -> Iterator[MismatchRow]:
    """Yield one finding for each row whose code does not fit."""
    for row in case.rows():
        if row.code not in sub_kegiatan_table():
            yield _finding(
                row,
                "unknown_code",
                Severity.WARNING,
                "Kode tidak ada dalam daftar resmi urusan 2.12.",
                "Cocokkan dengan daftar resmi; tanpa itu baris ini tidak dapat disandingkan.",
            )
        elif sub_kegiatan_table()[row.code].level is not row.level:
            yield _finding(
                row,
                "wrong_level",
                Severity.WARNING,
                "Kode milik jenjang pemerintahan lain.",
                "Ganti dengan kode jenjang sendiri untuk pekerjaan yang sama.",
            )
        elif row.spelling is CodeSpelling.OLD_FORMAT:
            yield _finding(
                row,
                "old_format",
                Severity.NOTE,
                "Kode ditulis dalam format lama dengan dua angka terakhir.",
                f"Tulis {row.code}.",
            )
        elif row.spelling is CodeSpelling.VARIANT:
            yield _finding(
                row,
                "other_spelling",
                Severity.NOTE,
                "Kode terbaca, tetapi ejaannya tidak resmi.",
                f"Tulis {row.code}.",
            )


def _finding(row: PlanRow, variant: str, severity: Severity, what: str, action: str) -> MismatchRow:
    return MismatchRow(
        check=KEY,
        variant=variant,
        severity=severity,
        region_code=row.government,
        code=row.code,
        what=what,
        action=action,
        amounts=(Amount("pagu", row.pagu_rp, "rupiah"),) if row.pagu_rp else (),
        place=row.place,
    )
