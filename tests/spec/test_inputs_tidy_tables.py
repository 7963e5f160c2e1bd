"""Tidy tables, drawn: what is read from them, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from helpers.vocabulary.observations import DataState
from workbooks import Drawn, numbers, of

HEAD = (
    "kode_wilayah | indikator | tanggal | pembilang | penyebut "
    "| basis | diterbitkan_persen | sumber"
)


@pytest.fixture
def drawn(tmp_path: Path) -> Drawn:
    return Drawn(tmp_path)


def rows(*lines: str, head: str = HEAD) -> str:
    return "\n".join((head, *lines))


def csv(text: str, separator: str = ",") -> bytes:
    lines = [separator.join(c.strip() for c in line.split("|")) for line in text.splitlines()]
    return "\r\n".join(lines).encode("utf-8")


TABLE = rows(
    "64     | ktp_el  | 2024-11-12 | 2868568        | 2878769 |         | 99.65 | PDAK",
    "64.72  | ikd     | 2024-11-12 | 7              | 20      | sudah_rekam | | ",
    "64.72  | bpp     | 2024-11-12 | 1              |         | penerapan |  | ",
    "64.01  | bpp     | 2024-11-12 |                |         | penerapan |  | ",
    "64.03  | pks_opd | 12-11-2024 | 15             |         |         |    | ",
    "64.07  | kia     | 12 November 2024 | tidak berlaku | 0  |         |    | ",
)


@pytest.mark.parametrize("form", ["xlsx", ",", ";", "\t"])
def test_the_same_table_reads_alike_from_every_form(drawn, form):
    if form == "xlsx":
        drawn.add({"Lembar": TABLE})
    else:
        drawn.add_bytes(b"\xef\xbb\xbf" + csv(TABLE, form), "data.csv")
    reading = drawn.read()
    assert numbers(reading, "ktp_el") == {"64": (2868568, 2878769, "99.65")}
    assert numbers(reading, "ikd", "sudah_rekam") == {"64.72": (7, 20, None)}
    assert numbers(reading, "bpp", "penerapan") == {
        "64.72": (1, None, None),
        "64.01": (None, None, None),
    }
    assert {o.region_code: o.state for o in of(reading, "bpp", "penerapan")} == {
        "64.72": DataState.REPORTED,
        "64.01": DataState.NO_DATA,
    }
    assert numbers(reading, "pks_opd", "pemerintah_daerah") == {"64.03": (15, None, None)}
    assert [o.state for o in of(reading, "kia")] == [DataState.NOT_APPLICABLE]
    assert {o.as_of for o in reading.observations} == {date(2024, 11, 12)}
    assert [o.is_total for o in of(reading, "ktp_el")] == [True]
    assert of(reading, "ktp_el")[0].source == "PDAK"


def test_a_day_may_be_a_date_cell_and_the_basis_left_out(drawn):
    head = "kode_wilayah | indikator | tanggal | pembilang | penyebut"
    drawn.add({"x": rows("64.72 | ikd | =45608:dd/mm/yyyy | 7 | 20", head=head)})
    (observation,) = drawn.read().observations
    assert (observation.as_of, observation.basis) == (date(2024, 11, 12), "sudah_rekam")


@pytest.mark.parametrize(
    ("row", "cell", "rule"),
    [
        ("64.72 | ktpel | 2024-11-12 | 1 | 2", "B2", "indicator_unknown"),
        ("64.72 | kia | 12/13/2024 | 1 | 2", "C2", "date_unreadable"),
        ("64.72 | kia | 2024-02-30 | 1 | 2", "C2", "date_unreadable"),
        ("64.72 | kia | | 1 | 2", "C2", "date_unreadable"),
        ("64.72 | kia | 2024-11-12 | banyak | 2", "D2", "text_in_count_column"),
        ("64.72 | kia | 2024-11-12 | 1 | -2", "E2", "negative_count"),
        ("64.72 | kia | 2024-11-12 | 1 | 2 | tetap", "F2", "basis_unknown"),
        ("64.72 | kia | 2024-11-12 | 1 | 2 | | banyak", "G2", "text_in_percent_column"),
        ("64.72 | bpp | 2024-11-12 | 2 | | penerapan", "D2", "yes_no_expected"),
        ("64.72 | pks_opd | 2024-11-12 | 2 | 9", "E2", "denominator_not_used"),
        ("64.1 | kia | 2024-11-12 | 1 | 2", "A2", "region_code"),
        ("=64.1 | kia | 2024-11-12 | 1 | 2", "A2", "region_code"),
        ("6402 | kia | 2024-11-12 | 1 | 2", "A2", "region_code"),
        ("64.72 | ikd | 2024-11-12 | 3 | 2", "D2:E2", "numerator_above_denominator"),
    ],
)
def test_a_wrong_cell_is_refused_by_its_address(drawn, row, cell, rule):
    drawn.add({"x": rows(row)})
    (finding,) = drawn.refused()
    assert (finding.rule, finding.place.cell) == (rule, cell)


def test_a_csv_names_line_and_column(drawn):
    drawn.add_bytes(csv(rows("64.72 | kia | 2024-11-12 | x | 2")), "data.csv")
    (finding,) = drawn.refused()
    assert finding.place.cell == "baris 2 kolom 4"


def test_a_missing_column_is_named(drawn):
    drawn.add(
        {"x": rows("64.72 | kia | 2024-11-12 | 1", head="kode_wilayah|indikator|tanggal|pembilang")}
    )
    (finding,) = drawn.refused()
    assert (finding.rule, finding.problem) == ("column_missing", "kolom penyebut tidak ditemukan")


MORE = (
    "kode_wilayah | nama_wilayah | indikator | tanggal | pembilang | penyebut "
    "| pelapor | keterangan"
)


def test_a_kecamatan_takes_its_name_from_the_row(drawn):
    drawn.add(
        {
            "x": rows(
                "64.72.01 | KECAMATAN PALARAN | kia | 2024-11-12 | 5 | 10 | |",
                "64.72.02 | Samarinda Seberang | kia | 2024-11-12 | 12 | 10 | |",
                head=MORE,
            )
        }
    )
    found = of(drawn.read(), "kia")
    assert [(o.region_code, o.region_name, o.numerator, o.is_total) for o in found] == [
        ("64.72.01", "Palaran", 5, False),
        ("64.72.02", "Samarinda Seberang", 12, False),
    ]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("64.72.01 |  | kia | 2024-11-12 | 5 | 10 | |", "nama kecamatan 64.72.01 kosong"),
        ("64.99.01 | X | kia | 2024-11-12 | 5 | 10 | |", "kode wilayah 64.99 tidak ada"),
        ("64.72.01 | RT 5 | kia | 2024-11-12 | 5 | 10 | |", "nama kecamatan memuat angka"),
        ("64.72 | | kia | 2024-11-12 | 5 | 10 | kantor |", 'pelapor "kantor" tidak dikenal'),
        ("64 | | kia | 2024-11-12 | 5 | 10 | daerah |", "angka daerah hanya untuk kabupaten/kota"),
    ],
)
def test_a_row_that_cannot_be_placed_is_refused(drawn, row, problem):
    drawn.add({"x": rows(row, head=MORE)})
    assert any(problem in finding.problem for finding in drawn.refused())


def test_a_region_may_report_beside_the_province_and_differ(drawn):
    drawn.add(
        {
            "x": rows(
                "64.72 | | kia | 2024-11-12 | 5 | 10 | provinsi | jenis: antar dokumen",
                "64.72 | | kia | 2024-11-12 | 6 | 10 | daerah |",
                "64.71 | | kia | 2024-11-12 | … | 10 | Daerah | 64 7201 010101 0001",
                head=MORE,
            )
        }
    )
    found = of(drawn.read(), "kia")
    assert [(o.numerator, o.is_own_figure, o.note) for o in found] == [
        (5, False, "jenis: antar dokumen"),
        (6, True, ""),
        (None, True, "(16 digit, disamarkan)"),
    ]
