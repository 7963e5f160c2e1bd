"""The table of page one: one line per indicator, numbers before colours."""

from helpers.display import Cell, Column, ColumnKind, Row, Table, Tone
from helpers.display.formats import count, long_date, short_date
from helpers.figures.assessment import Assessment
from helpers.figures.verdict import Verdict
from helpers.sections.cells import NOTHING, coverage, people_cell, status, status_of_sum, target
from helpers.sections.naming import title
from helpers.sections.study import Study
from helpers.vocabulary.indicators import IndicatorKind

BURIAL_BOOK = "bpp"
"""The duty that closes the table below the main indicators."""

COLUMNS = (
    Column(key="indikator", label="Indikator (basis)", weight=1),
    Column(key="jumlah", label="Jumlah / basis", kind=ColumnKind.COUNT),
    Column(key="cakupan_persen", label="Cakupan", kind=ColumnKind.PERCENT),
    Column(key="target_persen", label="Target", kind=ColumnKind.PERCENT),
    Column(key="status", label="Status", kind=ColumnKind.STATUS),
    Column(key="kekurangan", label="Kekurangan", kind=ColumnKind.COUNT),
    Column(key="belum_memiliki", label="Belum memiliki", kind=ColumnKind.COUNT),
    Column(key="batas_waktu", label="Batas waktu", kind=ColumnKind.DATE),
)


def main_table(study: Study) -> Table:
    """Return the main indicators on their judging bases, then the burial book."""
    rows = [_ratio_row(study, one) for one in study.main()]
    if any(indicator.key == BURIAL_BOOK for indicator in study.catalogue.indicators):
        rows.append(_burial_book(study))
    return Table(
        name="halaman_satu",
        columns=COLUMNS,
        rows=tuple(rows),
        caption=study.say("table.caption", year=str(study.year), as_of=long_date(study.as_of)),
        numbered=False,
        is_sample=study.is_sample,
    )


def _ratio_row(study: Study, one: Assessment) -> Row:
    indicator = study.catalogue.indicator(one.indicator)
    basis = indicator.basis(one.basis)
    deadline = study.deadline(one.indicator)
    return Row(
        cells=(
            Cell(text=title(study, indicator), below=f"({basis.short_label})", strong=True),
            _holders(study, one),
            coverage(one),
            target(one),
            status_of_sum(study, one),
            people_cell(one.gap),
            people_cell(one.without),
            Cell(text=short_date(deadline), value=deadline.isoformat()),
        )
    )


def _holders(study: Study, one: Assessment) -> Cell:
    if one.numerator is None:
        return NOTHING
    base = count(one.denominator) if one.denominator is not None else ""
    return Cell(
        text=count(one.numerator),
        value=one.numerator,
        below=study.text("table.of_base", base=base) if base else "",
    )


def _burial_book(study: Study) -> Row:
    indicator = study.catalogue.indicator(BURIAL_BOOK)
    units = study.whole(BURIAL_BOOK)
    if units.has_data:
        return _ratio_row(study, units)
    duty = _duty_text(study)
    empty = Cell(text="")
    return Row(
        cells=(
            Cell(text=indicator.term, strong=True),
            Cell(text=duty) if duty else NOTHING,
            NOTHING,
            NOTHING,
            Cell(text=study.text("table.duty_status"), tone=Tone.MUTED)
            if duty
            else status(study, units),
            empty,
            empty,
            empty,
        )
    )


def _duty_text(study: Study) -> str:
    """Return how many kabupaten/kota apply the book, or whether the region itself does."""
    indicator = study.catalogue.indicator(BURIAL_BOOK)
    for basis in indicator.bases:
        if indicator.kind_of(basis) is not IndicatorKind.YES_NO:
            continue
        one = study.whole(BURIAL_BOOK, basis.key)
        if not study.is_province:
            return _own_duty(study, one)
        if not one.has_data or one.numerator is None:
            return ""
        if one.numerator == one.rows_total:
            return study.text("table.duty_all")
        return study.text(
            "table.duty_some", count=count(one.numerator), total=count(one.rows_total)
        )
    return ""


def _own_duty(study: Study, one: Assessment) -> str:
    if one.verdict is Verdict.REACHED:
        return study.text("table.duty_own_yes")
    return study.text("table.duty_own_no") if one.verdict is Verdict.NOT_REACHED else ""
