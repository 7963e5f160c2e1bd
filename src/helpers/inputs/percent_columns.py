"""Columns of percentages that hold fractions (0.9716): decided by the whole column."""

from collections.abc import Mapping
from decimal import Decimal

from helpers.inputs.cells import CellKind, RawSheet
from helpers.inputs.layouts import ObservationLayout, SheetLayout
from helpers.inputs.number_text import Absence, shortest_decimal
from helpers.inputs.table_header import Header

Value = int | str | Absence
_NEAR = Decimal("0.5")


def settle_fractions(
    sheet: RawSheet,
    header: Header,
    layout: SheetLayout,
    values: Mapping[tuple[int, str], Value],
) -> dict[tuple[int, str], Value]:
    """Turn a column of unformatted fractions into percentages.

    A number without a format may be 0.9716 for 97.16 percent. The column is taken for fractions
    when at least one row fits its counts only that way, and no row fits them only the other way.
    """
    settled = dict(values)
    for observation in layout.observations:
        measure = observation.published_percent
        if measure is None or measure not in header.columns:
            continue
        rows = _unformatted_rows(sheet, header, measure, values)
        if _are_fractions(rows, observation, values):
            for row, percent in rows.items():
                settled[row, measure] = shortest_decimal(percent * 100)
    return settled


def _unformatted_rows(
    sheet: RawSheet, header: Header, measure: str, values: Mapping[tuple[int, str], Value]
) -> dict[int, Decimal]:
    column = header.columns[measure]
    found: dict[int, Decimal] = {}
    for (row, name), value in values.items():
        cell = sheet.cell(row, column)
        is_plain = cell.kind is CellKind.NUMBER and cell.number_format == "General"
        if name == measure and is_plain and not isinstance(value, int | Absence):
            found[row] = Decimal(cell.text)
    return found


def _are_fractions(
    rows: Mapping[int, Decimal],
    observation: ObservationLayout,
    values: Mapping[tuple[int, str], Value],
) -> bool:
    votes: set[bool] = set()
    for row, percent in rows.items():
        numerator = values.get((row, observation.numerator))
        denominator = values.get((row, observation.denominator or ""))
        if not isinstance(numerator, int) or not isinstance(denominator, int) or not denominator:
            continue
        exact = Decimal(100 * numerator) / denominator
        as_percent = abs(percent - exact) <= _NEAR
        as_fraction = abs(percent * 100 - exact) <= _NEAR
        if as_percent != as_fraction:
            votes.add(as_fraction)
    return votes == {True}
