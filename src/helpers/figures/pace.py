"""The pace between snapshots, and what is needed measured by it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from helpers.figures.assessment import Assessment
from helpers.figures.calendar import months_before


@dataclass(frozen=True, slots=True)
class Pace:
    """Net change of a numerator between two snapshots.

    Parameters
    ----------
    start, end
        Dates of the snapshots.
    additions
        Numerator at the end minus numerator at the start, in people; may be negative. People who
        left the base with their document are not added back, so it is a lower bound of the
        documents issued.
    """

    start: date
    end: date
    additions: int

    @property
    def days(self) -> int:
        """Calendar days between the snapshots."""
        return (self.end - self.start).days

    @property
    def per_day(self) -> Fraction:
        """Additions per calendar day, exact."""
        return Fraction(self.additions, self.days)


def first_snapshot(dates: Iterable[date], *, as_of: date, within_months: int) -> date | None:
    """Return the first snapshot within some months before ``as_of``; ``None`` without one."""
    earliest = months_before(as_of, within_months)
    return min((day for day in dates if earliest <= day < as_of), default=None)


def pace_between(earlier: Assessment, later: Assessment) -> Pace | None:
    """Return the pace between two assessments of the same region, indicator and basis.

    Returns
    -------
    Pace or None
        ``None`` when one has no data, or when a sum lacks rows: a province that gains a late row
        has not gained its people.

    Raises
    ------
    ValueError
        When the two are not of one series, or not in order of time.
    """
    series = [(one.region_code, one.indicator, one.basis) for one in (earlier, later)]
    if series[0] != series[1] or earlier.as_of >= later.as_of:
        message = f"no pace between {series[0]} {earlier.as_of} and {series[1]} {later.as_of}"
        raise ValueError(message)
    if earlier.is_partial or later.is_partial or earlier.origin is not later.origin:
        return None
    if earlier.numerator is None or later.numerator is None:
        return None
    return Pace(earlier.as_of, later.as_of, later.numerator - earlier.numerator)


def multiple_of_pace(needed: int, days: int, pace: Pace | None) -> Fraction | None:
    """Return how many times the realised pace is needed: (needed ÷ days) ÷ pace per day.

    Parameters
    ----------
    needed
        Additions needed, in people.
    days
        Calendar days they may take.
    pace
        The realised pace; ``None`` when it is unknown.

    Returns
    -------
    Fraction or None
        ``None`` when the pace is unknown or not positive, or no day is left.

    Examples
    --------
    >>> multiple_of_pace(700, 100, Pace(date(2024, 6, 30), date(2024, 7, 10), 10))
    Fraction(7, 1)
    """
    if pace is None or pace.additions <= 0 or days <= 0:
        return None
    return Fraction(needed, days) / pace.per_day
