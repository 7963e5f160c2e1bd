"""What a region's own paces lead to: one outlook per region and indicator."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from helpers.figures.evaluation import Evaluation
from helpers.figures.harmonization.backtest import Backtest, backtest
from helpers.figures.harmonization.next_year import work_of_next_year
from helpers.figures.harmonization.other_movements import OtherMovement
from helpers.figures.harmonization.paces import Interval, Paces, paces_of
from helpers.figures.harmonization.realism import (
    YEARS_AHEAD,
    ForecastRange,
    NeededPace,
    Projection,
    forecast_range,
    needed_pace,
    year_reached,
)
from helpers.figures.harmonization.region_work import NextYear, RegionWork
from helpers.figures.harmonization.work import Work
from helpers.vocabulary.indicators import Catalogue
from helpers.vocabulary.region_code import RegionCode

IntervalsOf = Callable[[str, RegionCode, str], tuple[Interval, ...]]
"""Intervals of an indicator, region and basis."""
Others = Mapping[tuple[str, RegionCode], OtherMovement]


@dataclass(frozen=True, slots=True)
class YearsReached:
    """Years at whose end the target is first reached; ``None`` is not within ten years."""

    high: int | None
    low: int | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """One region and indicator on its judging basis.

    Parameters
    ----------
    work
        The work until the judging date.
    additions
        max(N, J): what the target, or today's coverage, asks for, in people.
    forecast, years
        ``None`` when there are too few intervals for a pace; ``years`` also without a target.
    """

    region_code: RegionCode
    indicator: str
    basis: str
    work: Work
    additions: int
    paces: Paces
    backtest: Backtest
    needed: NeededPace
    forecast: ForecastRange | None
    years: YearsReached | None


Outlooks = Mapping[tuple[str, RegionCode], Outlook]


def additions_of(work: Work) -> int:
    """Return max(N, J); J where there is no target."""
    return max(work.to_reach or 0, work.to_keep)


def outlooks(
    evaluation: Evaluation,
    next_year: NextYear,
    intervals_of: IntervalsOf,
    catalogue: Catalogue,
    others: Others | None = None,
) -> Outlooks:
    """Return the outlook of the region and its rows on every indicator, where there is work.

    Parameters
    ----------
    intervals_of
        The history's intervals.
    others
        The assumed movements that ``next_year`` was computed with.
    """
    later = _later(evaluation, catalogue, others)
    found: dict[tuple[str, RegionCode], Outlook] = {}
    for works in next_year.works:
        for one in (works.whole, *works.rows):
            key = (one.indicator, one.region_code)
            if one.work is not None and key not in found:
                intervals = intervals_of(one.indicator, one.region_code, one.basis)
                found[key] = _outlook(one, one.work, intervals, next_year, later)
    return found


def _later(
    evaluation: Evaluation, catalogue: Catalogue, others: Others | None
) -> dict[date, NextYear]:
    """Return the works until each 31 December that the search for a year looks at."""
    first = evaluation.as_of.year
    days = (date(year, 12, 31) for year in range(first, first + YEARS_AHEAD + 1))
    return {
        day: work_of_next_year(evaluation, catalogue=catalogue, until=day, others=others)
        for day in days
        if day > evaluation.as_of
    }


def _outlook(
    one: RegionWork,
    work: Work,
    intervals: tuple[Interval, ...],
    next_year: NextYear,
    later: Mapping[date, NextYear],
) -> Outlook:
    paces = paces_of(intervals, as_of=next_year.start)
    projection = Projection(base=work.base_then, holders=work.holders_then)
    additions = additions_of(work)
    return Outlook(
        region_code=one.region_code,
        indicator=one.indicator,
        basis=one.basis,
        work=work,
        additions=additions,
        paces=paces,
        backtest=backtest(intervals),
        needed=needed_pace(additions, next_year.days, paces),
        forecast=forecast_range(projection, paces, next_year.days),
        years=_years(one, paces, next_year.start, later),
    )


def _years(
    one: RegionWork, paces: Paces, start: date, later: Mapping[date, NextYear]
) -> YearsReached | None:
    target, low, high = one.target, paces.low, paces.high
    if target is None or low is None or high is None:
        return None

    def project(day: date) -> Projection:
        works = later[day].of(one.indicator, one.basis)
        mine = next(w for w in (works.whole, *works.rows) if w.region_code == one.region_code)
        if mine.work is None:
            message = f"no work of {one.region_code} on {one.indicator} until {day}"
            raise ValueError(message)
        return Projection(base=mine.work.base_then, holders=mine.work.holders_then)

    def reached(pace: Fraction) -> int | None:
        return year_reached(project, pace, as_of=start, target_hundredths=target.hundredths)

    return YearsReached(high=reached(high), low=reached(low))
