"""The kinds of things a report is made of, one module each."""

from helpers.display.models.chart import Chart
from helpers.display.models.cover import Cover
from helpers.display.models.key_figures import KeyFigure, KeyFigures
from helpers.display.models.model import Displayable
from helpers.display.models.notice import Notice
from helpers.display.models.stack import Stack
from helpers.display.models.table import Bar, Cell, Column, ColumnKind, Row, Table
from helpers.display.models.text import Heading, Items, Sentence, Span, Tone, rich

__all__ = [
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
    "rich",
]
