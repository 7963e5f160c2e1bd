"""Changes as they are printed: signs, points, and why there is none."""

from fractions import Fraction

from helpers.display import Cell, Tone
from helpers.display.formats import count, decimal, exact_decimal
from helpers.figures.history.changes import Change
from helpers.sections.cells import NOTHING


def with_sign(number: int) -> str:
    """Return a whole number with its sign: ``+48.753``, ``−12``, ``0``."""
    if number > 0:
        return f"+{count(number)}"
    return f"−{count(-number)}" if number < 0 else count(0)


def points_with_sign(points: Fraction, decimals: int = 2) -> str:
    """Return percentage points with their sign: ``+0,42``; what rounds to zero has none."""
    text = decimal(abs(points), decimals)
    if not any(digit in text for digit in "123456789"):
        return text
    return f"+{text}" if points > 0 else f"−{text}"


def points_cell(points: Fraction | None, decimals: int = 2) -> Cell:
    """Return a change in percentage points; a dash where nothing is compared."""
    if points is None:
        return NOTHING
    return Cell(text=points_with_sign(points, decimals), value=exact_decimal(points))


def people_change_cell(number: int | None) -> Cell:
    """Return a change in people with its sign."""
    return NOTHING if number is None else Cell(text=with_sign(number), value=number)


def state_cell(change: Change) -> Cell:
    """Return whether and how the two days are compared."""
    said = change.base_change.value if change.base_change is not None else change.comparison.value
    is_plain = change.base_change is None and change.points is not None
    return Cell(text=said, tone=Tone.MUTED if is_plain else Tone.PLAIN, strong=not is_plain)
