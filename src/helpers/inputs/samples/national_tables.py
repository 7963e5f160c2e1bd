"""The national sample as tidy text, one file per province."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from helpers.inputs.samples.national_numbers import (
    MonthNumbers,
    children_awal,
    history,
    institutions,
    latest_numbers,
    wajib_ktp_awal,
)
from helpers.inputs.samples.national_totals import LATEST
from helpers.inputs.samples.national_variation import is_chosen
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import Region, region_table

_MARK = "DATA CONTOH"
_TITLE = (
    f"{_MARK} - jumlah nasional 28 Februari 2023 sesuai publikasi; sebaran kabupaten/kota dan "
    "bulan lain ilustratif - bukan kinerja daerah yang disebut; tidak untuk dikutip"
)
_HEADER = (
    *("kode_wilayah", "nama_wilayah", "indikator", "tanggal"),
    *("pembilang", "penyebut", "basis", "sumber"),
)
_ONE_IN_MISSING = 250

_Count = int | None
_Fact = tuple[str, str, _Count, _Count]
"""Indicator, basis, numerator, denominator."""


def national_table(province: RegionCode) -> bytes:
    """Return one province's kabupaten/kota, twelve months, as UTF-8 text with commas.

    Bases of the start of the year, population, yes/no and institutions stand under the latest
    month alone. February 2023 is complete; in earlier months some numerators are missing, written
    as ``-`` or left empty as offices do.
    """
    table = region_table()
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([_TITLE])
    writer.writerow([f"PROVINSI {table[province].name.upper()}"])
    writer.writerow(_HEADER)
    for region in table.children(province):
        writer.writerows(_rows(region))
    return stream.getvalue().encode()


def is_missing(code: RegionCode, indicator: str, day: date) -> bool:
    """Whether a region sent no numerator; without the recorded there are no activations either."""
    if day == LATEST:
        return False
    asked = "ktp_el" if indicator == "ikd" else indicator
    return is_chosen(code, f"kosong {asked} {day}", one_in=_ONE_IN_MISSING)


def _rows(region: Region) -> Iterator[tuple[object, ...]]:
    code, name = region.code, region.label
    for numbers in history(latest_numbers()[code]):
        for indicator, basis, numerator, denominator in _facts(numbers):
            written = numerator
            if is_missing(code, indicator, numbers.as_of):
                written = "-" if is_chosen(code, f"tanda {numbers.as_of}", one_in=2) else ""
            yield (code, name, indicator, numbers.as_of, written, denominator, basis, _MARK)


def _facts(n: MonthNumbers) -> tuple[_Fact, ...]:
    monthly: tuple[_Fact, ...] = (
        ("ktp_el", "dinamis", n.recorded, n.wajib_ktp),
        ("kia", "dinamis", n.kia, n.children_0_16),
        ("akta_lahir_0_17", "dinamis", n.akta, n.children_0_17),
        ("ikd", "sudah_rekam", n.ikd, n.recorded),
        ("bpp", "unit_pemakaman", n.burial_books, n.burial_units),
    )
    return (*monthly, *_latest_facts(n)) if n.as_of == LATEST else monthly


def _latest_facts(n: MonthNumbers) -> tuple[_Fact, ...]:
    return (
        ("ktp_el", "awal", n.recorded, wajib_ktp_awal(n)),
        ("kia", "awal", n.kia, children_awal(n, n.children_0_16)),
        ("akta_lahir_0_17", "awal", n.akta, children_awal(n, n.children_0_17)),
        ("bpp", "penerapan", int(n.burial_books > 0), None),
        ("pks_opd", "pemerintah_daerah", institutions()[n.region_code], None),
        ("penduduk", "jumlah", n.population, None),
    )
