"""The row of large numbers above the chart."""

from helpers.display import KeyFigure, KeyFigures, Tone
from helpers.display.formats import count, number_word
from helpers.figures.assessment import Assessment
from helpers.figures.verdict import Verdict
from helpers.sections.page_one.note_complete import is_to_complete
from helpers.sections.printing import coverage_cell, day_in_year, known, signed, target_text
from helpers.sections.study import Study

_TONES = {Verdict.REACHED: Tone.REACHED, Verdict.NOT_REACHED: Tone.NOT_REACHED}


def key_numbers(study: Study, one: Assessment) -> KeyFigures | None:
    """Return coverage, both numbers in people and the pace asked for; ``None`` without data."""
    if one.coverage_percent is None:
        return None
    figures = (
        _coverage(study, one),
        _gap(study, one),
        _summed(study, one),
        _without(study, one),
        _per_day(study, one),
    )
    return KeyFigures(figures=tuple(figure for figure in figures if figure is not None))


def _coverage(study: Study, one: Assessment) -> KeyFigure:
    if one.target is None:
        note = study.text("key_figures.without_target")
    else:
        note = study.text("key_figures.target", target=target_text(one))
    return KeyFigure(
        label=study.text("key_figures.coverage"),
        value=coverage_cell(one),
        note=note,
        tone=_TONES.get(one.verdict, Tone.PLAIN),
    )


def _gap(study: Study, one: Assessment) -> KeyFigure | None:
    if one.gap is None:
        return None
    unit = study.catalogue.indicator(one.indicator).unit
    if not study.is_province:
        return KeyFigure(label=study.text("key_figures.gap_own"), value=count(one.gap), note=unit)
    return KeyFigure(
        label=study.text("key_figures.gap"),
        value=count(one.gap),
        note=study.text("key_figures.gap_note", unit=unit),
    )


def _summed(study: Study, one: Assessment) -> KeyFigure | None:
    summed = study.evaluation.summed_gap(one.indicator) if study.is_province else None
    if summed is None:
        return None
    short = sum(bool(row.gap) for row in study.evaluation.rows(one.indicator))
    unit = study.catalogue.indicator(one.indicator).unit
    note = study.text("key_figures.summed_note", unit=unit, count=number_word(short))
    return KeyFigure(
        label=study.text("key_figures.summed"),
        value=count(summed),
        note=note if short else unit,
    )


def _without(study: Study, one: Assessment) -> KeyFigure | None:
    if one.without is None:
        return None
    unit = study.catalogue.indicator(one.indicator).unit
    return KeyFigure(label=study.text("key_figures.without"), value=signed(one.without), note=unit)


def _per_day(study: Study, one: Assessment) -> KeyFigure | None:
    """Return the pace to everyone where everyone is to be served, else to the target."""
    outlook = study.outlook(one)
    complete = is_to_complete(study, one)
    rate = outlook.to_everyone if complete else outlook.to_target
    if rate is None or not rate.per_working_day or study.is_past(one.indicator):
        return None
    key = "key_figures.per_day_complete" if complete else "key_figures.per_day_target"
    return KeyFigure(
        label=study.text("key_figures.per_day"),
        value=count(known(rate.per_working_day)),
        note=study.text(
            key,
            act=study.catalogue.indicator(one.indicator).act,
            day=day_in_year(rate.last_day, study.year),
        ),
    )
