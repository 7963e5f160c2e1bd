from datetime import date, timedelta

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.figures.calendar import (
    days_between,
    indonesian_holidays,
    last_working_day,
    months_before,
    working_days,
)
from helpers.figures.run_rate import run_rate

CALENDAR = indonesian_holidays([2023, 2024, 2025])
days = st.dates(date(2023, 2, 1), date(2025, 12, 31))


@given(days, days)
@settings(max_examples=50)
def test_pandas_counts_the_same_working_days(start: date, end: date) -> None:
    counted = pd.bdate_range(start, end, freq="C", holidays=sorted(CALENDAR.days))
    assert working_days(start, end, CALENDAR) == len(counted)


@given(days, st.integers(0, 200), st.integers(0, 200))
@settings(max_examples=50)
def test_spans_add_up(start: date, first: int, second: int) -> None:
    calendar = indonesian_holidays(range(2023, 2028))
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)
    after_middle = middle + timedelta(days=1)
    assert working_days(start, end, calendar) == (
        working_days(start, middle, calendar) + working_days(after_middle, end, calendar)
    )


@given(days)
def test_the_last_working_day_is_one_and_none_lies_between(deadline: date) -> None:
    last = last_working_day(deadline, CALENDAR)
    assert CALENDAR.is_working_day(last)
    assert last <= deadline
    assert working_days(last, deadline, CALENDAR) == 1


@given(days, days, st.integers(0, 10**6))
@settings(max_examples=50)
def test_the_run_rate_serves_everyone_and_one_less_would_not(
    after: date, deadline: date, remaining: int
) -> None:
    rate = run_rate(remaining, after=after, deadline=deadline, calendar=CALENDAR_WITH_NEXT)
    if rate.per_working_day is None:
        assert rate.working_days == 0
        assert remaining > 0
    elif remaining:
        assert rate.per_working_day * rate.working_days >= remaining
        assert (rate.per_working_day - 1) * rate.working_days < remaining


CALENDAR_WITH_NEXT = indonesian_holidays(range(2023, 2027))


@given(days, st.integers(0, 40))
def test_months_before_lands_in_the_right_month(day: date, months: int) -> None:
    earlier = months_before(day, months)
    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
    assert earlier.day == day.day or (earlier + timedelta(days=1)).day == 1
    assert earlier <= day


@given(days, days)
def test_days_between_is_signed(first: date, second: date) -> None:
    assert first + timedelta(days=days_between(first, second)) == second
