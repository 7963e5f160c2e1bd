"""The work of the coming year: of one region, of an indicator over all rows, of all indicators."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from helpers.figures.harmonization.cohorts import CohortSource
from helpers.figures.harmonization.work import Work
from helpers.vocabulary.indicators import Target
from helpers.vocabulary.observations import DataState
from helpers.vocabulary.region_code import RegionCode


@dataclass(frozen=True, slots=True)
class RegionWork:
    """The work of one region on one indicator and basis, computed alone.

    Parameters
    ----------
    state
        ``no_data`` when the base, the holders or every cohort source is missing,
        ``not_applicable`` for a base of zero; in both cases ``work`` is ``None``.
    target
        What judges in the coming year; ``None`` leaves ``to_reach`` open.
    cohort_source
        What the flows were taken from, to be printed beside the figures.
    """

    region_code: RegionCode
    indicator: str
    basis: str
    state: DataState
    work: Work | None
    target: Target | None
    cohort_source: CohortSource | None


@dataclass(frozen=True, slots=True)
class IndicatorWork:
    """The work on one indicator and basis, of the region as a whole and of its rows.

    Parameters
    ----------
    whole
        Computed on the region's own sums. Every row rounds up by itself, so the sums over the rows
        (``sum_to_keep`` and so on) may be a few people larger.
    rows
        In the order of the evaluation's rows.
    whole_is_partial
        Whether the region's sums lack rows without data.
    """

    indicator: str
    basis: str
    whole: RegionWork
    rows: tuple[RegionWork, ...]
    whole_is_partial: bool

    @property
    def rows_with_data(self) -> int:
        """How many rows the sums are made of."""
        return sum(row.work is not None for row in self.rows)

    @property
    def rows_total(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def sum_to_reach(self) -> int | None:
        """ΣN over the rows with data; ``None`` when no row has a target and data."""
        known = [work.to_reach for work in self._works() if work.to_reach is not None]
        return sum(known) if known else None

    @property
    def sum_to_keep(self) -> int | None:
        """ΣJ over the rows with data; ``None`` when no row has data."""
        return sum(work.to_keep for work in self._works()) if self.rows_with_data else None

    @property
    def sum_everyone(self) -> int | None:
        """ΣU over the rows with data; ``None`` when no row has data."""
        return sum(work.everyone for work in self._works()) if self.rows_with_data else None

    def _works(self) -> Iterator[Work]:
        return (row.work for row in self.rows if row.work is not None)


@dataclass(frozen=True, slots=True)
class NextYear:
    """The work of the coming year on all indicators the method covers.

    Parameters
    ----------
    start, until
        Data date t₀ and judging date t₁.
    works
        KTP-el, KIA and akta kelahiran on their judging bases, then IKD on each of its bases.
    """

    region_code: RegionCode
    start: date
    until: date
    works: tuple[IndicatorWork, ...]

    @property
    def days(self) -> int:
        """Calendar days from the data date to the judging date (h)."""
        return (self.until - self.start).days

    def of(self, indicator: str, basis: str | None = None) -> IndicatorWork:
        """Return the work on one indicator, by default on its judging basis.

        Raises
        ------
        KeyError
            When the indicator or basis is not covered.
        """
        for one in self.works:
            if one.indicator == indicator and basis in (None, one.basis):
                return one
        raise KeyError((indicator, basis))
