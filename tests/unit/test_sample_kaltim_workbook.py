"""The sample workbook, read with a second library."""

import hashlib
import os
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from helpers.errors import UsageError
from helpers.inputs.samples import SAMPLES, RegionNumbers, kaltim_numbers, sample_workbook
from helpers.inputs.samples.sheet import CellStyle, stored

NAMES = ["NO", "WILAYAH", "KODE"]
HEADERS = {
    "Jumlah Penduduk": "PENDUDUK(LK), PENDUDUK(PR), PENDUDUK(JML)",
    "Perekaman": "JUMLAH PENDUDUK, WKTP AWAL, WKTP DINAMIS, PROGRES BELUM REKAM, PROGRES REKAM,"
    " PROGRES PERSENTASE",
    "Akta Kelahiran (0-17)": "WAJIB AKTA(AWAL-JML), WAJIB AKTA(DINAMIS - JML),"
    " MEMILIKI(DINAMIS - JML), BELUM MEMILIKI(DINAMIS - JML), PERSEN (DINAMIS)(%)",
    "KIA": "JUMLAH AWAL(JML), JUMLAH DINAMIS(TTL), MEMILIKI DINAMIS(JML),"
    " BELUM MEMILIKI DINAMIS(JML), PERSEN DINAMIS(%)",
    "IKD": "REKAM DINAMIS, JUMLAH IKD, PERSEN IKD",
}
TIDY = ["BPP", "Pelayanan", "Kecamatan", "Angka Daerah", "Arus"]
DAYS = sorted({row.as_of for row in kaltim_numbers()}, reverse=True)
LATEST = DAYS[0]


@cache
def workbook() -> Workbook:
    return openpyxl.load_workbook(BytesIO(sample_workbook("kaltim")))


def sheet_name(sheet: str, day: date) -> str:
    if day == LATEST:
        return sheet
    return f"{sheet.replace('Akta Kelahiran', 'Akta Lahir')} {day:%d-%m-%Y}"


def table(name: str) -> list[dict[Any, Any]]:
    lines = list(workbook()[name].iter_rows(values_only=True))
    start = next(place for place, line in enumerate(lines) if "KODE" in line)
    body = lines[start + 1 : start + 12]
    return [dict(zip(lines[start], line, strict=True)) for line in body]


def count(value: object) -> int:
    if isinstance(value, str):
        return int(value.replace(".", ""))
    assert isinstance(value, int)
    return value


def expected(n: RegionNumbers) -> dict[str, list[int]]:
    return {
        "Jumlah Penduduk": [n.population_male, n.population_female, n.population],
        "Perekaman": [
            n.population,
            n.wajib_ktp_awal,
            n.wajib_ktp,
            n.wajib_ktp - n.recorded,
            n.recorded,
        ],
        "Akta Kelahiran (0-17)": [
            n.children_0_17_awal,
            n.children_0_17,
            n.akta,
            n.children_0_17 - n.akta,
        ],
        "KIA": [n.children_0_16_awal, n.children_0_16, n.kia, n.children_0_16 - n.kia],
        "IKD": [n.recorded, n.ikd],
    }


def percent_shown(name: str, row: int) -> str:
    cell = workbook()[name].cell(row, workbook()[name].max_column)
    if cell.number_format == "0.00%":
        return f"{100 * Decimal(repr(cell.value)):.2f}"
    if cell.number_format == "0.00":
        return f"{cell.value:.2f}"
    return str(cell.value).replace(",", ".")


def test_sheets_of_the_latest_date_come_first_then_history_then_tidy_tables() -> None:
    names = [sheet_name(sheet, day) for day in DAYS for sheet in HEADERS]
    assert workbook().sheetnames == [*names, *TIDY]
    assert max(map(len, names)) <= 31


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("sheet", HEADERS)
def test_sheet_holds_the_numbers(sheet: str, day: date) -> None:
    rows = table(sheet_name(sheet, day))
    headers = [*NAMES, *HEADERS[sheet].split(", ")]
    numbers = [n for n in kaltim_numbers() if n.as_of == day]
    assert [row["KODE"] for row in rows] == [n.region_code for n in numbers]
    assert [row["NO"] for row in rows] == [None, *range(1, 11)]
    for row, n in zip(rows, numbers, strict=True):
        assert list(row) == headers
        counts = expected(n)[sheet]
        assert [count(row[name]) for name in headers[3 : 3 + len(counts)]] == counts


@pytest.mark.parametrize("sheet", list(HEADERS)[1:])
def test_published_percentages_follow_from_their_counts(sheet: str) -> None:
    parts = {
        "Perekaman": lambda n: (n.recorded, n.wajib_ktp),
        "Akta Kelahiran (0-17)": lambda n: (n.akta, n.children_0_17),
        "KIA": lambda n: (n.kia, n.children_0_16),
        "IKD": lambda n: (n.ikd, n.recorded),
    }[sheet]
    for day in DAYS:
        numbers = [n for n in kaltim_numbers() if n.as_of == day]
        for row, n in enumerate(numbers, start=6):
            shown = percent_shown(sheet_name(sheet, day), row)
            if (sheet, day, n.region_code) == ("Akta Kelahiran (0-17)", LATEST, "64"):
                assert shown == "99"
                continue
            holders, base = parts(n)
            # Half-up at two decimals: within half a hundredth, the upper half excluded.
            error = Fraction(shown) - Fraction(100 * holders, base)
            assert Fraction(-1, 200) < error <= Fraction(1, 200)
            assert len(shown.partition(".")[2]) == 2


def test_province_publishes_what_the_press_read() -> None:
    shown = [percent_shown(sheet, 6) for sheet in list(HEADERS)[1:]]
    assert shown == ["99.65", "99", "76.17", "5.77"]


def test_number_formats_are_mixed_but_one_per_column() -> None:
    formats: set[tuple[str, str]] = set()
    for sheet in HEADERS:
        for column in workbook()[sheet].iter_cols(min_row=6, max_row=16, min_col=4):
            kinds = {(cell.data_type, cell.number_format) for cell in column}
            assert len(kinds) == 1
            formats |= kinds
    assert formats == {
        ("n", "General"),
        ("n", "#,##0"),
        ("s", "General"),
        ("n", "0.00"),
        ("n", "0.00%"),
    }
    assert workbook()["Perekaman"]["H6"].value == "2.868.568"


def test_every_sheet_says_that_it_is_a_sample_and_its_date() -> None:
    for name in workbook().sheetnames:
        titles = [row[0] for row in workbook()[name].iter_rows(max_row=4, values_only=True)]
        assert str(titles[0]).startswith("DATA CONTOH")
        if name not in TIDY:
            footer = str(workbook()[name].cell(workbook()[name].max_row, 1).value)
            assert footer.startswith("Sumber: ")
            assert footer.endswith("sebaran kabupaten/kota ilustratif")
    assert workbook()["KIA"]["A4"].value == "KEADAAN 12 NOVEMBER 2024"
    assert workbook()["KIA 31-05-2024"]["A4"].value == "KEADAAN 31 MEI 2024"


def test_only_published_totals_are_called_published() -> None:
    published = "DATA CONTOH – angka provinsi sesuai publikasi; sebaran kabupaten/kota ilustratif"
    names = [name for name in workbook().sheetnames if workbook()[name]["A1"].value == published]
    assert names == list(HEADERS)[1:]


def test_burial_books_are_applied_everywhere_and_their_units_unknown() -> None:
    lines = list(workbook()["BPP"].iter_rows(min_row=4, values_only=True))
    assert lines[0][:6] == (
        "kode_wilayah",
        "indikator",
        "tanggal",
        "pembilang",
        "penyebut",
        "basis",
    )
    assert lines[0][6:] == ("diterbitkan_persen", "sumber")
    codes = sorted({n.region_code for n in kaltim_numbers()} - {"64"})
    assert [line[:6] for line in lines[1:]] == [
        (code, "bpp", "2024-11-12", value, None, basis)
        for basis, value in (("penerapan", 1), ("unit_pemakaman", None))
        for code in codes
    ]


def test_file_properties_say_that_it_is_a_sample() -> None:
    properties = workbook().properties
    for text in (properties.title, properties.keywords, properties.description):
        assert "DATA CONTOH" in (text or "")
    assert properties.created == datetime(2024, 11, 12)  # noqa: DTZ001 - the format knows no zone
    assert properties.creator is None


def test_bytes_depend_on_nothing_but_the_numbers() -> None:
    ours = sample_workbook("kaltim")
    assert sample_workbook("kaltim") == ours
    script = (
        "import hashlib; from helpers.inputs.samples import sample_workbook;"
        "print(hashlib.sha256(sample_workbook('kaltim')).hexdigest())"
    )
    for zone, seed in (("Asia/Makassar", "1"), ("America/Lima", "2")):
        paths = os.pathsep.join(path for path in sys.path if path)
        environment = {
            **os.environ,
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "LC_ALL": "C",
            "PYTHONPATH": paths,
        }
        theirs = subprocess.run(
            [sys.executable, "-c", script],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert theirs.stdout.strip() == hashlib.sha256(ours).hexdigest()


def test_container_has_no_trace_of_the_machine() -> None:
    data = sample_workbook("kaltim")
    with ZipFile(BytesIO(data)) as container:
        assert container.testzip() is None
        for entry in container.infolist():
            # Compressed bytes differ between builds of zlib, the system byte between systems.
            assert (entry.compress_type, entry.create_system) == (ZIP_STORED, 3)
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert len(data) < 600_000


def test_unknown_sample_is_refused_with_the_names_that_exist() -> None:
    assert SAMPLES == ("kaltim", "national")
    with pytest.raises(UsageError, match="'jawa' tidak ada → pakai salah satu: kaltim, national"):
        sample_workbook("jawa")


@pytest.mark.parametrize(
    ("ratio", "style", "cell"),
    [
        (Fraction(1, 8), CellStyle.TEXT_PERCENT, "12,50"),
        (Fraction(12345, 1000000), CellStyle.PERCENT, Decimal("1.23")),
        (Fraction(12350, 1000000), CellStyle.PERCENT, Decimal("1.24")),
        (Fraction(577, 10000), CellStyle.RATIO_PERCENT, Decimal("0.0577")),
        (Fraction(1), CellStyle.TEXT_PERCENT, "100,00"),
    ],
)
def test_percentages_are_rounded_half_up(ratio: Fraction, style: CellStyle, cell: object) -> None:
    assert stored(ratio, style) == cell
