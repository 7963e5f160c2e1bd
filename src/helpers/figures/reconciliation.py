"""Totals that a source publishes against the sums of their rows (DOMAIN.md, rule 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from helpers.errors import Place
from helpers.figures.evaluation import Evaluation
from helpers.figures.verdict import Verdict
from helpers.vocabulary.indicators import IndicatorKind
from helpers.vocabulary.observations import Observation


class Measure(StrEnum):
    """Which of the two numbers is compared."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """One published total beside the sum of its rows.

    Parameters
    ----------
    published, sum_of_rows
        In people; the sum is over the rows that have this number.
    rows_missing
        Rows without this number (not counting rows to which the indicator does not apply). While
        there are any, a difference says nothing.
    place, source
        Where the total stands.
    """

    indicator: str
    basis: str
    measure: Measure
    published: int
    sum_of_rows: int
    rows_missing: int
    place: Place
    source: str = ""

    @property
    def difference(self) -> int:
        """Published total minus sum of the rows."""
        return self.published - self.sum_of_rows

    @property
    def is_comparable(self) -> bool:
        """Whether all rows are there."""
        return self.rows_missing == 0

    @property
    def agrees(self) -> bool:
        """Whether all rows are there and add up to the total."""
        return self.is_comparable and self.difference == 0


def reconcile(
    observations: Iterable[Observation], evaluation: Evaluation
) -> tuple[Reconciliation, ...]:
    """Compare every published total of the evaluation's region and day with its rows.

    Returns
    -------
    tuple of Reconciliation
        In the order of the observations, numerator before denominator; also those that agree.
        Duties are left out: a government's own duty is no total.
    """
    found: list[Reconciliation] = []
    for total in observations:
        if not total.is_total or total.as_of != evaluation.as_of:
            continue
        if total.region_code == evaluation.region_code:
            found += _reconcile_total(total, evaluation)
    return tuple(found)


def differences(
    observations: Iterable[Observation], evaluation: Evaluation
) -> tuple[Reconciliation, ...]:
    """Return the comparable totals that do not equal the sum of their rows."""
    return tuple(
        one for one in reconcile(observations, evaluation) if one.is_comparable and one.difference
    )


def _reconcile_total(total: Observation, evaluation: Evaluation) -> list[Reconciliation]:
    whole = evaluation.of(total.indicator, basis=total.basis)
    if whole.kind in (IndicatorKind.YES_NO, IndicatorKind.MINIMUM) or not evaluation.row_regions:
        return []
    rows = [
        row
        for row in evaluation.rows(total.indicator, total.basis)
        if row.verdict is not Verdict.NOT_APPLICABLE or row.numerator is not None
    ]
    found: list[Reconciliation] = []
    for measure, published, numbers in (
        (Measure.NUMERATOR, total.numerator, [row.numerator for row in rows]),
        (Measure.DENOMINATOR, total.denominator, [row.denominator for row in rows]),
    ):
        if published is None:
            continue
        known = [number for number in numbers if number is not None]
        found.append(
            Reconciliation(
                indicator=total.indicator,
                basis=total.basis,
                measure=measure,
                published=published,
                sum_of_rows=sum(known),
                rows_missing=len(numbers) - len(known),
                place=total.place,
                source=total.source,
            )
        )
    return found
