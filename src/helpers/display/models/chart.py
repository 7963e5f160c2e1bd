"""A picture drawn from figures."""

from typing import Literal

from helpers.display.models.model import Displayable
from helpers.display.models.text import Rich


class Chart(Displayable):
    """An SVG picture with the words that replace it.

    Parameters
    ----------
    svg
        The picture, text kept as text in the report's own font.
    alternative
        What a reader who cannot see it needs to know, made from the figures.
    caption
        What it shows; ``notes`` hold source, basis and how to read it.
    width_mm, height_mm
        Size in print.
    label
        ``Gambar 2``; set when a document is put together and empty before.
    is_sample
        Whether the figures are illustrative; printed in the caption.
    """

    shape: Literal["chart"] = "chart"
    svg: str
    alternative: str
    caption: Rich
    notes: tuple[Rich, ...] = ()
    width_mm: float
    height_mm: float
    label: str = ""
    is_sample: bool = False
