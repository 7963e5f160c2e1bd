"""Check 4: the same indicator with another target, year or base."""

from collections.abc import Iterator
from fractions import Fraction

from helpers.errors import Severity
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.findings import Amount, MismatchRow
from helpers.figures.harmonization.mismatches.statements import Statement, statements
from helpers.figures.verdict import Verdict

KEY = "targets_agree"
NUMBER = 4
QUESTION = (
    "Apakah target, tahun, dan basis setiap indikator sama antara nasional, provinsi, dan "
    "kabupaten/kota?"
)
SEVERITY = Severity.WARNING


def find(case: PlanningCase) -> Iterator[MismatchRow]:
    """Yield stated targets of another year or base, and other targets than the judging one."""
    for one in statements(case):
        if one.years and case.year not in one.years:
            yield _finding(
                one,
                "year_differs",
                Severity.WARNING,
                "Target menyebut tahun yang berbeda dengan tahun rencana.",
                f"Tulis target untuk tahun {case.year}.",
                (Amount("tahun pada rencana", one.years[0], ""),),
            )
        if one.other_base:
            yield _finding(
                one,
                "base_differs",
                Severity.WARNING,
                f'Target memakai basis lain ("{one.other_base}") sehingga tidak sebanding.',
                "Tulis target pada basis yang sama dengan evaluasi.",
                (Amount("target pada rencana", one.percent, "persen"),),
            )
        if one.is_comparable(case.year):
            yield from _against_reference(case, one)


def _against_reference(case: PlanningCase, one: Statement) -> Iterator[MismatchRow]:
    reference, label = _reference(case, one)
    if reference is None or one.percent == reference:
        return
    amounts = (
        Amount("selisih", abs(one.percent - reference), "poin persen"),
        Amount("target pada rencana", one.percent, "persen"),
        Amount(label, reference, "persen"),
    )
    if one.percent < reference:
        yield _finding(
            one,
            "target_below_judging",
            Severity.WARNING,
            "Target lebih rendah daripada target yang menentukan status.",
            "Samakan targetnya, atau catat kesepakatan target daerah beserta sumbernya.",
            amounts,
        )
    elif not _has_reached(case, one):
        # Who has reached the target must set a higher one of its own: that is no mismatch.
        yield _finding(
            one,
            "target_above_judging",
            Severity.NOTE,
            "Target lebih tinggi daripada target yang menentukan status, yang belum tercapai.",
            "Pastikan target daerah ini disengaja dan sumbernya tercatat.",
            amounts,
        )


def _reference(case: PlanningCase, one: Statement) -> tuple[Fraction | None, str]:
    """Return the judging target; where none exists, what the province states."""
    target = case.catalogue.judging_target(one.indicator, case.year, one.government)
    if target is not None:
        return Fraction(target.hundredths, 100), "target yang menentukan status"
    stated = {
        other.percent
        for other in statements(case)
        if (other.government, other.indicator) == (case.province, one.indicator)
        and other.is_comparable(case.year)
    }
    is_single = len(stated) == 1 and one.government != case.province
    return (next(iter(stated)) if is_single else None), "target pada rencana provinsi"


def _has_reached(case: PlanningCase, one: Statement) -> bool:
    found = case.assessment(one.indicator, one.government)
    return found is not None and found.verdict is Verdict.REACHED


def _finding(
    one: Statement,
    variant: str,
    severity: Severity,
    what: str,
    action: str,
    amounts: tuple[Amount, ...],
) -> MismatchRow:
    return MismatchRow(
        check=KEY,
        variant=variant,
        severity=severity,
        region_code=one.government,
        code=one.code,
        indicator=one.indicator,
        what=what,
        action=action,
        amounts=amounts,
        place=one.place,
    )
