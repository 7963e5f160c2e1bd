"""The three target rules on drawn tables, the arithmetic written out."""

from fractions import Fraction

import pytest

from helpers.figures.harmonization.targets import (
    Limit,
    Proposal,
    RegionNeed,
    Rule,
    TargetTask,
    need_of,
    propose_all,
    propose_capacity,
    propose_proportional,
    propose_uniform,
    target_of_additions,
)
from helpers.figures.harmonization.targets.ceilings import capacity_of, over_assigned
from helpers.figures.harmonization.work import Movement, Today, Work, work_of
from helpers.vocabulary.region_code import RegionCode

THREE = """
    code  | D1   | S   | J  | N   | K   | cost
    64.01 | 1000 | 880 | 20 | 20  | 200 | 3
    64.02 | 500  | 300 | 10 | 150 | 100 | 1
    64.03 | 100  | 95  | 1  | 0   | 10  | 2
"""


def drawn(table: str, target: int = 9000, **capacities: int | None) -> TargetTask:
    """Read a drawn table; ``-`` is not known. Capacities by code replace column K."""
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]
    regions = []
    for code, base, holders, to_keep, to_reach, capacity, cost in rows:
        known = None if capacity == "-" else int(capacity)
        regions.append(
            RegionNeed(
                code=RegionCode(code),
                base=int(base),
                holders=int(holders),
                to_keep=int(to_keep),
                to_reach=int(to_reach),
                capacity=capacities.get(code, known),
                cost_rp=None if cost == "-" else int(cost),
            )
        )
    return TargetTask(target, tuple(regions))


def additions(proposal: Proposal) -> list[int]:
    return [share.additions for share in proposal.shares]


def test_what_the_province_is_asked_for() -> None:
    task = drawn(THREE)
    assert task.to_keep == 20 + 10 + 1
    # 90 % of 1 600 people is 1 440; 1 275 hold the document without any work
    assert task.needed == max(31, 1440 - (880 + 300 + 95)) == 165


def test_uniform_brings_every_region_to_the_target_or_keeps_its_coverage() -> None:
    proposal = propose_uniform(drawn(THREE))
    assert additions(proposal) == [max(20, 20), max(150, 10), max(0, 1)]
    assert proposal.total == 20 + 150 + 1 == 171
    assert proposal.total >= proposal.task.needed
    assert proposal.coverage_percent == Fraction(100 * (1275 + 171), 1600)


def test_proportional_divides_the_gap_above_what_keeps_coverage() -> None:
    proposal = propose_proportional(drawn(THREE))
    # M = 165 − 31 = 134; gaps 120 − 20, 200 − 10, 5 − 1: together 294
    # 134·100 ÷ 294 = 45 rest 170; 134·190 ÷ 294 = 86 rest 176; 134·4 ÷ 294 = 1 rest 242
    # two units are left: the largest remainders are the third's and the second's
    assert additions(proposal) == [20 + 45, 10 + 86 + 1, 1 + 1 + 1] == [65, 97, 3]
    assert proposal.total == 165


def test_proportional_leftovers_of_equal_remainder_go_to_the_larger_gap_then_lower_code() -> None:
    task = drawn(
        """
        code  | D1  | S  | J | N  | K | cost
        64.03 | 20  | 10 | 0 | 0  | - | -
        64.02 | 20  | 10 | 0 | 0  | - | -
        64.01 | 40  | 10 | 0 | 10 | - | -
    """,
        target=4000,
    )
    # A = 32 − 30 = 2, gaps 10, 10, 30: 2·10 ÷ 50 = 0 rest 20 (twice), 2·30 ÷ 50 = 1 rest 10
    assert additions(propose_proportional(task)) == [0, 0 + 1, 1]

    task = drawn(
        """
        code  | D1 | S | J | N | K | cost
        64.01 | 10 | 9 | 0 | 0 | - | -
        64.02 | 10 | 7 | 0 | 2 | - | -
    """,
        target=9000,
    )
    # A = 18 − 16 = 2, gaps 1 and 3: 2·1 ÷ 4 = 0 rest 2 and 2·3 ÷ 4 = 1 rest 2
    assert additions(propose_proportional(task)) == [0, 1 + 1]


def test_proportional_asks_only_for_keeping_where_the_province_is_beyond_the_target() -> None:
    task = drawn(THREE, target=5000)
    # 50 % of 1 600 is 800 and 1 275 hold it already: A = ΣJ, M = 0
    assert task.needed == 31
    assert additions(propose_proportional(task)) == [20, 10, 1]


def test_capacity_spreads_the_effort_then_the_money() -> None:
    proposal = propose_capacity(drawn(THREE))
    # at z = 107/200: ⌊107⌋ + ⌊53,5⌋ + min(⌊5,35⌋, U = 5) = 107 + 53 + 5 = 165 = A
    # at 106/200:     106 + 53 + 5 = 164 is one short
    assert proposal.effort == Fraction(107, 200)
    assert additions(proposal) == [107, 53, 5]
    assert proposal.total == 165
    assert proposal.shortfall == 0
    assert proposal.release is None
    assert [share.limit for share in proposal.shares] == [None, None, None]
    assert proposal.cost_rp == 3 * 107 + 1 * 53 + 2 * 5


def test_capacity_that_does_not_suffice_says_what_binds_and_what_releases() -> None:
    task = drawn(THREE, **{"64.01": 100, "64.02": 40, "64.03": 5})
    proposal = propose_capacity(task, people_per_team_day=8)
    assert additions(proposal) == [100, 40, 5]
    assert proposal.shortfall == 165 - 145 == 20
    assert proposal.coverage_percent == Fraction(8875, 100)
    assert [share.limit for share in proposal.shares] == [
        Limit.CAPACITY,  # a = K = 100 < U = 120
        Limit.CAPACITY,  # a = K = 40 < U = 200
        Limit.EVERYONE,  # a = U = 5
    ]
    assert proposal.release is not None
    # 120 − 100 = 20 wait in the first, 200 − 40 = 160 in the second: ⌈20 ÷ 8⌉ = 3 days there
    assert proposal.release.team_days == (("64.02", 3),)
    assert proposal.release.total_team_days == 3
    assert proposal.release.target_hundredths == 8875


def test_a_lower_target_does_not_release_what_keeping_coverage_needs() -> None:
    task = drawn("""
        code  | D1  | S  | J  | N  | K  | cost
        64.01 | 100 | 50 | 20 | 40 | 10 | 1
    """)
    proposal = propose_capacity(task, people_per_team_day=5)
    # A = max(20, 90 − 50) = 40, K = 10: s = 30 and coverage 60 %. With a target of 60 % A is
    # still max(20, 60 − 50) = 20, twice the capacity: no target releases the shortfall.
    assert proposal.shortfall == 30
    assert proposal.coverage_percent == 60
    assert proposal.release is not None
    assert proposal.release.target_hundredths is None
    assert proposal.release.team_days == (("64.01", 6),)
    assert proposal.shares[0].lost_coverage == 20 - 10
    assert propose_capacity(TargetTask(6000, task.regions)).shortfall == 10


def test_team_days_are_counted_where_people_wait() -> None:
    task = drawn(
        """
        code  | D1  | S  | J | N  | K | cost
        64.01 | 20  | 10 | 0 | 10 | 9 | 1
        64.02 | 20  | 10 | 0 | 10 | 9 | 1
    """,
        target=10_000,
    )
    proposal = propose_capacity(task, people_per_team_day=50)
    # two people, one in each region: one team-day (⌈2 ÷ 50⌉) would leave one of them unserved
    assert proposal.shortfall == 2
    assert proposal.release is not None
    assert proposal.release.team_days == (("64.01", 1), ("64.02", 1))


def test_capacity_below_what_keeps_coverage_is_used_up() -> None:
    task = drawn(
        """
        code  | D1   | S   | J   | N  | K   | cost
        64.01 | 1000 | 800 | 100 | 0  | 60  | 5
        64.02 | 1000 | 700 | 50  | 50 | 200 | 1
    """,
        target=7500,
    )
    # A = max(150, 1500 − 1500) = 150; 60 is forced (z = 1), so 90 fall to the second region
    proposal = propose_capacity(task)
    assert additions(proposal) == [60, 90]
    assert proposal.effort == 1
    assert proposal.shares[0].lost_coverage == 100 - 60
    assert proposal.shortfall == 0


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("64.02 | 100 | 60 | 0 | 0 | 10 | 7", [2, 1]),  # equal cost: U = 50 goes before U = 40
        ("64.02 | 100 | 50 | 0 | 0 | 10 | 7", [2, 1]),  # equal cost and U: lower code
        ("64.02 | 100 | 60 | 0 | 0 | 10 | 6", [1, 2]),  # cheaper
    ],
)
def test_equal_efforts_are_settled_by_cost_then_larger_gap_then_code(
    second: str, expected: list[int]
) -> None:
    table = f"code\n64.01 | 100 | 50 | 0 | 0 | 10 | 7\n{second}"
    holders = sum(need.holders for need in drawn(table).regions)
    # A = 3 with K = 10 and 10: z = 2/10, 2 + 2 are allowed and 3 are needed
    task = drawn(table, target=(holders + 3) * 50)
    assert task.needed == 3
    assert propose_capacity(task).effort == Fraction(2, 10)
    assert additions(propose_capacity(task)) == expected


def test_missing_capacity_names_the_regions_and_computes_nothing() -> None:
    task = drawn("""
        code  | D1   | S   | J  | N   | K   | cost
        64.01 | 1000 | 880 | 20 | 20  | -   | 3
        64.02 | 500  | 300 | 10 | 150 | 100 | 1
        64.03 | 100  | 95  | 1  | 0   | 10  | -
    """)
    proposal = propose_capacity(task)
    assert proposal.missing == ("64.01", "64.03")
    assert not proposal.is_computed
    assert proposal.shares == ()
    assert proposal.effort is proposal.coverage_percent is proposal.cost_rp is None


def test_nothing_to_do_and_nobody_to_serve() -> None:
    task = drawn("""
        code  | D1  | S   | J | N | K | cost
        64.01 | 100 | 100 | 0 | 0 | 0 | 1
        64.02 | 0   | 0   | 0 | 0 | 5 | 1
    """)
    for proposal in propose_all(task):
        assert additions(proposal) == [0, 0]
        assert proposal.shortfall == 0
    assert propose_capacity(task).effort == 0
    assert propose_uniform(task).shares[1].coverage_percent is None
    assert propose_uniform(task).shares[1].target_hundredths is None
    empty = TargetTask(9000, ())
    assert [proposal.total for proposal in propose_all(empty)] == [0, 0, 0]


def test_the_rules_side_by_side_in_their_order() -> None:
    rules = [proposal.rule for proposal in propose_all(drawn(THREE))]
    assert rules == [Rule.SERAGAM, Rule.PROPORSIONAL, Rule.KAPASITAS]
    assert [proposal.total for proposal in propose_all(drawn(THREE))] == [171, 165, 165]


def test_the_need_comes_from_the_work() -> None:
    work = work_of(Today(1000, 900), Movement(), 9000)
    assert isinstance(work, Work)
    need = need_of(RegionCode("64.01"), work, capacity=7, cost_rp=2)
    assert (need.base, need.holders, need.to_keep, need.to_reach) == (1000, 900, 0, 0)
    assert need.everyone == 1000 - 900
    without_target = work_of(Today(1000, 900), Movement(), None)
    assert without_target is not None
    with pytest.raises(ValueError, match="no target"):
        need_of(RegionCode("64.01"), without_target)


def test_the_target_that_additions_amount_to_is_rounded_down() -> None:
    need = drawn(THREE).regions[1]
    # (300 + 53) ÷ 500 = 70,6 %; (300 + 250) ÷ 500 is above 100 % and stays visible
    assert target_of_additions(need, 53) == 7060
    assert target_of_additions(need, 250) == 11_000


@pytest.mark.parametrize(
    "wrong",
    [
        {"to_keep": 201},  # J above U = 200
        {"to_reach": 201},  # N above U
        {"holders": 501},  # S above D1
        {"base": -1},
        {"capacity": -1},
        {"cost_rp": -1},
    ],
)
def test_numbers_that_are_no_work_are_refused(wrong: dict[str, int]) -> None:
    right = {"base": 500, "holders": 300, "to_keep": 10, "to_reach": 150}
    with pytest.raises(ValueError, match="not the work"):
        RegionNeed(code=RegionCode("64.01"), **{**right, **wrong})


def test_targets_above_all_and_doubled_regions_are_refused() -> None:
    regions = drawn(THREE).regions
    with pytest.raises(ValueError, match="10001"):
        TargetTask(10_001, regions)
    with pytest.raises(ValueError, match="twice"):
        TargetTask(9000, (regions[0], regions[0]))


def test_capacity_is_the_high_pace_and_the_team_days() -> None:
    # ⌊7/3 · 100⌋ + 4 · 25
    assert capacity_of(Fraction(7, 3), 100, team_days=4, people_per_team_day=25) == 233 + 100
    assert capacity_of(None, 100, team_days=4, people_per_team_day=25) is None


def test_team_days_are_never_used_twice() -> None:
    one, other, third = (RegionCode(f"64.0{number}") for number in (1, 2, 3))
    assigned = {(other, "kia"): 3, (one, "kia"): 5, (one, "ikd"): 5, (third, "ikd"): 1}
    over = over_assigned({one: 9, other: 3}, assigned)
    assert [(item.code, item.available, item.assigned) for item in over] == [
        ("64.01", 9, 10),
        ("64.03", 0, 1),
    ]
