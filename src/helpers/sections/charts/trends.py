"""Coverage over time, one small panel per indicator, each on a scale of its own.

Lines join only what may be compared; where a base changed, the line ends and a new one begins
beyond a mark. First and last values are written at their points, with their dates below.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final

from helpers.display.formats import decimal, short_date
from helpers.display.theme import DEFAULT_THEME
from helpers.sections.charts.canvas import Canvas
from helpers.sections.charts.panels import Picture
from helpers.sections.charts.scale import Scale, scale_for
from helpers.sections.charts.style import NOTE_POINTS, TEXT_WIDTH_MM, text_width_mm

_COLUMNS: Final = 2
_GUTTER_MM: Final = 9.0
_PANEL_MM: Final = 36.0
_HEAD_MM: Final = 6.5
_FOOT_MM: Final = 7.0


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One day; ``breaks`` marks a base that is not the one before."""

    day: date
    value: Fraction
    text: str
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """One panel.

    Parameters
    ----------
    segments
        Points that may be joined, piece by piece, oldest first.
    target, target_text
        Line of the target and its label; ``None`` draws none.
    """

    title: str
    segments: tuple[tuple[TrendPoint, ...], ...]
    target: Fraction | None
    target_text: str
    reached: bool | None
    empty_text: str = ""


def draw_trends(trends: Sequence[Trend]) -> Picture:
    """Draw the panels two abreast, all over the same days."""
    days = [point.day for trend in trends for part in trend.segments for point in part]
    span = (min(days), max(days)) if days else (date(2000, 1, 1), date(2000, 1, 2))
    lines = -(-len(trends) // _COLUMNS)
    width = (TEXT_WIDTH_MM - _GUTTER_MM * (_COLUMNS - 1)) / _COLUMNS
    canvas = Canvas(TEXT_WIDTH_MM, _PANEL_MM * lines)
    for place, trend in enumerate(trends):
        left = (place % _COLUMNS) * (width + _GUTTER_MM)
        _draw_panel(canvas, trend, left, width, _PANEL_MM * (place // _COLUMNS), span)
    return Picture(canvas.svg(), TEXT_WIDTH_MM, _PANEL_MM * lines)


def _draw_panel(
    canvas: Canvas, trend: Trend, left: float, width: float, top: float, span: tuple[date, date]
) -> None:
    theme = DEFAULT_THEME
    points = [point for part in trend.segments for point in part]
    canvas.words(left, top + 3.6, trend.title, strong=True, colour=theme.navy)
    upper, bottom = top + _HEAD_MM + 3, top + _PANEL_MM - _FOOT_MM
    if not points:
        canvas.words(left, upper + 8, trend.empty_text, points=NOTE_POINTS, colour=theme.muted)
        return
    scale = _scale(points, trend.target)
    ticks = [f"{decimal(end, scale.decimals)} %" for end in (scale.low, scale.high)]
    axis = left + max(text_width_mm(words, NOTE_POINTS) for words in ticks) + 1.5
    right = left + width - text_width_mm(points[-1].text, NOTE_POINTS, strong=True) - 1

    def x_of(day: date) -> float:
        days = max(1, (span[1] - span[0]).days)
        return axis + 2 + (right - axis - 4) * (day - span[0]).days / days

    def y_of(value: Fraction) -> float:
        return bottom - scale.at(value) * (bottom - upper)

    for end, words in zip((scale.low, scale.high), ticks, strict=True):
        canvas.line((axis, y_of(end)), (right, y_of(end)), width=0.18)
        canvas.words(
            axis - 1.2,
            y_of(end) + 1,
            words,
            anchor="end",
            points=NOTE_POINTS,
            colour=theme.muted,
        )
    if scale.is_cut:
        for shift in (0.9, 1.9):
            canvas.line(
                (axis - 0.9, bottom - shift + 0.4),
                (axis + 0.9, bottom - shift - 0.5),
                colour=theme.ink,
                width=0.3,
            )
    if trend.target is not None:
        y = y_of(trend.target)
        canvas.line((axis, y), (right, y), colour=theme.ink, width=0.35, dash="1.6 1")
        canvas.words(
            left + width - 1.5,
            top + 3.6,
            trend.target_text,
            anchor="end",
            points=NOTE_POINTS,
            colour=theme.ink,
        )
    colour = _colour(trend.reached)
    for part in trend.segments:
        for before, after in pairwise(part):
            canvas.line(
                (x_of(before.day), y_of(before.value)),
                (x_of(after.day), y_of(after.value)),
                colour=colour,
                width=0.7,
            )
    for point in points:
        _draw_point(canvas, point, x_of(point.day), y_of(point.value), colour, (upper, bottom))
    lines = [y_of(scale.high), *([y_of(trend.target)] if trend.target is not None else [])]
    _draw_ends(canvas, points, x_of, y_of, colour, bottom, lines)


def _draw_point(
    canvas: Canvas, point: TrendPoint, x: float, y: float, colour: str, ends: tuple[float, float]
) -> None:
    if point.breaks:
        upper, bottom = ends
        canvas.line(
            (x, upper), (x, bottom), colour=DEFAULT_THEME.not_reached, width=0.3, dash="0.6 0.8"
        )
    canvas.mark("circle", x, y, size=1.1, fill=colour, edge=colour)


def _draw_ends(
    canvas: Canvas,
    points: Sequence[TrendPoint],
    x_of: Callable[[date], float],
    y_of: Callable[[Fraction], float],
    colour: str,
    bottom: float,
    lines_above: Sequence[float],
) -> None:
    """Write the first value near its point, the last one to its right, and their days below."""
    muted = DEFAULT_THEME.muted
    first, last = points[0], points[-1]
    x, y = x_of(last.day), y_of(last.value)
    canvas.words(x + 1.6, y + 1.1, last.text, points=NOTE_POINTS, strong=True, colour=colour)
    canvas.words(
        x + 1.5, bottom + 4.2, short_date(last.day), anchor="end", points=NOTE_POINTS, colour=muted
    )
    if first is last:
        return
    x, y = x_of(first.day), y_of(first.value)
    # A number keeps clear of the target's line above it and of the frame's upper end.
    below = any(0 <= y - other < 5.5 for other in lines_above)
    canvas.words(
        x - 1.5, y + 4.6 if below else y - 2, first.text, points=NOTE_POINTS, colour=colour
    )
    canvas.words(x - 1.5, bottom + 4.2, short_date(first.day), points=NOTE_POINTS, colour=muted)


def _scale(points: Sequence[TrendPoint], target: Fraction | None) -> Scale:
    """Hold all values; a target far above them would flatten the line, so zero starts then."""
    values = [point.value for point in points]
    if target is not None:
        values.append(target)
    lowest, highest = min(values), max(values)
    if lowest >= highest - 20 and lowest > 20:
        step = next(s for s in _STEPS if (highest - lowest) / s <= 2)
        low = step * (lowest // step)
        high = low
        while high < highest:
            high += step
        return Scale(low, max(high, low + step), step)
    return scale_for(tuple(values))


_STEPS: Final = tuple(Fraction(step) for step in ("0.2", "0.5", "1", "2", "5", "10", "20"))


def _colour(reached: bool | None) -> str:
    if reached is None:
        return DEFAULT_THEME.muted
    return DEFAULT_THEME.reached if reached else DEFAULT_THEME.not_reached
