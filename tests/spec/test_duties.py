"""Duties and minima bind every government by itself; the provincial line counts who meets them."""

from drawn_province import evaluated
from drawn_table import observations

from helpers.figures.assessment import NumberOrigin
from helpers.figures.verdict import Verdict
from helpers.vocabulary.indicators import IndicatorKind

PKS = """
    wilayah | pembilang | penyebut | terbit
    64      |        20 |          | 80
    64.01   |        15 |          |
    64.02   |        14 |          |
    64.03   |         … |          |
    64.07   |         0 |          |
    64.08   |        tb |          |
    64.09   |        31 |          |
"""
ROWS = ("64.01", "64.02", "64.03", "64.07", "64.08", "64.09")


def test_a_minimum_is_reached_at_the_number_itself() -> None:
    evaluation = evaluated(observations(PKS, indicator="pks_opd", basis="jumlah"), ROWS)
    rows = {
        row.region_code: (row.verdict.value, row.gap, row.coverage_percent, row.rank)
        for row in evaluation.rows("pks_opd")
    }
    assert rows == {
        "64.01": ("reached", 0, None, None),
        "64.02": ("not_reached", 15 - 14, None, None),
        "64.03": ("no_data", None, None, None),
        "64.07": ("not_reached", 15 - 0, None, None),
        "64.08": ("not_applicable", None, None, None),
        "64.09": ("reached", 0, None, None),
    }


def test_the_provincial_line_counts_those_who_meet_the_minimum() -> None:
    evaluation = evaluated(observations(PKS, indicator="pks_opd", basis="jumlah"), ROWS)
    whole = evaluation.of("pks_opd")
    assert (whole.numerator, whole.denominator, whole.without) == (2, 4, 4 - 2)
    assert (whole.verdict, whole.coverage_percent, whole.gap) == (Verdict.NO_TARGET, None, None)
    assert (whole.origin, whole.kind) == (NumberOrigin.TALLY, IndicatorKind.MINIMUM)
    assert (whole.rows_with_data, whole.rows_not_applicable, whole.rows_missing) == (4, 1, 1)
    # A percentage printed beside the province's own number is none of the tally.
    assert (whole.published_percent, whole.published_check) == (None, None)


def test_the_provinces_own_number_is_judged_alone() -> None:
    evaluation = evaluated(observations(PKS, indicator="pks_opd", basis="jumlah"), ROWS)
    own = evaluation.own_duty("pks_opd")
    assert own is not None
    assert (own.numerator, own.verdict, own.origin) == (20, Verdict.REACHED, NumberOrigin.OWN_ROW)
    assert evaluation.own_duty("bpp", "penerapan") is None


def test_a_duty_is_yes_or_no() -> None:
    evaluation = evaluated(
        observations(
            """
            wilayah | pembilang
            64.01   |         1
            64.02   |         0
            64.03   |         …
            64.08   |        tb
            """,
            indicator="bpp",
            basis="penerapan",
        ),
        ("64.01", "64.02", "64.03", "64.08"),
    )
    verdicts = {row.region_code: row.verdict.value for row in evaluation.rows("bpp", "penerapan")}
    assert verdicts == {
        "64.01": "reached",
        "64.02": "not_reached",
        "64.03": "no_data",
        "64.08": "not_applicable",
    }
    whole = evaluation.of("bpp", basis="penerapan")
    assert (whole.numerator, whole.denominator, whole.verdict) == (1, 2, Verdict.NO_TARGET)
    # The units of burial grounds, which judge, were not delivered.
    assert evaluation.of("bpp").verdict is Verdict.NO_DATA


def test_a_duty_nobody_reported_is_no_data_and_one_that_binds_nobody_is_not_applicable() -> None:
    evaluation = evaluated(
        observations(
            """
            wilayah | pembilang
            64.01   |        tb
            64.02   |        tb
            """,
            indicator="pks_opd",
            basis="jumlah",
        ),
        ("64.01", "64.02"),
    )
    assert evaluation.of("pks_opd").verdict is Verdict.NOT_APPLICABLE
    assert evaluation.of("bpp", basis="penerapan").verdict is Verdict.NO_DATA
    assert evaluation.of("bpp", basis="penerapan").numerator is None


def test_the_own_report_of_an_office_judges_its_own_duty() -> None:
    evaluation = evaluated(
        observations(
            """
            wilayah | pembilang
            64.72   |        14
            """,
            indicator="pks_opd",
            basis="jumlah",
        ),
        (),
        region="64.72",
    )
    whole = evaluation.of("pks_opd")
    assert (whole.numerator, whole.verdict, whole.gap) == (14, Verdict.NOT_REACHED, 15 - 14)
