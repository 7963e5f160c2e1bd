"""From changes to the intervals that the method takes a pace from."""

from dataclasses import replace

from helpers.figures.evaluation import Evaluation
from helpers.figures.harmonization.cohorts import AgeCounts, annual_flows
from helpers.figures.harmonization.movement import CHILD_CARD, movement_by_age
from helpers.figures.harmonization.paces import Exclusion, Interval, Snapshot, interval_between
from helpers.figures.harmonization.work import Today, work_of
from helpers.figures.history.changes import Change


def interval_of(
    change: Change,
    snapshot: Evaluation,
    issued: int | None = None,
    ages: AgeCounts | None = None,
) -> Interval:
    """Return the interval of a change: g = documents issued, else ΔH + X.

    Parameters
    ----------
    snapshot
        The evaluation at its start; its children 0–16 give the cohort where ages are unknown.
    issued
        Documents issued in between, where reported.

    Raises
    ------
    ValueError
        When the change has no holders on one of its days.
    """
    before, after = change.earlier, change.later
    if before.numerator is None or after.numerator is None:
        message = f"no additions of {change.region_code} from {change.start} to {change.end}"
        raise ValueError(message)
    interval = interval_between(
        Snapshot(change.start, change.basis, before.numerator),
        Snapshot(change.end, change.basis, after.numerator),
        leaving=leaving_holders(change, snapshot, ages),
        issued=issued,
    )
    if change.base_change is None:
        return interval
    return replace(interval, exclusion=Exclusion.BASE_CHANGED)


def leaving_holders(change: Change, snapshot: Evaluation, ages: AgeCounts | None = None) -> int:
    """Return X: holders who grew out of the base during the change; 0 where nobody does."""
    earlier = change.earlier
    if earlier.numerator is None or not earlier.denominator:
        return 0
    known = ages or AgeCounts(
        children_0_16=snapshot.of(CHILD_CARD, earlier.region_code).denominator
    )
    flows = annual_flows(known)
    days = (change.end - change.start).days
    movement = movement_by_age(change.indicator, flows, days) if flows is not None else None
    if movement is None:
        return 0
    work = work_of(Today(base=earlier.denominator, holders=earlier.numerator), movement, None)
    return work.leaving_holders if work is not None else 0
