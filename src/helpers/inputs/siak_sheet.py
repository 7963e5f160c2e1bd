"""One sheet of a SIAK/DKB export: from cells to observations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from helpers.errors import Finding, Place
from helpers.inputs.cells import RawSheet
from helpers.inputs.layouts import ColumnKind, LayoutCatalogue, ObservationLayout, SheetLayout
from helpers.inputs.number_text import Absence, NumberProblem, parse_count, parse_percent
from helpers.inputs.percent_columns import settle_fractions
from helpers.inputs.reading import SheetReading, SheetSummary, blocking, warning
from helpers.inputs.sheet_dates import says_sample, sheet_date, title_lines
from helpers.inputs.table_header import Header, read_header
from helpers.inputs.table_rows import TableRow, read_rows
from helpers.vocabulary.observations import DataState, Observation

Value = int | str | Absence


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet with everything that is known of it."""

    sheet: RawSheet
    file: str
    layout: SheetLayout
    header: Header

    def place(self, row: int, *measures: str | None) -> Place:
        """Name the cells of some measures in a row."""
        known = self.header.columns
        columns = sorted(known[m] for m in measures if m is not None and m in known)
        first, last = (self.sheet.address(row, c) for c in (columns[0], columns[-1]))
        return Place(self.file, self.sheet.name, first if first == last else f"{first}:{last}")


def read_siak_sheet(
    sheet: RawSheet,
    file: str,
    layout: SheetLayout,
    catalogue: LayoutCatalogue,
    *,
    suffix: date | None,
    default_date: date | None,
) -> SheetReading:
    """Read one sheet whose layout is known.

    Parameters
    ----------
    sheet, file
        The sheet and the name of its file.
    layout, catalogue
        Layout of the sheet, and the catalogue with the columns that every layout has.
    suffix
        Date that the sheet's name ends with.
    default_date
        Day that is assumed (with a note) when the sheet carries none.
    """
    header, findings = read_header(sheet, file, catalogue, layout)
    if header is None:
        return SheetReading(findings=findings)
    table = _Table(sheet, file, layout, header)
    titles = title_lines(sheet, header.row)
    as_of, date_findings = sheet_date(sheet, file, titles, suffix, default_date)
    rows, row_findings = read_rows(sheet, file, header)
    values, cell_findings = _values(table, rows)
    values = settle_fractions(sheet, header, layout, values)
    findings = (*findings, *date_findings, *row_findings, *cell_findings)
    if not rows and not any(finding.is_blocking for finding in findings):
        place = Place(file, sheet.name)
        findings += (
            warning("sheet_without_rows", place, "tabel tanpa baris data", "isi tabelnya"),
        )
    return SheetReading(
        observations=_observations(table, rows, values, as_of) if as_of else (),
        findings=(*findings, *_sum_findings(table, rows, values)),
        summary=_summary(table, rows, as_of),
        is_sample=says_sample(titles),
    )


def _values(
    table: _Table, rows: tuple[TableRow, ...]
) -> tuple[dict[tuple[int, str], Value], tuple[Finding, ...]]:
    values: dict[tuple[int, str], Value] = {}
    findings: list[Finding] = []
    for row in rows:
        for measure, column in table.header.layouts.items():
            if column.kind in (ColumnKind.CODE, ColumnKind.NAME, ColumnKind.NUMBER):
                continue
            value = _parse(table, row.row, measure, column.kind)
            if isinstance(value, NumberProblem):
                place = table.place(row.row, measure)
                findings.append(
                    blocking(value.rule, place, value.problem, value.action, row.region.code)
                )
            else:
                values[row.row, measure] = value
    return values, tuple(findings)


def _parse(table: _Table, row: int, measure: str, kind: ColumnKind) -> Value | NumberProblem:
    cell = table.sheet.cell(row, table.header.columns[measure])
    if kind is ColumnKind.PERCENT:
        if cell.text == "#DIV/0!":
            return Absence.NO_DATA  # a ratio on an empty base; numerator and base say the rest
        return parse_percent(cell)
    return parse_count(cell, may_be_negative=kind is ColumnKind.REMAINDER)


def _observations(
    table: _Table,
    rows: tuple[TableRow, ...],
    values: Mapping[tuple[int, str], Value],
    as_of: date,
) -> tuple[Observation, ...]:
    return tuple(
        _observation(table, row, layout, values, as_of)
        for layout in table.layout.observations
        for row in rows
        if _is_complete(row.row, layout, values)
    )


def _is_complete(
    row: int, layout: ObservationLayout, values: Mapping[tuple[int, str], Value]
) -> bool:
    """Whether the table has the columns of the observation and no cell of it was refused."""
    needed = [layout.numerator, *([layout.denominator] if layout.denominator else [])]
    return all((row, measure) in values for measure in needed)


def _observation(
    table: _Table,
    row: TableRow,
    layout: ObservationLayout,
    values: Mapping[tuple[int, str], Value],
    as_of: date,
) -> Observation:
    numerator = values[row.row, layout.numerator]
    denominator = values[row.row, layout.denominator] if layout.denominator else None
    percent = values.get((row.row, layout.published_percent or ""))
    return Observation(
        region_code=row.region.code,
        indicator=layout.indicator,
        basis=layout.basis,
        as_of=as_of,
        numerator=numerator if isinstance(numerator, int) else None,
        denominator=denominator if isinstance(denominator, int) else None,
        state=_state(numerator, denominator),
        published_percent=(
            percent if isinstance(percent, str) and not isinstance(percent, Absence) else None
        ),
        is_total=row.is_total,
        source=table.file,
        place=table.place(row.row, layout.numerator, layout.denominator),
    )


def _state(*parts: Value | None) -> DataState:
    if any(part is Absence.NOT_APPLICABLE for part in parts):
        return DataState.NOT_APPLICABLE
    if any(part is Absence.NO_DATA for part in parts):
        return DataState.NO_DATA
    return DataState.REPORTED


def _sum_findings(
    table: _Table, rows: tuple[TableRow, ...], values: Mapping[tuple[int, str], Value]
) -> tuple[Finding, ...]:
    findings: list[Finding] = []
    for identity in table.layout.sums:
        for row in rows:
            whole = values.get((row.row, identity.whole))
            parts = [values.get((row.row, part)) for part in identity.parts]
            numbers = [part for part in parts if isinstance(part, int)]
            if not isinstance(whole, int) or len(numbers) < len(parts) or sum(numbers) == whole:
                continue
            findings.append(
                _sum_finding(table, row, identity.parts, identity.whole, sum(numbers) - whole)
            )
    return tuple(findings)


def _sum_finding(
    table: _Table, row: TableRow, parts: tuple[str, ...], whole: str, difference: int
) -> Finding:
    headers = {m: table.header.texts[c] for m, c in table.header.columns.items()}
    return warning(
        "sum_differs",
        table.place(row.row, whole, *parts),
        f"{row.region.label}: {' + '.join(headers[p] for p in parts)} tidak sama dengan "
        f"{headers[whole]} (selisih {difference:+d})",
        "mohon konfirmasi angkanya",
        row.region.code,
    )


def _summary(table: _Table, rows: tuple[TableRow, ...], as_of: date | None) -> SheetSummary:
    header = table.header
    measures = sorted(header.columns.items(), key=lambda item: item[1])
    return SheetSummary(
        file=table.file,
        sheet=table.sheet.name,
        layout=table.layout.title,
        as_of=as_of,
        header_row=header.row,
        columns=tuple((header.texts[column], measure) for measure, column in measures),
        unused=header.unused,
        region_rows=sum(not row.is_total for row in rows),
        total_rows=sum(row.is_total for row in rows),
    )
