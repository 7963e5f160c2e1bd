"""Verdicts use exact integers; missing, zero and not applicable are three different things."""

from datetime import date
from fractions import Fraction

import pytest
from drawn_province import evaluated
from drawn_table import observations

from helpers.figures.verdict import Verdict, judge_ratio, shortfall
from helpers.vocabulary.region_code import RegionCode

# Target of akta_lahir_0_17 in 2024: 99 %.
AKTA = """
    wilayah | pembilang | penyebut
    64.01   |       150 |      200
    64.02   |       198 |      200
    64.03   |         … |      200
    64.07   |         0 |        0
    64.08   |        tb |       tb
    64.09   |       205 |      200
    64.11   |         0 |      200
    64.71   |       197 |      199
    64.72   |       197 |
"""
ROWS = ("64.01", "64.02", "64.03", "64.07", "64.08", "64.09", "64.11", "64.71", "64.72", "64.74")


@pytest.mark.parametrize(
    ("code", "coverage", "verdict", "gap", "without"),
    [
        ("64.01", Fraction(100 * 150, 200), "not_reached", 198 - 150, 200 - 150),
        ("64.02", Fraction(100 * 198, 200), "reached", 0, 200 - 198),
        ("64.03", None, "no_data", None, None),  # numerator missing: not zero
        ("64.07", None, "not_applicable", None, None),  # base zero
        ("64.08", None, "not_applicable", None, None),  # said so by the source
        ("64.09", Fraction(100 * 205, 200), "reached", 0, 200 - 205),  # above 100 %: never clipped
        ("64.11", Fraction(0), "not_reached", 198 - 0, 200 - 0),  # a real zero
        ("64.71", Fraction(100 * 197, 199), "not_reached", 198 - 197, 199 - 197),  # ⌈197,01⌉ = 198
        ("64.72", None, "no_data", None, None),  # base missing
        ("64.74", None, "no_data", None, None),  # no row at all
    ],
)
def test_a_row_is_judged_by_its_counts(
    code: str, coverage: Fraction | None, verdict: str, gap: int | None, without: int | None
) -> None:
    evaluation = evaluated(observations(AKTA, indicator="akta_lahir_0_17"), ROWS)
    row = evaluation.of("akta_lahir_0_17", RegionCode(code))
    assert row.coverage_percent == coverage
    assert row.verdict.value == verdict
    assert row.gap == gap
    assert row.without == without


def test_the_other_basis_of_the_same_indicator_has_no_data() -> None:
    evaluation = evaluated(observations(AKTA, indicator="akta_lahir_0_17"), ROWS)
    other = evaluation.of("akta_lahir_0_17", RegionCode("64.01"), "awal")
    assert other.verdict is Verdict.NO_DATA
    assert not other.judging


def test_observations_of_another_day_do_not_count() -> None:
    earlier = observations(AKTA, indicator="akta_lahir_0_17", as_of=date(2024, 10, 31))
    evaluation = evaluated(earlier, ROWS)
    assert {row.verdict for row in evaluation.rows("akta_lahir_0_17")} == {Verdict.NO_DATA}


def test_without_a_target_figures_stand_as_information() -> None:
    evaluation = evaluated(
        observations(
            """
            wilayah | pembilang | penyebut
            64.01   |        30 |       40
            64.02   |         … |       40
            64.03   |         0 |        0
            64.07   |        50 |       40
            """,
            indicator="bpp",
            basis="unit_pemakaman",
        ),
        ("64.01", "64.02", "64.03", "64.07"),
    )
    verdicts = {row.region_code: row.verdict.value for row in evaluation.rows("bpp")}
    assert verdicts == {
        "64.01": "no_target",
        "64.02": "no_data",
        "64.03": "not_applicable",
        "64.07": "no_target",
    }
    row = evaluation.of("bpp", RegionCode("64.07"))
    assert (row.coverage_percent, row.gap, row.without) == (Fraction(100 * 50, 40), None, 40 - 50)


def test_one_person_decides() -> None:
    # 99,40 % of 2.878.769 people is 2.861.496,386: the next whole person reaches it.
    assert judge_ratio(2_861_496, 2_878_769, 9940) is Verdict.NOT_REACHED
    assert judge_ratio(2_861_497, 2_878_769, 9940) is Verdict.REACHED
    assert shortfall(2_861_496, 2_878_769, 9940) == 1
    assert shortfall(2_861_497, 2_878_769, 9940) == 0


def test_share_of_target_is_not_coverage() -> None:
    evaluation = evaluated(
        observations(
            """
            wilayah | pembilang | penyebut
            64.01   |        12 |      100
            """,
            indicator="ikd",
            basis="sudah_rekam",
        ),
        ("64.01",),
    )
    row = evaluation.of("ikd", RegionCode("64.01"))
    assert row.coverage_percent == 12
    assert row.share_of_target_percent == Fraction(100 * 12, 30)
    assert row.points_to_target == 30 - 12
