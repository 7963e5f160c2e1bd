"""The table of provinces and kabupaten/kota."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from helpers.vocabulary.region_code import NATIONAL, RegionCode, RegionLevel

_PREFIX = {
    "provinsi": ("Provinsi ", ""),
    "kabupaten": ("Kabupaten ", "Kab. "),
    "kabupaten administrasi": ("Kabupaten Administrasi ", "Kab. Adm. "),
    "kota": ("Kota ", "Kota "),
    "kota administrasi": ("Kota Administrasi ", "Kota Adm. "),
    "kecamatan": ("Kecamatan ", "Kec. "),
    "negara": ("", ""),
}


@dataclass(frozen=True, slots=True)
class Region:
    """One province or kabupaten/kota; a kecamatan where a source names it.

    Parameters
    ----------
    code
        Kemendagri code.
    name
        Name without kind, for example ``Samarinda``.
    kind
        ``provinsi``, ``kabupaten``, ``kota``, ``kabupaten administrasi``, ``kota administrasi``,
        ``kecamatan`` or ``negara``.
    population_jiwa
        Population of 31 December 2024; of a province the sum of its kabupaten/kota;
        0 for a kecamatan, which the table does not hold.
    latitude, longitude
        A point inside the region in degrees; ``None`` for provinces and the nation.
    """

    code: RegionCode
    name: str
    kind: str
    population_jiwa: int
    latitude: float | None = None
    longitude: float | None = None

    @property
    def label(self) -> str:
        """Name for tables, for example ``Kab. Paser``, ``Kota Samarinda``, ``Kalimantan Timur``."""
        return _PREFIX[self.kind][1] + self.name

    @property
    def official_name(self) -> str:
        """Name with the kind written out, for example ``Kabupaten Paser``."""
        return _PREFIX[self.kind][0] + self.name

    @property
    def slug(self) -> str:
        """Name for files and addresses, for example ``kota-samarinda``."""
        words = self.name if self.kind in ("provinsi", "negara") else f"{self.kind} {self.name}"
        return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")

    @property
    def level(self) -> RegionLevel:
        """Level of the code."""
        return self.code.level


class RegionTable:
    """All regions by code, in code order."""

    def __init__(self, regions: tuple[Region, ...]) -> None:
        self._by_code = MappingProxyType({region.code: region for region in regions})

    def __getitem__(self, code: str) -> Region:
        """Return the region of a code; ``KeyError`` when there is none."""
        return self._by_code[RegionCode(code)]

    def __contains__(self, code: object) -> bool:
        """Whether the code stands in the table."""
        return code in self._by_code

    def __iter__(self) -> Iterator[Region]:
        """Walk through the regions in code order, the nation first."""
        return iter(self._by_code.values())

    def provinces(self) -> tuple[Region, ...]:
        """Return the 38 provinces in code order."""
        return tuple(r for r in self if r.level is RegionLevel.PROVINSI)

    def children(self, code: str) -> tuple[Region, ...]:
        """Return the regions directly below ``code`` in code order."""
        return tuple(r for r in self if r.code != code and r.code.parent == code)


def _rows(file_name: str) -> list[dict[str, str]]:
    path = resources.files("helpers.vocabulary") / "data" / file_name
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@cache
def region_table() -> RegionTable:
    """Return the nation, 38 provinces and 514 kabupaten/kota.

    Source: ``vocabulary/data/SOURCES.md`` (Kepmendagri 300.2.2-2138 Tahun 2025).
    """
    rows = _rows("regions.csv")
    population: dict[str, int] = {}
    for row in rows:
        if row["kind"] != "provinsi":
            people = int(row["population"])
            for code in (NATIONAL, row["province_code"]):
                population[code] = population.get(code, 0) + people
    nation = Region(NATIONAL, "Indonesia", "negara", population[NATIONAL])
    return RegionTable((nation, *(_region(row, population) for row in rows)))


def _region(row: dict[str, str], province_population: dict[str, int]) -> Region:
    is_province = row["kind"] == "provinsi"
    return Region(
        code=RegionCode(row["code"]),
        name=row["name"],
        kind=row["kind"],
        population_jiwa=(
            province_population[row["code"]] if is_province else int(row["population"])
        ),
        latitude=None if is_province else float(row["latitude"]),
        longitude=None if is_province else float(row["longitude"]),
    )


@cache
def region_aliases() -> MappingProxyType[str, RegionCode]:
    """Return other spellings and abbreviations of region names with the code they mean."""
    return MappingProxyType(
        {row["alias"]: RegionCode(row["code"]) for row in _rows("region_aliases.csv")}
    )


@cache
def old_region_codes() -> MappingProxyType[RegionCode, RegionCode]:
    """Return codes out of force with the code in force today."""
    rows = _rows("old_region_codes.csv")
    return MappingProxyType({RegionCode(r["old_code"]): RegionCode(r["code"]) for r in rows})


@cache
def bps_codes() -> MappingProxyType[str, RegionCode]:
    """Return codes of Statistics Indonesia (four digits) with the Kemendagri code."""
    rows = _rows("bps_codes.csv")
    return MappingProxyType({row["bps_code"]: RegionCode(row["code"]) for row in rows})
