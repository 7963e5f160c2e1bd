"""A change of coverage in three parts that add up to it: service, cleaning, base."""

from dataclasses import dataclass
from fractions import Fraction

from helpers.figures.history.flows import Flows
from helpers.figures.verdict import coverage_percent


@dataclass(frozen=True, slots=True)
class Split:
    """A change of coverage in percentage points, exact, taken apart in a fixed order.

    The steps follow one another: first the service on the base the period began with, then the
    cleaning, then everything else that moved base and holders (cohorts, migration, corrections).
    Another order would give other parts; this one answers "what would the coverage be, had only
    the work been done?" first. The parts add up to the change without a rest.

    Parameters
    ----------
    service_points
        (H₀ + g) ÷ D₀ − H₀ ÷ D₀.
    cleaning_points
        (H₀ + g − c_H) ÷ (D₀ − c_D) − (H₀ + g) ÷ D₀.
    base_points
        H₁ ÷ D₁ − (H₀ + g − c_H) ÷ (D₀ − c_D).
    service, cleaned, cleaned_holders
        g, c_D and c_H in people.
    base_moved, base_holders_moved
        D₁ − (D₀ − c_D) and H₁ − (H₀ + g − c_H): what is left after service and cleaning.
    """

    service_points: Fraction
    cleaning_points: Fraction
    base_points: Fraction
    service: int
    cleaned: int
    cleaned_holders: int
    base_moved: int
    base_holders_moved: int

    @property
    def points(self) -> Fraction:
        """The change itself: the sum of the three parts."""
        return self.service_points + self.cleaning_points + self.base_points


def split_change(earlier: tuple[int, int], later: tuple[int, int], flows: Flows) -> Split | None:
    """Split the change between two (holders, base) pairs.

    Returns
    -------
    Split or None
        ``None`` when a flow was not reported, a base is zero, or the cleaning leaves no base or
        takes out more holders than people: then the flows do not belong to these numbers.

    Examples
    --------
    Ten served, twenty of the base of 200 cleaned out, five of them holders:

    >>> split = split_change((100, 200), (105, 180), Flows(10, 20, 5))
    >>> split.service_points, split.cleaning_points, split.base_points
    (Fraction(5, 1), Fraction(10, 3), Fraction(0, 1))
    """
    service, cleaned, cleaned_holders = flows.service, flows.cleaned, flows.cleaned_holders
    if service is None or cleaned is None or cleaned_holders is None:
        return None
    if cleaned < 0 or not 0 <= cleaned_holders <= cleaned:
        return None
    served = (earlier[0] + service, earlier[1])
    cleansed = (served[0] - cleaned_holders, served[1] - cleaned)
    steps = [coverage_percent(*step) for step in (earlier, served, cleansed, later)]
    first, after_service, after_cleaning, last = steps
    if first is None or after_service is None or after_cleaning is None or last is None:
        return None
    if cleansed[1] < 0:
        return None
    return Split(
        service_points=after_service - first,
        cleaning_points=after_cleaning - after_service,
        base_points=last - after_cleaning,
        service=service,
        cleaned=cleaned,
        cleaned_holders=cleaned_holders,
        base_moved=later[1] - cleansed[1],
        base_holders_moved=later[0] - cleansed[0],
    )
