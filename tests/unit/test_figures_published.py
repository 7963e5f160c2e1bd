from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from figures_provinces import people
from hypothesis import given
from hypothesis import strategies as st

from helpers.figures.printing import decimals_needed, decimals_to_show, depends_on_rounding
from helpers.figures.published import PublishedCheck, check_published, read_percent
from helpers.figures.verdict import Verdict, judge_ratio
from helpers.vocabulary.numbers import round_half_up

bases = st.one_of(st.integers(1, 12), st.integers(1, 5_000_000))
targets = st.integers(0, 10_000)


def printed(numerator: int, denominator: int, decimals: int, rounding: str) -> str:
    """Print a percentage with the decimal module, which shares no code with ours."""
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(100 * numerator) / Decimal(denominator)
        return str(exact.quantize(Decimal(1).scaleb(-decimals), rounding=rounding))


@given(people, bases, st.integers(0, 6))
def test_half_up_print_is_consistent(numerator: int, denominator: int, decimals: int) -> None:
    text = printed(numerator, denominator, decimals, ROUND_HALF_UP)
    assert check_published(text, numerator, denominator, None) is PublishedCheck.CONSISTENT


@given(people, bases, st.integers(0, 6))
def test_cut_off_print_is_named_unless_it_equals_the_rounded_one(
    numerator: int, denominator: int, decimals: int
) -> None:
    cut = printed(numerator, denominator, decimals, ROUND_DOWN)
    rounded = printed(numerator, denominator, decimals, ROUND_HALF_UP)
    expected = PublishedCheck.CONSISTENT if cut == rounded else PublishedCheck.TRUNCATED
    assert check_published(cut, numerator, denominator, None) is expected


@given(people, bases, st.integers(0, 4), st.integers(-3, 3))
def test_anything_else_is_inconsistent(
    numerator: int, denominator: int, decimals: int, steps: int
) -> None:
    rounded = printed(numerator, denominator, decimals, ROUND_HALF_UP)
    text = str(Decimal(rounded) + Decimal(steps).scaleb(-decimals))
    allowed = {rounded, printed(numerator, denominator, decimals, ROUND_DOWN)}
    check = check_published(f"{Decimal(text):f}", numerator, denominator, None)
    inconsistent = not any(Decimal(text) == Decimal(one) for one in allowed)
    assert (check is PublishedCheck.INCONSISTENT) is inconsistent


@given(people, bases, targets, st.integers(0, 20_000))
def test_a_flipped_verdict_goes_before_everything_else(
    numerator: int, denominator: int, target: int, published: int
) -> None:
    text = f"{published // 100}.{published % 100:02d}"
    reached = judge_ratio(numerator, denominator, target) is Verdict.REACHED
    check = check_published(text, numerator, denominator, target)
    assert (check is PublishedCheck.FLIPS_VERDICT) is (reached is not (published >= target))


@given(st.integers(-99_999, 99_999), st.integers(0, 5), st.sampled_from(".,"))
def test_reading_a_printed_percentage(scaled: int, decimals: int, sign: str) -> None:
    text = f"{Decimal(scaled).scaleb(-decimals):f}".replace(".", sign)
    read = read_percent(f" {text} %")
    assert (read.value, read.decimals) == (Fraction(scaled, 10**decimals), decimals)


@pytest.mark.parametrize(
    "text", ["", "99,", ".5", "1.234,5", "99.65.1", "sembilan", "1e3", "٩٩", "²"]
)
def test_what_is_no_percentage_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a printed percentage"):
        read_percent(text)


@given(people, bases, targets, st.integers(0, 3))
def test_the_printed_number_never_contradicts_the_verdict(
    numerator: int, denominator: int, target: int, minimum: int
) -> None:
    coverage = Fraction(100 * numerator, denominator)
    verdict = judge_ratio(numerator, denominator, target)
    decimals = decimals_needed(coverage, target, verdict, minimum)
    assert decimals >= minimum
    shown = round_half_up(coverage, decimals)
    assert (shown >= Fraction(target, 100)) is (verdict is Verdict.REACHED)
    for fewer in range(minimum, decimals):
        shown = round_half_up(coverage, fewer)
        assert (shown >= Fraction(target, 100)) is not (verdict is Verdict.REACHED)


def test_one_child_short_of_a_large_base() -> None:
    verdict = judge_ratio(989_999, 1_000_000, 9900)
    coverage = Fraction(989_999, 10_000)
    assert decimals_needed(coverage, 9900, verdict) == 4  # 98,9999
    assert depends_on_rounding(coverage, 9900, verdict)


def test_a_verdict_of_other_numbers_is_refused() -> None:
    with pytest.raises(ValueError, match="is not the verdict"):
        decimals_needed(Fraction(98), 9900, Verdict.REACHED)


def test_without_a_verdict_the_minimum_stands() -> None:
    assert decimals_needed(None, 9900, Verdict.NO_DATA) == 2
    assert decimals_needed(Fraction(98), None, Verdict.NO_TARGET, minimum=1) == 1


@given(st.fractions(min_value=-1, max_value=1, max_denominator=10**6))
def test_a_difference_never_prints_as_zero(value: Fraction) -> None:
    decimals = decimals_to_show(value)
    assert (round_half_up(value, decimals) == 0) is (value == 0)
