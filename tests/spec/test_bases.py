"""A percentage carries its base: IKD on recorded people, and on everyone obliged to hold a card."""

from fractions import Fraction

from drawn_province import evaluated
from drawn_table import observations

from helpers.figures.verdict import Verdict
from helpers.vocabulary.region_code import RegionCode

ROWS = ("64.01", "64.02", "64.03", "64.07", "64.08")
OBSERVED = (
    *observations(
        """
        wilayah | pembilang | penyebut
        64.01   |       180 |      200
        64.02   |       280 |      300
        64.03   |        90 |      100
        64.07   |         0 |        0
        64.08   |         … |        …
        """,
        indicator="ktp_el",
    ),
    *observations(
        """
        wilayah | pembilang | penyebut | terbit
        64.01   |        18 |      180 | 10.00
        64.02   |         0 |      280 |
        64.03   |         … |       90 |
        64.07   |         0 |        0 |
        64.08   |        30 |       25 |
        """,
        indicator="ikd",
        basis="sudah_rekam",
    ),
)


def test_the_second_base_is_borrowed_from_recording() -> None:
    evaluation = evaluated(OBSERVED, ROWS)
    row = evaluation.of("ikd", RegionCode("64.01"), "wajib_ktp")
    assert (row.numerator, row.denominator) == (18, 200)
    assert row.coverage_percent == Fraction(100 * 18, 200)
    assert row.gap == 60 - 18
    assert not row.judging
    # What was published belongs to the base it was published with.
    assert row.published_percent is None


def test_missing_zero_and_above_hundred_stay_apart_on_both_bases() -> None:
    evaluation = evaluated(OBSERVED, ROWS)
    drawn_verdicts = {
        basis: {row.region_code: row.verdict.value for row in evaluation.rows("ikd", basis)}
        for basis in ("sudah_rekam", "wajib_ktp")
    }
    assert drawn_verdicts["sudah_rekam"] == {
        "64.01": "not_reached",
        "64.02": "not_reached",
        "64.03": "no_data",
        "64.07": "not_applicable",
        "64.08": "reached",
    }
    assert drawn_verdicts["wajib_ktp"] == {
        "64.01": "not_reached",
        "64.02": "not_reached",
        "64.03": "no_data",
        "64.07": "not_applicable",
        "64.08": "no_data",  # nobody knows how many are obliged there
    }


def test_sums_on_the_borrowed_base_leave_out_rows_without_it() -> None:
    whole = evaluated(OBSERVED, ROWS).of("ikd", basis="wajib_ktp")
    assert (whole.numerator, whole.denominator) == (18 + 0 + 0, 200 + 300 + 0)
    assert whole.rows_missing == 2


def test_an_observed_base_is_not_replaced() -> None:
    observed = (
        *OBSERVED,
        *observations(
            """
            wilayah | pembilang | penyebut
            64.01   |        17 |      190
            """,
            indicator="ikd",
            basis="wajib_ktp",
        ),
    )
    row = evaluated(observed, ROWS).of("ikd", RegionCode("64.01"), "wajib_ktp")
    assert (row.numerator, row.denominator) == (17, 190)


def test_inapplicable_recording_makes_the_borrowed_base_inapplicable() -> None:
    observed = (
        *observations(
            """
            wilayah | pembilang | penyebut
            64.01   |        tb |       tb
            """,
            indicator="ktp_el",
        ),
        *observations(
            """
            wilayah | pembilang | penyebut
            64.01   |         5 |       10
            """,
            indicator="ikd",
            basis="sudah_rekam",
        ),
    )
    row = evaluated(observed, ("64.01",)).of("ikd", RegionCode("64.01"), "wajib_ktp")
    assert row.verdict is Verdict.NOT_APPLICABLE
