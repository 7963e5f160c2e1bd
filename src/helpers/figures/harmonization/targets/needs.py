"""What a target rule takes: the need of each region and the task of the province.

Symbols of the method stand in the field descriptions. People are whole numbers; ``T`` is the
target in hundredths of a percent.
"""

from dataclasses import dataclass

from helpers.figures.harmonization.work import Work
from helpers.figures.verdict import FULL, required
from helpers.vocabulary.region_code import RegionCode


@dataclass(frozen=True, slots=True)
class RegionNeed:
    """One region's part of the task.

    Parameters
    ----------
    base
        D₁: the base on the judging date.
    holders
        S: holders on the judging date if nothing is issued; at most ``base``.
    to_keep
        J: additions that keep today's coverage.
    to_reach
        N: additions that reach the target.
    capacity
        K: additions the region can make until the judging date; ``None`` is not known.
    cost_rp
        Rupiah per addition; ``None`` is not known.

    Raises
    ------
    ValueError
        When the numbers cannot be a region's work: they come from ``work`` and are never typed.
    """

    code: RegionCode
    base: int
    holders: int
    to_keep: int
    to_reach: int
    capacity: int | None = None
    cost_rp: int | None = None

    def __post_init__(self) -> None:
        """Refuse numbers that break J ≤ U, N ≤ U or lie below zero."""
        bounded = 0 <= self.to_keep <= self.everyone and 0 <= self.to_reach <= self.everyone
        assumed = (self.capacity or 0) >= 0 and (self.cost_rp or 0) >= 0
        if self.base < 0 or not bounded or not assumed:
            message = f"not the work of a region: {self!r}"
            raise ValueError(message)

    @property
    def everyone(self) -> int:
        """U = D₁ − S: additions until everyone is served."""
        return self.base - self.holders


def need_of(
    code: RegionCode, work: Work, *, capacity: int | None = None, cost_rp: int | None = None
) -> RegionNeed:
    """Return what the rules need of a region's work.

    Raises
    ------
    ValueError
        When the work was computed without a target.
    """
    if work.to_reach is None:
        message = f"the work of {code} has no target"
        raise ValueError(message)
    return RegionNeed(
        code=code,
        base=work.base_then,
        holders=work.holders_then,
        to_keep=work.to_keep,
        to_reach=work.to_reach,
        capacity=capacity,
        cost_rp=cost_rp,
    )


def target_of_additions(need: RegionNeed, additions: int) -> int | None:
    """Return the target that additions amount to: ⌊10000·G ÷ D₁⌋ with G = S + a.

    Rounded down, so that who delivers a has reached it; above 10000 when there are more additions
    than people to serve, which is a finding and not clipped. ``None`` for a base of zero.

    Examples
    --------
    >>> need = RegionNeed(RegionCode("64.01"), base=600, holders=300, to_keep=0, to_reach=240)
    >>> target_of_additions(need, 241)
    9016
    """
    return FULL * (need.holders + additions) // need.base if need.base else None


@dataclass(frozen=True, slots=True)
class TargetTask:
    """One indicator of one province: its target and the regions that have data.

    Regions without data and regions to which the indicator does not apply are left out by the
    caller, who says how many there are.

    Raises
    ------
    ValueError
        For a target outside 0–100 % or a region that occurs twice.
    """

    target_hundredths: int
    regions: tuple[RegionNeed, ...]

    def __post_init__(self) -> None:
        """Refuse targets that nobody can be asked to reach, and doubled regions."""
        if not 0 <= self.target_hundredths <= FULL:
            message = f"a target of {self.target_hundredths} hundredths of a percent"
            raise ValueError(message)
        if len({need.code for need in self.regions}) < len(self.regions):
            message = "a region occurs twice"
            raise ValueError(message)

    @property
    def base(self) -> int:
        """ΣD₁."""
        return sum(need.base for need in self.regions)

    @property
    def holders(self) -> int:
        """ΣS."""
        return sum(need.holders for need in self.regions)

    @property
    def to_keep(self) -> int:
        """ΣJ."""
        return sum(need.to_keep for need in self.regions)

    @property
    def needed(self) -> int:
        """A = max(ΣJ, ⌈T·ΣD₁ ÷ 10000⌉ − ΣS): additions asked of the province."""
        return max(self.to_keep, required(self.base, self.target_hundredths) - self.holders)
