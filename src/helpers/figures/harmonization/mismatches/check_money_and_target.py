"""Check 6: money without target, target without money, money far from the forecast."""

from collections.abc import Iterator
from fractions import Fraction

from helpers.errors import Severity
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.findings import Amount, MismatchRow
from helpers.vocabulary.plans import PlanRow

KEY = "money_and_target"
NUMBER = 6
QUESTION = "Apakah pagu dan target keluaran berpasangan, dan pagu sejalan dengan prakiraan maju?"
SEVERITY = Severity.WARNING
_WHOLE = 100


def find(case: PlanningCase) -> Iterator[MismatchRow]:
    """Yield rows where one half is missing, or the pagu is far from its forecast.

    A cell that could not be read is a finding of the intake and is not taken for empty.
    """
    for row in case.rows():
        if row.is_funded and not row.target and "target" not in row.unreadable:
            yield _finding(
                row,
                "pagu_without_target",
                Severity.WARNING,
                "Pagu tersedia tanpa target keluaran.",
                "Isi target keluaran beserta satuannya.",
                (Amount("pagu", row.pagu_rp or 0, "rupiah"),),
            )
        if row.target and not row.is_funded and "pagu" not in row.unreadable:
            yield _finding(
                row,
                "target_without_pagu",
                Severity.WARNING,
                "Target keluaran tanpa pagu.",
                "Isi pagunya, atau jelaskan dari mana keluaran ini dibiayai.",
                (Amount("target", row.target, row.unit),),
            )
        yield from _far(case, row)


def _far(case: PlanningCase, row: PlanRow) -> Iterator[MismatchRow]:
    if not row.pagu_rp or not row.prakiraan_maju_rp:
        return
    difference = row.pagu_rp - row.prakiraan_maju_rp
    limit = case.assumptions.number("pagu_far_percent", region=row.government)
    if abs(difference) * _WHOLE <= limit * row.prakiraan_maju_rp:
        return
    yield _finding(
        row,
        "far_from_forward",
        Severity.NOTE,
        "Pagu jauh dari prakiraan maju.",
        "Mohon konfirmasi perubahan rencananya.",
        (
            Amount("selisih", difference, "rupiah"),
            Amount("pagu", row.pagu_rp, "rupiah"),
            Amount("prakiraan maju", row.prakiraan_maju_rp, "rupiah"),
            Amount("bagian", Fraction(_WHOLE * difference, row.prakiraan_maju_rp), "persen"),
        ),
    )


def _finding(
    row: PlanRow,
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
        region_code=row.government,
        code=row.code,
        what=what,
        action=action,
        amounts=amounts,
        place=row.place,
    )
