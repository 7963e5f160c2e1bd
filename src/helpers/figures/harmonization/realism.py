"""Realism of additions: what the region's own paces lead to, as a range, without probabilities.

Horizons beyond the judging date are untested by the back-test; reports say so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from helpers.figures.harmonization.paces import Paces
from helpers.figures.verdict import coverage_percent, required
from helpers.vocabulary.numbers import ceil_div

YEARS_AHEAD = 10
"""Beyond these years the answer is *tidak tercapai dalam sepuluh tahun*."""
_DAYS_OF_MONTH = 30


@dataclass(frozen=True, slots=True)
class Projection:
    """The base and the holders on a later day if nothing is issued: D₁ and S."""

    base: int
    holders: int

    @property
    def everyone(self) -> int:
        """U = D₁ − S."""
        return self.base - self.holders


@dataclass(frozen=True, slots=True)
class Forecast:
    """Holders on the judging date at one pace."""

    base: int
    holders: int

    @property
    def coverage_percent(self) -> Fraction | None:
        """Exact coverage; ``None`` when the base is zero."""
        return coverage_percent(self.holders, self.base)


def forecast(projection: Projection, pace: Fraction, days: int) -> Forecast:
    """Return (S + min(U, ⌊pace·h⌋)) ÷ D₁.

    Examples
    --------
    >>> forecast(Projection(base=1000, holders=900), Fraction(1, 8), 365).holders
    945
    """
    additions = min(projection.everyone, int(pace * days))
    return Forecast(projection.base, projection.holders + additions)


@dataclass(frozen=True, slots=True)
class ForecastRange:
    """The forecast at *rendah*, *tengah* and *tinggi*."""

    low: Forecast
    middle: Forecast
    high: Forecast


def forecast_range(projection: Projection, paces: Paces, days: int) -> ForecastRange | None:
    """Return the three forecasts; ``None`` when there are too few intervals for a pace."""
    if paces.low is None or paces.middle is None or paces.high is None:
        return None
    return ForecastRange(
        low=forecast(projection, paces.low, days),
        middle=forecast(projection, paces.middle, days),
        high=forecast(projection, paces.high, days),
    )


def year_reached(
    project: Callable[[date], Projection],
    pace: Fraction,
    *,
    as_of: date,
    target_hundredths: int,
) -> int | None:
    """Return the year at whose end the target is first reached at a pace.

    Tried is every 31 December after ``as_of`` within ten years; R and S are computed anew for
    each, because the base moves on.

    Parameters
    ----------
    project
        D₁ and S of any later day.

    Returns
    -------
    int or None
        ``None`` is *tidak tercapai dalam sepuluh tahun*.

    Examples
    --------
    >>> still = Projection(base=1000, holders=800)
    >>> year_reached(
    ...     lambda day: still, Fraction(1, 5), as_of=date(2024, 11, 12), target_hundredths=9400
    ... )
    2026
    """
    for year in range(as_of.year, as_of.year + YEARS_AHEAD + 1):
        day = date(year, 12, 31)
        if not as_of < day <= _anniversary(as_of, YEARS_AHEAD):
            continue
        projection = project(day)
        reached = forecast(projection, pace, (day - as_of).days).holders
        if reached >= required(projection.base, target_hundredths):
            return year
    return None


def _anniversary(day: date, years: int) -> date:
    """Return the same day some years later; 29 February becomes 28 February."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)


class PaceScale(StrEnum):
    """How a need compares with what was achieved; the values are what readers see."""

    IN_STEP = "sejalan dengan laju"
    FASTER = "perlu percepatan"
    BEST_PERIOD = "setara periode terbaik"
    BEYOND = "di luar laju yang pernah dicapai"


@dataclass(frozen=True, slots=True)
class NeededPace:
    """What additions ask of the pace.

    Parameters
    ----------
    per_30_days
        ⌈30·a ÷ h⌉ people, for print.
    scale
        In words; ``None`` when there are too few intervals to tell.
    times_middle, times_high, times_fastest
        The needed pace as a multiple of *tengah*, of *tinggi* and of the fastest interval, exact;
        ``None`` where that pace is not known or zero. A short interval with a campaign in it may
        be fast by itself: the multiple of *tinggi* says more about what can be sustained.
    """

    per_30_days: int
    scale: PaceScale | None
    times_middle: Fraction | None
    times_high: Fraction | None
    times_fastest: Fraction | None


def needed_pace(additions: int, days: int, paces: Paces) -> NeededPace:
    """Set the additions needed within some days against the paces.

    The words follow from the exact need a ÷ h; the number per 30 days is rounded up for print
    only. Otherwise additions that the forecast at *tengah* reaches could be said to need
    acceleration.

    Raises
    ------
    ValueError
        When no day is left.

    Examples
    --------
    >>> from helpers.figures.harmonization.paces import Interval, paces_of
    >>> one = Interval(date(2024, 10, 1), date(2024, 10, 31), 300)
    >>> needed = needed_pace(25_200, 360, paces_of([one], as_of=date(2024, 11, 12)))
    >>> needed.per_30_days, needed.scale.value, needed.times_fastest
    (2100, 'di luar laju yang pernah dicapai', Fraction(7, 1))
    """
    if days <= 0:
        message = f"no pace over {days} days"
        raise ValueError(message)
    need = Fraction(additions, days)
    fastest = paces.fastest.per_day if paces.fastest is not None else None
    return NeededPace(
        per_30_days=ceil_div(_DAYS_OF_MONTH * additions, days),
        scale=_scale(need, paces, fastest),
        times_middle=need / paces.middle if paces.middle else None,
        times_high=need / paces.high if paces.high else None,
        times_fastest=need / fastest if fastest else None,
    )


def _scale(need: Fraction, paces: Paces, fastest: Fraction | None) -> PaceScale | None:
    if fastest is None:
        return None
    if need > fastest:
        return PaceScale.BEYOND
    if paces.middle is None or paces.high is None:
        return None
    if need <= paces.middle:
        return PaceScale.IN_STEP
    return PaceScale.FASTER if need <= paces.high else PaceScale.BEST_PERIOD
