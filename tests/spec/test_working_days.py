"""Working days leave out weekends, public holidays and cuti bersama."""

from datetime import date

import pytest
from drawn_table import drawn

from helpers.figures.calendar import (
    HolidayCalendar,
    calendar_for,
    indonesian_holidays,
    last_working_day,
    months_before,
    working_days,
)
from helpers.figures.run_rate import run_rate

CALENDAR = indonesian_holidays([2024])
SPANS = """
    dari       | sampai     | hari
    2024-11-13 | 2024-11-26 | 10
    2024-11-13 | 2024-11-27 | 10
    2024-11-13 | 2024-12-31 | 32
    2024-11-20 | 2024-11-26 | 5
    2024-12-25 | 2024-12-26 | 0
    2024-12-28 | 2024-12-29 | 0
    2024-12-31 | 2024-12-31 | 1
    2024-12-31 | 2024-12-30 | 0
"""


@pytest.mark.parametrize("row", drawn(SPANS), ids=lambda row: f"{row['dari']}..{row['sampai']}")
def test_spans(row: dict[str, str]) -> None:
    start, end = date.fromisoformat(row["dari"]), date.fromisoformat(row["sampai"])
    assert working_days(start, end, CALENDAR) == int(row["hari"])


def test_christmas_leave_is_cuti_bersama_and_the_election_a_holiday() -> None:
    assert not CALENDAR.is_working_day(date(2024, 12, 26))
    assert not CALENDAR.is_working_day(date(2024, 11, 27))
    assert last_working_day(date(2024, 11, 27), CALENDAR) == date(2024, 11, 26)
    assert last_working_day(date(2024, 12, 31), CALENDAR) == date(2024, 12, 31)
    assert last_working_day(date(2024, 12, 29), CALENDAR) == date(2024, 12, 27)


def test_a_year_without_the_joint_decree_is_named() -> None:
    assert CALENDAR.years_without_decree == frozenset()
    assert indonesian_holidays([2024, 2060]).years_without_decree == {2060}


def test_a_day_outside_the_calendar_is_refused_rather_than_counted() -> None:
    with pytest.raises(ValueError, match="outside"):
        working_days(date(2024, 12, 30), date(2025, 1, 2), CALENDAR)


def test_new_year_falls_back_into_the_year_before() -> None:
    new_year = date(2025, 1, 1)
    assert last_working_day(new_year, calendar_for([new_year])) == date(2024, 12, 31)


def test_run_rates_without_days_or_without_people() -> None:
    day = date(2024, 12, 30)
    late = run_rate(5, after=date(2024, 12, 31), deadline=day, calendar=CALENDAR_OF_TWO_YEARS)
    assert (late.working_days, late.per_working_day) == (0, None)
    done = run_rate(0, after=date(2024, 12, 31), deadline=day, calendar=CALENDAR_OF_TWO_YEARS)
    assert done.per_working_day == 0
    usual = run_rate(5, after=date(2024, 12, 29), deadline=date(2024, 12, 31), calendar=CALENDAR)
    assert (usual.working_days, usual.per_working_day) == (2, 3)  # ⌈5 ÷ 2⌉


def test_above_100_percent_nobody_remains() -> None:
    rate = run_rate(-5, after=date(2024, 12, 29), deadline=date(2024, 12, 31), calendar=CALENDAR)
    assert (rate.remaining, rate.per_working_day) == (0, 0)


def test_a_run_rate_over_an_undecreed_year_is_provisional() -> None:
    calendar = HolidayCalendar(frozenset(), frozenset({2024, 2025}), frozenset({2025}))
    within = run_rate(1, after=date(2024, 12, 1), deadline=date(2024, 12, 31), calendar=calendar)
    beyond = run_rate(1, after=date(2024, 12, 1), deadline=date(2025, 1, 31), calendar=calendar)
    assert (within.is_provisional, beyond.is_provisional) == (False, True)


CALENDAR_OF_TWO_YEARS = indonesian_holidays([2024, 2025])


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 11, 12), 5, date(2024, 6, 12)),
        (date(2024, 1, 12), 1, date(2023, 12, 12)),
        (date(2024, 7, 31), 5, date(2024, 2, 29)),
        (date(2023, 7, 31), 5, date(2023, 2, 28)),
        (date(2024, 12, 31), 12, date(2023, 12, 31)),
    ],
)
def test_months_before(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected
