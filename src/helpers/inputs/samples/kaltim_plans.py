"""Lines of the sample plans for 2025, province and ten kabupaten/kota, free of mismatches."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from helpers.inputs.samples.allocation import allocate
from helpers.inputs.samples.kaltim_numbers import RegionNumbers, kaltim_numbers
from helpers.inputs.samples.kaltim_plans_profile import (
    INVENTARISASI,
    KERJA_SAMA,
    PENDATAAN,
    PENDATAAN_PROVINSI,
    PLAN_YEAR,
    PROVINCE,
    PROVINCE_ACTIVITIES,
    REGION_ACTIVITIES,
    REGIONS,
    Activity,
    GovernmentProfile,
)
from helpers.vocabulary.numbers import ceil_div
from helpers.vocabulary.programmes import sub_kegiatan_table
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import region_table

_FUNDS = ("Pendapatan Asli Daerah (PAD)", "Dana Alokasi Umum (DAU)", "Dana Bagi Hasil (DBH)")
_FORWARD_PERMILLE = 1050
_REALISED_PERMILLE = 934


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One sub kegiatan as it will be written; ``None`` leaves the cell empty."""

    code: str
    name: str
    indicator: str
    target: int | None
    unit: str
    fund: str
    location: str
    pagu: int | None
    forward: int | None
    realised: int | None
    outcome: str = ""
    outcome_target: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class GovernmentPlan:
    """All lines of one government in code order."""

    profile: GovernmentProfile
    lines: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class _OutcomeText:
    text: str
    numerator: str
    denominator: str
    national: Fraction


_OUTCOMES = {
    "ktp": _OutcomeText(
        f"Persentase wajib KTP yang sudah merekam KTP-el Tahun {PLAN_YEAR}",
        "recorded",
        "wajib_ktp",
        Fraction(9940, 100),
    ),
    "kia": _OutcomeText(
        f"Persentase anak 0–16 tahun yang memiliki KIA Tahun {PLAN_YEAR}",
        "kia",
        "children_0_16",
        Fraction(60),
    ),
    "ikd": _OutcomeText(
        f"Persentase aktivasi IKD terhadap penduduk yang sudah merekam Tahun {PLAN_YEAR}",
        "ikd",
        "recorded",
        Fraction(30),
    ),
    "akta": _OutcomeText(
        f"Persentase kepemilikan akta kelahiran anak 0–17 tahun Tahun {PLAN_YEAR}",
        "akta",
        "children_0_17",
        Fraction(99),
    ),
}
_OUTCOME_OF = {
    "2.12.02.2.01.0002": "ktp",
    "2.12.02.2.01.0004": "kia",
    "2.12.02.2.03.0002": "ikd",
    "2.12.03.2.01.0001": "akta",
    "2.12.02.1.02.0001": "ktp",
    "2.12.02.1.03.0001": "ikd",
    "2.12.03.1.01.0004": "akta",
}


@cache
def clean_plans() -> tuple[GovernmentPlan, ...]:
    """Return the plans without any mismatch, the province first."""
    regions = tuple(_plan(profile, _activities(profile)) for profile in REGIONS)
    counted = sum(
        line.target or 0 for plan in regions for line in plan.lines if line.code == PENDATAAN
    )
    activities = tuple(
        Activity(one.code, one.weight, target=counted) if one.code == PENDATAAN_PROVINSI else one
        for one in PROVINCE_ACTIVITIES
    )
    return (_plan(PROVINCE, activities), *regions)


def _activities(profile: GovernmentProfile) -> tuple[Activity, ...]:
    """Return what a region plans: with enough agreements it keeps an inventory instead."""
    chosen = (one for one in REGION_ACTIVITIES if one.code not in profile.left_out)
    if not profile.has_agreements:
        return tuple(chosen)
    return tuple(
        Activity(INVENTARISASI, one.weight, target=2) if one.code == KERJA_SAMA else one
        for one in chosen
    )


def _plan(profile: GovernmentProfile, activities: tuple[Activity, ...]) -> GovernmentPlan:
    numbers = _numbers(profile.code)
    pagu = allocate(profile.pagu_thousands, [one.weight for one in activities])
    pairs = enumerate(zip(activities, pagu, strict=True))
    lines = tuple(_line(profile, numbers, one, part, place) for place, (one, part) in pairs)
    return GovernmentPlan(profile, lines)


def _line(
    profile: GovernmentProfile, numbers: RegionNumbers, activity: Activity, part: int, place: int
) -> PlanLine:
    official = sub_kegiatan_table()[activity.code]
    population = numbers.population
    scaled = ceil_div(population * activity.per_10_000, 10_000)
    outcome, wanted = "", ""
    if profile.is_template and activity.code in _OUTCOME_OF:
        outcome, wanted = _outcome(_OUTCOMES[_OUTCOME_OF[activity.code]], numbers)
    return PlanLine(
        code=activity.code,
        name=official.name,
        indicator=official.indicator,
        target=activity.target or scaled,
        unit=official.unit,
        fund=_FUNDS[(place + int(profile.code[-1])) % len(_FUNDS)],
        location=_location(profile, activity.code),
        pagu=part * 1000,
        forward=part * _FORWARD_PERMILLE,
        realised=part * _REALISED_PERMILLE if profile.shows_realised else None,
        outcome=outcome,
        outcome_target=wanted,
    )


def _location(profile: GovernmentProfile, code: str) -> str:
    region = region_table()[profile.code]
    if profile.code != PROVINCE.code:
        own = region.official_name
        return own if profile.is_template else f"{own}, Semua Kecamatan, Semua Kelurahan"
    everywhere = code in _OUTCOME_OF or code.startswith("2.12.03")
    return "Seluruh Kabupaten/Kota" if everywhere else region.official_name


def _outcome(wanted: _OutcomeText, numbers: RegionNumbers) -> tuple[str, str]:
    """Return a target that is neither below the national one nor below what is reached."""
    coverage = Fraction(
        100 * getattr(numbers, wanted.numerator), getattr(numbers, wanted.denominator)
    )
    if coverage <= wanted.national:
        hundredths = int(wanted.national * 100)
    else:
        hundredths = ceil_div(coverage.numerator * 100, coverage.denominator)
    return wanted.text, f"{hundredths // 100},{hundredths % 100:02} %"


def _numbers(code: RegionCode) -> RegionNumbers:
    latest = max(row.as_of for row in kaltim_numbers())
    return next(row for row in kaltim_numbers() if (row.as_of, row.region_code) == (latest, code))
