"""Tables as offices write them, drawn: read to the same integers, or refused by cell."""

from datetime import date
from pathlib import Path

import pytest

from helpers.errors import Severity
from workbooks import Drawn, numbers, of

DAY = "KEADAAN 15 JUNI 2021"


@pytest.fixture
def drawn(tmp_path: Path) -> Drawn:
    return Drawn(tmp_path)


def lines(*rows: str) -> str:
    return "\n".join(rows)


def rules(reading) -> set[str]:
    return {finding.rule for finding in reading.findings}


def test_titles_blank_columns_and_rows_and_a_source_line_are_no_data(drawn):
    drawn.add(
        {
            "Sheet6 (2)": lines(
                "",
                "  | PEMERINTAH PROVINSI KALIMANTAN TIMUR",
                "  | Jl. Kesuma Bangsa 5, Samarinda",
                "  | CAKUPAN PEREKAMAN KTP-EL",
                f" | {DAY}",
                "",
                "  | NO | | KAB/KOTA | WAJIB KTP | | SUDAH REKAM | BELUM REKAM | %",
                "",
                "  | 1 | | PASER | 400 | | 395 | 5 | 98,75",
                "  | 2 | | KOTA SAMARINDA | 600 | | 590 | 10 | 98,33",
                "",
                "  | Sumber: DKB Semester I",
            )
        }
    )
    reading = drawn.read()
    assert numbers(reading, "ktp_el") == {
        "64.01": (395, 400, "98.75"),
        "64.72": (590, 600, "98.33"),
    }
    assert {o.as_of for o in reading.observations} == {date(2021, 6, 15)}
    assert rules(reading) == {"table_understood", "base_assumed"}


def test_two_rows_of_headers_repeat_names_below_their_groups(drawn):
    drawn.add(
        {
            "Rekap": lines(
                DAY,
                "NO | KABUPATEN/KOTA | KODE | AKTA LAHIR 0_18 | | | AKTA LAHIR 0_4 | | | KIA | ",
                " | | | WAJIB | MEMILIKI | % | WAJIB | MEMILIKI | % | JUMLAH ANAK | MEMILIKI",
                "1 | PASER | 64.01 | 100 | 97 | 97 | 20 | 19 | 95 | 90 | 60",
                "2 | BERAU | 64.03 | 200 | 180 | 90 | 40 | 30 | 75 | 170 | 80",
            )
        },
        merged=[],
    )
    reading = drawn.read()
    assert numbers(reading, "akta_lahir_0_18") == {
        "64.01": (97, 100, "97"),
        "64.03": (180, 200, "90"),
    }
    assert numbers(reading, "akta_lahir_0_4") == {
        "64.01": (19, 20, "95"),
        "64.03": (30, 40, "75"),
    }
    assert numbers(reading, "kia") == {"64.01": (60, 90, None), "64.03": (80, 170, None)}


def test_merged_headers_of_three_rows_count_men_and_women(drawn):
    drawn.add(
        {
            "Lampiran": lines(
                "PERSENTASE KEPEMILIKAN AKTA KELAHIRAN ANAK 0-17 TAHUN",
                DAY,
                "NO | WILAYAH |  | | | | |",
                "   |  | WAJIB AKTA | | | MEMILIKI | |",
                "   |  | L | P | JML | L | P | JML",
                "1  | PASER | 50 | 60 | 110 | 40 | 50 | 90",
                "2  | BERAU | 5 | 6 | 11 | 4 | 5 | 8",
            )
        },
        merged=[
            ("Lampiran", "A3:A5", "NO"),
            ("Lampiran", "B3:B5", "WILAYAH"),
            ("Lampiran", "C3:H3", "AKTA KELAHIRAN"),
            ("Lampiran", "C4:E4", "WAJIB AKTA"),
            ("Lampiran", "F4:H4", "MEMILIKI"),
        ],
    )
    reading = drawn.read()
    assert numbers(reading, "akta_lahir_0_17") == {
        "64.01": (90, 110, None),
        "64.03": (8, 11, None),
    }
    (differs,) = [f for f in reading.findings if f.rule == "sum_differs"]
    assert differs.place.cell == "F7:H7"


def test_men_and_women_without_a_total_are_added(drawn):
    drawn.add(
        {
            "x": lines(
                f"PEREKAMAN KTP-EL, {DAY}",
                "KODE | WKTP_LK | WKTP_PR | REKAM_LK | REKAM_PR",
                "64.01 | 10 | 20 | 9 | 18",
            )
        }
    )
    (found,) = drawn.read().observations
    assert (found.numerator, found.denominator) == (27, 30)
    assert found.place.cell == "B3:E3"


def test_age_bands_that_are_no_indicator_are_not_joined_to_another(drawn):
    drawn.add(
        {
            "x": lines(
                DAY,
                "WILAYAH | AKTA LAHIR 0-5 WAJIB | AKTA LAHIR 0-5 MEMILIKI | KIA WAJIB | KIA PUNYA",
                "PASER | 9 | 8 | 7 | 6",
            )
        }
    )
    reading = drawn.read()
    assert {o.indicator for o in reading.observations} == {"kia"}
    assert "column_unused" in rules(reading)


def test_several_tables_below_each_other_and_side_by_side(drawn):
    drawn.add(
        {
            "Sheet1": lines(
                DAY,
                "A. PEREKAMAN KTP-EL | | | | | B. KEPEMILIKAN KIA",
                "NO | WILAYAH | WAJIB KTP | REKAM | | NO | WILAYAH | WAJIB | MEMILIKI",
                "1 | PASER | 10 | 9 | | 1 | PASER | 5 | 4",
                "2 | BERAU | 20 | 19 | | 2 | BERAU | 6 | 3",
                "Sumber: DKB per 30 Juni 2020",
                "",
                "C. AKTIVASI IKD",
                "NO | WILAYAH | SUDAH REKAM | AKTIVASI IKD",
                "1 | PASER | 9 | 2",
            )
        }
    )
    reading = drawn.read()
    assert numbers(reading, "ktp_el") == {"64.01": (9, 10, None), "64.03": (19, 20, None)}
    assert numbers(reading, "kia") == {"64.01": (4, 5, None), "64.03": (3, 6, None)}
    assert numbers(reading, "ikd", "sudah_rekam") == {"64.01": (2, 9, None)}
    assert {o.as_of for o in reading.observations} == {date(2021, 6, 15)}


def test_yes_and_no_and_plain_counts_have_columns_of_their_own(drawn):
    drawn.add(
        {
            "Kewajiban": lines(
                DAY,
                "NO | KAB/KOTA | BPP | JEMPUT BOLA | PKS OPD",
                "1 | PASER | Ya | ✓ | 16",
                "2 | BERAU | belum | - | 3",
            )
        }
    )
    reading = drawn.read()
    assert numbers(reading, "bpp", "penerapan") == {
        "64.01": (1, None, None),
        "64.03": (0, None, None),
    }
    assert numbers(reading, "jemput_bola", "penerapan")["64.03"] == (None, None, None)
    assert numbers(reading, "pks_opd", "pemerintah_daerah") == {
        "64.01": (16, None, None),
        "64.03": (3, None, None),
    }


def test_an_answer_that_is_neither_yes_nor_no_is_refused(drawn):
    drawn.add({"x": lines(DAY, "WILAYAH | BPP", "PASER | sebagian")})
    (finding,) = drawn.refused()
    assert (finding.rule, finding.place.cell) == ("yes_no_expected", "B3")


def test_two_columns_of_one_meaning_are_reported_never_picked(drawn):
    drawn.add(
        {
            "KTP": lines(
                DAY,
                "WILAYAH | WAJIB KTP | WKTP DINAMIS | SUDAH REKAM",
                "PASER | 10 | 11 | 9",
            )
        }
    )
    (finding,) = drawn.refused()
    assert finding.rule == "column_ambiguous"
    assert finding.place.cell == "B2 dan C2"


def test_a_transposed_list_is_refused_by_name(drawn):
    drawn.add(
        {
            "Rekap KTP": lines(
                DAY,
                "URAIAN | PASER | BERAU | KOTA SAMARINDA",
                "WAJIB KTP | 10 | 20 | 30",
                "SUDAH REKAM | 9 | 19 | 29",
            )
        }
    )
    assert [f.rule for f in drawn.refused()] == ["table_transposed"]


def test_a_kecamatan_list_is_added_up_to_its_kabupaten(drawn):
    drawn.add(
        {
            "x": lines(
                f"PEREKAMAN KTP-EL {DAY}",
                "kdkec | jumlah_wajib_ktp | jumlah_sudah_rekaman",
                "64.72.01 | 100 | 90",
                "647202 | 200 | 150",
            )
        }
    )
    reading = drawn.read()
    assert numbers(reading, "ktp_el") == {"64.72": (240, 300, None)}
    assert "parts_incomplete" in rules(reading)


def test_kecamatan_with_code_and_name_are_kept_for_their_own_report(drawn):
    drawn.add(
        {
            "x": lines(
                f"PEREKAMAN KTP-EL {DAY}",
                "KODE | KECAMATAN | WAJIB KTP | SUDAH REKAM",
                "64.72.01 | KEC. PALARAN | 100 | 90",
                "64.72.02 | Samarinda Seberang | 200 | 150",
            )
        }
    )
    found = of(drawn.read(), "ktp_el")
    assert [(o.region_code, o.region_name, o.numerator) for o in found] == [
        ("64.72", "", 240),
        ("64.72.01", "Palaran", 90),
        ("64.72.02", "Samarinda Seberang", 150),
    ]
    assert [o.place.cell for o in found] == ["C3:D4", "C3:D3", "C4:D4"]


def test_split_codes_are_joined_and_desa_added_up(drawn):
    drawn.add(
        {
            "x": lines(
                f"PEREKAMAN KTP-EL {DAY}",
                "NO_PROP | NO_KAB | NO_KEC | NO_KEL | NAMA_KEL | WAJIB KTP | REKAM",
                "=64 | =1 | =1 | =1001 | A | =10 | =9",
                "=64 | =1 | =1 | =2002 | B | =20 | =19",
                "=64 | =72 | =1 | =1001 | A | =5 | =4",
            )
        }
    )
    assert numbers(drawn.read(), "ktp_el") == {"64.01": (28, 30, None), "64.72": (4, 5, None)}


def test_kecamatan_below_the_name_of_their_kabupaten_and_a_total(drawn):
    drawn.add(
        {
            "x": lines(
                f"PEREKAMAN KTP-EL {DAY}",
                "KABUPATEN | KECAMATAN | WAJIB KTP | REKAM",
                "PASER | Tanah Grogot | 10 | 9",
                " | Kuaro | 20 | 19",
                "BERAU | Gunung Tabur | 7 | 6",
            )
        },
        name="a.xlsx",
    )
    drawn.add(
        {
            "x": lines(
                "PEREKAMAN KTP-EL KOTA BONTANG",
                DAY,
                "NO | KECAMATAN | WAJIB KTP | REKAM",
                "1 | Bontang Utara | 10 | 9",
                "2 | Bontang Selatan | 20 | 19",
                "3 | Bontang Barat | 30 | 29",
                " | JUMLAH | 60 | 58",
            )
        },
        name="b.xlsx",
    )
    reading = drawn.read()
    assert numbers(reading, "ktp_el") == {
        "64.01": (28, 30, None),
        "64.03": (6, 7, None),
        "64.74": (57, 60, None),
    }
    (differs,) = [f for f in reading.findings if f.rule == "total_differs"]
    assert (differs.place.cell, differs.region_code) == ("D7", "64.74")


def test_an_unlabelled_row_of_sums_is_a_total(drawn):
    drawn.add(
        {
            "KTP": lines(
                DAY,
                "WILAYAH | WAJIB KTP | REKAM",
                "PASER | 10 | 9",
                "BERAU | 20 | 19",
                " | 30 | 28",
            )
        }
    )
    reading = drawn.read()
    assert [(o.region_code, o.numerator) for o in of(reading, "ktp_el") if o.is_total] == [
        ("64", 28)
    ]


def test_what_is_left_over_decides_between_twins(drawn):
    drawn.add(
        {
            "KTP": lines(
                DAY,
                "WILAYAH | WAJIB KTP | REKAM",
                "BANDUNG | 10 | 9",
                "KOTA BANDUNG | 20 | 19",
            )
        }
    )
    reading = drawn.read()
    assert list(numbers(reading, "ktp_el")) == ["32.73", "32.04"] or list(
        numbers(reading, "ktp_el")
    ) == ["32.04", "32.73"]
    assert "region_by_context" in rules(reading)


def test_thousands_that_excel_took_for_fractions_are_repaired_when_proved(drawn):
    drawn.add(
        {
            "Perekaman": lines(
                "KEADAAN 12 NOVEMBER 2024",
                "NO | WILAYAH | KODE | WKTP DINAMIS | PROGRES BELUM REKAM | PROGRES REKAM",
                "1 | PASER | 64.01 | =210.5 | =2.611 | =207.889",
                "2 | BERAU | 64.03 | =190 | =1.25 | =188.75",
            )
        }
    )
    reading = drawn.read()
    assert numbers(reading, "ktp_el") == {
        "64.01": (207_889, 210_500, None),
        "64.03": (188_750, 190_000, None),
    }
    repaired = [f for f in reading.findings if f.rule == "thousands_repaired"]
    assert {f.severity for f in repaired} == {Severity.NOTE}
    assert [f.place.cell for f in repaired] == ["D3:D4", "E3:E4", "F3:F4"]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("=210.5 | =2.612 | =207.889", {"D3", "E3", "F3"}),
        ("=210.5 |  | =207.889", {"D3", "F3"}),
        ("=15 | =3 | =12.5", {"F3"}),
    ],
)
def test_thousands_that_nothing_proves_are_refused_by_cell(drawn, row, cells):
    drawn.add(
        {
            "Perekaman": lines(
                "KEADAAN 12 NOVEMBER 2024",
                "NO | WILAYAH | KODE | WKTP DINAMIS | PROGRES BELUM REKAM | PROGRES REKAM",
                f"1 | PASER | 64.01 | {row}",
            )
        }
    )
    assert {f.place.cell for f in drawn.refused()} == cells


def test_percentages_and_fractions_in_one_column_are_named(drawn):
    drawn.add(
        {
            "Perekaman": lines(
                "KEADAAN 12 NOVEMBER 2024",
                "NO | WILAYAH | KODE | WKTP DINAMIS | PROGRES REKAM | PROGRES PERSENTASE",
                "1 | PASER | 64.01 | 100 | 97 | 97",
                "2 | BERAU | 64.03 | 100 | 96 | 0,96",
            )
        }
    )
    (finding,) = drawn.read().findings
    assert (finding.rule, finding.place.cell) == ("percent_units_mixed", "F4")


def test_a_table_nobody_described_can_be_taught(drawn):
    table = lines(
        DAY,
        "DAFTAR | TARGET ANAK | KARTU",
        "PASER | 90 | 60",
        "BERAU | 170 | 80",
    )
    drawn.add({"Sheet9": table})
    (refusal,) = drawn.refused()
    assert refusal.rule == "no_known_sheet"
    assert "dkb.xlsx.yaml" in refusal.action
    (drawn.folder / "dkb.xlsx.yaml").write_text(
        'tables:\n  - sheet: "Sheet9"\n    header_rows: "2"\n    columns:\n'
        "      A: wilayah\n      B: kia.dinamis.penyebut\n      C: kia.dinamis.pembilang\n"
    )
    assert numbers(drawn.read(), "kia") == {"64.01": (60, 90, None), "64.03": (80, 170, None)}


AKTA = "NO | WILAYAH | WAJIB AKTA(DINAMIS - JML) | MEMILIKI(DINAMIS - JML)"


def test_the_title_gives_the_age_band_that_the_sheet_does_not(drawn):
    title = "AKTA KELAHIRAN ANAK 0-17 TAHUN"
    drawn.add({"Akta Kelahiran": lines(title, DAY, AKTA, "1 | PASER | 10 | 9")})
    assert numbers(drawn.read(), "akta_lahir_0_17") == {"64.01": (9, 10, None)}


def test_births_without_an_age_band_are_refused_with_all_that_they_may_be(drawn):
    drawn.add({"Akta Kelahiran": lines(DAY, AKTA, "1 | PASER | 10 | 9")})
    (finding,) = drawn.refused()
    assert finding.rule == "sheet_unknown"
    assert all(age in finding.action for age in ("(0-4)", "(0-17)", "(0-18)"))


def test_a_title_that_contradicts_the_name_of_its_sheet_is_refused(drawn):
    title = "AKTA KELAHIRAN ANAK 0-17 TAHUN"
    drawn.add({"Akta Kelahiran (0-18)": lines(title, DAY, AKTA, "1 | PASER | 10 | 9")})
    assert [f.rule for f in drawn.refused()] == ["title_contradicts_sheet"]


@pytest.mark.parametrize("said", ["(dalam ribuan)", "Satuan: ribu jiwa", "(x 1.000)", "(000)"])
def test_a_table_in_thousands_is_refused(drawn, said):
    drawn.add({"KTP": lines(f"{DAY} {said}", "WILAYAH | WAJIB KTP | REKAM", "PASER | 10 | 9")})
    assert [f.rule for f in drawn.refused()] == ["unit_not_one"]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_label_with_its_region_above_the_table_is_no_header(drawn, gap):
    head = "NO | KECAMATAN | WAJIB KTP | REKAM"
    label = f"KABUPATEN/KOTA | PASER{gap}"
    drawn.add({"x": lines(DAY, label, head, "1 | Kuaro | 10 | 9", "2 | Long Ikis | 20 | 19")})
    assert numbers(drawn.read(), "ktp_el") == {"64.01": (28, 30, None)}
