"""Check 5: targets below what was already reached, or above 100 percent."""

from collections.abc import Iterator

from helpers.errors import Severity
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.findings import Amount, MismatchRow, Unjudged
from helpers.figures.harmonization.mismatches.statements import Statement, statements

KEY = "targets_within_reach"
NUMBER = 5
QUESTION = "Apakah setiap target tidak di bawah cakupan saat ini dan tidak di atas 100 persen?"
SEVERITY = Severity.WARNING
_WHOLE = 100


def find(case: PlanningCase) -> Iterator[MismatchRow]:
    """Yield stated targets below today's exact coverage, and those above 100 percent."""
    for one in statements(case):
        if one.percent > _WHOLE:
            yield _finding(
                one,
                "above_100",
                "Target di atas 100 persen.",
                "Tulis target paling tinggi 100 persen; cakupan di atas 100 persen adalah gejala "
                "basis, bukan sasaran.",
                (Amount("target pada rencana", one.percent, "persen"),),
            )
        found = case.assessment(one.indicator, one.government)
        coverage = found.coverage_percent if found is not None else None
        if coverage is not None and one.is_comparable(case.year) and one.percent < coverage:
            yield _finding(
                one,
                "below_reached",
                "Target lebih rendah daripada cakupan yang telah dicapai.",
                "Usulkan target yang tidak lebih rendah daripada cakupan saat ini.",
                (
                    Amount("selisih", coverage - one.percent, "poin persen"),
                    Amount("target pada rencana", one.percent, "persen"),
                    Amount("cakupan", coverage, "persen"),
                ),
            )


def not_judged(case: PlanningCase) -> Iterator[Unjudged]:
    """Yield stated targets without a coverage to hold them against."""
    for one in statements(case):
        found = case.assessment(one.indicator, one.government)
        if found is None or found.coverage_percent is None:
            reason = "cakupan belum tersedia, target pada rencana tidak dapat disandingkan"
            yield Unjudged(KEY, one.government, reason, one.indicator)


def _finding(
    one: Statement, variant: str, what: str, action: str, amounts: tuple[Amount, ...]
) -> MismatchRow:
    return MismatchRow(
        check=KEY,
        variant=variant,
        severity=Severity.WARNING,
        region_code=one.government,
        code=one.code,
        indicator=one.indicator,
        what=what,
        action=action,
        amounts=amounts,
        place=one.place,
    )
