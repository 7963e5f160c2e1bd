"""Several displayables returned by one cell."""

from typing import Annotated, Literal

from pydantic import Field

from helpers.display.models.chart import Chart
from helpers.display.models.cover import Cover
from helpers.display.models.key_figures import KeyFigures
from helpers.display.models.model import Displayable
from helpers.display.models.notice import Notice
from helpers.display.models.table import Table
from helpers.display.models.text import Heading, Items, Sentence

Simple = Cover | Heading | Sentence | Items | Notice | KeyFigures | Table | Chart


class Stack(Displayable):
    """Parts below one another; ``keep`` asks print to leave them on one page."""

    shape: Literal["stack"] = "stack"
    parts: tuple[Annotated["Simple | Stack", Field(discriminator="shape")], ...]
    keep: bool = False
