"""The ranked chart of one indicator with its caption, notes and alternative text."""

from fractions import Fraction

from helpers.display import Chart
from helpers.display.formats import count, decimal, long_date
from helpers.display.models.text import Rich
from helpers.figures.assessment import Assessment
from helpers.figures.verdict import Verdict
from helpers.sections.charts.ranked import RankedItem, draw_ranked
from helpers.sections.charts.scale import Scale
from helpers.sections.naming import subject
from helpers.sections.printing import coverage_cell, is_judged, known, target_text
from helpers.sections.study import Study


def ranked_chart(study: Study, indicator: str) -> Chart | None:
    """Return the kabupaten/kota in order of coverage, the province last; ``None`` without data."""
    rows = study.evaluation.rows(indicator)
    if not any(row.coverage_percent is not None for row in rows):
        return None
    province = study.evaluation.of(indicator)
    definition = study.catalogue.indicator(indicator)
    target = province.target
    items = [_item(study, row) for row in rows] + [_item(study, province)]
    drawing = draw_ranked(
        items,
        target=Fraction(target.hundredths, 100) if target else None,
        target_text=study.text("chart.target", target=target_text(province)) if target else "",
    )
    as_of = long_date(study.as_of)
    return Chart(
        svg=drawing.svg,
        alternative=_alternative(study, indicator, rows),
        caption=study.say("chart.caption", subject=subject(study, definition), as_of=as_of),
        notes=(_reading(study, drawing.scale, has_target=target is not None),),
        width_mm=drawing.width_mm,
        height_mm=drawing.height_mm,
        is_sample=study.is_sample,
    )


def _item(study: Study, row: Assessment) -> RankedItem:
    is_province = row.region_code == study.evaluation.region_code
    return RankedItem(
        label=study.label(row.region_code),
        value=row.coverage_percent,
        value_text=_value_text(study, row),
        side_text=_side_text(study, row),
        reached=(row.verdict is Verdict.REACHED) if is_judged(row) else None,
        is_total=is_province,
        is_own=row.region_code == study.region.code and not is_province,
    )


def _value_text(study: Study, row: Assessment) -> str:
    if row.coverage_percent is not None:
        return coverage_cell(row)
    if row.verdict is Verdict.NOT_APPLICABLE:
        return study.text("chart.not_applicable")
    return study.text("chart.no_data")


def _side_text(study: Study, row: Assessment) -> str:
    """Return the direct label in people: who is short, or who is left where all count."""
    indicator = study.catalogue.indicator(row.indicator)
    if indicator.must_complete and (row.without or 0) > 0:
        return study.text("chart.remaining", count=count(known(row.without)), unit=indicator.unit)
    if not row.gap:
        return ""
    return study.text("chart.gap", gap=count(row.gap), unit=indicator.unit)


def _reading(study: Study, scale: Scale, *, has_target: bool) -> Rich:
    shapes = (*study.say("chart.shapes"), *study.say("chart.space")) if has_target else ()
    if not scale.is_cut:
        return (*shapes, *study.say("chart.from_zero"))
    key = "chart.cut" if has_target else "chart.cut_without_target"
    return (*shapes, *study.say(key, low=decimal(scale.low, scale.decimals)))


def _alternative(study: Study, indicator: str, rows: tuple[Assessment, ...]) -> str:
    """Return in words what the picture shows, row by row."""
    province = study.evaluation.of(indicator)
    judged = [row for row in rows if is_judged(row)]
    reached = ""
    if judged:
        reached = study.text(
            "chart.alternative_reached",
            target=target_text(province),
            reached=count(sum(row.verdict is Verdict.REACHED for row in judged)),
            count=count(len(judged)),
        )
    return study.text(
        "chart.alternative",
        count=count(len(rows)),
        subject=subject(study, study.catalogue.indicator(indicator)),
        as_of=long_date(study.as_of),
        reached=reached,
        rows="; ".join(_row_in_words(study, row) for row in (*rows, province)),
    )


def _row_in_words(study: Study, row: Assessment) -> str:
    unit = study.catalogue.indicator(row.indicator).unit
    gap = study.text("chart.alternative_gap", gap=count(row.gap), unit=unit) if row.gap else ""
    return study.text(
        "chart.alternative_row",
        name=study.label(row.region_code),
        coverage=_value_text(study, row),
        gap=gap,
    )
