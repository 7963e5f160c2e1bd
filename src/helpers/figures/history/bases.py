"""Whether a base is still the same: what cohorts explain, and what they do not (DOMAIN.md, rule 6).

A base moves by age, and a little by migration and deaths. What goes beyond is a base that was
cleaned, cut or counted anew, and percentages on both sides of it are not compared directly.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from helpers.figures.assessment import Assessment
from helpers.figures.evaluation import Evaluation
from helpers.figures.harmonization.cohorts import AgeCounts, AnnualFlows, annual_flows
from helpers.figures.harmonization.movement import CHILD_CARD, RECORDING, movement_by_age
from helpers.vocabulary.numbers import ceil_div
from helpers.vocabulary.region_code import RegionCode

START_OF_YEAR: Final = "awal"
"""Basis that is fixed for a year: any other number is another base."""

OTHER_MOVEMENT_PER_YEAR: Final = Fraction(1, 200)
"""Migration and deaths that are allowed for, as a share of the base per year.

This report's own limit, no regulation; it decides what is compared, never a verdict.
"""

_ON_RECORDED = ("ikd", "sudah_rekam")
_ON_OBLIGED = ("ikd", "wajib_ktp")
_DAYS_OF_YEAR = 365


class BaseChange(StrEnum):
    """Why two percentages stand on different bases; the values are what readers see."""

    FELL = "basis turun melebihi perpindahan kohor"
    ROSE = "basis naik melebihi perpindahan kohor"
    CLEANED = "pemutakhiran basis"
    OTHER_YEAR = "basis awal tahun yang berbeda"


@dataclass(frozen=True, slots=True)
class BaseBounds:
    """The least and the most by which cohorts explain a base to move, in people."""

    lowest: int
    highest: int


def explained_movement(
    earlier: Assessment, evaluation: Evaluation, days: int, ages: AgeCounts | None = None
) -> BaseBounds | None:
    """Return how far cohorts explain the base of an assessment to move over some days.

    Parameters
    ----------
    earlier
        The assessment at the start.
    evaluation
        The snapshot it belongs to; its children 0–16 give the cohort, its recording the people
        who can become recorded.
    days
        Calendar days.
    ages
        People by age, where known; else one average cohort.

    Returns
    -------
    BaseBounds or None
        From "everyone leaves who can" to "everyone enters who can", each widened by what
        migration and deaths are allowed for. ``None`` where age does not move the base (burial
        grounds, marriages) or the cohort is unknown: then nothing can be said.
    """
    if earlier.denominator is None:
        return None
    if earlier.basis == START_OF_YEAR:
        return BaseBounds(0, 0)
    other = _up(earlier.denominator * OTHER_MOVEMENT_PER_YEAR * days / _DAYS_OF_YEAR)
    flows = _cohorts(evaluation, earlier.region_code, ages)
    if flows is None:
        return None
    series = (earlier.indicator, earlier.basis)
    indicator = RECORDING if series in (_ON_RECORDED, _ON_OBLIGED) else earlier.indicator
    movement = movement_by_age(indicator, flows, days)
    if movement is None:
        return None
    waiting = 0
    if series == _ON_RECORDED:
        waiting = max(0, _number(evaluation, RECORDING, earlier.region_code, "without") or 0)
    return BaseBounds(-movement.outflow - other, movement.inflow + waiting + other)


def base_change(
    earlier: Assessment, later: Assessment, bounds: BaseBounds | None, cleaned: int | None
) -> BaseChange | None:
    """Return why the bases of two assessments of one series differ in kind, if they do.

    Parameters
    ----------
    bounds
        What cohorts explain; ``None`` leaves only the reported cleaning to go by.
    cleaned
        People that a reported cleaning took out of the base between the two; it marks a change
        when it is more than migration and deaths are allowed for.
    """
    if earlier.denominator is None or later.denominator is None:
        return None
    moved = later.denominator - earlier.denominator
    if earlier.basis == START_OF_YEAR:
        return BaseChange.OTHER_YEAR if moved else None
    if cleaned is not None and cleaned > _allowed(earlier, later):
        return BaseChange.CLEANED
    if bounds is None:
        return None
    if moved < bounds.lowest:
        return BaseChange.FELL
    return BaseChange.ROSE if moved > bounds.highest else None


def _allowed(earlier: Assessment, later: Assessment) -> int:
    days = (later.as_of - earlier.as_of).days
    return _up((earlier.denominator or 0) * OTHER_MOVEMENT_PER_YEAR * days / _DAYS_OF_YEAR)


def _cohorts(
    evaluation: Evaluation, region: RegionCode, ages: AgeCounts | None
) -> AnnualFlows | None:
    """Return the annual flows: from ages, else from one average cohort of the children 0–16."""
    if ages is not None and (known := annual_flows(ages)) is not None:
        return known
    children = _number(evaluation, CHILD_CARD, region, "denominator")
    return annual_flows(AgeCounts(children_0_16=children)) if children is not None else None


def _number(evaluation: Evaluation, indicator: str, region: RegionCode, part: str) -> int | None:
    try:
        return getattr(evaluation.of(indicator, region), part)
    except KeyError:
        return None


def _up(value: Fraction) -> int:
    return ceil_div(value.numerator, value.denominator)
