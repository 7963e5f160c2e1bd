"""A workbook table by table: which layout each has, and which none has."""

from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import PurePath

from helpers.errors import Finding, Place
from helpers.inputs.cells import RawSheet, RawWorkbook
from helpers.inputs.date_text import split_sheet_name
from helpers.inputs.header_blocks import anchor_rows
from helpers.inputs.header_meanings import context_of
from helpers.inputs.layouts import LayoutCatalogue, SheetLayout, fold_header
from helpers.inputs.office_header import read_office_header, table_context
from helpers.inputs.reading import SheetReading, blocking, note, warning
from helpers.inputs.sheet_dates import SheetDay, title_lines
from helpers.inputs.sheet_tables import TableSlice, tables_of
from helpers.inputs.siak_sheet import read_siak_sheet, read_table
from helpers.inputs.table_guess import guess_table, lesson, lesson_line, transposed_row
from helpers.inputs.table_header import fitting_columns
from helpers.inputs.taught import SUFFIX, TaughtFile, TaughtTable, read_taught_header
from helpers.inputs.template_marks import is_instructions
from helpers.inputs.tidy_table import read_tidy_sheet, tidy_header_row
from helpers.vocabulary.indicators import Catalogue


@dataclass(frozen=True, slots=True)
class _Reader:
    """One file being read: what is known besides the sheet."""

    file: str
    layouts: LayoutCatalogue
    catalogue: Catalogue
    taught: TaughtFile
    default_date: date | None


def read_sheets(
    workbook: RawWorkbook,
    layouts: LayoutCatalogue,
    catalogue: Catalogue,
    *,
    default_date: date | None = None,
    taught: TaughtFile | None = None,
) -> tuple[SheetReading, ...]:
    """Read every table of a workbook; a workbook without any known table is refused.

    Parameters
    ----------
    workbook
        The raw sheets.
    layouts, catalogue
        Layouts of sheets; indicators and bases.
    default_date
        Day of sheets that carry none; ``None`` refuses them.
    taught
        What the file beside the workbook teaches.
    """
    reader = _Reader(workbook.name, layouts, catalogue, taught or TaughtFile(), default_date)
    filled = [sheet for sheet in workbook.sheets if sheet.rows and not is_instructions(sheet)]
    readings = [reading for sheet in filled for reading in _read(sheet, reader)]
    unknown = _taught_in_vain(workbook, reader)
    if unknown:
        readings.append(SheetReading(findings=unknown))
    if any(reading.summary or _is_refused(reading) for reading in readings):
        return tuple(readings)
    names = ", ".join(layout.title for layout in layouts.sheets)
    action = f"beri nama lembarnya, misalnya: {names}; atau pakai tabel rapi"
    if any(reading.lesson for reading in readings):
        action += f"; atau ajarkan dalam {PurePath(workbook.name).name}{SUFFIX}"
    refusal = blocking(
        "no_known_sheet", Place(workbook.name), "tidak ada lembar yang dikenal", action
    )
    return (*readings, SheetReading(findings=(refusal,)))


def _is_refused(reading: SheetReading) -> bool:
    return any(finding.is_blocking for finding in reading.findings)


def _taught_in_vain(workbook: RawWorkbook, reader: _Reader) -> tuple[Finding, ...]:
    names = [sheet.name for sheet in workbook.sheets]
    return tuple(
        blocking(
            "taught_sheet",
            Place(reader.file + SUFFIX),
            f'lembar "{table.sheet[:60]}" tidak ada di {reader.file}',
            "perbaiki namanya atau hapus bagian itu",
        )
        for table in reader.taught.tables
        if table.sheet not in names
    )


def _read(sheet: RawSheet, reader: _Reader) -> list[SheetReading]:
    tidy_row = tidy_header_row(sheet)
    if tidy_row is not None:
        return [read_tidy_sheet(sheet, reader.file, tidy_row, reader.catalogue)]
    taught = reader.taught.of(sheet.name)
    if taught is not None:
        readings = [_read_taught(sheet, taught, reader)]
    else:
        tables = tables_of(sheet, reader.layouts)
        readings = [_read_table(table, reader) for table in tables]
    if sheet.is_hidden and any(reading.summary for reading in readings):
        place = Place(reader.file, sheet.name)
        hidden = note(
            "sheet_hidden", place, "lembar tersembunyi ikut dibaca", "tampilkan atau hapus"
        )
        readings[0] = _with(readings[0], hidden)
    return readings


def _with(reading: SheetReading, *findings: Finding) -> SheetReading:
    return replace(reading, findings=(*reading.findings, *findings))


def _day(sheet: RawSheet, reader: _Reader, lead: RawSheet | None) -> SheetDay:
    _, suffix = split_sheet_name(sheet.name)
    titles = title_lines(lead, max(lead.rows, default=0) + 1) if lead else ()
    return SheetDay(suffix=suffix, default=reader.default_date, lead=titles)


def _read_taught(sheet: RawSheet, taught: TaughtTable, reader: _Reader) -> SheetReading:
    made = read_taught_header(sheet, reader.file, taught, reader.layouts, reader.catalogue)
    if made.header is None or made.layout is None:
        return SheetReading(findings=made.findings)
    day = replace(_day(sheet, reader, None), taught=taught.as_of)
    return read_table(sheet, reader.file, made.layout, made.header, made.findings, day=day)


def _read_table(table: TableSlice, reader: _Reader) -> SheetReading:
    sheet, day = table.sheet, _day(table.sheet, reader, table.lead)
    name, _ = split_sheet_name(sheet.name)
    by_name = reader.layouts.by_name(name)
    refused: SheetReading | None = None
    if by_name is not None:
        refused = read_siak_sheet(sheet, reader.file, by_name, reader.layouts, day=day)
        if refused.summary is not None:
            wrong = _contradiction(sheet, by_name, reader)
            return SheetReading(findings=(wrong,)) if wrong else refused
    fitting = fitting_columns(sheet, reader.layouts)
    if by_name is None and fitting:
        return _by_columns(sheet, name, fitting, reader, day)
    office = read_office_header(sheet, reader.file, reader.layouts, _names(name, reader))
    if office is not None and office.header is not None and office.layout is not None:
        header, layout = office.header, office.layout
        if by_name is None or _speak_of_same(layout, by_name):
            return read_table(sheet, reader.file, layout, header, office.findings, day=day)
    row = transposed_row(sheet)
    if row is not None:
        return SheetReading(findings=(_transposed(sheet, reader.file, row),))
    if refused is not None:
        return refused
    if office is not None:
        return SheetReading(findings=office.findings)
    return _unknown(sheet, name, reader)


def _names(name: str, reader: _Reader) -> list[str]:
    return [name, PurePath(reader.file).stem]


def _speak_of_same(office: SheetLayout, by_name: SheetLayout) -> bool:
    made = {observation.indicator for observation in office.observations}
    return {observation.indicator for observation in by_name.observations} <= made


def _by_columns(
    sheet: RawSheet,
    name: str,
    fitting: tuple[SheetLayout, ...],
    reader: _Reader,
    day: SheetDay,
) -> SheetReading:
    """Read a sheet without a telling name: its columns fit one layout, or its titles decide."""
    place = Place(reader.file, sheet.name)
    similar = _similar(name, reader.layouts.sheets)
    chosen = fitting if len(fitting) == 1 else _by_age(sheet, name, fitting, reader)
    contradicts = similar is not None and similar not in fitting
    if len(chosen) == 1 and not contradicts:
        reading = read_siak_sheet(sheet, reader.file, chosen[0], reader.layouts, day=day)
        problem = f'nama lembar tidak dikenal; dari kolomnya dibaca sebagai "{chosen[0].title}"'
        told = note("layout_from_columns", place, problem, "beri nama itu pada lembarnya")
        return _with(reading, told)
    meant = '" atau "'.join(layout.title for layout in fitting)
    problem = "nama lembar tidak dikenal, isinya seperti lembar pada katalog"
    if len(fitting) > 1:
        problem += "; kelompok umurnya tidak tertulis pada nama atau judul"
    action = f'ubah nama lembarnya menjadi "{meant}"'
    return SheetReading(findings=(blocking("sheet_unknown", place, problem, action),))


def _contradiction(sheet: RawSheet, layout: SheetLayout, reader: _Reader) -> Finding | None:
    """Refuse a sheet whose title speaks of another age band than its name."""
    said = context_of([layout.title], reader.layouts)
    title = table_context(_titles(sheet, reader), [], reader.layouts)
    if not (title.topic == said.topic and title.age and said.age and title.age != said.age):
        return None
    return blocking(
        "title_contradicts_sheet",
        Place(reader.file, sheet.name),
        f"judul menyebut umur {title.age}, nama lembar {said.age}",
        "samakan keduanya; kelompok umur adalah indikator yang berbeda",
    )


def _titles(sheet: RawSheet, reader: _Reader) -> list[str]:
    anchor = next(iter(anchor_rows(sheet, reader.layouts)), 0)
    return [
        " ".join(cell.text for cell in cells.values())
        for row, cells in sheet.rows.items()
        if row < anchor
    ]


def _by_age(
    sheet: RawSheet, name: str, fitting: tuple[SheetLayout, ...], reader: _Reader
) -> tuple[SheetLayout, ...]:
    context = table_context(_titles(sheet, reader), _names(name, reader), reader.layouts)
    said = {layout: context_of([layout.title], reader.layouts) for layout in fitting}
    return tuple(
        layout
        for layout, meaning in said.items()
        if context.age and meaning.age == context.age and context.topic in ("", meaning.topic)
    )


def _transposed(sheet: RawSheet, file: str, row: int) -> Finding:
    return blocking(
        "table_transposed",
        Place(file, sheet.name, f"baris {row}"),
        "tabel melintang: wilayah berderet ke samping, satu kolom untuk tiap wilayah",
        "salin lalu Tempel Khusus › Transpose, sehingga tiap wilayah satu baris",
    )


def _unknown(sheet: RawSheet, name: str, reader: _Reader) -> SheetReading:
    place = Place(reader.file, sheet.name)
    similar = _similar(name, reader.layouts.sheets)
    guess = guess_table(sheet)
    taught = lesson(sheet, guess) if guess is not None and guess.header_row else ""
    if similar is not None:
        action = f'mungkin maksudnya "{similar.title}"; ubah namanya atau hapus lembarnya'
        finding = blocking("sheet_unknown", place, "nama lembar tidak dikenal", action)
    elif guess is not None and taught:
        problem = "tabel berwilayah dengan kolom yang tidak dikenal; tidak dipakai"
        beside = PurePath(reader.file).name + SUFFIX
        action = f"ajarkan dalam {beside}: {lesson_line(sheet, guess)}"
        finding = warning("table_unknown", place, problem, action)
    else:
        finding = note("sheet_unused", place, "lembar tidak dipakai", "tidak perlu tindakan")
    return SheetReading(findings=(finding,), lesson=taught)


def _similar(name: str, sheets: tuple[SheetLayout, ...]) -> SheetLayout | None:
    spellings = {fold_header(spelling): sheet for sheet in sheets for spelling in sheet.names}
    near = get_close_matches(fold_header(name), list(spellings), n=1, cutoff=0.75)
    return spellings[near[0]] if near else None
