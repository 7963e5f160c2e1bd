"""Paces, forecasts and their words on drawn histories, the arithmetic written out."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.figures.harmonization.paces import (
    Exclusion,
    Interval,
    Paces,
    Snapshot,
    interval_between,
    paces_of,
    usable,
)
from helpers.figures.harmonization.realism import (
    PaceScale,
    Projection,
    forecast,
    forecast_range,
    needed_pace,
    year_reached,
)
from helpers.inputs.samples.kaltim_profile import TOTALS

T0 = date(2024, 11, 12)


def drawn(table: str) -> list[Interval]:
    """Read ``start | days | additions`` rows."""
    rows = [line.split("|") for line in table.strip().splitlines()[1:]]
    return [
        Interval(start, start + timedelta(days=int(days)), int(additions))
        for start, days, additions in (
            (date.fromisoformat(row[0].strip()), row[1], row[2]) for row in rows
        )
    ]


YEAR = drawn("""
    start      | days | additions
    2024-05-01 | 10   | 10
    2024-06-01 | 10   | 20
    2024-07-01 | 10   | 30
    2024-08-01 | 20   | 80
    2024-09-01 | 10   | 50
    2024-10-01 | 10   | 60
""")


def test_an_interval_counts_the_documents_of_those_who_left() -> None:
    before = Snapshot(date(2024, 9, 30), "dinamis", 1000)
    after = Snapshot(date(2024, 10, 31), "dinamis", 990)
    # ΔH = −10, but 41 holders left the base: 31 documents in 31 days
    assert interval_between(before, after, leaving=41).additions == -10 + 41
    assert interval_between(before, after, leaving=41).per_day == 1
    # documents issued, where they are counted, go before ΔH + X
    assert interval_between(before, after, leaving=41, issued=62).additions == 62
    with pytest.raises(ValueError, match="no interval"):
        interval_between(after, before)


def test_a_loss_or_another_base_says_nothing_about_the_pace() -> None:
    before = Snapshot(date(2024, 9, 30), "dinamis", 1000)
    loss = interval_between(before, Snapshot(date(2024, 10, 31), "dinamis", 990))
    other = interval_between(before, Snapshot(date(2024, 10, 31), "awal", 1200))
    assert loss.exclusion is Exclusion.NEGATIVE
    assert other.exclusion is Exclusion.BASE_CHANGED
    paces = paces_of([loss, other, *YEAR], as_of=T0)
    assert paces.excluded == (loss, other)
    assert paces.used == tuple(YEAR)
    assert usable([loss, *YEAR[::-1]]) == tuple(YEAR)


def test_paces_are_ratios_of_sums() -> None:
    paces = paces_of(YEAR, as_of=T0)
    assert paces.middle == Fraction(10 + 20 + 30 + 80 + 50 + 60, 70)
    assert paces.low == Fraction(10 + 20 + 30, 30)  # the three slowest: 1, 2, 3 a day
    assert paces.high == Fraction(80 + 50 + 60, 40)  # the three fastest: 4, 5, 6 a day
    assert paces.fastest == YEAR[5]


def test_of_equally_fast_intervals_the_later_counts_first() -> None:
    history = drawn("""
        start      | days | additions
        2024-01-01 | 10   | 10
        2024-02-01 | 20   | 20
        2024-03-01 | 30   | 30
        2024-04-01 | 10   | 0
        2024-05-01 | 10   | 0
        2024-06-01 | 10   | 100
    """)
    paces = paces_of(history, as_of=T0)
    assert paces.low == Fraction(0 + 0 + 30, 10 + 10 + 30)
    assert paces.high == Fraction(100 + 30 + 20, 10 + 30 + 20)


def test_fewer_than_six_intervals_give_no_pace_but_a_fastest_period() -> None:
    paces = paces_of(YEAR[:5], as_of=T0)
    assert paces.middle is paces.low is paces.high is None
    assert paces.fastest == YEAR[4]
    assert forecast_range(Projection(1000, 900), paces, 365) is None
    assert paces_of([], as_of=T0) == Paces(None, None, None, None, (), ())


def test_the_window_is_a_year_and_reaches_back_only_for_six_intervals() -> None:
    older = drawn("""
        start      | days | additions
        2023-11-12 | 10   | 1000
        2023-11-14 | 10   | 70
    """)
    # 365 days before 12-11-2024 is 13-11-2023: the first began a day too early
    assert paces_of([*older, *YEAR], as_of=T0).used == (older[1], *YEAR)
    # with three intervals in the year the latest six are taken
    half_years = [
        Interval(date(2020 + n // 2, 1 + 6 * (n % 2), 1), date(2020 + n // 2, 7, 1), 100)
        if n % 2 == 0
        else Interval(date(2020 + n // 2, 7, 1), date(2021 + n // 2, 1, 1), 100)
        for n in range(9)
    ]
    assert paces_of(half_years, as_of=date(2024, 7, 1)).used == tuple(half_years[3:])


def test_a_pace_knows_only_what_lay_before_its_day() -> None:
    assert paces_of(YEAR, as_of=date(2024, 9, 11)).used == tuple(YEAR[:5])


def test_the_forecast_is_a_range_that_nobody_exceeds() -> None:
    paces = paces_of(YEAR, as_of=T0)
    # h = 30: ⌊2·30⌋ = 60, ⌊25/7·30⌋ = 107, ⌊19/4·30⌋ = 142, but U = 1000 − 880 = 120
    found = forecast_range(Projection(base=1000, holders=880), paces, 30)
    assert found is not None
    assert [one.holders for one in (found.low, found.middle, found.high)] == [940, 987, 1000]
    assert found.middle.coverage_percent == Fraction(987, 10)
    assert forecast(Projection(0, 0), Fraction(5), 30).coverage_percent is None


def test_the_year_is_the_first_december_at_which_the_moving_base_is_reached() -> None:
    def growing(day: date) -> Projection:
        return Projection(base=1000 + 50 * (day.year - 2024), holders=800)

    # one a day from 12-11-2024: 49 until 31-12-2024, 414 until 31-12-2025
    # 2024: 849 of 1000 · 0,9; 2025: min(1050, 800 + 414) = 1050 ≥ ⌈0,9 · 1050⌉
    assert year_reached(growing, Fraction(1), as_of=T0, target_hundredths=9000) == 2025
    # a tenth a day: 804, 841, 877, 914 (1144 days), 950, 987, … against 900, 945, 990, 1035, …:
    # the base runs away
    assert year_reached(growing, Fraction(1, 10), as_of=T0, target_hundredths=9000) is None


def test_ten_years_are_ten_decembers_and_today_counts_for_nothing() -> None:
    def answer(year: int, as_of: date) -> int | None:
        def from_that_year(day: date) -> Projection:
            return Projection(base=100, holders=100 if day.year >= year else 0)

        return year_reached(from_that_year, Fraction(0), as_of=as_of, target_hundredths=10_000)

    assert answer(2033, T0) == 2033
    assert answer(2034, T0) is None  # 31-12-2034 is more than ten years after 12-11-2024
    assert answer(2024, date(2024, 12, 31)) == 2025
    assert answer(2034, date(2024, 12, 31)) == 2034
    assert answer(2033, date(2024, 2, 29)) == 2033


@pytest.mark.parametrize(
    ("additions", "scale"),
    [
        (0, PaceScale.IN_STEP),
        (357, PaceScale.IN_STEP),  # tengah 25/7 a day: 357,1 in 100 days
        (358, PaceScale.FASTER),
        (475, PaceScale.FASTER),  # tinggi 19/4 a day: 475 in 100 days
        (476, PaceScale.BEST_PERIOD),
        (600, PaceScale.BEST_PERIOD),  # the fastest: 6 a day
        (601, PaceScale.BEYOND),
    ],
)
def test_the_scale_in_words(additions: int, scale: PaceScale) -> None:
    assert needed_pace(additions, 100, paces_of(YEAR, as_of=T0)).scale is scale


def test_words_follow_from_the_exact_need_not_from_its_print() -> None:
    paces = paces_of(YEAR, as_of=T0)
    # at tengah, 25/7 a day, the forecast for 100 days is 357. Per 30 days that is 107,1, printed
    # 108, which is more than 30 · 25/7 = 107,14: the printed number would ask for acceleration
    assert forecast(Projection(1000, 0), Fraction(25, 7), 100).holders == 357
    needed = needed_pace(357, 100, paces)
    assert needed.per_30_days == 108 > 30 * Fraction(25, 7)
    assert needed.scale is PaceScale.IN_STEP


def test_multiples_and_missing_paces() -> None:
    needed = needed_pace(1200, 100, paces_of(YEAR, as_of=T0))
    assert needed.times_middle == 12 / Fraction(25, 7)
    assert needed.times_high == 12 / Fraction(19, 4)
    assert needed.times_fastest == 2

    few = paces_of(YEAR[:2], as_of=T0)  # two a day at best
    assert needed_pace(201, 100, few).scale is PaceScale.BEYOND
    assert needed_pace(200, 100, few).scale is None
    assert needed_pace(200, 100, few).times_high is None

    nothing = paces_of([Interval(T0 - timedelta(days=9), T0, 0)], as_of=T0)
    assert needed_pace(5, 100, nothing).scale is PaceScale.BEYOND
    assert needed_pace(5, 100, nothing).times_fastest is None
    assert needed_pace(5, 100, paces_of([], as_of=T0)).scale is None
    with pytest.raises(ValueError, match="0 days"):
        needed_pace(5, 0, few)


def test_ikd_30_percent_in_kaltim_is_several_times_every_pace_seen() -> None:
    snapshots = [Snapshot(totals.as_of, "sudah_rekam", totals.ikd) for totals in TOTALS]
    intervals = [interval_between(one, two) for one, two in pairwise(snapshots)]
    paces = paces_of(intervals, as_of=T0)
    needed = needed_pace(719_019, 414, paces)
    assert needed.per_30_days == 52_103
    assert needed.scale is PaceScale.BEYOND
    # 165.439 − 92.318 in 317 days since 31-12-2023
    assert paces.middle == Fraction(73_121, 317)
    assert needed.times_middle is not None
    assert needed.times_high is not None
    assert needed.times_fastest is not None
    assert 7 < needed.times_middle < 8
    assert 5 < needed.times_high < 6
    # 156.639 on 31 October, 165.439 on 12 November: 733 a day in the best twelve days
    assert needed.times_fastest == Fraction(719_019, 414) / Fraction(8_800, 12)
    assert needed.times_fastest > 2


HISTORIES = st.lists(st.tuples(st.integers(1, 90), st.integers(0, 10**6)), max_size=30).map(
    lambda rows: [
        Interval(T0 - timedelta(days=20 * n + days), T0 - timedelta(days=20 * n), additions)
        for n, (days, additions) in enumerate(rows)
    ]
)


@settings(max_examples=150, deadline=None)
@given(HISTORIES, st.integers(0, 10**7), st.integers(1, 1000))
def test_paces_are_ordered_and_words_never_contradict_the_forecast(
    intervals: list[Interval], additions: int, days: int
) -> None:
    paces = paces_of(intervals, as_of=T0)
    assert paces == paces_of(intervals[::-1], as_of=T0)
    if paces.low is None or paces.middle is None or paces.high is None:
        assert len(intervals) < 6
        return
    assert paces.fastest is not None
    assert paces.low <= paces.middle <= paces.high <= paces.fastest.per_day
    scale = needed_pace(additions, days, paces).scale
    world = Projection(base=10**9, holders=0)
    assert (scale is PaceScale.IN_STEP) == (
        forecast(world, paces.middle, days).holders >= additions
    )
    assert (scale in (PaceScale.IN_STEP, PaceScale.FASTER)) == (
        forecast(world, paces.high, days).holders >= additions
    )
