"""The evaluation of one region and its rows on one day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from helpers.figures.assessing import Context, assess_region, assess_rows
from helpers.figures.assessment import Assessment, NumberOrigin
from helpers.figures.observed import observed_day
from helpers.figures.verdict import Verdict
from helpers.vocabulary.indicators import Catalogue
from helpers.vocabulary.observations import Observation
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import Region

__all__ = ["Assessment", "Evaluation", "NumberOrigin", "evaluate"]

_Key = tuple[str, str | None, str]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All assessments of one region (a province, say) and of its rows on one day.

    Parameters
    ----------
    region, row_regions
        The region, and the regions whose numbers make it up.
    year
        Year whose targets judge.
    main_indicators
        Keys of the main indicators in the order of the catalogue.
    assessments
        By indicator and basis as in the catalogue; within a basis the region first, then its rows
        in the order given. Every region has one for every indicator and basis: what nobody
        reported is there as ``no_data``.
    own_duties
        Of yes/no duties and minima, which bind every government by itself: the region's own
        number, judged alone. Only where it was reported.
    """

    region: Region
    row_regions: tuple[Region, ...]
    as_of: date
    year: int
    main_indicators: tuple[str, ...]
    assessments: tuple[Assessment, ...]
    own_duties: tuple[Assessment, ...] = ()
    _index: Mapping[_Key, Assessment] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index: dict[_Key, Assessment] = {}
        for one in self.assessments:
            index[one.indicator, one.basis, one.region_code] = one
            if one.judging:
                index[one.indicator, None, one.region_code] = one
        object.__setattr__(self, "_index", index)

    @property
    def region_code(self) -> RegionCode:
        """Code of the region."""
        return self.region.code

    def of(
        self, indicator: str, region_code: RegionCode | None = None, basis: str | None = None
    ) -> Assessment:
        """Return one assessment; by default the region as a whole on the judging basis.

        Raises
        ------
        KeyError
            When the catalogue has no such indicator or basis, or the region is no row.
        """
        return self._index[indicator, basis, region_code or self.region_code]

    def rows(self, indicator: str, basis: str | None = None) -> tuple[Assessment, ...]:
        """Return the rows' assessments by rank, then code; those without rank come last."""
        found = (self.of(indicator, row.code, basis) for row in self.row_regions)
        return tuple(sorted(found, key=_by_rank))

    def summed_gap(self, indicator: str, basis: str | None = None) -> int | None:
        """Return the sum of the shortfalls of the rows below target, in people.

        It is at least the region's own, net shortfall. ``None`` when no row has a shortfall
        figure (no target, no data, no rows).
        """
        gaps = [row.gap for row in self.rows(indicator, basis) if row.gap is not None]
        return sum(gaps) if gaps else None

    def main(self) -> tuple[Assessment, ...]:
        """Return the region's assessments of the main indicators on their judging bases."""
        return tuple(self.of(key) for key in self.main_indicators)

    def reached_main(self) -> tuple[Assessment, ...]:
        """Return those of the main indicators that have reached their target."""
        return tuple(one for one in self.main() if one.verdict is Verdict.REACHED)

    def own_duty(self, indicator: str, basis: str | None = None) -> Assessment | None:
        """Return the region's own number of a duty or minimum, judged alone, if reported."""
        for one in self.own_duties:
            if one.indicator == indicator and (
                one.judging if basis is None else one.basis == basis
            ):
                return one
        return None

    def incomplete(self) -> tuple[Assessment, ...]:
        """Return the region's sums and tallies from which rows with data are still missing."""
        return tuple(
            one
            for one in self.assessments
            if one.region_code == self.region_code and one.is_partial
        )


def evaluate(
    observations: Iterable[Observation],
    *,
    catalogue: Catalogue,
    region: Region,
    rows: Iterable[Region],
    as_of: date,
    year: int,
) -> Evaluation:
    """Evaluate a region and its rows on one day.

    Parameters
    ----------
    observations
        Checked observations; only those of ``as_of`` count.
    catalogue
        Indicators and targets.
    region
        The region as a whole, for example a province. Its numbers are the sums over its rows, never
        a published total (which is reconciled, see ``reconciliation``), unless no row has data.
    rows
        The regions below it that the report shows, for example kabupaten/kota.
    year
        Year whose targets judge.

    Raises
    ------
    ValueError
        When two observations contradict each other.
    """
    row_regions = tuple(rows)
    context = Context.of(catalogue, observed_day(observations, as_of), as_of, year)
    assessments: list[Assessment] = []
    own_duties: list[Assessment] = []
    for indicator in catalogue.indicators:
        for basis in indicator.bases:
            row_assessments = assess_rows(context, indicator, basis, row_regions)
            whole, own_duty = assess_region(context, indicator, basis, region, row_assessments)
            assessments += [whole, *row_assessments]
            own_duties += [own_duty] if own_duty else []
    return Evaluation(
        region=region,
        row_regions=row_regions,
        as_of=as_of,
        year=year,
        main_indicators=tuple(i.key for i in catalogue.indicators if i.is_main),
        assessments=tuple(assessments),
        own_duties=tuple(own_duties),
    )


def _by_rank(one: Assessment) -> tuple[bool, int, str]:
    return (one.rank is None, one.rank or 0, one.region_code)
