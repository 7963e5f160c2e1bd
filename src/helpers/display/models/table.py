"""A table: the body, its head, its closing row, its notes."""

from enum import StrEnum
from typing import Literal

from helpers.display.models.model import Displayable, Part
from helpers.display.models.text import Rich, Tone


class ColumnKind(StrEnum):
    """What a column holds; decides alignment in print and the cell format in spreadsheets."""

    TEXT = "text"
    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    STATUS = "status"
    BAR = "bar"


class Column(Part):
    """One column.

    Parameters
    ----------
    key
        English or official name for machines, unit at the end.
    label
        Heading for people.
    weight
        Relative width in print; 0 lets the content decide.
    group
        Heading above this and its neighbours with the same group.
    summed
        Whether the closing row is the sum of the rows above it; a spreadsheet then sums by
        formula, so that a meeting can change a number and see the total.
    """

    key: str
    label: str
    kind: ColumnKind = ColumnKind.TEXT
    weight: float = 0
    group: str = ""
    summed: bool = False


class Bar(Part):
    """A small bar inside a cell, on a scale from ``low`` to ``high`` (all in percent).

    A scale that does not start at zero is drawn with a break mark at its left end.
    """

    value: float
    low: float = 0
    high: float = 100
    target: float | None = None


class Cell(Part):
    """One cell: what is printed and what a machine reads.

    Parameters
    ----------
    text
        As printed, in Indonesian.
    value
        Whole numbers as ``int``, exact decimals as text with a point, dates as ISO text;
        ``None`` when there is no value.
    below
        A second, smaller line.
    """

    text: str
    value: int | str | None = None
    below: str = ""
    tone: Tone = Tone.PLAIN
    strong: bool = False
    bar: Bar | None = None


class Row(Part):
    """One row; a ``total`` row closes the table, a ``group`` row heads those below it."""

    cells: tuple[Cell, ...]
    role: Literal["body", "total", "group"] = "body"


class Table(Displayable):
    """A table with caption, notes and, where ``file`` is set, a file of its own beside the report.

    ``printed=False`` keeps a table out of the pages (it still goes to its file).
    ``compact`` sets small type for wide tables; ``landscape`` turns the page. ``label`` is
    ``Tabel 3``, set when a document is put together and empty before.
    """

    shape: Literal["table"] = "table"
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Rich = ()
    notes: tuple[Rich, ...] = ()
    name: str = ""
    label: str = ""
    file: str = ""
    printed: bool = True
    numbered: bool = True
    compact: bool = False
    landscape: bool = False
    is_sample: bool = False
