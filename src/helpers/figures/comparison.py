"""A region among its peers: within the province, within its population class, and the nation.

An order is this report's own calculation, for kabupaten/kota alone; it is never a verdict.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from helpers.figures.assessment import Assessment
from helpers.figures.evaluation import Evaluation, evaluate
from helpers.figures.ranking import competition_ranks
from helpers.vocabulary.indicators import Catalogue, IndicatorKind
from helpers.vocabulary.numbers import ceil_div
from helpers.vocabulary.observations import Observation
from helpers.vocabulary.region_code import NATIONAL, RegionCode, RegionLevel
from helpers.vocabulary.regions import Region, region_table

POPULATION: Final = "penduduk"
_SMALL_BELOW = 500_000
_LARGE_ABOVE = 1_500_000


class PopulationClass(StrEnum):
    """Award classes of kabupaten/kota (2020); the values are what readers see.

    The source does not say where the boundaries themselves belong; here to *sedang*.
    """

    LARGE = "besar"
    MEDIUM = "sedang"
    SMALL = "kecil"


def population_class(region: Region, people: int | None = None) -> PopulationClass | None:
    """Return the class of a kabupaten/kota; ``None`` for every other level, which has no class.

    Parameters
    ----------
    people
        Population of the data; ``None`` takes the one of the table of regions.

    Examples
    --------
    >>> population_class(region_table()["64.72"]).value
    'sedang'
    """
    if region.level is not RegionLevel.KABUPATEN_KOTA:
        return None
    number = region.population_jiwa if people is None else people
    if number > _LARGE_ABOVE:
        return PopulationClass.LARGE
    return PopulationClass.SMALL if number < _SMALL_BELOW else PopulationClass.MEDIUM


@dataclass(frozen=True, slots=True)
class Place:
    """Where one region stands among some peers with coverage.

    Parameters
    ----------
    rank, ranked_of
        1, 2, 2, 4 by exact coverage, and how many have coverage.
    tied_with
        Peers of the same rank, in code order.
    above
        Peers at the next better coverage, in code order; empty for the first.
    people_to_above
        Fewest more holders, on the region's own base of today, with which it draws level with
        them ("selisih dengan urutan di atasnya … jiwa"); ``None`` for the first.
    """

    rank: int
    ranked_of: int
    tied_with: tuple[RegionCode, ...]
    above: tuple[RegionCode, ...]
    people_to_above: int | None


@dataclass(frozen=True, slots=True)
class Peer:
    """One kabupaten/kota beside the others of its province.

    Parameters
    ----------
    population_class
        ``None`` below and above kabupaten/kota.
    in_province, in_class
        Places among all rows, and among the rows of the same class; ``None`` without coverage.
    share_of_summed_gap
        Part of the rows' summed shortfall (0 to 1); ``None`` without a shortfall figure.
    """

    assessment: Assessment
    population_class: PopulationClass | None
    in_province: Place | None
    in_class: Place | None

    @property
    def region_code(self) -> RegionCode:
        """Code of the region."""
        return self.assessment.region_code

    @property
    def share_of_summed_gap(self) -> Fraction | None:
        """The region's part of the summed shortfall of all rows."""
        return self.assessment.share_of_summed_gap


def compare_rows(
    evaluation: Evaluation, indicator: str, basis: str | None = None
) -> tuple[Peer, ...]:
    """Compare the rows of an evaluation on one indicator, by rank, then code.

    Populations are those of the data (indicator ``penduduk``), else of the table of regions.
    """
    rows = evaluation.rows(indicator, basis)
    regions = {region.code: region for region in evaluation.row_regions}
    classes = {
        one.region_code: population_class(
            regions[one.region_code], _population(evaluation, one.region_code)
        )
        for one in rows
    }
    in_province = _places(rows)
    in_class: dict[RegionCode, Place] = {}
    for kind in PopulationClass:
        in_class |= _places([one for one in rows if classes[one.region_code] is kind])
    return tuple(
        Peer(
            assessment=one,
            population_class=classes[one.region_code],
            in_province=in_province.get(one.region_code),
            in_class=in_class.get(one.region_code),
        )
        for one in rows
    )


def _population(evaluation: Evaluation, code: RegionCode) -> int | None:
    try:
        return evaluation.of(POPULATION, code).numerator
    except KeyError:
        return None


def _places(peers: Sequence[Assessment]) -> dict[RegionCode, Place]:
    ranks = competition_ranks([one.coverage_percent for one in peers])
    ranked = [(rank, one) for rank, one in zip(ranks, peers, strict=True) if rank is not None]
    return {one.region_code: _place(rank, one, ranked) for rank, one in ranked}


def _place(rank: int, one: Assessment, ranked: Sequence[tuple[int, Assessment]]) -> Place:
    better = [other for other in ranked if other[0] < rank]
    nearest = max((other[0] for other in better), default=None)
    above = [other for place, other in better if place == nearest]
    return Place(
        rank=rank,
        ranked_of=len(ranked),
        tied_with=_codes(other for place, other in ranked if place == rank and other is not one),
        above=_codes(above),
        people_to_above=_people_to(one, above[0]) if above else None,
    )


def _codes(assessments: Iterable[Assessment]) -> tuple[RegionCode, ...]:
    return tuple(sorted(one.region_code for one in assessments))


def _people_to(one: Assessment, other: Assessment) -> int | None:
    """Return the fewest n with (H + n) ÷ D ≥ H′ ÷ D′."""
    if one.numerator is None or not one.denominator:
        return None
    if other.numerator is None or not other.denominator:
        return None
    return ceil_div(other.numerator * one.denominator, other.denominator) - one.numerator


def national_evaluation(
    observations: Iterable[Observation], *, catalogue: Catalogue, as_of: date, year: int
) -> Evaluation | None:
    """Return the nation's figures of one day, as published; ``None`` when no source gives any.

    Parameters
    ----------
    observations
        Observations of any regions; those of code ``00`` count.
    """
    national = [
        one
        for one in observations
        if one.region_code == NATIONAL and one.as_of == as_of and not one.is_own_figure
    ]
    if not national:
        return None
    return evaluate(
        (replace(one, is_total=True) for one in national),
        catalogue=catalogue,
        region=region_table()[NATIONAL],
        rows=(),
        as_of=as_of,
        year=year,
    )


def points_above_national(one: Assessment, nation: Evaluation | None) -> Fraction | None:
    """Return coverage minus the nation's of the same day and basis, in percentage points.

    ``None`` where one of them is not there, or the days differ.
    """
    if nation is None or nation.as_of != one.as_of or one.kind is not IndicatorKind.RATIO:
        return None
    national = nation.of(one.indicator, basis=one.basis).coverage_percent
    if one.coverage_percent is None or national is None:
        return None
    return one.coverage_percent - national
