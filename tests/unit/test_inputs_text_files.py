"""CSV in the encodings and with the separators that offices use."""

from pathlib import Path

import pytest

from workbooks import Drawn, numbers

OFFICE = [
    ["PEREKAMAN KTP-EL"],
    ["KEADAAN 12 NOVEMBER 2024"],
    ["NO", "KAB/KOTA", "WAJIB KTP", "SUDAH REKAM", "KET…"],
    ["1", "KOTA SAMARINDA", "127.645", "127.000", "–"],
    ["2", "PASER", "1.000", "999", ""],
]


@pytest.fixture
def drawn(tmp_path: Path) -> Drawn:
    return Drawn(tmp_path)


def lines(rows: list[list[str]], separator: str) -> str:
    return "".join(separator.join(row) + "\r\n" for row in rows)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_same_table_in_every_encoding_and_with_every_separator(drawn, encoding, separator):
    drawn.add_bytes(lines(OFFICE, separator).encode(encoding), "ktp.csv")
    assert numbers(drawn.read(), "ktp_el") == {
        "64.72": (127_000, 127_645, None),
        "64.01": (999, 1_000, None),
    }


HEAD = "kode_wilayah,indikator,tanggal,pembilang,penyebut"


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("64.72,kia,2024-11-12,127,645,200,000", "row_too_wide"),
        ("64.72,kia,2024-11-12,127", "row_too_short"),
        ('64.72,kia,2024-11-12,"127,645","200,000"', ""),
        ("64.72,kia,2024-11-12,127.645,200.000", ""),
    ],
)
def test_numbers_cut_by_a_separator_are_never_other_numbers(drawn, row, rule):
    drawn.add_bytes(f"{HEAD}\n{row}\n".encode(), "data.csv")
    if rule:
        assert rule in {f.rule for f in drawn.refused()}
    else:
        assert numbers(drawn.read(), "kia") == {"64.72": (127_645, 200_000, None)}


def test_a_split_number_is_seen_where_optional_cells_hide_it(drawn):
    head = f"{HEAD},basis,diterbitkan_persen,sumber"
    drawn.add_bytes(f"{head}\n64.72,kia,2024-11-12,127,645,dinamis\n".encode(), "data.csv")
    assert "number_split" in {f.rule for f in drawn.refused()}
