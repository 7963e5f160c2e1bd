"""Properties of whole evaluations, and a plain second computation beside them."""

import pickle
import time
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from figures_provinces import (
    AS_OF,
    PROVINCE,
    TARGETS,
    catalogue,
    observation,
    parts,
    regions,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.figures.evaluation import Evaluation, evaluate
from helpers.figures.ranking import competition_ranks
from helpers.figures.verdict import Verdict
from helpers.vocabulary.observations import Observation
from helpers.vocabulary.regions import region_table

provinces = st.lists(st.tuples(parts, st.booleans()), min_size=1, max_size=12)
KEYS = ("ktp_el", "kia", "akta_lahir_0_17")


def evaluated(observations: Sequence[Observation], count: int) -> Evaluation:
    return evaluate(
        observations,
        catalogue=catalogue(),
        region=PROVINCE,
        rows=regions(count),
        as_of=AS_OF,
        year=2024,
    )


def observed(rows: list[tuple[tuple[int | None, int | None], bool]]) -> list[Observation]:
    return [
        observation(f"64.{place:02d}", "akta_lahir_0_17", numbers, applicable=applicable)
        for place, (numbers, applicable) in enumerate(rows, start=1)
    ]


@given(provinces)
@settings(max_examples=60)
def test_a_plain_second_computation_agrees(
    rows: list[tuple[tuple[int | None, int | None], bool]],
) -> None:
    """Everything again with lists and plain loops over the drawn numbers."""
    evaluation = evaluated(observed(rows), len(rows))
    target = TARGETS["akta_lahir_0_17"]
    known = [
        (n, d) for (n, d), applicable in rows if applicable and n is not None and d is not None
    ]
    whole = evaluation.of("akta_lahir_0_17")
    if known:
        numerator, denominator = sum(n for n, _ in known), sum(d for _, d in known)
        assert (whole.numerator, whole.denominator) == (numerator, denominator)
        if denominator:
            assert whole.coverage_percent == Fraction(numerator, denominator) * 100
            assert (whole.verdict is Verdict.REACHED) is (
                numerator * 10_000 >= target * denominator
            )
    gaps = [max(0, -(-target * d // 10_000) - n) for n, d in known if d]
    assert evaluation.summed_gap("akta_lahir_0_17") == (sum(gaps) if gaps else None)
    ratios = [Fraction(n, d) for n, d in known if d]
    ranked = [row for row in evaluation.rows("akta_lahir_0_17") if row.rank is not None]
    assert sorted(1 + sum(other > one for other in ratios) for one in ratios) == [
        row.rank for row in ranked
    ]


@given(provinces)
@settings(max_examples=60)
def test_net_shortfall_is_at_most_the_summed_one_and_shares_add_up(
    rows: list[tuple[tuple[int | None, int | None], bool]],
) -> None:
    evaluation = evaluated(observed(rows), len(rows))
    net, summed = evaluation.of("akta_lahir_0_17").gap, evaluation.summed_gap("akta_lahir_0_17")
    if net is not None and summed is not None:
        assert net <= summed
    shares = [row.share_of_summed_gap for row in evaluation.rows("akta_lahir_0_17")]
    known = [share for share in shares if share is not None]
    assert sum(known) == (1 if summed else 0)


@given(provinces)
@settings(max_examples=60)
def test_every_row_is_counted_once(
    rows: list[tuple[tuple[int | None, int | None], bool]],
) -> None:
    evaluation = evaluated(observed(rows), len(rows))
    for one in evaluation.assessments:
        if one.region_code == PROVINCE.code:
            assert one.rows_total == len(rows)
            assert one.rows_with_data + one.rows_not_applicable + one.rows_missing == len(rows)
            assert one.rows_missing >= 0


@given(provinces, st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_the_source_changes_nothing(
    rows: list[tuple[tuple[int | None, int | None], bool]], random: Random
) -> None:
    source = observed(rows)
    shuffled = list(source)
    random.shuffle(shuffled)
    assert evaluated(source, len(rows)) == evaluated(shuffled, len(rows))


@given(st.lists(st.none() | st.fractions(0, 2, max_denominator=4), max_size=20))
def test_ranks_are_one_plus_the_number_of_better_ones(values: list[Fraction | None]) -> None:
    expected = tuple(
        None if one is None else 1 + sum(other is not None and other > one for other in values)
        for one in values
    )
    assert competition_ranks(values) == expected


def test_contradicting_observations_are_refused_and_repeated_ones_are_not() -> None:
    first = observation("64.01", "kia", (1, 2))
    assert evaluated([first, first], 1).of("kia").numerator == 1
    with pytest.raises(ValueError, match="two different observations"):
        evaluated([first, observation("64.01", "kia", (2, 2))], 1)


def test_a_published_total_speaks_for_the_region_before_a_row_of_its_own() -> None:
    own = observation("64", "kia", (1, 2))
    total = replace(own, numerator=2, is_total=True)
    for order in ([own, total], [total, own]):
        assert evaluated(order, 0).of("kia").numerator == 2


def test_an_unknown_indicator_basis_or_region_is_a_key_error() -> None:
    evaluation = evaluated([], 1)
    for arguments in (("kia", regions(2)[1].code, None), ("kia", None, "awal"), ("kk", None, None)):
        with pytest.raises(KeyError):
            evaluation.of(*arguments)


def test_an_evaluation_travels_between_processes() -> None:
    evaluation = evaluated([observation("64.01", "kia", (1, 2))], 1)
    copy: Evaluation = pickle.loads(pickle.dumps(evaluation))
    assert copy == evaluation
    assert copy.of("kia").numerator == 1


def test_all_regions_of_the_country_in_well_under_a_second() -> None:
    table = region_table()
    children = {province.code: table.children(province.code) for province in table.provinces()}
    observations = {
        province: [
            observation(row.code, key, (row.population_jiwa // 3, row.population_jiwa // 2))
            for row in rows
            for key in KEYS
        ]
        for province, rows in children.items()
    }
    shared = catalogue()
    start = time.perf_counter()
    for province, rows in children.items():
        evaluate(
            observations[province],
            catalogue=shared,
            region=table[province],
            rows=rows,
            as_of=AS_OF,
            year=2024,
        )
    assert time.perf_counter() - start < 2  # 0.1 s on an idle machine; a shared one is slower
