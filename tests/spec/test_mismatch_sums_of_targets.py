"""Check 10: the province's target is the sum of its kabupaten/kota, where it can be compared."""

import pytest
from drawn_plans import PENDATAAN, PENDATAAN_PROVINSI, case, told

from helpers.figures.harmonization.mismatches.check_sums_of_targets import find, not_judged
from helpers.vocabulary.plans import MissingPlan
from helpers.vocabulary.region_code import RegionCode

HEAD = "wilayah | kode | target | satuan | rusak"
REGIONS = f"""
    64.01 | {PENDATAAN} | 100 | Dokumen |
    64.02 | {PENDATAAN} | 250 | dok     |
    64.03 | 2.12.05.2.01.0002 | 1 | Dokumen |
    """


def provincial(target: str, unit: str = "Dokumen", broken: str = "") -> str:
    return f"{HEAD}\n64 | {PENDATAAN_PROVINSI} | {target} | {unit} | {broken}\n{REGIONS}"


def test_sums() -> None:
    assert told(find(case(provincial("350")))) == []  # 100 + 250
    assert told(find(case(provincial("340")))) == [("64", "sum_differs", PENDATAAN_PROVINSI, "-10")]
    assert told(find(case(provincial("")))) == [("64", "sum_differs", PENDATAAN_PROVINSI, "-350")]


@pytest.mark.parametrize(
    ("drawn", "reason"),
    [
        (provincial("1", unit="Laporan"), "satuan berbeda"),
        (provincial("", broken="target"), "ada target yang tidak terbaca"),
        (f"{HEAD}\n{REGIONS}", "rencana belum lengkap"),
        (provincial("1").replace("64.03 |", "64.02 |"), "rencana belum lengkap"),
        (
            provincial("1").replace(PENDATAAN, "2.12.05.2.01.0001"),
            "hanya satu jenjang yang merencanakan",
        ),
    ],
)
def test_what_cannot_be_compared_is_said(drawn: str, reason: str) -> None:
    missing = (MissingPlan(RegionCode("64.03"), "belum diserahkan"),)
    looked_at = case(drawn, missing=missing)
    assert told(find(looked_at)) == []
    assert [one.reason for one in not_judged(looked_at)] == [f"{PENDATAAN_PROVINSI}: {reason}"]
