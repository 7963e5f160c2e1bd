"""What a target rule gives: the additions proposed to each region, and what limits them.

Symbols of the method stand in the field descriptions. People are whole numbers.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from helpers.figures.harmonization.targets.needs import (
    RegionNeed,
    TargetTask,
    target_of_additions,
)
from helpers.figures.verdict import coverage_percent
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
    def cost_rp(self) -> int | None:
        """Cost·a in rupiah; ``None`` when the cost per addition is not known."""
        return None if self.need.cost_rp is None else self.need.cost_rp * self.additions

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
        costs = [share.cost_rp for share in self.shares]
        return None if None in costs else sum(cost for cost in costs if cost is not None)

    def share_of(self, code: RegionCode) -> RegionShare:
        """Return the share of one region; ``KeyError`` when it has none."""
        for share in self.shares:
            if share.code == code:
                return share
        raise KeyError(code)
