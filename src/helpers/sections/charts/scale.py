"""The scale of a chart of percentages: where it starts, where it ends, where its ticks stand."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final

ZOOM_FROM: Final = Fraction(80)
"""When everything lies above this percentage, a scale from zero shows no differences."""

_STEPS: Final = tuple(
    Fraction(step) for step in ("0.1", "0.2", "0.5", "1", "2", "5", "10", "20", "50", "100", "200")
)
_MOST_TICKS: Final = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale in percent.

    Parameters
    ----------
    low, high
        Ends of the scale; ``low`` above zero means that the scale is cut.
    step
        Distance between ticks.
    """

    low: Fraction
    high: Fraction
    step: Fraction

    @property
    def is_cut(self) -> bool:
        """Whether the scale starts above zero, which the chart has to mark."""
        return self.low > 0

    @property
    def ticks(self) -> tuple[Fraction, ...]:
        """Ticks from ``low`` to ``high``."""
        return tuple(
            self.low + number * self.step
            for number in range(int((self.high - self.low) / self.step) + 1)
        )

    @property
    def decimals(self) -> int:
        """Decimals that the tick labels need."""
        return 0 if self.step.denominator == 1 and self.low.denominator == 1 else 1

    def at(self, value: Fraction) -> float:
        """Return where a value lies: 0 at ``low``, 1 at ``high``."""
        return float((value - self.low) / (self.high - self.low))


def scale_for(values: tuple[Fraction, ...]) -> Scale:
    """Return a scale that holds all values (coverages and target) and 100 where they come near.

    Examples
    --------
    >>> scale = scale_for((Fraction("96.9"), Fraction("99.6"), Fraction(99)))
    >>> scale.low, scale.high, scale.step
    (Fraction(96, 1), Fraction(100, 1), Fraction(1, 1))
    """
    if not values:
        return Scale(Fraction(0), Fraction(100), Fraction(20))
    least, most = min(values), max(values)
    wanted_high = max(most, Fraction(100)) if most > 70 else most
    wanted_low = least if least >= ZOOM_FROM else Fraction(0)
    span = max(wanted_high - wanted_low, Fraction("0.4"))
    step = next((step for step in _STEPS if span / step <= _MOST_TICKS), _STEPS[-1])
    low = step * floor(wanted_low / step)
    high = step * ceil(wanted_high / step)
    return Scale(low, max(high, low + step), step)
