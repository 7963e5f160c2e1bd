"""What a notebook cell can return and a report can print.

One frozen model per kind (``models/``), one writer per format (``writers/``), numbers and dates
in Indonesian (``formats``). Find a model by naming what you see on paper.
"""

from helpers.display.mime import MIME_TYPE, from_data
from helpers.display.models import (
    Bar,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Cover,
    Displayable,
    Heading,
    Items,
    KeyFigure,
    KeyFigures,
    Notice,
    Row,
    Sentence,
    Span,
    Stack,
    Table,
    Tone,
    rich,
)

__all__ = [
    "MIME_TYPE",
    "Bar",
    "Cell",
    "Chart",
    "Column",
    "ColumnKind",
    "Cover",
    "Displayable",
    "Heading",
    "Items",
    "KeyFigure",
    "KeyFigures",
    "Notice",
    "Row",
    "Sentence",
    "Span",
    "Stack",
    "Table",
    "Tone",
    "from_data",
    "rich",
]
