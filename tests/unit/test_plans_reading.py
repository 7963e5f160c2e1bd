"""Plan workbooks: both layouts, and everything that can be wrong with them."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import Finding
from helpers.inputs.plans import PlanReading, read_plans
from helpers.vocabulary.region_code import RegionCode
from workbooks import workbook

ROOT = Path(__file__).resolve().parents[2]
PASER = RegionCode("64.01")
TEMPLATE = (
    "DATA CONTOH\nKODE SUB KEGIATAN | PROGRAM DAN KEGIATAN | TOLAK UKUR KELUARAN |"
    " TARGET KINERJA KELUARAN | SUMBER DANA | LOKASI | JUMLAH PAGU"
)
SIPD = (
    "kode_sub_giat | nama_sub_giat | kode_skpd | pagu | pagu_n_depan | nama_lokasi | nama_dana |"
    " outputteks | targetoutput | satuanoutput"
)


def read(tmp_path: Path, *rows: str, head: str = TEMPLATE) -> PlanReading:
    body = "\n".join((head, *rows))
    (tmp_path / "rencana.xlsx").write_bytes(workbook({"Renja": body}))
    return read_plans({PASER: str(tmp_path / "rencana.xlsx")}, ROOT)


def rules(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.place.cell) for finding in findings]


def test_template_rows_sums_and_what_is_set_aside(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "2.12 | URUSAN | | | | | =1600",
        "2.12.01 | PENUNJANG | | | | | =1000",
        "2.12.01.2.01.0001 | Perencanaan | Dokumen | 1 Dokumen | PAD | | =1000",
        "2.12.02 | PENDAFTARAN | | | | | =600",
        "2.12.02.2.01 | Pelayanan | | | | | =600",
        "2.12.02.2.01.0002 | Penerbitan | Jumlah | 1.200 Dokumen | PAD | Kab. Paser | =400",
        "2.12.02.2.01.0004 | Peningkatan | Jumlah | 12 Laporan | DAU | Kab. Paser | Rp 200,00",
        "2.08.02.2.01.0001 | PUG | | | | | =50",
        "JUMLAH | | | | | | =1650",
        "Sumber: Renja",
    )
    plan = reading.plans[PASER]
    assert rules(reading.findings) == []
    assert [(row.code, row.pagu_rp, row.target, row.unit) for row in plan.rows] == [
        ("2.12.02.2.01.0002", 400, 1200, "Dokumen"),
        ("2.12.02.2.01.0004", 200, 12, "Laporan"),
    ]
    assert plan.pagu_rp == 600  # no subtotal is ever counted
    assert [(part.code, part.rows, part.pagu_rp) for part in plan.set_aside] == [
        ("2.08", 1, 50),
        ("2.12.01", 1, 1000),
    ]
    assert len(plan.subtotals) == 5
    assert plan.rows[0].place.cell == "A8"
    assert reading.is_sample


def test_sums_that_are_not_the_sum_of_their_rows(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "2.12.02 | PENDAFTARAN | | | | | =999",
        "2.12.02.2.01.0002 | Penerbitan | Jumlah | 1 Dokumen | PAD | | =400",
        "TOTAL | | | | | | =400",
    )
    (finding,) = reading.findings
    assert (finding.rule, finding.place.cell, finding.region_code) == (
        "subtotal_differs",
        "A3",
        "64.01",
    )
    assert "599 rupiah" in finding.problem
    assert reading.plans[PASER].pagu_rp == 400


def test_sums_over_unreadable_pagu_are_not_compared(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "2.12.02 | PENDAFTARAN | | | | | =999",
        "2.12.02.2.01.0002 | Penerbitan | Jumlah | 1 Dokumen | PAD | | nanti",
    )
    assert rules(reading.findings) == [("text_in_pagu", "G4"), ("subtotal_unchecked", "A3")]


def test_sipd_records(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "2.12.02.2.03.0002 | Jemput bola | 2.12.0 | =500 | =525 | Kabupaten Paser, Semua Kecamatan"
        " | PAD | Jumlah | =90 | Dokumen",
        head=SIPD,
    )
    (row,) = reading.plans[PASER].rows
    assert (row.pagu_rp, row.prakiraan_maju_rp, row.target, row.unit) == (500, 525, 90, "Dokumen")
    assert row.regions() == (PASER,)
    assert reading.plans[PASER].layout == "rekaman SIPD"


def test_a_code_split_over_cells(tmp_path: Path) -> None:
    head = "KODE SUB KEGIATAN | | | | | | PROGRAM DAN KEGIATAN | TOLAK UKUR KELUARAN |"
    reading = read(
        tmp_path,
        "=2 | =12 | =2 | =2 | =1 | =2 | Penerbitan | Jumlah | 1 Dokumen | =400",
        "2 | 12 | 03 | 2 | 01 | 0001 | Pencatatan | Jumlah | 1 Dokumen | =100",
        "=2 | =12 | | | | | URUSAN | | | =500",
        head=f"{head} TARGET KINERJA KELUARAN | PAGU",
    )
    assert reading.findings == ()
    assert [row.code for row in reading.plans[PASER].rows] == [
        "2.12.02.2.01.0002",
        "2.12.03.2.01.0001",
    ]


@pytest.mark.parametrize(
    ("row", "rule", "cell"),
    [
        ("2.12.02.2.01.0002 | P | J | 1 Dokumen | PAD | | banyak", "text_in_pagu", "G3"),
        ("2.12.02.2.01.0002 | P | J | 1 Dokumen | PAD | | =-5", "negative_pagu", "G3"),
        ("2.12.02.2.01.0002 | P | J | 1 Dokumen | PAD | | =1.5", "pagu_not_whole", "G3"),
        ("2.12.02.2.01.0002 | P | J | 1 Dokumen | PAD | | #REF!", "formula_error", "G3"),
        ("2.12.02.2.01.0002 | P | J | =12 | PAD | | =5", "target_without_unit", "D3"),
        ("2.12.02.2.01.0002 | P | J | Dokumen | PAD | | =5", "target_unreadable", "D3"),
        ("2.12.02.2 | P | J | 1 Dokumen | PAD | | =5", "code_unreadable", "A3"),
        ("belum ada | P | J | 1 Dokumen | PAD | | =5", "code_unreadable", "A3"),
        (" | P | J | 1 Dokumen | PAD | | =5", "code_missing", "G3"),
        (" | lanjutan nama | | | | | ", "row_unused", "baris 3"),
    ],
)
def test_bad_rows_are_findings(tmp_path: Path, row: str, rule: str, cell: str) -> None:
    reading = read(tmp_path, row, "2.12.03.2.01.0001 | Q | J | 1 Dokumen | PAD | | =7")
    assert rules(reading.findings) == [(rule, cell)]
    assert reading.plans[PASER].rows[-1].pagu_rp == 7


def test_refused_cells_are_not_taken_for_empty(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "2.12.02.2.01.0002 | P | J | =12 | PAD | | =-5").plans[PASER].rows
    assert (row.pagu_rp, row.unreadable) == (None, frozenset({"pagu", "unit"}))


def test_unknown_codes_and_mixed_levels_are_kept_for_the_checks(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "2.12.02.1.02.0001 | Provinsi | J | 1 Laporan | PAD | | =5",
        "2.12.02.2.09.0099 | Entah | J | 1 Laporan | PAD | | =6",
    )
    assert reading.findings == ()
    assert reading.plans[PASER].pagu_rp == 11


def test_repeated_rows_count_once_and_repeated_money_is_said(tmp_path: Path) -> None:
    row = "2.12.02.2.01.0002 | P | J | 1 Dokumen | PAD | {} | =5"
    reading = read(
        tmp_path, row.format("Kab. Paser"), row.format("Kab. Paser"), row.format("Kota Bontang")
    )
    assert rules(reading.findings) == [("row_repeated", "A4"), ("pagu_repeated", "A5")]
    assert reading.plans[PASER].pagu_rp == 10


def test_columns_missing_or_doubled_leave_the_plan_out(tmp_path: Path) -> None:
    head = "KODE SUB KEGIATAN | PROGRAM DAN KEGIATAN | TOLAK UKUR KELUARAN | PAGU"
    reading = read(tmp_path, "2.12.02.2.01.0002 | P | J | =5", head=head)
    assert reading.plans == {}
    assert [finding.rule for finding in reading.findings] == [
        "column_missing",
        "plan_not_found",
        "sheet_unused",
        "plan_missing",
    ]
    assert [one.government for one in reading.missing] == [PASER]
    doubled = read(tmp_path, head=TEMPLATE.replace("SUMBER DANA", "JUMLAH PAGU"))
    assert doubled.findings[0].rule == "column_ambiguous"


def test_missing_plans_are_named(tmp_path: Path) -> None:
    (tmp_path / "rusak.xlsx").write_bytes(b"PK\x03\x04 bukan buku kerja")
    reading = read_plans(
        {
            PASER: str(tmp_path / "tidak-ada.xlsx"),
            RegionCode("64.02"): str(tmp_path / "rusak.xlsx"),
            RegionCode("64.03"): "sample:tidak-ada",
        },
        ROOT,
        expected=[RegionCode("64"), PASER],
    )
    assert {one.government: one.reason.split(":")[-1].strip() for one in reading.missing} == {
        "64": "rencana belum diserahkan",
        "64.01": "berkas tidak ditemukan",
        "64.02": "berkas rusak atau terpotong",
        "64.03": "contoh tidak ada",
    }
    assert [f.rule for f in reading.findings].count("plan_missing") == 4
    assert not any(finding.is_blocking for finding in reading.findings)


def test_one_workbook_for_several_governments(tmp_path: Path) -> None:
    head = TEMPLATE
    body = {
        "64.01 Paser": f"{head}\n2.12.02.2.01.0002 | P | J | 1 Dokumen | PAD | | =5",
        "64.02 Kukar": f"{head}\n2.12.02.2.01.0002 | P | J | 1 Dokumen | PAD | | =6",
        "Catatan": "bebas",
    }
    path = tmp_path / "gabungan.xlsx"
    path.write_bytes(workbook(body))
    reading = read_plans({PASER: str(path), RegionCode("64.02"): str(path)}, ROOT)
    assert {code: plan.pagu_rp for code, plan in reading.plans.items()} == {"64.01": 5, "64.02": 6}
    assert [(f.rule, f.place.sheet) for f in reading.findings] == [("sheet_unused", "Catatan")]
    assert len(reading.sources) == 1
    absent = read_plans({RegionCode("64.03"): str(path)}, ROOT)
    assert [one.government for one in absent.missing] == ["64.03"]


def test_csv_with_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "sipd.csv"
    path.write_text(
        "kode_sub_giat;nama_sub_giat;pagu;outputteks;targetoutput;satuanoutput\n"
        "2.12.02.2.03.0002;Jemput bola;1.500.000;Jumlah;90;Dokumen\n",
        encoding="utf-8",
    )
    (row,) = read_plans({PASER: str(path)}, ROOT).plans[PASER].rows
    assert (row.pagu_rp, row.place.cell) == (1_500_000, "baris 2 kolom 1")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2.12.02.2.01.0002", "2.12.03", "x", "", "2.08.01.2.01.0001"]),
            st.text(alphabet="0123456789., -abRp%", max_size=10),
            st.text(alphabet="0123456789., -abRp%", max_size=10),
        ),
        max_size=8,
    )
)
def test_any_cells_give_a_reading(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("acak")
    drawn = [f"{code} | nama | J | {target} | PAD | | {pagu}" for code, target, pagu in rows]
    reading = read(folder, *drawn)
    for plan in reading.plans.values():
        assert plan.pagu_rp == sum(row.pagu_rp or 0 for row in plan.rows)
        assert all(row.pagu_rp is None or row.pagu_rp >= 0 for row in plan.rows)
    assert not any(finding.is_blocking for finding in reading.findings)
