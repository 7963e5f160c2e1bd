"""The work of one region and indicator until the judging date, in people.

Symbols of the method stand in the field descriptions; people are whole numbers throughout.
"""

from dataclasses import dataclass

from helpers.figures.verdict import FULL, required
from helpers.vocabulary.numbers import ceil_div


@dataclass(frozen=True, slots=True)
class Today:
    """The base and the holders on the data date (D₀, H₀)."""

    base: int
    holders: int


@dataclass(frozen=True, slots=True)
class Movement:
    """People who enter and leave the base until the judging date.

    Parameters
    ----------
    inflow, outflow
        Whole people over the period.
    net_other
        Migration and deaths over the period, may be negative.
    early
        People who will enter the base with their document (recorded before 17, not in H₀).
    """

    inflow: int = 0
    outflow: int = 0
    net_other: int = 0
    early: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done until the judging date.

    Parameters
    ----------
    base_now, holders_now
        D₀ and H₀.
    inflow, outflow
        Into and out of the base.
    base_then
        D₁: the base on the judging date.
    leaving_holders
        X: holders among those who leave.
    holders_then
        S: holders on the judging date if nothing is issued.
    target_hundredths, required
        T and R; ``None`` without a target.
    to_reach
        N: additions to reach the target; ``None`` without a target.
    to_keep
        J: additions to keep today's coverage.
    everyone
        U: additions until everyone is served.
    """

    base_now: int
    holders_now: int
    inflow: int
    outflow: int
    base_then: int
    leaving_holders: int
    holders_then: int
    target_hundredths: int | None
    required: int | None
    to_reach: int | None
    to_keep: int
    everyone: int


def work_of(today: Today, movement: Movement, target_hundredths: int | None) -> Work | None:
    """Return the work of an indicator whose base moves by cohorts.

    Returns
    -------
    Work or None
        ``None`` for a base of zero (*tidak berlaku*).

    Raises
    ------
    ValueError
        For a target above 100 %, which no one can be asked to reach.

    Examples
    --------
    Kaltim's recording for KTP-el, 12 November 2024 to 31 December 2025:

    >>> work = work_of(Today(2_878_769, 2_868_568), Movement(inflow=79_906), 9940)
    >>> work.to_reach, work.to_keep, work.everyone
    (72355, 79623, 90107)
    """
    if today.base == 0:
        return None
    # More people cannot leave than there are: without these two floors a long horizon or a
    # cohort larger than the base would give a negative base, and work beyond "everyone".
    base_then = max(0, today.base + movement.inflow - movement.outflow + movement.net_other)
    leaving = min(
        movement.outflow,
        today.holders,
        ceil_div(today.holders * movement.outflow, today.base),
    )
    moved_holders = today.holders * movement.net_other // today.base
    holders_then = today.holders - leaving + movement.early + moved_holders
    return _work(
        today,
        movement,
        base_then=base_then,
        leaving=leaving,
        holders_then=min(base_then, max(0, holders_then)),
        target_hundredths=target_hundredths,
    )


def work_on_given_base(today: Today, base_then: int, target_hundredths: int | None) -> Work | None:
    """Return the work of an indicator whose base is another indicator's result (IKD).

    Parameters
    ----------
    today
        IKD's base and activations today.
    base_then
        D₁: wajib KTP on the judging date, or the recorded people by then
        (see ``recorded_then``).

    Returns
    -------
    Work or None
        ``None`` for a base of zero.

    Examples
    --------
    >>> work_on_given_base(Today(2_868_568, 165_439), 2_868_568 + 79_623, 3000).to_reach
    719019
    """
    if today.base == 0:
        return None
    return _work(
        today,
        Movement(inflow=max(0, base_then - today.base), outflow=max(0, today.base - base_then)),
        base_then=base_then,
        leaving=0,
        holders_then=min(base_then, today.holders),
        target_hundredths=target_hundredths,
    )


def recorded_then(recording: Work, planned_additions: int | None = None) -> int:
    """Return the recorded people on the judging date: S of KTP-el and its planned additions.

    Parameters
    ----------
    recording
        The work of KTP-el.
    planned_additions
        Additions planned for KTP-el; by default those that keep its coverage (J).
    """
    additions = recording.to_keep if planned_additions is None else planned_additions
    return recording.holders_then + additions


def _work(
    today: Today,
    movement: Movement,
    *,
    base_then: int,
    leaving: int,
    holders_then: int,
    target_hundredths: int | None,
) -> Work:
    if target_hundredths is not None and target_hundredths > FULL:
        message = f"a target of {target_hundredths} hundredths of a percent is above 100 %"
        raise ValueError(message)
    needed = None if target_hundredths is None else required(base_then, target_hundredths)
    same_coverage = min(base_then, ceil_div(today.holders * base_then, today.base))
    return Work(
        base_now=today.base,
        holders_now=today.holders,
        inflow=movement.inflow,
        outflow=movement.outflow,
        base_then=base_then,
        leaving_holders=leaving,
        holders_then=holders_then,
        target_hundredths=target_hundredths,
        required=needed,
        to_reach=None if needed is None else max(0, needed - holders_then),
        to_keep=max(0, same_coverage - holders_then),
        everyone=base_then - holders_then,
    )
