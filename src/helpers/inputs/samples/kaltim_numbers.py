"""The numbers of the sample of Kalimantan Timur: whole people by date and region, no randomness."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Self

from helpers.inputs.samples.allocation import allocate
from helpers.inputs.samples.kaltim_profile import (
    KALTIM,
    PROFILES,
    START_BASES,
    TOTALS,
    ProvinceTotals,
    RegionProfile,
    StartBases,
)
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import region_table

# Married before 17 and so counted among the wajib KTP and among the children: one in so many.
_WAJIB_KTP_PER_MARRIED_CHILD = 5000


@dataclass(frozen=True, slots=True)
class RegionNumbers:
    """Numbers of one region on one date, in people; nothing is missing.

    The province (code ``64``) is the sum of its ten kabupaten/kota, column by column.

    Parameters
    ----------
    population_male, population_female
        Population by sex.
    wajib_ktp_awal, wajib_ktp, recorded
        WKTP AWAL, WKTP DINAMIS, PROGRES REKAM.
    children_0_16_awal, children_0_16, kia
        JUMLAH AWAL, JUMLAH DINAMIS and MEMILIKI DINAMIS of the sheet KIA.
    children_0_17_awal, children_0_17, akta
        WAJIB AKTA(AWAL-JML), WAJIB AKTA(DINAMIS - JML), MEMILIKI(DINAMIS - JML).
    ikd
        JUMLAH IKD.
    """

    as_of: date
    region_code: RegionCode
    population_male: int
    population_female: int
    wajib_ktp_awal: int
    wajib_ktp: int
    recorded: int
    children_0_16_awal: int
    children_0_16: int
    kia: int
    children_0_17_awal: int
    children_0_17: int
    akta: int
    ikd: int

    @property
    def population(self) -> int:
        """Men and women together."""
        return self.population_male + self.population_female

    @classmethod
    def sum_of(cls, region_code: RegionCode, rows: tuple["RegionNumbers", ...]) -> Self:
        """Add up rows of one date under the code of the region that holds them."""
        counts = [field.name for field in fields(cls)][2:]
        sums = (sum(getattr(row, name) for row in rows) for name in counts)
        return cls(rows[0].as_of, region_code, *sums)


@cache
def kaltim_numbers() -> tuple[RegionNumbers, ...]:
    """Return the sample's numbers by date (oldest first), the province before its kabupaten/kota.

    Returns
    -------
    tuple of RegionNumbers
        12 dates × (province + 10). Provincial totals of 12 November 2024 are the published ones;
        the split is illustrative, with the populations as weights (see ``kaltim_profile``).

    Examples
    --------
    >>> latest = kaltim_numbers()[-11]
    >>> latest.region_code, latest.recorded, latest.wajib_ktp
    ('64', 2868568, 2878769)
    """
    numbers: list[RegionNumbers] = []
    for totals in TOTALS:
        rows = _rows_of(totals)
        numbers.extend((RegionNumbers.sum_of(KALTIM, rows), *rows))
    return tuple(numbers)


def _rows_of(totals: ProvinceTotals) -> tuple[RegionNumbers, ...]:
    start = _start_bases(totals.as_of)
    wajib_ktp = _by_adults(totals.wajib_ktp)
    children = _by_children(totals.children_0_16)
    aged_17 = _by_children(totals.children_0_17 - totals.children_0_16)
    children_0_17 = _add(children, aged_17)
    start_children = _by_children(start.children_0_16)
    start_aged_17 = _by_children(start.children_0_17 - start.children_0_16)

    def spread(total: int, base: tuple[int, ...], rates: _Rates) -> tuple[int, ...]:
        return allocate(total, _weights(base, rates, totals.as_of))

    # Those still to be served are spread, not those served: so a region near 100 % stays below.
    not_recorded = spread(totals.wajib_ktp - totals.recorded, wajib_ktp, lambda p: p.not_recorded)
    no_akta = spread(totals.children_0_17 - totals.akta, children_0_17, lambda p: p.without_akta)
    columns = (
        _by_adults(start.wajib_ktp),
        wajib_ktp,
        _subtract(wajib_ktp, not_recorded),
        start_children,
        children,
        spread(totals.kia, children, lambda p: p.kia),
        _add(start_children, start_aged_17),
        children_0_17,
        _subtract(children_0_17, no_akta),
        spread(totals.ikd, wajib_ktp, lambda p: p.ikd),
    )
    return tuple(
        RegionNumbers(
            totals.as_of,
            profile.code,
            *_by_sex(_population(wajib_ktp[place], children[place]), profile),
            *(column[place] for column in columns),
        )
        for place, profile in enumerate(PROFILES)
    )


_Rates = Callable[[RegionProfile], tuple[int, int]]


def _weights(base: tuple[int, ...], rates: _Rates, as_of: date) -> tuple[int, ...]:
    """Weigh each base with the region's rate on the line between the first and the last date."""
    first, last = TOTALS[0].as_of, TOTALS[-1].as_of
    gone, left = (as_of - first).days, (last - as_of).days
    return tuple(
        people * (rates(profile)[0] * left + rates(profile)[1] * gone)
        for people, profile in zip(base, PROFILES, strict=True)
    )


def _by_adults(total: int) -> tuple[int, ...]:
    weights = [_people(profile) * (1000 - profile.children_permille) for profile in PROFILES]
    return allocate(total, weights)


def _by_children(total: int) -> tuple[int, ...]:
    return allocate(total, [_people(profile) * profile.children_permille for profile in PROFILES])


def _people(profile: RegionProfile) -> int:
    return region_table()[profile.code].population_jiwa


def _population(wajib_ktp: int, children_0_16: int) -> int:
    return wajib_ktp + children_0_16 - wajib_ktp // _WAJIB_KTP_PER_MARRIED_CHILD


def _by_sex(population: int, profile: RegionProfile) -> tuple[int, ...]:
    return allocate(population, (profile.male_permyriad, 10000 - profile.male_permyriad))


def _start_bases(as_of: date) -> StartBases:
    return next(bases for bases in START_BASES if bases.year == as_of.year)


def _add(left: tuple[int, ...], right: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(left, right, strict=True))


def _subtract(left: tuple[int, ...], right: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a - b for a, b in zip(left, right, strict=True))
