"""A published percentage is compared only with what it claims to be."""

from dataclasses import dataclass
from datetime import date

import pytest
from drawn_province import evaluated
from drawn_table import drawn, observations

from helpers.figures.claims import ClaimMeasure, check_claim, possible_readings

OCTOBER = date(2024, 10, 31)
NOVEMBER = date(2024, 11, 12)


@dataclass(frozen=True)
class PressClaim:
    indicator: str
    basis: str | None
    as_of: date
    percent: str
    measure: str


# What Kaltim published for October and November 2024, in one row each.
SNAPSHOTS = [
    evaluated(
        observations(table, indicator="ikd", basis="sudah_rekam", as_of=day), ["64.01"], as_of=day
    )
    for day, table in (
        (OCTOBER, "wilayah | pembilang | penyebut \n 64.01 | 156.639 | 2.860.701"),
        (NOVEMBER, "wilayah | pembilang | penyebut \n 64.01 | 165.439 | 2.868.568"),
    )
]
CLAIMS = """
    tanggal    | basis       | ukuran          | persen | hasil
    2024-11-12 | sudah_rekam | coverage        |   5.77 | consistent
    2024-11-12 | sudah_rekam | coverage        |   5.76 | truncated
    2024-11-12 | sudah_rekam | coverage        |  18.25 | inconsistent
    2024-10-31 | sudah_rekam | share_of_target |  18.25 | consistent
    2024-10-31 | sudah_rekam | share_of_target |  18,25 | consistent
    2024-11-12 | sudah_rekam | share_of_target |  18.25 | inconsistent
    2024-06-13 | sudah_rekam | coverage        |   4.48 |
    2024-11-12 | wajib_ktp   | coverage        |   5.75 |
"""


@pytest.mark.parametrize("row", drawn(CLAIMS), ids=lambda row: "/".join(row.values()))
def test_each_claim_against_its_own_day_and_measure(row: dict[str, str]) -> None:
    claim = PressClaim(
        "ikd", row["basis"], date.fromisoformat(row["tanggal"]), row["persen"], row["ukuran"]
    )
    checked = check_claim(claim, SNAPSHOTS)
    assert (checked.check.value if checked.check else "") == row["hasil"]
    assert (checked.exact_percent is None) is (row["hasil"] == "")


def test_an_unexplained_percentage_turns_out_to_be_a_share_of_the_target() -> None:
    (reading,) = possible_readings("18.25", "ikd", ["sudah_rekam", "wajib_ktp"], SNAPSHOTS)
    assert (reading.as_of, reading.basis) == (OCTOBER, "sudah_rekam")
    assert reading.measure is ClaimMeasure.SHARE_OF_TARGET


def test_a_number_that_fits_nothing_stays_unexplained() -> None:
    assert possible_readings("42.00", "ikd", ["sudah_rekam"], SNAPSHOTS) == ()


def test_a_check_on_partial_counts_says_so() -> None:
    partial = evaluated(
        observations(
            "wilayah | pembilang | penyebut \n 64.01 | 10 | 100 \n 64.02 | … | 100",
            indicator="ikd",
            basis="sudah_rekam",
        ),
        ["64.01", "64.02"],
    )
    checked = check_claim(PressClaim("ikd", None, NOVEMBER, "10", "coverage"), [partial])
    assert checked.is_partial


def test_a_measure_nobody_defined_is_refused() -> None:
    with pytest.raises(ValueError, match="capaian"):
        check_claim(PressClaim("ikd", None, NOVEMBER, "10", "capaian"), SNAPSHOTS)
