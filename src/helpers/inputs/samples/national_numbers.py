"""The numbers of the national sample: whole people by region and month, no randomness."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from helpers.inputs.samples import national_totals as totals
from helpers.inputs.samples.allocation import allocate
from helpers.inputs.samples.national_variation import between, is_chosen, variation
from helpers.vocabulary.region_code import RegionCode, RegionLevel
from helpers.vocabulary.regions import Region, region_table

# Married before 17 and so counted among the wajib KTP and among the children: one in so many.
_WAJIB_KTP_PER_MARRIED_CHILD = 5000
_MILLION = 1_000_000

# Numerators above their base, in parts per million of it: the count is newer than the base, or
# residents of other regions were served. Real registers have such cases; these are invented.
RECORDED_ABOVE_BASE = MappingProxyType({RegionCode("31.01"): 3500, RegionCode("65.71"): 2200})
AKTA_ABOVE_BASE = MappingProxyType({RegionCode("33.72"): 2600, RegionCode("34.71"): 1800})


@dataclass(frozen=True, slots=True)
class MonthNumbers:
    """Numbers of one kabupaten/kota at the end of one month, nothing missing.

    Parameters
    ----------
    wajib_ktp, recorded
        Obliged to hold a KTP-el; of these recorded; in people.
    children_0_16, kia
        Children 0–16, and holders of a KIA.
    children_0_17, akta
        Children 0–17, and holders of an akta kelahiran.
    ikd
        IKD activations.
    burial_units, burial_books
        Burial units, and those that use a Buku Pokok Pemakaman.
    """

    as_of: date
    region_code: RegionCode
    wajib_ktp: int
    recorded: int
    children_0_16: int
    kia: int
    children_0_17: int
    akta: int
    ikd: int
    burial_units: int
    burial_books: int

    @property
    def population(self) -> int:
        """Everyone, in people: the married below 17 count once."""
        married_children = self.wajib_ktp // _WAJIB_KTP_PER_MARRIED_CHILD
        return self.wajib_ktp + self.children_0_16 - married_children


@cache
def latest_numbers() -> MappingProxyType[RegionCode, MonthNumbers]:
    """Return February 2023 by kabupaten/kota in code order; the sums are the published totals.

    Populations are the weights, and what a region has of each indicator differs by a hash of its
    code (see ``national_variation``): no number says anything about the region it stands beside.

    Examples
    --------
    >>> len(latest_numbers()), sum(row.recorded for row in latest_numbers().values())
    (514, 199781570)
    """
    regions = [r for r in region_table() if r.level is RegionLevel.KABUPATEN_KOTA]
    codes = [region.code for region in regions]
    children_permille = [between(236, 316, code, "anak") for code in codes]
    adults = [
        region.population_jiwa * (1000 - permille)
        for region, permille in zip(regions, children_permille, strict=True)
    ]
    wajib_ktp = allocate(totals.WAJIB_KTP, adults)
    children = _children(regions, children_permille, totals.CHILDREN_0_16)
    aged_17 = _children(regions, children_permille, totals.CHILDREN_0_17 - totals.CHILDREN_0_16)
    children_0_17 = tuple(map(sum, zip(children, aged_17, strict=True)))
    units = allocate(totals.BURIAL_UNITS, [region.population_jiwa for region in regions])
    columns = zip(
        codes,
        wajib_ktp,
        _served(totals.RECORDED, wajib_ktp, codes, "rekam", 30, RECORDED_ABOVE_BASE),
        children,
        _by_rate(totals.KIA, children, [350 + 13 * variation(c, "kia") // 10 for c in codes]),
        children_0_17,
        _served(totals.AKTA, children_0_17, codes, "akta", 100, AKTA_ABOVE_BASE),
        _by_rate(totals.IKD, wajib_ktp, [60 + _squared(c, "ikd") for c in codes]),
        units,
        _by_rate(totals.BURIAL_BOOKS, units, [_book_rate(c) for c in codes]),
        strict=True,
    )
    return MappingProxyType({row[0]: MonthNumbers(totals.LATEST, *row) for row in columns})


@cache
def institutions() -> MappingProxyType[RegionCode, int]:
    """Return February 2023's institutions that use the data, divided among the kabupaten/kota."""
    codes = tuple(latest_numbers())
    weights = [300 + 14 * variation(code, "lembaga") // 10 for code in codes]
    return MappingProxyType(dict(zip(codes, allocate(totals.INSTITUTIONS, weights), strict=True)))


def wajib_ktp_awal(latest: MonthNumbers) -> int:
    """Return the wajib KTP as fixed for the year: with all who come of age within it."""
    return latest.wajib_ktp + _share(latest.wajib_ktp, latest, "awal ktp", 8_000, 14_000)


def children_awal(latest: MonthNumbers, children: int) -> int:
    """Return a base of children as fixed for the year, from that of the month."""
    return children + _share(children, latest, "awal anak", 3_000, 7_000)


def history(latest: MonthNumbers) -> tuple[MonthNumbers, ...]:
    """Return one region's twelve months, oldest first; no count falls from month to month."""
    months_back = range(len(totals.MONTH_ENDS) - 1, -1, -1)
    return tuple(
        _earlier(latest, day, back) if back else latest
        for day, back in zip(totals.MONTH_ENDS, months_back, strict=True)
    )


def _earlier(latest: MonthNumbers, day: date, back: int) -> MonthNumbers:
    """Take a month's growth off the bases, and more than that off the numerators."""

    def less(people: int, topic: str, low: int, high: int) -> int:
        return people - _share(back * people, latest, topic, low, high)

    wajib_ktp = less(latest.wajib_ktp, "tumbuh ktp", 600, 1_400)
    children_0_17 = less(latest.children_0_17, "tumbuh anak", 80, 380)
    served_months = len(totals.MONTH_ENDS) - back
    return MonthNumbers(
        as_of=day,
        region_code=latest.region_code,
        wajib_ktp=wajib_ktp,
        recorded=wajib_ktp
        - (latest.wajib_ktp - latest.recorded)
        - _share(back * latest.wajib_ktp, latest, "laju rekam", 100, 500),
        children_0_16=less(latest.children_0_16, "tumbuh anak", 80, 380),
        kia=less(latest.kia, "laju kia", 12_000, 30_000),
        children_0_17=children_0_17,
        akta=children_0_17
        - (latest.children_0_17 - latest.akta)
        - _share(back * latest.children_0_17, latest, "laju akta", 200, 900),
        # A young programme: activations grow with the third power of the months it runs.
        ikd=latest.ikd * served_months**3 // len(totals.MONTH_ENDS) ** 3,
        burial_units=latest.burial_units,
        burial_books=less(latest.burial_books, "laju bpp", 20_000, 50_000),
    )


def _share(people: int, latest: MonthNumbers, topic: str, low: int, high: int) -> int:
    """Return the region's share of ``people``; ``low`` and ``high`` in parts per million."""
    return people * between(low, high, latest.region_code, topic) // _MILLION


def _children(regions: Sequence[Region], permille: Sequence[int], total: int) -> tuple[int, ...]:
    pairs = zip(regions, permille, strict=True)
    return allocate(total, [region.population_jiwa * part for region, part in pairs])


def _by_rate(total: int, base: Sequence[int], rates: Sequence[int]) -> tuple[int, ...]:
    return allocate(total, [people * rate for people, rate in zip(base, rates, strict=True)])


def _served(
    total: int,
    base: Sequence[int],
    codes: Sequence[RegionCode],
    topic: str,
    least: int,
    above_base: MappingProxyType[RegionCode, int],
) -> tuple[int, ...]:
    """Spread those still to be served, not those served: so a region near 100 % stays below.

    The few regions above their base are set first; the others make up for them.
    """
    surplus = [
        people * above_base.get(code, 0) // _MILLION
        for people, code in zip(base, codes, strict=True)
    ]
    rates = [0 if code in above_base else least + _squared(code, topic) for code in codes]
    left = _by_rate(sum(base) - total + sum(surplus), base, rates)
    return tuple(
        people + more - less for people, more, less in zip(base, surplus, left, strict=True)
    )


def _squared(code: RegionCode, topic: str) -> int:
    """Return a rate that is small for most regions and large for a few."""
    return variation(code, topic) ** 2 // 1000


def _book_rate(code: RegionCode) -> int:
    if is_chosen(code, "bpp belum diterapkan", one_in=40):
        return 0
    return between(600, 1250, code, "bpp")
