"""Places of work: named regions of the own province, or nobody's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.inputs.plans.locations import read_locations
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import region_table

PROVINCE, SAMARINDA = RegionCode("64"), RegionCode("64.72")
EVERYWHERE = tuple(region.code for region in region_table().children("64"))


def codes(text: str, government: RegionCode = PROVINCE) -> list[tuple[str, ...]]:
    return [tuple(place.codes) for place in read_locations(text, government)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kota Samarinda", [("64.72",)]),
        ("Kab. Paser; Kota Bontang", [("64.01",), ("64.74",)]),
        ("KABUPATEN PASER\nKOTA BONTANG", [("64.01",), ("64.74",)]),
        ("Kab. Paser dan Kota Bontang", [("64.01",), ("64.74",)]),
        ("Kota Samarinda, Semua Kecamatan, Semua Kelurahan", [("64.72",)]),
        ("Provinsi Kalimantan Timur", [("64",)]),
        ("Seluruh Kabupaten/Kota", [EVERYWHERE]),
        ("10 Kabupaten/Kota se-Kalimantan Timur", [EVERYWHERE]),
        ("", []),
    ],
)
def test_named_regions(text: str, expected: list[tuple[str, ...]]) -> None:
    assert codes(text) == expected


def test_places_nobody_can_find_and_other_provinces() -> None:
    assert codes("Wilayah Pesisir") == [()]
    assert codes("Kota Surabaya") == [()]
    assert codes("Kab. Paser, Zona Tiga") == [("64.01",), ()]
    assert codes("Kecamatan Sambaliung") == [()]  # of the province's plan: which region is it?


def test_below_the_region_is_its_own() -> None:
    assert codes("Kecamatan Sambutan", SAMARINDA) == [("64.72",)]
    assert codes("Semua Kecamatan, Semua Kelurahan", SAMARINDA) == [("64.72",)]
    assert codes("Kota Bontang", SAMARINDA) == [("64.74",)]


def test_a_personal_number_is_not_echoed() -> None:
    (place,) = read_locations("6472010101900001", PROVINCE)
    assert "6472" not in place.text


@given(st.text(max_size=40))
def test_any_text_gives_places_of_the_province_only(text: str) -> None:
    for place in read_locations(text, PROVINCE):
        assert all(code.province == PROVINCE for code in place.codes)
