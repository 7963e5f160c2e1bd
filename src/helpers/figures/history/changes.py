"""The change of one coverage between two snapshots, on the same base or not at all."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from helpers.figures.assessment import Assessment
from helpers.figures.evaluation import Evaluation
from helpers.figures.harmonization.cohorts import AgeCounts
from helpers.figures.history.bases import BaseBounds, BaseChange, base_change, explained_movement
from helpers.figures.history.flows import NO_FLOWS, Flows
from helpers.figures.history.splits import Split, split_change
from helpers.figures.verdict import Verdict
from helpers.vocabulary.region_code import RegionCode


class Comparison(StrEnum):
    """Whether two snapshots can be compared, and why not; the values are what readers see."""

    COMPARED = "dibandingkan"
    BASE_CHANGED = "basis berubah; tidak dibandingkan langsung"
    NO_EARLIER_DATA = "data sebelumnya belum tersedia"
    NO_DATA = "data belum tersedia"
    INCOMPLETE = "data sebagian daerah belum tersedia"
    NOT_APPLICABLE = "tidak berlaku"


@dataclass(frozen=True, slots=True)
class Change:
    """One region, indicator and basis on two days.

    Parameters
    ----------
    earlier, later
        The assessments.
    comparison
        Whether a difference of percentages is given, else why not.
    base_change
        Why the bases differ in kind; also set beside a split, which says how much it did.
    bounds
        How far cohorts explain the base to move; ``None`` where nothing can be said.
    additions, base_moved
        Later minus earlier numerator and denominator, in people; given whenever both are there
        and complete, also when the percentages are not compared ("jumlah pemilik bertambah …").
    points
        Change of coverage in percentage points, exact. ``None`` when it is not compared.
    split
        The change taken apart into service, cleaning and base, where all flows were reported. It
        is given across a changed base too: it is the way to compare nevertheless.
    """

    earlier: Assessment
    later: Assessment
    comparison: Comparison
    base_change: BaseChange | None
    bounds: BaseBounds | None
    additions: int | None
    base_moved: int | None
    points: Fraction | None
    split: Split | None

    @property
    def region_code(self) -> RegionCode:
        """Whose change it is."""
        return self.later.region_code

    @property
    def indicator(self) -> str:
        """Key of the indicator."""
        return self.later.indicator

    @property
    def basis(self) -> str:
        """Key of the basis."""
        return self.later.basis

    @property
    def start(self) -> date:
        """Day of the earlier snapshot."""
        return self.earlier.as_of

    @property
    def end(self) -> date:
        """Day of the later snapshot."""
        return self.later.as_of


def change_between(
    earlier: Assessment,
    later: Assessment,
    *,
    snapshot: Evaluation,
    flows: Flows = NO_FLOWS,
    ages: AgeCounts | None = None,
) -> Change:
    """Compare two assessments of one region, indicator and basis.

    Parameters
    ----------
    snapshot
        The evaluation that ``earlier`` belongs to.
    flows
        What service and cleaning moved in between, where reported; only on a judging basis.
    ages
        People by age of the region, where known.

    Raises
    ------
    ValueError
        When the two are not of one series – another age group or base is another series –, or
        not in order of time.
    """
    series = [(one.region_code, one.indicator, one.basis) for one in (earlier, later)]
    if series[0] != series[1] or earlier.as_of >= later.as_of:
        message = f"no change from {series[0]} {earlier.as_of} to {series[1]} {later.as_of}"
        raise ValueError(message)
    hindrance = _hindrance(earlier, later)
    if hindrance is not None:
        return Change(earlier, later, hindrance, None, None, None, None, None, None)
    bounds = explained_movement(earlier, snapshot, (later.as_of - earlier.as_of).days, ages)
    changed = base_change(earlier, later, bounds, flows.cleaned)
    before, after = _pair(earlier), _pair(later)
    split = split_change(before, after, flows) if before and after else None
    is_compared = changed is None or split is not None
    return Change(
        earlier=earlier,
        later=later,
        comparison=Comparison.COMPARED if is_compared else Comparison.BASE_CHANGED,
        base_change=changed,
        bounds=bounds,
        additions=_difference(earlier.numerator, later.numerator),
        base_moved=_difference(earlier.denominator, later.denominator),
        points=_points(earlier, later) if is_compared else None,
        split=split,
    )


def _hindrance(earlier: Assessment, later: Assessment) -> Comparison | None:
    if Verdict.NOT_APPLICABLE in (earlier.verdict, later.verdict):
        return Comparison.NOT_APPLICABLE
    if later.verdict is Verdict.NO_DATA:
        return Comparison.NO_DATA
    if earlier.verdict is Verdict.NO_DATA:
        return Comparison.NO_EARLIER_DATA
    if earlier.is_partial or later.is_partial or earlier.origin is not later.origin:
        return Comparison.INCOMPLETE
    return None


def _pair(one: Assessment) -> tuple[int, int] | None:
    if one.numerator is None or one.denominator is None:
        return None
    return one.numerator, one.denominator


def _difference(earlier: int | None, later: int | None) -> int | None:
    return None if earlier is None or later is None else later - earlier


def _points(earlier: Assessment, later: Assessment) -> Fraction | None:
    if earlier.coverage_percent is None or later.coverage_percent is None:
        return None
    return later.coverage_percent - earlier.coverage_percent
