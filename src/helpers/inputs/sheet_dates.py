"""The day that a sheet speaks of: its title, its name, and the params must not disagree."""

import re
from dataclasses import dataclass
from datetime import date

from helpers.errors import Finding, Place
from helpers.inputs.cells import Cell, CellKind, RawSheet
from helpers.inputs.date_text import dates_in, parse_date
from helpers.inputs.reading import blocking, note

_DATA_DATE = re.compile(r"\b(KEADAAN|POSISI|PER|S/D|SAMPAI DENGAN)\b", re.IGNORECASE)
_SAMPLE = "DATA CONTOH"


@dataclass(frozen=True, slots=True)
class TitleLine:
    """One text above the table and its address."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class SheetDay:
    """Where the day of a table may stand besides the titles above it.

    Parameters
    ----------
    suffix
        Date that the sheet's name ends with.
    default
        Day that is assumed (with a note) when the source carries none.
    taught
        Day that the file beside the workbook gives.
    lead
        Titles above the first table of the sheet, for a table further down without a date.
    """

    suffix: date | None = None
    default: date | None = None
    taught: date | None = None
    lead: tuple[TitleLine, ...] = ()


def title_lines(sheet: RawSheet, before_row: int) -> tuple[TitleLine, ...]:
    """Return the texts above a row; a cell that shows a date counts as its text.

    A row is one line: ``KEADAAN`` in one cell and the date in the next belong together.
    """
    lines: list[TitleLine] = []
    for row, cells in sheet.rows.items():
        if row < before_row:
            texts = [_text(cell, uses_1904=sheet.uses_1904) for cell in cells.values()]
            lines.append(TitleLine(" ".join(filter(None, texts)), sheet.address(row, min(cells))))
    return tuple(lines)


def says_sample(titles: tuple[TitleLine, ...]) -> bool:
    """Whether a title declares the sheet illustrative."""
    return any(line.text.strip().upper().startswith(_SAMPLE) for line in titles)


def sheet_date(
    sheet: RawSheet,
    file: str,
    titles: tuple[TitleLine, ...],
    day: SheetDay,
) -> tuple[date | None, tuple[Finding, ...]]:
    """Return the day of the data, with findings when sources of it disagree or are missing.

    A line that says KEADAAN, POSISI, PER or SAMPAI DENGAN counts before other dated titles.
    """
    suffix, default = day.suffix or day.taught, day.default
    written = _written(titles) or _written(day.lead)
    days = list(dict.fromkeys(day for day, _ in written))
    if len(days) > 1:
        where = Place(file, sheet.name, ", ".join(dict.fromkeys(address for _, address in written)))
        said = " dan ".join(day.isoformat() for day in days)
        return None, (
            blocking("date_conflict", where, f"judul menyebut {said}", "sisakan satu tanggal data"),
        )
    if days and suffix and days[0] != suffix:
        where = Place(file, sheet.name, written[0][1])
        problem = (
            f"judul menyebut {days[0]}, {'nama lembar' if day.suffix else 'berkas .yaml'} {suffix}"
        )
        return None, (blocking("date_conflict", where, problem, "samakan keduanya"),)
    if days or suffix:
        return (days[0] if days else suffix), ()
    return _without_date(Place(file, sheet.name), default)


def _text(cell: Cell, *, uses_1904: bool) -> str:
    if cell.kind is CellKind.TEXT:
        return cell.text
    if cell.kind is CellKind.NUMBER and "yy" in cell.number_format.lower():
        day = parse_date(cell, uses_1904=uses_1904)
        return day.isoformat() if day else ""
    return ""


def _without_date(place: Place, default: date | None) -> tuple[date | None, tuple[Finding, ...]]:
    if default is None:
        action = 'tulis baris judul seperti "KEADAAN 12 NOVEMBER 2024"'
        return None, (blocking("date_missing", place, "tanggal data tidak tertulis", action),)
    problem = f"tanggal data tidak tertulis; dianggap {default} menurut params"
    return default, (note("date_assumed", place, problem, "tulis tanggal data pada judul"),)


def _written(titles: tuple[TitleLine, ...]) -> list[tuple[date, str]]:
    dated = [(line, day) for line in titles for day in dates_in(line.text)]
    declared = [(line, day) for line, day in dated if _DATA_DATE.search(line.text)]
    return [(day, line.address) for line, day in (declared or dated)]
