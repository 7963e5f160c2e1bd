"""From the values of a table to observations."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from helpers.inputs.layouts import ObservationLayout
from helpers.inputs.number_text import Absence, Value
from helpers.inputs.row_units import Unit, kecamatan_units
from helpers.inputs.table_rows import TableRow
from helpers.inputs.table_view import TableView
from helpers.vocabulary.observations import DataState, Observation


def observations_of(
    table: TableView,
    units: tuple[Unit, ...],
    values: Mapping[tuple[int, str], Value],
    as_of: date,
) -> tuple[Observation, ...]:
    """Return one observation for each unit and each pair of columns that the layout names."""
    return tuple(
        _observation(table, unit, layout, values, as_of)
        for layout in table.layout.observations
        for unit in units
        if _is_complete(unit, layout, values)
    )


def kecamatan_observations(
    table: TableView,
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
    table: TableView,
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
