"""Workbooks drawn as text, and the reading of them through the project's own definitions."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from helpers.errors import Finding, InputError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.reading import Reading
from helpers.inputs.sources import read_sources
from helpers.vocabulary.observations import Observation

ROOT = Path(__file__).resolve().parent.parent
ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#VALUE!")


def drawn_rows(text: str) -> list[list[object]]:
    """Return the cells of a drawn sheet, one line a row, cells between ``|``.

    ``=12`` is the number 12, ``=99.6456:0.00`` a number with a number format, ``#REF!`` an error
    of a formula, ``=?`` a formula that was never calculated, everything else text.
    """
    lines = [line.strip() for line in text.strip().splitlines()]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def workbook(
    sheets: Mapping[str, str],
    *,
    keywords: str = "",
    hidden_rows: Sequence[tuple[str, int]] = (),
    merged: Sequence[tuple[str, ...]] = (),
) -> bytes:
    """Return an .xlsx of drawn sheets."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    if keywords:
        book.set_properties({"keywords": keywords})
    made: dict[str, Worksheet] = {}
    for name, text in sheets.items():
        sheet = made[name] = book.add_worksheet(name)
        for row, cells in enumerate(drawn_rows(text)):
            for column, cell in enumerate(cells):
                _write(book, sheet, row, column, str(cell))
    for name, row in hidden_rows:
        made[name].set_row(row - 1, None, None, {"hidden": True})
    for name, area, *said in merged:
        made[name].merge_range(area, said[0] if said else "gabungan")
    book.close()
    return stream.getvalue()


def _write(book: xlsxwriter.Workbook, sheet: Worksheet, row: int, column: int, cell: str) -> None:
    if not cell:
        return
    if cell in ERRORS:
        shown_error: Any = cell  # the library's types know numbers only
        sheet.write_formula(row, column, "=1/0", None, shown_error)
    elif cell == "=?":
        nothing: Any = ""
        sheet.write_formula(row, column, "=SUM(A1:A2)", None, nothing)
    elif cell.startswith("="):
        number, _, shown = cell[1:].partition(":")
        style = book.add_format({"num_format": shown}) if shown else None
        sheet.write_number(row, column, float(number), style)
    else:
        sheet.write_string(row, column, cell)


class Drawn:
    """Drawn workbooks in a folder, read as one source list."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: list[str] = []

    def add(self, sheets: Mapping[str, str], name: str = "dkb.xlsx", **more) -> "Drawn":
        return self.add_bytes(workbook(sheets, **more), name)

    def add_bytes(self, data: bytes, name: str) -> "Drawn":
        path = self.folder / name
        path.write_bytes(data)
        self.files.append(str(path))
        return self

    def read(self, default_date: date | None = None, last_day: date | None = None) -> Reading:
        catalogue = load_catalogue(ROOT)
        return read_sources(
            self.files, ROOT, catalogue, default_date=default_date, last_day=last_day
        )

    def refused(self, **more) -> tuple[Finding, ...]:
        """Return the findings of a refusal, blocking ones only."""
        try:
            reading = self.read(**more)
        except InputError as error:
            return tuple(finding for finding in error.findings if finding.is_blocking)
        raise AssertionError(f"dibaca: {reading.observations}")


def numbers(reading: Reading, indicator: str, basis: str = "dinamis") -> dict[str, tuple]:
    """Return numerator, denominator and published percentage by region code."""
    return {
        str(o.region_code): (o.numerator, o.denominator, o.published_percent)
        for o in of(reading, indicator, basis)
    }


def of(reading: Reading, indicator: str, basis: str = "dinamis") -> list[Observation]:
    return [o for o in reading.observations if (o.indicator, o.basis) == (indicator, basis)]
