"""What is to be said of a table: refused cells, sums that differ, repairs, mixed units."""

import re
from collections.abc import Iterable, Mapping

from helpers.errors import Finding, Place
from helpers.inputs.number_text import Absence, NumberProblem, Value
from helpers.inputs.percent_columns import mixed_units
from helpers.inputs.reading import blocking, note, warning
from helpers.inputs.row_units import Unit
from helpers.inputs.table_rows import TableRow
from helpers.inputs.table_view import TableView

_UNITS = re.compile(
    r"\b(?:DALAM|SATUAN)\s*:?\s*(?:RIBU|RIBUAN|JUTA|JUTAAN)\b"
    r"|\(\s*(?:X\s*|×\s*)?(?:RIBU|RIBUAN|JUTA|JUTAAN|000|1[.,]?000)(?:\s+(?:JIWA|ORANG))?\s*\)",
    re.IGNORECASE,
)


def unit_findings(table: TableView, texts: Iterable[str]) -> tuple[Finding, ...]:
    """Refuse a table that says to count in thousands or millions: its numbers are not exact."""
    if not any(_UNITS.search(text) for text in texts):
        return ()
    return (
        blocking(
            "unit_not_one",
            Place(table.file, table.sheet.name),
            "tabel menyebut satuan ribuan atau jutaan, sehingga jumlahnya tidak tepat",
            "minta tabel dengan jumlah utuh",
        ),
    )


def refused_cells(
    table: TableView,
    rows: tuple[TableRow, ...],
    problems: Mapping[tuple[int, str], NumberProblem],
) -> tuple[Finding, ...]:
    """Refuse cells that hold no number of their column's kind."""
    codes = {row.row: row.region.code for row in rows}
    return tuple(
        blocking(value.rule, table.place(row, measure), value.problem, value.action, codes[row])
        for (row, measure), value in problems.items()
    )


def sum_findings(
    table: TableView, rows: tuple[TableRow, ...], values: Mapping[tuple[int, str], Value]
) -> tuple[Finding, ...]:
    """Name rows whose parts do not add up to the whole."""
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


def repair_notes(
    table: TableView, cells: Mapping[tuple[int, str], tuple[str, int]]
) -> tuple[Finding, ...]:
    """Say which cells were read as thousands, column by column."""
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


def mixed_percentages(
    table: TableView, values: Mapping[tuple[int, str], Value]
) -> tuple[Finding, ...]:
    """Name percentages written as fractions among others that are not."""
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


def part_findings(
    table: TableView, units: tuple[Unit, ...], values: Mapping[tuple[int, str], Value]
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
    table: TableView, unit: Unit, measure: str, values: Mapping[tuple[int, str], Value]
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
    table: TableView, row: TableRow, parts: tuple[str, ...], whole: str, difference: int
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
