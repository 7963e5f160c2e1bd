"""Observations of one day, found by region, indicator and basis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from helpers.figures.judgement import INAPPLICABLE, MISSING, Numbers
from helpers.vocabulary.indicators import Basis, Indicator
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import RegionCode

_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ObservedDay:
    """All observations of one day, by region, indicator and basis.

    A total that a source publishes for a region and a row of its own may both exist; the total
    goes first, because it is what the source says of the region as a whole.
    """

    by_key: dict[_Key, Observation]

    def observation(
        self, region: RegionCode, indicator: Indicator, basis: Basis
    ) -> Observation | None:
        """Return what a source says on this very basis, nothing derived."""
        return self.by_key.get((region, indicator.key, basis.key))

    def numbers(self, region: RegionCode, indicator: Indicator, basis: Basis) -> Numbers:
        """Return the region's numbers, with a borrowed base where the basis says so."""
        own = self.observation(region, indicator, basis)
        if own is not None:
            return Numbers(own.numerator, own.denominator, own.state)
        if basis.denominator_of is None:
            return MISSING
        return self._borrowed(region, indicator, basis.denominator_of)

    def _borrowed(
        self, region: RegionCode, indicator: Indicator, lender: tuple[str, str]
    ) -> Numbers:
        """Take the numerator from the indicator's own row and the base from another indicator's."""
        found = (self.observation(region, indicator, basis) for basis in indicator.bases)
        counted = next((one for one in found if one is not None), None)
        lent = self.by_key.get((region, *lender))
        if counted is None:
            return MISSING
        if DataState.NOT_APPLICABLE in (counted.state, lent.state if lent else None):
            return INAPPLICABLE
        return Numbers(counted.numerator, lent.denominator if lent else None, counted.state)


def observed_day(observations: Iterable[Observation], as_of: date) -> ObservedDay:
    """Index the observations of one day; those of other days are left out.

    So are figures that a kabupaten/kota reports of itself beside the source: they are reconciled.

    Raises
    ------
    ValueError
        When two observations of the day contradict each other for one region, indicator and
        basis. Inputs are to refuse that with the cells named, so here it is a bug.
    """
    rows: dict[_Key, Observation] = {}
    totals: dict[_Key, Observation] = {}
    for observation in observations:
        if observation.as_of != as_of or observation.is_own_figure:
            continue
        key = (observation.region_code, observation.indicator, observation.basis)
        known = (totals if observation.is_total else rows).setdefault(key, observation)
        if known is not observation and _values(known) != _values(observation):
            message = f"two different observations for {key} on {as_of}"
            raise ValueError(message)
    return ObservedDay(rows | totals)


def _values(observation: Observation) -> tuple[int | None, int | None, DataState]:
    return (observation.numerator, observation.denominator, observation.state)
