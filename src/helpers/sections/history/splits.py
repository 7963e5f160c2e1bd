"""What made a change: service, cleaning of the base, everything else that moved it."""

from helpers.display import Cell, Column, ColumnKind, Row, Table
from helpers.display.formats import enumeration, long_date
from helpers.figures.history.changes import Change
from helpers.figures.history.splits import Split
from helpers.sections.history.wording import people_change_cell, points_cell
from helpers.sections.naming import name, title
from helpers.sections.study import Study


def split_table(study: Study, changes: tuple[Change, ...]) -> Table | None:
    """Return the changes whose flows were reported; ``None`` when there are none at all."""
    split = [(change, change.split) for change in changes if change.split is not None]
    if not split:
        return None
    without = [change for change in changes if change.split is None]
    notes = [study.say("history.split_note")]
    if without:
        names = enumeration(
            [name(study, study.catalogue.indicator(change.indicator)) for change in without]
        )
        notes.append(study.say("history.split_missing", names=names))
    start, end = split[0][0].start, split[0][0].end
    return Table(
        name="pemisahan_perubahan",
        columns=(
            Column(key="indikator", label="Indikator", weight=1),
            Column(key="perubahan_poin", label="Perubahan", kind=ColumnKind.PERCENT),
            *(
                Column(key=key, label=label, kind=ColumnKind.PERCENT, group="Poin persen dari")
                for key, label in (
                    ("pelayanan_poin", "Pelayanan"),
                    ("pemutakhiran_poin", "Pemutakhiran"),
                    ("basis_poin", "Pergerakan basis"),
                )
            ),
            *(
                Column(key=key, label=label, kind=ColumnKind.COUNT, group="Arus (jiwa/dokumen)")
                for key, label in (
                    ("pelayanan", "Pelayanan"),
                    ("pemutakhiran", "Dikeluarkan"),
                )
            ),
        ),
        rows=tuple(_row(study, change, parts) for change, parts in split),
        caption=study.say("history.split_caption", start=long_date(start), end=long_date(end)),
        notes=tuple(notes),
        compact=True,
        is_sample=study.is_sample,
    )


def _row(study: Study, change: Change, split: Split) -> Row:
    return Row(
        cells=(
            Cell(text=title(study, study.catalogue.indicator(change.indicator))),
            points_cell(split.points, 3).model_copy(update={"strong": True}),
            points_cell(split.service_points, 3),
            points_cell(split.cleaning_points, 3),
            points_cell(split.base_points, 3),
            people_change_cell(split.service),
            people_change_cell(-split.cleaned),
        )
    )
