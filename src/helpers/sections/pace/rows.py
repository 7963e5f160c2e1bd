"""Pace and need of every kabupaten/kota, for the indicators that still ask for work."""

from helpers.display import Cell, Column, ColumnKind, Row, Table
from helpers.display.formats import decimal, enumeration
from helpers.figures.harmonization.realism import PaceScale
from helpers.figures.history.pacing import DeadlinePace, RegionPace
from helpers.sections.cells import NOTHING, people_cell
from helpers.sections.naming import name, title
from helpers.sections.study import Study
from helpers.vocabulary.indicators import Indicator

_SCALES = {
    PaceScale.IN_STEP: "pace.short_in_step",
    PaceScale.FASTER: "pace.short_faster",
    PaceScale.BEST_PERIOD: "pace.short_best",
    PaceScale.BEYOND: "pace.short_beyond",
}


def pace_by_region(study: Study) -> Table | None:
    """Return the pace of each row beside what its deadline asks; ``None`` when nothing is asked."""
    codes = [row.code for row in study.evaluation.row_regions]
    paces = {
        (indicator.key, code): study.region_pace(indicator.key, code)
        for indicator in study.main_indicators
        for code in codes
    }
    shown = [
        indicator
        for indicator in study.main_indicators
        if any(
            (need := _need(indicator, paces[indicator.key, code])) and need.remaining
            for code in codes
        )
    ]
    if not shown:
        return None
    notes = [study.say("pace.rows_note")]
    if others := [i for i in study.main_indicators if i not in shown]:
        names = enumeration([name(study, indicator) for indicator in others])
        notes.append(study.say("pace.rows_others", names=names))
    return Table(
        name="laju_kab_kota",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota", weight=1),
            *(column for indicator in shown for column in _columns(study, indicator)),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=study.label(code)),
                    *(
                        cell
                        for indicator in shown
                        for cell in _cells(study, indicator, paces[indicator.key, code])
                    ),
                )
            )
            for code in codes
        ),
        caption=study.say("pace.rows_caption"),
        notes=tuple(notes),
        compact=True,
        is_sample=study.is_sample,
    )


def _need(indicator: Indicator, one: RegionPace) -> DeadlinePace | None:
    return one.to_everyone if indicator.must_complete else one.to_target


def _columns(study: Study, indicator: Indicator) -> tuple[Column, ...]:
    key = "pace.group_complete" if indicator.must_complete else "pace.group_target"
    group = study.text(key, title=title(study, indicator))
    return (
        Column(key=f"{indicator.key}_laju", label="Laju", kind=ColumnKind.COUNT, group=group),
        Column(key=f"{indicator.key}_perlu", label="Perlu", kind=ColumnKind.COUNT, group=group),
        Column(key=f"{indicator.key}_ukuran", label="Ukuran", group=group),
    )


def _cells(study: Study, indicator: Indicator, one: RegionPace) -> tuple[Cell, ...]:
    recent, need = one.recent or one.latest, _need(indicator, one)
    realised = recent.per_working_day if recent else None
    return (
        Cell(text=decimal(realised, 1)) if realised is not None else NOTHING,
        people_cell(need.rate.per_working_day if need else None),
        Cell(text=_short(study, need), strong=_is_beyond(need)),
    )


def _short(study: Study, need: DeadlinePace | None) -> str:
    if need is None:
        return "–"
    if not need.remaining:
        return study.text("pace.short_done")
    if need.needed is None:
        return study.text("pace.past")
    if need.needed.scale is None:
        return "…"
    return study.text(_SCALES[need.needed.scale])


def _is_beyond(need: DeadlinePace | None) -> bool:
    return bool(need and need.remaining and need.needed and need.needed.scale is PaceScale.BEYOND)
