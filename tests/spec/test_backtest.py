"""The back-test on drawn histories, the arithmetic written out."""

from datetime import date, timedelta
from fractions import Fraction

from helpers.figures.harmonization.backtest import Cut, backtest
from helpers.figures.harmonization.paces import Exclusion, Interval

START = date(2024, 1, 1)


def history(*additions: int, days: int = 10) -> list[Interval]:
    """Return intervals that follow each other."""
    return [
        Interval(START + timedelta(days=n * days), START + timedelta(days=(n + 1) * days), number)
        for n, number in enumerate(additions)
    ]


def test_a_cut_forecasts_three_intervals_from_the_six_before() -> None:
    found = backtest(history(10, 20, 30, 40, 50, 60, 30, 40, 50))
    # six before: 210 in 60 days; slowest 60 in 30, fastest 150 in 30; three after: 120 in 30 days
    assert found.cuts == (
        Cut(
            day=START + timedelta(days=60),
            days=30,
            low=60,
            middle=210 * 30 // 60,
            high=150,
            actual=120,
        ),
    )
    assert found.cuts[0].error == 105 - 120
    assert found.cuts[0].is_held


def test_under_three_cuts_nothing_is_said() -> None:
    two_cuts = backtest(history(*range(10, 110, 10)))
    assert len(two_cuts.cuts) == 2
    assert not two_cuts.is_tested
    assert two_cuts.relative_error is None
    assert two_cuts.held is None
    assert backtest(history(1, 2, 3)).cuts == ()


def test_the_error_is_a_ratio_of_sums_and_the_range_is_counted() -> None:
    found = backtest(history(10, 10, 10, 10, 10, 10, 10, 10, 10, 40, 70))
    # cut 1: 30 forecast, 30 came; cut 2: 30 forecast, 10 + 10 + 40 came; cut 3: 30, 120 came
    assert [(cut.middle, cut.actual) for cut in found.cuts] == [(30, 30), (30, 60), (30, 120)]
    assert [cut.is_held for cut in found.cuts] == [True, False, False]
    assert found.is_tested
    assert found.relative_error == Fraction(0 + 30 + 90, 30 + 60 + 120)
    assert found.held == 1


def test_later_cuts_use_all_intervals_of_the_year_before() -> None:
    found = backtest(history(10, 10, 10, 10, 10, 10, 80, 10, 10, 10))
    # at the second cut seven intervals lie before: 140 in 70 days
    assert found.cuts[1].middle == 140 * 30 // 70


def test_excluded_intervals_are_neither_used_nor_forecast() -> None:
    intervals = history(10, 10, 10, 10, 10, 10, 0, 10, 10, 10, 10, 10)
    excluded = Interval(intervals[6].start, intervals[6].end, -500, Exclusion.NEGATIVE)
    found = backtest([*intervals[:6], excluded, *intervals[7:]])
    assert [cut.actual for cut in found.cuts] == [30, 30, 30]
    assert found.relative_error == 0
    assert found.held == 3


def test_nothing_added_has_no_error_in_percent() -> None:
    found = backtest(history(*[0] * 11))
    assert found.is_tested
    assert found.relative_error is None
    assert found.held == 3
