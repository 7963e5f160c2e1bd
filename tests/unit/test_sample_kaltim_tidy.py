"""The tidy sheets of the sample: consistent with its own numbers, with every state of a number."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from helpers.figures.evaluation import Evaluation, evaluate
from helpers.figures.history.history import History
from helpers.inputs.region_data import RegionData, read_region
from helpers.vocabulary.indicators import IndicatorGroup
from helpers.vocabulary.observations import DataState

ROOT = Path(__file__).resolve().parents[2]
MAIN = ("ktp_el", "kia", "akta_lahir_0_17", "ikd")


def read(region: str) -> RegionData:
    return read_region(
        region, "2024-11-12", ["sample:kaltim"], year=2024, deadline="2024-12-31", root=ROOT
    )


@pytest.fixture(scope="module")
def province() -> RegionData:
    return read("64")


@pytest.fixture(scope="module")
def city() -> RegionData:
    return read("64.72")


@pytest.fixture(scope="module")
def history(province: RegionData) -> History:
    return History(tuple(evaluated(province, day) for day in province.dates))


def evaluated(data: RegionData, day: date) -> Evaluation:
    return evaluate(
        data.observations,
        catalogue=data.catalogue,
        region=data.province,
        rows=data.rows,
        as_of=day,
        year=2024,
    )


def test_the_ten_kecamatan_add_up_to_the_city(city: RegionData) -> None:
    assert [region.code for region in city.kecamatan] == [f"64.72.{n:02d}" for n in range(1, 11)]
    assert city.kecamatan[0].label == "Kec. Palaran"
    own = {
        (one.indicator, one.basis): one
        for one in city.observations
        if (one.region_code, one.as_of) == ("64.72", city.as_of)
    }
    for indicator in (*MAIN, "penduduk"):
        rows = [one for one in city.kecamatan_observations if one.indicator == indicator]
        whole = own[indicator, rows[0].basis]
        assert len(rows) == 10
        assert sum(one.numerator or 0 for one in rows) == whole.numerator
        assert sum(one.denominator or 0 for one in rows) == (whole.denominator or 0)
        assert all(one.numerator is not None for one in rows)


def test_a_city_is_evaluated_with_its_kecamatan(city: RegionData) -> None:
    evaluation = evaluate(
        (*city.observations, *city.kecamatan_observations),
        catalogue=city.catalogue,
        region=city.region,
        rows=city.kecamatan,
        as_of=city.as_of,
        year=2024,
    )
    whole = evaluation.of("ktp_el")
    assert (whole.numerator, whole.rows_with_data, whole.rows_total) == (621_410, 10, 10)
    assert [row.rank for row in evaluation.rows("ktp_el")] == list(range(1, 11))


def test_a_province_holds_no_kecamatan_and_a_city_only_its_own_figures(
    province: RegionData, city: RegionData
) -> None:
    assert (province.kecamatan, province.kecamatan_observations) == ((), ())
    assert {one.region_code for one in city.own_figures} == {"64.72"}
    assert "64.07" not in {one.region_code for one in province.own_figures}
    assert not any(one.is_own_figure for one in province.observations)
    assert (province.national, city.national) == ((), ())


def test_every_state_of_a_number_occurs(province: RegionData) -> None:
    keys = {
        one.key
        for group in (IndicatorGroup.DUTY, IndicatorGroup.OPERATION)
        for one in province.catalogue.in_group(group)
    }
    sent = [one for one in province.observations if one.indicator in keys]
    assert {one.state for one in sent} == set(DataState)
    assert 0 in {one.numerator for one in sent}
    assert {one.indicator for one in sent} == keys
    assert {one.indicator for one in sent if one.region_code == "64.07"} == {"bpp"}
    assert any(one.note for one in sent if one.indicator == "inovasi")
    assert any("BA-" in one.source for one in sent if one.indicator == "blangko_dimusnahkan")


def test_flows_only_grow_and_explain_the_series(province: RegionData, history: History) -> None:
    days = [date(2023, 12, 31), date(2024, 6, 30), date(2024, 10, 31), date(2024, 11, 12)]
    codes = [province.province.code, *(row.code for row in province.rows)]
    for indicator in ("ktp_el", "kia", "akta_lahir_0_17"):
        for code in codes:
            for start, end in pairwise(days):
                flows = history.flows(indicator, code, start=start, end=end)
                assert flows.is_complete
                assert min(flows.service or 0, flows.cleaned or 0, flows.cleaned_holders or 0) >= 0
                change = history.between(indicator, code, start=start, end=end)
                assert change.split is not None
                assert change.split.points == change.points
                # Nobody joins the holders but by service; some grow out of the base.
                assert change.split.base_holders_moved <= 1


def test_no_base_of_the_sample_changes_in_kind(province: RegionData, history: History) -> None:
    for indicator in MAIN:
        for code in (province.province.code, *(row.code for row in province.rows)):
            assert history.series(indicator, code).breaks == ()


def test_the_base_of_the_start_of_the_year_changes_with_the_year(history: History) -> None:
    (turn,) = history.series("ktp_el", basis="awal").breaks
    assert turn.day == date(2024, 1, 31)
