"""Sheets of the coverage export as drawn tables: what is read from them, and what is refused."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import Severity
from helpers.vocabulary.observations import DataState
from helpers.vocabulary.regions import region_table
from workbooks import Drawn, numbers, of

HEAD = (
    "NO | WILAYAH | KODE | WKTP AWAL | WKTP DINAMIS "
    "| PROGRES BELUM REKAM | PROGRES REKAM | PROGRES PERSENTASE"
)
KIA_HEAD = (
    "NO | WILAYAH | KODE | JUMLAH AWAL(JML) | JUMLAH DINAMIS(TTL) "
    "| MEMILIKI DINAMIS(JML) | BELUM MEMILIKI DINAMIS(JML) | PERSEN DINAMIS(%)"
)


@pytest.fixture
def drawn(tmp_path: Path) -> Drawn:
    return Drawn(tmp_path)


def recording(*rows: str, title: str = "KEADAAN 12 NOVEMBER 2024", head: str = HEAD) -> str:
    return "\n".join(("PEREKAMAN KTP-EL", title, head, *rows))


def test_counts_are_read_in_every_usual_spelling_and_percentages_as_they_are_shown(drawn):
    drawn.add(
        {
            "Perekaman": recording(
                "   | KALIMANTAN TIMUR | 64    | =1.01e3:0 | 1.000 | 10 | =990 | =99",
                "=1 | KAB. PASER       | 64.01 | =410      | =400  | 5  | =395 | =98.7501:0.00",
                "=2 | KOTA SAMARINDA   | 64.72 | 600       | 600   | 5  | 595  | 99,17 %",
            )
        }
    )
    reading = drawn.read()
    assert numbers(reading, "ktp_el") == {
        "64": (990, 1000, "99"),
        "64.01": (395, 400, "98.75"),
        "64.72": (595, 600, "99.17"),
    }
    assert numbers(reading, "ktp_el", "awal")["64"] == (990, 1010, None)
    assert {o.as_of for o in reading.observations} == {date(2024, 11, 12)}
    assert [str(o.region_code) for o in of(reading, "ktp_el") if o.is_total] == ["64"]
    assert reading.findings == ()


def test_missing_zero_and_not_applicable_are_three_things(drawn):
    drawn.add(
        {
            "KIA": "\n".join(
                (
                    "KEADAAN 12 NOVEMBER 2024",
                    KIA_HEAD,
                    "1 | KAB. PASER    | 64.01 | 10 | 10             | 0 | 10 | 0,00",
                    "2 | KAB. BERAU    | 64.03 | 10 | 10             | … |    | -",
                    "3 | MAHAKAM ULU   | 64.11 | 0  | 0              | 0 | 0  | #DIV/0!",
                    "4 | KOTA BONTANG  | 64.74 | 10 | tidak berlaku  | - |    |",
                )
            )
        }
    )
    states = {
        str(o.region_code): (o.numerator, o.denominator, o.state) for o in of(drawn.read(), "kia")
    }
    assert states == {
        "64.01": (0, 10, DataState.REPORTED),
        "64.03": (None, 10, DataState.NO_DATA),
        "64.11": (0, 0, DataState.REPORTED),
        "64.74": (None, None, DataState.NOT_APPLICABLE),
    }


def test_a_column_of_fractions_is_a_column_of_percentages(drawn):
    drawn.add(
        {
            "Perekaman": recording(
                "1 | PASER     | 64.01 | 400 | 400 | 40 | 360 | =0.9",
                "2 | SAMARINDA | 64.72 | 600 | 600 | 18 | 582 | =0.97",
            )
        }
    )
    assert [p for _, _, p in numbers(drawn.read(), "ktp_el").values()] == ["90", "97"]


def test_coverage_above_100_percent_is_kept_and_noted(drawn):
    drawn.add(
        {"Perekaman": recording("1 | KOTA BALIKPAPAN | 64.71 | 100 | 100 | -3 | 103 | 103,00")}
    )
    reading = drawn.read()
    assert numbers(reading, "ktp_el") == {"64.71": (103, 100, "103.00")}
    assert {f.rule for f in reading.findings} == {"coverage_above_100"}
    assert {f.severity for f in reading.findings} == {Severity.NOTE}


def test_more_activations_than_recorded_people_are_impossible(drawn):
    sheet = "PER 12-11-2024\nNO | WILAYAH | KODE | REKAM DINAMIS | JUMLAH IKD | PERSEN IKD\n"
    drawn.add({"IKD": sheet + "1 | KOTA BONTANG | 64.74 | 100 | 101 | 101"})
    (finding,) = drawn.refused()
    assert finding.rule == "numerator_above_denominator"
    assert str(finding).count("\n") == 0
    assert "IKD › D3:E3: Kota Bontang: aktivasi IKD (101) melebihi sudah rekam (100)" in str(
        finding
    )


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("tiga ratus", "text_in_count_column"),
        ("300 jiwa", "text_in_count_column"),
        ("12,5", "text_in_count_column"),
        ("2.868,568", "text_in_count_column"),
        ("=207.889", "decimals_in_count_column"),
        ("-5", "negative_count"),
        ("=-5", "negative_count"),
        ("#REF!", "formula_error"),
        ("=?", "formula_without_value"),
        ("=6472051234567890", "count_too_large"),
    ],
)
def test_a_cell_that_is_no_count_is_refused_by_its_address(drawn, cell, rule):
    drawn.add({"Perekaman": recording(f"1 | KOTA SAMARINDA | 64.72 | 600 | 600 | | {cell} |")})
    (finding,) = drawn.refused()
    assert (finding.rule, finding.place.sheet, finding.place.cell) == (rule, "Perekaman", "G4")
    assert finding.region_code == "64.72"
    assert "6472051234567890" not in str(finding)


def test_a_number_like_an_identity_number_is_never_repeated(drawn):
    drawn.add(
        {
            "Perekaman": recording(
                "1 | KOTA SAMARINDA   | 64.72 | 600 | 600 | | 6472051234567890 |",
                "2 | 6472051234567890 |       | 600 | 600 | | 5 |",
            )
        }
    )
    findings = drawn.refused()
    assert len(findings) == 2
    assert all("6472051234567890" not in str(finding) for finding in findings)


def test_all_problems_of_all_files_come_at_once(drawn):
    drawn.add({"Perekaman": recording("1 | KOTA SAMARNDA | 64.72 | 1 | 1 | | x |")}, "a.xlsx")
    drawn.add(
        {"KIA": "KEADAAN 12 NOVEMBER 2024\nNO | WILAYAH | KODE | MEMILIKI DINAMIS(JML)"}, "b.xlsx"
    )
    drawn.add_bytes(b"PK rusak", "c.xlsx")
    rules = [(f.place.file.rpartition("/")[2], f.rule) for f in drawn.refused()]
    assert rules == [
        ("a.xlsx", "region_unknown"),
        ("b.xlsx", "column_missing"),
        ("c.xlsx", "file_broken"),
    ]


@pytest.mark.parametrize(
    ("row", "rule", "says"),
    [
        ("SAMARNDA | 64.72", "region_unknown", "menurut kodenya Kota Samarinda"),
        ("SAMARNDA |", "region_unknown", "Kota Samarinda (64.72)"),
        ("BANDUNG |", "region_ambiguous", "Kab. Bandung (32.04) atau Kota Bandung (32.73)"),
        ("KUTAI BARAT | 64.02", "region_disagrees", "64.02 adalah Kab. Kutai Kartanegara"),
        ("| 6402", "region_code", "BPS Kab. Kutai Barat"),
        ("| =64.1", "region_code", "tersimpan sebagai bilangan"),
        ("MERAUKE | 91.01", "region_code", '"93.01"'),
        ("| 64.99", "region_code", "tidak ada"),
        ("|", "region_missing", "kosong"),
    ],
)
def test_a_row_without_a_certain_region_is_refused(drawn, row, rule, says):
    drawn.add({"Perekaman": recording(f"1 | {row} | 1 | 1 | 0 | 1 | 100")})
    (finding,) = drawn.refused()
    assert finding.rule == rule
    assert says in str(finding)


def test_the_name_decides_where_a_number_has_lost_its_zero(drawn):
    drawn.add(
        {
            "Perekaman": recording(
                "1 | SUKAMARA  | =62.08 | 1 | 1 | 0 | 1 | 100",
                "2 | PULANG PISAU | =62.11 | 1 | 1 | 0 | 1 | 100",
                "3 | MURUNG RAYA | =62.12 | 1 | 1 | 0 | 1 | 100",
                "4 | BARITO TIMUR | =62.13 | 1 | 1 | 0 | 1 | 100",
                "5 | GUNUNG MAS | =62.1 | 1 | 1 | 0 | 1 | 100",
            )
        }
    )
    assert list(numbers(drawn.read(), "ktp_el")) == ["62.08", "62.11", "62.12", "62.13", "62.10"]


def test_kind_or_code_tells_twins_apart(drawn):
    drawn.add(
        {
            "Perekaman": recording(
                "1 | KAB. BANDUNG | | 1 | 1 | 0 | 1 | 100",
                "2 | BANDUNG | 32.73 | 1 | 1 | 0 | 1 | 100",
            )
        }
    )
    assert list(numbers(drawn.read(), "ktp_el")) == ["32.04", "32.73"]


def test_a_region_twice_is_refused_even_with_equal_numbers(drawn):
    row = "1 | KOTA SAMARINDA | 64.72 | 1 | 1 | 0 | 1 | 100"
    drawn.add({"Perekaman": recording(row, row)})
    findings = drawn.refused()
    assert {f.rule for f in findings} == {"region_twice"}
    assert "Kota Samarinda tercatat dua kali" in str(findings[0])


def test_two_sheets_of_the_same_day_must_not_conflict(drawn):
    drawn.add(
        {"Perekaman": recording("1 | KOTA SAMARINDA | 64.72 | 9 | 9 | 0 | 9 | 100")}, "a.xlsx"
    )
    drawn.add({"Rekam": recording("1 | KOTA SAMARINDA | 64.72 | 9 | 9 | 1 | 8 | 88,89")}, "b.xlsx")
    assert {f.rule for f in drawn.refused()} == {"region_twice"}


def test_equal_sheets_of_two_files_are_used_once_and_named(drawn):
    sheet = recording("1 | KOTA SAMARINDA | 64.72 | 9 | 9 | 0 | 9 | 100")
    drawn.add({"Perekaman": sheet}, "a.xlsx").add({"Perekaman": sheet}, "b.xlsx")
    reading = drawn.read()
    assert len(of(reading, "ktp_el")) == 1
    assert {f.rule for f in reading.findings} == {"sheet_repeated"}


@pytest.mark.parametrize("total", ["| KALIMANTAN TIMUR | 64", "| |"])
def test_a_row_of_another_province_is_refused(drawn, total):
    rows = [
        "1 | PASER | 64.01 | 1 | 1 | 0 | 1 | 100",
        "2 | BERAU | 64.03 | 1 | 1 | 0 | 1 | 100",
        "3 | KOTA BANJARMASIN | 63.71 | 1 | 1 | 0 | 1 | 100",
    ]
    first = [f"{total} | 3 | 3 | 0 | 3 | 100"] if "64" in total else []
    drawn.add({"Perekaman": recording(*first, *rows)})
    (finding,) = drawn.refused()
    assert finding.rule == "region_of_other_province"
    assert finding.place.cell == ("B7" if first else "B6")


@pytest.mark.parametrize("word", ["JUMLAH", "Total"])
def test_a_total_row_is_kept_apart_wherever_it_stands(drawn, word):
    drawn.add(
        {
            "Perekaman": recording(
                "1 | PASER | 64.01 | 4 | 4 | 1 | 3 | 75",
                "2 | BERAU | 64.03 | 5 | 5 | 1 | 4 | 80",
                f" | {word} | | 9 | 9 | 2 | 7 | 77,78",
                "SUMBER: DKB",
            )
        }
    )
    reading = drawn.read()
    assert [str(o.region_code) for o in of(reading, "ktp_el") if o.is_total] == ["64"]
    assert numbers(reading, "ktp_el")["64"] == (7, 9, "77.78")
    assert reading.findings == ()


def test_rows_below_the_table_are_named_and_numbers_there_are_not_lost(drawn):
    row = "1 | PASER | 64.01 | 4 | 4 | 1 | 3 | 75"
    signed = recording(row, "", "| | | | | | Samarinda, 12 November 2024", "| Kepala Dinas")
    drawn.add({"Perekaman": signed}, "a.xlsx")
    reading = drawn.read()
    assert [(f.rule, f.place.cell) for f in reading.findings] == [("row_unused", "baris 6, 7")]
    drawn.add({"Perekaman": recording(row, "", "| | | 4 | 4 | 1 | 3 | 75")}, "b.xlsx")
    assert "region_missing" in {f.rule for f in drawn.refused()}


def test_a_row_that_numbers_the_columns_is_no_region(drawn):
    drawn.add(
        {
            "Perekaman": recording(
                "(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8)",
                "1 | PASER | 64.01 | 4 | 4 | 1 | 3 | 75",
            )
        }
    )
    assert numbers(drawn.read(), "ktp_el") == {"64.01": (3, 4, "75")}


def test_sums_that_do_not_add_up_are_named_with_their_cells(drawn):
    drawn.add({"Perekaman": recording("1 | PASER | 64.01 | 9 | 9 | 1 | 7 | 77,78")})
    (finding,) = drawn.read().findings
    assert (finding.rule, finding.severity, finding.place.cell) == (
        "sum_differs",
        Severity.WARNING,
        "E4:G4",
    )
    assert "selisih -1" in finding.problem


def test_recorded_people_must_agree_between_sheets(drawn):
    ikd = "PER 12-11-2024\nNO | WILAYAH | KODE | REKAM DINAMIS | JUMLAH IKD | PERSEN IKD\n"
    drawn.add(
        {
            "Perekaman": recording("1 | PASER | 64.01 | 9 | 9 | 1 | 8 | 88,89"),
            "IKD": ikd + "1 | PASER | 64.01 | 7 | 1 | 14,29",
        }
    )
    (finding,) = drawn.read().findings
    assert (finding.rule, finding.place.sheet) == ("sheets_disagree", "IKD")
    assert "7 di sini, 8 di Perekaman" in finding.problem


@pytest.mark.parametrize(
    ("title", "sheet", "rule"),
    [
        ("KEADAAN 31 FEBRUARI 2024", "Perekaman", "date_missing"),
        ("DINAS DUKCAPIL", "Perekaman", "date_missing"),
        ("KEADAAN 12 NOVEMBER 2024 DAN POSISI 13 NOVEMBER 2024", "Perekaman", "date_conflict"),
        ("KEADAAN 12 NOVEMBER 2024", "Perekaman 31-10-2024", "date_conflict"),
    ],
)
def test_a_sheet_needs_one_certain_day(drawn, title, sheet, rule):
    drawn.add({sheet: recording("1 | PASER | 64.01 | 9 | 9 | 1 | 8 | 88,89", title=title)})
    (finding,) = drawn.refused()
    assert finding.rule == rule


def test_the_day_comes_from_title_name_or_params_in_this_order(drawn):
    row = "1 | PASER | 64.01 | 9 | 9 | 1 | 8 | 88,89"
    drawn.add(
        {
            "Perekaman": recording(row, title="Dicetak 15-11-2024\nKEADAAN 12 NOPEMBER 2024"),
            "Perekaman 31-10-2024": recording(row, title="DINAS"),
            "Rekam": recording(row, title="DINAS"),
        }
    )
    reading = drawn.read(default_date=date(2024, 9, 30))
    days = [o.as_of for o in of(reading, "ktp_el")]
    assert days == [date(2024, 11, 12), date(2024, 10, 31), date(2024, 9, 30)]
    assert [(f.rule, f.place.sheet) for f in reading.findings] == [("date_assumed", "Rekam")]


@pytest.mark.parametrize("title", ["KEADAAN | =45608:dd/mm/yyyy", "Per tanggal | 12 Nov 2024"])
def test_the_day_may_stand_in_a_cell_of_its_own(drawn, title):
    drawn.add({"Perekaman": recording("1 | PASER | 64.01 | 9 | 9 | 1 | 8 |", title=title)})
    assert {o.as_of for o in drawn.read().observations} == {date(2024, 11, 12)}


def test_data_of_a_day_after_the_meeting_are_refused(drawn):
    row = "1 | PASER | 64.01 | 9 | 9 | 1 | 8 | 88,89"
    drawn.add({"Perekaman": recording(row, title="KEADAAN 20 NOVEMBER 2024")})
    (finding,) = drawn.refused(last_day=date(2024, 11, 19))
    assert finding.rule == "date_in_the_future"


@pytest.mark.parametrize("name", ["Perekamn", "Sheet6 (2)"])
def test_columns_tell_what_a_sheet_without_a_telling_name_is(drawn, name):
    drawn.add({name: recording("1 | PASER | 64.01 | 9 | 9 | 1 | 8 | 88,89")})
    reading = drawn.read()
    assert numbers(reading, "ktp_el") == {"64.01": (8, 9, "88.89")}
    (finding,) = reading.findings
    assert (finding.rule, finding.severity) == ("layout_from_columns", Severity.NOTE)
    assert '"Perekaman"' in finding.problem


def test_a_name_that_contradicts_the_columns_is_refused(drawn):
    drawn.add({"KIAA": recording("1 | PASER | 64.01 | 9 | 9 | 1 | 8 | 88,89")})
    (finding,) = drawn.refused()
    assert finding.rule == "sheet_unknown"
    assert '"Perekaman"' in finding.action


def test_other_sheets_are_named_as_not_used(drawn):
    drawn.add(
        {
            "Perekaman": recording("1 | PASER | 64.01 | 9 | 9 | 1 | 8 | 88,89"),
            "Catatan rapat": "hal | isi\nA | B",
        }
    )
    (finding,) = drawn.read().findings
    assert (finding.rule, finding.place.sheet) == ("sheet_unused", "Catatan rapat")


def test_a_workbook_without_any_known_sheet_is_refused(drawn):
    drawn.add({"Catatan": "hal | isi\nA | B"})
    (finding,) = drawn.refused()
    assert finding.rule == "no_known_sheet"
    assert "Perekaman" in finding.action


@pytest.mark.parametrize(
    ("head", "rule", "says"),
    [
        (HEAD.replace("PROGRES REKAM |", "PROGRES RKAM |"), "column_missing", "PROGRES REKAM"),
        (
            HEAD.replace("PROGRES BELUM REKAM", "Progres\u00a0Rekam."),
            "column_ambiguous",
            "F3 dan G3",
        ),
        ("A | B | C | D | E | F | G | H", "header_missing", "WKTP DINAMIS"),
    ],
)
def test_missing_and_doubled_columns_are_refused(drawn, head, rule, says):
    drawn.add({"Perekaman": recording("1 | PASER | 64.01 | 9 | 9 | 1 | 8 | 88,89", head=head)})
    (finding,) = drawn.refused()
    assert finding.rule == rule
    assert says in str(finding)


def test_headers_are_compared_without_case_blanks_and_punctuation(drawn):
    head = (
        "no. | Wilayah | kode | wktp_awal | Wktp Dinamis | Progres Belum Rekam | PROGRES-REKAM | x"
    )
    drawn.add({"perekaman": recording("1 | PASER | 64.01 | 9 | 9 | 1 | 8 | z", head=head)})
    reading = drawn.read()
    assert numbers(reading, "ktp_el") == {"64.01": (8, 9, None)}
    assert [f.rule for f in reading.findings] == ["column_unused"]


def test_hidden_rows_are_read_and_named(drawn):
    sheet = recording("1 | PASER | 64.01 | 9 | 9 | 1 | 8 |")
    drawn.add({"Perekaman": sheet}, hidden_rows=[("Perekaman", 4)])
    reading = drawn.read()
    assert numbers(reading, "ktp_el") == {"64.01": (8, 9, None)}
    assert [(f.rule, f.place.cell) for f in reading.findings] == [("row_hidden", "baris 4")]


def test_merged_cells_among_the_data_are_refused(drawn):
    sheet = recording("1 | PASER | 64.01 | 9 | 9 | 1 | 8 |", "2 | BERAU | 64.03 | 9 | | | |")
    drawn.add({"Perekaman": sheet}, merged=[("Perekaman", "E5:F5")])
    assert ("cells_merged", "E5:F5") in {(f.rule, f.place.cell) for f in drawn.refused()}


@pytest.mark.parametrize("mark", ["title", "keywords", ""])
def test_illustrative_data_are_recognised(drawn, mark):
    sheet = recording("1 | PASER | 64.01 | 9 | 9 | 1 | 8 | 88,89")
    text = f"DATA CONTOH – bukan kinerja daerah\n{sheet}" if mark == "title" else sheet
    drawn.add({"Perekaman": text}, keywords="adminduk, DATA CONTOH" if mark == "keywords" else "")
    assert drawn.read().is_sample is bool(mark)


CHILDREN = region_table().children("64")
counts = st.integers(0, 3_000_000)


def written(value: int, form: str) -> str:
    return {"number": f"={value}", "plain": str(value)}.get(form, f"{value:,}".replace(",", form))


@settings(max_examples=40, deadline=None)
@given(
    table=st.lists(st.tuples(counts, counts), min_size=10, max_size=10),
    forms=st.lists(
        st.sampled_from(["number", "plain", ".", ",", "\u00a0"]), min_size=20, max_size=20
    ),
    names=st.lists(st.integers(0, 3), min_size=10, max_size=10),
    order=st.permutations(range(10)),
)
def test_any_table_in_any_spelling_reads_back_to_the_same_integers(table, forms, names, order):
    lines = []
    for index in order:
        region, (part, base) = CHILDREN[index], table[index]
        name = [region.label, region.official_name.upper(), region.name, region.label.lower()]
        code = region.code if names[index] % 2 else ""
        cells = written(base, forms[index]), written(part, forms[10 + index])
        lines.append(f"{index} | {name[names[index]]} | {code} | | {cells[0]} | | {cells[1]} |")
    with TemporaryDirectory() as folder:
        reading = Drawn(Path(folder)).add({"Perekaman": recording(*lines)}).read()
    assert numbers(reading, "ktp_el") == {
        region.code: (part, base, None)
        for region, (part, base) in zip(CHILDREN, table, strict=True)
    }
