"""One sheet of a SIAK/DKB export: from cells to observations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from helpers.errors import Finding, Place
from helpers.inputs.cells import RawSheet
from helpers.inputs.layouts import (
    ROW_KINDS,
    ColumnKind,
    LayoutCatalogue,
    ObservationLayout,
    SheetLayout,
)
from helpers.inputs.line_widths import width_findings
from helpers.inputs.number_text import (
    Absence,
    NumberProblem,
    Value,
    parse_count,
    parse_percent,
)
from helpers.inputs.percent_columns import mixed_units, settle_fractions
from helpers.inputs.reading import SheetReading, SheetSummary, blocking, note, warning
from helpers.inputs.row_units import Unit, kecamatan_units, units_of
from helpers.inputs.sheet_dates import SheetDay, says_sample, sheet_date, title_lines
from helpers.inputs.table_header import Header, read_header
from helpers.inputs.table_rows import TableRow, read_rows
from helpers.inputs.thousands import add_up, repair_thousands
from helpers.vocabulary.observations import DataState, Observation

# A line may end before a percentage, which says nothing that the counts do not.
_MAY_BE_CUT = (ColumnKind.PERCENT, ColumnKind.NUMBER)


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet with everything that is known of it."""

    sheet: RawSheet
    file: str
    layout: SheetLayout
    header: Header

    def place(self, row: int, *measures: str | None) -> Place:
        """Name the cells of some measures in a row."""
        return self.place_of((row,), *measures)

    def place_of(self, rows: Sequence[int], *measures: str | None) -> Place:
        """Name the cells of some measures in some rows."""
        known = self.header.columns
        parts = {a.whole: a.parts for a in self.layout.added}
        named = [part for m in measures if m is not None for part in parts.get(m, (m,))]
        columns = sorted(known[m] for m in named if m in known)
        first = self.sheet.address(min(rows), columns[0])
        last = self.sheet.address(max(rows), columns[-1])
        return Place(self.file, self.sheet.name, first if first == last else f"{first}:{last}")

    @property
    def measure_names(self) -> Mapping[str, str]:
        """Headers of measures as written; of an added one the headers of its parts."""
        names = {m: self.header.texts[c] for m, c in self.header.columns.items()}
        added = {a.whole: " + ".join(names[p] for p in a.parts) for a in self.layout.added}
        return {**added, **names}


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
    table = _Table(sheet, file, layout, header)
    titles = title_lines(sheet, header.first_row)
    as_of, date_findings = sheet_date(sheet, file, titles, day)
    said = [line.text for line in (*titles, *day.lead)]
    rows, row_findings = read_rows(sheet, file, header, said)
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
        *date_findings,
        *row_findings,
        *widths,
        *_refused_cells(table, rows, repaired.problems),
        *_repair_notes(table, repaired.cells),
    )
    if not rows and not any(finding.is_blocking for finding in findings):
        findings += (
            warning("sheet_without_rows", place, "tabel tanpa baris data", "isi tabelnya"),
        )
    units, unit_findings = units_of(rows, sheet, file, header)
    return SheetReading(
        observations=(
            (
                *_observations(table, units, values, as_of),
                *_kecamatan_observations(table, rows, values, as_of),
            )
            if as_of
            else ()
        ),
        findings=(
            *findings,
            *unit_findings,
            *_sum_findings(table, rows, values),
            *_part_findings(table, units, values),
            *_mixed_percentages(table, values),
        ),
        summary=_summary(table, rows, as_of),
        is_sample=says_sample(titles),
    )


def _values(
    table: _Table, rows: tuple[TableRow, ...]
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


def _refused_cells(
    table: _Table,
    rows: tuple[TableRow, ...],
    problems: Mapping[tuple[int, str], NumberProblem],
) -> tuple[Finding, ...]:
    codes = {row.row: row.region.code for row in rows}
    return tuple(
        blocking(value.rule, table.place(row, measure), value.problem, value.action, codes[row])
        for (row, measure), value in problems.items()
    )


def _parse(table: _Table, row: int, measure: str, kind: ColumnKind) -> Value | NumberProblem:
    cell = table.sheet.cell(row, table.header.columns[measure])
    if kind is ColumnKind.PERCENT:
        if cell.text == "#DIV/0!":
            return Absence.NO_DATA  # a ratio on an empty base; numerator and base say the rest
        return parse_percent(cell)
    return parse_count(cell, may_be_negative=kind is ColumnKind.REMAINDER)


def _observations(
    table: _Table,
    units: tuple[Unit, ...],
    values: Mapping[tuple[int, str], Value],
    as_of: date,
) -> tuple[Observation, ...]:
    return tuple(
        _observation(table, unit, layout, values, as_of)
        for layout in table.layout.observations
        for unit in units
        if _is_complete(unit, layout, values)
    )


def _kecamatan_observations(
    table: _Table,
    rows: tuple[TableRow, ...],
    values: Mapping[tuple[int, str], Value],
    as_of: date,
) -> tuple[Observation, ...]:
    """Return the rows below a kabupaten/kota by themselves, beside their sum."""
    return tuple(
        replace(
            _observation(table, unit, layout, values, as_of), region_code=code, region_name=name
        )
        for unit, code, name in kecamatan_units(rows)
        for layout in table.layout.observations
        if _is_complete(unit, layout, values)
    )


def _is_complete(
    unit: Unit, layout: ObservationLayout, values: Mapping[tuple[int, str], Value]
) -> bool:
    """Whether the table has the columns of the observation and no cell of it was refused."""
    needed = [layout.numerator, *([layout.denominator] if layout.denominator else [])]
    return all((row, measure) in values for measure in needed for row in unit.rows)


def _observation(
    table: _Table,
    unit: Unit,
    layout: ObservationLayout,
    values: Mapping[tuple[int, str], Value],
    as_of: date,
) -> Observation:
    top, base = layout.numerator, layout.denominator
    numerator = unit.total(values, top, base)
    denominator = unit.total(values, base, top) if base else None
    published = layout.published_percent
    percent = values.get((unit.rows[0], published)) if published and not unit.is_joined else None
    return Observation(
        region_code=unit.region.code,
        indicator=layout.indicator,
        basis=layout.basis,
        as_of=as_of,
        numerator=numerator if isinstance(numerator, int) else None,
        denominator=denominator if isinstance(denominator, int) else None,
        state=_state(numerator, denominator),
        published_percent=(
            percent if isinstance(percent, str) and not isinstance(percent, Absence) else None
        ),
        is_total=unit.is_total,
        source=table.file,
        place=table.place_of(unit.rows, layout.numerator, layout.denominator),
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


def _repair_notes(
    table: _Table, cells: Mapping[tuple[int, str], tuple[str, int]]
) -> tuple[Finding, ...]:
    by_measure: dict[str, list[int]] = {}
    for row, measure in cells:
        by_measure.setdefault(measure, []).append(row)
    notes: list[Finding] = []
    for measure, rows in by_measure.items():
        text, value = cells[rows[0], measure]
        shown = f"{value:,}".replace(",", ".")
        notes.append(
            note(
                "thousands_repaired",
                table.place_of(rows, measure),
                f"kolom {table.measure_names[measure]}: {len(rows)} sel dibaca sebagai ribuan "
                f"(misalnya {text.replace('.', ',')} menjadi {shown}), terbukti dari kolom lain",
                "tulis ulang sebagai bilangan bulat",
            )
        )
    return tuple(notes)


def _mixed_percentages(
    table: _Table, values: Mapping[tuple[int, str], Value]
) -> tuple[Finding, ...]:
    found = mixed_units(table.sheet, table.header, table.layout, values)
    return tuple(
        warning(
            "percent_units_mixed",
            table.place_of(rows, measure),
            f"kolom {table.measure_names[measure]} mencampur persen dan pecahan (baris "
            f"{', '.join(map(str, rows))})",
            "tulis semuanya sebagai persen, misalnya 97,16",
        )
        for measure, rows in found.items()
    )


def _part_findings(
    table: _Table, units: tuple[Unit, ...], values: Mapping[tuple[int, str], Value]
) -> tuple[Finding, ...]:
    """Compare a kabupaten/kota with the sum of its kecamatan, and name what they do not say."""
    findings: list[Finding] = []
    measures = dict.fromkeys(
        measure
        for layout in table.layout.observations
        for measure in (layout.denominator, layout.numerator)
        if measure is not None
    )
    for unit in units:
        for measure in measures if unit.is_joined or unit.beside else ():
            findings += _compared(table, unit, measure, values)
    return tuple(findings)


def _compared(
    table: _Table, unit: Unit, measure: str, values: Mapping[tuple[int, str], Value]
) -> list[Finding]:
    headers = table.measure_names
    label, code = unit.region.label, unit.region.code
    missing = [r for r in unit.rows if values.get((r, measure)) is Absence.NO_DATA]
    if unit.is_joined and missing:
        return [
            warning(
                "part_without_data",
                table.place_of(missing, measure),
                f"{label}: {headers[measure]} belum tersedia di {len(missing)} dari "
                f"{len(unit.rows)} baris, sehingga jumlahnya belum tersedia",
                "lengkapi barisnya; tidak dihitung sebagai nol",
                code,
            )
        ]
    beside = [values.get((row, measure)) for row in unit.beside]
    numbers = [value for value in beside if isinstance(value, int)]
    own = unit.total(values, measure)
    if not isinstance(own, int) or not numbers or len(numbers) < len(beside):
        return []
    if sum(numbers) == own:
        return []
    return [
        warning(
            "total_differs",
            table.place_of(unit.beside, measure),
            f"{label}: {headers[measure]} {own} tidak sama dengan {sum(numbers)} pada jumlah "
            "atau rinciannya",
            "mohon konfirmasi angkanya",
            code,
        )
    ]


def _sum_finding(
    table: _Table, row: TableRow, parts: tuple[str, ...], whole: str, difference: int
) -> Finding:
    headers = table.measure_names
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
        observations=tuple(
            f"{layout.indicator}/{layout.basis}"
            for layout in table.layout.observations
            if {layout.numerator, layout.denominator} - {None} <= table.measure_names.keys()
        ),
    )
