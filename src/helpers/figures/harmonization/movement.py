"""Who enters and leaves the base of an indicator by age: the method's table of flows."""

from helpers.figures.harmonization.cohorts import AnnualFlows, flow
from helpers.figures.harmonization.work import Movement

RECORDING = "ktp_el"
CHILD_CARD = "kia"
BIRTH_CERTIFICATE = "akta_lahir_0_17"

_OLDER_CHILDREN = ("akta_lahir_0_18",)
_SMALL_CHILDREN = ("akta_lahir_0_4",)


def movement_by_age(indicator: str, flows: AnnualFlows, days: int) -> Movement | None:
    """Return the people who enter and leave an indicator's base by age over some days.

    Parameters
    ----------
    indicator
        Key of a coverage indicator.
    flows
        Annual flows of the region.
    days
        Calendar days.

    Returns
    -------
    Movement or None
        Whole people, rounded up. Whoever leaves the bands 0–4 and 0–18 is taken as one cohort of
        those who turn 17, the nearest known. ``None`` where age does not move the base.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from helpers.figures.harmonization.cohorts import CohortSource
    >>> cohort = Fraction(70_448)
    >>> movement_by_age(
    ...     "ktp_el", AnnualFlows(cohort, cohort, cohort, CohortSource.ONE_COHORT), 414
    ... ).inflow
    79906
    """
    born = flow(flows.births, days)
    turned_17, turned_18 = flow(flows.turn_17, days), flow(flows.turn_18, days)
    if indicator == RECORDING:
        return Movement(inflow=turned_17)
    if indicator == BIRTH_CERTIFICATE:
        return Movement(inflow=born, outflow=turned_18)
    if indicator == CHILD_CARD or indicator in (*_OLDER_CHILDREN, *_SMALL_CHILDREN):
        return Movement(inflow=born, outflow=turned_17)
    return None
