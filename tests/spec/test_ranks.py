"""Order among kabupaten/kota by exact ratio: 1, 2, 2, 4."""

from drawn_province import evaluated
from drawn_table import observations

KIA = """
    wilayah | pembilang | penyebut
    64.01   |         1 |        3
    64.02   |       150 |      200
    64.03   |         … |      200
    64.07   |         0 |        0
    64.08   |       300 |      400
    64.09   |         0 |      100
    64.11   |       110 |      100
    64.71   |        tb |       tb
"""
ROWS = ("64.01", "64.02", "64.03", "64.07", "64.08", "64.09", "64.11", "64.71")


def test_equal_ratios_share_the_better_place_and_the_next_one_is_left_free() -> None:
    evaluation = evaluated(observations(KIA, indicator="kia"), ROWS)
    order = [(row.region_code, row.rank, row.ranked_of) for row in evaluation.rows("kia")]
    assert order == [
        ("64.11", 1, 5),
        ("64.02", 2, 5),
        ("64.08", 2, 5),
        ("64.01", 4, 5),
        ("64.09", 5, 5),
        ("64.03", None, None),
        ("64.07", None, None),
        ("64.71", None, None),
    ]


def test_the_province_has_no_place_among_its_rows() -> None:
    whole = evaluated(observations(KIA, indicator="kia"), ROWS).of("kia")
    assert (whole.rank, whole.ranked_of) == (None, None)


def test_ratios_that_print_alike_are_not_equal() -> None:
    evaluation = evaluated(
        observations(
            """
            wilayah | pembilang | penyebut
            64.01   | 1.000.000 | 3.000.000
            64.02   | 1.000.001 | 3.000.000
            """,
            indicator="kia",
        ),
        ("64.01", "64.02"),
    )
    assert [row.region_code for row in evaluation.rows("kia")] == ["64.02", "64.01"]
