"""A row of large numbers."""

from typing import Literal

from helpers.display.models.model import Displayable, Part
from helpers.display.models.text import Tone


class KeyFigure(Part):
    """One large number with what it counts and a line below."""

    label: str
    value: str
    note: str = ""
    tone: Tone = Tone.PLAIN


class KeyFigures(Displayable):
    """Two to five key figures side by side (below one another on a phone)."""

    shape: Literal["key_figures"] = "key_figures"
    figures: tuple[KeyFigure, ...]
