"""Team-days and blanks on small cases, the arithmetic written out."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.figures.harmonization.means import (
    Blanks,
    Quarter,
    by_quarter,
    kia_blanks,
    ktp_el_blanks,
    quarters,
    team_days,
)


@pytest.mark.parametrize(
    ("additions", "pace", "expected"),
    [
        (1000, Fraction(2), 5),  # 1000 − ⌊2 · 365⌋ = 270 people, 60 a day: 4,5
        (730, Fraction(2), 0),
        (0, Fraction(2), 0),
        (600, Fraction(1, 1000), 10),  # ⌊0,365⌋ = 0 at the counters
        (601, None, 11),  # the pace is not known
    ],
)
def test_teams_serve_what_the_counters_do_not(
    additions: int, pace: Fraction | None, expected: int
) -> None:
    assert team_days(additions, people_per_team_day=60, days=365, counter_pace=pace) == expected


def test_a_team_that_serves_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="serves 0 people"):
        team_days(10, people_per_team_day=0, days=365, counter_pace=None)


def test_ktp_el_blanks_by_cause() -> None:
    found = ktp_el_blanks(
        1001,
        unprinted=50,
        holders=2000,
        days=414,
        blanks_per_card=Fraction(101, 100),
        replaced_per_year=Fraction(3, 100),
    )
    # ⌈1011,01⌉; ⌈50,5⌉; 2000 · 0,03 · 414/365 · 1,01 = 68,7…
    assert found == Blanks(new=1012, waiting=51, again=69)
    assert found.total == 1012 + 51 + 69


def test_kia_is_renewed_at_five_for_those_who_hold_one() -> None:
    one = Fraction(1)
    found = kia_blanks(10, turn_five=73, holders=760, base=1000, days=365, blanks_per_card=one)
    assert found == Blanks(new=10, waiting=0, again=56)  # ⌈73 · 0,76⌉ = ⌈55,48⌉
    # above 100 % of the base no more children turn five than there are
    above = kia_blanks(0, turn_five=73, holders=1100, base=1000, days=365, blanks_per_card=one)
    assert above.again == 73
    nobody = kia_blanks(0, turn_five=0, holders=0, base=0, days=365, blanks_per_card=one)
    assert nobody.total == 0


def test_quarters_begin_the_day_after_the_data() -> None:
    assert quarters(date(2024, 11, 12), date(2025, 12, 31)) == (
        Quarter(2024, 4, 49),  # 18 days of November, 31 of December
        Quarter(2025, 1, 90),
        Quarter(2025, 2, 91),
        Quarter(2025, 3, 92),
        Quarter(2025, 4, 92),
    )
    assert quarters(date(2025, 12, 31), date(2025, 12, 31)) == ()


def test_quarters_share_by_days() -> None:
    parts = quarters(date(2024, 11, 12), date(2025, 12, 31))
    # 100 · 49, 139, 230, 322 and 414 of 414 days: 11, 33, 55, 77, 100 so far
    assert by_quarter(100, parts) == (11, 22, 22, 22, 23)


@given(st.integers(0, 10**9), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 900))
def test_quarters_sum_to_the_total(total: int, as_of: date, days: int) -> None:
    parts = quarters(as_of, as_of + timedelta(days=days))
    shares = by_quarter(total, parts)
    assert sum(part.days for part in parts) == days
    assert sum(shares) == total
    for part, share in zip(parts, shares, strict=True):
        assert abs(share - Fraction(total * part.days, days)) < 1
