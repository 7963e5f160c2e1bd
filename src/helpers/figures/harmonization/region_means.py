"""Team-days and blanks that the additions of each region ask for, by quarter."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from helpers.figures.harmonization.means import (
    Blanks,
    Quarter,
    by_quarter,
    kia_blanks,
    ktp_el_blanks,
    quarters,
    team_days,
)
from helpers.figures.harmonization.movement import CHILD_CARD, RECORDING
from helpers.figures.harmonization.outlook import Outlook, Outlooks
from helpers.figures.harmonization.region_work import NextYear
from helpers.vocabulary.assumptions import Assumptions
from helpers.vocabulary.numbers import ceil_div
from helpers.vocabulary.region_code import RegionCode

_COHORTS_0_16 = 17


@dataclass(frozen=True, slots=True)
class RegionMeans:
    """Means of one region for its additions.

    Parameters
    ----------
    team_days
        Days for what the counters do not serve at pace *tengah*, by indicator.
    ktp_el, kia
        Blanks; ``None`` without additions or assumptions.
    available_days
        Team-days that the region is assumed to have in the period; ``None`` is not known.
    """

    region_code: RegionCode
    team_days: Mapping[str, int]
    ktp_el: Blanks | None
    kia: Blanks | None
    available_days: int | None

    @property
    def total_days(self) -> int:
        """Team-days over all indicators."""
        return sum(self.team_days.values())


@dataclass(frozen=True, slots=True)
class Means:
    """Means of all regions, and the quarters they fall into."""

    quarters: tuple[Quarter, ...]
    regions: tuple[RegionMeans, ...]

    def split(self, total: int) -> tuple[int, ...]:
        """Return a total by quarter, in proportion to the days."""
        return by_quarter(total, self.quarters)


def means_of(
    next_year: NextYear,
    found: Outlooks,
    additions: Mapping[tuple[str, RegionCode], int],
    assumptions: Assumptions,
    rows: tuple[RegionCode, ...],
    unprinted: Mapping[RegionCode, int],
) -> Means:
    """Return the means that additions ask for.

    Parameters
    ----------
    additions
        People by indicator and region: agreed or proposed.
    unprinted
        People recorded without a printed card, where reported.
    """
    regions = tuple(
        _region(next_year, found, additions, assumptions, code, unprinted.get(code, 0))
        for code in rows
    )
    return Means(quarters(next_year.start, next_year.until), regions)


def _region(
    next_year: NextYear,
    found: Outlooks,
    additions: Mapping[tuple[str, RegionCode], int],
    assumptions: Assumptions,
    code: RegionCode,
    unprinted: int,
) -> RegionMeans:
    mine = {indicator: one for (indicator, region), one in found.items() if region == code}
    days: dict[str, int] = {}
    for indicator, outlook in mine.items():
        people = _number(assumptions, "people_per_team_day", code, indicator)
        if people and (indicator, code) in additions:
            days[indicator] = team_days(
                additions[indicator, code],
                people_per_team_day=int(people),
                days=next_year.days,
                counter_pace=outlook.paces.middle,
            )
    yearly = _number(assumptions, "team_days_per_year", code)
    return RegionMeans(
        region_code=code,
        team_days=days,
        ktp_el=_ktp_el(next_year, mine.get(RECORDING), additions, assumptions, code, unprinted),
        kia=_kia(next_year, mine.get(CHILD_CARD), additions, assumptions, code),
        available_days=None if yearly is None else int(yearly * next_year.days / 365),
    )


def _ktp_el(
    next_year: NextYear,
    outlook: Outlook | None,
    additions: Mapping[tuple[str, RegionCode], int],
    assumptions: Assumptions,
    code: RegionCode,
    unprinted: int,
) -> Blanks | None:
    per_card = _number(assumptions, "blanks_per_card", code)
    replaced = _number(assumptions, "replaced_per_year", code)
    wanted = additions.get((RECORDING, code))
    if outlook is None or per_card is None or replaced is None or wanted is None:
        return None
    return ktp_el_blanks(
        wanted,
        unprinted=unprinted,
        holders=outlook.work.holders_now,
        days=next_year.days,
        blanks_per_card=per_card,
        replaced_per_year=replaced,
    )


def _kia(
    next_year: NextYear,
    outlook: Outlook | None,
    additions: Mapping[tuple[str, RegionCode], int],
    assumptions: Assumptions,
    code: RegionCode,
) -> Blanks | None:
    per_card = _number(assumptions, "blanks_per_card", code)
    wanted = additions.get((CHILD_CARD, code))
    if outlook is None or per_card is None or wanted is None:
        return None
    work = outlook.work
    return kia_blanks(
        wanted,
        turn_five=ceil_div(work.base_now, _COHORTS_0_16),
        holders=work.holders_now,
        base=work.base_now,
        days=next_year.days,
        blanks_per_card=per_card,
    )


def _number(
    assumptions: Assumptions, key: str, region: RegionCode, indicator: str = ""
) -> Fraction | None:
    try:
        return assumptions.number(key, indicator=indicator, region=region)
    except KeyError:
        return None
