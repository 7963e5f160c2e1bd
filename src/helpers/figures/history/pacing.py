"""The realised pace of a region, and what each deadline asks of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from helpers.figures.assessment import Assessment
from helpers.figures.calendar import HolidayCalendar, months_before, working_days
from helpers.figures.harmonization.paces import Interval, Paces, paces_of, usable
from helpers.figures.harmonization.realism import NeededPace, needed_pace
from helpers.figures.history.history import History
from helpers.figures.run_rate import RunRate, run_rate
from helpers.vocabulary.region_code import RegionCode

RECENT_MONTHS: Final = 3
"""The realised average is that of the last three months ("rata-rata tiga bulan terakhir")."""

_DAYS_OF_MONTH: Final = 30


@dataclass(frozen=True, slots=True)
class RealisedPace:
    """Additions of one period of a region's own.

    Parameters
    ----------
    start, end
        Snapshot days; additions count after ``start`` up to ``end``.
    additions
        Σg in people.
    days, working_days
        Calendar days and working days of the intervals that were used.
    """

    start: date
    end: date
    additions: int
    days: int
    working_days: int

    @property
    def per_working_day(self) -> Fraction | None:
        """Additions per working day, exact; ``None`` when the period has none."""
        return Fraction(self.additions, self.working_days) if self.working_days else None

    @property
    def per_30_days(self) -> Fraction:
        """Additions per month of 30 calendar days, exact: a ratio of sums."""
        return Fraction(_DAYS_OF_MONTH * self.additions, self.days)


@dataclass(frozen=True, slots=True)
class DeadlinePace:
    """What one remainder asks until a deadline.

    Parameters
    ----------
    remaining
        People still to be served on today's base; 0 when nobody remains. Who is born or comes of
        age until the deadline is not in it: say so beside the number.
    rate
        Spread over the working days left.
    needed
        Set against the region's own paces, in calendar days; ``None`` when the deadline has
        passed. Its ``scale`` is ``None`` when there are too few intervals to tell.
    """

    deadline: date
    remaining: int
    rate: RunRate
    needed: NeededPace | None


@dataclass(frozen=True, slots=True)
class RegionPace:
    """Pace of one region and indicator on its judging basis.

    Parameters
    ----------
    intervals
        All intervals in order of time; those that are not used say why.
    paces
        *Tengah, rendah, tinggi* and the fastest interval as of the reported day.
    latest, recent
        The latest used interval, and the used intervals that begin within the last three months;
        ``None`` without any.
    to_target, to_everyone
        To reach the target and to serve everyone (KTP-el is to be completed); ``None`` without
        target or data.
    """

    region_code: RegionCode
    indicator: str
    intervals: tuple[Interval, ...]
    paces: Paces
    latest: RealisedPace | None
    recent: RealisedPace | None
    to_target: DeadlinePace | None
    to_everyone: DeadlinePace | None


def region_pace(
    history: History,
    indicator: str,
    region: RegionCode | None = None,
    *,
    deadline: date,
    calendar: HolidayCalendar,
) -> RegionPace:
    """Return the pace of a region and what its deadline asks.

    Parameters
    ----------
    calendar
        Must cover the years from the first snapshot to the deadline (see ``calendar_for``).

    Raises
    ------
    KeyError
        When the indicator or region is unknown.
    """
    one = history.latest.of(indicator, region)
    as_of = history.latest.as_of
    intervals = history.intervals(indicator, region)
    paces = paces_of(intervals, as_of=as_of)
    used = usable(intervals)
    since = months_before(as_of, RECENT_MONTHS)
    return RegionPace(
        region_code=one.region_code,
        indicator=indicator,
        intervals=intervals,
        paces=paces,
        latest=_realised(used[-1:], calendar),
        recent=_realised([part for part in used if part.start >= since], calendar),
        to_target=_deadline_pace(one, one.gap, deadline, paces, calendar),
        to_everyone=_deadline_pace(one, one.without, deadline, paces, calendar),
    )


def _realised(intervals: Sequence[Interval], calendar: HolidayCalendar) -> RealisedPace | None:
    if not intervals:
        return None
    one_day = timedelta(days=1)
    return RealisedPace(
        start=intervals[0].start,
        end=intervals[-1].end,
        additions=sum(part.additions for part in intervals),
        days=sum(part.days for part in intervals),
        working_days=sum(
            working_days(part.start + one_day, part.end, calendar) for part in intervals
        ),
    )


def _deadline_pace(
    one: Assessment,
    remaining: int | None,
    deadline: date,
    paces: Paces,
    calendar: HolidayCalendar,
) -> DeadlinePace | None:
    if remaining is None:
        return None
    people = max(0, remaining)
    days = (deadline - one.as_of).days
    return DeadlinePace(
        deadline=deadline,
        remaining=people,
        rate=run_rate(people, after=one.as_of, deadline=deadline, calendar=calendar),
        needed=needed_pace(people, days, paces) if days > 0 else None,
    )
