"""The table of one indicator: every kabupaten/kota, the province closing it."""

from dataclasses import dataclass
from typing import Final

from helpers.display import Cell, Column, ColumnKind, Row, Table
from helpers.display.formats import count, long_date
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment, NumberOrigin
from helpers.figures.evaluation import Evaluation
from helpers.sections.cells import NOTHING, coverage, people_cell, status
from helpers.sections.naming import people
from helpers.sections.page_one.note_complete import is_to_complete
from helpers.sections.page_one.note_far import comparison_bases
from helpers.sections.printing import day_in_year, known, lacks_rows
from helpers.sections.study import Study
from helpers.sections.wording import capital
from helpers.vocabulary.indicators import Basis, Indicator

_MOST_ROOMY_ROWS: Final = 12


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which optional columns the table has."""

    indicator: Indicator
    others: tuple[Basis, ...]
    per_day: bool
    evaluation: Evaluation
    of_kecamatan: bool = False


def ranking_table(study: Study, key: str) -> Table:
    """Return base, holders, coverage, both numbers in people and status by rank."""
    indicator = study.catalogue.indicator(key)
    province = study.evaluation.of(key)
    layout = _Layout(
        indicator=indicator,
        others=comparison_bases(indicator),
        per_day=is_to_complete(study, province) and not study.is_past(key),
        evaluation=study.evaluation,
    )
    return _table(study, layout)


def kecamatan_table(study: Study, key: str) -> Table | None:
    """Return the same columns for the kecamatan; ``None`` where the data have none."""
    if study.below is None:
        return None
    indicator = study.catalogue.indicator(key)
    whole = study.below.of(key)
    if not whole.rows_with_data:
        return None
    # The source gives kecamatan on the judging basis alone.
    bases = comparison_bases(indicator)
    others = tuple(b for b in bases if study.below.of(key, basis=b.key).has_data)
    layout = _Layout(
        indicator=indicator,
        others=others,
        per_day=is_to_complete(study, whole) and not study.is_past(key),
        evaluation=study.below,
        of_kecamatan=True,
    )
    return _table(study, layout)


def _table(study: Study, layout: _Layout) -> Table:
    indicator, key = layout.indicator, layout.indicator.key
    province = layout.evaluation.of(key)
    rows = layout.evaluation.rows(key)
    return Table(
        name=f"{key}_kecamatan" if layout.of_kecamatan else key,
        columns=_columns(study, layout),
        rows=(
            *(Row(cells=_cells(study, layout, row)) for row in rows),
            Row(cells=_cells(study, layout, province), role="total"),
        ),
        caption=study.say(
            "rows.caption_kecamatan" if layout.of_kecamatan else "rows.caption",
            term=indicator.term,
            basis=indicator.judging_basis.label,
            as_of=long_date(study.as_of),
        ),
        notes=_notes(study, layout, province),
        compact=bool(layout.others) or layout.of_kecamatan or len(rows) > _MOST_ROOMY_ROWS,
        is_sample=study.is_sample,
    )


def _columns(study: Study, layout: _Layout) -> tuple[Column, ...]:
    indicator = layout.indicator
    judging = f"Basis {indicator.judging_basis.short_label}" if layout.others else ""
    # Where columns are many, the short word leaves room for the names.
    gap_label = "Kurang" if layout.others or layout.per_day else "Kekurangan"
    return (
        Column(key="urutan", label="No", kind=ColumnKind.COUNT),
        Column(key="wilayah", label="Kecamatan" if layout.of_kecamatan else "Kabupaten/Kota"),
        Column(
            key="basis", label=capital(indicator.judging_basis.short_label), kind=ColumnKind.COUNT
        ),
        Column(key="jumlah", label=capital(indicator.numerator_label), kind=ColumnKind.COUNT),
        Column(key="cakupan_persen", label="%", kind=ColumnKind.PERCENT, group=judging),
        Column(key="kekurangan", label=gap_label, kind=ColumnKind.COUNT, group=judging),
        *(
            column
            for basis in layout.others
            for column in (
                Column(
                    key=f"cakupan_{basis.key}_persen",
                    label="%",
                    kind=ColumnKind.PERCENT,
                    group=f"Basis {basis.short_label}",
                ),
                Column(
                    key=f"kekurangan_{basis.key}",
                    label=gap_label,
                    kind=ColumnKind.COUNT,
                    group=f"Basis {basis.short_label}",
                ),
            )
        ),
        Column(key="belum_memiliki", label="Belum memiliki", kind=ColumnKind.COUNT),
        *(
            (
                Column(
                    key="per_hari_kerja",
                    label=study.text("rows.remaining_per_day"),
                    kind=ColumnKind.COUNT,
                ),
            )
            if layout.per_day
            else ()
        ),
        Column(key="status", label="Status", kind=ColumnKind.STATUS),
    )


def _cells(study: Study, layout: _Layout, row: Assessment) -> tuple[Cell, ...]:
    own = row.region_code == study.region.code
    is_province = row.region_code == layout.evaluation.region_code
    return (
        Cell(text="") if is_province else people_cell(row.rank),
        Cell(text=study.label(row.region_code), strong=own or is_province),
        people_cell(row.denominator),
        people_cell(row.numerator),
        coverage(row),
        people_cell(row.gap),
        *(cell for basis in layout.others for cell in _other(layout, row, basis)),
        people_cell(row.without),
        *((_per_day(study, row),) if layout.per_day else ()),
        status(study, row),
    )


def _other(layout: _Layout, row: Assessment, basis: Basis) -> tuple[Cell, Cell]:
    other = layout.evaluation.of(row.indicator, row.region_code, basis.key)
    return (coverage(other).model_copy(update={"strong": False}), people_cell(other.gap))


def _per_day(study: Study, row: Assessment) -> Cell:
    rate = study.outlook(row).to_everyone
    return NOTHING if rate is None else people_cell(rate.per_working_day)


def _notes(study: Study, layout: _Layout, province: Assessment) -> tuple[Rich, ...]:
    indicator = layout.indicator
    basis = study.say(
        "rows.basis_note_kecamatan" if layout.of_kecamatan else "rows.basis_note",
        basis=indicator.judging_basis.label,
        as_of=long_date(study.as_of),
        numerator=indicator.numerator_label,
        denominator=indicator.denominator_label,
    )
    notes = [
        basis,
        study.say("rows.source_note", source=study.meeting.source_name)
        if study.meeting.source_name
        else None,
        _per_day_note(study, layout, province),
        study.say("rows.partial_note", count=count(province.rows_missing))
        if lacks_rows(province) and province.has_data
        else None,
        _differing_sum(study, layout, province),
        study.say("rows.published_total_note")
        if province.origin is NumberOrigin.PUBLISHED_TOTAL
        else None,
    ]
    joined: list[Rich] = [note for note in notes if note is not None]
    return tuple(joined)


def _differing_sum(study: Study, layout: _Layout, whole: Assessment) -> Rich | None:
    """Say so when the kecamatan do not add up to the region's own row."""
    own = study.whole(whole.indicator, whole.basis)
    if not layout.of_kecamatan or (own.numerator, own.denominator) == (
        whole.numerator,
        whole.denominator,
    ):
        return None
    return study.say(
        "rows.kecamatan_differ",
        numerator=people_cell(own.numerator).text,
        denominator=people_cell(own.denominator).text,
    )


def _per_day_note(study: Study, layout: _Layout, province: Assessment) -> Rich | None:
    if not layout.per_day:
        return None
    rate = known(study.outlook(province).to_everyone)
    return study.say(
        "rows.per_day_note",
        act=layout.indicator.act,
        last_day=day_in_year(rate.last_day, study.year),
        days=count(rate.working_days),
        first_day=day_in_year(rate.first_day, study.year),
        people=people(study, province),
    )
