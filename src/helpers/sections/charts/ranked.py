"""Regions in order of coverage against their target, one line each.

The drawing is laid out in millimetres on one empty pair of axes, so that nothing can overlap
whatever the number of regions and the length of their names: a column of names, the scale, and a
column of shortfalls in people. Status is told by shape (filled, hollow) as well as by colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from matplotlib.axes import Axes

from helpers.display.formats import decimal
from helpers.display.theme import DEFAULT_THEME
from helpers.sections.charts.scale import Scale, scale_for
from helpers.sections.charts.style import (
    LABEL_POINTS,
    NOTE_POINTS,
    TEXT_WIDTH_MM,
    blank,
    chart_style,
    text_width_mm,
    to_svg,
)

_TOP_MM: Final = 8.0
_BOTTOM_MM: Final = 8.0
_GAP_MM: Final = 3.0
_LEAST_PITCH_MM: Final = 3.6
_ROOMY_PITCH_MM: Final = 4.4
_MARK_MM: Final = 2.0
_BREAK_MM: Final = 6.0


@dataclass(frozen=True, slots=True)
class RankedItem:
    """One line of the chart.

    Parameters
    ----------
    value
        Exact coverage in percent; ``None`` prints ``value_text`` (why there is none) instead.
    side_text
        Direct label at the right end, for example ``kurang 979 anak``.
    reached
        Whether the target is reached; ``None`` without target.
    is_total
        Whether this line closes the chart, apart from the others.
    is_own
        Whether this is the region the report is about.
    """

    label: str
    value: Fraction | None
    value_text: str
    side_text: str = ""
    reached: bool | None = None
    is_total: bool = False
    is_own: bool = False

    @property
    def is_strong(self) -> bool:
        """Whether names and labels are set in bold."""
        return self.is_total or self.is_own


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture with its size and the scale it was drawn on."""

    svg: str
    width_mm: float
    height_mm: float
    scale: Scale


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the columns stand, in millimetres from the left."""

    names: float
    axis: float
    low: float
    high: float
    end: float
    pitch: float
    scale: Scale
    target: Fraction | None

    def x(self, value: Fraction) -> float:
        return self.low + self.scale.at(value) * (self.high - self.low)


def draw_ranked(
    items: Sequence[RankedItem], *, target: Fraction | None, target_text: str
) -> Drawing:
    """Draw regions against their target, in the order given, best first.

    Where everything lies near 100 the scale is cut (marked by two strokes) and lines run from the
    target to each mark; otherwise the scale starts at zero and lines run from there.
    """
    scale = scale_for(tuple(v for v in (target, *(i.value for i in items)) if v is not None))
    pitch = row_pitch_mm(len(items))
    height = _TOP_MM + pitch * len(items) + _BOTTOM_MM
    with chart_style():
        frame = _frame(items, scale, target, pitch)
        figure = blank(TEXT_WIDTH_MM, height)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, TEXT_WIDTH_MM)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        bottom = _TOP_MM + pitch * len(items)
        _draw_scale(axes, frame, bottom)
        if target is not None:
            _draw_target(axes, frame, target_text, bottom)
        for place, item in enumerate(items):
            _draw_item(axes, frame, item, _TOP_MM + pitch * (place + 0.5))
        svg = to_svg(figure)
    return Drawing(svg, TEXT_WIDTH_MM, height, scale)


def row_pitch_mm(count: int) -> float:
    """Return the height of one line: generous for few regions, never below the type size.

    Eleven lines leave room for a table on the same page, thirty-nine still fit below the text.
    """
    return max(_LEAST_PITCH_MM, min(8.5, 62 / max(count, 1)))


def _points(pitch: float) -> float:
    """Return the size of the labels: the smallest that reports use where lines come close."""
    return LABEL_POINTS if pitch >= _ROOMY_PITCH_MM else NOTE_POINTS


def _frame(
    items: Sequence[RankedItem], scale: Scale, target: Fraction | None, pitch: float
) -> _Frame:
    names = max(text_width_mm(item.label, strong=item.is_strong) for item in items)
    sides = max(text_width_mm(item.side_text, strong=item.is_strong) for item in items)
    values = max(
        (text_width_mm(item.value_text, strong=True) for item in items if item.value is not None),
        default=0.0,
    )
    axis = names + _GAP_MM
    end = TEXT_WIDTH_MM - (sides + _GAP_MM if sides else 0)
    last_tick = text_width_mm(_tick_text(scale, scale.high), NOTE_POINTS) / 2
    low = axis + (_BREAK_MM if scale.is_cut else 1)
    high = min(end - 2, TEXT_WIDTH_MM - last_tick - 0.5)
    need = values + _MARK_MM + 1
    known = [item.value for item in items if item.value is not None]
    if known:
        # Labels stand outside the mark: make room where the outermost marks come near the ends.
        width = high - low
        left = need - scale.at(min(known)) * width if scale.is_cut else 0
        right = need - (1 - scale.at(max(known))) * width
        low, high = low + max(0.0, left), high - max(0.0, right)
    return _Frame(names, axis, low, high, end, pitch, scale, target)


def _draw_scale(axes: Axes, frame: _Frame, bottom: float) -> None:
    theme = DEFAULT_THEME
    axes.plot([frame.axis, frame.end], [bottom, bottom], color=theme.muted, linewidth=0.8)
    if frame.scale.is_cut:
        x = frame.axis + 2
        axes.plot([x, x + 1.4], [bottom, bottom], color=theme.paper, linewidth=2.4)
        for start in (x - 0.7, x + 0.7):
            axes.plot(
                [start, start + 1.4], [bottom + 1.6, bottom - 1.6], color=theme.ink, linewidth=1.0
            )
    free_from = 0.0
    for tick in frame.scale.ticks:
        x, words = frame.x(tick), _tick_text(frame.scale, tick)
        half = text_width_mm(words, NOTE_POINTS) / 2
        axes.plot([x, x], [_TOP_MM, bottom], color=theme.rule, linewidth=0.5, zorder=0)
        axes.plot([x, x], [bottom, bottom + 1], color=theme.muted, linewidth=0.8)
        if x - half < free_from:
            continue
        free_from = x + half + 1
        axes.text(
            x,
            bottom + 4.4,
            words,
            ha="center",
            va="baseline",
            fontsize=NOTE_POINTS,
            color=theme.muted,
        )


def _tick_text(scale: Scale, tick: Fraction) -> str:
    return f"{decimal(tick, scale.decimals)} %"


def _draw_target(axes: Axes, frame: _Frame, text: str, bottom: float) -> None:
    assert frame.target is not None
    x = frame.x(frame.target)
    axes.plot([x, x], [_TOP_MM - 2, bottom], color=DEFAULT_THEME.ink, linewidth=1.3, zorder=2)
    half = text_width_mm(text, strong=True) / 2
    axes.text(
        min(max(x, half), TEXT_WIDTH_MM - half - 0.5),
        _TOP_MM - 3.2,
        text,
        ha="center",
        va="baseline",
        fontweight="bold",
    )


def _draw_item(axes: Axes, frame: _Frame, item: RankedItem, y: float) -> None:
    weight = "bold" if item.is_strong else "normal"
    points = _points(frame.pitch)
    baseline = y + points * 0.12
    theme = DEFAULT_THEME
    if item.is_total:
        top = y - frame.pitch / 2
        axes.plot([0, TEXT_WIDTH_MM], [top, top], color=theme.navy, linewidth=0.8, zorder=1)
    axes.text(
        frame.names,
        baseline,
        item.label,
        ha="right",
        va="baseline",
        fontweight=weight,
        fontsize=points,
    )
    if item.side_text:
        axes.text(
            TEXT_WIDTH_MM - 0.5,
            baseline,
            item.side_text,
            ha="right",
            va="baseline",
            fontweight=weight,
            fontsize=points,
            color=_colour(item.reached),
        )
    if item.value is None:
        axes.text(
            frame.low + 1,
            baseline,
            item.value_text,
            ha="left",
            va="baseline",
            fontsize=points,
            color=theme.muted,
        )
        return
    _draw_mark(axes, frame, item, y, baseline)


def _draw_mark(axes: Axes, frame: _Frame, item: RankedItem, y: float, baseline: float) -> None:
    assert item.value is not None
    colour, x = _colour(item.reached), frame.x(item.value)
    from_target = frame.scale.is_cut and frame.target is not None
    start = frame.x(frame.target) if from_target and frame.target is not None else frame.low
    axes.plot([start, x], [y, y], color=colour, linewidth=2.2, alpha=0.45, zorder=2.5)
    axes.plot(
        [x],
        [y],
        marker="o" if item.reached is None else "s",
        markersize=6.0 if frame.pitch >= _ROOMY_PITCH_MM else 4.8,
        markerfacecolor=DEFAULT_THEME.paper if item.reached is False else colour,
        markeredgecolor=colour,
        markeredgewidth=1.5,
        zorder=4,
    )
    to_left = from_target and item.reached is False
    axes.text(
        x - _MARK_MM if to_left else x + _MARK_MM,
        baseline,
        item.value_text,
        ha="right" if to_left else "left",
        va="baseline",
        fontweight="bold",
        fontsize=_points(frame.pitch),
        color=colour,
        zorder=5,
        # The target line and the grid must not run through a number.
        bbox={"facecolor": DEFAULT_THEME.paper, "edgecolor": "none", "pad": 0.6},
    )


def _colour(reached: bool | None) -> str:
    if reached is None:
        return DEFAULT_THEME.muted
    return DEFAULT_THEME.reached if reached else DEFAULT_THEME.not_reached
