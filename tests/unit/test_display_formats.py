"""Numbers and dates as Indonesian readers write them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from helpers.display import formats


def test_the_published_figures_print_as_published() -> None:
    assert formats.count(2_868_568) == "2.868.568"
    assert formats.percent(Fraction(2_868_568 * 100, 2_878_769)) == "99,65 %"
    assert formats.persen(Fraction(1_234_871 * 100, 1_250_088)) == "98,78 persen"
    assert formats.exact_decimal(Fraction(1_234_871 * 100, 1_250_088)) == "98.782726"
    assert formats.target_number(9940) == "99,40"
    assert formats.target_number(6000) == "60"


def test_dates_and_words() -> None:
    day = date(2024, 11, 2)
    assert formats.long_date(day) == "2 November 2024"
    assert formats.short_date(day) == "02-11-2024"
    assert formats.month_name(day) == "November"
    assert [formats.number_word(n) for n in (0, 2, 11, 12)] == ["nol", "dua", "sebelas", "12"]


def test_enumerations() -> None:
    assert formats.enumeration(["A"]) == "A"
    assert formats.enumeration(["A", "B"]) == "A dan B"
    assert formats.enumeration(["A", "B", "C"]) == "A, B, dan C"


@given(st.integers(-(10**12), 10**12))
def test_counts_read_back(number: int) -> None:
    assert parse_decimal(formats.count(number), locale="id_ID", strict=True) == number


@given(st.fractions(min_value=0, max_value=10_000), st.integers(0, 4))
def test_print_is_the_nearest_decimal(value: Fraction, decimals: int) -> None:
    printed = parse_decimal(formats.decimal(value, decimals), locale="id_ID", strict=True)
    assert abs(Fraction(printed) - value) <= Fraction(1, 2 * 10**decimals)


@given(st.fractions(min_value=-10_000, max_value=10_000))
def test_machines_and_people_read_the_same_number(value: Fraction) -> None:
    machine = Fraction(Decimal(formats.exact_decimal(value)))
    assert abs(machine - value) <= Fraction(1, 2 * 10**6)
