"""Rows of figures.csv: whole numbers, exact percentages as text, empty where nothing is known."""

from drawn_province import evaluated
from drawn_table import observations

from helpers.figures.figures_table import COLUMNS, FigureRow, figure_rows

KIA = """
    wilayah | pembilang | penyebut | terbit
    64      |       361 |      700 | 51.57
    64.01   |         2 |        3 | 66.66
    64.02   |         … |      200 |
    64.03   |         0 |        0 |
    64.09   |       205 |      200 | 102.50
    64.11   |         0 |      200 |
"""
ROWS = ("64.01", "64.02", "64.03", "64.09", "64.11")


def row_of(code: str, indicator: str = "kia", basis: str = "dinamis") -> FigureRow:
    evaluation = evaluated(observations(KIA, indicator="kia"), ROWS)
    (row,) = [
        row
        for row in figure_rows(evaluation, sample=True)
        if (row["region_code"], row["indicator"], row["basis"]) == (code, indicator, basis)
    ]
    return row


def test_a_row_with_everything() -> None:
    assert row_of("64.01") == {
        "region_code": "64.01",
        "region": "Kab. Paser",
        "indicator": "kia",
        "basis": "dinamis",
        "judging": "true",
        "as_of": "2024-11-12",
        "numerator": 2,
        "denominator": 3,
        "value_percent": "66.666667",  # 100 × 2 ÷ 3
        "target_percent": "60.00",
        "target_source": "target nasional 2024",
        "verdict": "reached",
        "gap": 0,
        "without": 3 - 2,
        "rank": 2,
        "published_percent": "66.66",
        "published_check": "truncated",
        "sample": "true",
    }


def test_missing_zero_base_zero_and_above_hundred() -> None:
    shown = {
        code: [row_of(code)[key] for key in ("value_percent", "verdict", "gap", "without", "rank")]
        for code in ("64.02", "64.03", "64.09", "64.11")
    }
    assert shown == {
        "64.02": [None, "no_data", None, None, None],
        "64.03": [None, "not_applicable", None, None, None],
        "64.09": ["102.500000", "reached", 0, 200 - 205, 1],
        "64.11": ["0.000000", "not_reached", 120, 200, 3],
    }


def test_the_province_comes_first_on_every_basis_and_every_region_has_every_row() -> None:
    rows = figure_rows(evaluated(observations(KIA, indicator="kia"), ROWS), sample=False)
    bases = 2 + 2 + 2 + 2 + 2 + 1 + 1
    assert len(rows) == bases * (1 + len(ROWS))
    assert [row["region_code"] for row in rows[:6]] == ["64", *ROWS]
    assert {tuple(row) for row in rows} == {COLUMNS}
    assert {row["sample"] for row in rows} == {"false"}


def test_the_provincial_row_sums_and_keeps_what_was_published() -> None:
    row = row_of("64")
    assert (row["numerator"], row["denominator"]) == (2 + 0 + 205 + 0, 3 + 0 + 200 + 200)
    # On the counts published beside it: 100 × 361 ÷ 700 = 51,571…
    assert (row["published_percent"], row["published_check"]) == ("51.57", "consistent")
