"""Activities that province and kabupaten/kota both fund in one region."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from helpers.vocabulary.assumptions import Assumptions, CodePair
from helpers.vocabulary.plans import Plan, PlanRow
from helpers.vocabulary.region_code import RegionCode, RegionLevel


@dataclass(frozen=True, slots=True)
class Overlap:
    """One activity that both levels fund in one region.

    Parameters
    ----------
    provincial_rp
        Pagu of the province's rows that name the region; of a row that names several regions
        the whole pagu, because plans do not divide it.
    regional_rp
        Pagu of the region's own rows.
    """

    region_code: RegionCode
    pair: CodePair
    provincial: tuple[PlanRow, ...]
    regional: tuple[PlanRow, ...]

    @property
    def provincial_rp(self) -> int:
        """Pagu of the province's rows."""
        return sum(row.pagu_rp or 0 for row in self.provincial)

    @property
    def regional_rp(self) -> int:
        """Pagu of the region's rows."""
        return sum(row.pagu_rp or 0 for row in self.regional)


def overlaps(
    plans: Mapping[RegionCode, Plan], province: RegionCode, assumptions: Assumptions
) -> Iterator[Overlap]:
    """Yield the overlaps by pair and region; facilitation and supervision are no pairs."""
    if province not in plans:
        return
    for pair in assumptions.same_activity:
        ours = [row for row in plans[province].with_code(pair.provinsi) if row.is_funded]
        places = {code for row in ours for code in row.regions()}
        for region in sorted(places & set(plans)):
            if region.level is not RegionLevel.KABUPATEN_KOTA:
                continue
            theirs = tuple(
                row for row in plans[region].with_code(pair.kabupaten_kota) if row.is_funded
            )
            if theirs:
                mine = tuple(row for row in ours if region in row.regions())
                yield Overlap(region, pair, mine, theirs)
