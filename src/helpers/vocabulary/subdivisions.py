"""How many kecamatan, and desa or kelurahan, a kabupaten/kota has."""

import csv
from functools import cache
from importlib import resources
from types import MappingProxyType

from helpers.vocabulary.region_code import RegionCode


@cache
def subdivision_counts() -> MappingProxyType[RegionCode, tuple[int, int]]:
    """Return the number of kecamatan and of desa and kelurahan of each kabupaten/kota.

    Source: ``vocabulary/data/SOURCES.md`` (Kepmendagri 300.2.2-2138 Tahun 2025).

    Examples
    --------
    >>> subdivision_counts()["64.72"]
    (10, 59)
    """
    path = resources.files("helpers.vocabulary") / "data" / "regions.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return MappingProxyType(
        {
            RegionCode(row["code"]): (
                int(row["kecamatan"]),
                int(row["kelurahan"]) + int(row["desa"]),
            )
            for row in rows
            if row["kind"] != "provinsi"
        }
    )
