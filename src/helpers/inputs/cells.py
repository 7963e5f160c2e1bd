"""Raw sheets: cells that still know where they stand and how the source shows them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class CellKind(StrEnum):
    """What a spreadsheet keeps in a cell."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    ERROR = "error"
    UNCACHED_FORMULA = "uncached_formula"


class Cell(NamedTuple):
    """One filled cell.

    Parameters
    ----------
    kind
        What the source keeps.
    text
        Text as typed; numbers as the shortest text that gives the same number, with a point;
        errors as shown (``#REF!``).
    number_format
        The number format of the source, ``General`` when it has none.
    """

    kind: CellKind
    text: str
    number_format: str = "General"


EMPTY = Cell(CellKind.TEXT, "")


class MergedRange(NamedTuple):
    """First and last row and column of merged cells, counted from one."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet as the source has it; rows and columns are counted from one.

    Parameters
    ----------
    name
        Sheet name; empty for text files.
    rows
        Filled cells by row and column, in row order.
    hidden_rows
        Rows that the source hides.
    merged
        Merged ranges.
    is_hidden
        Whether the whole sheet is hidden.
    counts_lines
        Whether places are named as lines (text files) instead of A1 cells.
    uses_1904
        Whether day numbers count from 1904.
    widths
        Of text files the number of cells in each line, empty ones counted.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[MergedRange, ...] = ()
    is_hidden: bool = False
    counts_lines: bool = False
    uses_1904: bool = False
    widths: Mapping[int, int] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell, or an empty one."""
        return self.rows.get(row, {}).get(column, EMPTY)

    def address(self, row: int, column: int) -> str:
        """Return ``F12``, or ``baris 12 kolom 6`` of a text file."""
        if self.counts_lines:
            return f"baris {row} kolom {column}"
        return f"{column_letters(column)}{row}"


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """All sheets of one file in file order."""

    name: str
    sheets: tuple[RawSheet, ...]
    keywords: str = field(default="")


def column_letters(column: int) -> str:
    """Return the letters of a column counted from one.

    Examples
    --------
    >>> column_letters(28)
    'AB'
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
