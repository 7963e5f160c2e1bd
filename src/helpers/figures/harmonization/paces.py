"""Three paces – *tengah*, *rendah*, *tinggi* – from the intervals between snapshots."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

_WINDOW = timedelta(days=365)
FEWEST_INTERVALS = 6
"""Below this number of intervals there is no pace."""
_EXTREME = 3


class Exclusion(StrEnum):
    """Why an interval says nothing about the pace; the values are what readers see."""

    NEGATIVE = "penambahan negatif"
    BASE_CHANGED = "basis berubah"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Holders of one region and indicator on one day, and the kind of base they belong to."""

    day: date
    basis: str
    holders: int


@dataclass(frozen=True, slots=True)
class Interval:
    """The additions between two snapshots.

    Parameters
    ----------
    start, end
        Days of the snapshots.
    additions
        g = ΔH + X, or the documents issued, in people.
    exclusion
        Why the interval is listed and not used; ``None`` when it is used.
    """

    start: date
    end: date
    additions: int
    exclusion: Exclusion | None = None

    @property
    def days(self) -> int:
        """d: calendar days between the snapshots."""
        return (self.end - self.start).days

    @property
    def per_day(self) -> Fraction:
        """Additions per calendar day, exact."""
        return Fraction(self.additions, self.days)


def interval_between(
    earlier: Snapshot, later: Snapshot, *, leaving: int = 0, issued: int | None = None
) -> Interval:
    """Return the interval between two snapshots, marked when it cannot be used.

    Parameters
    ----------
    leaving
        X: holders who left the base in between; without them the additions would look smaller
        than the work done.
    issued
        Documents issued in between, where they are counted; they go before ΔH + X.

    Raises
    ------
    ValueError
        When the snapshots are not in order of time.

    Examples
    --------
    >>> before = Snapshot(date(2024, 9, 30), "dinamis", 900)
    >>> after = Snapshot(date(2024, 10, 30), "dinamis", 950)
    >>> interval_between(before, after, leaving=10).per_day
    Fraction(2, 1)
    """
    if earlier.day >= later.day:
        message = f"no interval from {earlier.day} to {later.day}"
        raise ValueError(message)
    additions = later.holders - earlier.holders + leaving if issued is None else issued
    exclusion = None
    if earlier.basis != later.basis:
        exclusion = Exclusion.BASE_CHANGED
    elif additions < 0:
        exclusion = Exclusion.NEGATIVE
    return Interval(earlier.day, later.day, additions, exclusion)


@dataclass(frozen=True, slots=True)
class Paces:
    """The paces of one region and indicator, in additions per calendar day.

    Parameters
    ----------
    middle, low, high
        *Tengah*, *rendah*, *tinggi*: Σg ÷ Σd of all intervals used, of the three slowest and of
        the three fastest; ``None`` when there are fewer than six intervals.
    fastest
        The fastest interval used (*periode terbaik*); ``None`` without any.
    used, excluded
        The intervals, in order of time.
    """

    middle: Fraction | None
    low: Fraction | None
    high: Fraction | None
    fastest: Interval | None
    used: tuple[Interval, ...]
    excluded: tuple[Interval, ...]


def usable(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Return the intervals that are not excluded, in order of time."""
    return tuple(one for one in _in_order(intervals) if one.exclusion is None)


def paces_of(intervals: Iterable[Interval], *, as_of: date) -> Paces:
    """Return the three paces as they were known on a day.

    Used are the intervals that lie within the 365 days before ``as_of``; where these are fewer
    than six, the latest six before ``as_of``. Of equally fast intervals the later one counts as
    slower or faster first.

    Examples
    --------
    >>> monthly = [
    ...     Interval(date(2024, m, 1), date(2024, m, 21), additions)
    ...     for m, additions in enumerate((20, 40, 60, 80, 100, 120), start=1)
    ... ]
    >>> paces = paces_of(monthly, as_of=date(2024, 7, 1))
    >>> paces.middle, paces.low, paces.high
    (Fraction(7, 2), Fraction(2, 1), Fraction(5, 1))
    """
    known = _in_order(one for one in intervals if one.end <= as_of)
    before = usable(known)
    within = tuple(one for one in before if one.start >= as_of - _WINDOW)
    used = within if len(within) >= FEWEST_INTERVALS else before[-FEWEST_INTERVALS:]
    latest_first = used[::-1]
    enough = len(used) >= FEWEST_INTERVALS
    slowest_first = sorted(latest_first, key=lambda one: one.per_day)
    fastest_first = sorted(latest_first, key=lambda one: one.per_day, reverse=True)
    return Paces(
        middle=_pace(used) if enough else None,
        low=_pace(slowest_first[:_EXTREME]) if enough else None,
        high=_pace(fastest_first[:_EXTREME]) if enough else None,
        fastest=fastest_first[0] if fastest_first else None,
        used=used,
        excluded=tuple(one for one in known if one.exclusion is not None),
    )


def _in_order(intervals: Iterable[Interval]) -> list[Interval]:
    return sorted(intervals, key=lambda one: (one.start, one.end))


def _pace(intervals: Sequence[Interval]) -> Fraction:
    """Return Σg ÷ Σd: a ratio of sums, never a mean of ratios."""
    return Fraction(sum(one.additions for one in intervals), sum(one.days for one in intervals))
