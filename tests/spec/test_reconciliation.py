"""A published total that differs from the sum of its rows is a finding."""

from drawn_province import evaluated
from drawn_table import observations

from helpers.figures.reconciliation import Measure, differences, reconcile

ROWS = ("64.01", "64.02", "64.03", "64.08")


def test_numerator_and_denominator_are_compared_apart() -> None:
    observed = observations(
        """
        wilayah | pembilang | penyebut
        64      |       361 |      600
        64.01   |       150 |      200
        64.02   |         0 |      200
        64.03   |       210 |      200
        64.08   |        tb |       tb
        """,
        indicator="kia",
    )
    evaluation = evaluated(observed, ROWS)
    by_measure = {one.measure: one for one in reconcile(observed, evaluation)}
    assert by_measure[Measure.NUMERATOR].difference == 361 - (150 + 0 + 210)
    assert by_measure[Measure.DENOMINATOR].difference == 600 - (200 + 200 + 200)
    assert by_measure[Measure.DENOMINATOR].agrees
    assert [one.measure for one in differences(observed, evaluation)] == [Measure.NUMERATOR]


def test_while_a_row_is_missing_a_difference_says_nothing() -> None:
    observed = observations(
        """
        wilayah | pembilang | penyebut
        64      |       361 |      800
        64.01   |       150 |      200
        64.02   |         … |      200
        64.03   |       210 |      200
        64.08   |         0 |      200
        """,
        indicator="kia",
    )
    evaluation = evaluated(observed, ROWS)
    numerator, denominator = reconcile(observed, evaluation)
    assert (numerator.rows_missing, numerator.is_comparable, numerator.agrees) == (1, False, False)
    assert denominator.agrees
    assert differences(observed, evaluation) == ()


def test_the_provinces_own_duty_is_no_total() -> None:
    observed = observations(
        """
        wilayah | pembilang
        64      |        20
        64.01   |        15
        """,
        indicator="pks_opd",
        basis="jumlah",
    )
    assert reconcile(observed, evaluated(observed, ("64.01",))) == ()


def test_counts_are_reconciled_without_a_denominator() -> None:
    observed = observations(
        """
        wilayah | pembilang
        64      |        20
        64.01   |        15
        64.02   |         4
        """,
        indicator="akta_cerai",
        basis="jumlah",
    )
    (only,) = differences(observed, evaluated(observed, ("64.01", "64.02")))
    assert (only.measure, only.difference) == (Measure.NUMERATOR, 20 - (15 + 4))
