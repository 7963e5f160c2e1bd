"""The national sample agrees with what was published for February 2023, and is plausible."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from helpers.inputs.samples.national_numbers import (
    AKTA_ABOVE_BASE,
    RECORDED_ABOVE_BASE,
    MonthNumbers,
    children_awal,
    history,
    institutions,
    latest_numbers,
    wajib_ktp_awal,
)
from helpers.inputs.samples.national_totals import LATEST, MONTH_ENDS, base_of
from helpers.vocabulary.numbers import round_half_up
from helpers.vocabulary.regions import region_table

Ratio = Callable[[MonthNumbers], Fraction]

PROVINCES = [province.code for province in region_table().provinces()]
RATIOS: dict[str, Ratio] = {
    "ktp_el": lambda n: Fraction(n.recorded, n.wajib_ktp),
    "kia": lambda n: Fraction(n.kia, n.children_0_16),
    "akta_lahir_0_17": lambda n: Fraction(n.akta, n.children_0_17),
    "ikd": lambda n: Fraction(n.ikd, n.recorded),
    "bpp": lambda n: Fraction(n.burial_books, n.burial_units),
}
COUNTS = ("recorded", "kia", "akta", "ikd", "burial_books")
BASES = ("wajib_ktp", "children_0_16", "children_0_17", "burial_units")


def total(name: str, province: str = "") -> int:
    rows = latest_numbers().values()
    return sum(getattr(n, name) for n in rows if n.region_code.startswith(province))


def percent(ratio: Fraction) -> Fraction:
    return round_half_up(100 * ratio, 2)


def test_all_kabupaten_and_kota_in_code_order() -> None:
    codes = [region.code for code in PROVINCES for region in region_table().children(code)]
    assert list(latest_numbers()) == codes
    assert len(codes) == 514


def test_published_counts_of_february_2023() -> None:
    assert total("recorded") == 199_781_570
    assert total("akta") == 78_138_395
    assert total("kia") == 37_394_318
    assert total("burial_books") == 307_379
    assert sum(institutions().values()) == 5_371


@pytest.mark.parametrize(
    ("part", "base", "published"),
    [
        ("recorded", "wajib_ktp", "99.37"),
        ("akta", "children_0_17", "97.86"),
        ("kia", "children_0_16", "48.82"),
    ],
)
def test_published_percentages_follow_half_up(part: str, base: str, published: str) -> None:
    assert percent(Fraction(total(part), total(base))) == Fraction(published)


def test_a_base_is_the_whole_number_nearest_to_the_published_percentage() -> None:
    base = base_of(199_781_570, 9937)
    nearest = min(
        range(base - 2, base + 3), key=lambda b: abs(199_781_570 - Fraction(9937, 10_000) * b)
    )
    assert base == nearest


def test_programme_of_ikd_is_young() -> None:
    assert 0 < Fraction(total("ikd"), total("recorded")) < Fraction(1, 100)
    assert max(map(RATIOS["ikd"], latest_numbers().values())) < Fraction(5, 100)


def test_wajib_ktp_and_children_together_are_the_population() -> None:
    for n in latest_numbers().values():
        people = n.wajib_ktp + n.children_0_16
        assert abs(Fraction(people, n.population) - 1) < Fraction(1, 1000)
        # The table's population is that of December 2024, some three percent later.
        register = region_table()[n.region_code].population_jiwa
        assert abs(Fraction(people, register) - Fraction(975, 1000)) < Fraction(1, 100)
        assert Fraction(20, 100) < Fraction(n.children_0_16, people) < Fraction(35, 100)


@pytest.mark.parametrize(
    ("part", "base", "meant"),
    [
        ("recorded", "wajib_ktp", {"31.01", "65.71"}),
        ("akta", "children_0_17", {"33.72", "34.71"}),
        ("kia", "children_0_16", set()),
        ("ikd", "recorded", set()),
        ("burial_books", "burial_units", set()),
    ],
)
def test_no_numerator_is_above_its_base_but_those_meant_to_be(
    part: str, base: str, meant: set[str]
) -> None:
    assert meant == {"recorded": {*RECORDED_ABOVE_BASE}, "akta": {*AKTA_ABOVE_BASE}}.get(
        part, set()
    )
    for latest in latest_numbers().values():
        if latest.region_code in meant:
            assert getattr(latest, base) < getattr(latest, part) < 1.01 * getattr(latest, base)
        else:
            assert all(getattr(n, part) <= getattr(n, base) for n in history(latest))


def test_bases_of_the_year_lie_above_those_of_the_month() -> None:
    for n in latest_numbers().values():
        assert n.wajib_ktp < wajib_ktp_awal(n) < 1.02 * n.wajib_ktp
        assert n.children_0_16 < children_awal(n, n.children_0_16) < 1.01 * n.children_0_16
        assert n.children_0_17 < children_awal(n, n.children_0_17) < 1.01 * n.children_0_17


def test_twelve_month_ends_up_to_february_2023() -> None:
    starts = [date(2022, month, 1) for month in range(4, 13)] + [
        date(2023, m, 1) for m in (1, 2, 3)
    ]
    assert [start - date.resolution for start in starts] == list(MONTH_ENDS)
    assert MONTH_ENDS[-1] == LATEST == date(2023, 2, 28)


@pytest.mark.parametrize("name", [*COUNTS, *BASES])
def test_nothing_falls_from_month_to_month(name: str) -> None:
    for latest in latest_numbers().values():
        series = [getattr(n, name) for n in history(latest)]
        assert all(earlier <= later for earlier, later in pairwise(series))
        assert series[0] >= 0
        assert series[-1] == getattr(latest, name)


@pytest.mark.parametrize("name", ["recorded", "kia", "akta", "ikd"])
def test_services_rise_within_the_year(name: str) -> None:
    for latest in latest_numbers().values():
        first, *_, last = history(latest)
        assert getattr(first, name) < getattr(last, name)


@pytest.mark.parametrize("indicator", RATIOS)
def test_regions_differ_visibly(indicator: str) -> None:
    ratio = RATIOS[indicator]
    shown = {percent(ratio(n)) for n in latest_numbers().values()}
    assert len(shown) > 100
    for province in PROVINCES:
        rows = [n for n in latest_numbers().values() if n.region_code.startswith(province)]
        assert len({percent(ratio(n)) for n in rows}) >= len(rows) / 2


@pytest.mark.parametrize(
    ("indicator", "target"),
    [
        ("ktp_el", "99.4"),
        ("kia", "50"),
        ("akta_lahir_0_17", "98"),
        ("bpp", "75"),
    ],
)
def test_some_provinces_reach_the_target_of_2023_and_some_do_not(
    indicator: str, target: str
) -> None:
    part, base = {
        "ktp_el": ("recorded", "wajib_ktp"),
        "kia": ("kia", "children_0_16"),
        "akta_lahir_0_17": ("akta", "children_0_17"),
        "bpp": ("burial_books", "burial_units"),
    }[indicator]
    reached = [
        Fraction(100 * total(part, code), total(base, code)) >= Fraction(target)
        for code in PROVINCES
    ]
    assert 5 <= sum(reached) <= 33


def test_a_few_apply_no_burial_book_and_a_few_have_enough_institutions() -> None:
    without = [n.region_code for n in latest_numbers().values() if n.burial_books == 0]
    assert 3 <= len(without) <= 30
    enough = [code for code, number in institutions().items() if number >= 15]
    assert 20 <= len(enough) <= 200
    assert min(institutions().values()) >= 1
