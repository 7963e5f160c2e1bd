"""Columns of percentages that hold fractions (0.9716): decided by the whole column."""

from collections.abc import Mapping
from decimal import Decimal

from helpers.inputs.cells import CellKind, RawSheet
from helpers.inputs.layouts import ObservationLayout, SheetLayout
from helpers.inputs.number_text import Absence, Value, shortest_decimal
from helpers.inputs.table_header import Header

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


def mixed_units(
    sheet: RawSheet, header: Header, layout: SheetLayout, values: Mapping[tuple[int, str], Value]
) -> dict[str, list[int]]:
    """Return rows whose percentage fits their counts only as a fraction, by measure.

    They are left after `settle_fractions` where a column holds both spellings.
    """
    found: dict[str, list[int]] = {}
    for observation in layout.observations:
        measure = observation.published_percent
        if measure is None or measure not in header.columns:
            continue
        rows = _unformatted_rows(sheet, header, measure, values)
        fractions = [
            row for row, percent in rows.items() if _fits(row, percent, observation, values) is True
        ]
        if fractions and not _are_fractions(rows, observation, values):
            found[measure] = fractions
    return found


def _unformatted_rows(
    sheet: RawSheet, header: Header, measure: str, values: Mapping[tuple[int, str], Value]
) -> dict[int, Decimal]:
    column = header.columns[measure]
    found: dict[int, Decimal] = {}
    for (row, name), value in values.items():
        if name != measure or not isinstance(value, str) or isinstance(value, Absence):
            continue
        cell = sheet.cell(row, column)
        is_number = cell.kind is CellKind.NUMBER and cell.number_format == "General"
        is_text = cell.kind is CellKind.TEXT and "%" not in cell.text
        if is_number:
            found[row] = Decimal(cell.text)
        elif is_text:
            found[row] = Decimal(value)
    return found


def _are_fractions(
    rows: Mapping[int, Decimal],
    observation: ObservationLayout,
    values: Mapping[tuple[int, str], Value],
) -> bool:
    votes = {_fits(row, percent, observation, values) for row, percent in rows.items()}
    return votes - {None} == {True}


def _fits(
    row: int,
    percent: Decimal,
    observation: ObservationLayout,
    values: Mapping[tuple[int, str], Value],
) -> bool | None:
    """Whether a number fits its counts as a fraction only; ``None`` when that is not certain."""
    numerator = values.get((row, observation.numerator))
    denominator = values.get((row, observation.denominator or ""))
    if not isinstance(numerator, int) or not isinstance(denominator, int) or not denominator:
        return None
    exact = Decimal(100 * numerator) / denominator
    as_percent = abs(percent - exact) <= _NEAR
    as_fraction = abs(percent * 100 - exact) <= _NEAR
    return as_fraction if as_percent != as_fraction else None
