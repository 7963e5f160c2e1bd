"""A page in millimetres to draw lines, bars, marks and words on, straight to SVG.

Where a picture is laid out like a table, a plotting library has no part in it: axes, ticks and
transforms would all be switched off, at fifty milliseconds a picture. Text stays text in the
report's own font; equal drawings give equal bytes.
"""

from typing import Final, Literal

from markupsafe import escape

from helpers.display.theme import DEFAULT_THEME, FONT_FAMILY
from helpers.sections.charts.style import LABEL_POINTS

_MM_PER_POINT: Final = 25.4 / 72
Anchor = Literal["start", "middle", "end"]
Shape = Literal["square", "diamond", "triangle", "circle", "tick"]


class Canvas:
    """An empty picture; every method adds one thing on top.

    Parameters
    ----------
    width_mm, height_mm
        Size in print; the origin is the upper left corner.
    """

    def __init__(self, width_mm: float, height_mm: float) -> None:
        self._width = width_mm
        self._height = height_mm
        self._parts: list[str] = []

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        colour: str = DEFAULT_THEME.rule,
        width: float = 0.2,
        dash: str = "",
    ) -> None:
        """Draw a straight line; ``dash`` as in SVG, in millimetres."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(
            f'<line x1="{_n(start[0])}" y1="{_n(start[1])}" x2="{_n(end[0])}" y2="{_n(end[1])}" '
            f'stroke="{colour}" stroke-width="{_n(width)}"{dashed}/>'
        )

    def bar(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: str,
        edge: str = "",
    ) -> None:
        """Draw a rectangle; one without width is left out."""
        if width <= 0 or height <= 0:
            return
        stroke = f' stroke="{edge}" stroke-width="0.25"' if edge else ""
        self._parts.append(
            f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(width)}" height="{_n(height)}" '
            f'fill="{fill}"{stroke}/>'
        )

    def mark(
        self, shape: Shape, x: float, y: float, *, size: float = 2.2, fill: str, edge: str
    ) -> None:
        """Draw a mark centred on a point; shapes differ so that grey print can tell them."""
        half = size / 2
        paint = f'fill="{fill}" stroke="{edge}" stroke-width="0.35"'
        if shape == "circle":
            self._parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(half)}" {paint}/>')
            return
        corners = {
            "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
            "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
            "triangle": ((0, -1.15), (1.15, 0.95), (-1.15, 0.95)),
            "tick": ((-0.22, -1.6), (0.22, -1.6), (0.22, 1.6), (-0.22, 1.6)),
        }[shape]
        points = " ".join(f"{_n(x + dx * half)},{_n(y + dy * half)}" for dx, dy in corners)
        self._parts.append(f'<polygon points="{points}" {paint}/>')

    def words(
        self,
        x: float,
        y: float,
        text: str,
        *,
        anchor: Anchor = "start",
        points: float = LABEL_POINTS,
        strong: bool = False,
        colour: str = DEFAULT_THEME.ink,
    ) -> None:
        """Write one line of text on the baseline ``y``."""
        if not text:
            return
        weight = ' font-weight="bold"' if strong else ""
        self._parts.append(
            f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" fill="{colour}" '
            f'font-size="{_n(points * _MM_PER_POINT)}"{weight}>{escape(text)}</text>'
        )

    def svg(self) -> str:
        """Return the picture."""
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" '
            f'width="{_n(self._width)}mm" height="{_n(self._height)}mm" '
            f'viewBox="0 0 {_n(self._width)} {_n(self._height)}" '
            f'font-family="{FONT_FAMILY}">{"".join(self._parts)}</svg>'
        )


def baseline(middle: float, points: float = LABEL_POINTS) -> float:
    """Return the baseline of text that is to stand in the middle of a line."""
    return middle + points * _MM_PER_POINT * 0.34


def _n(number: float) -> str:
    """Return a number with at most two decimals, the same on every machine."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
