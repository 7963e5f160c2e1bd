"""One region, one indicator, one basis: everything a report says about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from helpers.figures.published import PublishedCheck
from helpers.figures.verdict import Verdict
from helpers.vocabulary.indicators import IndicatorKind, Target
from helpers.vocabulary.region_code import RegionCode


class NumberOrigin(StrEnum):
    """Where the numbers of an assessment come from."""

    OWN_ROW = "own_row"
    SUM_OF_ROWS = "sum_of_rows"
    PUBLISHED_TOTAL = "published_total"
    TALLY = "tally"


@dataclass(frozen=True, slots=True)
class Assessment:
    """Figures of one region, indicator and basis on one day.

    Parameters
    ----------
    judging
        Whether this basis judges the indicator.
    kind
        How the basis is judged.
    origin
        ``own_row``: as reported for the region; ``sum_of_rows``: summed over its rows with data;
        ``published_total``: no row has data, so the total of the source stands in;
        ``tally``: of a yes/no duty or a minimum, how many rows meet it (numerator) of those with
        data (denominator). A tally has no coverage and no verdict of its own (``no_target``).
    numerator, denominator
        People or things; ``None`` is *data belum tersedia* (or, for the denominator, that the kind
        has none).
    coverage_percent
        Exact percentage, never clipped; ``None`` without data, without a base, and for tallies.
    target, minimum
        What judges; at most one of them is set.
    gap
        *Kekurangan terhadap target*, in people (of a minimum: in units still missing); of the
        province net. ``None`` without target or data.
    without
        *Belum memiliki* (denominator − numerator), negative above 100 %; of a tally the rows that
        do not meet it yet.
    rank, ranked_of
        Place by exact coverage among the rows with coverage (1, 2, 2, 4) and their number; ``None``
        for the region whose rows these are, and for rows without coverage.
    published_percent, published_check
        The percentage the source prints, and how it relates to the counts beside it.
    published_counts
        Numerator and denominator that this percentage was checked against: those of its own row,
        which for a province need not be the sums above.
    share_of_summed_gap
        The row's part of the rows' summed shortfall (0 to 1); ``None`` for the region as a whole,
        without a shortfall, or where nobody falls short.
    rows_with_data, rows_not_applicable, rows_total
        Of a sum, tally or published total: how many rows carry data, to how many the indicator
        does not apply, and how many there are. All 0 for a row of its own.
    """

    region_code: RegionCode
    indicator: str
    basis: str
    judging: bool
    kind: IndicatorKind
    as_of: date
    origin: NumberOrigin
    numerator: int | None
    denominator: int | None
    coverage_percent: Fraction | None
    target: Target | None
    minimum: int | None
    verdict: Verdict
    gap: int | None
    without: int | None
    rank: int | None = None
    ranked_of: int | None = None
    published_percent: str | None = None
    published_check: PublishedCheck | None = None
    published_counts: tuple[int, int] | None = None
    share_of_summed_gap: Fraction | None = None
    rows_with_data: int = 0
    rows_not_applicable: int = 0
    rows_total: int = 0

    @property
    def is_partial(self) -> bool:
        """Whether rows without data are missing from a sum or tally.

        A partial sum is never to be printed as the figure of the whole region without saying so.
        """
        return self.rows_missing > 0

    @property
    def rows_missing(self) -> int:
        """Rows whose data are not there yet: neither counted nor not applicable."""
        return self.rows_total - self.rows_with_data - self.rows_not_applicable

    @property
    def has_data(self) -> bool:
        """Whether there is anything to print besides a reason why not."""
        return self.verdict not in (Verdict.NO_DATA, Verdict.NOT_APPLICABLE)

    @property
    def points_to_target(self) -> Fraction | None:
        """Target minus coverage in percentage points, exact; negative above the target."""
        if self.coverage_percent is None or self.target is None:
            return None
        return Fraction(self.target.hundredths, 100) - self.coverage_percent

    @property
    def share_of_target_percent(self) -> Fraction | None:
        """Return *capaian*: coverage ÷ target in percent, never to be mixed up with coverage."""
        if self.coverage_percent is None or self.target is None or not self.target.hundredths:
            return None
        return self.coverage_percent * 10_000 / self.target.hundredths
