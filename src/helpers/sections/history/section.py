"""How the coverages came to where they are: trends, changes, and what made them."""

from datetime import date

from helpers.display import Cell, Column, ColumnKind, Heading, Row, Sentence, Stack, Table
from helpers.display.formats import count, enumeration, long_date, number_word, short_date
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.figures.history.changes import Change, Comparison
from helpers.sections.cells import NOTHING
from helpers.sections.history.chart import trend_chart
from helpers.sections.history.reference import reference_day
from helpers.sections.history.splits import split_table
from helpers.sections.history.wording import people_change_cell, points_cell, state_cell
from helpers.sections.naming import mid_sentence, title
from helpers.sections.printing import coverage_cell, known, number_first
from helpers.sections.study import Study
from helpers.sections.wording import sentences


def history(study: Study) -> Stack:
    """Return the chapter on change; without an earlier snapshot it says so."""
    days = study.history.days
    outline = study.text("history.outline")
    if len(days) < 2:
        return Stack(
            parts=(
                Heading(text=study.say("history.heading_none"), level=2, outline=outline),
                Sentence(text=study.say("history.none", as_of=long_date(study.as_of))),
            )
        )
    compared = changes_since(study, known(reference_day(study)))
    parts = (
        Heading(text=_heading(study, compared), new_page=study.starts_pages, outline=outline),
        Sentence(role="lead", text=_lead(study, compared)),
        trend_chart(study),
        _changes_table(study),
        split_table(study, compared),
    )
    return Stack(parts=tuple(part for part in parts if part is not None))


def changes_since(study: Study, day: date) -> tuple[Change, ...]:
    """Return the change of the report's own region on every main indicator."""
    keys = study.evaluation.main_indicators
    found = (study.history.change(key, study.region.code, since=day) for key in keys)
    return tuple(change for change in found if change is not None)


def _heading(study: Study, compared: tuple[Change, ...]) -> Rich:
    day = long_date(known(reference_day(study)))
    told = [change for change in compared if change.points is not None]
    if not told:
        return study.say("history.heading_unknown", day=day)
    risen = sum((change.points or 0) > 0 for change in told)
    if risen == len(told):
        return study.say("history.heading_all", day=day, total=number_word(risen))
    return study.say(
        "history.heading_some",
        day=day,
        count=number_first(risen) if risen else study.text("history.no_coverage"),
        total=number_word(len(told)),
    )


def _lead(study: Study, compared: tuple[Change, ...]) -> Rich:
    told = [_told(study, change) for change in compared if change.points is not None]
    changed = [
        study.say(
            "history.base_changed",
            name=mid_sentence(study.catalogue.indicator(change.indicator)),
            before=count(change.earlier.denominator or 0),
            before_day=long_date(change.start),
            after=count(change.later.denominator or 0),
            after_day=long_date(change.end),
            additions=people_change_cell(change.additions).text,
        )
        for change in compared
        if change.comparison is Comparison.BASE_CHANGED
    ]
    return sentences(
        study.say(
            "history.lead", day=long_date(known(reference_day(study))), changes=enumeration(told)
        )
        if told
        else None,
        *changed,
    )


def _told(study: Study, change: Change) -> str:
    return study.text(
        "history.told",
        name=mid_sentence(study.catalogue.indicator(change.indicator)),
        points=points_cell(change.points).text,
    )


def _changes_table(study: Study) -> Table:
    previous = study.history.days[-2]
    days = sorted({previous, study.compare_to or previous}, reverse=True)
    rows: list[Row] = []
    for day in days:
        key = "history.since_previous" if day == previous else "history.since_compared"
        rows.append(Row(cells=(Cell(text=study.text(key, day=long_date(day))),), role="group"))
        rows += [Row(cells=_cells(study, change)) for change in changes_since(study, day)]
    return Table(
        name="perubahan",
        columns=(
            Column(key="indikator", label="Indikator (basis)"),
            Column(key="cakupan_sebelum_persen", label="Sebelumnya", kind=ColumnKind.PERCENT),
            Column(key="cakupan_persen", label=short_date(study.as_of), kind=ColumnKind.PERCENT),
            Column(key="perubahan_poin", label="Poin persen", kind=ColumnKind.PERCENT),
            Column(key="tambahan_jumlah", label="Jumlah", kind=ColumnKind.COUNT, group="Perubahan"),
            Column(key="tambahan_basis", label="Basis", kind=ColumnKind.COUNT, group="Perubahan"),
            Column(key="keterangan", label="Keterangan", weight=1),
        ),
        rows=tuple(row.model_copy(update={"cells": _padded(row)}) for row in rows),
        caption=study.say("history.caption", as_of=long_date(study.as_of)),
        notes=(study.say("history.note"),),
        compact=True,
        is_sample=study.is_sample,
    )


def _padded(row: Row) -> tuple[Cell, ...]:
    empty = Cell(text="")
    return (*row.cells, *(empty for _ in range(7 - len(row.cells))))


def _cells(study: Study, change: Change) -> tuple[Cell, ...]:
    indicator = study.catalogue.indicator(change.indicator)
    basis = indicator.basis(change.basis).short_label
    return (
        Cell(text=f"{title(study, indicator)} ({basis})"),
        _coverage(change.earlier),
        _coverage(change.later),
        points_cell(change.points),
        people_change_cell(change.additions),
        people_change_cell(change.base_moved),
        state_cell(change),
    )


def _coverage(one: Assessment) -> Cell:
    return NOTHING if one.coverage_percent is None else Cell(text=coverage_cell(one))
