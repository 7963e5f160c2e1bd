"""Annual flows into and out of the bases: births, people who turn 17, people who turn 18."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from helpers.vocabulary.numbers import ceil_div

_COHORTS_0_16 = 17
_COHORTS_IN_GROUP = 5
_DAYS_OF_YEAR = 365


class CohortSource(StrEnum):
    """What the flows were taken from, best first; printed as an assumption."""

    SINGLE_YEAR = "single_year"
    FIVE_YEAR = "five_year"
    ONE_COHORT = "one_cohort"


@dataclass(frozen=True, slots=True)
class AgeCounts:
    """Registered people by age, as far as a source gives them; ``None`` is not given.

    Parameters
    ----------
    age_0, age_16, age_17
        Single years of age.
    ages_0_4, ages_15_19
        Five-year groups.
    children_0_16
        Base of the KIA.
    """

    age_0: int | None = None
    age_16: int | None = None
    age_17: int | None = None
    ages_0_4: int | None = None
    ages_15_19: int | None = None
    children_0_16: int | None = None


@dataclass(frozen=True, slots=True)
class AnnualFlows:
    """People per year, exact (five-year groups give fifths), and where the numbers come from."""

    births: Fraction
    turn_17: Fraction
    turn_18: Fraction
    source: CohortSource


def annual_flows(ages: AgeCounts) -> AnnualFlows | None:
    """Return the annual flows from the best source there is; ``None`` without any.

    Examples
    --------
    >>> annual_flows(AgeCounts(children_0_16=1_197_605)).turn_17
    Fraction(70448, 1)
    """
    if ages.age_0 is not None and ages.age_16 is not None and ages.age_17 is not None:
        return AnnualFlows(
            births=Fraction(ages.age_0),
            turn_17=Fraction(ages.age_16),
            turn_18=Fraction(ages.age_17),
            source=CohortSource.SINGLE_YEAR,
        )
    if ages.ages_0_4 is not None and ages.ages_15_19 is not None:
        late_teens = Fraction(ages.ages_15_19, _COHORTS_IN_GROUP)
        return AnnualFlows(
            births=Fraction(ages.ages_0_4, _COHORTS_IN_GROUP),
            turn_17=late_teens,
            turn_18=late_teens,
            source=CohortSource.FIVE_YEAR,
        )
    if ages.children_0_16 is not None:
        cohort = Fraction(ceil_div(ages.children_0_16, _COHORTS_0_16))
        return AnnualFlows(cohort, cohort, cohort, CohortSource.ONE_COHORT)
    return None


def flow(annual: Fraction | int, days: int) -> int:
    """Return the people of an annual flow over some days: ``⌈annual × days ÷ 365⌉``.

    Examples
    --------
    >>> flow(70_448, 414)
    79906
    """
    scaled = Fraction(annual) * days
    return ceil_div(scaled.numerator, scaled.denominator * _DAYS_OF_YEAR)
