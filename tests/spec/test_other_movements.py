"""Migration, deaths and early recording as assumed: who moves, and by how much."""

from datetime import date
from fractions import Fraction

from drawn_province import CATALOGUE

from helpers.figures.evaluation import evaluate
from helpers.figures.harmonization.next_year import work_of_next_year
from helpers.figures.harmonization.other_movements import other_movements
from helpers.vocabulary.assumptions import Assumption, Assumptions
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import NATIONAL, RegionCode
from helpers.vocabulary.regions import region_table

PROVINCE, FIRST, SECOND = RegionCode("63"), RegionCode("63.01"), RegionCode("63.02")


def assumed(*values: tuple[str, str, str, RegionCode]) -> Assumptions:
    return Assumptions(
        tuple(
            Assumption(key, value, "jiwa", "uji", "uji", indicator, region)
            for key, value, indicator, region in values
        )
    )


def test_a_value_for_all_counts_once_for_each_and_the_province_is_their_sum() -> None:
    # | region | net per year | early |
    # | all    |  -10         |   3   |
    # | 63.02  |   25         |       |
    found = other_movements(
        assumed(
            ("net_migration_per_year", "-10", "", NATIONAL),
            ("net_migration_per_year", "25", "", SECOND),
            ("recorded_before_17", "3", "", NATIONAL),
        ),
        PROVINCE,
        (FIRST, SECOND),
    )
    assert found["kia", FIRST].net_per_year == Fraction(-10)
    assert found["kia", PROVINCE].net_per_year == Fraction(-10 + 25)
    assert found["ktp_el", PROVINCE].early == 3 + 3
    assert found["kia", PROVINCE].early == 0


def test_nothing_assumed_is_nothing_moved() -> None:
    found = other_movements(Assumptions(()), PROVINCE, (FIRST,))
    assert {(one.net_per_year, one.early) for one in found.values()} == {(0, 0)}


def test_the_work_moves_with_them() -> None:
    def seen(indicator: str, numerator: int, denominator: int) -> Observation:
        return Observation(
            region_code=FIRST,
            indicator=indicator,
            basis="dinamis",
            as_of=date(2024, 12, 31),
            numerator=numerator,
            denominator=denominator,
            state=DataState.REPORTED,
        )

    table = region_table()
    evaluation = evaluate(
        [seen("ktp_el", 900, 1000), seen("kia", 170, 340)],
        catalogue=CATALOGUE,
        region=table[PROVINCE],
        rows=[table[FIRST]],
        as_of=date(2024, 12, 31),
        year=2024,
    )
    others = other_movements(
        assumed(
            ("net_migration_per_year", "-100", "ktp_el", NATIONAL),
            ("recorded_before_17", "7", "", NATIONAL),
        ),
        PROVINCE,
        (FIRST,),
    )
    next_year = work_of_next_year(
        evaluation, catalogue=CATALOGUE, until=date(2025, 12, 31), others=others
    )
    work = next_year.of("ktp_el").rows[0].work
    assert work is not None
    # 340 children are 20 a year; 1000 + 20 - 100, and 900 + floor(900 * -100 / 1000) + 7.
    assert (work.base_then, work.holders_then) == (1000 + 20 - 100, 900 - 90 + 7)
