"""One sheet of a SIAK/DKB export: from cells to observations."""

from helpers.errors import Finding, Place
from helpers.inputs.cells import RawSheet
from helpers.inputs.layouts import (
    ROW_KINDS,
    ColumnKind,
    LayoutCatalogue,
    SheetLayout,
)
from helpers.inputs.line_widths import width_findings
from helpers.inputs.number_text import (
    Absence,
    NumberProblem,
    Value,
    parse_count,
    parse_percent,
    parse_yes_no,
)
from helpers.inputs.percent_columns import settle_fractions
from helpers.inputs.reading import SheetReading, warning
from helpers.inputs.row_units import units_of
from helpers.inputs.sheet_dates import SheetDay, says_sample, sheet_date, title_lines
from helpers.inputs.table_findings import (
    mixed_percentages,
    part_findings,
    refused_cells,
    repair_notes,
    sum_findings,
    unit_findings,
)
from helpers.inputs.table_header import Header, read_header
from helpers.inputs.table_observations import kecamatan_observations, observations_of
from helpers.inputs.table_rows import TableRow, read_rows
from helpers.inputs.table_view import TableView, summary_of
from helpers.inputs.thousands import add_up, repair_thousands

# A line may end before a percentage, which says nothing that the counts do not.
_MAY_BE_CUT = (ColumnKind.PERCENT, ColumnKind.NUMBER)


def read_siak_sheet(
    sheet: RawSheet,
    file: str,
    layout: SheetLayout,
    catalogue: LayoutCatalogue,
    *,
    day: SheetDay,
) -> SheetReading:
    """Read one sheet whose layout is known.

    Parameters
    ----------
    sheet, file
        The sheet and the name of its file.
    layout, catalogue
        Layout of the sheet, and the catalogue with the columns that every layout has.
    day
        Where its date may stand besides its titles.
    """
    header, findings = read_header(sheet, file, catalogue, layout)
    if header is None:
        return SheetReading(findings=findings)
    return read_table(sheet, file, layout, header, findings, day=day)


def read_table(
    sheet: RawSheet,
    file: str,
    layout: SheetLayout,
    header: Header,
    header_findings: tuple[Finding, ...],
    *,
    day: SheetDay,
) -> SheetReading:
    """Read one table whose header is understood; see `read_siak_sheet`."""
    table = TableView(sheet, file, layout, header)
    titles = title_lines(sheet, header.first_row)
    as_of, date_findings = sheet_date(sheet, file, titles, day)
    said = [line.text for line in (*titles, *day.lead)]
    rows, row_findings = read_rows(sheet, file, header, said)
    units_said = unit_findings(table, [*said, *header.texts.values()])
    widths = width_findings(
        sheet,
        file,
        range(header.first_row, header.row + 1),
        [row.row for row in rows],
        [header.columns[m] for m, c in header.layouts.items() if c.kind not in _MAY_BE_CUT],
    )
    values, problems = _values(table, rows)
    repaired = repair_thousands(sheet, header, layout, rows, values, problems)
    values = settle_fractions(sheet, header, layout, add_up(layout, rows, repaired.values))
    place = Place(file, sheet.name)
    findings = (
        *header_findings,
        *units_said,
        *date_findings,
        *row_findings,
        *widths,
        *refused_cells(table, rows, repaired.problems),
        *repair_notes(table, repaired.cells),
    )
    if not rows and not any(finding.is_blocking for finding in findings):
        findings += (
            warning("sheet_without_rows", place, "tabel tanpa baris data", "isi tabelnya"),
        )
    units, joined = units_of(rows, sheet, file, header)
    return SheetReading(
        observations=(
            (
                *observations_of(table, units, values, as_of),
                *kecamatan_observations(table, rows, values, as_of),
            )
            if as_of
            else ()
        ),
        findings=(
            *findings,
            *joined,
            *sum_findings(table, rows, values),
            *part_findings(table, units, values),
            *mixed_percentages(table, values),
        ),
        summary=summary_of(table, rows, as_of),
        is_sample=says_sample(titles),
    )


def _values(
    table: TableView, rows: tuple[TableRow, ...]
) -> tuple[dict[tuple[int, str], Value], dict[tuple[int, str], NumberProblem]]:
    values: dict[tuple[int, str], Value] = {}
    problems: dict[tuple[int, str], NumberProblem] = {}
    columns = [(m, c.kind) for m, c in table.header.layouts.items() if c.kind not in ROW_KINDS]
    for row in rows:
        for measure, kind in columns:
            value = _parse(table, row.row, measure, kind)
            if isinstance(value, NumberProblem):
                problems[row.row, measure] = value
            else:
                values[row.row, measure] = value
    return values, problems


def _parse(table: TableView, row: int, measure: str, kind: ColumnKind) -> Value | NumberProblem:
    cell = table.sheet.cell(row, table.header.columns[measure])
    if kind is ColumnKind.PERCENT:
        if cell.text == "#DIV/0!":
            return Absence.NO_DATA  # a ratio on an empty base; numerator and base say the rest
        return parse_percent(cell)
    if kind is ColumnKind.YES_NO:
        return parse_yes_no(cell)
    return parse_count(cell, may_be_negative=kind is ColumnKind.REMAINDER)
