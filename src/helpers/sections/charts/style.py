"""Sizes that all charts share, and how wide a line of text is set in the report's own font."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from matplotlib.ft2font import FT2Font

MM_PER_INCH: Final = 25.4
TEXT_WIDTH_MM: Final = 170.0
LABEL_POINTS: Final = 9.0
NOTE_POINTS: Final = 8.5
_MEASURE_SCALE: Final = 16
_FONT_FILES: Final = ("SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf")


@cache
def text_width_mm(text: str, points: float = LABEL_POINTS, *, strong: bool = False) -> float:
    """Return how wide a line of text is set, in millimetres."""
    face = _face(_FONT_FILES[1 if strong else 0])
    # Measured large: at 72 dots per inch hinting would round every letter to whole points.
    face.set_size(points, 72 * _MEASURE_SCALE)
    face.set_text(text, 0.0)
    return face.get_width_height()[0] / 64 / (72 * _MEASURE_SCALE) * MM_PER_INCH


@cache
def _face(name: str) -> FT2Font:
    return FT2Font(str(_font_folder() / name))


@cache
def _font_folder() -> Path:
    """Return the font wheel's folder of files; its module is found, never run."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or not spec.submodule_search_locations:
        message = "the wheel font-source-sans-pro is not installed"
        raise ModuleNotFoundError(message)
    return Path(next(iter(spec.submodule_search_locations))) / "files"
