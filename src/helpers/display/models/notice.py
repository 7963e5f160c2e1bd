"""A notice set apart from the text."""

from typing import Literal

from helpers.display.models.model import Displayable
from helpers.display.models.text import Rich


class Notice(Displayable):
    """A box with a title word: sample data, stale data, something left out."""

    shape: Literal["notice"] = "notice"
    title: str
    text: Rich
    kind: Literal["sample", "warning", "information"] = "information"
