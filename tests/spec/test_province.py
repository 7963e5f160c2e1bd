"""The province is the ratio of the sums of its rows, and says from how many rows."""

from fractions import Fraction

from drawn_province import evaluated
from drawn_table import observations

from helpers.figures.assessment import NumberOrigin
from helpers.figures.verdict import Verdict
from helpers.vocabulary.region_code import RegionCode

KIA = """
    wilayah | pembilang | penyebut
    64.01   |       150 |      200
    64.02   |        90 |      900
    64.03   |         … |      500
    64.07   |         0 |        0
    64.08   |        tb |       tb
    64.09   |       220 |      200
"""
ROWS = ("64.01", "64.02", "64.03", "64.07", "64.08", "64.09")


def test_ratio_of_sums_not_mean_of_ratios() -> None:
    whole = evaluated(observations(KIA, indicator="kia"), ROWS).of("kia")
    assert (whole.numerator, whole.denominator) == (150 + 90 + 0 + 220, 200 + 900 + 0 + 200)
    assert whole.coverage_percent == Fraction(100 * 460, 1300)
    assert whole.origin is NumberOrigin.SUM_OF_ROWS


def test_a_partial_sum_says_so() -> None:
    evaluation = evaluated(observations(KIA, indicator="kia"), ROWS)
    whole = evaluation.of("kia")
    assert (whole.rows_with_data, whole.rows_not_applicable, whole.rows_total) == (3, 2, 6)
    assert whole.rows_missing == 1
    assert whole.is_partial
    assert whole in evaluation.incomplete()


def test_a_sum_of_all_rows_is_not_partial() -> None:
    rows = ("64.01", "64.02", "64.07", "64.08", "64.09")
    whole = evaluated(observations(KIA, indicator="kia"), rows).of("kia")
    assert not whole.is_partial


def test_net_shortfall_of_the_province_and_summed_shortfall_of_its_rows() -> None:
    # Target 60 %: 120 of 200, 540 of 900, 120 of 200; in all 780 of 1.300.
    evaluation = evaluated(observations(KIA, indicator="kia"), ROWS)
    assert evaluation.of("kia").gap == 780 - 460
    assert evaluation.summed_gap("kia") == 0 + (540 - 90) + 0
    shares = {row.region_code: row.share_of_summed_gap for row in evaluation.rows("kia")}
    assert shares == {
        "64.01": Fraction(0, 450),
        "64.02": Fraction(450, 450),
        "64.09": Fraction(0, 450),
        "64.03": None,
        "64.07": None,
        "64.08": None,
    }


def test_where_nobody_falls_short_there_is_no_share() -> None:
    evaluation = evaluated(
        observations(
            """
            wilayah | pembilang | penyebut
            64.01   |       150 |      200
            """,
            indicator="kia",
        ),
        ("64.01",),
    )
    assert evaluation.summed_gap("kia") == 0
    assert evaluation.of("kia", RegionCode("64.01")).share_of_summed_gap is None


def test_a_base_of_zero_keeps_what_was_served_there_in_the_sum() -> None:
    whole = evaluated(
        observations(
            """
            wilayah | pembilang | penyebut
            64.01   |       150 |      200
            64.02   |         5 |        0
            """,
            indicator="kia",
        ),
        ("64.01", "64.02"),
    ).of("kia")
    assert whole.coverage_percent == Fraction(100 * 155, 200)


def test_a_published_total_is_never_used_while_a_row_has_data() -> None:
    evaluation = evaluated(
        observations(
            """
            wilayah | pembilang | penyebut | terbit
            64      |       999 |     1000 | 99.9
            64.01   |       150 |      200 |
            64.02   |         … |      200 |
            """,
            indicator="kia",
        ),
        ("64.01", "64.02"),
    )
    whole = evaluation.of("kia")
    assert (whole.numerator, whole.denominator, whole.origin) == (
        150,
        200,
        NumberOrigin.SUM_OF_ROWS,
    )
    assert whole.published_percent == "99.9"


def test_a_published_total_stands_in_where_no_row_has_data_and_says_so() -> None:
    whole = evaluated(
        observations(
            """
            wilayah | pembilang | penyebut
            64      |       150 |      200
            64.01   |         … |      100
            """,
            indicator="kia",
        ),
        ("64.01", "64.02"),
    ).of("kia")
    assert (whole.numerator, whole.origin) == (150, NumberOrigin.PUBLISHED_TOTAL)
    assert (whole.rows_with_data, whole.rows_total) == (0, 2)
    assert whole.is_partial


def test_not_applicable_everywhere_is_not_applicable_and_nothing_at_all_is_no_data() -> None:
    nowhere = evaluated(
        observations(
            """
            wilayah | pembilang | penyebut
            64.01   |        tb |       tb
            64.02   |         0 |        0
            """,
            indicator="kia",
        ),
        ("64.01", "64.02"),
    )
    said_so = evaluated(
        observations(
            """
            wilayah | pembilang | penyebut
            64.01   |        tb |       tb
            """,
            indicator="kia",
        ),
        ("64.01",),
    )
    assert nowhere.of("kia").verdict is Verdict.NOT_APPLICABLE
    assert said_so.of("kia").verdict is Verdict.NOT_APPLICABLE
    assert not said_so.of("kia").is_partial
    assert nowhere.of("ktp_el").verdict is Verdict.NO_DATA
    assert nowhere.of("ktp_el").numerator is None


def test_an_office_keeps_its_own_count_when_its_parts_are_shown() -> None:
    evaluation = evaluated(
        observations(
            """
            wilayah  | pembilang | penyebut
            64.72    |       150 |      200
            """,
            indicator="kia",
        ),
        (),
        region="64.72",
    )
    whole = evaluation.of("kia")
    assert (whole.numerator, whole.origin) == (150, NumberOrigin.OWN_ROW)
    assert whole.verdict is Verdict.REACHED


def test_counts_are_summed_and_judge_nothing() -> None:
    whole = evaluated(
        observations(
            """
            wilayah | pembilang
            64.01   |        40
            64.02   |         …
            64.03   |         0
            64.07   |        tb
            """,
            indicator="akta_cerai",
            basis="jumlah",
        ),
        ("64.01", "64.02", "64.03", "64.07"),
    ).of("akta_cerai")
    assert (whole.numerator, whole.denominator, whole.verdict) == (40 + 0, None, Verdict.NO_TARGET)
    assert (whole.rows_with_data, whole.rows_not_applicable, whole.rows_missing) == (2, 1, 1)
