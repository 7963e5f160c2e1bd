"""The threshold search of *kapasitas* against its definition: HiGHS, and trying everything."""

import itertools
import random
from fractions import Fraction

import numpy as np
import pytest
from scipy.optimize import milp

from helpers.figures.harmonization.targets import RegionNeed, TargetTask, propose_capacity
from helpers.vocabulary.region_code import RegionCode

SMALL_PROVINCES = 4_000
SOLVED_PROVINCES = 400


def _province(source: random.Random, regions: int, size: int) -> TargetTask:
    """Return a random province; its J, N and U obey 0 ≤ J, N ≤ U like real work does."""
    target = source.choice([0, 9940, 10_000, *[source.randint(0, 10_000) for _ in range(5)]])
    needs = []
    for number in range(1, regions + 1):
        base = source.randint(0, size)
        holders = source.randint(0, base // 2)
        everyone = base - holders
        needs.append(
            RegionNeed(
                code=RegionCode(f"64.{number:02d}"),
                base=base,
                holders=holders,
                to_keep=source.choice([0, 0, source.randint(0, everyone), everyone // 4]),
                to_reach=max(0, -(-target * base // 10_000) - holders),
                capacity=source.choice([0, *[source.randint(1, size + 2) for _ in range(7)]]),
                cost_rp=source.randint(0, 2),
            )
        )
    source.shuffle(needs)
    return TargetTask(target, tuple(needs))


def _by_trying(task: TargetTask) -> tuple[int, Fraction, int, tuple[int, ...]]:
    """Return s, z, cost and the additions of the best of all allowed additions.

    The objective is written down as the method defines it: s, then z, then cost, then as much as
    possible to the region with larger U, then to the lower code.
    """
    regions = task.regions
    by_tie = sorted(range(len(regions)), key=lambda i: (-regions[i].everyone, regions[i].code))
    ranges = []
    for need in regions:
        capacity = need.capacity or 0
        ranges.append(range(min(need.to_keep, capacity), min(need.everyone, capacity) + 1))
    best = None
    for additions in itertools.product(*ranges):
        short = task.needed - sum(additions)
        if short < 0:
            continue
        effort = max(
            (
                Fraction(number, need.capacity)
                for number, need in zip(additions, regions, strict=True)
                if need.capacity
            ),
            default=Fraction(0),
        )
        cost = _cost(task, additions)
        key = (short, effort, cost, tuple(-additions[i] for i in by_tie))
        if best is None or key < best[0]:
            best = (key, additions)
    assert best is not None
    (short, effort, cost, _), additions = best
    return short, effort, cost, additions


def _cost(task: TargetTask, additions: tuple[int, ...]) -> int:
    return sum(n * (need.cost_rp or 0) for n, need in zip(additions, task.regions, strict=True))


def _by_search(task: TargetTask) -> tuple[int, Fraction | None, int | None, tuple[int, ...]]:
    proposal = propose_capacity(task)
    additions = tuple(share.additions for share in proposal.shares)
    return proposal.shortfall, proposal.effort, proposal.cost_rp, additions


def test_small_provinces_agree_with_trying_everything() -> None:
    source = random.Random(64)
    short = inside = 0
    for _ in range(SMALL_PROVINCES):
        task = _province(source, regions=source.randint(1, 4), size=source.choice([5, 9, 13]))
        expected = _by_trying(task)
        assert _by_search(task) == expected, task
        short += expected[0] > 0
        inside += 0 < expected[1] < 1
    # many of the cases are no easy ones: capacity does not suffice, or leaves a choice
    assert short > SMALL_PROVINCES // 10
    assert inside > SMALL_PROVINCES // 4


def test_real_sizes_agree_with_highs() -> None:
    source = random.Random(6472)
    for _ in range(SOLVED_PROVINCES):
        size = source.choice([20, 400, 9_000])
        task = _province(source, regions=source.randint(1, 40), size=size)
        short, effort, cost = _by_highs(task)
        found = _by_search(task)
        assert found[:2] == (short, effort), task
        assert found[2] == cost, task


def _by_highs(task: TargetTask) -> tuple[int, Fraction, int]:
    """Solve the three stages as mixed-integer programmes; variables a₁…aₙ, s, z.

    The optimum z is read from the integer additions as a fraction, so that tolerances of floating
    point do not enter the comparison; the last stage uses it as whole-number caps ⌊z·K⌋.
    """
    count = len(task.regions)
    capacities = np.array([need.capacity or 0 for need in task.regions], dtype=float)
    lower = np.minimum([need.to_keep for need in task.regions], capacities)
    upper = np.minimum([need.everyone for need in task.regions], capacities)
    costs = np.array([need.cost_rp or 0 for need in task.regions], dtype=float)

    def solve(objective: np.ndarray, low_s: int, high_s: float, caps: np.ndarray) -> np.ndarray:
        constraints = [
            (
                np.eye(count + 2),
                np.concatenate([lower, [low_s, 0.0]]),
                np.concatenate([caps, [high_s, np.inf]]),
            ),
            (np.concatenate([np.ones(count), [1.0, 0.0]]), task.needed, task.needed),
            (np.column_stack([np.eye(count), np.zeros(count), -capacities]), -np.inf, 0.0),
        ]
        result = milp(
            objective,
            integrality=np.concatenate([np.ones(count + 1), [0.0]]),
            constraints=constraints,
            options={"mip_rel_gap": 0.0},
        )
        assert result.success, result.message
        return result.x

    nothing = np.zeros(count)
    first = solve(np.concatenate([nothing, [1.0, 0.0]]), 0, np.inf, upper)
    short = round(first[count])
    second = solve(np.concatenate([nothing, [0.0, 1.0]]), short, short, upper)
    effort = max(
        (
            Fraction(round(number), int(capacity))
            for number, capacity in zip(second[:count], capacities, strict=True)
            if capacity
        ),
        default=Fraction(0),
    )
    caps = np.array(
        [
            min(bound, effort.numerator * int(capacity) // effort.denominator)
            for bound, capacity in zip(upper, capacities, strict=True)
        ]
    )
    third = solve(np.concatenate([costs, [0.0, 0.0]]), short, short, caps)
    additions = tuple(round(number) for number in third[:count])
    return short, effort, _cost(task, additions)


@pytest.mark.parametrize(
    ("capacities", "expected"),
    [
        ((200, 100, 10), (0, Fraction(107, 200), (107, 53, 5))),
        ((100, 40, 5), (20, Fraction(1), (100, 40, 5))),
    ],
)
def test_the_methods_own_case_agrees_with_highs(
    capacities: tuple[int, int, int], expected: tuple[int, Fraction, tuple[int, ...]]
) -> None:
    rows = [(1000, 880, 20, 20, 3), (500, 300, 10, 150, 1), (100, 95, 1, 0, 2)]
    task = TargetTask(
        9000,
        tuple(
            RegionNeed(RegionCode(f"64.0{n}"), base, holders, keep, reach, capacity, cost)
            for n, ((base, holders, keep, reach, cost), capacity) in enumerate(
                zip(rows, capacities, strict=True), start=1
            )
        ),
    )
    short, effort, _, additions = _by_search(task)
    assert (short, effort, additions) == expected
    assert _by_highs(task)[:2] == (short, effort)
