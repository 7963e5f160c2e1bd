"""A workbook sheet by sheet: which layout each has, and which none has."""

from datetime import date
from difflib import get_close_matches

from helpers.errors import Finding, Place
from helpers.inputs.cells import RawSheet, RawWorkbook
from helpers.inputs.date_text import split_sheet_name
from helpers.inputs.layouts import LayoutCatalogue, SheetLayout, fold_header
from helpers.inputs.reading import SheetReading, blocking, note
from helpers.inputs.siak_sheet import read_siak_sheet
from helpers.inputs.table_header import has_all_columns
from helpers.inputs.tidy_table import read_tidy_sheet, tidy_header_row
from helpers.vocabulary.indicators import Catalogue


def read_sheets(
    workbook: RawWorkbook,
    layouts: LayoutCatalogue,
    catalogue: Catalogue,
    *,
    default_date: date | None = None,
) -> tuple[SheetReading, ...]:
    """Read every sheet of a workbook; a workbook without any known sheet is refused."""
    readings = tuple(
        _read(sheet, workbook.name, layouts, catalogue, default_date)
        for sheet in workbook.sheets
        if sheet.rows
    )
    if any(reading.summary or _is_refused(reading) for reading in readings):
        return readings
    names = ", ".join(layout.title for layout in layouts.sheets)
    refusal = blocking(
        "no_known_sheet",
        Place(workbook.name),
        "tidak ada lembar yang dikenal",
        f"beri nama lembarnya, misalnya: {names}; atau pakai tabel rapi",
    )
    return (*readings, SheetReading(findings=(refusal,)))


def _is_refused(reading: SheetReading) -> bool:
    return any(finding.is_blocking for finding in reading.findings)


def _read(
    sheet: RawSheet,
    file: str,
    layouts: LayoutCatalogue,
    catalogue: Catalogue,
    default_date: date | None,
) -> SheetReading:
    tidy_row = tidy_header_row(sheet)
    if tidy_row is not None:
        return read_tidy_sheet(sheet, file, tidy_row, catalogue)
    name, suffix = split_sheet_name(sheet.name)
    layout = layouts.by_name(name)
    if layout is None:
        return SheetReading(findings=(_unknown(sheet, file, name, layouts),))
    reading = read_siak_sheet(
        sheet, file, layout, layouts, suffix=suffix, default_date=default_date
    )
    if not sheet.is_hidden:
        return reading
    place = Place(file, sheet.name)
    hidden = note("sheet_hidden", place, "lembar tersembunyi ikut dibaca", "tampilkan atau hapus")
    return SheetReading(
        reading.observations, (*reading.findings, hidden), reading.summary, reading.is_sample
    )


def _unknown(sheet: RawSheet, file: str, name: str, layouts: LayoutCatalogue) -> Finding:
    place = Place(file, sheet.name)
    similar = _similar(name, layouts.sheets)
    fitting = tuple(s for s in layouts.sheets if has_all_columns(sheet, layouts, s))
    if fitting:
        nearest = (similar if similar in fitting else None) or fitting[0]
        meant = (
            nearest.title
            if len(fitting) == 1 or similar in fitting
            else " atau ".join(layout.title for layout in fitting)
        )
        problem = "nama lembar tidak dikenal, isinya seperti lembar pada katalog"
        return blocking("sheet_unknown", place, problem, f'ubah nama lembarnya menjadi "{meant}"')
    if similar is not None:
        problem = "nama lembar tidak dikenal"
        action = f'mungkin maksudnya "{similar.title}"; ubah namanya atau hapus lembarnya'
        return blocking("sheet_unknown", place, problem, action)
    return note("sheet_unused", place, "lembar tidak dipakai", "tidak perlu tindakan")


def _similar(name: str, sheets: tuple[SheetLayout, ...]) -> SheetLayout | None:
    spellings = {fold_header(spelling): sheet for sheet in sheets for spelling in sheet.names}
    near = get_close_matches(fold_header(name), list(spellings), n=1, cutoff=0.75)
    return spellings[near[0]] if near else None
