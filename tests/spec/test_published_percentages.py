"""A published percentage follows from its counts by half-up rounding, or the report asks."""

import pytest
from drawn_province import evaluated
from drawn_table import drawn, observations, whole

from helpers.figures.published import check_published
from helpers.vocabulary.region_code import RegionCode

CHECKS = """
    terbit | pembilang | penyebut  | target | hasil
    75     |       150 |      200  |   6000 | consistent
    75.00  |       150 |      200  |   6000 | consistent
    66.67  |         2 |        3  |   6000 | consistent
    66.66  |         2 |        3  |   6000 | truncated
    66.65  |         2 |        3  |   6000 | inconsistent
    66.68  |         2 |        3  |   6000 | inconsistent
    62.5   |         5 |        8  |   6000 | consistent
    63     |         5 |        8  |   6000 | consistent
    62     |         5 |        8  |   6000 | truncated
    102.29 |     10229 |    10000  |   9900 | consistent
    100    |     10229 |    10000  |   9900 | inconsistent
    0      |         0 |      200  |   6000 | consistent
    98.78  | 1.234.871 | 1.250.088 |   9900 | consistent
    99     | 1.234.871 | 1.250.088 |   9900 | flips_verdict
    99     | 1.234.871 | 1.250.088 |        | consistent
    59.9   |       150 |      200  |   6000 | flips_verdict
    60.0   |      5999 |    10000  |   6000 | flips_verdict
    99.65  |         … | 2.878.769 |   9940 |
    99.65  |         5 |         0 |   9940 |
           |       150 |       200 |   9940 |
"""


@pytest.mark.parametrize("row", drawn(CHECKS), ids=lambda row: "/".join(row.values()))
def test_the_check_names_what_was_done(row: dict[str, str]) -> None:
    check = check_published(
        row["terbit"] or None, whole(row["pembilang"]), whole(row["penyebut"]), whole(row["target"])
    )
    assert (check.value if check else "") == row["hasil"]


def test_the_check_stands_beside_the_row_it_belongs_to() -> None:
    evaluation = evaluated(
        observations(
            """
            wilayah | pembilang | penyebut | terbit
            64      |       440 |      600 | 73.33
            64.01   |       150 |      200 | 75.00
            64.02   |        79 |      200 | 39.00
            64.03   |         … |      200 | 80.00
            64.07   |         0 |        0 | 0
            64.08   |       211 |      200 | 105.5
            """,
            indicator="kia",
        ),
        ("64.01", "64.02", "64.03", "64.07", "64.08"),
    )
    checks = {
        code: one.published_check.value if one.published_check else None
        for code in ("64", "64.01", "64.02", "64.03", "64.07", "64.08")
        if (one := evaluation.of("kia", RegionCode(code)))
    }
    assert checks == {
        "64": "consistent",  # on the counts published beside it: 100 × 440 ÷ 600
        "64.01": "consistent",
        "64.02": "inconsistent",  # 39,50
        "64.03": None,
        "64.07": None,
        "64.08": "consistent",
    }
