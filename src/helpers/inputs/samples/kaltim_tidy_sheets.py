"""The tidy sheets of the sample: burial books, services, kecamatan, own figures, flows."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from helpers.inputs.samples.kaltim_duties import CODES, DESTROYED, DUTIES, INNOVATIONS, OPERATIONS
from helpers.inputs.samples.kaltim_flows import kaltim_flows
from helpers.inputs.samples.kaltim_kecamatan import SAMARINDA, kecamatan_facts
from helpers.inputs.samples.kaltim_numbers import RegionNumbers, kaltim_numbers
from helpers.inputs.samples.kaltim_profile import KALTIM, PROFILES
from helpers.inputs.samples.sheet import CellStyle, CellValue, Column, Sheet
from helpers.vocabulary.region_code import RegionCode

OFFICE: Final = "PEMERINTAH PROVINSI KALIMANTAN TIMUR"
_BOOKS = "DATA CONTOH – penerapan sesuai publikasi; rincian unit pemakaman belum tersedia"
_INVENTED = "DATA CONTOH – seluruh isi ilustratif; bukan kinerja daerah yang disebut"
_SENT = "laporan kabupaten/kota (data contoh)"
_COLUMNS = (
    Column("kode_wilayah", CellStyle.TEXT, 14),
    Column("indikator", CellStyle.TEXT, 12),
    Column("tanggal", CellStyle.TEXT, 12),
    Column("pembilang", CellStyle.COUNT, 12),
    Column("penyebut", CellStyle.COUNT, 12),
    Column("basis", CellStyle.TEXT, 16),
    Column("diterbitkan_persen", CellStyle.TEXT, 20),
    Column("sumber", CellStyle.TEXT, 60),
)
_NAME = Column("nama_wilayah", CellStyle.TEXT, 24)
_NOTE = Column("keterangan", CellStyle.TEXT, 60)
_REPORTER = Column("pelapor", CellStyle.TEXT, 10)
_Row = tuple[CellValue, ...]

# What an office counts of itself may differ from what the province counts: by so many people.
_OWN_DIFFERENCES: Final[dict[tuple[str, str], tuple[int, int] | None]] = {
    ("64.01", "akta_lahir_0_17"): (0, -112),
    ("64.02", "ktp_el"): (64, 0),
    ("64.71", "ikd"): (214, 0),
    ("64.72", "ktp_el"): (37, 0),
    ("64.72", "akta_lahir_0_17"): (-18, -25),
    ("64.74", "kia"): None,
}
_SENT_NO_OWN_FIGURES: Final = "64.07"


def tidy_sheets(day: date) -> tuple[Sheet, ...]:
    """Return the tidy sheets; ``day`` is the latest date of the sample."""
    latest = {row.region_code: row for row in kaltim_numbers() if row.as_of == day}
    return (
        _bpp(day),
        _sheet(
            "Pelayanan", "PELAYANAN, BLANGKO, PENONAKTIFAN, DAN NIK DEWASA", (_NOTE,), _duties(day)
        ),
        _sheet(
            "Kecamatan",
            "CAKUPAN MENURUT KECAMATAN KOTA SAMARINDA",
            (_NAME,),
            _kecamatan(day, latest),
        ),
        _sheet(
            "Angka Daerah",
            "ANGKA YANG DIHITUNG SENDIRI OLEH KABUPATEN/KOTA",
            (_REPORTER,),
            _own_figures(day, latest),
        ),
        _sheet("Arus", "ARUS SEJAK 1 JANUARI 2024", (), _flows()),
    )


def _sheet(name: str, title: str, more: tuple[Column, ...], rows: Iterable[_Row]) -> Sheet:
    return Sheet(name, (_INVENTED, OFFICE, title), (*_COLUMNS, *more), tuple(rows))


def _bpp(day: date) -> Sheet:
    """Return the burial books: every region applies them; how many units do is not known."""
    source = "laporan PDAK 12 November 2024: seluruh kabupaten/kota menerapkan (data contoh)"
    unknown = "rincian unit pemakaman belum tersedia (data contoh)"
    facts = (("penerapan", 1, source), ("unit_pemakaman", None, unknown))
    return Sheet(
        name="BPP",
        titles=(_BOOKS, OFFICE, "PENERAPAN BUKU POKOK PEMAKAMAN"),
        columns=_COLUMNS,
        rows=tuple(
            (str(profile.code), "bpp", day.isoformat(), value, None, basis, None, text)
            for basis, value, text in facts
            for profile in PROFILES
        ),
    )


def _duties(day: date) -> Iterator[_Row]:
    def row(
        code: str, indicator: str, value: CellValue, basis: str, source: str = "", note: str = ""
    ) -> _Row:
        text = f"{source} (data contoh)" if source else _SENT
        return (
            *(code, indicator, day.isoformat(), value, None, basis, None, text),
            note or None,
        )

    for indicator, values in DUTIES.items():
        basis = "pemerintah_daerah" if indicator == "pks_opd" else "penerapan"
        for code, value in zip(CODES, values, strict=True):
            yield row(code, indicator, value, basis)
    for code, (number, types) in zip(CODES, INNOVATIONS, strict=True):
        yield row(code, "inovasi", number, "pemerintah_daerah", note=types)
    for (indicator, basis), values in OPERATIONS.items():
        for code, value in zip(CODES, values, strict=True):
            yield row(code, indicator, value, basis)
    for code, (number, documents) in zip(CODES, DESTROYED, strict=True):
        yield row(code, "blangko_dimusnahkan", number, "jumlah", documents)


def _kecamatan(day: date, latest: Mapping[RegionCode, RegionNumbers]) -> Iterator[_Row]:
    for profile, facts in kecamatan_facts(latest[SAMARINDA]):
        for indicator, basis, numerator, denominator in facts:
            yield (
                *(profile.code, indicator, day.isoformat(), numerator, denominator, basis, None),
                *(_SENT, profile.name),
            )


def _own_figures(day: date, latest: Mapping[RegionCode, RegionNumbers]) -> Iterator[_Row]:
    for code, numbers in latest.items():
        if code in (KALTIM, _SENT_NO_OWN_FIGURES):
            continue
        recorded = numbers.recorded + (_OWN_DIFFERENCES.get((code, "ktp_el")) or (0, 0))[0]
        counted = {
            ("ktp_el", "dinamis"): (numbers.recorded, numbers.wajib_ktp),
            ("kia", "dinamis"): (numbers.kia, numbers.children_0_16),
            ("akta_lahir_0_17", "dinamis"): (numbers.akta, numbers.children_0_17),
            ("ikd", "sudah_rekam"): (numbers.ikd, recorded),
        }
        for (indicator, basis), (numerator, denominator) in counted.items():
            more = _OWN_DIFFERENCES.get((code, indicator), (0, 0))
            pair = (None, None) if more is None else (numerator + more[0], denominator + more[1])
            yield (
                *(str(code), indicator, day.isoformat(), *pair, basis, None),
                *("register kabupaten/kota (data contoh)", "daerah"),
            )


def _flows() -> Iterator[_Row]:
    for code, flow, series, day, people in kaltim_flows():
        source = "rekap mutasi sejak 1 Januari (data contoh)"
        yield (code, flow, day.isoformat(), people, None, series, None, source)
