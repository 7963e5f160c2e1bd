"""Check 9: both levels fund the same activity in the same region."""

from collections.abc import Iterator

from helpers.errors import Severity
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.findings import Amount, MismatchRow
from helpers.figures.harmonization.overlaps import overlaps

KEY = "both_levels"
NUMBER = 9
QUESTION = "Apakah provinsi dan kabupaten/kota membiayai kegiatan yang sama di daerah yang sama?"
SEVERITY = Severity.WARNING


def find(case: PlanningCase) -> Iterator[MismatchRow]:
    """Yield one finding per pair of sub kegiatan and region."""
    for one in overlaps(case.plans, case.province, case.assumptions):
        yield MismatchRow(
            check=KEY,
            variant="both_levels_in_region",
            severity=Severity.WARNING,
            region_code=one.region_code,
            code=one.pair.provinsi,
            what=(
                f"{one.pair.reason} dibiayai provinsi ({one.pair.provinsi}) dan kabupaten/kota "
                f"({one.pair.kabupaten_kota}) di daerah yang sama."
            ),
            action="Bagi sasaran atau lokasinya, atau sisakan satu jenjang.",
            amounts=(
                Amount("pagu provinsi", one.provincial_rp, "rupiah"),
                Amount("pagu kabupaten/kota", one.regional_rp, "rupiah"),
            ),
            place=one.provincial[0].place,
        )
