"""Codes, regions and small arithmetic."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.vocabulary.numbers import ceil_div, round_half_up, truncate
from helpers.vocabulary.region_code import RegionCode, RegionLevel
from helpers.vocabulary.regions import (
    bps_codes,
    old_region_codes,
    region_aliases,
    region_table,
)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("00", RegionLevel.NATIONAL),
        ("64", RegionLevel.PROVINSI),
        ("62.10", RegionLevel.KABUPATEN_KOTA),
        ("64.72.01", RegionLevel.KECAMATAN),
        ("64.72.01.1001", RegionLevel.DESA_KELURAHAN),
    ],
)
def test_a_code_knows_its_level(text: str, level: RegionLevel) -> None:
    assert RegionCode(text).level is level


@pytest.mark.parametrize("value", [62.1, 64, 6472, None, True])
def test_a_number_is_no_code(value: object) -> None:
    with pytest.raises(TypeError, match="tanda petik"):
        RegionCode(value)


@pytest.mark.parametrize(
    "text", ["62.1", "6472", "64.", " 64", "64\n", "64-72", "", "٦٤", "64.72.1"]
)
def test_other_spellings_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="kode wilayah"):
        RegionCode(text)


def test_parents_and_containment() -> None:
    samarinda = RegionCode("64.72")
    assert (samarinda.parent, samarinda.province) == ("64", "64")
    assert RegionCode("64").parent == "00"
    assert RegionCode("64").contains(samarinda)
    assert not RegionCode("63").contains(samarinda)
    assert RegionCode("00").contains(samarinda)


def test_the_table_is_the_decree() -> None:
    table = region_table()
    assert len(table.provinces()) == 38
    assert sum(len(table.children(p.code)) for p in table.provinces()) == 514
    assert table["00"].population_jiwa == 284_973_643
    assert sum(p.population_jiwa for p in table.provinces()) == 284_973_643


def test_labels_and_slugs_are_unique_within_their_province() -> None:
    table = region_table()
    for province in table.provinces():
        rows = table.children(province.code)
        assert len({row.slug for row in rows}) == len(rows)
        assert len({row.label for row in rows}) == len(rows)


def test_every_alias_and_former_code_leads_to_a_region() -> None:
    table = region_table()
    codes = [*region_aliases().values(), *old_region_codes().values(), *bps_codes().values()]
    assert all(code in table for code in codes)


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**9))
def test_ceiling_is_the_least_integer_not_below(numerator: int, denominator: int) -> None:
    result = ceil_div(numerator, denominator)
    assert result * denominator >= numerator > (result - 1) * denominator


@given(st.fractions(min_value=-1000, max_value=1000), st.integers(0, 6))
def test_rounding_stays_within_half_a_unit_and_truncation_toward_zero(
    value: Fraction, decimals: int
) -> None:
    unit = Fraction(1, 10**decimals)
    assert abs(round_half_up(value, decimals) - value) <= unit / 2
    assert abs(truncate(value, decimals)) <= abs(value)
    assert abs(value - truncate(value, decimals)) < unit


def test_halves_round_away_from_zero() -> None:
    assert round_half_up(Fraction(5, 2), 0) == 3
    assert round_half_up(Fraction(-5, 2), 0) == -3
    assert round_half_up(Fraction(98785, 1000), 2) == Fraction(9879, 100)
