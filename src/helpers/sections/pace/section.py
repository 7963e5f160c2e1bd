"""Pace: per working day and per month, what each deadline asks, in the words of one scale."""

from collections.abc import Iterable
from fractions import Fraction

from helpers.display import Cell, Column, ColumnKind, Heading, Row, Sentence, Stack, Table
from helpers.display.formats import count, decimal, enumeration, long_date, short_date
from helpers.display.models.text import Rich
from helpers.figures.harmonization.paces import Interval
from helpers.figures.harmonization.realism import PaceScale
from helpers.figures.history.pacing import DeadlinePace, RealisedPace, RegionPace
from helpers.sections.cells import NOTHING, people_cell
from helpers.sections.naming import name, title
from helpers.sections.pace.rows import pace_by_region
from helpers.sections.printing import day_in_year, signed
from helpers.sections.study import Study
from helpers.sections.wording import capital, sentences
from helpers.vocabulary.numbers import round_half_up

_MOST_INTERVALS = 6


def pace(study: Study) -> Stack:
    """Return the chapter on pace; without intervals it says what is missing."""
    paces = [study.region_pace(key) for key in study.evaluation.main_indicators]
    rows = pace_by_region(study) if study.is_province else None
    parts = (
        Heading(
            text=_heading(study, paces),
            level=1,
            new_page=study.starts_pages,
            outline=study.text("pace.outline"),
        ),
        Sentence(role="lead", text=_lead(study, paces)),
        _table(study, paces),
        _excluded(study, paces),
        rows,
    )
    return Stack(parts=tuple(part for part in parts if part is not None))


def needs(study: Study, one: RegionPace) -> tuple[tuple[str, DeadlinePace], ...]:
    """Return what is printed: the target, and completion where everyone is to be served."""
    indicator = study.catalogue.indicator(one.indicator)
    found: list[tuple[str, DeadlinePace]] = []
    if one.to_target is not None:
        found.append(("pace.to_target", one.to_target))
    if indicator.must_complete and one.to_everyone is not None:
        found.append(("pace.to_everyone", one.to_everyone))
    return tuple(found)


def _pressing(study: Study, one: RegionPace) -> DeadlinePace | None:
    """Return the need that still asks for work, the completing one first."""
    for _, need in reversed(needs(study, one)):
        if need.remaining:
            return need
    return None


def _heading(study: Study, paces: Iterable[RegionPace]) -> Rich:
    asked = [(one, need) for one in paces if (need := _pressing(study, one)) is not None]
    beyond = [
        name(study, study.catalogue.indicator(one.indicator))
        for one, need in asked
        if need.needed is not None and need.needed.scale is PaceScale.BEYOND
    ]
    judged = [need for _, need in asked if need.needed is not None and need.needed.scale]
    if not judged:
        return study.say("pace.heading_unknown" if asked else "pace.heading_nothing")
    if beyond:
        return study.say("pace.heading_beyond", names=enumeration(beyond))
    return study.say("pace.heading_within")


def _lead(study: Study, paces: Iterable[RegionPace]) -> Rich:
    return sentences(*(_sentence(study, one) for one in paces)) or study.say("pace.lead_nothing")


def _sentence(study: Study, one: RegionPace) -> Rich | None:
    need = _pressing(study, one)
    if need is None:
        return None
    indicator = study.catalogue.indicator(one.indicator)
    values = {"name": capital(name(study, indicator)), "deadline": long_date(need.deadline)}
    if need.rate.per_working_day is None or need.needed is None:
        return study.say("pace.sentence_past", **values, remaining=count(need.remaining))
    recent = one.recent or one.latest
    realised = recent.per_working_day if recent is not None else None
    if realised is None:
        return study.say("pace.sentence_alone", **values, needed=count(need.rate.per_working_day))
    times = need.needed.times_fastest
    if need.needed.scale is PaceScale.BEYOND and times is not None and times >= 2:
        scale = study.text("pace.times_fastest", times=decimal(times, 1))
    elif need.needed.scale is None:
        scale = study.text("pace.no_scale")
    else:
        scale = need.needed.scale.value
    return study.say(
        "pace.sentence",
        **values,
        needed=count(need.rate.per_working_day),
        act=indicator.act,
        realised=decimal(realised, 0),
        scale=scale,
    )


def _table(study: Study, paces: Iterable[RegionPace]) -> Table:
    rows: list[Row] = []
    for one in paces:
        wanted = needs(study, one) or (("", None),)
        rows += [Row(cells=_cells(study, one, key, need)) for key, need in wanted]
    return Table(
        name="laju",
        columns=(
            Column(key="indikator", label="Indikator", weight=1),
            Column(
                key="laju_hari_kerja",
                label="Per hari kerja",
                kind=ColumnKind.COUNT,
                group="Tiga bulan terakhir",
            ),
            Column(
                key="laju_30_hari",
                label="Per 30 hari",
                kind=ColumnKind.COUNT,
                group="Tiga bulan terakhir",
            ),
            Column(key="rentang_30_hari", label="Rendah–tinggi per 30 hari", kind=ColumnKind.COUNT),
            Column(key="sisa", label="Sisa", kind=ColumnKind.COUNT),
            Column(key="batas_waktu", label="Batas waktu", kind=ColumnKind.DATE),
            Column(
                key="perlu_hari_kerja",
                label="Per hari kerja",
                kind=ColumnKind.COUNT,
                group="Diperlukan",
            ),
            Column(
                key="perlu_30_hari",
                label="Per 30 hari",
                kind=ColumnKind.COUNT,
                group="Diperlukan",
            ),
            Column(key="ukuran", label="Dibandingkan laju sendiri", weight=1.5),
        ),
        rows=tuple(rows),
        caption=study.say("pace.caption", region=study.region.label),
        notes=(study.say("pace.note_days"), study.say("pace.note_scale")),
        compact=True,
        is_sample=study.is_sample,
    )


def _cells(study: Study, one: RegionPace, key: str, need: DeadlinePace | None) -> tuple[Cell, ...]:
    indicator = study.catalogue.indicator(one.indicator)
    recent = one.recent or one.latest
    return (
        Cell(text=title(study, indicator), below=study.text(key) if key else ""),
        per_working_day(recent),
        _rounded(recent.per_30_days if recent else None),
        _range(one),
        people_cell(need.remaining if need else None),
        Cell(text=short_date(need.deadline), value=need.deadline.isoformat()) if need else NOTHING,
        people_cell(need.rate.per_working_day if need else None),
        people_cell(need.needed.per_30_days if need and need.needed else None),
        Cell(text=scale_text(study, need), strong=_is_beyond(need)),
    )


def per_working_day(realised: RealisedPace | None) -> Cell:
    """Return a realised pace per working day, rounded half up to whole people."""
    return _rounded(realised.per_working_day if realised is not None else None)


def _rounded(value: Fraction | None) -> Cell:
    if value is None:
        return NOTHING
    rounded = int(round_half_up(value, 0))
    return Cell(text=signed(rounded), value=rounded)


def _range(one: RegionPace) -> Cell:
    low, high = one.paces.low, one.paces.high
    if low is None or high is None:
        return NOTHING
    return Cell(text=f"{decimal(30 * low, 0)}–{decimal(30 * high, 0)}")


def scale_text(study: Study, need: DeadlinePace | None) -> str:
    """Return a need in the words of the scale, or why there are none."""
    if need is None:
        return "–"
    if not need.remaining:
        return study.text("pace.done")
    if need.needed is None:
        return study.text("pace.past")
    if need.needed.scale is None:
        return study.text("pace.no_scale")
    return need.needed.scale.value


def _is_beyond(need: DeadlinePace | None) -> bool:
    return (
        need is not None
        and need.needed is not None
        and bool(need.remaining)
        and need.needed.scale is PaceScale.BEYOND
    )


def _excluded(study: Study, paces: Iterable[RegionPace]) -> Sentence | None:
    """List the intervals that say nothing about the pace, and why."""
    told = [
        study.text(
            "pace.excluded_one",
            name=name(study, study.catalogue.indicator(one.indicator)),
            start=day_in_year(interval.start, study.year),
            end=day_in_year(interval.end, study.year),
            reason=interval.exclusion.value,
        )
        for one in paces
        for interval in _left_out(one)
        if interval.exclusion is not None
    ]
    if not told:
        return None
    shown = told[:_MOST_INTERVALS]
    if len(told) > len(shown):
        shown.append(study.text("pace.excluded_more", count=count(len(told) - len(shown))))
    return Sentence(role="note", text=study.say("pace.excluded", intervals=enumeration(shown)))


def _left_out(one: RegionPace) -> tuple[Interval, ...]:
    return tuple(interval for interval in one.intervals if interval.exclusion is not None)
