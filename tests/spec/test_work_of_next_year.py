"""The work of N+1 in people, reproduced to the digit from the table of the method."""

from dataclasses import replace
from datetime import date

import pytest
from drawn_province import CATALOGUE, evaluated
from drawn_table import drawn, observations, whole
from kaltim import PUBLISHED

from helpers.figures.harmonization.cohorts import AgeCounts, CohortSource, annual_flows, flow
from helpers.figures.harmonization.next_year import NextYear, work_of_next_year
from helpers.figures.harmonization.work import (
    Movement,
    Today,
    recorded_then,
    work_of,
    work_on_given_base,
)
from helpers.vocabulary.indicators import Basis
from helpers.vocabulary.observations import DataState
from helpers.vocabulary.region_code import RegionCode

UNTIL = date(2025, 12, 31)
KALTIM = """
    huruf             | ktp_el    | kia       | akta_lahir_0_17
    base_now          | 2.878.769 | 1.197.605 | 1.250.088
    inflow            |    79.906 |    79.906 |    79.906
    outflow           |         0 |    79.906 |    79.906
    base_then         | 2.958.675 | 1.197.605 | 1.250.088
    holders_now       | 2.868.568 |   912.264 | 1.234.871
    leaving_holders   |         0 |    60.868 |    78.934
    holders_then      | 2.868.568 |   851.396 | 1.155.937
    required          | 2.940.923 |   718.563 | 1.237.588
    to_reach          |    72.355 |         0 |    81.651
    to_keep           |    79.623 |    60.868 |    78.934
    everyone          |    90.107 |   346.209 |    94.151
"""


def kaltim() -> NextYear:
    return work_of_next_year(evaluated(PUBLISHED, ()), catalogue=CATALOGUE, until=UNTIL)


@pytest.mark.parametrize("row", drawn(KALTIM), ids=lambda row: row["huruf"])
@pytest.mark.parametrize("indicator", ["ktp_el", "kia", "akta_lahir_0_17"])
def test_kaltim_until_the_end_of_2025(row: dict[str, str], indicator: str) -> None:
    work = kaltim().of(indicator).whole.work
    assert getattr(work, row["huruf"]) == whole(row[indicator])


def test_digital_identity_on_both_bases() -> None:
    recorded = kaltim().of("ikd").whole.work
    obliged = kaltim().of("ikd", "wajib_ktp").whole.work
    assert recorded is not None
    assert obliged is not None
    assert recorded.base_then == 2_868_568 + 79_623
    assert (recorded.required, recorded.to_reach) == (884_458, 884_458 - 165_439)
    assert (obliged.required, obliged.to_reach) == (887_603, 887_603 - 165_439)


def test_the_horizon_and_one_average_cohort_are_said() -> None:
    year = kaltim()
    assert year.days == 414
    assert year.of("ktp_el").whole.cohort_source is CohortSource.ONE_COHORT


def test_the_best_source_of_cohorts_is_taken() -> None:
    single = annual_flows(
        AgeCounts(age_0=7, age_16=5, age_17=6, ages_0_4=50, ages_15_19=50, children_0_16=170)
    )
    five = annual_flows(AgeCounts(age_0=7, ages_0_4=52, ages_15_19=47, children_0_16=170))
    one = annual_flows(AgeCounts(age_0=7, children_0_16=171))
    assert single is not None
    assert five is not None
    assert one is not None
    assert (single.source, single.births, single.turn_17, single.turn_18) == (
        CohortSource.SINGLE_YEAR,
        7,
        5,
        6,
    )
    assert (five.source, five.births * 5, five.turn_17 * 5) == (CohortSource.FIVE_YEAR, 52, 47)
    assert (one.source, one.births, one.turn_18) == (CohortSource.ONE_COHORT, 11, 11)  # ⌈171 ÷ 17⌉
    assert annual_flows(AgeCounts(age_0=7)) is None


def test_a_flow_over_part_of_a_year_rounds_up() -> None:
    assert flow(365, 100) == 100
    assert flow(366, 1) == 2
    assert flow(0, 414) == 0


# One kabupaten each: usual, no holder yet, above 100 %, base zero.
SMALL = """
    dasar | pemilik | masuk | keluar | D1  | X  | S   | N   | J  | U
    200   |     150 |    20 |     10 | 210 |  8 | 142 |  68 | 16 |  68
    200   |       0 |    20 |     10 | 210 |  0 |   0 | 210 |  0 | 210
    200   |     210 |    20 |     10 | 210 | 10 | 200 |  10 | 10 |  10
    0     |       0 |    20 |      0 |     |    |     |     |    |
"""


@pytest.mark.parametrize("row", drawn(SMALL), ids=lambda row: f"{row['pemilik']}/{row['dasar']}")
def test_the_letters_of_the_method_on_small_numbers(row: dict[str, str]) -> None:
    work = work_of(
        Today(base=int(row["dasar"]), holders=int(row["pemilik"])),
        Movement(inflow=int(row["masuk"]), outflow=int(row["keluar"])),
        10_000,
    )
    found = (
        None
        if work is None
        else (
            work.base_then,
            work.leaving_holders,
            work.holders_then,
            work.to_reach,
            work.to_keep,
            work.everyone,
        )
    )
    expected = tuple(whole(row[letter]) for letter in ("D1", "X", "S", "N", "J", "U"))
    assert (found or (None,) * 6) == expected


def test_recorded_early_counts_as_holder_and_migration_moves_both() -> None:
    work = work_of(Today(1000, 900), Movement(inflow=50, net_other=-15, early=20), 9000)
    assert work is not None
    assert work.base_then == 1000 + 50 - 15
    assert work.holders_then == 900 + 20 - 14  # ⌊900 × −15 ÷ 1.000⌋ = ⌊−13,5⌋ = −14
    assert work.everyone == 1035 - 906


def test_more_leave_than_there_are_and_nothing_turns_negative() -> None:
    work = work_of(Today(10, 10), Movement(outflow=30), 9900)
    assert work is not None
    assert (work.base_then, work.holders_then, work.to_reach, work.everyone) == (0, 0, 0, 0)


def test_planned_additions_of_recording_move_the_base_of_digital_identity() -> None:
    recording = work_of(Today(100, 80), Movement(inflow=10), 10_000)
    assert recording is not None
    assert recorded_then(recording) == 80 + 8  # J = ⌈80 × 110 ÷ 100⌉ − 80
    assert recorded_then(recording, planned_additions=30) == 80 + 30
    work = work_on_given_base(Today(80, 20), 110, 5000)
    assert work is not None
    assert work.to_reach == 55 - 20


def test_a_base_that_shrinks_below_the_activations_leaves_nobody() -> None:
    work = work_on_given_base(Today(100, 90), 80, 10_000)
    assert work is not None
    assert (work.holders_then, work.to_reach, work.to_keep, work.everyone) == (80, 0, 0, 0)
    assert (work.inflow, work.outflow) == (0, 20)


def test_a_target_above_100_percent_is_refused() -> None:
    with pytest.raises(ValueError, match="above 100"):
        work_of(Today(100, 80), Movement(), 10_100)


ROWS = ("64.01", "64.02", "64.03", "64.07", "64.09")
SPLIT = (
    *observations(
        """
        wilayah | pembilang | penyebut
        64.01   |       150 |      200
        64.02   |       333 |      335
        64.03   |         … |      200
        64.07   |         0 |        0
        64.09   |       110 |      100
        """,
        indicator="ktp_el",
    ),
    *observations(
        """
        wilayah | pembilang | penyebut
        64.01   |        60 |      100
        64.02   |        10 |      101
        64.03   |        50 |      103
        64.07   |         0 |        0
        64.09   |        60 |       50
        """,
        indicator="kia",
    ),
)


def test_every_region_is_computed_alone_and_the_province_says_how_many() -> None:
    work = work_of_next_year(evaluated(SPLIT, ROWS), catalogue=CATALOGUE, until=UNTIL).of("ktp_el")
    states = {row.region_code: row.state for row in work.rows}
    assert states == {
        "64.01": DataState.REPORTED,
        "64.02": DataState.REPORTED,
        "64.03": DataState.NO_DATA,
        "64.07": DataState.NOT_APPLICABLE,
        "64.09": DataState.REPORTED,
    }
    assert (work.rows_with_data, work.rows_total, work.whole_is_partial) == (3, 5, True)
    # One cohort: ⌈100 ÷ 17⌉ = 6, ⌈101 ÷ 17⌉ = 6, ⌈50 ÷ 17⌉ = 3; times 414 ÷ 365 days.
    inflows = [row.work.inflow for row in work.rows if row.work]
    assert inflows == [7, 7, 4]
    assert work.sum_everyone == (200 + 7 - 150) + (335 + 7 - 333) + 0
    # On the province's own sums: 635 + ⌈⌈354 ÷ 17⌉ × 414 ÷ 365⌉ − 593.
    assert work.whole.work is not None
    assert work.whole.work.everyone == 635 + 24 - 593


def test_ages_of_a_region_replace_the_average_cohort() -> None:
    code = RegionCode("64.01")
    work = work_of_next_year(
        evaluated(SPLIT, ROWS),
        catalogue=CATALOGUE,
        until=UNTIL,
        ages={code: AgeCounts(age_0=365, age_16=730, age_17=1095)},
    ).of("ktp_el")
    row = next(row for row in work.rows if row.region_code == code)
    assert row.cohort_source is CohortSource.SINGLE_YEAR
    assert row.work is not None
    assert row.work.inflow == 2 * 414


def test_who_enters_and_who_leaves() -> None:
    ages = AgeCounts(age_0=365, age_16=730, age_17=1095)  # 1, 2 and 3 people a day
    year = work_of_next_year(
        evaluated(PUBLISHED, ()),
        catalogue=CATALOGUE,
        until=UNTIL,
        ages={RegionCode("64"): ages},
    )
    moves = {
        key: (work.inflow, work.outflow)
        for key in ("ktp_el", "kia", "akta_lahir_0_17")
        if (work := year.of(key).whole.work)
    }
    assert moves == {
        "ktp_el": (2 * 414, 0),
        "kia": (1 * 414, 2 * 414),
        "akta_lahir_0_17": (1 * 414, 3 * 414),
    }


def test_a_basis_the_method_does_not_know_is_left_out() -> None:
    added = Basis("semua_umur", "semua umur", "semua umur")
    indicators = tuple(
        replace(one, bases=(*one.bases, added)) if one.key == "ikd" else one
        for one in CATALOGUE.indicators
    )
    catalogue = replace(CATALOGUE, indicators=indicators)
    year = work_of_next_year(
        evaluated(PUBLISHED, (), catalogue=catalogue), catalogue=catalogue, until=UNTIL
    )
    bases = [work.basis for work in year.works if work.indicator == "ikd"]
    assert bases == ["sudah_rekam", "wajib_ktp"]
    with pytest.raises(KeyError):
        year.of("ikd", "semua_umur")


def test_nothing_at_all_is_no_data() -> None:
    year = work_of_next_year(evaluated((), ROWS), catalogue=CATALOGUE, until=UNTIL)
    for work in year.works:
        assert work.whole.state is DataState.NO_DATA
        assert (work.sum_to_reach, work.sum_to_keep, work.sum_everyone) == (None, None, None)


def test_without_a_target_of_the_year_the_rest_stands() -> None:
    year = work_of_next_year(evaluated(SPLIT, ROWS), catalogue=CATALOGUE, until=date(2026, 12, 31))
    work = year.of("ktp_el").whole
    assert work.target is None
    assert work.work is not None
    assert (work.work.to_reach, work.work.required) == (None, None)
    assert work.work.everyone > 0


def test_a_judging_date_in_the_past_is_refused() -> None:
    with pytest.raises(ValueError, match="not after"):
        work_of_next_year(evaluated(SPLIT, ROWS), catalogue=CATALOGUE, until=date(2024, 11, 12))
