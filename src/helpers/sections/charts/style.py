"""One restrained style for every chart, and the way from a matplotlib figure to SVG.

The figure objects are made without pyplot: no shared state, nothing to close, no window. Text
stays text, so that print and screen set it in the report's own font and it can be searched.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import matplotlib
from matplotlib import font_manager
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font

from helpers.display.theme import DEFAULT_THEME, FONT_FAMILY

MM_PER_INCH: Final = 25.4
TEXT_WIDTH_MM: Final = 170.0
LABEL_POINTS: Final = 9.0
NOTE_POINTS: Final = 8.5
_MEASURE_SCALE: Final = 16
_FONT_FILES: Final = ("SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf")


@contextmanager
def chart_style() -> Iterator[None]:
    """Set fonts, colours and the fixed salt for everything drawn inside, and nothing outside."""
    _register_fonts()
    with matplotlib.rc_context(
        {
            "svg.fonttype": "none",
            "svg.hashsalt": "rakor",
            "font.family": FONT_FAMILY,
            "font.size": LABEL_POINTS,
            "text.color": DEFAULT_THEME.ink,
            "axes.unicode_minus": True,
            "path.simplify": False,
        }
    ):
        yield


def blank(width_mm: float, height_mm: float) -> Figure:
    """Return an empty figure of a size in print; call inside ``chart_style``."""
    return Figure(figsize=(width_mm / MM_PER_INCH, height_mm / MM_PER_INCH))


def to_svg(figure: Figure) -> str:
    """Return the figure as SVG without date, so that equal figures give equal bytes."""
    buffer = io.StringIO()
    FigureCanvasSVG(figure).print_svg(buffer, metadata={"Date": None, "Creator": None})
    return buffer.getvalue()


def text_width_mm(text: str, points: float = LABEL_POINTS, *, strong: bool = False) -> float:
    """Return how wide a line of text is set, in millimetres."""
    face = _face(_FONT_FILES[1 if strong else 0])
    # Measured large: at 72 dots per inch hinting would round every letter to whole points.
    face.set_size(points, 72 * _MEASURE_SCALE)
    face.set_text(text, 0.0)
    return face.get_width_height()[0] / 64 / (72 * _MEASURE_SCALE) * MM_PER_INCH


@cache
def _register_fonts() -> None:
    for name in _FONT_FILES:
        font_manager.fontManager.addfont(_font_folder() / name)


@cache
def _face(name: str) -> FT2Font:
    return font_manager.get_font(_font_folder() / name)


@cache
def _font_folder() -> Path:
    """Return the font wheel's folder of files; its module is found, never run."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or not spec.submodule_search_locations:
        message = "the wheel font-source-sans-pro is not installed"
        raise ModuleNotFoundError(message)
    return Path(next(iter(spec.submodule_search_locations))) / "files"
