"""K, the capacity of a region: what its fastest pace gives, and what team-days add.

K = ⌊pace *tinggi* · h⌋ + assigned team-days × people per team-day. A team-day is assigned to one
indicator and never used twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from helpers.vocabulary.region_code import RegionCode


def capacity_of(
    high_pace: Fraction | None,
    days: int,
    *,
    team_days: int = 0,
    people_per_team_day: int = 0,
) -> int | None:
    """Return K in additions; ``None`` when the pace is not known.

    Parameters
    ----------
    high_pace
        Pace *tinggi* in additions per calendar day.
    days
        h: days from data date to judging date.
    team_days
        Team-days assigned to this region and indicator.

    Examples
    --------
    >>> capacity_of(Fraction(5, 2), 365, team_days=10, people_per_team_day=60)
    1512
    """
    if high_pace is None:
        return None
    return int(high_pace * days) + team_days * people_per_team_day


@dataclass(frozen=True, slots=True)
class OverAssignment:
    """A region whose indicators together were given more team-days than it has."""

    code: RegionCode
    available: int
    assigned: int


def over_assigned(
    available: Mapping[RegionCode, int], assigned: Mapping[tuple[RegionCode, str], int]
) -> tuple[OverAssignment, ...]:
    """Return the regions whose team-days would be used twice, in code order.

    Parameters
    ----------
    available
        Team-days of each region; a region not named has none.
    assigned
        Team-days by region and indicator.

    Examples
    --------
    >>> samarinda = RegionCode("64.72")
    >>> over_assigned({samarinda: 10}, {(samarinda, "kia"): 6, (samarinda, "ikd"): 5})
    (OverAssignment(code='64.72', available=10, assigned=11),)
    """
    sums: dict[RegionCode, int] = {}
    for (code, _), days in assigned.items():
        sums[code] = sums.get(code, 0) + days
    return tuple(
        OverAssignment(code, available.get(code, 0), days)
        for code, days in sorted(sums.items())
        if days > available.get(code, 0)
    )
