from decimal import Decimal
from fractions import Fraction

from figures_provinces import people
from hypothesis import given
from hypothesis import strategies as st

from helpers.figures.verdict import (
    Verdict,
    coverage_percent,
    judge_minimum,
    judge_ratio,
    required,
    shortfall,
    without,
)

targets = st.integers(0, 10_000)
bases = st.one_of(st.integers(1, 12), st.integers(1, 5_000_000))


@given(people, bases, targets)
def test_a_verdict_is_the_comparison_of_exact_decimals(
    numerator: int, denominator: int, target: int
) -> None:
    # Both sides multiplied out in decimal arithmetic: no division, nothing to round.
    reached = Decimal(numerator) * 100 >= Decimal(target) / 100 * Decimal(denominator)
    verdict = judge_ratio(numerator, denominator, target)
    assert (verdict is Verdict.REACHED) is reached


@given(people, bases, targets)
def test_reached_exactly_when_nobody_is_missing_to_the_target(
    numerator: int, denominator: int, target: int
) -> None:
    gap = shortfall(numerator, denominator, target)
    assert (judge_ratio(numerator, denominator, target) is Verdict.REACHED) is (gap == 0)


@given(people, bases, targets)
def test_the_shortfall_is_the_least_number_that_helps(
    numerator: int, denominator: int, target: int
) -> None:
    gap = shortfall(numerator, denominator, target)
    assert gap is not None
    assert judge_ratio(numerator + gap, denominator, target) is Verdict.REACHED
    if gap:
        assert judge_ratio(numerator + gap - 1, denominator, target) is Verdict.NOT_REACHED


@given(people, bases)
def test_coverage_and_remainder_give_the_counts_back(numerator: int, denominator: int) -> None:
    coverage = coverage_percent(numerator, denominator)
    assert coverage is not None
    assert coverage * denominator / 100 == numerator
    assert without(numerator, denominator) == denominator - numerator
    assert (coverage > 100) is (numerator > denominator)


@given(st.none() | people, st.none() | people, st.none() | targets)
def test_missing_zero_base_and_no_target_are_no_verdicts(
    numerator: int | None, denominator: int | None, target: int | None
) -> None:
    verdict = judge_ratio(numerator, denominator, target)
    if denominator == 0:
        assert verdict is Verdict.NOT_APPLICABLE
    elif numerator is None or denominator is None:
        assert verdict is Verdict.NO_DATA
    elif target is None:
        assert verdict is Verdict.NO_TARGET
    else:
        assert verdict in (Verdict.REACHED, Verdict.NOT_REACHED)
    judged = verdict in (Verdict.REACHED, Verdict.NOT_REACHED)
    assert (shortfall(numerator, denominator, target) is not None) is judged


@given(st.integers(0, 100), st.integers(0, 100))
def test_a_minimum_is_reached_at_the_number_itself(value: int, minimum: int) -> None:
    assert (judge_minimum(value, minimum) is Verdict.REACHED) is (value - minimum >= 0)


@given(bases, targets)
def test_required_is_the_target_rounded_up_to_a_person(denominator: int, target: int) -> None:
    exact = Fraction(target * denominator, 10_000)
    assert exact <= required(denominator, target) < exact + 1
