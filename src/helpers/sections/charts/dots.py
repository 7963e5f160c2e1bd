"""Coverage today and under each target rule, one line per region, against the target."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from helpers.display.formats import decimal
from helpers.display.theme import DEFAULT_THEME
from helpers.sections.charts.canvas import Canvas, Shape, baseline
from helpers.sections.charts.panels import LegendEntry, Picture, draw_legend
from helpers.sections.charts.scale import Scale, scale_for
from helpers.sections.charts.style import (
    LABEL_POINTS,
    NOTE_POINTS,
    TEXT_WIDTH_MM,
    text_width_mm,
)

_TOP_MM: Final = 13.0
_BOTTOM_MM: Final = 6.5
_ROOMY_MM: Final = 4.4
_BREAK_MM: Final = 5.0
_CUT_FROM: Final = 40


@dataclass(frozen=True, slots=True)
class Dot:
    """One mark of a line; ``value`` is an exact percentage."""

    value: Fraction
    shape: Shape
    fill: str


@dataclass(frozen=True, slots=True)
class DotLine:
    """One region; without dots ``side_text`` says why."""

    label: str
    dots: tuple[Dot, ...]
    side_text: str = ""
    is_strong: bool = False
    is_total: bool = False


def draw_dots(
    lines: Sequence[DotLine],
    legend: Sequence[LegendEntry],
    *,
    target: Fraction,
    target_text: str,
    side_title: str,
    pitch: float | None = None,
) -> Picture:
    """Draw the lines in the order given; dots of one line are joined by a thin line."""
    pitch = pitch or max(3.6, min(5.6, 66 / max(1, len(lines))))
    points = LABEL_POINTS if pitch >= _ROOMY_MM else NOTE_POINTS
    names = max((text_width_mm(line.label, points, strong=True) for line in lines), default=0.0)
    sides = max(
        [
            text_width_mm(side_title, NOTE_POINTS),
            *(text_width_mm(line.side_text, points, strong=True) for line in lines),
        ]
    )
    values = [dot.value for line in lines for dot in line.dots]
    scale = _scale((target, *values))
    low = names + 3 + (_BREAK_MM if scale.is_cut else 1)
    high = TEXT_WIDTH_MM - sides - 5
    bottom = _TOP_MM + pitch * len(lines)
    canvas = Canvas(TEXT_WIDTH_MM, bottom + _BOTTOM_MM)
    draw_legend(canvas, legend)
    for place in range(1, len(lines), 2):
        canvas.bar(0, _TOP_MM + pitch * place, TEXT_WIDTH_MM, pitch, fill=DEFAULT_THEME.wash)

    def x_of(value: Fraction) -> float:
        return low + scale.at(value) * (high - low)

    _draw_scale(canvas, scale, x_of, names + 3, high, bottom)
    x = x_of(target)
    canvas.line((x, _TOP_MM - 1), (x, bottom), colour=DEFAULT_THEME.ink, width=0.45)
    canvas.words(
        min(x, high),
        _TOP_MM - 2.2,
        target_text,
        anchor="end" if x > high - 15 else "middle",
        strong=True,
        points=NOTE_POINTS,
    )
    canvas.words(
        TEXT_WIDTH_MM,
        _TOP_MM - 2.2,
        side_title,
        anchor="end",
        points=NOTE_POINTS,
        colour=DEFAULT_THEME.muted,
    )
    for place, line in enumerate(lines):
        middle = _TOP_MM + pitch * (place + 0.5)
        strong = line.is_strong or line.is_total
        if line.is_total:
            above = middle - pitch / 2
            canvas.line((0, above), (TEXT_WIDTH_MM, above), colour=DEFAULT_THEME.navy, width=0.3)
        y = baseline(middle, points)
        canvas.words(names, y, line.label, anchor="end", points=points, strong=strong)
        canvas.words(TEXT_WIDTH_MM, y, line.side_text, anchor="end", points=points, strong=strong)
        places = [x_of(dot.value) for dot in line.dots]
        if places:
            canvas.line(
                (min(places), middle),
                (max(places), middle),
                colour=DEFAULT_THEME.muted,
                width=0.3,
            )
        for dot, at in zip(line.dots, places, strict=True):
            canvas.mark(dot.shape, at, middle, fill=dot.fill, edge=DEFAULT_THEME.navy)
    return Picture(canvas.svg(), TEXT_WIDTH_MM, bottom + _BOTTOM_MM)


def _scale(values: tuple[Fraction, ...]) -> Scale:
    """Return the scale of all charts of coverage, cut earlier: only marks are compared here."""
    usual = scale_for(values)
    if usual.is_cut or min(values) < _CUT_FROM:
        return usual
    low = Fraction(int(min(values) / 10) * 10)
    return Scale(low, usual.high, Fraction(10))


def _draw_scale(
    canvas: Canvas,
    scale: Scale,
    x_of: Callable[[Fraction], float],
    axis: float,
    end: float,
    bottom: float,
) -> None:
    canvas.line((axis, bottom), (end, bottom), colour=DEFAULT_THEME.muted, width=0.3)
    if scale.is_cut:
        for start in (axis + 1.2, axis + 2.4):
            canvas.line(
                (start, bottom + 1.1),
                (start + 1, bottom - 1.1),
                colour=DEFAULT_THEME.ink,
                width=0.35,
            )
    for tick in scale.ticks:
        x = x_of(tick)
        canvas.line((x, _TOP_MM), (x, bottom), width=0.18)
        canvas.words(
            x,
            bottom + 4.2,
            f"{decimal(tick, scale.decimals)} %",
            anchor="middle",
            points=NOTE_POINTS,
            colour=DEFAULT_THEME.muted,
        )
