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
