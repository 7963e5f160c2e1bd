"""Check 8: fund sources and KTP-el blanks to be confirmed; possible, and never called an error."""

from collections.abc import Iterator

from helpers.errors import Severity
from helpers.figures.harmonization.funds import fund_class
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.findings import Amount, MismatchRow
from helpers.figures.harmonization.mismatches.statements import has_word, plain
from helpers.vocabulary.plans import PlanRow

KEY = "fund_sources"
NUMBER = 8
QUESTION = "Apakah ada sumber dana atau pengadaan yang perlu dikonfirmasi?"
SEVERITY = Severity.NOTE


def find(case: PlanningCase) -> Iterator[MismatchRow]:
    """Yield funded rows with a doubtful or unknown fund source, or with KTP-el blanks."""
    for row in case.rows():
        if not row.is_funded:
            continue
        found = fund_class(row.fund, case.assumptions)
        if found is None:
            yield _finding(
                row,
                "fund_unknown",
                "Sumber dana tidak dikenali." if row.fund else "Sumber dana belum diisi.",
                "Tulis sumber dananya menurut penatausahaan daerah.",
            )
        elif found.confirm:
            yield _finding(
                row,
                "fund_to_confirm",
                f"Perlu konfirmasi sumber dana: {found.label}.",
                f"Mohon konfirmasi; {found.reason}.",
            )
        if _names_blanks(case, row):
            yield _finding(
                row,
                "ktp_el_blanks",
                "Perlu konfirmasi: keluaran menyebut blangko KTP-el.",
                "Mohon konfirmasi apakah berupa hibah; sub kegiatan resmi menyebut selain "
                "blangko KTP-el.",
            )


def _names_blanks(case: PlanningCase, row: PlanRow) -> bool:
    text = plain(f"{row.name} | {row.indicator} | {row.note}")
    for phrase in case.assumptions.blank_exceptions:
        text = text.replace(plain(phrase), "")
    return has_word(text, case.assumptions.blank_words)


def _finding(row: PlanRow, variant: str, what: str, action: str) -> MismatchRow:
    return MismatchRow(
        check=KEY,
        variant=variant,
        severity=Severity.NOTE,
        region_code=row.government,
        code=row.code,
        what=what,
        action=action,
        amounts=(Amount("pagu", row.pagu_rp or 0, "rupiah"),),
        place=row.place,
    )
