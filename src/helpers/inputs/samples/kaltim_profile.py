"""What the sample of Kalimantan Timur is made from: provincial totals by date, regional profiles.

Published by the province, and therefore exact: all totals of 12 November 2024 except the bases of
the start of the year; of 31 October 2024 the recorded and the IKD activations; of 13 June 2024
three percentages (KTP-el 98,75, KIA 72,80, IKD 4,48 of wajib KTP), which the straight line between
31 May and 30 June meets. Everything else is illustrative: it lies between the published points.
"""

from dataclasses import dataclass
from datetime import date

from helpers.vocabulary.region_code import RegionCode

KALTIM = RegionCode("64")


@dataclass(frozen=True, slots=True)
class ProvinceTotals:
    """Totals of the province on one date, in people.

    Parameters
    ----------
    wajib_ktp, recorded, ikd
        Obliged to hold a KTP-el on the date; of these recorded; IKD activated.
    children_0_16, kia
        Children 0–16 and holders of a KIA.
    children_0_17, akta
        Children 0–17 and holders of an akta kelahiran.
    """

    as_of: date
    wajib_ktp: int
    recorded: int
    children_0_16: int
    kia: int
    children_0_17: int
    akta: int
    ikd: int


@dataclass(frozen=True, slots=True)
class StartBases:
    """Bases as fixed at the start of a year (AWAL), in people.

    They count everyone who comes of age within the year, and so lie above the bases of the date.
    """

    year: int
    wajib_ktp: int
    children_0_16: int
    children_0_17: int


@dataclass(frozen=True, slots=True)
class RegionProfile:
    """How one region differs from its neighbours; invented, except ``male_permyriad``.

    Pairs give the value on the first and on the last date; between them lies a straight line.
    They are weights: the province's totals decide the level, the pairs only the differences.

    Parameters
    ----------
    male_permyriad
        Men per 10,000 people (DKB 31 December 2024).
    children_permille
        Children 0–16 per 1,000 people.
    not_recorded, without_akta
        People not yet recorded, children without akta, per 10,000 of the base.
    kia, ikd
        Holders per 1,000 children, activations per 10,000 wajib KTP.
    """

    code: RegionCode
    male_permyriad: int
    children_permille: int
    not_recorded: tuple[int, int]
    kia: tuple[int, int]
    without_akta: tuple[int, int]
    ikd: tuple[int, int]


TOTALS = (
    ProvinceTotals(date(2023, 12, 31), 2819406, 2770264, 1190327, 832715, 1242480, 1217906, 92318),
    ProvinceTotals(date(2024, 1, 31), 2825118, 2777905, 1190951, 839022, 1243127, 1219118, 98604),
    ProvinceTotals(date(2024, 2, 29), 2830497, 2785348, 1191528, 845190, 1243741, 1220352, 104732),
    ProvinceTotals(date(2024, 3, 31), 2836203, 2793016, 1192194, 851644, 1244446, 1221690, 111518),
    ProvinceTotals(date(2024, 4, 30), 2841688, 2801127, 1192806, 858319, 1245085, 1223047, 118190),
    ProvinceTotals(date(2024, 5, 31), 2847319, 2809738, 1193471, 865372, 1245792, 1224529, 124975),
    ProvinceTotals(date(2024, 6, 30), 2852874, 2819815, 1194085, 873838, 1246431, 1226031, 131189),
    ProvinceTotals(date(2024, 7, 31), 2858961, 2830176, 1194779, 882417, 1247158, 1227802, 137466),
    ProvinceTotals(date(2024, 8, 31), 2865037, 2840593, 1195502, 891266, 1247908, 1229615, 143721),
    ProvinceTotals(date(2024, 9, 30), 2870942, 2850748, 1196243, 899983, 1248677, 1231448, 150094),
    ProvinceTotals(date(2024, 10, 31), 2876583, 2860701, 1197171, 908725, 1249639, 1233690, 156639),
    ProvinceTotals(date(2024, 11, 12), 2878769, 2868568, 1197605, 912264, 1250088, 1234871, 165439),
)

START_BASES = (
    StartBases(2023, wajib_ktp=2829514, children_0_16=1195620, children_0_17=1248317),
    StartBases(2024, wajib_ktp=2889936, children_0_16=1203418, children_0_17=1256204),
)

PROFILES = (
    RegionProfile(RegionCode("64.01"), 5176, 300, (44, 40), (762, 772), (141, 140), (480, 490)),
    RegionProfile(RegionCode("64.02"), 5214, 296, (40, 36), (708, 722), (152, 150), (500, 510)),
    RegionProfile(RegionCode("64.03"), 5315, 302, (50, 52), (728, 741), (165, 170), (300, 285)),
    RegionProfile(RegionCode("64.07"), 5256, 288, (64, 72), (590, 583), (242, 262), (355, 360)),
    RegionProfile(RegionCode("64.08"), 5353, 310, (52, 50), (650, 664), (205, 202), (390, 400)),
    RegionProfile(RegionCode("64.09"), 5185, 295, (30, 25), (802, 812), (104, 88), (920, 945)),
    RegionProfile(RegionCode("64.11"), 5336, 283, (72, 80), (612, 621), (310, 313), (430, 440)),
    RegionProfile(RegionCode("64.71"), 5111, 290, (16, 12), (872, 885), (52, 40), (800, 785)),
    RegionProfile(RegionCode("64.72"), 5086, 286, (26, 22), (776, 784), (86, 80), (650, 660)),
    RegionProfile(RegionCode("64.74"), 5169, 299, (82, 96), (828, 836), (70, 62), (610, 620)),
)
