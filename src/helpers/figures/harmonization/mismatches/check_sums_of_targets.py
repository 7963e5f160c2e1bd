"""Check 10: the province's target against the sum of its kabupaten/kota, where units agree."""

from collections.abc import Iterator
from fractions import Fraction

from helpers.errors import Severity
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.findings import Amount, MismatchRow, Unjudged
from helpers.figures.harmonization.mismatches.units import official_unit
from helpers.vocabulary.assumptions import CodePair
from helpers.vocabulary.plans import PlanRow

KEY = "sums_of_targets"
NUMBER = 10
QUESTION = "Apakah target provinsi sama dengan jumlah target kabupaten/kota pada satuan yang sama?"
SEVERITY = Severity.WARNING


def find(case: PlanningCase) -> Iterator[MismatchRow]:
    """Yield provincial targets that differ from the sum; different units are never summed."""
    for pair in case.assumptions.summed_targets:
        if _obstacle(case, pair):
            continue
        ours, theirs = _rows(case, pair)
        stated, summed = _sum(ours), _sum(theirs)
        if stated == summed:
            continue
        unit = ours[0].unit
        yield MismatchRow(
            check=KEY,
            variant="sum_differs",
            severity=Severity.WARNING,
            region_code=case.province,
            code=pair.provinsi,
            what="Target provinsi berbeda dengan jumlah target kabupaten/kota "
            f"({pair.kabupaten_kota}).",
            action="Samakan target provinsi dengan jumlahnya, atau sepakati pembagiannya.",
            amounts=(
                Amount("selisih", stated - summed, unit),
                Amount("target provinsi", stated, unit),
                Amount("jumlah kabupaten/kota", summed, unit),
            ),
            place=ours[0].place,
        )


def not_judged(case: PlanningCase) -> Iterator[Unjudged]:
    """Yield the sums that could not be compared."""
    for pair in case.assumptions.summed_targets:
        reason = _obstacle(case, pair)
        if reason:
            yield Unjudged(KEY, case.province, f"{pair.provinsi}: {reason}")


def _obstacle(case: PlanningCase, pair: CodePair) -> str:
    """Return why the sum cannot be compared; empty when it can."""
    if case.province not in case.plans or len(case.planning_regions()) < len(case.regions):
        return "rencana belum lengkap"
    ours, theirs = _rows(case, pair)
    if not ours or not theirs:
        return "hanya satu jenjang yang merencanakan"
    if any({"target", "unit"} & row.unreadable for row in (*ours, *theirs)):
        return "ada target yang tidak terbaca"
    units = {official_unit(row.unit, case.assumptions) for row in (*ours, *theirs)}
    return "satuan berbeda" if len(units) > 1 else ""


def _rows(case: PlanningCase, pair: CodePair) -> tuple[list[PlanRow], list[PlanRow]]:
    ours = list(case.plans[case.province].with_code(pair.provinsi))
    theirs = [
        row
        for code in case.planning_regions()
        for row in case.plans[code].with_code(pair.kabupaten_kota)
    ]
    return ours, theirs


def _sum(rows: list[PlanRow]) -> Fraction:
    return sum((row.target or Fraction(0) for row in rows), Fraction(0))
