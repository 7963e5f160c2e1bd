"""CSV: machine values of a table, UTF-8, comma, dot decimals, one line feed per row."""

import csv
import io
from typing import Final

from helpers.display.characters import visible
from helpers.display.models.table import Cell, Column, ColumnKind, Table

# Spreadsheets run text that starts so as a formula.
_FORMULA_STARTS: Final = ("=", "+", "-", "@")


def to_csv(table: Table) -> bytes:
    r"""Return the rows of ``table`` under the keys of its columns.

    A cell gives its machine value, an empty field where it has none; cells of text columns give
    their text when they have no value. Group rows are headings for people and are left out.

    Examples
    --------
    >>> from helpers.display.models.table import Row
    >>> column = Column(key="name", label="Nama")
    >>> to_csv(Table(columns=(column,), rows=(Row(cells=(Cell(text="=1+1"),)),)))
    b"name\n'=1+1\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.key for column in table.columns)
    for row in table.rows:
        if row.role != "group":
            cells = zip(row.cells, table.columns, strict=True)
            writer.writerow(_field(cell, column) for cell, column in cells)
    return out.getvalue().encode("utf-8")


def _field(cell: Cell, column: Column) -> str:
    if column.kind is not ColumnKind.TEXT:
        return "" if cell.value is None else str(cell.value)
    # On one line: spreadsheets disagree about line ends inside a field.
    text = visible(cell.text if cell.value is None else str(cell.value))
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
