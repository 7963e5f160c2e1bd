"""What the sample plans for 2025 are made from: invented programmes, weights and prices.

The sub kegiatan are official; which of them a government uses, the pagu and the targets are
illustrative.
"""

from dataclasses import dataclass

from helpers.vocabulary.region_code import RegionCode

PLAN_YEAR = 2025


@dataclass(frozen=True, slots=True)
class Activity:
    """One sub kegiatan as governments plan it.

    Parameters
    ----------
    code
        Official code.
    weight
        Share of the government's pagu, as a weight.
    per_10_000
        Output target per 10,000 people; 0 for a fixed target.
    target
        Fixed output target.
    """

    code: str
    weight: int
    per_10_000: int = 0
    target: int = 0


@dataclass(frozen=True, slots=True)
class GovernmentProfile:
    """One government's plan.

    Parameters
    ----------
    pagu_thousands
        Pagu of all its sub kegiatan, in thousands of rupiah.
    support_thousands
        Pagu of programme 2.12.01, in thousands of rupiah.
    is_template
        Renja template; else SIPD-like records.
    splits_code
        Whether the code is split over cells.
    writes_text
        Whether amounts are text with dots.
    shows_realised
        Whether last year's spending is given.
    left_out
        Activities this government does not plan.
    has_agreements
        Whether 15 institutions or more use its data (as the sample of coverage says): then it
        plans an inventory instead of new agreements.
    """

    code: RegionCode
    pagu_thousands: int
    support_thousands: int
    is_template: bool = True
    splits_code: bool = False
    writes_text: bool = False
    shows_realised: bool = False
    left_out: tuple[str, ...] = ()
    has_agreements: bool = False


PROVINCE_ACTIVITIES = (
    Activity("2.12.02.1.01.0002", 14),  # its target is the sum of the kabupaten/kota
    Activity("2.12.02.1.02.0001", 22, target=10),
    Activity("2.12.02.1.02.0002", 9, target=4),
    Activity("2.12.02.1.03.0001", 15, target=10),
    Activity("2.12.03.1.01.0004", 16, target=10),
    Activity("2.12.03.1.03.0001", 9, target=10),
    Activity("2.12.04.1.02.0005", 10, target=12),
    Activity("2.12.05.1.01.0002", 5, target=1),
)
PENDATAAN_PROVINSI = "2.12.02.1.01.0002"
PENDATAAN = "2.12.02.2.01.0001"
KERJA_SAMA = "2.12.04.2.01.0002"
INVENTARISASI = "2.12.04.2.01.0003"

REGION_ACTIVITIES = (
    Activity(PENDATAAN, 3, per_10_000=12),
    Activity("2.12.02.2.01.0002", 19, per_10_000=1150),
    Activity("2.12.02.2.01.0003", 2, target=120),
    Activity("2.12.02.2.01.0004", 12, target=12),
    Activity("2.12.02.2.02.0002", 9, per_10_000=620),
    Activity("2.12.02.2.03.0001", 2, target=4),
    Activity("2.12.02.2.03.0002", 12, per_10_000=90),
    Activity("2.12.02.2.03.0005", 3, target=6),
    Activity("2.12.02.2.04.0001", 2, target=12),
    Activity("2.12.02.2.04.0003", 3, target=2),
    Activity("2.12.03.2.01.0001", 10, per_10_000=340),
    Activity("2.12.03.2.01.0002", 3, target=4),
    Activity("2.12.03.2.01.0005", 4, target=1),
    Activity("2.12.03.2.02.0004", 6, target=12),
    Activity("2.12.03.2.02.0008", 2, target=4),
    Activity("2.12.03.2.03.0004", 2, target=2),
    Activity("2.12.04.2.01.0001", 2, target=4),
    Activity(KERJA_SAMA, 2, target=6),
    Activity("2.12.04.2.03.0008", 2, target=2),
    Activity("2.12.04.2.04.0003", 2, target=2),
    Activity("2.12.05.2.01.0002", 2, target=1),
)

PROVINCE = GovernmentProfile(RegionCode("64"), 4_185_000, 9_640_000)
REGIONS = (
    GovernmentProfile(RegionCode("64.01"), 3_212_500, 8_215_000, has_agreements=True),
    GovernmentProfile(RegionCode("64.02"), 6_480_750, 14_310_000, has_agreements=True),
    GovernmentProfile(
        RegionCode("64.03"), 3_020_400, 7_905_000, is_template=False, left_out=(PENDATAAN,)
    ),
    GovernmentProfile(RegionCode("64.07"), 2_640_900, 6_880_000, writes_text=True),
    GovernmentProfile(RegionCode("64.08"), 4_115_300, 10_240_000, splits_code=True),
    GovernmentProfile(
        RegionCode("64.09"), 2_388_600, 6_150_000, is_template=False, has_agreements=True
    ),
    GovernmentProfile(
        RegionCode("64.11"),
        1_874_250,
        4_990_000,
        is_template=False,
        left_out=("2.12.02.2.04.0003", "2.12.03.2.03.0004"),
    ),
    GovernmentProfile(
        RegionCode("64.71"), 5_902_800, 13_475_000, shows_realised=True, has_agreements=True
    ),
    GovernmentProfile(
        RegionCode("64.72"),
        6_733_100,
        15_020_000,
        shows_realised=True,
        writes_text=True,
        has_agreements=True,
    ),
    GovernmentProfile(
        RegionCode("64.74"), 2_511_700, 6_405_000, is_template=False, has_agreements=True
    ),
)
