"""``rakor check --explain`` and ``--out``, and ``rakor template``."""

import csv
import io
import json
from datetime import date

import openpyxl
import pytest

from helpers.cli.main import run
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.figures_template import figures_workbook
from helpers.inputs.sources import read_sources
from helpers.vocabulary.observations import DataState
from helpers.vocabulary.regions import region_table
from workbooks import ROOT, workbook

HEAD = (
    "KEADAAN 12 NOVEMBER 2024\nNO | WILAYAH | KODE | JUMLAH DINAMIS(TTL) | MEMILIKI DINAMIS(JML)\n"
)
HOSTILE = ("<script>alert(1)</script>", "=cmd|' /C calc'!A0", '#eval("x")', "../../../jahat")


@pytest.fixture
def inside(project, monkeypatch):
    monkeypatch.chdir(project.root)
    return project.root


def test_explain_says_what_was_understood(inside, capsys):
    sheet = HEAD + "1 | PASER | 64.01 | 10 | 9\n | JUMLAH | | 10 | 9"
    (inside / "dkb.xlsx").write_bytes(workbook({"Lembar1": sheet}))
    assert run(["check", "dkb.xlsx", "--explain"]) == 0
    out = capsys.readouterr().out
    assert "dkb.xlsx › Lembar1" in out
    assert "tata letak    KIA" in out
    assert "tanggal data  2024-11-12" in out
    assert "judul kolom   baris 2" in out
    assert "kia/dinamis" in out
    assert "JUMLAH DINAMIS(TTL) = anak_dinamis" in out
    assert "1 wilayah, 1 jumlah" in out
    run(["check", "dkb.xlsx", "--explain", "--json"])
    (table,) = json.loads(capsys.readouterr().out)["tables"]
    assert table["observations"] == ["kia/dinamis"]


def test_an_unknown_table_comes_with_the_yaml_that_teaches_it(inside, capsys):
    sheet = (
        "KEADAAN 12 NOVEMBER 2024\nDAFTAR | SASARAN BARU | KARTU\nPASER | 10 | 9\nBERAU | 20 | 9"
    )
    (inside / "dkb.xlsx").write_bytes(workbook({"Lembar1": sheet}))
    assert run(["check", "dkb.xlsx"]) == 3
    out = capsys.readouterr().out
    start = out.index("tables:\n")
    text = out[start:].strip() + "\n"
    assert 'B: "?"  # "SASARAN BARU"' in text
    filled = text.replace('B: "?"', "B: kia.dinamis.penyebut").replace(
        'C: "?"', "C: kia.dinamis.pembilang"
    )
    (inside / "dkb.xlsx.yaml").write_text(filled)
    assert run(["check", "dkb.xlsx", "--explain"]) == 0
    assert "kia/dinamis" in capsys.readouterr().out


def test_findings_become_documents_by_region_that_must_act(inside, capsys):
    rows = (
        HEAD + "1 | PASER | 64.01 | 10 | x\n2 | KOTA BONTANG | 64.74 | 5 | -1\n3 | ENTAH | | 1 | 1"
    )
    (inside / "dkb.xlsx").write_bytes(workbook({"KIA": rows}))
    assert run(["check", "dkb.xlsx", "--out", "periksa"]) == 3
    assert "periksa/temuan.xlsx" in capsys.readouterr().out
    page = (inside / "periksa/temuan.html").read_text(encoding="utf-8")
    order = [page.index(name) for name in ("Kab. Paser (64.01)", "Kota Bontang (64.74)")]
    assert order == sorted(order)
    book = openpyxl.load_workbook(inside / "periksa/temuan.xlsx")
    cells = [c.value for s in book for row in s.iter_rows() for c in row if c.value]
    assert {"E3", "E4", "KIA", "menghalangi"} <= set(cells)
    before = [(inside / "periksa" / n).read_bytes() for n in ("temuan.html", "temuan.xlsx")]
    run(["check", "dkb.xlsx", "--out", "periksa"])
    assert before == [(inside / "periksa" / n).read_bytes() for n in ("temuan.html", "temuan.xlsx")]


@pytest.mark.parametrize("value", HOSTILE)
def test_values_of_a_spreadsheet_stay_text_wherever_they_are_shown(inside, value):
    stream = io.StringIO()
    rows = csv.writer(stream)
    rows.writerow(["KIA"])
    rows.writerow([value, "WILAYAH", "WAJIB", "MEMILIKI", f"{value} lain"])
    rows.writerow([value, value, "10", value, value])
    rows.writerow(["2", "PASER", value, "9", value])
    (inside / "dkb.csv").write_text(stream.getvalue(), encoding="utf-8")
    assert run(["check", "dkb.csv", "--explain", "--out", "periksa"]) == 3
    page = (inside / "periksa/temuan.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    book = openpyxl.load_workbook(inside / "periksa/temuan.xlsx")
    cells = [c for s in book for row in s.iter_rows() for c in row if c.value is not None]
    assert not [c for c in cells if c.data_type == "f"]
    assert sorted(p.name for p in (inside / "periksa").iterdir()) == ["temuan.html", "temuan.xlsx"]
    assert not list(inside.parent.glob("jahat*"))


def test_blank_workbooks_for_a_province_read_back_without_a_layout(inside, capsys):
    assert run(["template", "figures", "64", "--as-of", "2024-11-12"]) == 0
    assert capsys.readouterr().out.count("ditulis: ") == 10
    path = inside / "isian/isian-64.72-kota-samarinda.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Isian"]
    assert sheet.protection.sheet
    assert sheet["A4"].protection.locked
    assert sheet["A4"].value == "kode_wilayah"
    filled = next(row for row in sheet.iter_rows(min_row=5) if row[2].value == "kia")
    assert not filled[6].protection.locked
    assert any(filled[6].coordinate in rule.sqref for rule in sheet.data_validations.dataValidation)
    sheet[filled[6].coordinate], sheet[filled[7].coordinate] = 70, 90
    book.save(path)
    reading = read_sources([str(path)], inside, load_catalogue(ROOT))
    reported = [o for o in reading.observations if o.state is DataState.REPORTED]
    assert [(o.region_code, o.indicator, o.basis) for o in reported] == [
        ("64.72", "kia", "dinamis")
    ]
    assert (reported[0].numerator, reported[0].denominator) == (70, 90)
    assert reported[0].as_of == date(2024, 11, 12)
    assert reading.findings == ()


def test_a_blank_workbook_is_the_same_every_time_and_asks_for_every_basis():
    catalogue, region = load_catalogue(ROOT), region_table()["64.72"]
    one, two = (figures_workbook(region, catalogue, date(2024, 11, 12)) for _ in range(2))
    assert one == two
    sheet = openpyxl.load_workbook(io.BytesIO(one))["Isian"]
    asked = {(row[2], row[3]) for row in sheet.iter_rows(min_row=5, values_only=True)}
    assert ("ktp_el", "dinamis") in asked
    assert ("ikd", "wajib_ktp") not in asked


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["figures", "64.99"], "64.99"),
        (["figures", "00"], "bukan provinsi"),
        (["figur", "64"], "figures"),
        (["figures", "64", "--as-of", "kemarin"], "bukan tanggal"),
    ],
)
def test_wrong_use_of_template(capsys, arguments, says):
    asked = arguments if "--as-of" in arguments else [*arguments, "--as-of", "2024-11-12"]
    assert run(["template", *asked]) == 2
    captured = capsys.readouterr()
    assert says in captured.out + captured.err
