"""A matrix of lines and governments: a mark in every cell, larger and darker with the amount."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from helpers.display.theme import DEFAULT_THEME
from helpers.sections.charts.canvas import Canvas, baseline
from helpers.sections.charts.panels import DARK, LIGHT, Picture
from helpers.sections.charts.style import NOTE_POINTS, TEXT_WIDTH_MM, text_width_mm

CellMark = Literal["empty", "none", "small", "medium", "large", "unfunded", "missing"]
"""``empty``: not asked for; ``none``: not planned; three sizes of money; ``missing``: no plan."""

_PITCH_MM: Final = 4.5
_HEAD_MM: Final = 5.0
_COLUMN_MM: Final = 9.2
_LEGEND_MM: Final = 6.0
_FILLS: Final = {"small": LIGHT, "medium": "#5F7F9F", "large": DARK}
_SIDES: Final = {"small": 2.0, "medium": 2.7, "large": 3.4}


@dataclass(frozen=True, slots=True)
class HeatLine:
    """One line: its name, its cells, and which of them stand at the wrong level."""

    label: str
    marks: tuple[CellMark, ...]
    misplaced: tuple[int, ...] = ()
    is_group: bool = False


def draw_heat(
    columns: Sequence[str], lines: Sequence[HeatLine], legend: Sequence[tuple[CellMark, str]]
) -> Picture:
    """Draw the matrix; ``columns`` are short labels, one or two lines split at a blank."""
    left = TEXT_WIDTH_MM - _COLUMN_MM * len(columns)
    width = _COLUMN_MM
    top = _LEGEND_MM + _HEAD_MM
    height = top + _PITCH_MM * len(lines) + 1
    canvas = Canvas(TEXT_WIDTH_MM, height)
    _draw_legend(canvas, legend)
    for place, label in enumerate(columns):
        canvas.words(
            left + width * (place + 0.5),
            top - 1.6,
            label,
            anchor="middle",
            points=NOTE_POINTS,
            strong=True,
            colour=DEFAULT_THEME.muted,
        )
    for number, line in enumerate(lines):
        above = top + _PITCH_MM * number
        middle = above + _PITCH_MM / 2
        colour = DEFAULT_THEME.navy if line.is_group else DEFAULT_THEME.ink
        canvas.line((0, above), (TEXT_WIDTH_MM, above), width=0.15)
        canvas.words(
            0,
            baseline(middle, NOTE_POINTS),
            line.label if line.is_group else _cut(line.label, left - 2),
            points=NOTE_POINTS,
            strong=line.is_group,
            colour=colour,
        )
        for place, mark in enumerate(line.marks):
            x = left + width * (place + 0.5)
            _draw_mark(canvas, mark, x, middle)
            if place in line.misplaced:
                canvas.line(
                    (x - 2.2, middle + 2),
                    (x + 2.2, middle - 2),
                    colour=DEFAULT_THEME.not_reached,
                    width=0.6,
                )
    return Picture(canvas.svg(), TEXT_WIDTH_MM, height)


@cache
def _cut(text: str, width: float) -> str:
    """Return as many words as fit, with dots for the rest."""
    if text_width_mm(text, NOTE_POINTS) <= width:
        return text
    low, high = 0, len(words := text.split(" "))
    while high - low > 1:
        middle = (low + high) // 2
        fits = text_width_mm(" ".join(words[:middle]) + " …", NOTE_POINTS) <= width
        low, high = (middle, high) if fits else (low, middle)
    return " ".join(words[:low]) + " …"


def _draw_mark(canvas: Canvas, mark: CellMark, x: float, y: float) -> None:
    if mark in _SIDES:
        side = _SIDES[mark]
        canvas.bar(
            x - side / 2, y - side / 2, side, side, fill=_FILLS[mark], edge=DEFAULT_THEME.navy
        )
    elif mark == "unfunded":
        canvas.bar(
            x - 1.3, y - 1.3, 2.6, 2.6, fill=DEFAULT_THEME.paper, edge=DEFAULT_THEME.not_reached
        )
    elif mark == "none":
        canvas.line((x - 0.8, y), (x + 0.8, y), colour=DEFAULT_THEME.muted, width=0.25)
    elif mark == "missing":
        for shift in (-1.0, 0.0, 1.0):
            canvas.mark(
                "circle",
                x + shift,
                y,
                size=0.4,
                fill=DEFAULT_THEME.muted,
                edge=DEFAULT_THEME.muted,
            )


def _draw_legend(canvas: Canvas, legend: Sequence[tuple[CellMark, str]]) -> None:
    x = 2.0
    for mark, text in legend:
        _draw_mark(canvas, mark, x, 2.0)
        canvas.words(x + 3, baseline(2.0, NOTE_POINTS), text, points=NOTE_POINTS)
        x += 3 + text_width_mm(text, NOTE_POINTS) + 5
