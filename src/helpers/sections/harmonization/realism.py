"""Realism: three paces, what they lead to, and how well they forecast in the past."""

from fractions import Fraction

from helpers.display import (
    Cell,
    Chart,
    Column,
    ColumnKind,
    Heading,
    Items,
    Row,
    Sentence,
    Stack,
    Table,
)
from helpers.display.formats import count, decimal, enumeration, long_date, target_number
from helpers.display.models.text import Rich
from helpers.figures.harmonization.outlook import Outlook
from helpers.figures.harmonization.realism import PaceScale
from helpers.sections.cells import NOTHING, people_cell
from helpers.sections.charts.canvas import Shape
from helpers.sections.charts.dots import Dot, DotLine, draw_dots
from helpers.sections.charts.panels import DARK, LIGHT, LegendEntry
from helpers.sections.harmonization.page_one.conclusion import beyond, judged
from helpers.sections.harmonization.page_one.notes import realism_text
from helpers.sections.harmonization.programme import Programme
from helpers.sections.harmonization.words import range_text, target_cell, times_words
from helpers.sections.naming import name, subject, title
from helpers.vocabulary.region_code import RegionCode

_COUNT = ColumnKind.COUNT
_MONTH = 30


def realism(programme: Programme) -> Stack:
    """Return paces and forecasts of the report's region, then of all its rows."""
    parts = (
        Heading(text=_heading(programme), new_page=True, outline=programme.text("realism.outline")),
        Sentence(role="lead", text=programme.say("realism.lead")),
        *_texts(programme),
        _paces(programme),
        _chart(programme),
        _backtest(programme),
        *(_excluded(programme)),
        _rows(programme),
    )
    return Stack(parts=tuple(part for part in parts if part is not None))


def _heading(programme: Programme) -> Rich:
    far = beyond(programme)
    if not judged(programme):
        return programme.say("realism.heading_unknown")
    if not far:
        return programme.say("realism.heading_within", year=str(programme.year))
    one = max(far, key=lambda o: o.needed.times_high or 0)
    definition = programme.study.catalogue.indicator(one.indicator)
    return programme.say(
        "realism.heading_beyond",
        name=name(programme.study, definition),
        target=decimal(Fraction(one.work.target_hundredths or 0, 100), 0),
        times=times_words(one.needed.times_high or Fraction(0)),
    )


def _texts(programme: Programme) -> tuple[Sentence, ...]:
    """Return a paragraph on each need beyond *tengah*, and one line on those that are not."""
    catalogue = programme.study.catalogue
    in_step = [one for one in judged(programme) if one.needed.scale is PaceScale.IN_STEP]
    said = [
        Sentence(
            label=f"{title(programme.study, catalogue.indicator(one.indicator))}.",
            text=realism_text(programme, one),
        )
        for one in judged(programme)
        if one not in in_step
    ]
    if in_step:
        names = [name(programme.study, catalogue.indicator(one.indicator)) for one in in_step]
        said.append(Sentence(text=programme.say("realism.in_step", names=enumeration(names))))
    return tuple(said)


def _own(programme: Programme) -> list[Outlook]:
    found = (programme.outlook(one.key) for one in programme.indicators)
    return [one for one in found if one is not None]


def _paces(programme: Programme) -> Table:
    return Table(
        name="laju",
        columns=(
            Column(key="indikator", label="Indikator", weight=1),
            Column(key="rendah", label="Rendah", kind=_COUNT, group="Laju per 30 hari"),
            Column(key="tengah", label="Tengah", kind=_COUNT, group="Laju per 30 hari"),
            Column(key="tinggi", label="Tinggi", kind=_COUNT, group="Laju per 30 hari"),
            Column(key="tercepat", label="Tercepat", kind=_COUNT, group="Laju per 30 hari"),
            Column(key="diperlukan", label="Perlu", kind=_COUNT),
            Column(key="target_persen", label="Target", kind=ColumnKind.PERCENT),
            Column(key="perkiraan_persen", label="Perkiraan", kind=ColumnKind.STATUS),
            Column(key="tahun", label="Tercapai", kind=ColumnKind.STATUS),
        ),
        rows=tuple(_pace_row(programme, one) for one in _own(programme)),
        caption=programme.say(
            "realism.paces_caption",
            region=programme.study.region.label,
            until=long_date(programme.next_year.until),
        ),
        notes=(programme.say("realism.paces_note"),),
        is_sample=programme.is_sample,
    )


def _pace_row(programme: Programme, one: Outlook) -> Row:
    definition = programme.study.catalogue.indicator(one.indicator)
    text = range_text(one.forecast)
    target = programme.works(one.indicator).whole.target
    return Row(
        cells=(
            Cell(text=title(programme.study, definition), strong=True),
            _per_month(one.paces.low),
            _per_month(one.paces.middle),
            _per_month(one.paces.high),
            _per_month(one.paces.fastest.per_day if one.paces.fastest else None),
            Cell(text=count(one.needed.per_30_days), value=one.needed.per_30_days, strong=True),
            target_cell(target),
            Cell(text=f"{text} %") if text else NOTHING,
            _years(programme, one),
        )
    )


def _per_month(pace: Fraction | None) -> Cell:
    return people_cell(None if pace is None else int(pace * _MONTH))


def _years(programme: Programme, one: Outlook) -> Cell:
    if one.years is None:
        return NOTHING
    high, low = one.years.high, one.years.low
    if high is None:
        return Cell(text=programme.text("realism.never"))
    later = str(low) if low is not None else programme.text("realism.never")
    return Cell(text=str(high) if low == high else f"{high}–{later}")


def _chart(programme: Programme) -> Chart | None:
    """Return today, forecast and target of the indicator with the hardest need, by region."""
    every = [one for one in judged(programme) if one.work.target_hundredths is not None]
    if not every:
        return None
    hardest = max(every, key=lambda one: one.needed.times_high or 0)
    definition = programme.study.catalogue.indicator(hardest.indicator)
    target = hardest.work.target_hundredths or 0
    codes = (*programme.rows, programme.province)
    found = [(code, programme.outlook(hardest.indicator, code)) for code in codes]
    picture = draw_dots(
        [_forecast_line(programme, code, one) for code, one in found],
        (
            LegendEntry(programme.text("proposals.legend_today"), "#FFFFFF", "circle"),
            LegendEntry(programme.text("realism.legend_low"), LIGHT, "diamond"),
            LegendEntry(programme.text("realism.legend_high"), DARK, "square"),
        ),
        target=Fraction(target, 100),
        target_text=programme.text("chart.target", target=target_number(target)),
        side_title=programme.text("realism.side_title"),
        pitch=max(3.6, min(5.0, 66 / len(codes))),
    )
    return Chart(
        svg=picture.svg,
        width_mm=picture.width_mm,
        height_mm=picture.height_mm,
        caption=programme.say(
            "realism.chart_caption",
            subject=subject(programme.study, definition),
            until=long_date(programme.next_year.until),
        ),
        alternative="; ".join(
            programme.text(
                "realism.alternative_row",
                name=programme.label(code),
                range=range_text(one.forecast),
                times=times_words(one.needed.times_high),
            )
            for code, one in found
            if one is not None and one.needed.times_high is not None
        ),
        is_sample=programme.is_sample,
    )


def _forecast_line(programme: Programme, code: RegionCode, one: Outlook | None) -> DotLine:
    label = programme.label(code)
    if one is None or one.forecast is None:
        return DotLine(label, (), programme.text("chart.no_data"))
    today = programme.study.evaluation.of(one.indicator, code).coverage_percent
    values: tuple[tuple[Fraction | None, Shape, str], ...] = (
        (today, "circle", "#FFFFFF"),
        (one.forecast.low.coverage_percent, "diamond", LIGHT),
        (one.forecast.high.coverage_percent, "square", DARK),
    )
    times = one.needed.times_high
    return DotLine(
        label,
        tuple(Dot(value, shape, fill) for value, shape, fill in values if value is not None),
        programme.text("realism.times", times=times_words(times)) if times is not None else "",
        is_strong=programme.is_own(code),
        is_total=code == programme.province,
    )


def _backtest(programme: Programme) -> Table:
    rows = []
    for one in _own(programme):
        definition = programme.study.catalogue.indicator(one.indicator)
        test = one.backtest
        error = test.relative_error
        rows.append(
            Row(
                cells=(
                    Cell(text=title(programme.study, definition), strong=True),
                    people_cell(len(one.paces.used)),
                    people_cell(len(test.cuts)),
                    Cell(text=_cuts(one)) if test.cuts else NOTHING,
                    Cell(text=f"{decimal(error * 100, 0)} %")
                    if error is not None
                    else Cell(text=programme.text("realism.untested")),
                    NOTHING
                    if test.held is None
                    else Cell(
                        text=programme.text(
                            "realism.held", held=count(test.held), cuts=count(len(test.cuts))
                        )
                    ),
                )
            )
        )
    return Table(
        name="uji_laju",
        columns=(
            Column(key="indikator", label="Indikator", weight=1),
            Column(key="selang", label="Selang dipakai", kind=_COUNT),
            Column(key="titik_uji", label="Titik uji", kind=_COUNT),
            Column(key="rincian", label="Tambahan: perkiraan / nyata", weight=2.6),
            Column(key="galat", label="Galat", kind=ColumnKind.STATUS),
            Column(key="tercakup", label="Di dalam rentang", kind=ColumnKind.STATUS),
        ),
        rows=tuple(rows),
        caption=programme.say("realism.backtest_caption"),
        notes=(programme.say("realism.backtest_note"),),
        compact=True,
        is_sample=programme.is_sample,
    )


def _cuts(one: Outlook) -> str:
    return "; ".join(f"{count(cut.middle)} / {count(cut.actual)}" for cut in one.backtest.cuts)


def _excluded(programme: Programme) -> tuple[Items, ...]:
    items = [
        programme.say(
            "realism.excluded",
            name=name(programme.study, programme.study.catalogue.indicator(one.indicator)),
            start=long_date(interval.start),
            end=long_date(interval.end),
            reason=interval.exclusion.value,
        )
        for one in _own(programme)
        for interval in one.paces.excluded
        if interval.exclusion is not None
    ]
    if not items:
        return ()
    return (Items(heading=programme.text("realism.excluded_heading"), items=tuple(items)),)


def _rows(programme: Programme) -> Table:
    """Return the forecast and the scale in words of every kabupaten/kota."""
    shown = programme.indicators
    return Table(
        name="laju_kabupaten_kota",
        columns=(
            Column(key="wilayah", label="Kabupaten/Kota"),
            *(
                Column(
                    key=f"{indicator.key}_perkiraan_persen",
                    label=title(programme.study, indicator),
                    kind=ColumnKind.STATUS,
                )
                for indicator in shown
            ),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=programme.label(code), strong=programme.is_own(code)),
                    *(_row_cell(programme.outlook(indicator.key, code)) for indicator in shown),
                )
            )
            for code in programme.rows
        ),
        caption=programme.say("realism.rows_caption", until=long_date(programme.next_year.until)),
        notes=(programme.say("realism.rows_note"),),
        compact=True,
        is_sample=programme.is_sample,
    )


_MARKS = {
    PaceScale.IN_STEP: "■",
    PaceScale.FASTER: "▲",
    PaceScale.BEST_PERIOD: "△",
    PaceScale.BEYOND: "□",
}


def _row_cell(one: Outlook | None) -> Cell:
    if one is None:
        return NOTHING
    text = range_text(one.forecast)
    times, scale = one.needed.times_high, one.needed.scale
    if times is None or scale is None:
        return Cell(text=text) if text else NOTHING
    return Cell(text=f"{_MARKS[scale]} {times_words(times)} × · {text}")
