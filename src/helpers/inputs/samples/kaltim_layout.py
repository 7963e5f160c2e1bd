"""Columns of the sample's coverage sheets, as a SIAK/DKB export has them."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from helpers.inputs.samples.kaltim_numbers import RegionNumbers
from helpers.inputs.samples.sheet import CellStyle, Column


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a sheet and how a row's count, or exact ratio, is read from the numbers."""

    column: Column
    read: Callable[[RegionNumbers], int | Fraction]


@dataclass(frozen=True, slots=True)
class Layout:
    """One coverage sheet.

    Parameters
    ----------
    name
        Worksheet of the latest date.
    dated_name
        The same for earlier dates, short enough for a date behind it (31 characters in all).
    published_total_percent
        What the province prints on the latest date where it is not the two-decimal percentage.
    has_published_totals
        Whether the provincial totals of the latest date were published.
    """

    name: str
    dated_name: str
    title: str
    fields: tuple[Field, ...]
    published_total_percent: str | None = None
    has_published_totals: bool = True


def _count(header: str, read: Callable[[RegionNumbers], int]) -> Field:
    return Field(Column(header, CellStyle.COUNT), read)


def _grouped(header: str, read: Callable[[RegionNumbers], int]) -> Field:
    return Field(Column(header, CellStyle.GROUPED_COUNT), read)


LAYOUTS = (
    Layout(
        "Jumlah Penduduk",
        "Jumlah Penduduk",
        "JUMLAH PENDUDUK MENURUT JENIS KELAMIN",
        (
            _grouped("PENDUDUK(LK)", lambda n: n.population_male),
            _grouped("PENDUDUK(PR)", lambda n: n.population_female),
            _grouped("PENDUDUK(JML)", lambda n: n.population),
        ),
        has_published_totals=False,
    ),
    Layout(
        "Perekaman",
        "Perekaman",
        "PEREKAMAN KTP-EL",
        (
            _grouped("JUMLAH PENDUDUK", lambda n: n.population),
            _count("WKTP AWAL", lambda n: n.wajib_ktp_awal),
            _grouped("WKTP DINAMIS", lambda n: n.wajib_ktp),
            _count("PROGRES BELUM REKAM", lambda n: n.wajib_ktp - n.recorded),
            Field(Column("PROGRES REKAM", CellStyle.TEXT_COUNT), lambda n: n.recorded),
            Field(
                Column("PROGRES PERSENTASE", CellStyle.PERCENT),
                lambda n: Fraction(n.recorded, n.wajib_ktp),
            ),
        ),
    ),
    Layout(
        "Akta Kelahiran (0-17)",
        "Akta Lahir (0-17)",
        "KEPEMILIKAN AKTA KELAHIRAN ANAK USIA 0–17 TAHUN",
        (
            _count("WAJIB AKTA(AWAL-JML)", lambda n: n.children_0_17_awal),
            _grouped("WAJIB AKTA(DINAMIS - JML)", lambda n: n.children_0_17),
            _grouped("MEMILIKI(DINAMIS - JML)", lambda n: n.akta),
            _count("BELUM MEMILIKI(DINAMIS - JML)", lambda n: n.children_0_17 - n.akta),
            Field(
                Column("PERSEN (DINAMIS)(%)", CellStyle.TEXT_PERCENT),
                lambda n: Fraction(n.akta, n.children_0_17),
            ),
        ),
        published_total_percent="99",
    ),
    Layout(
        "KIA",
        "KIA",
        "KEPEMILIKAN KARTU IDENTITAS ANAK USIA 0–16 TAHUN",
        (
            _grouped("JUMLAH AWAL(JML)", lambda n: n.children_0_16_awal),
            _count("JUMLAH DINAMIS(TTL)", lambda n: n.children_0_16),
            _count("MEMILIKI DINAMIS(JML)", lambda n: n.kia),
            _grouped("BELUM MEMILIKI DINAMIS(JML)", lambda n: n.children_0_16 - n.kia),
            Field(
                Column("PERSEN DINAMIS(%)", CellStyle.TEXT_PERCENT),
                lambda n: Fraction(n.kia, n.children_0_16),
            ),
        ),
    ),
    Layout(
        "IKD",
        "IKD",
        "AKTIVASI IDENTITAS KEPENDUDUKAN DIGITAL",
        (
            _count("REKAM DINAMIS", lambda n: n.recorded),
            _grouped("JUMLAH IKD", lambda n: n.ikd),
            Field(
                Column("PERSEN IKD", CellStyle.RATIO_PERCENT),
                lambda n: Fraction(n.ikd, n.recorded),
            ),
        ),
    ),
)
