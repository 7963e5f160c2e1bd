"""Bounds and identities of the method over random regions, and a brute second computation."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import ceil, floor

from figures_provinces import AS_OF, PROVINCE, catalogue, observation, regions
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.figures.evaluation import evaluate
from helpers.figures.harmonization.cohorts import AgeCounts, annual_flows, flow
from helpers.figures.harmonization.next_year import work_of_next_year
from helpers.figures.harmonization.work import Movement, Today, work_of

sizes = st.one_of(st.integers(0, 30), st.integers(0, 3_000_000))
todays = st.builds(Today, base=sizes.filter(bool), holders=sizes)
movements = st.builds(
    Movement,
    inflow=sizes,
    outflow=sizes,
    net_other=st.integers(-1000, 1000),
    early=st.integers(0, 500),
)
targets = st.integers(0, 10_000)


@given(todays, movements, targets)
def test_bounds(today: Today, movement: Movement, target: int) -> None:
    work = work_of(today, movement, target)
    assert work is not None
    assert work.to_reach is not None
    assert 0 <= work.holders_then <= work.base_then
    assert 0 <= work.to_keep <= work.everyone
    assert 0 <= work.to_reach <= work.everyone
    assert work.everyone == work.base_then - work.holders_then
    assert work.leaving_holders <= min(movement.outflow, today.holders)


@given(todays, movements, targets)
def test_additions_do_what_they_are_called(today: Today, movement: Movement, target: int) -> None:
    work = work_of(today, movement, target)
    assert work is not None
    assert work.to_reach is not None
    reached = work.holders_then + work.to_reach
    assert reached * 10_000 >= target * work.base_then
    if work.to_reach:
        assert (reached - 1) * 10_000 < target * work.base_then
    kept = work.holders_then + work.to_keep
    same_coverage = Fraction(today.holders, today.base) * work.base_then
    assert kept >= min(work.base_then, same_coverage)


@given(todays, st.integers(0, 3_000_000), st.data())
def test_everyone_by_cause(today: Today, inflow: int, data: st.DataObject) -> None:
    """U = (D₀ − H₀) + in − (out − X) − early, while holders fit into the base."""
    outflow = data.draw(st.integers(0, today.base))
    early = data.draw(st.integers(0, inflow))
    work = work_of(today, Movement(inflow, outflow, early=early), 9900)
    assert work is not None
    holders = today.holders - work.leaving_holders + early
    causes = (today.base - today.holders) + inflow - (outflow - work.leaving_holders) - early
    if holders <= work.base_then:
        assert work.everyone == causes
    else:
        assert work.everyone == 0


@given(todays, movements, targets)
def test_the_formulas_written_with_fractions(today: Today, movement: Movement, target: int) -> None:
    """The method's text again, with ceil and floor of exact fractions."""
    work = work_of(today, movement, target)
    assert work is not None
    share = Fraction(today.holders, today.base)
    base = today.base + movement.inflow - movement.outflow + movement.net_other
    leaving = min(movement.outflow, ceil(share * movement.outflow))
    holders = today.holders - leaving + movement.early + floor(share * movement.net_other)
    if base < 0 or holders < 0 or leaving > today.holders:
        return  # more leave than there are: the floors of test_bounds hold instead
    assert work.base_then == base
    assert work.leaving_holders == leaving
    assert work.holders_then == min(base, holders)
    assert work.required == ceil(Fraction(target, 10_000) * base)
    assert work.to_keep == max(0, min(base, ceil(share * base)) - work.holders_then)


@given(st.integers(0, 10**6), st.integers(1, 800))
def test_flows_round_up_and_split_into_whole_people(annual: int, days: int) -> None:
    assert flow(annual, days) == ceil(Fraction(annual * days, 365))
    assert flow(Fraction(annual, 5), days) == ceil(Fraction(annual * days, 5 * 365))


@given(st.integers(0, 10**6))
def test_one_cohort_is_a_seventeenth_rounded_up(children: int) -> None:
    flows = annual_flows(AgeCounts(children_0_16=children))
    assert flows is not None
    assert flows.births == flows.turn_17 == flows.turn_18 == ceil(Fraction(children, 17))


pairs = st.tuples(st.integers(0, 40_000), st.integers(0, 40_000))


@given(st.lists(st.tuples(pairs, pairs, pairs, pairs), min_size=1, max_size=10))
@settings(max_examples=40)
def test_rows_add_up_and_the_province_is_computed_on_its_own_sums(
    drawn: Sequence[tuple[tuple[int, int], ...]],
) -> None:
    keys = (("ktp_el", "dinamis"), ("kia", "dinamis"), ("akta_lahir_0_17", "dinamis"))
    observations = [
        observation(f"64.{place:02d}", key, numbers, basis=basis)
        for place, row in enumerate(drawn, start=1)
        for (key, basis), numbers in zip((*keys, ("ikd", "sudah_rekam")), row, strict=True)
    ]
    shared = catalogue()
    rows = regions(len(drawn))
    evaluation = evaluate(
        observations, catalogue=shared, region=PROVINCE, rows=rows, as_of=AS_OF, year=2024
    )
    year = work_of_next_year(evaluation, catalogue=shared, until=date(2025, 12, 31))
    for work in year.works:
        assert work.rows_total == len(drawn)
        everyone = [row.work.everyone for row in work.rows if row.work]
        assert work.sum_everyone == (sum(everyone) if everyone else None)
        whole = evaluation.of(work.indicator, basis=work.basis)
        if work.whole.work is not None:
            assert work.whole.work.base_now == whole.denominator
            assert work.whole.work.holders_now == whole.numerator
