"""All snapshots of one region's data, and what changed between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from helpers.figures.evaluation import Evaluation
from helpers.figures.harmonization.cohorts import AgeCounts
from helpers.figures.harmonization.paces import Interval
from helpers.figures.history.changes import Change, Comparison, change_between
from helpers.figures.history.flows import NO_FLOWS, Flows, flows_between
from helpers.figures.history.intervals import interval_of
from helpers.figures.history.series import Series, series_of
from helpers.vocabulary.indicators import IndicatorKind
from helpers.vocabulary.region_code import RegionCode


@dataclass(frozen=True, slots=True)
class History:
    """Snapshots of one region and its rows, oldest first; the last one is the reported day.

    Parameters
    ----------
    evaluations
        Of the same region and rows, one per day.
    ages
        People by age for regions that have such data.

    Raises
    ------
    ValueError
        When there is no snapshot, or they are not of one region or not in order of time.
    """

    evaluations: tuple[Evaluation, ...]
    ages: Mapping[RegionCode, AgeCounts] = field(default_factory=dict)

    def __post_init__(self) -> None:
        days = [one.as_of for one in self.evaluations]
        regions = {one.region_code for one in self.evaluations}
        if len(regions) != 1 or days != sorted(set(days)):
            message = f"no history of {sorted(regions)} on {days}"
            raise ValueError(message)

    @classmethod
    def of(
        cls,
        earlier: Iterable[Evaluation],
        latest: Evaluation,
        ages: Mapping[RegionCode, AgeCounts] | None = None,
    ) -> "History":
        """Return the history of earlier snapshots and the reported one."""
        return cls((*earlier, latest), ages or {})

    @property
    def latest(self) -> Evaluation:
        """The reported snapshot."""
        return self.evaluations[-1]

    @property
    def days(self) -> tuple[date, ...]:
        """Days of the snapshots, oldest first."""
        return tuple(one.as_of for one in self.evaluations)

    def previous_day(
        self, indicator: str, region: RegionCode | None = None, basis: str | None = None
    ) -> date | None:
        """Return the latest earlier day that has data on this very basis; ``None`` without one."""
        for one in reversed(self.evaluations[:-1]):
            if one.of(indicator, region, basis).numerator is not None:
                return one.as_of
        return None

    def change(
        self,
        indicator: str,
        region: RegionCode | None = None,
        basis: str | None = None,
        *,
        since: date | None = None,
    ) -> Change | None:
        """Return the change up to the reported day.

        Parameters
        ----------
        since
            An earlier snapshot's day (``compare_to``, say); by default the latest one with data.

        Returns
        -------
        Change or None
            ``None`` when there is no earlier snapshot with data to compare with.

        Raises
        ------
        KeyError
            When no snapshot is of the day ``since``, or the indicator, region or basis is unknown.
        """
        start = since or self.previous_day(indicator, region, basis)
        if start is None:
            return None
        return self.between(indicator, region, basis, start=start, end=self.latest.as_of)

    def between(
        self,
        indicator: str,
        region: RegionCode | None = None,
        basis: str | None = None,
        *,
        start: date,
        end: date,
    ) -> Change:
        """Return the change between two of the snapshots."""
        first, last = self._at(start), self._at(end)
        earlier, later = first.of(indicator, region, basis), last.of(indicator, region, basis)
        flows = NO_FLOWS
        if later.judging and later.kind is IndicatorKind.RATIO:
            flows = self.flows(indicator, later.region_code, start=start, end=end)
        ages = self.ages.get(later.region_code)
        return change_between(earlier, later, snapshot=first, flows=flows, ages=ages)

    def changes(
        self, indicator: str, basis: str | None = None, *, since: date | None = None
    ) -> tuple[Change, ...]:
        """Return the change of the region as a whole, then of each row in order; see ``change``.

        Without ``since`` each region is compared with its own latest earlier data. Regions without
        any earlier data are left out.
        """
        codes = (self.latest.region_code, *(row.code for row in self.latest.row_regions))
        found = (self.change(indicator, code, basis, since=since) for code in codes)
        return tuple(one for one in found if one is not None)

    def series(
        self, indicator: str, region: RegionCode | None = None, basis: str | None = None
    ) -> Series:
        """Return the coverage over all snapshots, broken where it must not be joined."""
        assessments = [one.of(indicator, region, basis) for one in self.evaluations]
        steps = [
            self.between(indicator, region, basis, start=earlier, end=later)
            for earlier, later in pairwise(self.days)
        ]
        return series_of(assessments, steps)

    def flows(self, indicator: str, region: RegionCode, *, start: date, end: date) -> Flows:
        """Return the reported flows of a region's coverage between two snapshots."""
        return flows_between(self.evaluations, region, indicator, start=start, end=end)

    def intervals(
        self, indicator: str, region: RegionCode | None = None, basis: str | None = None
    ) -> tuple[Interval, ...]:
        """Return the additions between neighbouring snapshots with complete data.

        A day without data, or with rows missing from its sum, is passed over: the interval then
        reaches from the data before it to the data after it. Issued documents go before ΔH + X
        where they were reported; a changed base is marked and not used for a pace.
        """
        complete = [
            one
            for one in self.evaluations
            if (held := one.of(indicator, region, basis)).has_data
            and held.numerator is not None
            and not held.is_partial
        ]
        found: list[Interval] = []
        for earlier, later in pairwise(complete):
            change = self.between(indicator, region, basis, start=earlier.as_of, end=later.as_of)
            if change.comparison in (Comparison.COMPARED, Comparison.BASE_CHANGED):
                code = change.region_code
                service = self.flows(indicator, code, start=change.start, end=change.end).service
                issued = service if change.later.judging else None
                found.append(interval_of(change, earlier, issued, self.ages.get(code)))
        return tuple(found)

    def _at(self, day: date) -> Evaluation:
        for one in self.evaluations:
            if one.as_of == day:
                return one
        raise KeyError(day)
