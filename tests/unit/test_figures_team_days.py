"""Team-days are shared among indicators, and none is used twice."""

from hypothesis import given
from hypothesis import strategies as st

from helpers.figures.harmonization.team_days import assign_team_days

NEEDS = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 10_000), max_size=6)


@given(NEEDS, st.integers(0, 20_000))
def test_no_day_is_used_twice_and_none_is_lost(needed: dict[str, int], available: int) -> None:
    assigned = assign_team_days(needed, available)
    assert list(assigned) == list(needed)
    assert sum(assigned.values()) == min(available, sum(needed.values()))
    assert all(0 <= assigned[key] <= needed[key] for key in needed)


def test_drawn_shares() -> None:
    # 10 days for needs of 7, 7 and 1: 70/15 = 4 rest 10, 70/15 = 4 rest 10, 10/15 = 0 rest 10.
    # Two days are left over; the remainders are alike, so the larger needs get them.
    assert assign_team_days({"a": 1, "b": 7, "c": 7}, 10) == {"a": 0, "b": 5, "c": 5}
    assert assign_team_days({"a": 3}, 10) == {"a": 3}
    assert assign_team_days({}, 10) == {}
