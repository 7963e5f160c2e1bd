"""The change of every kabupaten/kota, on the same base only."""

from datetime import date

from helpers.display import Cell, Column, ColumnKind, Row, Table, Tone
from helpers.display.formats import long_date
from helpers.figures.history.changes import Change, Comparison
from helpers.sections.cells import NOTHING
from helpers.sections.history.wording import people_change_cell, points_cell
from helpers.sections.naming import title
from helpers.sections.study import Study
from helpers.vocabulary.region_code import RegionCode


def changes_by_region(study: Study, since: date) -> Table:
    """Return points and additions by region, in code order, for the main indicators."""
    codes = [row.code for row in study.evaluation.row_regions]
    return Table(
        name="perubahan_kab_kota",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota", weight=1),
            *(
                column
                for indicator in study.main_indicators
                for column in (
                    Column(
                        key=f"{indicator.key}_poin",
                        label="Poin",
                        kind=ColumnKind.PERCENT,
                        group=title(study, indicator),
                    ),
                    Column(
                        key=f"{indicator.key}_jumlah",
                        label="Jumlah",
                        kind=ColumnKind.COUNT,
                        group=title(study, indicator),
                    ),
                )
            ),
        ),
        rows=(
            *(Row(cells=_cells(study, code, since)) for code in codes),
            Row(cells=_cells(study, study.evaluation.region_code, since), role="total"),
        ),
        caption=study.say(
            "history.rows_caption", start=long_date(since), end=long_date(study.as_of)
        ),
        notes=(study.say("history.rows_note"),),
        compact=True,
        is_sample=study.is_sample,
    )


def _cells(study: Study, code: RegionCode, since: date) -> tuple[Cell, ...]:
    cells = [Cell(text=study.label(code))]
    for indicator in study.main_indicators:
        change = study.history.change(indicator.key, code, since=since)
        cells += [_points(study, change), people_change_cell(change.additions if change else None)]
    return tuple(cells)


def _points(study: Study, change: Change | None) -> Cell:
    if change is None:
        return NOTHING
    if change.comparison is Comparison.BASE_CHANGED:
        return Cell(text=study.text("history.base_mark"), tone=Tone.MUTED)
    return points_cell(change.points)
