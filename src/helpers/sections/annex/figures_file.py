"""Every figure of the report for other people's scripts: ``figures.csv``."""

from helpers.display import Cell, Column, ColumnKind, Row, Table
from helpers.figures.figures_table import COLUMNS, figure_rows
from helpers.sections.study import Study

_COUNTS = ("numerator", "denominator", "gap", "without", "rank")
FILE_NAME = "figures.csv"


def figures_file(study: Study) -> Table:
    """Return all regions, indicators and bases as a table that is filed and not printed."""
    rows = figure_rows(study.evaluation, sample=study.is_sample)
    return Table(
        name="figures",
        file=FILE_NAME,
        printed=False,
        numbered=False,
        columns=tuple(
            Column(
                key=name,
                label=name,
                kind=ColumnKind.COUNT if name in _COUNTS else ColumnKind.TEXT,
            )
            for name in COLUMNS
        ),
        rows=tuple(Row(cells=tuple(_cell(row[name]) for name in COLUMNS)) for row in rows),
        caption=study.say("figures.caption"),
        is_sample=study.is_sample,
    )


def _cell(value: int | str | None) -> Cell:
    return Cell(text="" if value is None else str(value), value=value)
