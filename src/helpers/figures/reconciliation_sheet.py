"""The reconciliation sheet: what the province counts beside what each region counts of itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from helpers.figures.assessment import Assessment
from helpers.figures.evaluation import Evaluation
from helpers.figures.reconciliation import Measure
from helpers.vocabulary.indicators import IndicatorKind
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import RegionCode


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One number to be agreed on; agreed figure and initials are filled in by hand.

    Parameters
    ----------
    provincial
        What the report uses, in people; ``None`` is *data belum tersedia*.
    own
        What the region counts of itself on the same day; ``None`` is *data belum tersedia*.
    source
        Where the region's own number comes from; empty without one.
    """

    region_code: RegionCode
    indicator: str
    basis: str
    measure: Measure
    provincial: int | None
    own: int | None
    source: str = ""

    @property
    def difference(self) -> int | None:
        """Own minus provincial, in people; ``None`` while one of them is missing."""
        return None if self.own is None or self.provincial is None else self.own - self.provincial

    @property
    def agrees(self) -> bool | None:
        """Whether both are the same; ``None`` while one of them is missing."""
        return None if self.difference is None else self.difference == 0


def reconciliation_sheet(
    own_figures: Iterable[Observation],
    evaluation: Evaluation,
    *,
    indicators: Sequence[str] | None = None,
    region: RegionCode | None = None,
) -> tuple[SheetLine, ...]:
    """Return the lines of the sheet: region by region, indicator by indicator on judging bases.

    Parameters
    ----------
    own_figures
        Numbers that kabupaten/kota report of themselves; those of another day are left out.
    indicators
        Keys in the order of the sheet; by default the main indicators.
    region
        One row alone, for a kabupaten/kota's own report; by default all rows in order.

    Raises
    ------
    KeyError
        When an indicator or the region is unknown.
    """
    own = {
        (one.region_code, one.indicator, one.basis): one
        for one in own_figures
        if one.as_of == evaluation.as_of
    }
    codes = [row.code for row in evaluation.row_regions] if region is None else [region]
    lines: list[SheetLine] = []
    for code in codes:
        for key in indicators or evaluation.main_indicators:
            provincial = evaluation.of(key, code)
            found = own.get((code, provincial.indicator, provincial.basis))
            lines += _lines(provincial, found)
    return tuple(lines)


def _lines(provincial: Assessment, own: Observation | None) -> list[SheetLine]:
    """Return numerator and denominator; a kind without denominators has one line."""
    reported = own if own is not None and own.state is DataState.REPORTED else None
    numbers = [(Measure.NUMERATOR, provincial.numerator, reported.numerator if reported else None)]
    if provincial.kind is IndicatorKind.RATIO:
        denominator = reported.denominator if reported else None
        numbers.append((Measure.DENOMINATOR, provincial.denominator, denominator))
    return [
        SheetLine(
            region_code=provincial.region_code,
            indicator=provincial.indicator,
            basis=provincial.basis,
            measure=measure,
            provincial=ours,
            own=theirs,
            source=reported.source if reported and theirs is not None else "",
        )
        for measure, ours, theirs in numbers
    ]
