"""The table of page one: the work of the coming year per indicator, in people."""

from helpers.display import Cell, Column, ColumnKind, Row, Table
from helpers.display.formats import count, long_date
from helpers.figures.harmonization.region_work import RegionWork
from helpers.sections.cells import NOTHING, people_cell
from helpers.sections.harmonization.programme import Programme
from helpers.sections.harmonization.words import range_text, scale_cell, target_cell
from helpers.sections.naming import title

COUNT, PERCENT = ColumnKind.COUNT, ColumnKind.PERCENT


def work_table(programme: Programme) -> Table:
    """Return N, J and U with the forecast at the paces seen, one line per indicator and basis."""
    return Table(
        name="kebutuhan",
        columns=(
            Column(key="indikator", label="Indikator (basis)", weight=1),
            Column(key="basis_kemudian", label="Basis akhir", kind=COUNT),
            Column(key="target_persen", label="Target", kind=PERCENT),
            Column(key="mencapai_target", label="Mencapai target", kind=COUNT),
            Column(key="menjaga_cakupan", label="Menjaga cakupan", kind=COUNT),
            Column(key="seluruhnya", label="Seluruh sasaran", kind=COUNT),
            Column(key="perkiraan_persen", label="Perkiraan menurut laju", kind=ColumnKind.STATUS),
            Column(key="kesesuaian", label="Kebutuhan dan laju", kind=ColumnKind.STATUS),
        ),
        rows=tuple(_row(programme, one) for one in _works(programme)),
        caption=programme.say(
            "harmonization.work_caption",
            as_of=long_date(programme.study.as_of),
            until=long_date(programme.next_year.until),
        ),
        numbered=False,
        is_sample=programme.is_sample,
    )


def _works(programme: Programme) -> list[RegionWork]:
    own = programme.study.region.code
    return [
        next(one for one in (works.whole, *works.rows) if one.region_code == own)
        for works in programme.next_year.works
    ]


def _row(programme: Programme, one: RegionWork) -> Row:
    indicator = programme.study.catalogue.indicator(one.indicator)
    basis = indicator.basis(one.basis)
    first = Cell(
        text=title(programme.study, indicator), below=f"({basis.short_label})", strong=True
    )
    work = one.work
    if work is None:
        return Row(cells=(first, *(NOTHING,) * 5, NOTHING, scale_cell(programme, None)))
    outlook = programme.outlook(one.indicator)
    judges = outlook is not None and outlook.basis == one.basis
    return Row(
        cells=(
            first,
            Cell(text=count(work.base_then), value=work.base_then),
            target_cell(one.target),
            people_cell(work.to_reach),
            people_cell(work.to_keep),
            people_cell(work.everyone),
            _forecast(range_text(outlook.forecast) if outlook and judges else ""),
            scale_cell(programme, outlook.needed.scale) if outlook and judges else NOTHING,
        )
    )


def _forecast(text: str) -> Cell:
    return Cell(text=f"{text} %") if text else NOTHING
