"""Promises of the target rules on random provinces: sums, bounds, ties, extreme sizes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.figures.harmonization.targets import (
    Limit,
    RegionNeed,
    TargetTask,
    need_of,
    propose_all,
    propose_capacity,
    propose_proportional,
)
from helpers.figures.harmonization.targets.release import fewest_team_days
from helpers.figures.harmonization.work import Movement, Today, work_of
from helpers.vocabulary.numbers import ceil_div
from helpers.vocabulary.region_code import RegionCode

SIZES = st.sampled_from([0, 1, 2, 17, 1_000, 250_000, 10**9, 10**15])
EXAMPLES = settings(max_examples=150, deadline=None)


@st.composite
def needs(draw: st.DrawFn, code: RegionCode, target: int) -> RegionNeed | None:
    """A region's work as it comes out of today's counts, some above 100 %, some without base."""
    base = draw(st.integers(0, draw(SIZES)))
    holders = draw(st.integers(0, base + base // 4 + 1))
    cohort = base // 17 + draw(st.integers(0, 2))
    movement = Movement(
        inflow=draw(st.sampled_from([0, cohort])), outflow=draw(st.sampled_from([0, cohort]))
    )
    work = work_of(Today(base, holders), movement, target)
    if work is None:
        return None
    capacity = draw(st.one_of(st.just(0), st.integers(0, 2 * work.everyone + 3)))
    return need_of(code, work, capacity=capacity, cost_rp=draw(st.integers(0, 3)))


@st.composite
def tasks(draw: st.DrawFn) -> TargetTask:
    """A province of 1–40 regions; those without a base are not applicable and left out."""
    target = draw(st.sampled_from([0, 1, 3000, 6000, 9899, 9900, 9940, 10_000]))
    numbers = draw(st.permutations(range(1, draw(st.integers(1, 40)) + 1)))
    drawn = [draw(needs(RegionCode(f"64.{number:02d}"), target)) for number in numbers]
    return TargetTask(target, tuple(need for need in drawn if need is not None))


@EXAMPLES
@given(tasks())
def test_sums_and_bounds(task: TargetTask) -> None:
    uniform, proportional, capacity = propose_all(task, people_per_team_day=60)
    assert uniform.total >= task.needed
    assert proportional.total == task.needed
    assert capacity.total + capacity.shortfall == task.needed
    for proposal in (uniform, proportional):
        for share in proposal.shares:
            assert share.need.to_keep <= share.additions <= share.need.everyone
            assert share.lost_coverage == 0
    for share in uniform.shares:
        assert share.additions in (share.need.to_reach, share.need.to_keep)
        target = share.target_hundredths
        assert target is None or target >= task.target_hundredths


@EXAMPLES
@given(tasks())
def test_capacity_bounds_effort_and_words(task: TargetTask) -> None:
    proposal = propose_capacity(task, people_per_team_day=60)
    ceilings = sum(min(need.everyone, need.capacity or 0) for need in task.regions)
    assert proposal.shortfall == max(0, task.needed - ceilings)
    assert proposal.effort is not None
    used = []
    for share in proposal.shares:
        need, capacity = share.need, share.need.capacity or 0
        assert min(need.to_keep, capacity) <= share.additions <= min(need.everyone, capacity)
        assert share.lost_coverage == max(0, need.to_keep - capacity)
        assert share.additions <= proposal.effort * capacity
        used.extend([share.additions / capacity] if capacity else [])
        if proposal.shortfall:
            everyone = share.additions == need.everyone
            assert share.limit is (Limit.EVERYONE if everyone else Limit.CAPACITY)
        else:
            assert share.limit is None
    # z is no larger than what some region really uses
    assert float(proposal.effort) == max(used, default=0.0)


@EXAMPLES
@given(tasks())
def test_a_release_releases(task: TargetTask) -> None:
    proposal = propose_capacity(task, people_per_team_day=60)
    if proposal.release is None:
        assert proposal.shortfall == 0
        return
    lower = proposal.release.target_hundredths
    kept = propose_capacity(TargetTask(0, task.regions))
    if lower is None:
        assert kept.shortfall > 0
    else:
        assert propose_capacity(TargetTask(lower, task.regions)).shortfall == 0
        assert lower < task.target_hundredths
        assert propose_capacity(TargetTask(lower + 1, task.regions)).shortfall > 0
    assert proposal.release.team_days is not None
    more = dict(proposal.release.team_days)
    assert _shortfall_with(task, more) == 0
    assert sum(more.values()) >= ceil_div(proposal.shortfall, 60)
    for code in more:
        assert _shortfall_with(task, {**more, code: more[code] - 1}) > 0


def _shortfall_with(task: TargetTask, team_days: dict[RegionCode, int]) -> int:
    reach = sum(
        min(need.everyone, (need.capacity or 0) + 60 * team_days.get(need.code, 0))
        for need in task.regions
    )
    return max(0, task.needed - reach)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=3), st.integers(1, 4), st.data())
def test_team_days_are_the_fewest(waiting: list[int], per_day: int, data: st.DataObject) -> None:
    people = data.draw(st.integers(0, sum(waiting)))
    by_region = {RegionCode(f"64.{n:02d}"): number for n, number in enumerate(waiting, start=1)}
    found = sum(days for _, days in fewest_team_days(by_region, people, per_day))
    assert found == _fewest_by_trying(waiting, people, per_day)


def _fewest_by_trying(waiting: list[int], people: int, per_day: int) -> int:
    if people <= 0:
        return 0
    options = [
        _fewest_by_trying(
            [*waiting[:i], max(0, number - per_day), *waiting[i + 1 :]],
            people - min(number, per_day),
            per_day,
        )
        for i, number in enumerate(waiting)
        if number
    ]
    return 1 + min(options)


@EXAMPLES
@given(tasks(), st.randoms(use_true_random=False))
def test_ties_do_not_depend_on_the_order_of_the_rows(task: TargetTask, random) -> None:
    shuffled = list(task.regions)
    random.shuffle(shuffled)
    other = TargetTask(task.target_hundredths, tuple(shuffled))
    for one, two in zip(propose_all(task), propose_all(other), strict=True):
        assert one.effort == two.effort
        assert {share.code: share.additions for share in one.shares} == {
            share.code: share.additions for share in two.shares
        }


@EXAMPLES
@given(tasks())
def test_proportional_stays_within_one_person_of_the_exact_share(task: TargetTask) -> None:
    proposal = propose_proportional(task)
    to_divide = task.needed - task.to_keep
    gaps = sum(need.everyone - need.to_keep for need in task.regions)
    for share in proposal.shares:
        exact = to_divide * (share.need.everyone - share.need.to_keep)
        assert abs((share.additions - share.need.to_keep) * gaps - exact) < max(gaps, 1)
