"""Regions in order of coverage against their target, one line each.

The drawing is laid out in millimetres, so that nothing can overlap
whatever the number of regions and the length of their names: a column of names, the scale, and a
column of shortfalls in people. Status is told by shape (filled, hollow) as well as by colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from helpers.display.formats import decimal
from helpers.display.theme import DEFAULT_THEME
from helpers.sections.charts.canvas import Canvas, baseline
from helpers.sections.charts.scale import Scale, scale_for
from helpers.sections.charts.style import (
    LABEL_POINTS,
    NOTE_POINTS,
    TEXT_WIDTH_MM,
    text_width_mm,
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
    bottom = _TOP_MM + pitch * len(items)
    frame = _frame(items, scale, target, pitch)
    canvas = Canvas(TEXT_WIDTH_MM, bottom + _BOTTOM_MM)
    _draw_scale(canvas, frame, bottom)
    if target is not None:
        _draw_target(canvas, frame, target_text, bottom)
    for place, item in enumerate(items):
        _draw_item(canvas, frame, item, _TOP_MM + pitch * (place + 0.5))
    return Drawing(canvas.svg(), TEXT_WIDTH_MM, bottom + _BOTTOM_MM, scale)


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


def _draw_scale(canvas: Canvas, frame: _Frame, bottom: float) -> None:
    theme = DEFAULT_THEME
    canvas.line((frame.axis, bottom), (frame.end, bottom), colour=theme.muted, width=0.28)
    if frame.scale.is_cut:
        x = frame.axis + 0.6
        canvas.line((x, bottom), (x + 1.4, bottom), colour=theme.paper, width=0.9)
        for start in (x - 0.7, x + 0.7):
            canvas.line(
                (start, bottom + 1.4), (start + 1.4, bottom - 1.4), colour=theme.ink, width=0.35
            )
    free_from = 0.0
    for tick in frame.scale.ticks:
        x, words = frame.x(tick), _tick_text(frame.scale, tick)
        half = text_width_mm(words, NOTE_POINTS) / 2
        canvas.line((x, _TOP_MM), (x, bottom), width=0.18)
        canvas.line((x, bottom), (x, bottom + 1), colour=theme.muted, width=0.28)
        if x - half < free_from:
            continue
        free_from = x + half + 1
        canvas.words(
            x, bottom + 4.4, words, anchor="middle", points=NOTE_POINTS, colour=theme.muted
        )


def _tick_text(scale: Scale, tick: Fraction) -> str:
    return f"{decimal(tick, scale.decimals)} %"


def _draw_target(canvas: Canvas, frame: _Frame, text: str, bottom: float) -> None:
    assert frame.target is not None
    x = frame.x(frame.target)
    canvas.line((x, _TOP_MM - 2), (x, bottom), colour=DEFAULT_THEME.ink, width=0.46)
    half = text_width_mm(text, strong=True) / 2
    middle = min(max(x, half), TEXT_WIDTH_MM - half - 0.5)
    canvas.words(middle, _TOP_MM - 3.2, text, anchor="middle", strong=True)


def _draw_item(canvas: Canvas, frame: _Frame, item: RankedItem, y: float) -> None:
    points = _points(frame.pitch)
    line = baseline(y, points)
    theme = DEFAULT_THEME
    strong = item.is_strong
    if item.is_total:
        top = y - frame.pitch / 2
        canvas.line((0, top), (TEXT_WIDTH_MM, top), colour=theme.navy, width=0.28)
    canvas.words(frame.names, line, item.label, anchor="end", points=points, strong=strong)
    canvas.words(
        TEXT_WIDTH_MM - 0.5,
        line,
        item.side_text,
        anchor="end",
        points=points,
        strong=strong,
        colour=_colour(item.reached),
    )
    if item.value is None:
        canvas.words(frame.low + 1, line, item.value_text, points=points, colour=theme.muted)
        return
    _draw_mark(canvas, frame, item, y)


def _draw_mark(canvas: Canvas, frame: _Frame, item: RankedItem, y: float) -> None:
    assert item.value is not None
    theme = DEFAULT_THEME
    colour, x = _colour(item.reached), frame.x(item.value)
    from_target = frame.scale.is_cut and frame.target is not None
    start = frame.x(frame.target) if from_target and frame.target is not None else frame.low
    canvas.bar(min(start, x), y - 0.4, abs(x - start), 0.8, fill=_PALE[colour])
    canvas.mark(
        "circle" if item.reached is None else "square",
        x,
        y,
        size=2.1 if frame.pitch >= _ROOMY_PITCH_MM else 1.7,
        fill=theme.paper if item.reached is False else colour,
        edge=colour,
    )
    points = _points(frame.pitch)
    to_left = from_target and item.reached is False
    width = text_width_mm(item.value_text, points, strong=True)
    left = x - _MARK_MM - width if to_left else x + _MARK_MM
    # The target line and the grid must not run through a number.
    canvas.bar(left - 0.3, y - 1.5, width + 0.6, 3, fill=theme.paper)
    canvas.words(
        left, baseline(y, points), item.value_text, points=points, strong=True, colour=colour
    )


_PALE: Final = {
    DEFAULT_THEME.reached: "#95BBDA",
    DEFAULT_THEME.not_reached: "#E2B59E",
    DEFAULT_THEME.muted: "#B5BCC3",
}


def _colour(reached: bool | None) -> str:
    if reached is None:
        return DEFAULT_THEME.muted
    return DEFAULT_THEME.reached if reached else DEFAULT_THEME.not_reached
