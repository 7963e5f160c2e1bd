"""The realised pace between snapshots of one series, and how many times it is needed."""

from datetime import date
from fractions import Fraction

import pytest
from drawn_province import evaluated
from drawn_table import observations

from helpers.figures.evaluation import Evaluation
from helpers.figures.pace import Pace, first_snapshot, multiple_of_pace, pace_between

ROWS = ("64.01", "64.02")
JUNE = date(2024, 6, 30)
NOVEMBER = date(2024, 11, 12)


def at(day: date, first: str, second: str) -> Evaluation:
    table = f"""
        wilayah | pembilang | penyebut
        64.01   | {first}   |      200
        64.02   | {second}  |      300
    """
    observed = observations(table, indicator="ikd", basis="sudah_rekam", as_of=day)
    return evaluated(observed, ROWS, as_of=day)


def test_additions_per_day() -> None:
    pace = pace_between(at(JUNE, "10", "0").of("ikd"), at(NOVEMBER, "100", "45").of("ikd"))
    assert pace == Pace(JUNE, NOVEMBER, (100 + 45) - (10 + 0))
    assert pace is not None
    assert pace.days == 135
    assert pace.per_day == Fraction(135, 135)


def test_a_row_that_arrives_late_is_no_pace() -> None:
    assert pace_between(at(JUNE, "10", "…").of("ikd"), at(NOVEMBER, "100", "45").of("ikd")) is None
    assert pace_between(at(JUNE, "10", "0").of("ikd"), at(NOVEMBER, "100", "…").of("ikd")) is None


def test_a_published_total_and_a_sum_of_rows_are_no_pace() -> None:
    total = evaluated(
        observations(
            "wilayah | pembilang | penyebut \n 64 | 10 | 500",
            indicator="ikd",
            basis="sudah_rekam",
            as_of=JUNE,
        ),
        (),
        as_of=JUNE,
    )
    assert pace_between(total.of("ikd"), at(NOVEMBER, "100", "45").of("ikd")) is None


def test_series_and_order_are_not_mixed() -> None:
    earlier, later = at(JUNE, "10", "0"), at(NOVEMBER, "100", "45")
    with pytest.raises(ValueError, match="no pace"):
        pace_between(later.of("ikd"), earlier.of("ikd"))
    with pytest.raises(ValueError, match="no pace"):
        pace_between(earlier.of("ikd"), later.of("ikd", basis="wajib_ktp"))


def test_the_first_snapshot_within_five_months() -> None:
    days = [date(2024, 5, 31), date(2024, 6, 11), JUNE, date(2024, 10, 31), NOVEMBER]
    assert first_snapshot(days, as_of=NOVEMBER, within_months=5) == JUNE
    assert first_snapshot([date(2024, 6, 12), JUNE], as_of=NOVEMBER, within_months=5) == date(
        2024, 6, 12
    )
    assert first_snapshot([NOVEMBER], as_of=NOVEMBER, within_months=5) is None


def test_multiple_of_pace() -> None:
    pace = Pace(JUNE, NOVEMBER, 270)  # 2 per day
    assert multiple_of_pace(14 * 414, 414, pace) == 7
    assert multiple_of_pace(0, 414, pace) == 0


@pytest.mark.parametrize("additions", [0, -5])
def test_no_multiple_of_a_standstill_or_a_decline(additions: int) -> None:
    assert multiple_of_pace(10, 10, Pace(JUNE, NOVEMBER, additions)) is None


def test_no_multiple_without_a_pace_or_days() -> None:
    assert multiple_of_pace(10, 10, None) is None
    assert multiple_of_pace(10, 0, Pace(JUNE, NOVEMBER, 10)) is None
