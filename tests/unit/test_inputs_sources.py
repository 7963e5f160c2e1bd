"""What a meeting names as sources, and one region's part of it."""

import pickle
from datetime import date
from pathlib import Path

import pytest

from helpers.errors import InputError, Severity, UsageError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.region_data import RegionData, read_region
from helpers.inputs.samples import SAMPLES, sample_workbook
from helpers.inputs.sources import read_sources, resolve_sources
from workbooks import ROOT, workbook

TIDY = "kode_wilayah,indikator,tanggal,pembilang,penyebut\n"


def refused(sources: list[str], root: Path = ROOT) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_sources(sources, root, load_catalogue(ROOT))
    return str(caught.value).split("\n")


def kaltim(region: str = "64", **changes) -> RegionData:
    given = {"as_of": "2024-11-12", "sources": ["sample:kaltim"], "year": 2024, "root": ROOT}
    deadline = {"ktp_el": "2024-11-27", "default": "2024-12-31"}
    return read_region(region, **{**given, "deadline": deadline, **changes})


def test_the_sample_carries_the_published_totals_of_the_day():
    data = kaltim()
    totals = {
        (o.indicator, o.basis): (o.numerator, o.denominator, o.published_percent)
        for o in data.observations
        if o.region_code == "64" and o.as_of == data.as_of
    }
    assert totals["ktp_el", "dinamis"] == (2868568, 2878769, "99.65")
    assert totals["kia", "dinamis"] == (912264, 1197605, "76.17")
    assert totals["akta_lahir_0_17", "dinamis"] == (1234871, 1250088, "99")
    assert totals["ikd", "sudah_rekam"] == (165439, 2868568, "5.77")
    assert data.is_sample
    # What offices did not send besides the main indicators is a note, a dash as well as a gap.
    assert {finding.severity for finding in data.findings} == {Severity.NOTE}
    unsent = next(finding for finding in data.findings if finding.region_code == "64.07")
    assert "1 dari 10 kabupaten/kota belum tersedia (Kab. Kutai Barat)" in unsent.problem
    assert any("Kota Bontang" in finding.problem for finding in data.findings)
    assert data.deadlines["ktp_el"] == date(2024, 11, 27)
    assert data.deadlines["ikd"] == date(2024, 12, 31)
    assert len(data.rows) == 10
    assert data.dates[-1] == data.as_of


def test_a_kabupaten_or_kota_comes_with_its_peers():
    data = kaltim("64.72")
    assert (data.region.label, data.province.label) == ("Kota Samarinda", "Kalimantan Timur")
    assert {o.region_code for o in data.observations} == {r.code for r in data.rows} | {"64"}


def test_region_data_survives_the_way_to_another_process():
    data = kaltim()
    assert pickle.loads(pickle.dumps(data)) == data


def test_a_report_holds_no_other_province(tmp_path):
    file = tmp_path / "dua.csv"
    lines = "".join(f"{code},kia,2024-11-12,1,2\n" for code in ("64.72", "63.71", "64", "63"))
    file.write_text(TIDY + lines, encoding="utf-8")
    data = kaltim(sources=[str(file)])
    assert {o.region_code.province for o in data.observations} == {"64"}
    assert not data.is_sample


def test_what_is_missing_is_a_warning_by_name(tmp_path):
    file = tmp_path / "satu.csv"
    file.write_text(TIDY + "64.72,kia,2024-11-12,1,2\n", encoding="utf-8")
    findings = kaltim(sources=[str(file)]).findings
    assert {f.severity for f in findings} == {Severity.WARNING}
    problems = [f.problem for f in findings]
    assert "Perekaman KTP-el per 2024-11-12: data belum tersedia" in problems
    assert any(p.startswith("Kepemilikan KIA per 2024-11-12: 9 dari 10") for p in problems)


@pytest.mark.parametrize(
    ("changes", "error", "says"),
    [
        ({"as_of": "2024-11-13"}, InputError, "2024-10-31, 2024-11-12"),
        ({"region": "63"}, InputError, "tidak ada data Kalimantan Selatan"),
        (
            {"as_of": "2024-11-20", "meeting_date": "2024-11-19"},
            UsageError,
            "sesudah tanggal rapat",
        ),
        ({"meeting_date": "2024-11-10", "as_of": "2024-10-31"}, InputError, "2024-11-12 sesudah"),
        ({"as_of": "12-11-2024"}, UsageError, "tidak terbaca"),
        ({"region": "64.99"}, UsageError, "64.99 tidak ada"),
        ({"region": 64}, UsageError, "tanda petik"),
        ({"region": "00"}, UsageError, "bukan provinsi"),
        ({"sources": []}, UsageError, "sources kosong"),
        ({"deadline": {"kia": "2024-12-31"}}, UsageError, "default"),
    ],
)
def test_parameters_that_cannot_be_used(changes, error, says):
    with pytest.raises(error) as caught:
        kaltim(**changes)
    assert says in str(caught.value)
    assert " → " in str(caught.value)


def test_files_folders_and_patterns_name_each_file_once(tmp_path):
    (tmp_path / "data" / "kosong").mkdir(parents=True)
    for name in ("b.xlsx", "a.csv", "~$b.xlsx", ".sembunyi.xlsx", "catatan.txt"):
        (tmp_path / "data" / name).write_text("x")
    named = ["data", "data/b.xlsx", "data/*.xlsx", "sample:kaltim"]
    files, findings = resolve_sources(named, tmp_path)
    assert [file.name for file in files] == ["data/a.csv", "data/b.xlsx", "sample:kaltim"]
    assert [file.is_sample for file in files] == [False, False, True]
    assert findings == ()


def test_sources_that_are_not_there_come_all_at_once(tmp_path):
    (tmp_path / "kosong").mkdir()
    (tmp_path / "dkb-2024.xlsx").write_bytes(b"bukan")
    lines = refused(
        ["dkb-2042.xlsx", "kosong", "*.ods", "sample:kalsel", "dkb-2024.xlsx"], root_of(tmp_path)
    )
    samples = ", ".join(f"sample:{name}" for name in SAMPLES)
    assert lines == [
        "dkb-2042.xlsx: berkas tidak ditemukan → mungkin maksudnya dkb-2024.xlsx",
        "kosong: folder tidak berisi .xlsx atau .csv → isi foldernya",
        "*.ods: tidak ada berkas yang cocok → periksa polanya",
        f"sample:kalsel: contoh tidak ada → pakai: {samples}",
        "dkb-2024.xlsx: bukan berkas .xlsx → buka di Excel dan simpan sebagai .xlsx",
    ]


def root_of(folder: Path) -> Path:
    """Give a folder the definitions of the project."""
    (folder / "params").mkdir()
    for name in ("layouts", "indicators", "targets"):
        text = (ROOT / "params" / f"{name}.yaml").read_text(encoding="utf-8")
        (folder / "params" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_other_kinds_of_spreadsheets_in_a_folder_are_not_passed_over(tmp_path):
    root = root_of(tmp_path)
    (root / "data").mkdir()
    (root / "data" / "lama.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (root / "data" / "dkb.xlsx").write_bytes(sample_workbook("kaltim"))
    (line,) = refused(["data"], root)
    assert line.startswith("data/lama.xls: berkas Excel lama")


def test_messages_never_show_where_a_file_lies_on_the_machine(tmp_path):
    file = tmp_path / "dkb.xlsx"
    file.write_bytes(workbook({"Perekaman": "x"}))
    for line in refused([str(file), str(tmp_path / "tidak-ada.xlsx")]):
        assert str(tmp_path.parent) not in line


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "berkas kosong"),
        (b"\x81\x8d", "CSV UTF-8"),
        (b"a\0b", "bukan berkas teks CSV"),
        (b"apa,saja\n1,2\n", "tidak ada lembar yang dikenal"),
        (
            b'kode_wilayah,indikator,tanggal,pembilang,penyebut\n"' + b"x" * 140_000,
            "CSV tidak terbaca",
        ),
    ],
)
def test_text_files_that_are_no_tidy_table_are_refused(tmp_path, data, says):
    file = tmp_path / "data.csv"
    file.write_bytes(data)
    assert says in "\n".join(refused([str(file)]))
