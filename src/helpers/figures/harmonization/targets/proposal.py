"""What a target rule takes and gives: the need of each region, the additions proposed to it.

Symbols of the method stand in the field descriptions. People are whole numbers; ``T`` is the
target in hundredths of a percent.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from helpers.figures.harmonization.work import Work
from helpers.figures.verdict import FULL, coverage_percent, required
from helpers.vocabulary.region_code import RegionCode


class Rule(StrEnum):
    """The three ways to divide the province's work; the values are what readers see."""

    SERAGAM = "seragam"
    PROPORSIONAL = "proporsional celah"
    KAPASITAS = "kapasitas"


class Limit(StrEnum):
    """What stops a region from taking more; the values are what readers see."""

    CAPACITY = "kapasitas habis"
    EVERYONE = "seluruh sasaran terlayani"


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


@dataclass(frozen=True, slots=True)
class RegionShare:
    """What a rule proposes to one region.

    Parameters
    ----------
    need
        The region's part of the task.
    additions
        a: additions between data date and judging date.
    limit
        Set by *kapasitas* when the province falls short: what stops this region.
    """

    need: RegionNeed
    additions: int
    limit: Limit | None = None

    @property
    def code(self) -> RegionCode:
        """Code of the region."""
        return self.need.code

    @property
    def holders(self) -> int:
        """G = S + a."""
        return self.need.holders + self.additions

    @property
    def coverage_percent(self) -> Fraction | None:
        """Exact coverage on the judging date; ``None`` when the base is zero."""
        return coverage_percent(self.holders, self.need.base)

    @property
    def target_hundredths(self) -> int | None:
        """The target that these additions amount to, in hundredths of a percent."""
        return target_of_additions(self.need, self.additions)

    @property
    def lost_coverage(self) -> int:
        """Additions missing to keep today's coverage: J − a where a is less (there a = K)."""
        return max(0, self.need.to_keep - self.additions)


@dataclass(frozen=True, slots=True)
class Release:
    """What would remove a shortfall: more team-days, or a lower target.

    Parameters
    ----------
    team_days
        Fewest team-days that remove the shortfall, by region, in code order; ``None`` when the
        people served per team-day are not known.
    target_hundredths
        ⌊10000·coverage reached⌋: the highest target that the capacity reaches; ``None`` when no
        target does, because the capacity does not even keep today's coverage (ΣJ > Σa).
    """

    team_days: tuple[tuple[RegionCode, int], ...] | None
    target_hundredths: int | None

    @property
    def total_team_days(self) -> int | None:
        """Team-days of all regions."""
        return None if self.team_days is None else sum(days for _, days in self.team_days)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The additions one rule proposes, region by region in the order of the task.

    Parameters
    ----------
    task
        What was asked.
    rule
        Which rule answers.
    shares
        One per region; empty when the rule could not be computed.
    shortfall
        s: additions asked of the province that capacity does not allow.
    effort
        z: the largest share of its capacity that any region uses; only of *kapasitas*.
    release
        Set when there is a shortfall.
    missing
        Regions whose capacity or cost is not known: the rule is not computed.
    """

    task: TargetTask
    rule: Rule
    shares: tuple[RegionShare, ...]
    shortfall: int = 0
    effort: Fraction | None = None
    release: Release | None = None
    missing: tuple[RegionCode, ...] = ()

    @property
    def is_computed(self) -> bool:
        """Whether there is a proposal."""
        return not self.missing

    @property
    def total(self) -> int:
        """Σa: the province's additions under this rule."""
        return sum(share.additions for share in self.shares)

    @property
    def coverage_percent(self) -> Fraction | None:
        """(ΣS + Σa) ÷ ΣD₁ in percent, exact; ``None`` without base or proposal."""
        if not self.is_computed:
            return None
        return coverage_percent(self.task.holders + self.total, self.task.base)

    @property
    def cost_rp(self) -> int | None:
        """Σ cost·a in rupiah; ``None`` when a region's cost is not known."""
        if not self.is_computed:
            return None
        return cost_of((share.need.cost_rp, share.additions) for share in self.shares)

    def share_of(self, code: RegionCode) -> RegionShare:
        """Return the share of one region; ``KeyError`` when it has none."""
        for share in self.shares:
            if share.code == code:
                return share
        raise KeyError(code)


def cost_of(items: Iterable[tuple[int | None, int]]) -> int | None:
    """Return Σ cost·a in rupiah; ``None`` when a cost is not known."""
    total = 0
    for cost, additions in items:
        if cost is None:
            return None
        total += cost * additions
    return total
