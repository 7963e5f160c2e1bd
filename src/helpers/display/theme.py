"""Colours and sizes of pages, charts and HTML: one restrained style.

Reached and not reached differ in hue, in lightness and in shape, so that they survive colour
blindness and grey print.
"""

from typing import Final

from helpers.display.models.model import Part

FONT_FAMILY: Final = "Source Sans Pro"


class Theme(Part):
    """Colours as ``#RRGGBB``."""

    ink: str = "#1F2933"
    muted: str = "#52606D"
    navy: str = "#12304D"
    reached: str = "#0B5FA5"
    not_reached: str = "#B8440F"
    wash: str = "#F4F6F8"
    rule: str = "#CBD2D9"
    paper: str = "#FFFFFF"


DEFAULT_THEME: Final = Theme()
