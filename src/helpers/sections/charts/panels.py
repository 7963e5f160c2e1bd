"""Regions as lines, and beside their names some columns of bars, each on a scale of its own.

One column of names serves all columns, so that a region is read across. Bars may consist of parts
and carry ticks; every bar ends in its number, so that no axis is needed. A column of shares has a
line at its limit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from helpers.display.theme import DEFAULT_THEME
from helpers.sections.charts.canvas import Canvas, Shape, baseline
from helpers.sections.charts.style import LABEL_POINTS, NOTE_POINTS, TEXT_WIDTH_MM, text_width_mm

DARK: Final = DEFAULT_THEME.navy
LIGHT: Final = "#B9C7D6"
WARM: Final = DEFAULT_THEME.not_reached
_GUTTER_MM: Final = 5.0
_NAME_GAP_MM: Final = 3.0
_LINE_MM: Final = 4.3
_LEAST_PITCH_MM: Final = 3.7
_MOST_PITCH_MM: Final = 6.4
_LEGEND_MM: Final = 6.0


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar."""

    value: Fraction | int
    fill: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark across a bar."""

    value: Fraction | int
    shape: Shape
    fill: str = DEFAULT_THEME.paper


@dataclass(frozen=True, slots=True)
class BarLine:
    """One region in one column; without parts only ``text`` is printed."""

    parts: tuple[Part, ...]
    text: str
    ticks: tuple[Tick, ...] = ()
    tone: str = DEFAULT_THEME.ink


@dataclass(frozen=True, slots=True)
class Panel:
    """One column of bars.

    Parameters
    ----------
    title, subtitle
        What is counted, and in which unit.
    lines
        One per name, in the same order.
    limit
        Where a line stands over all bars, for example 100 %.
    most
        End of the scale where bars beyond it are cut and marked; by default nothing is cut.
    """

    title: str
    subtitle: str
    lines: tuple[BarLine, ...]
    limit: Fraction | int | None = None
    most: Fraction | int | None = None


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sample of a fill or of a mark, with its meaning."""

    text: str
    fill: str
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture with its size in print."""

    svg: str
    width_mm: float
    height_mm: float


def draw_panels(
    names: Sequence[str],
    panels: Sequence[Panel],
    legend: Sequence[LegendEntry] = (),
    *,
    strong: frozenset[int] = frozenset(),
    pitch: float | None = None,
) -> Picture:
    """Draw the columns of bars.

    Parameters
    ----------
    names
        Labels of the lines.
    strong
        Places of the lines that are set in bold.
    pitch
        Height of a line in millimetres; by default roomy for few lines, close for many.
    """
    pitch = pitch or max(_LEAST_PITCH_MM, min(_MOST_PITCH_MM, 96 / max(1, len(names))))
    points = LABEL_POINTS if pitch > _LINE_MM else NOTE_POINTS
    longest = max(
        (text_width_mm(n, points, strong=i in strong) for i, n in enumerate(names)), default=0.0
    )
    left = longest + _NAME_GAP_MM
    width = (TEXT_WIDTH_MM - left - _GUTTER_MM * (len(panels) - 1)) / len(panels)
    titles = [_wrapped(panel.title, width) for panel in panels]
    most_lines = max((len(lines) for lines in titles), default=1)
    top = (_LEGEND_MM if legend else 0) + (most_lines + 1) * _LINE_MM + 1.6
    canvas = Canvas(TEXT_WIDTH_MM, top + pitch * len(names) + 1)
    _draw_legend(canvas, legend)
    for place, name in enumerate(names):
        middle = top + pitch * (place + 0.5)
        if place % 2:
            canvas.bar(0, middle - pitch / 2, TEXT_WIDTH_MM, pitch, fill=DEFAULT_THEME.wash)
        canvas.words(
            longest,
            baseline(middle, points),
            name,
            anchor="end",
            points=points,
            strong=place in strong,
        )
    for number, panel in enumerate(panels):
        start = left + number * (width + _GUTTER_MM)
        for line, words in enumerate(reversed(titles[number])):
            y = top - 1.6 - _LINE_MM * (line + 1)
            canvas.words(start, y, words, strong=True, colour=DEFAULT_THEME.navy)
        _draw_panel(canvas, panel, start, width, top, pitch)
    return Picture(canvas.svg(), TEXT_WIDTH_MM, top + pitch * len(names) + 1)


def draw_legend(canvas: Canvas, legend: Sequence[LegendEntry]) -> None:
    """Draw the samples in one line at the top."""
    _draw_legend(canvas, legend)


def _draw_legend(canvas: Canvas, legend: Sequence[LegendEntry]) -> None:
    x = 0.0
    for entry in legend:
        if entry.shape is None:
            edge = DEFAULT_THEME.navy if entry.fill == LIGHT else ""
            canvas.bar(x, 0.6, 4, 2.6, fill=entry.fill, edge=edge)
        else:
            canvas.mark(entry.shape, x + 2, 1.9, fill=entry.fill, edge=DEFAULT_THEME.ink)
        canvas.words(x + 5.4, baseline(1.9, NOTE_POINTS), entry.text, points=NOTE_POINTS)
        x += 5.4 + text_width_mm(entry.text, NOTE_POINTS) + 5


def _draw_panel(
    canvas: Canvas, panel: Panel, left: float, width: float, top: float, pitch: float
) -> None:
    canvas.words(left, top - 1.8, panel.subtitle, points=NOTE_POINTS, colour=DEFAULT_THEME.muted)
    bottom = top + pitch * len(panel.lines)
    canvas.line((left, top), (left, bottom), colour=DEFAULT_THEME.muted, width=0.25)
    points = LABEL_POINTS if pitch > _LINE_MM else NOTE_POINTS
    label = max((text_width_mm(line.text, points) for line in panel.lines), default=0.0)
    most = _most(panel)
    room = max(6.0, width - label - 2.2)

    def length(value: Fraction | int) -> float:
        return float(min(value, most) * Fraction(room)) / float(most) if most else 0.0

    if panel.limit is not None:
        x = left + length(panel.limit)
        canvas.line((x, top), (x, bottom), colour=DEFAULT_THEME.ink, width=0.35, dash="1 0.7")
    for place, line in enumerate(panel.lines):
        middle = top + pitch * (place + 0.5)
        end = _draw_line(canvas, line, left, middle, pitch, length)
        if panel.limit is not None:
            # The line at the limit must not run through a number.
            paper = DEFAULT_THEME.wash if place % 2 else DEFAULT_THEME.paper
            wide = text_width_mm(line.text, points) + 1.4
            canvas.bar(left + end + 0.7, middle - pitch / 2, wide, pitch, fill=paper)
        canvas.words(
            left + end + 1.4,
            baseline(middle, points),
            line.text,
            points=points,
            colour=line.tone,
        )


def _draw_line(
    canvas: Canvas,
    line: BarLine,
    left: float,
    middle: float,
    pitch: float,
    length: Callable[[Fraction | int], float],
) -> float:
    """Draw the bar; return where it ends."""
    height, end, sum_so_far = pitch * 0.56, 0.0, Fraction(0)
    for part in line.parts:
        start = length(sum_so_far)
        sum_so_far += part.value
        end = length(sum_so_far)
        edge = DEFAULT_THEME.navy if part.fill == LIGHT else ""
        canvas.bar(
            left + start, middle - height / 2, end - start, height, fill=part.fill, edge=edge
        )
    for tick in line.ticks:
        x = length(tick.value)
        canvas.mark(tick.shape, left + x, middle, fill=tick.fill, edge=DEFAULT_THEME.ink)
        end = max(end, x + 0.8)
    return end


def _wrapped(text: str, width: float) -> list[str]:
    """Return a title in as many lines as its words need."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width_mm(longer, strong=True) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _most(panel: Panel) -> Fraction:
    if panel.most is not None:
        return Fraction(panel.most)
    sums = [sum((Fraction(part.value) for part in line.parts), Fraction(0)) for line in panel.lines]
    ticks = [Fraction(tick.value) for line in panel.lines for tick in line.ticks]
    return max([*sums, *ticks, Fraction(panel.limit or 0)], default=Fraction(0))
