"""Codes of programmes: every spelling in the wild, and no crash on anything else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.vocabulary.programmes import (
    CodeDepth,
    CodeSpelling,
    ProgrammeCode,
    SubKegiatanCode,
    read_programme_code,
    sub_kegiatan_table,
)
from helpers.vocabulary.region_code import RegionLevel

CODES = [str(entry.code) for entry in sub_kegiatan_table()]


def test_the_official_table() -> None:
    table = sub_kegiatan_table()
    assert len(table) == 117
    assert len(table.of_level(RegionLevel.PROVINSI)) == 59
    assert len(table.of_level(RegionLevel.KABUPATEN_KOTA)) == 58
    # the level of the code is that of the official list, for every entry
    assert all(entry.code.level is entry.level for entry in table)
    assert table["2.12.02.2.03.0002"].unit == "Dokumen"
    assert table["2.12.03.2.02.0004"].unit == "Laporan"
    assert table.find("2.12.02.2.99.0001") is None
    assert "2.12.02.2.01.0002" in table


@pytest.mark.parametrize(
    ("written", "spelling"),
    [
        ("2.12.02.2.01.0002", CodeSpelling.OFFICIAL),
        ("2.12.02.2.01.02", CodeSpelling.OLD_FORMAT),
        ("2.12.02.02.01.0002", CodeSpelling.VARIANT),
        ("2.12.02.02.01.02", CodeSpelling.VARIANT),
        ("2.12.2.2.1.2", CodeSpelling.VARIANT),
        (" 2.12.02.2.01.0002 ", CodeSpelling.OFFICIAL),
        ("2 12 02 2 01 0002", CodeSpelling.VARIANT),
        ("2.12.02.2.01.0002.", CodeSpelling.VARIANT),
        ("2-12-02-2-01-0002", CodeSpelling.VARIANT),
        ("2.12.02.2.01.2", CodeSpelling.VARIANT),
    ],
)
def test_spellings_of_one_code(written: str, spelling: CodeSpelling) -> None:
    found = read_programme_code(written)
    assert found is not None
    assert found.code == "2.12.02.2.01.0002"
    assert found.spelling is spelling


@pytest.mark.parametrize(
    ("written", "depth"),
    [
        ("2", CodeDepth.URUSAN),
        ("2.12", CodeDepth.BIDANG),
        ("2.12.02", CodeDepth.PROGRAM),
        ("2.12.02.2.01", CodeDepth.KEGIATAN),
        ("2.08.03.1.02.0003", CodeDepth.SUB_KEGIATAN),
    ],
)
def test_depth_is_the_number_of_groups(written: str, depth: CodeDepth) -> None:
    found = read_programme_code(written)
    assert found is not None
    assert found.code.depth is depth


def test_support_programme_may_be_written_for_any_urusan() -> None:
    found = read_programme_code("X.XX.01.2.02.0001")
    assert found is not None
    assert found.code == "2.12.01.2.02.0001"
    assert found.code.is_support
    assert not ProgrammeCode("2.12.02").is_support


@pytest.mark.parametrize(
    "written",
    ["", "2.12.02.2", "A.12.02", "2.12.02.2.01.0002.1", "2.12.02.2.01.00021", "2.123.02", "²", "…"],
)
def test_what_is_no_code(written: str) -> None:
    assert read_programme_code(written) is None


def test_types_refuse_nonsense() -> None:
    for wrong in (212, "2.12.02.2", "2.12.2"):
        with pytest.raises(ValueError, match="kode program"):
            ProgrammeCode(wrong)
    with pytest.raises(ValueError, match="kode sub kegiatan"):
        SubKegiatanCode("2.12.02.2.01")


def test_containment_follows_groups_and_not_letters() -> None:
    assert ProgrammeCode("2.12.02").contains("2.12.02.2.01.0002")
    assert ProgrammeCode("2.12.02.2.01.0002").contains("2.12.02.2.01.0002")
    assert not ProgrammeCode("2.12").contains("2.1")
    assert not ProgrammeCode("2").contains("21.12")


@given(
    st.sampled_from(CODES),
    st.booleans(),
    st.sampled_from([".", " ", "-", "/", " . "]),
    st.sampled_from(["4", "2", "1"]),
)
def test_any_wild_spelling_comes_home(code: str, double: bool, mark: str, last: str) -> None:
    groups = code.split(".")
    if double:
        groups[3] = groups[3].zfill(2)
    groups[5] = str(int(groups[5])).zfill(int(last))
    found = read_programme_code(mark.join(groups))
    assert found is not None
    assert found.code == code


@settings(max_examples=200)
@given(st.text(alphabet="0123456789.Xx -/ab²٣", max_size=24))
def test_any_text_is_a_code_or_nothing(text: str) -> None:
    found = read_programme_code(text)
    if found is not None:
        again = read_programme_code(found.code)
        assert again is not None
        assert (again.code, again.spelling) == (found.code, CodeSpelling.OFFICIAL)
