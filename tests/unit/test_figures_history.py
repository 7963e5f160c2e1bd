"""Properties of changes, splits and places, for any numbers."""

import pickle
from datetime import date
from fractions import Fraction

from figures_provinces import PROVINCE, catalogue, observation, people, regions
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.figures.comparison import compare_rows
from helpers.figures.evaluation import Evaluation, evaluate
from helpers.figures.history.changes import Comparison
from helpers.figures.history.flows import Flows
from helpers.figures.history.history import History
from helpers.figures.history.splits import split_change
from helpers.figures.verdict import coverage_percent
from helpers.vocabulary.observations import Observation

EARLIER, LATER = date(2024, 9, 1), date(2024, 10, 1)
pairs = st.tuples(people, people)
drawn_rows = st.lists(st.tuples(st.none() | people, st.none() | people), min_size=1, max_size=6)


def at(day: date, rows: list[tuple[int | None, int | None]]) -> Evaluation:
    found = [
        observation(f"64.{place:02d}", "kia", numbers)
        for place, numbers in enumerate(rows, start=1)
    ]
    return evaluate(
        [_on(one, day) for one in found],
        catalogue=catalogue(),
        region=PROVINCE,
        rows=regions(len(rows)),
        as_of=day,
        year=2024,
    )


def _on(one: Observation, day: date) -> Observation:
    return Observation(
        one.region_code, one.indicator, one.basis, day, one.numerator, one.denominator, one.state
    )


@given(pairs, pairs, people, people, people)
@settings(max_examples=200)
def test_the_parts_of_a_split_add_up_to_the_change(
    earlier: tuple[int, int], later: tuple[int, int], service: int, cleaned: int, holders: int
) -> None:
    split = split_change(earlier, later, Flows(service, cleaned, holders))
    before, after = coverage_percent(*earlier), coverage_percent(*later)
    if split is None:
        fits = holders <= cleaned < earlier[1]
        assert before is None or after is None or not fits
        return
    assert before is not None
    assert after is not None
    assert split.points == after - before
    assert later[0] == earlier[0] + service - holders + split.base_holders_moved
    assert later[1] == earlier[1] - cleaned + split.base_moved
    if not service:
        assert split.service_points == 0
    if not cleaned:
        assert split.cleaning_points == 0


@given(drawn_rows, st.data())
@settings(max_examples=80)
def test_a_change_is_exact_or_says_why_not(
    rows: list[tuple[int | None, int | None]], data: st.DataObject
) -> None:
    others = data.draw(
        st.lists(drawn_rows.map(lambda found: found[0]), min_size=len(rows), max_size=len(rows))
    )
    history = History((at(EARLIER, rows), at(LATER, others)))
    for region in (PROVINCE, *regions(len(rows))):
        change = history.between("kia", region.code, start=EARLIER, end=LATER)
        assert (change.points is not None) is (change.comparison is Comparison.COMPARED)
        if change.points is not None:
            assert change.base_change is None or change.split is not None
            now, then = change.later.coverage_percent, change.earlier.coverage_percent
            assert now is not None
            assert then is not None
            assert change.points == now - then
        joined = history.series("kia", region.code).points[1].joins
        assert joined is (change.comparison is Comparison.COMPARED)


@given(drawn_rows)
@settings(max_examples=80)
def test_the_distance_draws_level_and_one_less_does_not(
    rows: list[tuple[int | None, int | None]],
) -> None:
    evaluation = at(LATER, rows)
    for peer in compare_rows(evaluation, "kia"):
        one, place = peer.assessment, peer.in_province
        assert (place is None) is (one.coverage_percent is None)
        if place is None or one.numerator is None or not one.denominator:
            continue
        assert (place.rank, place.ranked_of) == (one.rank, one.ranked_of)
        if place.people_to_above is None:
            assert place.rank == 1
            continue
        assert place.people_to_above >= 1
        level = evaluation.of("kia", place.above[0]).coverage_percent
        assert level is not None
        reached = one.numerator + place.people_to_above
        assert Fraction(100 * reached, one.denominator) >= level
        assert Fraction(100 * (reached - 1), one.denominator) < level


def test_a_history_travels_between_processes() -> None:
    history = History((at(EARLIER, [(1, 2)]), at(LATER, [(1, 2)])))
    assert pickle.loads(pickle.dumps(history)) == history
