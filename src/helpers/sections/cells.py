"""Cells that every table prints alike: coverage, target, people, status."""

from typing import Final

from helpers.display import Cell, Tone
from helpers.display.formats import count, exact_decimal
from helpers.figures.assessment import Assessment
from helpers.figures.verdict import Verdict
from helpers.sections.printing import coverage_cell, lacks_rows, signed, target_text
from helpers.sections.study import Study

NOTHING: Final = Cell(text="–")

_STATUS: Final = {
    Verdict.REACHED: ("status.reached", Tone.REACHED),
    Verdict.NOT_REACHED: ("status.not_reached", Tone.NOT_REACHED),
    Verdict.NO_TARGET: ("status.no_target", Tone.MUTED),
    Verdict.NO_DATA: ("status.no_data", Tone.MUTED),
    Verdict.NOT_APPLICABLE: ("status.not_applicable", Tone.MUTED),
}


def coverage(assessment: Assessment) -> Cell:
    """Return the coverage, strong, in the tone of its verdict."""
    if assessment.coverage_percent is None:
        return NOTHING
    return Cell(
        text=coverage_cell(assessment),
        value=exact_decimal(assessment.coverage_percent),
        strong=True,
        tone=_STATUS[assessment.verdict][1],
    )


def target(assessment: Assessment) -> Cell:
    """Return the target, or a dash where nothing judges."""
    if assessment.target is None:
        return NOTHING
    hundredths = assessment.target.hundredths
    return Cell(
        text=f"{target_text(assessment)} %", value=f"{hundredths // 100}.{hundredths % 100:02d}"
    )


def status(study: Study, assessment: Assessment) -> Cell:
    """Return the status by word and shape."""
    key, tone = _STATUS[assessment.verdict]
    return Cell(text=study.text(key), tone=tone)


def status_of_sum(study: Study, assessment: Assessment) -> Cell:
    """Return the status; below it how many rows the sum lacks."""
    cell = status(study, assessment)
    if not (lacks_rows(assessment) and assessment.has_data):
        return cell
    below = study.text("table.partial", count=count(assessment.rows_missing))
    return cell.model_copy(update={"below": below})


def people_cell(number: int | None) -> Cell:
    """Return a number of people; a dash where there is none to speak of, never a zero instead."""
    if number is None:
        return NOTHING
    return Cell(text=signed(number), value=number)
