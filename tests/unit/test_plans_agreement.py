"""The agreement file: read whole or refused whole."""

from datetime import date
from pathlib import Path

import pytest

from helpers.errors import InputError
from helpers.figures.harmonization.agreed import agreed_from_file
from helpers.inputs.agreement import AgreementReading, read_agreement
from helpers.inputs.catalogue import load_catalogue
from helpers.vocabulary.agreements import AgreementStatus
from workbooks import workbook

ROOT = Path(__file__).resolve().parents[2]
HEAD = (
    "kode_wilayah,indikator,basis,tahun,tambahan,target_persen,status,"
    "penanggung_jawab,jalur_anggaran,catatan\n"
)


def read(tmp_path: Path, *lines: str) -> AgreementReading:
    path = tmp_path / "kesepakatan.csv"
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return read_agreement(path, ROOT, load_catalogue(ROOT))


def test_records(tmp_path: Path) -> None:
    first, second = read(
        tmp_path,
        '64.72,akta_lahir_0_17,,2025,"12.345","99,25",disepakati,Kadis,DPA 2025,uji',
        "64.01,ikd,wajib_ktp,2025,,,belum disepakati,,,",
    ).records
    assert (first.basis, first.additions, first.target_hundredths) == ("dinamis", 12345, 9925)
    assert first.status is AgreementStatus.AGREED
    assert (first.owner, first.budget_route, first.note) == ("Kadis", "DPA 2025", "uji")
    assert (second.basis, second.additions, second.target_hundredths) == ("wajib_ktp", None, None)
    agreed = agreed_from_file(first)
    assert agreed is not None
    assert (agreed.judging_date, agreed.additions, agreed.origin) == (
        date(2025, 12, 31),
        12345,
        "rapat",
    )
    assert agreed_from_file(second) is None


def test_workbook_with_titles(tmp_path: Path) -> None:
    path = tmp_path / "kesepakatan.xlsx"
    drawn = (
        "DATA CONTOH – kesepakatan\nkode_wilayah | indikator | tahun | tambahan | target_persen |"
        " status\n64.72 | kia | =2025 | =10 | =60.5 | Dengan Catatan\nSumber: rapat"
    )
    path.write_bytes(workbook({"Kesepakatan": drawn}))
    reading = read_agreement(path, ROOT, load_catalogue(ROOT))
    assert reading.is_sample
    (one,) = reading.records
    assert (one.additions, one.target_hundredths, one.place.cell) == (10, 6050, "A3")
    assert one.status is AgreementStatus.WITH_NOTE


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("64.99,kia,,2025,1,60,disepakati,,,", "region_code"),
        ("64.72,kai,,2025,1,60,disepakati,,,", "indicator_unknown"),
        ("64.72,kia,lain,2025,1,60,disepakati,,,", "basis_unknown"),
        ("64.72,kia,,25,1,60,disepakati,,,", "year_unreadable"),
        ("64.72,kia,,2025,banyak,60,disepakati,,,", "text_in_count_column"),
        ("64.72,kia,,2025,-1,60,disepakati,,,", "negative_count"),
        ("64.72,kia,,2025,1,tinggi,disepakati,,,", "text_in_percent_column"),
        ('64.72,kia,,2025,1,"60,123",disepakati,,,', "target_decimals"),
        ("64.72,kia,,2025,1,60,setuju,,,", "status_unknown"),
        ("64.72,kia,,2025,,60,disepakati,,,", "additions_missing"),
    ],
)
def test_one_bad_cell_refuses_the_file(tmp_path: Path, line: str, rule: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, "64.71,kia,,2025,1,60,disepakati,,,", line)
    assert [finding.rule for finding in caught.value.findings] == [rule]
    assert caught.value.findings[0].place.cell.startswith("baris 3")


def test_two_records_of_one_target(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, *["64.71,kia,,2025,1,60,disepakati,,,"] * 2)
    assert [finding.rule for finding in caught.value.findings] == ["record_repeated"]


def test_files_that_are_no_agreement(tmp_path: Path) -> None:
    catalogue = load_catalogue(ROOT)
    (tmp_path / "kosong.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "kurang.csv").write_text("kode_wilayah,tambahan\n64,1\n", encoding="utf-8")
    for name, rule in (
        ("tidak-ada.csv", "file_missing"),
        ("kosong.csv", "header_missing"),
        ("kurang.csv", "column_missing"),
    ):
        with pytest.raises(InputError) as caught:
            read_agreement(tmp_path / name, ROOT, catalogue)
        assert caught.value.findings[0].rule == rule
