"""The illustrative split of Kalimantan Timur gives the published figures of the province."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from helpers.figures.assessment import NumberOrigin
from helpers.figures.evaluation import Evaluation, evaluate
from helpers.figures.harmonization.next_year import work_of_next_year
from helpers.figures.pace import first_snapshot, multiple_of_pace, pace_between
from helpers.figures.reconciliation import reconcile
from helpers.inputs.region_data import RegionData, read_region
from helpers.vocabulary.numbers import round_half_up

AS_OF = date(2024, 11, 12)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def data() -> RegionData:
    return read_region(
        "64",
        "2024-11-12",
        ["sample:kaltim"],
        year=2024,
        deadline={"ktp_el": "2024-11-27", "default": "2024-12-31"},
        root=ROOT,
    )


def at(data: RegionData, day: date) -> Evaluation:
    return evaluate(
        data.observations,
        catalogue=data.catalogue,
        region=data.region,
        rows=data.rows,
        as_of=day,
        year=data.year,
    )


@pytest.mark.parametrize(
    ("indicator", "basis", "numerator", "denominator", "gap", "check"),
    [
        ("ktp_el", "dinamis", 2_868_568, 2_878_769, 0, "consistent"),
        ("kia", "dinamis", 912_264, 1_197_605, 0, "consistent"),
        ("akta_lahir_0_17", "dinamis", 1_234_871, 1_250_088, 2_717, "flips_verdict"),
        ("ikd", "sudah_rekam", 165_439, 2_868_568, 695_132, "consistent"),
        ("ikd", "wajib_ktp", 165_439, 2_878_769, 698_192, None),
    ],
)
def test_sums_over_ten_rows_are_the_published_totals(
    data: RegionData,
    indicator: str,
    basis: str,
    numerator: int,
    denominator: int,
    gap: int,
    check: str | None,
) -> None:
    evaluation = at(data, AS_OF)
    whole = evaluation.of(indicator, basis=basis)
    assert (whole.numerator, whole.denominator, whole.gap) == (numerator, denominator, gap)
    assert (whole.origin, whole.rows_with_data) == (NumberOrigin.SUM_OF_ROWS, 10)
    assert (whole.published_check.value if whole.published_check else None) == check
    summed = evaluation.summed_gap(indicator, basis)
    assert summed is not None
    assert summed >= gap


def test_every_published_total_is_the_sum_of_its_rows_on_every_day(data: RegionData) -> None:
    for day in data.dates:
        found = reconcile(data.observations, at(data, day))
        assert found
        assert all(one.agrees for one in found)


def test_digital_identity_needs_about_seven_times_the_pace_since_june(data: RegionData) -> None:
    start = first_snapshot(data.dates, as_of=AS_OF, within_months=5)
    assert start is not None
    evaluation = at(data, AS_OF)
    year = work_of_next_year(evaluation, catalogue=data.catalogue, until=date(2025, 12, 31))
    work = year.of("ikd").whole.work
    assert work is not None
    assert work.to_reach == 719_019
    multiple = multiple_of_pace(
        work.to_reach, year.days, pace_between(at(data, start).of("ikd"), evaluation.of("ikd"))
    )
    assert multiple is not None
    assert round_half_up(multiple, 0) == Fraction(7)


def test_ten_regions_rounded_up_alone_need_slightly_more_than_the_province(
    data: RegionData,
) -> None:
    year = work_of_next_year(at(data, AS_OF), catalogue=data.catalogue, until=date(2025, 12, 31))
    work = year.of("ktp_el")
    assert work.whole.work is not None
    assert work.whole.work.to_keep == 79_623
    assert work.rows_with_data == 10
    assert work.sum_to_keep is not None
    # Each row's cohort, flow, holders and required number round by themselves.
    assert 0 <= work.sum_to_keep - work.whole.work.to_keep <= 4 * 10
