"""Dividing whole people by weights."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.inputs.samples.allocation import allocate

WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=40).filter(any)


def test_exact_shares_need_no_remainder() -> None:
    assert allocate(60, (1, 2, 3)) == (60 * 1 // 6, 60 * 2 // 6, 60 * 3 // 6)


def test_largest_remainder_first_then_first_in_order() -> None:
    # 7 × (2, 1, 1, 0) ÷ 4 = 3,5  1,75  1,75  0: two are left, for the two largest remainders.
    assert allocate(7, (2, 1, 1, 0)) == (3, 2, 2, 0)
    assert allocate(2, (1, 1, 1)) == (1, 1, 0)


@given(total=st.integers(0, 10**8), weights=WEIGHTS)
def test_parts_add_up_and_lie_within_one_of_their_share(total: int, weights: list[int]) -> None:
    parts = allocate(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1
        assert weight or not part


@pytest.mark.parametrize(("total", "weights"), [(-1, (1,)), (5, (0, 0)), (5, ()), (5, (2, -1))])
def test_nothing_to_divide_by_is_refused(total: int, weights: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="cannot divide"):
        allocate(total, weights)
