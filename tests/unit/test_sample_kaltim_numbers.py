"""The sample agrees with everything Kalimantan Timur has published."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from helpers.inputs.samples import RegionNumbers, kaltim_numbers
from helpers.vocabulary.numbers import ceil_div, round_half_up
from helpers.vocabulary.regions import region_table

Ratio = Callable[[RegionNumbers], Fraction]

LATEST = date(2024, 11, 12)
COUNTS = [field.name for field in fields(RegionNumbers)][2:]
DAYS = sorted({row.as_of for row in kaltim_numbers()})
CODES = [region.code for region in region_table().children("64")]
RATIOS: dict[str, Ratio] = {
    "ktp_el": lambda n: Fraction(n.recorded, n.wajib_ktp),
    "kia": lambda n: Fraction(n.kia, n.children_0_16),
    "akta_lahir_0_17": lambda n: Fraction(n.akta, n.children_0_17),
    "ikd": lambda n: Fraction(n.ikd, n.recorded),
    "ikd_wajib_ktp": lambda n: Fraction(n.ikd, n.wajib_ktp),
}
TARGETS = {"ktp_el": 9940, "kia": 6000, "akta_lahir_0_17": 9900, "ikd": 3000}


def numbers_of(code: str, day: date = LATEST) -> RegionNumbers:
    (row,) = [n for n in kaltim_numbers() if (n.region_code, n.as_of) == (code, day)]
    return row


def rows_on(day: date) -> list[RegionNumbers]:
    return [n for n in kaltim_numbers() if n.as_of == day and n.region_code != "64"]


def hundredths(ratio: Fraction) -> int:
    return int(100 * round_half_up(100 * ratio, 2))


def test_twelve_dates_with_the_province_before_its_ten() -> None:
    ends = [date(2023, 12, 31), *(date(2024, m + 1, 1) - date.resolution for m in range(1, 11))]
    assert [*ends, LATEST] == DAYS
    expected = [(day, code) for day in DAYS for code in ("64", *CODES)]
    assert [(n.as_of, n.region_code) for n in kaltim_numbers()] == expected


def test_published_totals_of_november() -> None:
    province = numbers_of("64")
    assert (province.recorded, province.wajib_ktp) == (2868568, 2878769)
    assert (province.kia, province.children_0_16) == (912264, 1197605)
    assert (province.akta, province.children_0_17) == (1234871, 1250088)
    assert province.ikd == 165439


def test_published_numbers_of_october() -> None:
    province = numbers_of("64", date(2024, 10, 31))
    assert (province.recorded, province.ikd) == (2860701, 156639)


@pytest.mark.parametrize(
    ("part", "base", "published"),
    [
        ("recorded", "wajib_ktp", 9875),
        ("kia", "children_0_16", 7280),
        ("ikd", "wajib_ktp", 448),
    ],
)
def test_published_percentages_of_13_june(part: str, base: str, published: int) -> None:
    may, june = numbers_of("64", date(2024, 5, 31)), numbers_of("64", date(2024, 6, 30))

    def on_13_june(name: str) -> Fraction:
        return getattr(may, name) + Fraction(13, 30) * (getattr(june, name) - getattr(may, name))

    assert hundredths(on_13_june(part) / on_13_june(base)) == published


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_rows_add_up_to_the_province(day: date) -> None:
    for name in COUNTS:
        assert sum(getattr(n, name) for n in rows_on(day)) == getattr(numbers_of("64", day), name)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize(
    ("ratio", "highest", "lowest"),
    [
        ("ktp_el", "64.71", "64.74"),
        ("kia", "64.71", "64.07"),
        ("ikd", "64.09", "64.03"),
        ("ikd_wajib_ktp", "64.09", "64.03"),
    ],
)
def test_highest_and_lowest_as_published(day: date, ratio: str, highest: str, lowest: str) -> None:
    ranked = sorted(rows_on(day), key=RATIOS[ratio])
    assert (ranked[-1].region_code, ranked[0].region_code) == (highest, lowest)


@pytest.mark.parametrize("code", ["64", *CODES])
@pytest.mark.parametrize(
    "name",
    ["recorded", "kia", "akta", "ikd", "wajib_ktp", "children_0_16", "children_0_17", "population"],
)
def test_counts_rise_from_date_to_date(code: str, name: str) -> None:
    series = [getattr(numbers_of(code, day), name) for day in DAYS]
    assert all(earlier < later for earlier, later in pairwise(series))


@pytest.mark.parametrize("numbers", kaltim_numbers(), ids=lambda n: f"{n.region_code} {n.as_of}")
def test_every_row_is_plausible(numbers: RegionNumbers) -> None:
    n = numbers
    assert 0 < n.ikd < n.recorded < n.wajib_ktp < n.wajib_ktp_awal
    assert 0 < n.kia < n.children_0_16 < n.children_0_16_awal
    assert 0 < n.akta < n.children_0_17 < n.children_0_17_awal
    assert n.children_0_16 < n.children_0_17
    assert abs(n.wajib_ktp + n.children_0_16 - n.population) < n.population / 1000
    assert abs(n.population_male - n.population_female) < n.population / 10


@pytest.mark.parametrize("base", ["wajib_ktp", "children_0_16", "children_0_17"])
def test_populations_are_the_weights(base: str) -> None:
    province = region_table()["64"].population_jiwa
    for n in rows_on(LATEST):
        share_of_people = Fraction(region_table()[n.region_code].population_jiwa, province)
        share_of_base = Fraction(getattr(n, base), getattr(numbers_of("64"), base))
        assert abs(share_of_base / share_of_people - 1) < Fraction(6, 100)


def test_the_ten_differ_visibly() -> None:
    for ratio in RATIOS.values():
        assert len({hundredths(ratio(n)) for n in rows_on(LATEST)}) == 10
    akta = sorted(hundredths(RATIOS["akta_lahir_0_17"](n)) for n in rows_on(LATEST))
    assert 9680 <= akta[0] <= 9700
    assert 9950 <= akta[-1] <= 9970
    assert sum(value > 9900 for value in akta) == 4


def test_net_shortfall_of_akta_is_smaller_than_the_sum_of_shortfalls() -> None:
    def short(n: RegionNumbers) -> int:
        return max(0, ceil_div(99 * n.children_0_17, 100) - n.akta)

    assert short(numbers_of("64")) == 2717
    assert sum(short(n) for n in rows_on(LATEST)) > 2717


@pytest.mark.parametrize("indicator", TARGETS)
def test_two_decimals_judge_as_the_counts_do(indicator: str) -> None:
    target = TARGETS[indicator]
    for n in rows_on(LATEST):
        exact = RATIOS[indicator](n)
        assert (hundredths(exact) >= target) == (10000 * exact >= target)


@pytest.mark.parametrize("since", [date(2024, 5, 31), date(2024, 6, 30)])
def test_ikd_of_next_year_is_about_seven_times_the_pace_since_june(since: date) -> None:
    pace = Fraction(165439 - numbers_of("64", since).ikd, (LATEST - since).days)
    assert 6.5 <= 719019 / (pace * 414) <= 7.5


def test_start_bases_stay_the_same_within_a_year() -> None:
    for name in ("wajib_ktp_awal", "children_0_16_awal", "children_0_17_awal"):
        for code in CODES:
            series = [getattr(numbers_of(code, day), name) for day in DAYS]
            assert len(set(series[1:])) == 1
            assert series[0] < series[1]
