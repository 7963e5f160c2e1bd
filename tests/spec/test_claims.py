"""A published percentage is compared only with what it claims to be."""

from datetime import date

import pytest
from drawn_province import evaluated
from drawn_table import drawn, observations
from kaltim import PUBLISHED

from helpers.figures.claims import check_claim
from helpers.figures.published import PublishedCheck
from helpers.vocabulary.context import PercentKind, PublishedClaim
from helpers.vocabulary.region_code import RegionCode

OCTOBER = date(2024, 10, 31)
NOVEMBER = date(2024, 11, 12)
BASES = ("sudah_rekam", "wajib_ktp")

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


def claim(
    percent: str,
    kind: PercentKind = PercentKind.CAKUPAN,
    *,
    day: date | None = None,
    basis: str = "",
    indicator: str = "ikd",
    region: str = "64",
) -> PublishedClaim:
    return PublishedClaim(
        RegionCode(region), indicator, basis, percent, kind, "November 2024", day, "siaran pers"
    )


CLAIMS = """
    tanggal    | basis       | jenis                      | persen | hasil
    2024-11-12 | sudah_rekam | cakupan                    |   5.77 | consistent
    2024-11-12 |             | cakupan                    |   5.77 | consistent
    2024-11-12 | sudah_rekam | cakupan                    |   5.76 | truncated
    2024-11-12 | sudah_rekam | cakupan                    |  18.25 | inconsistent
    2024-11-12 | sudah_rekam | cakupan                    |  30.00 | flips_verdict
    2024-10-31 | sudah_rekam | persentase terhadap target |  18.25 | consistent
    2024-10-31 | sudah_rekam | persentase terhadap target |  18,25 | consistent
    2024-11-12 | sudah_rekam | persentase terhadap target |  18.25 | inconsistent
    2024-11-12 | sudah_rekam | persentase terhadap target | 100.00 | flips_verdict
    2024-06-13 | sudah_rekam | cakupan                    |   4.48 |
    2024-11-12 | wajib_ktp   | cakupan                    |   5.75 |
               | sudah_rekam | persentase terhadap target |  18.25 | consistent
               | sudah_rekam | cakupan                    |  18.25 |
"""


@pytest.mark.parametrize("row", drawn(CLAIMS), ids=lambda row: "/".join(row.values()))
def test_each_claim_against_its_own_day_and_kind(row: dict[str, str]) -> None:
    day = date.fromisoformat(row["tanggal"]) if row["tanggal"] else None
    one = claim(row["persen"], PercentKind(row["jenis"]), day=day, basis=row["basis"])
    check = check_claim(one, SNAPSHOTS, BASES).check
    assert (check.value if check else "") == row["hasil"]


def test_an_unexplained_coverage_turns_out_to_be_a_share_of_the_target() -> None:
    checked = check_claim(claim("18.25", day=NOVEMBER), SNAPSHOTS, BASES)
    assert checked.check is PublishedCheck.INCONSISTENT
    (reading,) = checked.readings
    assert (reading.as_of, reading.basis) == (OCTOBER, "sudah_rekam")
    assert reading.kind is PercentKind.SHARE_OF_TARGET


def test_a_number_that_fits_nothing_stays_unexplained() -> None:
    checked = check_claim(claim("42.00", day=NOVEMBER), SNAPSHOTS, BASES)
    assert checked.readings == ()


def test_without_a_day_the_latest_fitting_snapshot_is_named() -> None:
    checked = check_claim(claim("18.25", PercentKind.SHARE_OF_TARGET), SNAPSHOTS, BASES)
    assert checked.as_claimed is not None
    assert checked.as_claimed.as_of == OCTOBER
    assert checked.readings == ()


def test_the_claim_of_99_flips_the_verdict_of_the_certificates() -> None:
    one = claim("99", day=NOVEMBER, indicator="akta_lahir_0_17")
    checked = check_claim(one, [evaluated(PUBLISHED, ())], ("dinamis", "awal"))
    assert checked.check is PublishedCheck.FLIPS_VERDICT
    # Cut off, it would also be the share of the target, 99,78 %: too coarse a number to say so.
    assert checked.readings == ()


PARTIAL = evaluated(
    observations(
        """
        wilayah | pembilang | penyebut
        64.01   |        10 |      100
        64.02   |         … |      100
        64.03   |         0 |        0
        64.07   |       120 |      100
        """,
        indicator="ikd",
        basis="sudah_rekam",
    ),
    ["64.01", "64.02", "64.03", "64.07"],
)


def test_a_check_on_partial_counts_says_so() -> None:
    checked = check_claim(claim("65", day=NOVEMBER), [PARTIAL], BASES)  # 130 of 200
    assert checked.as_claimed is not None
    assert (checked.check, checked.as_claimed.is_partial) == (PublishedCheck.CONSISTENT, True)


@pytest.mark.parametrize(
    ("region", "percent", "expected"),
    [
        ("64.01", "10", "consistent"),
        ("64.02", "10", ""),
        ("64.03", "0", ""),
        ("64.07", "120", "consistent"),
    ],
)
def test_a_claim_about_one_row(region: str, percent: str, expected: str) -> None:
    check = check_claim(claim(percent, day=NOVEMBER, region=region), [PARTIAL], BASES).check
    assert (check.value if check else "") == expected


def test_what_is_no_percentage_is_refused() -> None:
    with pytest.raises(ValueError, match="not a printed percentage"):
        check_claim(claim("banyak", day=NOVEMBER), SNAPSHOTS, BASES)
