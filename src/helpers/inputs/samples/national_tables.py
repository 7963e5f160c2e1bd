"""The national sample as tidy text, one file per province."""

import csv
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
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
from helpers.vocabulary.numbers import round_half_up, truncate
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import Region, region_table

_MARK = "DATA CONTOH"
_TITLE = (
    f"{_MARK} - jumlah nasional 28 Februari 2023 sesuai publikasi; sebaran kabupaten/kota dan "
    "bulan lain ilustratif - bukan kinerja daerah yang disebut; tidak untuk dikutip"
)
_HEADER = (
    *("kode_wilayah", "nama_wilayah", "indikator", "tanggal"),
    *("pembilang", "penyebut", "basis", "diterbitkan_persen", "sumber"),
)
_ONE_IN_MISSING = 250
_ONE_IN_CUT_OFF = 40

_Count = int | None
_Fact = tuple[str, str, _Count, _Count]
"""Indicator, basis, numerator, denominator."""
_Row = tuple[object, ...]


def national_table(province: RegionCode) -> bytes:
    """Return one province's kabupaten/kota, twelve months, as UTF-8 text with commas.

    The province's own totals, published percentages, bases of the start of the year, population,
    yes/no and institutions stand under the latest month alone. February 2023 is complete; in
    earlier months some numerators are missing, written as ``-`` or left empty as offices do. A few
    percentages are cut off instead of rounded, as in the press.
    """
    table = region_table()
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([_TITLE])
    writer.writerow([f"PROVINSI {table[province].name.upper()}"])
    writer.writerow(_HEADER)
    for region in table.children(province):
        writer.writerows(_rows(region))
    writer.writerows(_total_rows(table[province]))
    return stream.getvalue().encode()


def is_missing(code: RegionCode, indicator: str, day: date) -> bool:
    """Whether a region sent no numerator; without the recorded there are no activations either."""
    if day == LATEST:
        return False
    asked = "ktp_el" if indicator == "ikd" else indicator
    return is_chosen(code, f"kosong {asked} {day}", one_in=_ONE_IN_MISSING)


def _rows(region: Region) -> Iterator[_Row]:
    code = region.code
    for numbers in history(latest_numbers()[code]):
        day = numbers.as_of
        published = _ratios(numbers) if day == LATEST else ()
        for fact in _facts(numbers):
            indicator, basis, numerator, denominator = fact
            written: object = numerator
            if is_missing(code, indicator, day):
                written = "-" if is_chosen(code, f"tanda {day}", one_in=2) else ""
            percent = _percent(code, fact) if fact in published else ""
            yield _row(region, indicator, day, written, denominator, basis, percent)


def _total_rows(province: Region) -> Iterator[_Row]:
    """Return what the province publishes of itself: the sums of its kabupaten/kota."""
    latest = [latest_numbers()[region.code] for region in region_table().children(province.code)]
    for facts in zip(*map(_ratios, latest), strict=True):
        indicator, basis, _, _ = facts[0]
        numerator, denominator = sum(f[2] or 0 for f in facts), sum(f[3] or 0 for f in facts)
        total = (indicator, basis, numerator, denominator)
        percent = _percent(province.code, total)
        yield _row(province, indicator, LATEST, numerator, denominator, basis, percent)


def _row(region: Region, indicator: str, day: date, *rest: object) -> _Row:
    return (region.code, region.label, indicator, day, *rest, _MARK)


def _percent(code: RegionCode, fact: _Fact) -> str:
    """Return the percentage with two decimals: half-up, of a few regions cut off."""
    indicator, _, numerator, denominator = fact
    if numerator is None or not denominator:
        return ""
    is_cut_off = is_chosen(code, f"persen {indicator}", one_in=_ONE_IN_CUT_OFF)
    ratio = Fraction(100 * numerator, denominator)
    shown = truncate(ratio, 2) if is_cut_off else round_half_up(ratio, 2)
    whole, hundredths = divmod(int(100 * shown), 100)
    return f"{whole}.{hundredths:02}"


def _facts(n: MonthNumbers) -> tuple[_Fact, ...]:
    monthly: tuple[_Fact, ...] = (
        *_ratios(n),
        ("bpp", "unit_pemakaman", n.burial_books, n.burial_units),
    )
    return (*monthly, *_latest_facts(n)) if n.as_of == LATEST else monthly


def _ratios(n: MonthNumbers) -> tuple[_Fact, ...]:
    return (
        ("ktp_el", "dinamis", n.recorded, n.wajib_ktp),
        ("kia", "dinamis", n.kia, n.children_0_16),
        ("akta_lahir_0_17", "dinamis", n.akta, n.children_0_17),
        ("ikd", "sudah_rekam", n.ikd, n.recorded),
    )


def _latest_facts(n: MonthNumbers) -> tuple[_Fact, ...]:
    return (
        ("ktp_el", "awal", n.recorded, wajib_ktp_awal(n)),
        ("kia", "awal", n.kia, children_awal(n, n.children_0_16)),
        ("akta_lahir_0_17", "awal", n.akta, children_awal(n, n.children_0_17)),
        ("bpp", "penerapan", int(n.burial_books > 0), None),
        ("pks_opd", "pemerintah_daerah", institutions()[n.region_code], None),
        ("penduduk", "jumlah", n.population, None),
    )
