"""Rule 3, *kapasitas*: what the regions are able to do, with the smallest largest effort.

Integers a, s ≥ 0 and a real z ≥ 0 with min(J, K) ≤ a ≤ min(U, K), Σa + s = A and a ≤ z·K;
minimised in this order: s (shortfall), z (largest effort), Σ cost·a (rupiah). Ties: larger U,
then lower code, receives as much as possible.

No solver is needed: s = max(0, A − Σmin(U, K)); z is the smallest fraction j/K, not below any
min(J, K)/K, for which Σ⌊z·K⌋, each clamped to its bounds, reaches A − s; the regions are filled
from their lower bounds to these clamps by cost, larger U, code.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from helpers.figures.harmonization.targets.needs import RegionNeed, TargetTask
from helpers.figures.harmonization.targets.proposal import Limit, Proposal, RegionShare, Rule
from helpers.figures.harmonization.targets.release import release_of
from helpers.vocabulary.region_code import RegionCode


def propose_capacity(task: TargetTask, *, people_per_team_day: int | None = None) -> Proposal:
    """Propose additions within capacity.

    Parameters
    ----------
    task
        Every region with capacity K and cost.
    people_per_team_day
        People one team serves in one day; needed only to say what would release a shortfall.

    Returns
    -------
    Proposal
        Without shares, the regions named, when a capacity or a cost is missing.

    Examples
    --------
    >>> region = RegionNeed(
    ...     RegionCode("64.01"), 500, 300, to_keep=10, to_reach=150, capacity=100, cost_rp=1
    ... )
    >>> proposal = propose_capacity(TargetTask(9000, (region,)))
    >>> proposal.total, proposal.shortfall
    (100, 50)
    """
    if missing := _regions_missing(task.regions):
        return Proposal(task=task, rule=Rule.KAPASITAS, shares=(), missing=missing)
    bounds = [_bounds(need) for need in task.regions]
    total = min(task.needed, sum(bound.upper for bound in bounds))
    shortfall = task.needed - total
    effort = _smallest_effort(bounds, total)
    additions = _fill(task.regions, bounds, effort, total)
    shares = tuple(
        RegionShare(need, number, _limit(need, number) if shortfall else None)
        for need, number in zip(task.regions, additions, strict=True)
    )
    return Proposal(
        task=task,
        rule=Rule.KAPASITAS,
        shares=shares,
        shortfall=shortfall,
        effort=effort,
        release=release_of(task, shares, shortfall, people_per_team_day) if shortfall else None,
    )


@dataclass(frozen=True, slots=True)
class _Bounds:
    """min(J, K), min(U, K) and K of one region."""

    lower: int
    upper: int
    capacity: int


def _bounds(need: RegionNeed) -> _Bounds:
    capacity = need.capacity or 0
    return _Bounds(min(need.to_keep, capacity), min(need.everyone, capacity), capacity)


def _regions_missing(regions: Sequence[RegionNeed]) -> tuple[RegionCode, ...]:
    return tuple(need.code for need in regions if need.capacity is None or need.cost_rp is None)


def _smallest_effort(bounds: Sequence[_Bounds], total: int) -> Fraction:
    """Return the smallest z = j/K at which the regions can make ``total`` additions.

    What the regions can make grows with z only at fractions j/K. Two different ones lie at least
    1 ÷ (largest K)² apart, so on a grid finer than that a cell holds at most one: the first grid
    point that suffices is found by bisection, and the one fraction in its cell is z.
    """
    largest = max((bound.capacity for bound in bounds), default=0)
    grid = largest * largest + 1
    if _suffices(bounds, total, 0, 1):
        return Fraction(0)
    below, enough = 0, grid
    while enough - below > 1:
        middle = (below + enough) // 2
        if _suffices(bounds, total, middle, grid):
            enough = middle
        else:
            below = middle
    return min(
        Fraction(below * bound.capacity // grid + 1, bound.capacity)
        for bound in bounds
        if bound.capacity
    )


def _suffices(bounds: Sequence[_Bounds], total: int, numerator: int, denominator: int) -> bool:
    """Whether z = numerator ÷ denominator respects all lower bounds and allows the total."""
    allowed = 0
    for bound in bounds:
        at_effort = numerator * bound.capacity // denominator
        if at_effort < bound.lower:
            return False
        allowed += min(at_effort, bound.upper)
    return allowed >= total


def _fill(
    regions: Sequence[RegionNeed], bounds: Sequence[_Bounds], effort: Fraction, total: int
) -> list[int]:
    """Fill from the lower bounds to the clamps of the effort: cheaper first, larger U, code."""
    additions = [bound.lower for bound in bounds]
    left = total - sum(additions)
    order = sorted(
        range(len(regions)),
        key=lambda i: (regions[i].cost_rp, -regions[i].everyone, regions[i].code),
    )
    for index in order:
        bound = bounds[index]
        clamp = min(effort.numerator * bound.capacity // effort.denominator, bound.upper)
        more = min(left, clamp - additions[index])
        additions[index] += more
        left -= more
    return additions


def _limit(need: RegionNeed, additions: int) -> Limit:
    """Return what stops a region when the province falls short; there a = min(U, K)."""
    return Limit.EVERYONE if additions == need.everyone else Limit.CAPACITY
