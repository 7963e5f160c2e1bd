"""What would release a shortfall of the capacity rule: team-days where people wait, or the target.

Team-days are served in one region each. ⌈s ÷ people per team-day⌉ of them are enough only where
a team can be kept busy the whole day: two regions that lack one person each need two team-days,
however many people a team serves. So the days are placed region by region.
"""

from collections.abc import Sequence

from helpers.figures.harmonization.targets.needs import TargetTask
from helpers.figures.harmonization.targets.proposal import RegionShare, Release
from helpers.figures.verdict import FULL
from helpers.vocabulary.numbers import ceil_div
from helpers.vocabulary.region_code import RegionCode


def release_of(
    task: TargetTask,
    shares: Sequence[RegionShare],
    shortfall: int,
    people_per_team_day: int | None,
) -> Release:
    """Return what would remove the shortfall.

    Parameters
    ----------
    shares
        The additions of all regions at the limit of their capacity, a = min(U, K).
    shortfall
        s, more than zero.
    people_per_team_day
        People one team serves in one day; ``None`` when it is not known.

    Raises
    ------
    ValueError
        When a team serves nobody.
    """
    made = sum(share.additions for share in shares)
    # A lower target helps only down to ΣJ: below, keeping today's coverage asks for the same.
    lower_target_helps = task.to_keep <= made
    return Release(
        team_days=(
            None
            if people_per_team_day is None
            else fewest_team_days(
                {share.code: share.need.everyone - share.additions for share in shares},
                shortfall,
                people_per_team_day,
            )
        ),
        target_hundredths=(
            FULL * (task.holders + made) // task.base if lower_target_helps else None
        ),
    )


def fewest_team_days(
    waiting: dict[RegionCode, int], people: int, people_per_team_day: int
) -> tuple[tuple[RegionCode, int], ...]:
    """Place the fewest team-days that serve some people, each day in one region.

    Full days come first, where most people wait; then part days, the fullest first. Ties go to
    the lower code.

    Parameters
    ----------
    waiting
        People not yet served, by region; together at least ``people``.

    Returns
    -------
    tuple of (RegionCode, int)
        Regions with at least one day, in code order.

    Examples
    --------
    >>> one, other = RegionCode("64.01"), RegionCode("64.02")
    >>> fewest_team_days({one: 1, other: 1}, people=2, people_per_team_day=50)
    (('64.01', 1), ('64.02', 1))
    >>> fewest_team_days({one: 60, other: 140}, people=100, people_per_team_day=50)
    (('64.02', 2),)
    """
    if people_per_team_day <= 0:
        message = f"a team that serves {people_per_team_day} people in a day"
        raise ValueError(message)
    days: dict[RegionCode, int] = {}
    left = people
    for code, number in sorted(waiting.items(), key=lambda item: (-item[1], item[0])):
        full = min(number // people_per_team_day, ceil_div(left, people_per_team_day))
        days[code] = full
        left -= min(left, full * people_per_team_day)
    rests = {code: number % people_per_team_day for code, number in waiting.items()}
    for code, rest in sorted(rests.items(), key=lambda item: (-item[1], item[0])):
        if left <= 0:
            break
        days[code] += 1
        left -= rest
    return tuple((code, number) for code, number in sorted(days.items()) if number)
