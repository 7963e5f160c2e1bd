"""Back-test of the pace: what it would have said in the past, against what came.

At each cut with six usable intervals before it and three after, the additions of the next three
are forecast with *tengah*. The error holds for three intervals; longer horizons are untested.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from helpers.figures.harmonization.paces import FEWEST_INTERVALS, Interval, paces_of, usable

_AHEAD = 3
_FEWEST_CUTS = 3


@dataclass(frozen=True, slots=True)
class Cut:
    """One forecast in hindsight.

    Parameters
    ----------
    day
        The day on which the forecast would have been made.
    days
        Calendar days of the three intervals after it.
    low, middle, high
        ⌊pace·days⌋ at *rendah*, *tengah*, *tinggi*: additions forecast, not held against U,
        because bases of the past are not part of the history.
    actual
        Additions that came.
    """

    day: date
    days: int
    low: int
    middle: int
    high: int
    actual: int

    @property
    def error(self) -> int:
        """Forecast with *tengah* minus actual, in people."""
        return self.middle - self.actual

    @property
    def is_held(self) -> bool:
        """Whether the actual additions lie within *rendah*–*tinggi*."""
        return self.low <= self.actual <= self.high


@dataclass(frozen=True, slots=True)
class Backtest:
    """All cuts of one region and indicator, in order of time."""

    cuts: tuple[Cut, ...]

    @property
    def is_tested(self) -> bool:
        """Whether there are three cuts; below that: *belum dapat diuji*."""
        return len(self.cuts) >= _FEWEST_CUTS

    @property
    def relative_error(self) -> Fraction | None:
        """Σ|error| ÷ Σactual; ``None`` when untested or nothing was added."""
        actual = sum(cut.actual for cut in self.cuts)
        if not self.is_tested or not actual:
            return None
        return Fraction(sum(abs(cut.error) for cut in self.cuts), actual)

    @property
    def held(self) -> int | None:
        """How many cuts *rendah*–*tinggi* held; ``None`` when untested."""
        return sum(cut.is_held for cut in self.cuts) if self.is_tested else None


def backtest(intervals: Iterable[Interval]) -> Backtest:
    """Return the forecasts that the history allows to test.

    Excluded intervals are neither forecast from nor forecast.
    """
    history = usable(intervals)
    cuts = range(FEWEST_INTERVALS, len(history) - _AHEAD + 1)
    return Backtest(tuple(_cut(history[:index], history[index : index + _AHEAD]) for index in cuts))


def _cut(before: tuple[Interval, ...], after: tuple[Interval, ...]) -> Cut:
    day = before[-1].end
    paces = paces_of(before, as_of=day)
    days = sum(one.days for one in after)
    low, middle, high = (
        int(pace * days) for pace in (paces.low, paces.middle, paces.high) if pace is not None
    )
    return Cut(day, days, low, middle, high, sum(one.additions for one in after))
