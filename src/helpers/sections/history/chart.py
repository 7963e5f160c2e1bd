"""The trend chart: one small panel per main indicator."""

from fractions import Fraction

from helpers.display import Chart
from helpers.display.formats import long_date, percent
from helpers.figures.history.series import Point, Series
from helpers.figures.verdict import Verdict
from helpers.sections.charts.trends import Trend, TrendPoint, draw_trends
from helpers.sections.naming import title
from helpers.sections.printing import coverage_cell, is_judged, target_text
from helpers.sections.study import Study


def trend_chart(study: Study) -> Chart | None:
    """Return the coverages of the report's own region over all snapshots."""
    history = study.history
    series = [history.series(key, study.region.code) for key in study.evaluation.main_indicators]
    if not any(one.segments for one in series):
        return None
    picture = draw_trends([_trend(study, one) for one in series])
    first, last = history.days[0], history.days[-1]
    has_breaks = any(one.breaks for one in series)
    return Chart(
        svg=picture.svg,
        alternative=study.text(
            "history.alternative",
            region=study.region.label,
            rows="; ".join(_in_words(study, one) for one in series if one.segments),
        ),
        caption=study.say(
            "history.chart_caption",
            region=study.region.label,
            first=long_date(first),
            last=long_date(last),
        ),
        notes=(study.say("history.chart_breaks" if has_breaks else "history.chart_note"),),
        width_mm=picture.width_mm,
        height_mm=picture.height_mm,
        is_sample=study.is_sample,
    )


def _trend(study: Study, series: Series) -> Trend:
    one = study.whole(series.indicator)
    indicator = study.catalogue.indicator(series.indicator)
    basis = indicator.basis(series.basis).short_label
    return Trend(
        title=f"{title(study, indicator)} ({basis})",
        segments=tuple(
            tuple(point for part in segment if (point := _point(study, series, part)) is not None)
            for segment in series.segments
        ),
        target=Fraction(one.target.hundredths, 100) if one.target else None,
        target_text=study.text("chart.target", target=target_text(one)) if one.target else "",
        reached=(one.verdict is Verdict.REACHED) if is_judged(one) else None,
        empty_text=study.text("chart.no_data"),
    )


def _point(study: Study, series: Series, point: Point) -> TrendPoint | None:
    if point.coverage_percent is None:
        return None
    # The last value is the one that the rest of the report prints, with the same decimals.
    text = (
        coverage_cell(study.whole(series.indicator))
        if point.day == study.as_of
        else percent(point.coverage_percent)
    )
    return TrendPoint(
        day=point.day,
        value=point.coverage_percent,
        text=text,
        breaks=point.base_change is not None,
    )


def _in_words(study: Study, series: Series) -> str:
    points = [point for segment in series.segments for point in segment]
    first, last = points[0], points[-1]
    return study.text(
        "history.alternative_row",
        name=title(study, study.catalogue.indicator(series.indicator)),
        before=percent(first.coverage_percent or 0),
        first=long_date(first.day),
        after=percent(last.coverage_percent or 0),
        last=long_date(last.day),
    )
