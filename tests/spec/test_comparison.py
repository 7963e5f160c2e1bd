"""A region among its peers: places, ties, distance in people, population classes, the nation."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from drawn_history import WITH_FLOWS
from drawn_province import AS_OF, evaluated
from drawn_table import observations

from helpers.figures.comparison import (
    PopulationClass,
    compare_rows,
    national_evaluation,
    points_above_national,
    population_class,
)
from helpers.figures.evaluation import Evaluation
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import NATIONAL, RegionCode
from helpers.vocabulary.regions import Region, region_table

ROWS = ("64.01", "64.02", "64.03", "64.07", "64.08", "64.09", "64.71")
KIA = """
    wilayah | pembilang | penyebut
    64.01   |       102 |      100
    64.02   |        50 |      100
    64.03   |       150 |      300
    64.07   |         … |      100
    64.08   |         0 |       70
    64.09   |        tb |       tb
    64.71   |        33 |      100
"""
PEOPLE = """
    wilayah | pembilang
    64.01   | 1.500.001
    64.02   | 1.500.000
    64.03   |   500.000
    64.08   |   499.999
    64.71   |   499.999
"""


def province() -> Evaluation:
    return evaluated(
        (
            *observations(KIA, indicator="kia"),
            *observations(PEOPLE, indicator="penduduk", basis="jumlah"),
        ),
        ROWS,
        catalogue=WITH_FLOWS,
    )


def test_places_within_the_province() -> None:
    places = {
        peer.region_code: peer.in_province
        and (
            peer.in_province.rank,
            peer.in_province.ranked_of,
            peer.in_province.tied_with,
            peer.in_province.above,
            peer.in_province.people_to_above,
        )
        for peer in compare_rows(province(), "kia")
    }
    assert places == {
        "64.01": (1, 5, (), (), None),  # 102 %
        "64.02": (2, 5, ("64.03",), ("64.01",), 102 - 50),
        "64.03": (2, 5, ("64.02",), ("64.01",), 306 - 150),  # 102 % of 300
        "64.71": (4, 5, (), ("64.02", "64.03"), 50 - 33),
        "64.08": (5, 5, (), ("64.71",), 24),  # ⌈33 % of 70⌉ = ⌈23,1⌉
        "64.07": None,
        "64.09": None,
    }


def test_one_person_less_than_the_distance_does_not_draw_level() -> None:
    for peer in compare_rows(province(), "kia"):
        place, one = peer.in_province, peer.assessment
        if place is None or place.people_to_above is None or one.numerator is None:
            continue
        above = province().of("kia", place.above[0]).coverage_percent
        assert above is not None
        assert one.denominator is not None
        reached = one.numerator + place.people_to_above
        assert Fraction(100 * reached, one.denominator) >= above
        assert Fraction(100 * (reached - 1), one.denominator) < above


def test_places_within_the_population_class() -> None:
    classes = {
        peer.region_code: (
            peer.population_class,
            peer.in_class and (peer.in_class.rank, peer.in_class.ranked_of, peer.in_class.above),
        )
        for peer in compare_rows(province(), "kia")
        if peer.region_code not in ("64.07", "64.09")
    }
    assert classes == {
        "64.01": (PopulationClass.LARGE, (1, 1, ())),
        "64.02": (PopulationClass.MEDIUM, (1, 2, ())),
        "64.03": (PopulationClass.MEDIUM, (1, 2, ())),
        "64.71": (PopulationClass.SMALL, (1, 2, ())),
        "64.08": (PopulationClass.SMALL, (2, 2, ("64.71",))),
    }


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (0, PopulationClass.SMALL),
        (499_999, PopulationClass.SMALL),
        (500_000, PopulationClass.MEDIUM),
        (1_500_000, PopulationClass.MEDIUM),
        (1_500_001, PopulationClass.LARGE),
    ],
)
def test_classes_by_population(people: int, expected: PopulationClass) -> None:
    assert population_class(region_table()["64.72"], people) is expected


def test_only_kabupaten_and_kota_have_a_class() -> None:
    assert population_class(region_table()["64"]) is None
    assert population_class(region_table()[NATIONAL]) is None
    assert population_class(Region(RegionCode("64.72.01"), "Palaran", "kecamatan", 0)) is None
    # Without the population of the data, that of the table of regions counts.
    assert population_class(region_table()["64.74"]) is PopulationClass.SMALL


def test_the_share_of_the_summed_shortfall() -> None:
    shares = {
        peer.region_code: peer.share_of_summed_gap for peer in compare_rows(province(), "kia")
    }
    # Short of 60 %: 0, 60 − 50, 180 − 150, 42 − 0, 60 − 33.
    summed = 10 + 30 + 42 + 27
    assert shares == {
        "64.01": 0,
        "64.02": Fraction(10, summed),
        "64.03": Fraction(30, summed),
        "64.08": Fraction(42, summed),
        "64.71": Fraction(27, summed),
        "64.07": None,
        "64.09": None,
    }


def nation(numerator: int | None, denominator: int | None, day: date = AS_OF) -> Observation:
    state = DataState.REPORTED if numerator is not None else DataState.NO_DATA
    return Observation(NATIONAL, "kia", "dinamis", day, numerator, denominator, state)


def test_the_national_value_of_the_same_day() -> None:
    national = national_evaluation(
        (nation(48, 100), *observations(KIA, indicator="kia")),
        catalogue=WITH_FLOWS,
        as_of=AS_OF,
        year=2024,
    )
    assert national is not None
    assert (national.of("kia").numerator, national.of("kia").coverage_percent) == (48, 48)
    points = {
        str(row.region_code): points_above_national(row, national) for row in province().rows("kia")
    }
    assert points["64.01"] == 102 - 48
    assert points["64.08"] == 0 - 48
    assert (points["64.07"], points["64.09"]) == (None, None)
    assert points_above_national(province().of("kia", basis="awal"), national) is None
    assert points_above_national(province().of("penduduk"), national) is None


def test_no_national_value_of_another_day_or_without_data() -> None:
    def of(*found: Observation) -> Evaluation | None:
        return national_evaluation(found, catalogue=WITH_FLOWS, as_of=AS_OF, year=2024)

    assert of() is None
    assert of(nation(48, 100, date(2024, 6, 30))) is None
    assert of(replace(nation(48, 100), is_own_figure=True)) is None
    unknown = of(nation(None, 100))
    assert unknown is not None
    one = province().of("kia", RegionCode("64.01"))
    assert points_above_national(one, unknown) is None
    assert points_above_national(one, None) is None
    june = national_evaluation(
        [nation(48, 100, date(2024, 6, 30))],
        catalogue=WITH_FLOWS,
        as_of=date(2024, 6, 30),
        year=2024,
    )
    assert points_above_national(one, june) is None
