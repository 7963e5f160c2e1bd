"""What the checks look at: the plans of a province and the evaluation they must serve."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from helpers.figures.evaluation import Assessment, Evaluation
from helpers.figures.harmonization.next_year import NextYear
from helpers.figures.verdict import Verdict
from helpers.vocabulary.assumptions import Assumptions
from helpers.vocabulary.indicators import Catalogue, IndicatorKind
from helpers.vocabulary.plans import MissingPlan, Plan, PlanRow
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import Region


@dataclass(frozen=True, slots=True)
class PlanningCase:
    """One province and its kabupaten/kota in the year that is planned.

    Parameters
    ----------
    plans
        Plan by government; those in ``missing`` have none.
    evaluation
        Of year N, with the kabupaten/kota as rows.
    next_year
        The work until the judging date; its year is the planned one.
    """

    plans: Mapping[RegionCode, Plan]
    evaluation: Evaluation
    next_year: NextYear
    catalogue: Catalogue
    assumptions: Assumptions
    missing: tuple[MissingPlan, ...] = ()

    @property
    def year(self) -> int:
        """The planned year N+1."""
        return self.next_year.until.year

    @property
    def province(self) -> RegionCode:
        """Code of the province."""
        return self.evaluation.region_code

    @property
    def regions(self) -> tuple[Region, ...]:
        """The kabupaten/kota."""
        return self.evaluation.row_regions

    def planning_regions(self) -> tuple[RegionCode, ...]:
        """Return the kabupaten/kota that have a plan, in the order of the rows."""
        return tuple(region.code for region in self.regions if region.code in self.plans)

    def rows(self) -> Iterator[PlanRow]:
        """Yield all plan rows, by government and source order."""
        for government in sorted(self.plans):
            yield from self.plans[government].rows

    def assessment(self, indicator: str, region: RegionCode) -> Assessment | None:
        """Return the assessment that judges the government; ``None`` when nothing does.

        Of a duty or minimum the province is judged by its own number, never by the tally of its
        kabupaten/kota.
        """
        try:
            found = self.evaluation.of(indicator, region)
        except KeyError:
            return None
        is_whole = region == self.province and found.kind is not IndicatorKind.RATIO
        return self.evaluation.own_duty(indicator) if is_whole else found

    def lags(self, indicator: str, region: RegionCode) -> bool | None:
        """Whether the target of year N is not reached; ``None`` when nobody can say."""
        found = self.assessment(indicator, region)
        if found is None or found.verdict not in (Verdict.REACHED, Verdict.NOT_REACHED):
            return None
        return found.verdict is Verdict.NOT_REACHED

    def work_left(self, indicator: str, region: RegionCode) -> int | None:
        """Return U, or what a minimum still lacks; ``None`` when nobody can say."""
        found = self.assessment(indicator, region)
        if found is not None and found.kind is IndicatorKind.MINIMUM:
            return found.gap
        try:
            works = self.next_year.of(indicator)
        except KeyError:
            return None
        every = (works.whole, *works.rows)
        one = next((work for work in every if work.region_code == region), None)
        return one.work.everyone if one is not None and one.work is not None else None
